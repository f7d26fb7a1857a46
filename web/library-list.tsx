/** The reports that can be asked about, newest year first. */
import type { ReportSummary } from '../src/domain.ts';
import type { Loaded } from './hooks.ts';
import { Problem } from './problem.tsx';
import { useWords } from './words.ts';

/** Most reports listed at once: more are not read through, and would make the page slow. */
const LISTED = 300;

interface Props {
  readonly library: Loaded<readonly ReportSummary[]>;
  onOpen(report: ReportSummary): void;
}

/** What to do about a library without reports. */
export function EmptyLibrary() {
  const words = useWords();
  const [before, command, after] = words.library.empty(words.library.command);
  return (
    <p class="quiet">
      {before}
      <code>{command}</code>
      {after}
    </p>
  );
}

export function LibraryList({ library, onOpen }: Props) {
  const words = useWords();
  if (library.state === 'loading') return <p class="quiet">{words.library.loading}</p>;
  if (library.state === 'failed') return <Problem problem={library.problem} onRetry={library.retry} />;
  const reports = library.value;
  const yearName = (year: number | null) => (year === null ? words.library.yearUnknown : words.year(year));
  if (reports.length === 0) return <EmptyLibrary />;
  return (
    <>
      <p class="quiet">{words.library.about}</p>
      {byYear(reports.slice(0, LISTED)).map(([year, ofYear]) => (
        <section class="library-year" key={year} aria-label={yearName(year)}>
          <h3>{yearName(year)}</h3>
          <ul>
            {ofYear.map((report) => (
              <li key={report.id}>
                <button type="button" class="library-report" title={report.title} onClick={() => onOpen(report)}>
                  {report.region ?? report.title}
                  {report.abridged && <span class="tag">{words.library.abridged}</span>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {reports.length > LISTED && <p class="quiet">{words.library.more(reports.length - LISTED)}</p>}
    </>
  );
}

function byYear(reports: readonly ReportSummary[]): [number | null, ReportSummary[]][] {
  const years = new Map<number | null, ReportSummary[]>();
  for (const report of reports) years.set(report.year, [...(years.get(report.year) ?? []), report]);
  return [...years].sort(([a], [b]) => (b ?? 0) - (a ?? 0));
}
