/** Our tokenising beside the library's, on the built-in model and on another one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { env, pipeline } from '@xenova/transformers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LibraryTokenizer, Pipeline } from '../../embeddings/library-model.ts';
import { builtInModelFolder } from '../../embeddings/model-settings.ts';
import { type Tokeniser, tokeniserOf } from '../../embeddings/tokeniser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const TINY = fileURLToPath(new URL('./fixtures/tiny-e5', import.meta.url));

async function libraryTokenizer(folder: string, quantized: boolean): Promise<LibraryTokenizer> {
  Object.assign(env, { allowRemoteModels: false, useFSCache: false, localModelPath: '/' });
  const loaded = await pipeline('feature-extraction', folder.replace(/^\//, ''), { quantized, local_files_only: true });
  const { tokenizer } = loaded as unknown as Pipeline;
  tokenizer.model_max_length = quantized ? 512 : 8;
  return tokenizer;
}

let library: LibraryTokenizer;
let own: Tokeniser;
beforeAll(async () => {
  library = await libraryTokenizer(builtInModelFolder(), true);
  own = tokeniserOf(library);
});

function same(text: string): void {
  expect(own.encode(text)).toEqual(library.encode(text).slice(0, 512));
}

describe('token numbers of the built-in model are the library’s', () => {
  it('on every line of the sample reports, whole and in pieces', () => {
    const lines = readdirSync(join(root, 'reports')).flatMap((name) =>
      readFileSync(join(root, 'reports', name), 'utf8').split('\n'),
    );
    expect(lines.length).toBeGreaterThan(500);
    for (const line of lines) same(line);
    for (const line of lines) for (const part of line.split(/(?<=[，。；])/)) same(part.slice(1));
  });

  it.each([
    '２０２２年ＧＤＰ　增长 5.5％左右',
    ' How many\u00a0farmhouses got a New toilet？\n',
    '①ﬁﾊﾟ㎡Ω',
    '𠮷野家😀🚽茅房',
    'İstanbul ΣΑΣ',
    '保护第\u3000一、全民\u200b共享',
    '<unk><PAD>',
    '\ud83d半个字',
    '',
    ' \n\u200b',
    '推动高质量发展。'.repeat(2000),
  ])('on %j', (text) => {
    same(text);
  });

  it('on any text, of its own pieces or of any characters', () => {
    const piece = fc.nat(library.model.vocab.length - 1).map((token) => library.model.vocab[token] as string);
    const text = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 30 });
    fc.assert(
      fc.property(text, (parts) => {
        same(parts.join(''));
      }),
      { numRuns: 500 },
    );
  });
});

describe('what a model is run with', () => {
  const plain = ({ input_ids, attention_mask }: Awaited<ReturnType<Tokeniser['inputs']>>) =>
    [input_ids, attention_mask].map(({ type, dims, data }) => ({ type, dims: [...dims], data: [...data].map(Number) }));

  it.each<[string, readonly string[]]>([
    ['a text', ['农村户厕改造']],
    ['texts of different length', ['农村户厕改造', '5G', '新建改扩建中小学和幼儿园46所，新增学位2.8万个']],
    ['an empty one among others', ['', '就业', ' \n']],
    ['one beyond the limit', ['推动高质量发展。'.repeat(300), '就业']],
  ])('is the same: %s', async (_, texts) => {
    expect(plain(await own.inputs(texts))).toEqual(plain(library(texts, { padding: true, truncation: true })));
  });
});

describe('a tokenizer of another form', () => {
  it('is the library’s own', async () => {
    const other = await libraryTokenizer(TINY, false);
    const made = tokeniserOf(other);
    const text = '就业业业业业业业业业业';
    expect(made.encode(text)).toEqual(other.encode(text).slice(0, 8));
    const [inputs, expected] = [
      await made.inputs([text, '就']),
      other([text, '就'], { padding: true, truncation: true }),
    ];
    expect([...inputs.input_ids.data]).toEqual([...expected.input_ids.data]);
    expect([...inputs.attention_mask.data]).toEqual([...expected.attention_mask.data]);
  });

  it.each<[string, Partial<LibraryTokenizer>]>([
    ['that adds special tokens', { post_processor: () => null }],
    ['that cuts into words before', { pre_tokenizer: () => null }],
    ['that knows added tokens', { added_tokens: [{}] }],
    ['that joins runs of white space', { remove_space: true }],
    ['that strips accents', { do_lowercase_and_remove_accent: true }],
    ['that pads on the left', { padding_side: 'left' }],
    ['that normalises nothing', { normalizer: null }],
  ])('%s is left to the library', (_, over) => {
    const asked: string[] = [];
    const encode = (text: string): number[] => {
      asked.push(text);
      return [7];
    };
    const form = { ...library, model: library.model, normalizer: library.normalizer, encode, ...over };
    expect(tokeniserOf(form as unknown as LibraryTokenizer).encode('就业')).toEqual([7]);
    expect(asked).toEqual(['就业']);
  });
});
