import { describe, expect, it } from 'vitest';
import type { ClauseInPassage } from '../../embeddings/rescorer.ts';
import { TokenRescorer, type TokenTable } from '../../embeddings/token-rescorer.ts';

const DIMENSION = 4;

/** Word → its direction (8 bits a number, of any length) and its weight in the model. */
type Words = Readonly<Record<string, readonly [direction: readonly number[], weight: number]>>;

const WORDS: Words = {
  河道: [[100, 0, 0, 0], 1],
  // Cosine 0.6 to 河道, 0.8 to 污水.
  水沟: [[60, 80, 0, 0], 1],
  污水: [[0, 100, 0, 0], 1],
  // The opposite of 河道.
  高楼: [[-50, 0, 0, 0], 1],
  // To the power 1.5: 8.
  驿站: [[0, 0, 20, 0], 4],
  的: [[0, 0, 0, 127], 1],
  // To the power 1.5: 0.008 and 0.0147.
  了: [[0, 0, 0, 127], 0.04],
  吗: [[0, 0, 0, 127], 0.06],
  // No direction; a direction that counts nothing.
  空: [[0, 0, 0, 0], 1],
  生僻: [[90, 90, 0, 0], 0],
};
/** A number that is no row of the table. */
const OUTSIDE = 99;

/** A clause alone, or with what stands around it. */
type Text = string | readonly [clause: string, ...passage: string[]];

const inPassage = (text: Text): ClauseInPassage => {
  const [clause, ...passage] = typeof text === 'string' ? [text] : text;
  return { clause, passage };
};

/** Texts are words of the table parted by spaces. `read` holds every text in the order it was tokenised. */
function rescorer(words: Words = WORDS): {
  score: (question: string, texts: readonly Text[]) => Promise<number[]>;
  read: string[];
} {
  const names = Object.keys(words);
  const entries = Object.values(words);
  const read: string[] = [];
  const table: TokenTable = {
    dimension: DIMENSION,
    rows: Int8Array.from(entries.flatMap(([direction]) => direction)),
    weights: Float32Array.from(entries, ([, weight]) => weight),
    pieces: names,
  };
  const made = new TokenRescorer(table, (text) => {
    read.push(text);
    const found = text.split(' ').filter((word) => word !== '');
    return found.map((word) => (names.includes(word) ? names.indexOf(word) : OUTSIDE));
  });
  return { score: async (question, texts) => [...(await made.score(question, texts.map(inPassage)))], read };
}

const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 5));

describe('a text', () => {
  it.each<[string, string, string, number]>([
    ['that says all of the question scores 1', '河道 污水', '污水 河道', 1],
    ['that says half of it scores a half', '河道 污水', '河道', 0.5],
    ['that says something near it scores by the cosine', '河道', '水沟', 0.6],
    ['that says something near several words counts for each of them', '河道 污水', '水沟', 0.7],
    ['that says something unrelated scores 0', '河道', '污水', 0],
    ['that says the opposite scores −1', '河道', '高楼', -1],
    ['counts by the best match of a word, not by the sum', '河道', '水沟 高楼 水沟', 0.6],
  ])('%s', async (_, question, text, expected) => {
    expect(await rescorer().score(question, [text])).toEqual(close([expected]));
  });

  it('is not worse for saying more', async () => {
    const [short, long, twice] = await rescorer().score('河道', ['河道', '河道 的 高楼 驿站 污水', '河道 河道 河道']);
    expect(long).toBe(short);
    expect(twice).toBe(short);
  });

  it('without a word that the model knows scores 0', async () => {
    const texts = ['', '不识', '空', '生僻', '空 生僻 不识'];
    expect(await rescorer().score('河道', texts)).toEqual([0, 0, 0, 0, 0]);
  });

  it('scores the same with words that mean nothing between the others', async () => {
    const [plain, mixed] = await rescorer().score('河道 污水', ['河道', '不识 河道 空 生僻']);
    expect(mixed).toBe(plain);
  });

  it('scores the same wherever and however often it stands among the texts', async () => {
    const { score } = rescorer();
    expect(await score('河道 污水', ['水沟', '河道', '', '水沟', '高楼'])).toEqual(close([0.7, 0.5, 0, 0.7, -0.5]));
    expect(await score('河道 污水', ['河道', '水沟'])).toEqual(close([0.5, 0.7]));
    expect(await score('河道', [])).toEqual([]);
  });
});

