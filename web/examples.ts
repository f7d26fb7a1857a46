/**
 * Example questions, made from the reports that are loaded: every one names a region and year that the library has.
 */
import type { ReportSummary } from '../src/domain.ts';

interface Known {
  readonly region: string;
  readonly year: number;
}

/** Of things that nearly every report speaks of. */
const QUESTIONS: readonly ((report: Known) => string)[] = [
  ({ region, year }) => `${region}${year}年的地区生产总值目标是多少？`,
  ({ region, year }) => `${region}${year}年在民生方面有哪些安排？`,
  ({ region, year }) => `${region}${year}年的主要预期目标是什么？`,
];

/** At most four questions, newest reports first, each about another report where there are enough. */
export function exampleQuestions(reports: readonly ReportSummary[]): string[] {
  const known = reports
    .flatMap(({ region, year }) => (region !== null && year !== null ? [{ region, year }] : []))
    .sort((a, b) => b.year - a.year || a.region.localeCompare(b.region, 'zh-CN'));
  const newest = known[0];
  if (newest === undefined) return [];
  const sameYear = known.filter((report) => report.year === newest.year);
  const pool = sameYear.length >= QUESTIONS.length ? sameYear : known;
  const questions = QUESTIONS.flatMap((ask, index) => {
    const report = pool[Math.floor((index * pool.length) / QUESTIONS.length)];
    return report ? [ask(report)] : [];
  });
  if (new Set(sameYear.map((report) => report.region)).size > 1)
    questions.push(`${newest.year}年各地的地区生产总值增长目标对比`);
  return questions;
}
