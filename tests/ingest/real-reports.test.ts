/**
 * Ingest on real input: the five files with 14 reports, and 219 reports of all levels from 1954 to 2026.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/domain.ts';
import { readSource } from '../../src/ingest/read.ts';
import { reportsOf } from '../../src/ingest/report.ts';
import { divisionByFullName, findRegions } from '../../src/lexicon/regions.ts';
import { countHan } from '../../src/text/sentences.ts';
import { hasShared, type ScaleReport, scaleReports, sharedPath } from '../support/shared.ts';

const plain = (text: string): string => text.replace(/\s/g, '');
const asText = (text: string) =>
  ({ format: 'txt', encoding: 'utf-8', text, frontMatter: {}, pageTitle: null, url: null, notes: [] }) as const;

function checkWhole(report: Report): void {
  const joined = report.passages.map(({ start, end }) => report.text.slice(start, end)).join('');
  expect(plain(joined)).toBe(plain(report.text));
  for (const { start, sourceStart, length } of report.sourceMap.slice(0, 3))
    expect(length).toBeGreaterThan(0 * start * sourceStart);
}

describe.skipIf(!hasShared())('the five real files', () => {
  it('come out with exactly the right metadata', async () => {
    const wanted = JSON.parse(readFileSync(sharedPath('eval', 'reports.json'), 'utf8')) as Record<string, unknown>[];
    const found: Record<string, unknown>[] = [];
    for (const file of readdirSync(sharedPath('reports')).sort()) {
      const reports = reportsOf(await readSource(readFileSync(sharedPath('reports', file)), file), file);
      for (const report of reports) {
        checkWhole(report);
        const { region, level, year, date, speaker } = report;
        found.push({ file, region, level, year, date, speaker });
      }
    }
    const key = (one: Record<string, unknown>): string => `${one['region']}`;
    const bare = wanted.map(({ file, region, level, year, date, speaker }) => ({
      file,
      region,
      level,
      year,
      date,
      speaker,
    }));
    expect(found.sort((a, b) => key(a).localeCompare(key(b)))).toEqual(
      bare.sort((a, b) => key(a).localeCompare(key(b))),
    );
  });
});

/** The place a report of the scale set is of, by its own label: the last place in it. */
function labelled(report: ScaleReport): string {
  if (report.level === 'national') return '全国';
  const mention =
    findRegions(
      report.place.length <= 5 && /市[\p{Script=Han}]{2}$/u.test(report.place) ? `${report.place}县` : report.place,
    ).at(-1) ?? findRegions(report.place).at(-1);
  return mention?.divisions[0]?.fullName ?? report.place;
}

/** Does the head or the opening of a text name the place? Its own name is enough, in any of its forms. */
function namesRegion(report: ScaleReport, fullName: string): boolean {
  if (fullName === '全国') return /国务院|全国人民代表大会|全國人民代表大會/.test(report.text.slice(0, 1500));
  const division = divisionByFullName(fullName);
  return division !== null && [division.name, ...division.shortNames].some((name) => report.text.includes(name));
}

/** Does the text name the year: in its head, or as the year it reviews or plans? */
const namesYear = (report: ScaleReport): boolean => {
  const text = report.text.normalize('NFKC');
  const ideograph = (year: number): string =>
    [...String(year)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('');
  return [report.year, report.year - 1].some(
    (year) => text.includes(`${year}年`) || text.replace(/[○零]/g, '〇').includes(`${ideograph(year)}年`),
  );
};

describe.skipIf(!hasShared())('219 more real reports', () => {
  it('region and year are right for at least 95 % of those whose text names them; none loses text', () => {
    const misses: string[] = [];
    let [regions, regionsRight, years, yearsRight, lost] = [0, 0, 0, 0, 0];
    const mislabelled: string[] = [];
    const begun = performance.now();
    const all = scaleReports();
    for (const one of all) {
      const reports = reportsOf(asText(one.text), 'report.txt');
      const report = reports[0] as Report;
      if (reports.length !== 1) misses.push(`${one.id}: ${reports.length} reports`);
      checkWhole(report);
      const whole = countHan(one.text);
      const kept = reports.reduce((sum, { text }) => sum + countHan(text), 0);
      if (whole - kept > Math.max(150, whole * 0.015)) {
        lost++;
        misses.push(`${one.id}: ${whole - kept} of ${whole} Han characters lost`);
      }
      const region = labelled(one);
      // Some texts are another place's: their collector took 高唐县 for 唐县, 米易县 for 易县. The text is right then.
      const own = divisionByFullName(region)?.name ?? region;
      const meeting =
        /在([^\n]{2,12}?)第?[一二三四五六七八九十]+届人民代表大会/.exec(
          one.text.slice(0, 400).replaceAll('\n', ''),
        )?.[1] ?? '';
      if (
        meeting.endsWith(own) &&
        findRegions(meeting).at(-1)?.text !== own &&
        report.region !== region &&
        meeting !== own &&
        !/[省市]/.test(meeting.slice(0, -own.length))
      ) {
        mislabelled.push(`${one.id}: ${meeting}`);
        continue;
      }
      if (namesRegion(one, region)) {
        regions++;
        if (report.region === region) regionsRight++;
        else misses.push(`${one.id}: region ${report.region}, labelled ${region}`);
      }
      if (namesYear(one)) {
        years++;
        if (report.year === one.year) yearsRight++;
        else
          misses.push(
            `${one.id}: year ${report.year}, labelled ${one.year}; ${report.text.slice(0, 60).replace(/\n/g, '|')}`,
          );
      }
    }
    console.log(
      `regions ${regionsRight}/${regions}, years ${yearsRight}/${years}, ${mislabelled.length} texts of another place than their label, ${(performance.now() - begun).toFixed(0)} ms\n${mislabelled.join('\n')}\nmisses:\n${misses.join('\n')}`,
    );
    expect(lost).toBe(0);
    expect(regions).toBeGreaterThan(150);
    expect(regionsRight / regions).toBeGreaterThanOrEqual(0.95);
    expect(yearsRight / years).toBeGreaterThanOrEqual(0.95);
  });
});
