/**
 * The reports of the store as questions see them: summaries and texts, kept in memory within a bound.
 */
import type { IndicatorCount, ReportSummary } from '../domain.ts';
import type { Store } from '../store/store.ts';

/** Characters of report text kept in memory; older texts are read again when needed. */
const KEPT_CHARACTERS = 16_000_000;

/** Lines of a head are short. */
const HEAD_LINE_MAX = 80;

/** Where the first long line of a report begins. */
function bodyStart(text: string): number {
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end < 0 || end - start > HEAD_LINE_MAX) return start;
    start = end + 1;
  }
}

/** The reports of one revision of the store. */
export class ReportLibrary {
  /** Revision of the store it was read from. */
  readonly revision: number;
  readonly reports: readonly ReportSummary[];
  readonly summaries: ReadonlyMap<string, ReportSummary>;
  readonly regions: ReadonlySet<string>;
  private readonly store: Store;
  private readonly texts = new Map<string, string>();
  private kept = 0;
  private counted: readonly IndicatorCount[] | null = null;

  constructor(store: Store) {
    this.store = store;
    this.revision = store.revision();
    this.reports = store.reports();
    this.summaries = new Map(this.reports.map((report) => [report.id, report]));
    this.regions = new Set(this.reports.flatMap(({ region }) => region ?? []));
  }

  /** What the facts are of, in the order of the store; counted at the first call, since most libraries are never asked. */
  indicators(): readonly IndicatorCount[] {
    this.counted ??= this.store.indicators();
    return this.counted;
  }

  /** The stored text of a report. @returns null when there is no such report */
  text(id: string): string | null {
    const known = this.texts.get(id);
    if (known !== undefined) return known;
    const text = this.store.report(id)?.text ?? null;
    if (text !== null) {
      for (const [old, dropped] of this.texts) {
        if (this.kept + text.length <= KEPT_CHARACTERS) break;
        this.texts.delete(old);
        this.kept -= dropped.length;
      }
      this.texts.set(id, text);
      this.kept += text.length;
    }
    return text;
  }

  /** Does any of these reports hold this text verbatim, its title and head aside (a web page's title may name another year)? */
  contains(text: string, reportIds: readonly string[]): boolean {
    return reportIds.some((id) => {
      const whole = this.text(id);
      return whole !== null && whole.indexOf(text, bodyStart(whole)) >= 0;
    });
  }
}
