/**
 * Which reports a request allows: what it may say beforehand of places, years and reports.
 */
import type { ReportSummary, Scope } from '../domain.ts';
import { WenbaoError } from '../errors.ts';
import { type Division, divisionByFullName, divisionsNamed, isWithin } from '../lexicon/regions.ts';
import type { ReportLibrary } from './library.ts';

/** Is a report of one of these places, or of one inside them? A name that no list knows must be the region's own. */
function isOf(report: ReportSummary, names: readonly string[], places: readonly Division[]): boolean {
  if (report.region === null) return false;
  if (names.includes(report.region)) return true;
  const own = divisionByFullName(report.region);
  return own !== null && places.some((place) => place.code === own.code || isWithin(own, place));
}

/**
 * @returns in the order of the library; none for a place or year that it does not have
 * @throws WenbaoError bad-request when the scope names a report that is not there
 */
export function allowedReports(
  library: Pick<ReportLibrary, 'reports' | 'summaries'>,
  scope: Scope | undefined,
): readonly ReportSummary[] {
  const { regions = [], years = [], reports = [] } = scope ?? {};
  const places = regions.flatMap((name) => divisionsNamed(name.trim()));
  for (const id of reports) {
    if (!library.summaries.has(id))
      throw new WenbaoError('bad-request', `报告库里没有编号为“${id.slice(0, 60)}”的报告`, {
        hint: '用 GET /api/reports 或 wenbao reports 查看现有报告的编号',
      });
  }
  return library.reports.filter(
    (report) =>
      (regions.length === 0 || isOf(report, regions, places)) &&
      (years.length === 0 || (report.year !== null && years.includes(report.year))) &&
      (reports.length === 0 || reports.includes(report.id)),
  );
}
