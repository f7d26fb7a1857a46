/**
 * Finding passages: an exact scan inside a scope, HNSW and words over the whole library, one weighted score, duplicates merged.
 */
import type { Embedder } from '../../embeddings/embedder.ts';
import type { VectorIndex } from '../../embeddings/vector-index.ts';
import type { Hit, ReportSummary } from '../domain.ts';
import type { Reading } from '../question/understand.ts';
import type { Store, StoredPassage } from '../store/store.ts';
import { queryTokens } from '../text/tokens.ts';
import { isDuplicate } from './duplicates.ts';
import { features, WEIGHTS } from './rank.ts';
import type { VectorTable } from './vector-table.ts';

/** A narrower scope of up to this many passages is scanned exactly; the whole library, or a wider scope, is searched by HNSW. */
const EXACT_PASSAGES = 10_000;
/** Nearest vectors asked for in an open search; several belong to one passage. */
const NEIGHBOURS = 400;
const LEXICAL_CANDIDATES = 200;
/** Passages whose text is read for rank features and merging, per passage wanted. */
const RERANK_FACTOR = 4;

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
): Promise<SearchHit[]> {
  if (reports.length === 0) return [];
  const query = await embedder.embedQueries([reading.searchText]);
  const ids = reports.map(({ id }) => id);
  const scope = ids.length < index.summaries.size ? ids : null;
  const lexical = new Map(
    store
      .lexicalSearch(queryTokens(reading.searchText), scope, LEXICAL_CANDIDATES)
      .map(({ row, score }) => [row, score]),
  );
  const candidates: Candidate[] = [];
  for (const row of candidateRows(query, index, ids, lexical)) {
    const similarity = index.table.similarity(query, row);
    if (!similarity) continue;
    const words = lexical.get(row) ?? 0;
    candidates.push({
      row,
      ...similarity,
      lexical: words,
      base: similarity.clause + WEIGHTS.passage * similarity.passage + WEIGHTS.lexical * words,
    });
  }
  candidates.sort((a, b) => b.base - a.base || a.row - b.row);
  const read = candidates.slice(0, Math.max(k * RERANK_FACTOR, 40));
  const passages = new Map(store.passages(read.map(({ row }) => row)).map((passage) => [passage.row, passage]));
  const hits: SearchHit[] = [];
  for (const candidate of read) {
    const passage = passages.get(candidate.row);
    const report = passage && index.summaries.get(passage.reportId);
    if (passage && report) hits.push(toHit(candidate, passage, report, reading, query, index));
  }
  hits.sort((a, b) => b.score - a.score);
  const kept: SearchHit[] = [];
  for (const hit of hits) {
    if (kept.length >= k) break;
    if (!kept.some((better) => isDuplicate(better, hit))) kept.push(hit);
  }
  return kept;
}

function toHit(
  candidate: Candidate,
  passage: StoredPassage,
  report: ReportSummary,
  reading: Reading,
  query: Float32Array,
  index: SearchIndex,
): SearchHit {
  const extra = features({ ...passage, reportYear: report.year }, reading);
  const { id, ordinal, section, clauses, start, end, text } = passage;
  return {
    passage: { id, ordinal, section, clauses, start, end },
    report,
    text,
    score: candidate.base + extra,
    scores: { clause: candidate.clause, passage: candidate.passage, lexical: candidate.lexical, features: extra },
    bestClause: clauses[candidate.bestClause] ?? null,
    clauseSimilarities: index.table.clauseSimilarities(query, passage.row),
  };
}
