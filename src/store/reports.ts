/**
 * Reports with all that belongs to them: their row, passages, tokens, vectors and facts come and go together.
 */
import type {
  FactPage,
  MetadataReason,
  Report,
  ReportMetadata,
  ReportSummary,
  Section,
  SourceStretch,
} from '../domain.ts';
import type { Connection } from './connection.ts';
import { assertFacts, type FactReport, factReport, factTable } from './facts.ts';
import { lexicalIndex, type RowRange } from './lexical.ts';
import { assertPassages, passageTable } from './passages.ts';
import type { FactLookup, LexicalHit, ReportLayout, ReportToStore } from './store.ts';
import { assertVectors, vectorTable } from './vectors.ts';

interface SummaryRow extends Omit<ReportMetadata, 'abridged'> {
  readonly id: string;
  readonly abridged: number;
  readonly length: number;
  readonly passage_count: number;
}

interface ListedRow extends SummaryRow {
  readonly number: number;
  readonly fact_count: number;
}

interface ReportRow extends SummaryRow {
  readonly number: number;
  readonly reasons: string;
  readonly sections: string;
  readonly source_map: string;
  readonly text: string;
}

interface Extent {
  readonly number: number;
  readonly first_row: number;
  readonly passage_count: number;
}

/** Characters at the beginning of a report's first passage that tell what it is: its title and where it was given. */
const OPENING = 60;

const SUMMARY = 'id, title, region, level, year, date, speaker, source, url, abridged, length, passage_count';

function toMetadata(row: SummaryRow): ReportMetadata {
  const { title, region, level, year, date, speaker, source, url } = row;
  return { title, region, level, year, date, speaker, source, url, abridged: row.abridged === 1 };
}

const toSummary = (row: ListedRow): ReportSummary => ({
  ...toMetadata(row),
  id: row.id,
  length: row.length,
  passageCount: row.passage_count,
  factCount: row.fact_count,
});

/** Chinese in the order of its sound; what is not known comes last. */
const collator = new Intl.Collator('zh-CN', { numeric: true });
const compareText = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : collator.compare(a, b);
const compareYear = (a: number | null, b: number | null): number =>
  (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER);

function inOrder(a: ReportSummary, b: ReportSummary): number {
  return (
    compareText(a.region, b.region) ||
    compareYear(a.year, b.year) ||
    compareText(a.title, b.title) ||
    (a.id < b.id ? -1 : 1)
  );
}

/** Vectors a report has: one per clause and one per passage. */
const vectorRows = (clauseCounts: readonly number[]): number => clauseCounts.reduce((sum, count) => sum + count + 1, 0);

const rangeOf = ({ first_row: first, passage_count: count }: Extent): RowRange => ({ first, last: first + count - 1 });

