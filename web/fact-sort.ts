/** The order of the table of facts. */
import type { FactBody } from '../src/http/contract-facts.ts';
import { baseUnit, signedAmount } from './fact-groups.ts';

export const SORT_KEYS = ['place', 'year', 'period', 'value', 'kind'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface Sorting {
  readonly key: SortKey;
  readonly falling: boolean;
}

/** In the order of their sound, as the server lists reports. */
const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** The year that a period ends with: `2017-2021` and `by 2021` stand beside `2021`. */
const lastYear = (period: string | null): number | null => {
  const years = period?.match(/\d{4}/g);
  return years ? Number(years.at(-1)) : null;
};

/** What one fact is sorted by; null stands last, whichever way it is sorted. */
const READ: Record<SortKey, (fact: FactBody) => number | string | null> = {
  place: ({ report }) => report.region ?? report.title,
  year: ({ report }) => report.year,
  period: ({ period }) => lastYear(period),
  value: signedAmount,
  kind: ({ kind }) => (kind === 'achieved' ? 0 : 1),
};

const compare = (a: number | string, b: number | string): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));

/**
 * Stable: what is equal stays in the order of the library. Sorted by value, figures of one unit stand together, the unit of most
 * facts first; 亿元 and 万元 are one unit, told apart by amount.
 *
 * @param sorting null = as the server gave them
 */
export function sortFacts(facts: readonly FactBody[], sorting: Sorting | null): readonly FactBody[] {
  if (sorting === null) return facts;
  const read = READ[sorting.key];
  const sign = sorting.falling ? -1 : 1;
  const ranks = sorting.key === 'value' ? unitRanks(facts) : null;
  return [...facts].sort((a, b) => {
    const [left, right] = [read(a), read(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const units = ranks ? (ranks.get(baseUnit(a)) ?? 0) - (ranks.get(baseUnit(b)) ?? 0) : 0;
    return units || sign * compare(left, right);
  });
}

function unitRanks(facts: readonly FactBody[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const fact of facts) counts.set(baseUnit(fact), (counts.get(baseUnit(fact)) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1]).map(([unit], rank) => [unit, rank]));
}
