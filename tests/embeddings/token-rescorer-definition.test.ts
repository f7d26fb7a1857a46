/** The token re-scorer beside its definition, on tables and texts of any kind. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClauseInPassage } from '../../embeddings/rescorer.ts';
import { TokenRescorer, type TokenTable } from '../../embeddings/token-rescorer.ts';

const DIMENSION = 4;

describe('whatever the table', () => {
  const SIZE = 8;
  const tableOf = (least: number) =>
    fc.record({
      dimension: fc.constant(DIMENSION),
      // None stands in another.
      pieces: fc.constant([...'甲乙丙丁戊己庚辛']),
      rows: fc
        .array(fc.oneof(fc.constant(0), fc.integer({ min: least, max: 127 })), {
          minLength: SIZE * DIMENSION,
          maxLength: SIZE * DIMENSION,
        })
        .map((values) => Int8Array.from(values)),
      // Among heavy ones light ones, which have no say.
      weights: fc
        .array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 4000 })), {
          minLength: SIZE,
          maxLength: SIZE,
        })
        .map((values) => Float32Array.from(values, (value) => value / 1000)),
    });
  const table = tableOf(-128);
  const tokens = fc.array(fc.nat(SIZE - 1), { maxLength: 10 });
  /** A clause and the clauses around it. */
  const inText = fc.tuple(tokens, fc.array(tokens, { maxLength: 3 }));
  const texts = fc.array(inText, { maxLength: 6 });
  type Numbers = readonly number[];
  const write = (numbers: Numbers): string => numbers.join(' ');
  const writeText = ([clause, around]: readonly [Numbers, readonly Numbers[]]): ClauseInPassage => ({
    clause: write(clause),
    passage: around.map(write),
  });
  const open = (from: TokenTable) =>
    new TokenRescorer(from, (text) => (text === '' ? [] : text.split(' ').map((number) => Number(number))));

  const vector = ({ rows }: TokenTable, token: number): number[] => [
    ...rows.subarray(token * DIMENSION, (token + 1) * DIMENSION),
  ];
  const known = (from: TokenTable, numbers: Numbers): number[] =>
    numbers.filter((token) => Math.hypot(...vector(from, token)) > 0 && (from.weights[token] as number) > 0);
  const cosine = (a: Numbers, b: Numbers): number =>
    a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0) / Math.hypot(...a) / Math.hypot(...b);
  const weigh = ({ weights }: TokenTable, token: number): number => (weights[token] as number) ** 1.5;
  const total = (values: Numbers): number => values.reduce((sum, value) => sum + value, 0);

  /** The tokens of the question without those that together make less than 2 % of it, the lightest first. */
  function heavy(from: TokenTable, question: Numbers): Numbers {
    const rising = known(from, question).toSorted((a, b) => weigh(from, a) - weigh(from, b));
    const weights = rising.map((token) => weigh(from, token));
    const first = rising.findIndex((_, i) => total(weights.slice(0, i + 1)) >= 0.02 * total(weights));
    return rising.slice(Math.max(first, 0));
  }

  /** The definition: every word of the question with every word of the clause, and of what is around it, in 64 bits. */
  function plainly(from: TokenTable, question: Numbers, clause: Numbers, around: readonly Numbers[] = []): number {
    const asked = heavy(from, question);
    if (asked.length === 0 || known(from, clause).length === 0) return 0;
    const best = (token: number, words: Numbers): number =>
      Math.max(...known(from, words).map((word) => cosine(vector(from, token), vector(from, word))));
    const parts = asked.map(
      (token) => weigh(from, token) * Math.max(best(token, clause), 0.85 * best(token, around.flat())),
    );
    return total(parts) / total(asked.map((token) => weigh(from, token)));
  }

  it('scores of clauses alone are what the definition says, within −1 and 1', async () => {
    await fc.assert(
      fc.asyncProperty(table, tokens, fc.array(tokens, { maxLength: 6 }), async (from, question, all) => {
        const scores = await open(from).score(
          write(question),
          all.map((clause) => writeText([clause, []])),
        );
        expect(scores).toHaveLength(all.length);
        for (const [i, clause] of all.entries()) {
          expect(Math.abs((scores[i] as number) - plainly(from, question, clause))).toBeLessThan(1e-5);
          expect(Math.abs(scores[i] as number)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('scores of clauses in passages are what the definition says, where no two words are opposites', async () => {
    await fc.assert(
      fc.asyncProperty(tableOf(0), tokens, texts, async (from, question, all) => {
        const scores = await open(from).score(write(question), all.map(writeText));
        for (const [i, [clause, around]] of all.entries()) {
          expect(Math.abs((scores[i] as number) - plainly(from, question, clause, around))).toBeLessThan(1e-5);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a passage that holds the clause itself changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(table, tokens, inText, async (from, question, [clause, around]) => {
        const [without, within] = await open(from).score(write(question), [
          writeText([clause, around]),
          writeText([clause, [...around, clause]]),
        ]);
        expect(within).toBe(without);
      }),
      { numRuns: 300 },
    );
  });

  it('a passage never lowers a score, nor takes it beyond −1 and 1', async () => {
    await fc.assert(
      fc.asyncProperty(table, tokens, inText, async (from, question, [clause, around]) => {
        const [alone = 0, within = 0] = await open(from).score(write(question), [
          writeText([clause, []]),
          writeText([clause, around]),
        ]);
        expect(within).toBeGreaterThanOrEqual(alone);
        expect(Math.abs(within)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  it('more words never lower the score of a clause that says something', async () => {
    await fc.assert(
      fc.asyncProperty(table, tokens, inText, tokens, async (from, question, [clause, around], more) => {
        fc.pre(known(from, clause).length > 0);
        const [less = 0, longer = 0] = await open(from).score(write(question), [
          writeText([clause, around]),
          writeText([[...clause, ...more], around]),
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
        const scores = await open(from).score(write(question), all.map(writeText));
        const moved = await open(from).score(
          write(question),
          order.map((i) => writeText(all[i] as [number[], number[][]])),
        );
        expect([...moved]).toEqual(order.map((i) => scores[i]));
        for (const [i, text] of all.entries()) {
          expect((await open(from).score(write(question), [writeText(text)]))[0]).toBe(scores[i]);
        }
      }),
    );
  });
});
