/** How things of the domain are called on the page. */
import type { Citation, RefusalReason, ReportSummary, Understood } from '../src/domain.ts';

export const REFUSALS: Record<RefusalReason, string> = {
  empty: '还没有问题',
  'unknown-region': '没有收录这个地区的报告',
  'unknown-year': '没有收录这一年的报告',
  'not-in-reports': '报告里没有写到',
  'out-of-domain': '不在政府工作报告的范围内',
  unclear: '问题还不够明确',
};

/** "湖北省天门市 2022年", else the title: what tells a report from the others in the fewest words. */
export function reportName(report: Pick<ReportSummary, 'region' | 'year' | 'title'>): string {
  if (report.region === null) return report.title;
  return report.year === null ? report.region : `${report.region} ${report.year}年`;
}

/** "2022-01-06" → "2022年1月6日". */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return year && month && day ? `${year}年${month}月${day}日` : date;
}

export function citationName(citation: Citation): string {
  const heading = citation.section.at(-1);
  return heading === undefined ? reportName(citation.report) : `${reportName(citation.report)} · ${heading}`;
}

/** What the question was taken to mean, null when there is nothing to say. */
export function understoodLine(understood: Understood, asked: string): string | null {
  const parts = [
    ...understood.regions,
    ...understood.years.map((year) => `${year}年`),
    ...understood.indicators,
    ...(understood.kind === 'achieved' ? ['完成情况'] : understood.kind === 'target' ? ['计划目标'] : []),
  ];
  const sentences = [
    ...(parts.length > 0 ? [`理解为：${parts.join(' · ')}`] : []),
    ...(understood.question !== '' && understood.question !== asked ? [`完整的问题：${understood.question}`] : []),
    ...understood.assumed,
  ].map((sentence) => sentence.replace(/[。；]$/, ''));
  return sentences.length > 0 ? `${sentences.join('；')}。` : null;
}
