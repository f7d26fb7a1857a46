/** Which passages and clauses the re-scorer is asked about. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { WEIGHTS } from '../../src/retrieval/rank.ts';
import {
  closeLibraries,
  falling,
  type Given,
  HILL,
  oneReport,
  onlyClause,
  POND,
  QUESTION,
  type Request,
  texts,
} from '../support/search-library.ts';

afterEach(closeLibraries);

describe('of a passage of several clauses', () => {
  const sentences = [
    '池塘边上新铺了石板路，早晚都有人在那里走走看看歇歇脚。',
    '山上种满了各种各样的树，春天开花秋天结果引来许多游客。',
    '街灯全部换成了新的，夜里回家的人再也不用打着手电走路。',
    '老人有了自己的食堂，中午晚上都能吃到热乎又便宜的饭菜。',
    '孩子们有了新的操场，下雨天也能在屋檐底下跑跑跳跳玩耍。',
    '驿站沿着河岸一座连着一座，走累的人进去喝口热水再上路。',
  ] as const;
  const several: Given = {
    text: sentences.join(''),
    clauses: [0.2, 0.7, 0.5, 0.1, 0.3, 0.4],
    passage: 0.9,
  };
  const folded = (...places: number[]): string[] => places.map((i) => (sentences[i] as string).replaceAll('，', ','));

  it('the two nearest are scored again, and the better one counts', async () => {
    const asked: Request[] = [];
    const says = (clause: string): number => (clause.startsWith('池塘边') ? 1 : clause.startsWith('街灯') ? 0.4 : -0.3);
    const [hit] = await oneReport([POND, several, HILL]).search(QUESTION, { says, asked });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.texts.map(({ clause }) => clause)).toEqual([...folded(1, 2), POND.text, HILL.text]);
    expect(hit?.scores.tokens).toBeCloseTo(0.4, 6);
    expect(hit?.bestClause).toEqual(hit?.passage.clauses[1]);
    expect(hit?.clauseSimilarities).toEqual(several.clauses.map((value) => expect.closeTo(value, 6)));
  });

  it('the four nearest are what stands around both of them', async () => {
    const asked: Request[] = [];
    await oneReport([POND, several, HILL]).search(QUESTION, { says: () => 0, asked });
    const nearest = folded(1, 2, 5, 4);
    expect(asked[0]?.texts).toEqual([
      ...nearest.slice(0, 2).map((clause) => ({ clause, passage: nearest })),
      onlyClause(POND.text),
      onlyClause(HILL.text),
    ]);
  });

  it('all are around each other where there are two or three', async () => {
    for (const count of [2, 3]) {
      const asked: Request[] = [];
      const few = { text: sentences.slice(0, count).join(''), clauses: several.clauses.slice(0, count), passage: 0.9 };
      await oneReport([few]).search(QUESTION, { says: () => 0, asked });
      const passage = folded(...(count === 2 ? [1, 0] : [1, 2, 0]));
      expect(asked[0]?.texts).toEqual(passage.slice(0, 2).map((clause) => ({ clause, passage })));
    }
  });
});

describe('beyond the passages that are scored again', () => {
  const COUNT = 32;
  const RESCORED = 15;
  const given: Given[] = Array.from({ length: COUNT }, (_, i) => ({
    text: `第${i + 1}号街灯换成新的。`,
    clauses: [0.9 - i * 0.01],
    passage: 0.5,
  }));

  it('none overtakes one that is, whatever the re-scorer says', async () => {
    const { search } = oneReport(given);
    const before = texts(await search(QUESTION, { k: COUNT }));
    expect(before).toEqual(given.map(({ text }) => text));
    const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: COUNT, maxLength: COUNT });
    await fc.assert(
      fc.asyncProperty(values, async (said) => {
        const asked: Request[] = [];
        const says = (clause: string): number => said[before.indexOf(clause)] as number;
        const hits = await search(QUESTION, { k: COUNT, says, asked });
        expect(asked[0]?.texts).toEqual(before.slice(0, RESCORED).map(onlyClause));
        expect(falling(hits)).toBe(true);
        expect(new Set(texts(hits.slice(0, RESCORED)))).toEqual(new Set(before.slice(0, RESCORED)));
        expect(texts(hits.slice(RESCORED))).toEqual(before.slice(RESCORED));
      }),
      { numRuns: 40 },
    );
  });

  it('each counts as the worst of those that are, and says that it was not asked about', async () => {
    const { search } = oneReport(given);
    const plain = new Map((await search(QUESTION, { k: COUNT })).map(({ text, score }) => [text, score]));
    const said = (clause: string): number => (given.findIndex(({ text }) => text === clause) % 5) / 4 - 0.5;
    const hits = await search(QUESTION, { k: COUNT, says: said });
    expect(hits).toHaveLength(COUNT);
    for (const { text, score, scores } of hits) {
      const rescored = given.findIndex((one) => one.text === text) < RESCORED;
      expect(scores.tokens).toEqual(rescored ? expect.closeTo(said(text), 6) : null);
      expect(score).toBeCloseTo((plain.get(text) as number) + WEIGHTS.tokens * (rescored ? said(text) : -0.5), 6);
    }
  });
});
