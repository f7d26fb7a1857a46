import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../embeddings/embedder.ts';
import { builtInModelFolder } from '../../embeddings/model-settings.ts';
import { onnxReader, readerFolder, windowOf } from '../../embeddings/onnx-reader.ts';
import type { Reader } from '../../embeddings/reader.ts';
import { FEATURES, featuresOf, readText, TokenDirections } from '../../embeddings/reader-input.ts';
import { openTransformersEmbedder } from '../../embeddings/transformers.ts';
import { WenbaoError } from '../../src/errors.ts';

/** Three pieces: 大桥 and 建成 look the same way, 码头 another one. */
const TABLE = {
  dimension: 4,
  rows: Int8Array.from([0, 0, 0, 0, 3, 4, 0, 0, 6, 8, 0, 0, 0, 0, 5, 0]),
  weights: Float32Array.from([0, 1, 2, 4]),
  pieces: ['<unk>', '大桥', '建成', '码头'],
};
/** The longest piece first, everything else unknown, runs of it as one. */
const encode = (text: string): number[] => {
  const found: number[] = [];
  for (let at = 0; at < text.length; ) {
    const token = TABLE.pieces.findIndex((piece, i) => i > 0 && text.startsWith(piece, at));
    if (token > 0) {
      found.push(token);
      at += (TABLE.pieces[token] as string).length;
    } else {
      if (found.at(-1) !== 0) found.push(0);
      at += 1;
    }
  }
  return found;
};
const read = (text: string, most = 100) => readText(text, TABLE, encode, most);

describe('a text as it is read', () => {
  it('is folded, without white space, and knows where it came from', () => {
    const text = read('建成 ５Ｇ 大桥');
    expect(text.characters).toBe('建成5g大桥');
    expect([...text.starts]).toEqual([0, 1, 3, 4, 6, 7]);
    expect([...text.ends]).toEqual([1, 2, 4, 5, 7, 8]);
  });

  it('knows the token of each character, and where tokens begin and end', () => {
    const text = read('东岭建成大桥');
    expect([...text.tokens]).toEqual([0, 0, 2, 2, 1, 1]);
    expect([...text.first]).toEqual([1, 1, 1, 0, 1, 0]);
    expect([...text.last]).toEqual([1, 1, 0, 1, 0, 1]);
  });

  it('is cut at its end', () => {
    expect(read('建成大桥', 3).characters).toBe('建成大');
    expect(read('').characters).toBe('');
  });
});

