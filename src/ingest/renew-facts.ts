/**
 * Facts are derived from the stored texts: those that another version of the extraction made, or none made yet, are made anew.
 */
import type { Progress, ReportSummary } from '../domain.ts';
import type { ReportFacts, Store } from '../store/store.ts';
import { extractFacts, FACTS_VERSION } from './facts.ts';

/** UTF-16 code units of text whose facts are made in one transaction: a second or so, while other processes wait to write. */
const BATCH = 300_000;

/** Runs of reports, each of at most `BATCH` code units or a single report. */
function batches(reports: readonly ReportSummary[]): ReportSummary[][] {
  const found: ReportSummary[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const report of reports) {
    length += report.length;
    if (length > BATCH) {
      found.push([]);
      length = report.length;
    }
    found.at(-1)?.push(report);
  }
  return found;
}

/**
 * Changes nothing when all facts are of this version. Two processes may call it at once: both make the same facts. One that is
 * killed halfway leaves facts of two versions, which the next call finds.
 */
export function renewFacts(store: Store, onProgress?: (progress: Progress) => void): void {
  if (store.factsVersion() === FACTS_VERSION) return;
  const reports = store.reports();
  let done = 0;
  const tell = (label: string): void => onProgress?.({ phase: 'facts', label, done, total: reports.length });
  // Inside the transaction, so that text and passages are those that the facts are stored with.
  function* factsOf(batch: readonly ReportSummary[]): IterableIterator<ReportFacts> {
    for (const { id, region, year } of batch) {
      tell(`${year ?? ''} ${region ?? id}`);
      const report = store.report(id);
      if (report) yield { reportId: id, facts: extractFacts(report) };
      done++;
    }
  }
  for (const batch of batches(reports)) store.replaceFacts(FACTS_VERSION, factsOf(batch));
  if (reports.length > 0) tell('完成');
}
