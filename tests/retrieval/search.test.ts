import { afterEach, describe, expect, it } from 'vitest';
import { WEIGHTS, type Weights, wordScore } from '../../src/retrieval/rank.ts';
import type { SearchHit } from '../../src/retrieval/search.ts';
import { queryTokens } from '../../src/text/tokens.ts';
import { makeReport } from '../support/report-factory.ts';
import {
  closeLibraries,
  falling,
  type Given,
  HILL,
  type Library,
  library,
  oneReport,
  onlyClause,
  POND,
  QUESTION,
  type Request,
  STREET,
  texts,
} from '../support/search-library.ts';

afterEach(closeLibraries);

/** One weight of 1, all others 0. */
const alone = (name: keyof Weights): Weights =>
  Object.fromEntries(Object.keys(WEIGHTS).map((other) => [other, other === name ? 1 : 0])) as Weights;

describe('a model with a re-scorer', () => {
  const says = (clause: string): number => (clause.startsWith('街灯') ? 0.9 : clause.startsWith('山上') ? 0.5 : -0.2);

  it('orders by what it says, and tells it', async () => {
    const hits = await oneReport([POND, HILL, STREET]).search(QUESTION, { says });
    expect(texts(hits)).toEqual([STREET, HILL, POND].map(({ text }) => text));
    expect(hits.map(({ scores }) => scores.tokens)).toEqual([0.9, 0.5, -0.2].map((value) => expect.closeTo(value, 6)));
  });

  it('has its weight added to the score, and the other parts stay as they were', async () => {
    const { search } = oneReport([POND, HILL, STREET]);
    const before = new Map((await search(QUESTION)).map((hit) => [hit.text, hit]));
    const hits = await search(QUESTION, { says });
    expect(hits).toHaveLength(3);
    expect(falling(hits)).toBe(true);
    for (const { score, scores, ...rest } of hits) {
      const { score: plain, scores: parts, ...same } = before.get(rest.text) as SearchHit;
      expect(score).toBeCloseTo(plain + WEIGHTS.tokens * (scores.tokens as number), 6);
      expect({ ...scores, tokens: null }).toEqual(parts);
      expect(rest).toEqual(same);
    }
  });

  it('leaves the order alone when it says the same of all', async () => {
    const hits = await oneReport([STREET, POND, HILL]).search(QUESTION, { says: () => -0.7 });
    expect(texts(hits)).toEqual([POND, HILL, STREET].map(({ text }) => text));
  });

  it('is asked once, with the folded clauses and the question without place and year', async () => {
    const asked: Request[] = [];
    const wide: Given = { text: 'Ｗｉ－Ｆｉ覆蓋１２個驛站。', clauses: [0.9], passage: 0.9 };
    await oneReport([HILL, wide]).search('天津市宝坻区2021年步道的长度', { says: () => 0, asked });
    expect(asked).toEqual([{ question: '步道的长度', texts: ['wi-fi覆盖12个驿站。', HILL.text].map(onlyClause) }]);
  });

  it('is not asked when it weighs nothing', async () => {
    const asked: Request[] = [];
    const { search } = oneReport([POND, HILL, STREET]);
    const weights = { ...WEIGHTS, tokens: 0 };
    expect(await search(QUESTION, { says, asked, weights })).toEqual(await search(QUESTION));
    expect(asked).toEqual([]);
  });

  it('decides which of two copies is shown', async () => {
    const long = '池塘的水清了山上种满了树街灯换成新的驿站连成一片老人有了食堂孩子有了操场';
    const copies = [`${long}。`, `${long.replace('山上', '山上，')}。`].map((text, i) => ({
      report: makeReport({ paragraphs: [text] }),
      given: [{ text, clauses: [0.6 - i * 0.1], passage: 0.5 }],
    }));
    const { search } = library(...copies);
    expect(texts(await search(QUESTION))).toEqual([copies[0]?.report.text]);
    const second = (clause: string): number => (clause.includes('，') || clause.includes(',') ? 0.8 : 0.1);
    expect(texts(await search(QUESTION, { says: second }))).toEqual([copies[1]?.report.text]);
  });
});

