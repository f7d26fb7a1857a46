/** The data of the two charts: one indicator over reports, and one place over years. */
import type { FactBody } from '../src/http/contract-facts.ts';
import { type ComparableFact, comparable, groupKey, mainFact } from './fact-groups.ts';

type Kind = FactBody['kind'];
export const KINDS: readonly Kind[] = ['achieved', 'target'];

/** What stands at one label, by kind; null where there is no figure. */
export interface ChartRow {
  /** Of the report, or of the years; unique in a chart. */
  readonly key: string;
  readonly report: FactBody['report'] | null;
  /** The year of the figures on a line. */
  readonly year: number | null;
  readonly achieved: ComparableFact | null;
  readonly target: ComparableFact | null;
}

export interface ChartRows {
  readonly rows: readonly ChartRow[];
  /** Figures of the same indicator in the same reports that the chart leaves out. */
  readonly leftOut: number;
}

function gather<Key>(facts: readonly FactBody[], keyOf: (fact: FactBody) => Key): Map<Key, FactBody[]> {
  const found = new Map<Key, FactBody[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const list = found.get(key);
    if (list) list.push(fact);
    else found.set(key, [fact]);
  }
  return found;
}

const highest = ({ achieved, target }: ChartRow): number =>
  Math.max(...[achieved, target].map((one) => (one ? Math.max(one.amount, one.end ?? one.amount) : -Infinity)));

const drawn = (rows: readonly ChartRow[]): number =>
  rows.reduce((sum, { achieved, target }) => sum + (achieved ? 1 : 0) + (target ? 1 : 0), 0);

/**
 * One row a report that has a figure of the group, the greatest first.
 *
 * @param year of the reports, null = of all
 */
export function reportRows(facts: readonly FactBody[], group: string, year: number | null): ChartRows {
  const own = facts.filter((fact) => groupKey(fact) === group && (year === null || fact.report.year === year));
  const rows: ChartRow[] = [];
  let seen = 0;
  for (const [key, list] of gather(own, ({ report }) => report.id)) {
    const [achieved, target] = KINDS.map((kind) => mainFact(list.filter((fact) => fact.kind === kind)));
    if (!achieved && !target) continue;
    seen += list.length;
    rows.push({ key, report: list[0]?.report ?? null, year: null, achieved: achieved ?? null, target: target ?? null });
  }
  // By what is drawn longest, so that the eye finds the order without reading.
  return { rows: rows.sort((a, b) => highest(b) - highest(a)), leftOut: seen - drawn(rows) };
}

/** A year is told best by the report that comes next: nearer ones correct what older ones expected. */
const fits = ({ fact, year }: ComparableFact): number =>
  Math.abs((fact.report.year ?? 0) - (fact.kind === 'achieved' ? year + 1 : year));

/** One row a year, from the first with a figure to the last; a year without any has an empty row, so that the line keeps its scale. */
export function yearRows(facts: readonly FactBody[], group: string, place: string): ChartRows {
  const own = facts.filter((fact) => groupKey(fact) === group && fact.report.region === place);
  const byYear = gather(own, (fact) => comparable(fact)?.year ?? null);
  const years = [...byYear.keys()].filter((year) => year !== null);
  if (years.length === 0) return { rows: [], leftOut: 0 };
  const first = Math.min(...years);
  const rows = Array.from({ length: Math.max(...years) - first + 1 }, (_, index): ChartRow => {
    const year = first + index;
    const [achieved, target] = KINDS.map((kind) =>
      bestOf((byYear.get(year) ?? []).filter((fact) => fact.kind === kind)),
    );
    return { key: String(year), report: null, year, achieved: achieved ?? null, target: target ?? null };
  });
  return { rows, leftOut: own.length - drawn(rows) };
}

/** @param facts of one place, year, group and kind */
function bestOf(facts: readonly FactBody[]): ComparableFact | null {
  const candidates = facts.flatMap((fact) => comparable(fact) ?? []).sort((a, b) => fits(a) - fits(b));
  const nearest = candidates[0];
  if (!nearest) return null;
  const sameReport = candidates.filter(({ fact }) => fact.report.id === nearest.fact.report.id);
  return mainFact(sameReport.map(({ fact }) => fact)) ?? nearest;
}

export interface Counted<Value> {
  readonly value: Value;
  readonly count: number;
}

/** Years of reports that bars can be drawn for, newest first, with how many reports each has. */
export function barYears(facts: readonly FactBody[], group: string): Counted<number>[] {
  const reports = new Map<number, number>();
  for (const { report } of reportRows(facts, group, null).rows) {
    if (report?.year != null) reports.set(report.year, (reports.get(report.year) ?? 0) + 1);
  }
  return [...reports].map(([value, count]) => ({ value, count })).sort((a, b) => b.value - a.value);
}

/** Places that a line can be drawn for, that with most years first, with how many years each has. */
export function linePlaces(facts: readonly FactBody[], group: string): Counted<string>[] {
  const years = new Map<string, Record<Kind, Set<number>>>();
  for (const fact of facts) {
    const one = groupKey(fact) === group ? comparable(fact) : null;
    const { region } = fact.report;
    if (one === null || region === null) continue;
    const known = years.get(region) ?? { achieved: new Set(), target: new Set() };
    known[fact.kind].add(one.year);
    years.set(region, known);
  }
  return [...years]
    .map(([value, { achieved, target }]) => ({ value, count: Math.max(achieved.size, target.size) }))
    .sort((a, b) => b.count - a.count);
}

/** More reports than this make a chart of all years unreadable: then the year with most reports is shown first. */
const ALL_AT_MOST = 20;

/** @returns null = all years */
export function usualBarYear(years: readonly Counted<number>[]): number | null {
  if (years.reduce((sum, { count }) => sum + count, 0) <= ALL_AT_MOST) return null;
  return (
    years.reduce<Counted<number> | null>((best, one) => (best && best.count >= one.count ? best : one), null)?.value ??
    null
  );
}
