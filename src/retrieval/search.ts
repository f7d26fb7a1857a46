/**
 * Finding passages: an exact scan inside a scope, HNSW and words over the whole library, one weighted score, the best clauses
 * scored again token by token, duplicates merged.
 */
import type { Embedder } from '../../embeddings/embedder.ts';
import type { ClauseInPassage, Rescorer } from '../../embeddings/rescorer.ts';
import type { VectorIndex } from '../../embeddings/vector-index.ts';
import type { Clause, Hit, ReportSummary } from '../domain.ts';
import { type Reading, searchedFor } from '../question/understand.ts';
import type { Store, StoredPassage } from '../store/store.ts';
import { fold } from '../text/fold.ts';
import { queryTokens } from '../text/tokens.ts';
import { isDuplicate } from './duplicates.ts';
import { features, WEIGHTS, type Weights, wordScore } from './rank.ts';
import type { VectorTable } from './vector-table.ts';

/** A narrower scope of up to this many passages is scanned exactly; the whole library, or a wider scope, is searched by HNSW. */
const EXACT_PASSAGES = 10_000;
/** Nearest vectors asked for in an open search; several belong to one passage. */
const NEIGHBOURS = 400;
const LEXICAL_CANDIDATES = 200;
/** Passages whose text is read for rank features and merging, per passage wanted. */
const RERANK_FACTOR = 4;
/**
 * Passages that are scored again, how many clauses of each, and how many of its clauses are looked at around them: the nearest.
 * More of either changed nothing, and 15 × 4 clauses take 2 ms, 7 when they have not been looked at before.
 */
const RESCORED_PASSAGES = 15;
const RESCORED_CLAUSES = 2;
const AROUND_CLAUSES = 4;

export interface SearchHit extends Hit {
  /** Cosine of each clause of the passage to the question, in order. */
  readonly clauseSimilarities: readonly number[];
}

/** What is searched: the derived index and the store it comes from, of the same revision. */
export interface SearchIndex {
  readonly table: VectorTable;
  /** Nearest vectors of the whole library: HNSW, or the exact scan until that is built. */
  readonly nearest: VectorIndex;
  readonly summaries: ReadonlyMap<string, ReportSummary>;
}

interface Candidate {
  readonly row: number;
  readonly clause: number;
  readonly bestClause: number;
  readonly passage: number;
  readonly lexical: number;
  readonly base: number;
}

function candidateRows(
  query: Float32Array,
  index: SearchIndex,
  reportIds: readonly string[],
  lexical: ReadonlyMap<number, number>,
): Set<number> {
  const inScope = reportIds.reduce((sum, id) => sum + index.table.passagesOf(id).length, 0);
  if (inScope <= EXACT_PASSAGES && reportIds.length < index.summaries.size) {
    return new Set(reportIds.flatMap((id) => [...index.table.passagesOf(id)]));
  }
  const rows = new Set(lexical.keys());
  const allowed =
    reportIds.length < index.summaries.size
      ? new Set(reportIds.flatMap((id) => [...index.table.passagesOf(id)]))
      : null;
  for (const { label } of index.nearest.search(query, NEIGHBOURS)) {
    const passage = index.table.passageOf(label);
    if (allowed === null || allowed.has(passage)) rows.add(passage);
  }
  return rows;
}

/**
 * @param reading the question; its `searchText` is searched
 * @param reports the scope, at least one report
 * @param k passages wanted
 * @returns best first; near-duplicates of a better passage are left out
 */