describe('what is told of a character', () => {
  const directions = new TokenDirections(TABLE);
  const rows = (own: string, other: string): number[][] => {
    const told = featuresOf(read(own), read(other), directions);
    return [...Array(told.length / FEATURES).keys()].map((i) =>
      [...told.subarray(i * FEATURES, (i + 1) * FEATURES)].map((one) => Math.round(one * 100) / 100),
    );
  };

  it('is what it shares with the other text: itself, with its neighbours, its token by meaning', () => {
    const [first, second] = rows('大桥', '建成大桥');
    expect(first?.slice(0, 5)).toEqual([1, 1, 0, 0, 1]);
    expect(second?.slice(0, 5)).toEqual([1, 0, 1, 0, 1]);
    // 码头 stands across both.
    expect(rows('码头', '建成')[0]?.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  });

  it('is what kind it is, whether it stands in quotation marks, and how much its token weighs', () => {
    const found = rows('“5g”大桥', '');
    expect(found.map((row) => row.slice(5, 8))).toEqual([
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(found.map((row) => row[8])).toEqual([1, 1, 1, 1, 0, 0]);
    expect(found.map((row) => row[11])).toEqual([0, 0, 0, 0, 0.25, 0.25]);
  });
});

describe('the stretch of a long sentence that is read', () => {
  it('is the one that shares most with the question', () => {
    expect(windowOf('短句', '什么', 10)).toBe(0);
    const sentence = `${'无关的话'.repeat(10)}青禾大桥建成通车`;
    const start = windowOf(sentence, '青禾大桥何时通车', 12);
    expect(sentence.slice(start, start + 12)).toContain('青禾大桥建成通车');
  });
});

describe('the built-in reading model', () => {
  let embedder: Embedder;
  let reader: Reader;
  beforeAll(async () => {
    embedder = await openTransformersEmbedder(builtInModelFolder());
    reader = embedder.reader as Reader;
  });
  afterAll(() => embedder.close());

  it('is made for the built-in embedding model', async () => {
    expect(reader).toBeDefined();
    expect(await readerFolder(builtInModelFolder(), embedder.identity.digest)).not.toBeNull();
    expect(await readerFolder(builtInModelFolder(), 'another')).toBeNull();
    expect(await readerFolder(join(builtInModelFolder(), 'nowhere'), embedder.identity.digest)).toBeNull();
  });

  it.each([
    ['哪家公司承建了青禾大桥', '青禾大桥由东岭建工集团承建，今年6月底前通车。', '东岭建工集团'],
    ['青禾大桥什么时候通车', '青禾大桥由东岭建工集团承建，今年6月底前通车。', '6月底'],
    ['哪个村入选了全国美丽休闲乡村？', '石桥村入选全国美丽休闲乡村，游客突破30万人次。', '石桥村'],
    ['采茶节在哪里举办', '成功在临江广场举办采茶节，签约项目12个。', '临江广场'],
    ['新建了多少公里绿道', '新建绿道45公里、口袋公园6个。', '45公里'],
  ])('%s', async (question, sentence, words) => {
    const [found] = await reader.read(question, [sentence]);
    const { start, end } = found?.span ?? { start: 0, end: 0 };
    expect(sentence.slice(start, end)).toContain(words);
    expect(found?.answers).toBeGreaterThan(0);
  });

  it('tells an answer from a sentence that only is about the same', async () => {
    const sentence = '青禾大桥建成通车，两岸群众出行更加方便。';
    const [asked, cost, who] = await Promise.all(
      ['青禾大桥通车了吗', '青禾大桥花了多少钱', '青禾大桥是哪家公司设计的'].map(
        async (question) => (await reader.read(question, [sentence]))[0]?.answers ?? 0,
      ),
    );
    expect(cost).toBeLessThan(asked as number);
    expect(who).toBeLessThan(asked as number);
    expect(who).toBeLessThan(0);
  });

  it('reads many sentences at once as it reads each alone, whatever their length', async () => {
    const sentences = [...Array(20).keys()].map((i) => `${'全县上下团结奋斗，'.repeat(i)}石桥村建成茶馆${i + 2}家。`);
    const together = await reader.read('石桥村建成多少家茶馆', sentences);
    for (const i of [0, 7, 19]) {
      const [alone] = await reader.read('石桥村建成多少家茶馆', [sentences[i] as string]);
      expect(together[i]?.answers).toBeCloseTo(alone?.answers as number, 3);
      expect(together[i]?.span).toEqual(alone?.span);
    }
    expect(together).toHaveLength(20);
  });

  it('gives its words as they stand in the sentence, folded or not', async () => {
    const sentence = '１. 石桥村 建成 ５Ｇ 茶馆 １２ 家。';
    const [found] = await reader.read('石桥村建成多少家茶馆', [sentence]);
    const { start, end } = found?.span ?? { start: 0, end: 0 };
    expect(sentence.slice(start, end)).toContain('１２');
  });

  it('takes empty and strange texts', async () => {
    const found = await reader.read('', ['', '   ', '😀😀', 'x'.repeat(5000)]);
    expect(found).toHaveLength(4);
    expect(found[0]?.span).toBeNull();
    expect(await reader.read('什么', [])).toEqual([]);
    for (const { answers } of found) expect(Number.isFinite(answers)).toBe(true);
  });

  it('whose description is damaged is a bad model', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wenbao-reader-'));
    try {
      await mkdir(join(folder, 'reader'));
      await writeFile(join(folder, 'reader', 'wenbao.json'), '{');
      await expect(readerFolder(folder, 'any')).rejects.toBeInstanceOf(WenbaoError);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('that is damaged is a bad model, and says so when it is first read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wenbao-reader-'));
    try {
      await cp(join(builtInModelFolder(), 'reader', 'config.json'), join(folder, 'config.json'));
      const broken = onnxReader(folder, { table: async () => TABLE, encode });
      await expect(broken.read('什么', ['什么'])).rejects.toBeInstanceOf(WenbaoError);
      await broken.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
