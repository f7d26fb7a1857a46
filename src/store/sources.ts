/**
 * Sources: which file stands for which reports. One report may come from several files, one file may hold several reports.
 */
import type { Connection } from './connection.ts';
import type { SourceFile } from './store.ts';

interface SourceRow extends SourceFile {
  readonly number: number;
}

/** Where a source names a report. */
interface Place {
  readonly source: number;
  readonly ordinal: number;
}

export function sourceTable(connection: Connection) {
  const get = connection.prepare<[string], SourceRow>(
    'SELECT number, key, digest, pipeline FROM sources WHERE key = ?',
  );
  const put = connection.prepare<[string, string, string]>(
    `INSERT INTO sources (key, digest, pipeline) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET digest = excluded.digest, pipeline = excluded.pipeline`,
  );
  const reportsOf = connection.prepare<[number], { id: string }>(
    'SELECT id FROM report_sources JOIN reports ON reports.number = report WHERE report_sources.source = ? ORDER BY ordinal',
  );
  const unlink = connection.prepare<[number]>('DELETE FROM report_sources WHERE source = ?');
  const link = connection.prepare<[number, number, number]>(
    'INSERT INTO report_sources (source, report, ordinal) VALUES (?, ?, ?)',
  );
  const holding = connection.prepare<[string], Place>(
    `SELECT report_sources.source, ordinal FROM report_sources JOIN reports ON reports.number = report WHERE id = ?`,
  );
  const named = connection.prepare<[number], { n: number }>(
    'SELECT count(*) AS n FROM report_sources WHERE report = ?',
  );
  const forget = connection.prepare<[string]>(
    `UPDATE sources SET digest = '' WHERE number IN
       (SELECT report_sources.source FROM report_sources JOIN reports ON reports.number = report WHERE id = ?)`,
  );

  return {
    get(key: string): (SourceFile & { readonly reportIds: readonly string[] }) | null {
      const row = get.get(key);
      if (!row) return null;
      const { number, digest, pipeline } = row;
      return { key, digest, pipeline, reportIds: reportsOf.all(number).map(({ id }) => id) };
    },

    /** @returns the source's number and the reports it stood for until now */
    put({ key, digest, pipeline }: SourceFile): { number: number; before: string[] } {
      put.run(key, digest, pipeline);
      const { number } = get.get(key) as SourceRow;
      return { number, before: reportsOf.all(number).map(({ id }) => id) };
    },

    /** The source now names exactly these reports, in this order. */
    link(source: number, reports: readonly number[]): void {
      unlink.run(source);
      reports.forEach((report, ordinal) => {
        link.run(source, report, ordinal);
      });
    },

    /** The sources that name this report, and at which place. */
    holding: (reportId: string): Place[] => holding.all(reportId),

    /** They name a report again that was taken away and stored anew. */
    rejoin(places: readonly Place[], report: number): void {
      for (const { source, ordinal } of places) link.run(source, report, ordinal);
    },

    isNamed: (report: number): boolean => (named.get(report)?.n ?? 0) > 0,

    /** The files that hold this report count as changed: given again, they are read again. */
    forget(reportId: string): void {
      forget.run(reportId);
    },
  };
}
