/**
 * The built-in reading model, run by @xenova/transformers beside the embedding model whose token vectors it sees.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WenbaoError } from '../src/errors.ts';
import { libraryFor, realNumbers, type Tensor, wholeNumbers } from './library-model.ts';
import { readObject } from './model-settings.ts';
import type { Reader, ReadSentence } from './reader.ts';
import { characterNumbers, FEATURES, featuresOf, type ReadText, readText, TokenDirections } from './reader-input.ts';
import type { TokenTable } from './token-rescorer.ts';

/** Characters of a question and of a sentence that are read, as in training. */
const MOST = { question: 60, sentence: 200 } as const;
/** Words that answer are at most so many characters. */
const LONGEST_SPAN = 40;
/** Sentences of one run: more gain nothing, and the run blocks other work for longer. */
const BATCH = 16;

/** What is relied on of the library's models: this one takes and gives what train/reader/export.py names. */
interface Model {
  (inputs: Readonly<Record<string, Tensor>>): Promise<{ starts: Tensor; ends: Tensor; answers: Tensor }>;
  dispose(): Promise<unknown>;
}

/** What the reader needs of the embedding model. */
export interface Tokens {
  table(): Promise<TokenTable>;
  encode(text: string): readonly number[];
}

export interface ClosableReader extends Reader {
  close(): Promise<void>;
}

/** Is the reading model made for the token vectors of this embedding model? Its folder says which. */
export async function readerFolder(modelFolder: string, digest: string): Promise<string | null> {
  const folder = join(modelFolder, 'reader');
  const described = join(folder, 'wenbao.json');
  if (!existsSync(described)) return null;
  const { embedder } = await readObject(described);
  return embedder === digest ? folder : null;
}

async function load(folder: string): Promise<{ model: Model; known: ReadonlyMap<string, number> }> {
  const { library, name } = await libraryFor(folder);
  try {
    const characters = JSON.parse(await readFile(join(folder, 'characters.json'), 'utf8')) as string;
    const known = new Map([...characters].map((character, i) => [character, i + 2]));
    const model = (await library.AutoModel.from_pretrained(name, {
      quantized: true,
      local_files_only: true,
    })) as unknown as Model;
    return { model, known };
  } catch (cause) {
    throw new WenbaoError('bad-model', `模型文件无法加载：${folder}`, {
      hint: '文件可能损坏或不完整，请重新复制。',
      cause,
    });
  }
}

/** The stretch of a long sentence that shares most pairs of characters with the question: where it begins. */
export function windowOf(sentence: string, question: string, length: number): number {
  if (sentence.length <= length) return 0;
  const pairs = new Set<string>();
  for (let at = 0; at + 2 <= question.length; at++) pairs.add(question.slice(at, at + 2));
  const shares = (at: number): number => (pairs.has(sentence.slice(at, at + 2)) ? 1 : 0);
  let sum = 0;
  for (let at = 0; at < length - 1; at++) sum += shares(at);
  let best = { start: 0, sum };
  for (let start = 1; start + length <= sentence.length; start++) {
    sum += shares(start + length - 2) - shares(start - 1);
    if (sum > best.sum) best = { start, sum };
  }
  return best.start;
}

/** The likeliest words: the logarithms of start and end add up. */
function bestSpan(starts: Float32Array, ends: Float32Array): { from: number; to: number; score: number } | null {
  const normal = (logits: Float32Array): number => {
    const most = logits.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    return most + Math.log(logits.reduce((sum, one) => sum + Math.exp(one - most), 0));
  };
  const [a, b] = [normal(starts), normal(ends)];
  let best: { from: number; to: number; score: number } | null = null;
  for (let from = 0; from < starts.length; from++)
    for (let to = from; to < Math.min(ends.length, from + LONGEST_SPAN); to++) {
      const score = (starts[from] as number) - a + (ends[to] as number) - b;
      if (best === null || score > best.score) best = { from, to, score };
    }
  return best;
}

interface Pair {
  readonly question: ReadText;
  readonly sentence: ReadText;
  /** Where the sentence that was read begins in the one that was given. */
  readonly offset: number;
}

export function onnxReader(folder: string, tokens: Tokens): ClosableReader {
  let opened: ReturnType<typeof open> | null = null;
  const open = async () => {
    const [loaded, table] = await Promise.all([load(folder), tokens.table()]);
    return { ...loaded, table, directions: new TokenDirections(table) };
  };
  const ready = async () => {
    opened ??= open();
    try {
      return await opened;
    } catch (error) {
      opened = null;
      throw error;
    }
  };

  const run = async (pairs: readonly Pair[]): Promise<ReadSentence[]> => {
    const { model, known, directions } = await ready();
    const width = directions.dimension;
    const inputs = async (
      name: 'question' | 'sentence',
      other: 'question' | 'sentence',
    ): Promise<Record<string, Tensor>> => {
      const longest = Math.max(1, ...pairs.map((pair) => pair[name].characters.length));
      const characters = new BigInt64Array(pairs.length * longest);
      const rows = new Float32Array(pairs.length * longest * width);
      const told = new Float32Array(pairs.length * longest * FEATURES);
      const mask = new Float32Array(pairs.length * longest);
      for (const [nth, pair] of pairs.entries()) {
        const text = pair[name];
        const begin = nth * longest;
        for (const [at, number] of characterNumbers(text.characters, known).entries())
          characters[begin + at] = BigInt(number);
        for (const [at, token] of text.tokens.entries()) rows.set(directions.of(token), (begin + at) * width);
        told.set(featuresOf(text, pair[other], directions), begin * FEATURES);
        mask.fill(1, begin, begin + text.characters.length);
      }
      const dims = [pairs.length, longest];
      return {
        [`${name}_characters`]: await wholeNumbers(characters, dims),
        [`${name}_rows`]: await realNumbers(rows, [...dims, width]),
        [`${name}_features`]: await realNumbers(told, [...dims, FEATURES]),
        [`${name}_mask`]: await realNumbers(mask, dims),
      };
    };
    const { starts, ends, answers } = await model({
      ...(await inputs('question', 'sentence')),
      ...(await inputs('sentence', 'question')),
    });
    const longest = starts.dims[1] as number;
    return pairs.map(({ sentence, offset }, nth) => {
      const stretch = (logits: Tensor): Float32Array =>
        (logits.data as Float32Array).subarray(nth * longest, nth * longest + sentence.characters.length);
      const best = bestSpan(stretch(starts), stretch(ends));
      const span = best && {
        start: offset + (sentence.starts[best.from] as number),
        end: offset + (sentence.ends[best.to] as number),
      };
      return { answers: answers.data[nth] as number, span, spanScore: best?.score ?? 0 };
    });
  };

  return {
    read: async (question, sentences) => {
      const { table } = await ready();
      const asked = readText(question, table, tokens.encode, MOST.question);
      const pairs = sentences.map((text): Pair => {
        const offset = windowOf(text, question, MOST.sentence);
        const sentence = readText(text.slice(offset), table, tokens.encode, MOST.sentence);
        return { question: asked, sentence, offset };
      });
      const found: ReadSentence[] = [];
      for (let from = 0; from < pairs.length; from += BATCH)
        found.push(...(await run(pairs.slice(from, from + BATCH))));
      return found;
    },
    prepare: async () => {
      await ready();
    },
    close: async () => {
      const loaded = await opened?.catch(() => null);
      await loaded?.model.dispose();
    },
  };
}
