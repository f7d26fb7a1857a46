/**
 * A list that the report numbers is given whole, not only the sentences of it that search liked best.
 */
import type { Reading } from '../question/understand.ts';
import type { Store } from '../store/store.ts';
import { announces, enumerationAt } from './enumeration.ts';
import type { Evidence } from './extract.ts';

/** Sentences from which a numbered list is looked for. */
const LIST_STARTS = 2;

/** The numbered list that the best sentence belongs to or announces, where the question is about what it lists. */
export function wholeList(store: Store, evidence: readonly Evidence[], reading: Reading): Evidence[] | null {
  for (const one of evidence.slice(0, LIST_STARTS)) {
    const report = store.report(one.hit.report.id);
    const items = report ? enumerationAt(report.text, one) : [];
    if (!report || items.length < 2 || !announces(report.text, items, reading)) continue;
    return items.flatMap((item) => {
      const passage = report.passages.find(({ start, end }) => start <= item.start && end >= item.end);
      if (!passage) return [];
      const text = report.text.slice(passage.start, passage.end);
      return [{ ...item, hit: { ...one.hit, passage, text }, score: one.score }];
    });
  }
  return null;
}
