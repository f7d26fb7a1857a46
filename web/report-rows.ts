/** The list of reports as a table: what is shown of it, and in which order. */
import type { ReportSummary } from '../src/domain.ts';
import { holdsWords } from './find-text.ts';
import type { Simplified } from './simplified.ts';

export const COLUMNS = ['report', 'year', 'level', 'length', 'facts'] as const;
export type Column = (typeof COLUMNS)[number];
export type Level = NonNullable<ReportSummary['level']>;

/** From the whole country down. */
export const LEVELS: readonly Level[] = ['国家', '省', '市', '区县', '乡镇'];

export interface RowFilter {
  /** Words that all stand somewhere in what is said of a report, '' for any. */
  readonly text: string;
  readonly level: Level | null;
  readonly year: number | null;
}

export interface RowOrder {
  readonly column: Column;
  readonly down: boolean;
}

/** The way a column is first sorted when it is chosen: the newest, the longest and the richest first, names from A. */
export const firstDown = (column: Column): boolean => column === 'year' || column === 'length' || column === 'facts';

const collator = new Intl.Collator('zh-CN', { numeric: true });
const nameOf = (report: ReportSummary): string => report.region ?? report.title;
const levelOf = (report: ReportSummary): number | null => (report.level ? LEVELS.indexOf(report.level) : null);

/** What a report can be compared by; null where it is not known. */
const NUMBERS: Record<Exclude<Column, 'report'>, (report: ReportSummary) => number | null> = {
  year: (report) => report.year,
  level: levelOf,
  length: (report) => report.length,
  facts: (report) => report.factCount,
};

function compareBy(column: Column, down: boolean): (a: ReportSummary, b: ReportSummary) => number {
  const turn = down ? -1 : 1;
  if (column === 'report') return (a, b) => turn * collator.compare(nameOf(a), nameOf(b));
  const number = NUMBERS[column];
  return (a, b) => {
    const [first, second] = [number(a), number(b)];
    // What is not known stands at the end, whichever way the rest is turned.
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return turn * (first - second);
  };
}

/** Equal ones by name, then newest first. */
export function orderRows(reports: readonly ReportSummary[], { column, down }: RowOrder): ReportSummary[] {
  const first = compareBy(column, down);
  const byName = compareBy('report', false);
  const byYear = compareBy('year', true);
  return [...reports].sort((a, b) => first(a, b) || byName(a, b) || byYear(a, b));
}

export function filterRows(
  reports: readonly ReportSummary[],
  { text, level, year }: RowFilter,
  simplified?: Simplified,
): ReportSummary[] {
  return reports.filter((report) => {
    if (level !== null && report.level !== level) return false;
    if (year !== null && report.year !== year) return false;
    const said = [report.title, report.region, report.speaker, report.source, report.year].join('\n');
    return holdsWords(said, text, simplified);
  });
}

/** Years that reports have, newest first. */
export function yearsOf(reports: readonly ReportSummary[]): number[] {
  const years = new Set(reports.flatMap(({ year }) => (year === null ? [] : [year])));
  return [...years].sort((a, b) => b - a);
}

/** Levels that reports have, highest first. */
export function levelsOf(reports: readonly ReportSummary[]): Level[] {
  const levels = new Set(reports.map(({ level }) => level));
  return LEVELS.filter((level) => levels.has(level));
}