describe('the passage around a clause', () => {
  const around = async (question: string, text: Text) => (await rescorer().score(question, [text]))[0];

  it.each<[string, string, Text, number]>([
    ['says what the clause lacks: 0.85', '河道 污水', ['河道', '污水'], (1 + 0.85) / 2],
    ['says all of it while the clause says nothing of it: 0.85', '河道 污水', ['的', '污水', '河道 驿站'], 0.85],
    ['counts by its best match', '河道', ['的', '水沟', '污水', '水沟 高楼'], 0.85 * 0.6],
    ['lowers nothing that the clause says', '河道 污水', ['河道', '高楼', '的', ''], 0.5],
    ['adds nothing to what the clause says as well', '河道', ['水沟', '水沟'], 0.6],
    ['adds where it says a word much better than the clause', '河道', ['水沟', '河道'], 0.85],
    ['adds nothing where it says it only a little better', '污水', ['水沟', '水沟 水沟', '水沟'], 0.8],
    ['has no say where the clause has no word that the model knows', '河道', ['不识', '河道'], 0],
  ])('%s', async (_, question, text, expected) => {
    expect(await around(question, text)).toBeCloseTo(expected, 5);
  });

  it('is that of the one clause only', async () => {
    const texts: Text[] = [['的', '河道'], '的', ['的', '水沟'], ['河道', '污水']];
    expect(await rescorer().score('河道', texts)).toEqual(close([0.85, 0, 0.51, 1]));
  });

  it.each(['水沟 的', '高楼', '河道', '高楼 的'])('may hold the clause itself (%s)', async (clause) => {
    for (const question of ['河道', '河道 污水', '驿站 高楼']) {
      const alone = await around(question, clause);
      expect(await around(question, [clause, clause])).toBe(alone);
      expect(await around(question, [clause, '驿站', clause])).toBe(await around(question, [clause, '驿站']));
    }
  });

  it('is no better for a part without words', async () => {
    for (const blank of ['', '不识', '空']) expect(await around('河道', ['高楼', blank])).toBeCloseTo(-1, 5);
  });
});

describe('a word of the question', () => {
  it('counts by its weight to the power 1.5', async () => {
    expect(await rescorer().score('驿站 河道', ['驿站', '河道'])).toEqual(close([8 / 9, 1 / 9]));
  });

  it('that is heavy outweighs several light ones', async () => {
    const [heavy, light] = await rescorer().score('驿站 河道 污水 的', ['驿站', '河道 污水 的']);
    expect([heavy, light]).toEqual(close([8 / 11, 3 / 11]));
  });

  it('has its weight from the table, whatever the length of its row', async () => {
    const words: Words = { 短: [[4, 0, 0, 0], 1], 长: [[0, 120, 0, 0], 1] };
    expect(await rescorer(words).score('短 长', ['短', '长'])).toEqual(close([0.5, 0.5]));
  });

  it('has no say when it is light: it neither adds nor lowers', async () => {
    expect(await rescorer().score('河道 了', ['河道', '了', '河道 了'])).toEqual(close([1, 0, 1]));
    expect(await rescorer().score('吗 驿站 了 了', ['驿站', '的'])).toEqual(close([1, 0]));
  });

  it('has a say as soon as it and the lighter ones are 2 % of the question', async () => {
    const light = 0.06 ** 1.5;
    // The first 吗 is 1.4 % of the question, both are 2.8 %: one of them counts.
    const expected = close([1 / (1 + light), light / (1 + light)]);
    expect(await rescorer().score('河道 吗 吗', ['河道', '的'])).toEqual(expected);
    expect(await rescorer().score('吗 河道 吗', ['河道', '的'])).toEqual(expected);
    // 了 and 吗: 2.2 %, of which 了 goes, whichever is said first.
    expect(await rescorer().score('河道 吗 了', ['河道', '的'])).toEqual(expected);
    expect(await rescorer().score('了 吗 河道', ['河道', '的'])).toEqual(expected);
  });

  it('has all the say when there are only light ones', async () => {
    expect(await rescorer().score('了', ['的', '河道'])).toEqual(close([1, 0]));
  });

  it('counts as often as it is said', async () => {
    expect(await rescorer().score('河道 河道 污水', ['河道', '污水'])).toEqual(close([2 / 3, 1 / 3]));
  });

  it('that means nothing does not lower a score', async () => {
    expect(await rescorer().score('河道 空 不识 生僻', ['河道'])).toEqual(close([1]));
  });
});

