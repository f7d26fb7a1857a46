/** Who said it, where and when: one quiet list. What the source does not say is left out. */
import type { Citation } from '../src/domain.ts';
import { dateInWords } from './words.ts';

export function ReportFacts({ report, abridged }: { readonly report: Citation['report']; readonly abridged: boolean }) {
  const facts: readonly (readonly [string, string | null])[] = [
    ['地区', report.region],
    ['年份', report.year === null ? null : `${report.year}年`],
    ['日期', report.date === null ? null : dateInWords(report.date)],
    ['报告人', report.speaker],
  ];
  return (
    <dl class="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
      {abridged && (
        <div>
          <dt>版本</dt>
          <dd>摘编，非报告全文</dd>
        </div>
      )}
    </dl>
  );
}