export async function searchPassages(
  store: Store,
  embedder: Embedder,
  index: SearchIndex,
  reading: Reading,
  reports: readonly ReportSummary[],
  k: number,
  weights: Weights = WEIGHTS,
): Promise<SearchHit[]> {
  if (reports.length === 0) return [];
  const asked = searchedFor(reading);
  const query = await embedder.embedQueries([asked]);
  const ids = reports.map(({ id }) => id);
  const scope = ids.length < index.summaries.size ? ids : null;
  const words = queryTokens(asked);
  const lexical = new Map(store.lexicalSearch(words, scope, LEXICAL_CANDIDATES).map(({ row, score }) => [row, score]));
  const candidates: Candidate[] = [];
  for (const row of candidateRows(query, index, ids, lexical)) {
    const similarity = index.table.similarity(query, row);
    if (!similarity) continue;
    const bm25 = lexical.get(row) ?? 0;
    candidates.push({
      row,
      ...similarity,
      lexical: bm25,
      base:
        weights.clause * similarity.clause +
        weights.passage * similarity.passage +
        weights.lexical * wordScore(bm25, Math.max(words.length, 1)),
    });
  }
  candidates.sort((a, b) => b.base - a.base || a.row - b.row);
  const read = candidates.slice(0, Math.max(k * RERANK_FACTOR, 40));
  const passages = new Map(store.passages(read.map(({ row }) => row)).map((passage) => [passage.row, passage]));
  const hits: SearchHit[] = [];
  for (const candidate of read) {
    const passage = passages.get(candidate.row);
    const report = passage && index.summaries.get(passage.reportId);
    if (passage && report) hits.push(toHit(candidate, passage, report, reading, query, index, weights));
  }
  hits.sort((a, b) => b.score - a.score);
  const ranked =
    embedder.rescorer && weights.tokens !== 0 ? await rescored(hits, embedder.rescorer, asked, weights.tokens) : hits;
  const kept: SearchHit[] = [];
  for (const hit of ranked) {
    if (kept.length >= k) break;
    if (!kept.some((better) => isDuplicate(better, hit))) kept.push(hit);
  }
  return kept;
}

/**
 * @param hits best first
 * @returns the same, best first, with what the re-scorer adds; those too far down to be scored again count as the worst of
 *   those that were
 */
async function rescored(
  hits: readonly SearchHit[],
  rescorer: Rescorer,
  question: string,
  weight: number,
): Promise<SearchHit[]> {
  const owners: number[] = [];
  const texts: ClauseInPassage[] = [];
  for (const [at, hit] of hits.slice(0, RESCORED_PASSAGES).entries()) {
    const { start, clauses } = hit.passage;
    const nearest = hit.clauseSimilarities
      .map((similarity, i) => ({ similarity, span: clauses[i] as Clause }))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, AROUND_CLAUSES)
      .map(({ span }) => fold(hit.text.slice(span.start - start, span.end - start)));
    for (const clause of nearest.slice(0, RESCORED_CLAUSES)) {
      owners.push(at);
      texts.push({ clause, passage: nearest });
    }
  }
  const best = new Map<number, number>();
  for (const [i, score] of (await rescorer.score(question, texts)).entries()) {
    const owner = owners[i] as number;
    best.set(owner, Math.max(best.get(owner) ?? -1, score));
  }
  if (best.size === 0) return [...hits];
  const worst = Math.min(...best.values());
  return hits
    .map((hit, at) => {
      const tokens = best.get(at) ?? null;
      return { ...hit, score: hit.score + weight * (tokens ?? worst), scores: { ...hit.scores, tokens } };
    })
    .sort((a, b) => b.score - a.score);
}

function toHit(
  candidate: Candidate,
  passage: StoredPassage,
  report: ReportSummary,
  reading: Reading,
  query: Float32Array,
  index: SearchIndex,
  weights: Weights,
): SearchHit {
  const extra = features({ ...passage, reportYear: report.year }, reading, weights);
  const { id, ordinal, section, clauses, start, end, text } = passage;
  return {
    passage: { id, ordinal, section, clauses, start, end },
    report,
    text,
    score: candidate.base + extra,
    scores: {
      clause: candidate.clause,
      passage: candidate.passage,
      lexical: candidate.lexical,
      tokens: null,
      features: extra,
    },
    bestClause: clauses[candidate.bestClause] ?? null,
    clauseSimilarities: index.table.clauseSimilarities(query, passage.row),
  };
}
