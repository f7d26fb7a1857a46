/**
 * Reports whose clauses and passages have the similarities that a test gives them, searched with or without a re-scorer.
 */
import { expect } from 'vitest';
import type { Embedder } from '../../embeddings/embedder.ts';
import { ExactIndex } from '../../embeddings/exact-index.ts';
import type { ClauseInPassage } from '../../embeddings/rescorer.ts';
import type { Report, ReportSummary } from '../../src/domain.ts';
import { readQuestion } from '../../src/question/understand.ts';
import type { Weights } from '../../src/retrieval/rank.ts';
import { type SearchHit, searchPassages } from '../../src/retrieval/search.ts';
import { VectorTable } from '../../src/retrieval/vector-table.ts';
import { openStore } from '../../src/store/database.ts';
import type { Store } from '../../src/store/store.ts';
import { makeModel, makeReport } from './report-factory.ts';
import { file } from './store-fixtures.ts';

/** A passage with the cosine of each of its clauses, and its own, to every question. */
export interface Given {
  readonly text: string;
  readonly clauses: readonly number[];
  readonly passage: number;
}

const model = makeModel(2);

/** A unit vector of this cosine to (1, 0). */
const at = (cosine: number): number[] => [cosine, Math.sqrt(1 - cosine * cosine)];

const stores: Store[] = [];
/** After each test. */
export const closeLibraries = (): void => {
  for (const store of stores.splice(0)) store.close();
};

export interface Library {
  readonly reports: readonly ReportSummary[];
  search(question: string, options?: Options): Promise<SearchHit[]>;
}

/** What a re-scorer is asked. */
export interface Request {
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
export function library(...contents: readonly { report: Report; given: readonly Given[] }[]): Library {
  const store = openStore(':memory:');
  stores.push(store);
  const stored = contents.map(({ report, given }) => {
    expect(report.passages.map((passage) => passage.clauses.length)).toEqual(
      given.map(({ clauses }) => clauses.length),
    );
    const vectors = Float32Array.from(given.flatMap(({ clauses, passage }) => [...clauses, passage].flatMap(at)));
    return { report, vectors, facts: [], factsVersion: '1' };
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
            prepare: async () => {},
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

export const oneReport = (given: readonly Given[], path: readonly string[] = ['城市']): Library =>
  library({ report: makeReport({ sections: [{ path, paragraphs: given.map(({ text }) => text) }] }), given });

export const texts = (hits: readonly SearchHit[]): string[] => hits.map(({ text }) => text);
export const falling = (hits: readonly SearchHit[]): boolean =>
  hits.every(({ score }, i) => i === 0 || score <= (hits[i - 1] as SearchHit).score);

/** What the re-scorer is given of a passage of one clause. */
export const onlyClause = (clause: string): ClauseInPassage => ({ clause, passage: [clause] });

export const QUESTION = '步道的长度';
export const POND: Given = { text: '池塘的水清了。', clauses: [0.6], passage: 0.5 };
export const HILL: Given = { text: '山上种满了树。', clauses: [0.5], passage: 0.4 };
export const STREET: Given = { text: '街灯换成新的。', clauses: [0.4], passage: 0.3 };
