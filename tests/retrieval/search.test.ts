import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Embedder } from '../../embeddings/embedder.ts';
import { ExactIndex } from '../../embeddings/exact-index.ts';
import type { ClauseInPassage } from '../../embeddings/rescorer.ts';
import type { Report, ReportSummary } from '../../src/domain.ts';
import { readQuestion } from '../../src/question/understand.ts';
import { WEIGHTS, type Weights, wordScore } from '../../src/retrieval/rank.ts';
import { type SearchHit, searchPassages } from '../../src/retrieval/search.ts';
import { VectorTable } from '../../src/retrieval/vector-table.ts';
import { openStore } from '../../src/store/database.ts';
import type { Store } from '../../src/store/store.ts';
import { queryTokens } from '../../src/text/tokens.ts';
import { makeModel, makeReport } from '../support/report-factory.ts';
import { file } from '../support/store-fixtures.ts';

/** A passage with the cosine of each of its clauses, and its own, to every question. */
interface Given {
  readonly text: string;
  readonly clauses: readonly number[];
  readonly passage: number;
}

const model = makeModel(2);

/** A unit vector of this cosine to (1, 0). */
const at = (cosine: number): number[] => [cosine, Math.sqrt(1 - cosine * cosine)];

const stores: Store[] = [];
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
});

interface Library {
  readonly reports: readonly ReportSummary[];
  search(question: string, options?: Options): Promise<SearchHit[]>;
}

/** What a re-scorer is asked. */
interface Request {
  readonly question: string;
  readonly texts: readonly ClauseInPassage[];
}

interface Options {
  readonly k?: number;
  readonly weights?: Weights;
  /** What the re-scorer says of a clause; without it the model has no re-scorer. */
  readonly says?: (clause: string) => number;
  /** Takes down what the re-scorer is asked. */
  readonly asked?: Request[];
  /** Which reports are searched, by their places; all of them when absent. */
  readonly within?: readonly number[];
}

/** The reports, one after the other, in a store of their own. */
function library(...contents: readonly { report: Report; given: readonly Given[] }[]): Library {
  const store = openStore(':memory:');
  stores.push(store);
  const stored = contents.map(({ report, given }) => {
    expect(report.passages.map((passage) => passage.clauses.length)).toEqual(
      given.map(({ clauses }) => clauses.length),
    );
    const vectors = Float32Array.from(given.flatMap(({ clauses, passage }) => [...clauses, passage].flatMap(at)));
    return { report, vectors };
  });
  for (const [i, report] of stored.entries()) store.putSource(file(`file${i}`), model, [report]);
  const table = new VectorTable(store, model.dimension);
  const summaries = new Map(store.reports().map((summary) => [summary.id, summary]));
  const reports = contents.map(({ report }) => summaries.get(report.id) as ReportSummary);
  const index = { table, nearest: new ExactIndex(table.data, model.dimension), summaries };
  return {
    reports,
    search: (question, { k = 10, weights, says, asked, within } = {}) => {
      const embedder: Embedder = {
        identity: model,
        embedQueries: async (texts) => Float32Array.from(texts.flatMap(() => at(1))),
        embedPassages: async (texts) => new Float32Array(texts.length * model.dimension),
        close: async () => {},
        ...(says && {
          rescorer: {
            score: async (question: string, texts: readonly ClauseInPassage[]) => {
              asked?.push({ question, texts });
              return Float32Array.from(texts, ({ clause }) => says(clause));
            },
          },
        }),
      };
      const scope = within ? within.map((i) => reports[i] as ReportSummary) : reports;
      return searchPassages(store, embedder, index, readQuestion(question, new Set()), scope, k, weights);
    },
  };
}

const oneReport = (given: readonly Given[], path: readonly string[] = ['城市']): Library =>
  library({ report: makeReport({ sections: [{ path, paragraphs: given.map(({ text }) => text) }] }), given });

const texts = (hits: readonly SearchHit[]): string[] => hits.map(({ text }) => text);
const falling = (hits: readonly SearchHit[]): boolean =>
  hits.every(({ score }, i) => i === 0 || score <= (hits[i - 1] as SearchHit).score);

/** What the re-scorer is given of a passage of one clause. */
const onlyClause = (clause: string): ClauseInPassage => ({ clause, passage: [clause] });

/** One weight of 1, all others 0. */
const alone = (name: keyof Weights): Weights =>
  Object.fromEntries(Object.keys(WEIGHTS).map((other) => [other, other === name ? 1 : 0])) as Weights;

const QUESTION = '步道的长度';
const POND: Given = { text: '池塘的水清了。', clauses: [0.6], passage: 0.5 };
const HILL: Given = { text: '山上种满了树。', clauses: [0.5], passage: 0.4 };
const STREET: Given = { text: '街灯换成新的。', clauses: [0.4], passage: 0.3 };

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
