import type { ReportSummary } from '../../src/domain.ts';

/** A report of a library that has no text. */
export const reportSummary = (region: string, year: number, more: Partial<ReportSummary> = {}): ReportSummary => ({
  id: `${year}-${region}`,
  title: `${year}年${region}政府工作报告`,
  region,
  level: '市',
  year,
  date: null,
  speaker: null,
  source: 'a.txt',
  url: null,
  abridged: false,
  length: 1000,
  passageCount: 4,
  factCount: 0,
  ...more,
});
