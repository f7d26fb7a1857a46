/**
 * Words in Latin letters or with digits, which everybody says alike (5G, LNG): a report that has the thing has the word.
 */
import type { Reading } from './understand.ts';

const TECHNICAL = /(?<![a-z\d.])(?:[a-z]{2,8}\d*|\d[a-z])(?![a-z\d]|\.\d)/g;
/** Said otherwise in reports. */
const EVERYDAY = /^(?:gdp|cpi|app|ai|it|vs|ok|km|pm|no|kg|mw|kw|top)$/;

/** @returns folded; none of a question without Chinese words, where all are in Latin letters */
export function technicalWords({ folded, searchText }: Pick<Reading, 'folded' | 'searchText'>): string[] {
  if (!/[\p{Script=Han}]{2}/u.test(folded)) return [];
  return [...searchText.matchAll(TECHNICAL)].map(([word]) => word).filter((word) => !EVERYDAY.test(word));
}
