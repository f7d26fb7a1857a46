/**
 * Questions for a list or for measures: the numbered list, else the sentences that hold it.
 */
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { Store } from '../store/store.ts';
import type { Evidence } from './extract.ts';
import { measures } from './measures.ts';
import { wholeList } from './whole-list.ts';

/** What is quoted for a list. */
export interface Listed {
  readonly evidence: readonly Evidence[];
  /** It is a numbered list with all its items. */
  readonly numbered: boolean;
}

/**
 * @param hits best first, at least one; @param evidence the best sentences of them; @param limit most sentences to quote
 * @returns null when the best sentences are the best there is
 */
export function listed(
  store: Store,
  hits: readonly SearchHit[],
  evidence: readonly Evidence[],
  reading: Reading,
  limit: number,
): Listed | null {
  const numbered = wholeList(store, evidence, reading);
  if (numbered) return { evidence: numbered, numbered: true };
  if (reading.asked === 'list') return null;
  const found = measures(store, hits, reading, limit);
  return found && { evidence: found, numbered: false };
}