export function reportTable(connection: Connection) {
  const passages = passageTable(connection);
  const words = lexicalIndex(connection);
  const vectors = vectorTable(connection);
  const facts = factTable(connection);

  const insert = connection.prepare(
    `INSERT INTO reports (id, title, region, level, year, date, speaker, source, url, abridged, length, first_row, passage_count, clause_counts, reasons, sections, source_map, text)
     VALUES (@id, @title, @region, @level, @year, @date, @speaker, @source, @url, @abridged, @length, @firstRow, @passageCount, @clauseCounts, @reasons, @sections, @sourceMap, @text)`,
  );
  const remove = connection.prepare<[number]>('DELETE FROM reports WHERE number = ?');
  const extent = connection.prepare<[string], Extent>(
    'SELECT number, first_row, passage_count FROM reports WHERE id = ?',
  );
  const whole = connection.prepare<[string], ReportRow>(
    `SELECT number, ${SUMMARY}, reasons, sections, source_map, text FROM reports WHERE id = ?`,
  );
  const summaries = connection.prepare<[], ListedRow>(
    `SELECT number, ${SUMMARY}, coalesce(count, 0) AS fact_count FROM reports LEFT JOIN fact_sets ON report = number`,
  );
  const layouts = connection.prepare<[], { id: string; number: number; first_row: number; clause_counts: string }>(
    'SELECT id, number, first_row, clause_counts FROM reports ORDER BY number',
  );
  const count = connection.prepare<[], { n: number }>('SELECT count(*) AS n FROM reports');

  const listed = () =>
    summaries
      .all()
      .map((row) => ({ number: row.number, summary: toSummary(row) }))
      .sort((a, b) => inOrder(a.summary, b.summary));

  /** The order of the reports as `findFacts` last knew it: comparing thousands of names takes longer than the look-up. */
  let order: { readonly revision: number; readonly reports: readonly FactReport[] } | null = null;

  return {
    passages,
    vectors,
    facts,

    count: (): number => count.get()?.n ?? 0,

    /** @returns the number the database knows a report by, null when it has no such report */
    numberOf: (id: string): number | null => extent.get(id)?.number ?? null,

    /** Inside a write transaction. @returns the report's number */
    add({ report, vectors: data, facts: found, factsVersion }: ReportToStore, dimension: number): number {
      assertPassages(report);
      assertFacts(report, found);
      const clauseCounts = report.passages.map(({ clauses }) => clauses.length);
      assertVectors(report.id, data, vectorRows(clauseCounts), dimension);
      const { id, title, region, level, year, date, speaker, source, url, text } = report;
      const added = insert.run({
        ...{ id, title, region, level, year, date, speaker, source, url, text },
        abridged: report.abridged ? 1 : 0,
        length: text.length,
        firstRow: passages.nextRow(),
        passageCount: report.passages.length,
        clauseCounts: JSON.stringify(clauseCounts),
        reasons: JSON.stringify(report.reasons),
        sections: JSON.stringify(report.sections),
        sourceMap: JSON.stringify(
          report.sourceMap.map(({ start, sourceStart, length }) => [start, sourceStart, length]),
        ),
      });
      const number = Number(added.lastInsertRowid);
      const opening = text.slice(0, Math.min(OPENING, report.passages[0]?.end ?? 0));
      for (const passage of report.passages) {
        const passageText = text.slice(passage.start, passage.end);
        words.insert(
          passages.insert(number, passage, passageText),
          passageText,
          [opening, ...passage.section].join('\n'),
        );
      }
      vectors.insert(number, dimension, data);
      facts.put(number, factsVersion, found);
      return number;
    },

    /** Inside a write transaction. @returns false when there is no such report */
    remove(id: string): boolean {
      const found = extent.get(id);
      if (!found) return false;
      if (found.passage_count > 0) words.remove(rangeOf(found));
      // Passages, vectors, facts and the links to sources go by their foreign keys.
      remove.run(found.number);
      return true;
    },

    summaries: (): ReportSummary[] => listed().map(({ summary }) => summary),

    get(id: string): Report | null {
      const row = whole.get(id);
      if (!row) return null;
      return {
        ...toMetadata(row),
        id: row.id,
        text: row.text,
        sections: JSON.parse(row.sections) as Section[],
        passages: passages.ofReport(row.number),
        reasons: JSON.parse(row.reasons) as MetadataReason[],
        sourceMap: (JSON.parse(row.source_map) as [number, number, number][]).map(
          ([start, sourceStart, length]): SourceStretch => ({ start, sourceStart, length }),
        ),
      };
    },

    /** Inside a transaction. @param revision of the store, as read in it */
    findFacts(lookup: FactLookup, revision: number): FactPage {
      if (order?.revision !== revision)
        order = { revision, reports: listed().map(({ number, summary }) => factReport(number, summary)) };
      return facts.find(lookup, order.reports);
    },

    layouts: (): (ReportLayout & { readonly number: number })[] =>
      layouts.all().map(({ id, number, first_row, clause_counts }) => ({
        reportId: id,
        number,
        firstRow: first_row,
        clauseCounts: JSON.parse(clause_counts) as number[],
      })),

    search(tokens: readonly string[], reportIds: readonly string[] | null, limit: number): LexicalHit[] {
      if (reportIds === null) return words.search(tokens, null, limit);
      const found = reportIds
        .map((id) => extent.get(id))
        .filter((row) => row !== undefined && row.passage_count > 0) as Extent[];
      return words.search(tokens, found.map(rangeOf), limit);
    },
  };
}

/** @throws WenbaoError broken-invariant when the vectors do not fit the layout */
export function assertFits(layout: ReportLayout, vectors: Float32Array, dimension: number): void {
  assertVectors(layout.reportId, vectors, vectorRows(layout.clauseCounts), dimension);
}
