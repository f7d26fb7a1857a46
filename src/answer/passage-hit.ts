import type { ReportSummary } from '../domain.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { StoredPassage } from '../store/store.ts';

/**
 * A passage that was found without a search, in the form of one that was.
 * @param similarity of its nearest clause to the question; @param features what speaks for it besides (retrieval/rank.ts)
 */
export function hitOfPassage(passage: StoredPassage, report: ReportSummary, similarity = 0, features = 0): SearchHit {
  const { id, ordinal, section, clauses, start, end, text } = passage;
  return {
    passage: { id, ordinal, section, clauses, start, end },
    report,
    text,
    score: similarity + features,
    scores: { clause: similarity, passage: 0, lexical: 0, tokens: null, features },
    bestClause: null,
    clauseSimilarities: clauses.map(() => 0),
  };
}
