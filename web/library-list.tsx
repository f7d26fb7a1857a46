/** The reports that can be asked about, newest year first. */
import type { ReportSummary } from '../src/domain.ts';
import type { Loaded } from './hooks.ts';

/** Most reports listed at once: more are not read through, and would make the page slow. */
const LISTED = 300;

interface Props {
  readonly library: Loaded<readonly ReportSummary[]>;
  onOpen(report: ReportSummary): void;
}

export function LibraryList({ library, onOpen }: Props) {
  if (library.state === 'loading') return <p class="quiet">正在读取报告库…</p>;
  if (library.state === 'failed')
    return (
      <div class="notice failed">
        <p>{library.problem.message}</p>
        {library.problem.hint && <p class="hint">{library.problem.hint}</p>}
        <button type="button" class="plain-button" onClick={library.retry}>
          重试
        </button>
      </div>
    );
  const reports = library.value;
  if (reports.length === 0)
    return (
      <p class="quiet">
        库里还没有报告。用命令 <code>wenbao ingest 文件或文件夹</code> 加入报告，再刷新页面。
      </p>
    );
  return (
    <>
      <p class="quiet">答案只取自这些报告。点一份可以读全文。</p>
      {byYear(reports.slice(0, LISTED)).map(([year, ofYear]) => (
        <section class="library-year" key={year} aria-label={yearName(year)}>
          <h3>{yearName(year)}</h3>
          <ul>
            {ofYear.map((report) => (
              <li key={report.id}>
                <button type="button" class="library-report" title={report.title} onClick={() => onOpen(report)}>
                  {report.region ?? report.title}
                  {report.abridged && <span class="tag">摘编</span>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {reports.length > LISTED && <p class="quiet">另有 {reports.length - LISTED} 份报告未在这里列出。</p>}
    </>
  );
}

function yearName(year: number | null): string {
  return year === null ? '年份不详' : `${year}年`;
}

function byYear(reports: readonly ReportSummary[]): [number | null, ReportSummary[]][] {
  const years = new Map<number | null, ReportSummary[]>();
  for (const report of reports) years.set(report.year, [...(years.get(report.year) ?? []), report]);
  return [...years].sort(([a], [b]) => (b ?? 0) - (a ?? 0));
}
