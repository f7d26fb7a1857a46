/**
 * Which figures are like enough to stand side by side in a chart: one indicator, one measure (growth is no level), one unit, a
 * single year, the whole place. What is left out stays in the table.
 */
import type { FactBody } from '../src/http/contract-facts.ts';
import { MAGNITUDES } from './magnitudes.ts';

export interface FactGroup {
  /** Tells groups apart; stands in the address. */
  readonly key: string;
  readonly indicator: string;
  readonly measure: FactBody['measure'];
  /** Without magnitude: 元, 人, %; '' where the text has none. */
  readonly unit: string;
  /** How many reports have a figure of it. */
  readonly reports: number;
}

/** A figure that may stand in a chart. */
export interface ComparableFact {
  readonly fact: FactBody;
  /** In the unit of its group; a decline is negative. Of a range its beginning. */
  readonly amount: number;
  /** The end of a range, null of a single figure. */
  readonly end: number | null;
  /** The year that it is the figure of. */
  readonly year: number;
}

/** The unit without its magnitude: 元 of 亿元, but 千米 of 千米, whose 千 is part of the unit. */
export function baseUnit({ unit, value, amount }: Pick<FactBody, 'unit' | 'value' | 'amount'>): string {
  if (unit === null) return '';
  const factor = value === null || amount === null || value === 0 ? null : amount / value;
  const word = MAGNITUDES.find(
    ([magnitude, of]) =>
      unit.startsWith(magnitude) && (factor === null ? of % 1e4 === 0 : Math.abs(factor / of - 1) < 1e-6),
  )?.[0];
  return word === undefined ? unit : unit.slice(word.length);
}

/** The amount as it counts: 下降3% is -3, while 降至48微克 is 48. */
export function signedAmount({ amount, direction, measure }: FactBody): number | null {
  const falls = direction === 'down' && (measure === 'growth' || measure === 'change');
  return amount !== null && falls ? -amount : amount;
}

/** Against the year before, in so many words; anything else (年均, 累计, 高于全国) measures something else. */
const YEARLY = /^(?:同比|[比较](?:上年|上年同期|去年|去年同期)|按?可比(?:口径|价格?)|按?不变价格?)$/;
const WHOLE_PLACE = /^全[国省市县区州旗]$/;

const isYearly = (basis: string | null): boolean =>
  basis === null || basis.split('、').every((one) => YEARLY.test(one));
const isWhole = (note: string | null): boolean => note === null || WHOLE_PLACE.test(note) || note.endsWith('目标');

/** @returns null when nothing else may be compared with it */
export function comparable(fact: FactBody): ComparableFact | null {
  const amount = signedAmount(fact);
  if (amount === null || fact.measure === 'rank' || !isYearly(fact.basis) || !isWhole(fact.note)) return null;
  if (fact.period === null || !/^\d{4}$/.test(fact.period)) return null;
  const { value, valueMax } = fact;
  // Both ends are in the same unit, and have the same sign.
  const end = value === null || value === 0 || valueMax === null ? null : amount * (valueMax / value);
  return { fact, amount, end, year: Number(fact.period) };
}

export const groupKey = (fact: FactBody): string => [fact.indicator, fact.measure, baseUnit(fact)].join('|');

/** @returns those of most reports first, then those of most figures, then as they come in the list */
export function factGroups(facts: readonly FactBody[]): FactGroup[] {
  const found = new Map<string, { first: FactBody; reports: Set<string>; facts: number }>();
  for (const fact of facts) {
    if (comparable(fact) === null) continue;
    const key = groupKey(fact);
    const group = found.get(key) ?? { first: fact, reports: new Set(), facts: 0 };
    group.reports.add(fact.report.id);
    group.facts++;
    found.set(key, group);
  }
  return [...found]
    .sort(([, a], [, b]) => b.reports.size - a.reports.size || b.facts - a.facts)
    .map(([key, { first, reports }]) => ({
      key,
      indicator: first.indicator,
      measure: first.measure,
      unit: baseUnit(first),
      reports: reports.size,
    }));
}

/** What a report chiefly speaks of: the year before it where it tells what was achieved, its own where it plans. */
const ownYear = ({ kind, report }: FactBody): number | null =>
  report.year === null ? null : kind === 'achieved' ? report.year - 1 : report.year;

/** 奋斗目标 is the second of two sets: the first is what a place is measured by. */
const isSecond = ({ note }: FactBody): number => (note?.endsWith('目标') && note !== '预期目标' ? 1 : 0);

/**
 * The figure that stands for all of a kind in one report: of the year that the report speaks of, of the first set of targets,
 * named first.
 *
 * @param facts of one group, one report and one kind, in the order of the text
 * @returns null when the report has none of its own year
 */
export function mainFact(facts: readonly FactBody[]): ComparableFact | null {
  const own = facts
    .map(comparable)
    .filter((one): one is ComparableFact => one !== null && one.year === ownYear(one.fact));
  return own.sort((a, b) => isSecond(a.fact) - isSecond(b.fact))[0] ?? null;
}
