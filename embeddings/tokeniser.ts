/**
 * From texts to a model's inputs. The built-in model's tokenizer, and others of its plain form, run in unigram.ts, which is
 * several times faster than the library (tokenising is most of the time of embedding); all others run in the library.
 */
import { type Inputs, type LibraryTokenizer, wholeNumbers } from './library-model.ts';
import { UnigramTokenizer } from './unigram.ts';

export interface Tokeniser {
  /** Token numbers of a text, cut to the model's length, with the special tokens that the model wants. */
  encode(text: string): number[];
  /** What the model is run with: all texts as long as the longest, the rest padding that the mask leaves out. */
  inputs(texts: readonly string[]): Promise<Inputs>;
}

/** Is it a unigram model and nothing else: no special tokens, no cutting into words before? */
function isPlainUnigram(tokenizer: LibraryTokenizer): boolean {
  const { model } = tokenizer;
  return (
    model.config.type === 'Unigram' &&
    model.scores !== undefined &&
    model.unk_token_id !== undefined &&
    model.fuse_unk === true &&
    tokenizer.normalizer !== null &&
    tokenizer.pre_tokenizer === null &&
    tokenizer.post_processor === null &&
    tokenizer.added_tokens.length === 0 &&
    !tokenizer.remove_space &&
    !tokenizer.do_lowercase_and_remove_accent &&
    tokenizer.pad_token_id !== undefined &&
    tokenizer.padding_side === 'right'
  );
}

/** @param tokenizer the library's, with its greatest length set */
export function tokeniserOf(tokenizer: LibraryTokenizer): Tokeniser {
  if (!isPlainUnigram(tokenizer)) {
    return {
      encode: (text) => tokenizer.encode(text).slice(0, tokenizer.model_max_length),
      inputs: async (texts) => tokenizer(texts, { padding: true, truncation: true }),
    };
  }
  const { vocab, scores = [], unk_token_id: unknown = 0 } = tokenizer.model;
  const unigram = new UnigramTokenizer({ pieces: vocab, scores, unknown });
  const encode = (text: string): number[] =>
    unigram.encode(tokenizer.normalizer?.(text) ?? text).slice(0, tokenizer.model_max_length);
  return {
    encode,
    inputs: async (texts) => {
      const all = texts.map(encode);
      const longest = Math.max(0, ...all.map((tokens) => tokens.length));
      const ids = new BigInt64Array(texts.length * longest).fill(BigInt(tokenizer.pad_token_id ?? 0));
      const mask = new BigInt64Array(texts.length * longest);
      for (const [row, tokens] of all.entries()) {
        for (const [at, token] of tokens.entries()) ids[row * longest + at] = BigInt(token);
        mask.fill(1n, row * longest, row * longest + tokens.length);
      }
      const dims = [texts.length, longest];
      return { input_ids: await wholeNumbers(ids, dims), attention_mask: await wholeNumbers(mask, dims) };
    },
  };
}