describe('a model without a re-scorer', () => {
  it('searches by clause, passage, words and features', async () => {
    const given: Given[] = [HILL, { text: '步道连成一片，长28公里。', clauses: [0.38], passage: 0.28 }, POND, STREET];
    const hits = await oneReport(given).search('步道长多少公里');
    expect(hits.map(({ text }) => text.slice(0, 2))).toEqual(['池塘', '山上', '步道', '街灯']);
    expect(falling(hits)).toBe(true);
    expect(hits[2]?.scores.lexical).toBeGreaterThan(0);
    expect(hits[2]?.scores.features).toBeCloseTo(WEIGHTS.figure);
    for (const { score, scores } of hits) {
      expect(scores.tokens).toBeNull();
      expect(score).toBeCloseTo(
        WEIGHTS.clause * scores.clause +
          WEIGHTS.passage * scores.passage +
          WEIGHTS.lexical * wordScore(scores.lexical, queryTokens('步道长多少公里').length) +
          scores.features,
        6,
      );
    }
  });

  it('leaves out what repeats a better passage, and gives no more than is wanted', async () => {
    const { search } = oneReport([HILL, POND, { ...HILL, clauses: [0.1] }, STREET]);
    expect(texts(await search(QUESTION))).toEqual([POND, HILL, STREET].map(({ text }) => text));
    expect(texts(await search(QUESTION, { k: 2 }))).toEqual([POND, HILL].map(({ text }) => text));
  });
});

describe('one part alone', () => {
  /** Each is best in one part and nowhere else. */
  const byClause: Given = { text: '池塘的水清了。', clauses: [0.9], passage: 0.1 };
  const byPassage: Given = { text: '山上种满了树。', clauses: [0.1], passage: 0.9 };
  const byWords: Given = { text: '新修步道沿江而行。', clauses: [0.2], passage: 0.2 };
  const byFigure: Given = { text: '街灯换了280盏。', clauses: [0.3], passage: 0.3 };
  const byTokens: Given = { text: '老人有了食堂。', clauses: [0.4], passage: 0.4 };
  const all = [byFigure, byTokens, byClause, byWords, byPassage];
  const says = (clause: string): number =>
    ['池塘', '山上', '新修', '街灯', '老人'].findIndex((start) => clause.startsWith(start)) / 4;
  const part = {
    clause: ({ scores }: SearchHit) => scores.clause,
    passage: ({ scores }: SearchHit) => scores.passage,
    lexical: ({ scores }: SearchHit) => scores.lexical,
    figure: ({ scores }: SearchHit) => scores.features,
    tokens: ({ scores }: SearchHit) => scores.tokens,
  };

  it.each<[keyof typeof part, Given]>([
    ['clause', byClause],
    ['passage', byPassage],
    ['lexical', byWords],
    ['figure', byFigure],
    ['tokens', byTokens],
  ])('%s ranks by itself only', async (name, best) => {
    const hits = await oneReport(all).search('新修步道有多少', { says, weights: alone(name) });
    expect(hits).toHaveLength(all.length);
    expect(hits[0]?.text).toBe(best.text);
    const values = hits.map(part[name]) as number[];
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(values[0]).toBeGreaterThan(values[1] as number);
    if (name !== 'lexical') expect(hits.map(({ score }) => score)).toEqual(values);
    // Without its weight no other part has a say: what is equal stays in the order of the report.
    const equal = hits.filter((hit) => part[name](hit) === values.at(-1)).map(({ passage }) => passage.ordinal);
    expect(equal).toEqual([...equal].sort((a, b) => a - b));
  });
});

describe('the scope', () => {
  const other: Given = { text: '食堂开到村口。', clauses: [0.8], passage: 0.8 };
  const two = (): Library =>
    library(
      { report: makeReport({ paragraphs: [POND.text, HILL.text] }), given: [POND, HILL] },
      { report: makeReport({ region: '湖北省天门市', year: 2022, paragraphs: [other.text] }), given: [other] },
    );

  it.each([undefined, () => 0.3])('is the whole library, or only the reports named (re-scorer: %s)', async (says) => {
    const { search, reports } = two();
    const asking = says ? { says } : {};
    const found = async (within: number[]) => texts(await search(QUESTION, { ...asking, within }));
    expect(await found([0, 1])).toEqual([other, POND, HILL].map(({ text }) => text));
    expect(await found([0])).toEqual([POND.text, HILL.text]);
    expect(await found([1])).toEqual([other.text]);
    expect(await found([])).toEqual([]);
    const [hit] = await search(QUESTION, { ...asking, within: [1] });
    expect(hit?.report).toEqual(reports[1]);
  });
});
