import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenRescorer, type TokenTable } from '../../embeddings/token-rescorer.ts';

const DIMENSION = 4;

/** Word → its direction (8 bits a number) and its weight: the length of the vector that the model adds up. */
type Words = Readonly<Record<string, readonly [direction: readonly number[], weight: number]>>;

const WORDS: Words = {
  河道: [[100, 0, 0, 0], 1],
  // Cosine 0.6 to 河道, 0.8 to 污水.
  水沟: [[60, 80, 0, 0], 1],
  污水: [[0, 100, 0, 0], 1],
  // The opposite of 河道.
  高楼: [[-50, 0, 0, 0], 1],
  驿站: [[0, 0, 20, 0], 3],
  的: [[0, 0, 0, 127], 1],
  // No direction; a direction that counts nothing.
  空: [[0, 0, 0, 0], 1],
  生僻: [[90, 90, 0, 0], 0],
};
/** A number that is no row of the table. */
const OUTSIDE = 99;

/** Texts are words of the table parted by spaces. `read` holds every text in the order it was tokenised. */
function rescorer(words: Words = WORDS): {
  score: (question: string, texts: string[]) => Promise<number[]>;
  read: string[];
} {
  const names = Object.keys(words);
  const entries = Object.values(words);
  const read: string[] = [];
  const table: TokenTable = {
    dimension: DIMENSION,
    rows: Int8Array.from(entries.flatMap(([direction]) => direction)),
    scales: Float32Array.from(entries, ([direction, weight]) => weight / (Math.hypot(...direction) || 1)),
  };
  const made = new TokenRescorer(table, (text) => {
    read.push(text);
    const found = text.split(' ').filter((word) => word !== '');
    return found.map((word) => (names.includes(word) ? names.indexOf(word) : OUTSIDE));
  });
  return { score: async (question, texts) => [...(await made.score(question, texts))], read };
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

describe('a word of the question', () => {
  it('counts by the square of its weight', async () => {
    expect(await rescorer().score('驿站 河道', ['驿站', '河道'])).toEqual(close([0.9, 0.1]));
  });

  it('that is heavy outweighs several light ones', async () => {
    const [heavy, light] = await rescorer().score('驿站 河道 污水 的', ['驿站', '河道 污水 的']);
    expect([heavy, light]).toEqual(close([9 / 12, 3 / 12]));
  });

  it('has its weight from the length of its vector, not from the factor of its row alone', async () => {
    // The same factor, rows of length 40 and 80: weights 1 to 2, squared 1 to 4.
    const words: Words = { 短: [[40, 0, 0, 0], 1], 长: [[0, 80, 0, 0], 2] };
    expect(await rescorer(words).score('短 长', ['短', '长'])).toEqual(close([0.2, 0.8]));
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
});

describe('whatever the table', () => {
  const SIZE = 8;
  const table = fc.record({
    dimension: fc.constant(DIMENSION),
    rows: fc
      .array(fc.oneof(fc.constant(0), fc.integer({ min: -128, max: 127 })), {
        minLength: SIZE * DIMENSION,
        maxLength: SIZE * DIMENSION,
      })
      .map((values) => Int8Array.from(values)),
    scales: fc
      .array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4000 })), { minLength: SIZE, maxLength: SIZE })
      .map((values) => Float32Array.from(values, (value) => value / 100_000)),
  });
  const tokens = fc.array(fc.nat(SIZE - 1), { maxLength: 10 });
  const texts = fc.array(tokens, { maxLength: 6 });
  const write = (numbers: readonly number[]): string => numbers.join(' ');
  const open = (from: TokenTable) =>
    new TokenRescorer(from, (text) => (text === '' ? [] : text.split(' ').map((number) => Number(number))));
  /** Rounding to 32 bits. */
  const SLACK = 1e-6;

  const vector = ({ rows, scales }: TokenTable, token: number): number[] =>
    [...rows.subarray(token * DIMENSION, (token + 1) * DIMENSION)].map((value) => value * (scales[token] ?? 0));
  const known = (from: TokenTable, numbers: readonly number[]): number[][] =>
    numbers.map((token) => vector(from, token)).filter((values) => Math.hypot(...values) > 0);
  const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

  /** The definition: every word of the question with every word of the text, in 64 bits. */
  function plainly(from: TokenTable, question: readonly number[], text: readonly number[]): number {
    const asked = known(from, question);
    const said = known(from, text);
    if (asked.length === 0 || said.length === 0) return 0;
    const cosine = (a: readonly number[], b: readonly number[]) => dot(a, b) / Math.hypot(...a) / Math.hypot(...b);
    const parts = asked.map((a) => dot(a, a) * Math.max(...said.map((b) => cosine(a, b))));
    return parts.reduce((sum, part) => sum + part, 0) / asked.reduce((sum, a) => sum + dot(a, a), 0);
  }

  it('scores are what the definition says, within −1 and 1', async () => {
    await fc.assert(
      fc.asyncProperty(table, tokens, texts, async (from, question, all) => {
        const scores = await open(from).score(write(question), all.map(write));
        expect(scores).toHaveLength(all.length);
        for (const [i, text] of all.entries()) {
          expect(Math.abs((scores[i] as number) - plainly(from, question, text))).toBeLessThan(1e-5);
          expect(Math.abs(scores[i] as number)).toBeLessThanOrEqual(1 + SLACK);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('more words never lower the score of a text that says something', async () => {
    await fc.assert(
      fc.asyncProperty(table, tokens, tokens, tokens, async (from, question, text, more) => {
        fc.pre(known(from, text).length > 0);
        const [less = 0, longer = 0] = await open(from).score(write(question), [
          write(text),
          write([...text, ...more]),
        ]);
        expect(longer).toBeGreaterThanOrEqual(less);
      }),
      { numRuns: 300 },
    );
  });

  it('texts in another order give the same scores in that order, and each alone its own', async () => {
    const ordered = texts.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(
          all.map((_, i) => i),
          { minLength: all.length, maxLength: all.length },
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(table, tokens, ordered, async (from, question, [all, order]) => {
        const scores = await open(from).score(write(question), all.map(write));
        const moved = await open(from).score(
          write(question),
          order.map((i) => write(all[i] as number[])),
        );
        expect([...moved]).toEqual(order.map((i) => scores[i]));
        for (const [i, text] of all.entries()) {
          expect((await open(from).score(write(question), [write(text)]))[0]).toBe(scores[i]);
        }
      }),
    );
  });
});
