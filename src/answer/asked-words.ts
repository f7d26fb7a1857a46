/**
 * How near a stretch of a report is to a question: the words they share, and what the search model says of its clauses.
 */
import type { Span } from '../domain.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import { fold } from '../text/fold.ts';
import { bare, queryTokens } from '../text/tokens.ts';

/** Parts of words that ask, and words of every report: they say nothing of what is asked about. */
const ASKING = /[的了吗呢哪些几什么怎样如何咋要]|打算|准备|计划|安排|措施|办法|举措|做法|采取|通过/;

/** Weights of the model's similarity and of the shared words. */
const SIMILARITY = 0.6;
const SHARED = 0.5;

/** The words of a question that say what it is about, longer ones counting more. */
export function askedWords(reading: Reading): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const token of queryTokens(reading.searchText).map(bare))
    if (token.length > 1 && !ASKING.test(token)) weights.set(token, token.length);
  return weights;
}

/** Share of the words that a text holds, 0..1. */
export function shareOf(words: ReadonlyMap<string, number>, text: string): number {
  const folded = fold(text);
  let [held, all] = [0, 0];
  for (const [word, weight] of words) {
    all += weight;
    if (folded.includes(word)) held += weight;
  }
  return all === 0 ? 0 : held / all;
}

/** The best similarity of a clause that lies in the stretch, 0 where none was looked at. Offsets in the report. */
function similarity({ passage, clauseSimilarities }: SearchHit, { start, end }: Span): number {
  let best = 0;
  passage.clauses.forEach((clause, i) => {
    if (clause.start < end && clause.end > start) best = Math.max(best, clauseSimilarities[i] ?? 0);
  });
  return best;
}

/** How near a stretch of a passage is to the question, about 0..1.1. Offsets in the report. */
export const nearness = (hit: SearchHit, span: Span, words: ReadonlyMap<string, number>): number =>
  SIMILARITY * similarity(hit, span) +
  SHARED * shareOf(words, hit.text.slice(span.start - hit.passage.start, span.end - hit.passage.start));