it.each(['', '空', '生僻', '不识 空'])('a question without meaning (%j) gives zeros', async (question) => {
  expect(await rescorer().score(question, ['河道', '', '高楼'])).toEqual([0, 0, 0]);
});

describe('the memory of texts', () => {
  it('spares tokenising a text again, for whatever question', async () => {
    const { score, read } = rescorer();
    const first = await score('河道', ['河道 的', '污水', '河道 的']);
    expect(read).toEqual(['河道', '河道 的', '污水']);
    expect(await score('河道', ['河道 的', '污水', '河道 的'])).toEqual(first);
    await score('污水', ['污水']);
    expect(read.slice(3)).toEqual(['河道', '污水']);
  });

  it('holds 20,000 texts; the oldest goes first, and scores the same when it comes back', async () => {
    const { score, read } = rescorer();
    const texts = Array.from({ length: 20_001 }, (_, i) => `水沟 ${i}`);
    const scores = await score('河道', texts);
    read.length = 0;
    await score('河道', texts.slice(1));
    expect(read).toEqual(['河道']);
    expect(await score('河道', texts.slice(0, 1))).toEqual(scores.slice(0, 1));
    expect(read).toEqual(['河道', '河道', '水沟 0']);
    // It has taken the place of the next oldest.
    await score('河道', ['水沟 2', '水沟 1']);
    expect(read.slice(3)).toEqual(['河道', '水沟 1']);
  });

  it('keeps what was asked about again, and reads the clauses around a clause only once', async () => {
    const { score, read } = rescorer();
    await score(
      '河道',
      Array.from({ length: 20_000 }, (_, i): Text => [`水沟 ${i}`, '水沟 0']),
    );
    expect(read).toHaveLength(1 + 20_000);
    await score('河道', ['水沟 0']);
    read.length = 0;
    await score('河道', ['污水', '水沟 0', '水沟 1']);
    expect(read).toEqual(['河道', '污水', '水沟 1']);
  });
});

describe('a token that stands inside another', () => {
  const words: Words = {
    老旧小区: [[127, 0, 0, 0], 1],
    改造老旧小区: [[0, 127, 0, 0], 1],
    小区: [[0, 0, 127, 0], 1],
    区: [[0, 0, 0, 127], 1],
  };

  it('is said by the longer one, whatever their vectors, and says its share of it', async () => {
    const { score } = rescorer(words);
    expect(await score('老旧小区', ['改造老旧小区', '老旧小区', '小区', '区'])).toEqual(close([0.85, 1, 0.425, 0]));
    expect(await score('改造老旧小区', ['老旧小区'])).toEqual(close([(0.85 * 4) / 6]));
  });

  it('of one character alone proves nothing', async () => {
    expect(await rescorer(words).score('区', ['老旧小区', '区'])).toEqual(close([0, 1]));
  });
});
