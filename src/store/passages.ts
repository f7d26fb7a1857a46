/**
 * Passages: one row each, rows of one report consecutive and in order. Row numbers are never used again.
 */
import type { Clause, Passage, Report } from '../domain.ts';
import { WenbaoError } from '../errors.ts';
import type { Connection } from './connection.ts';
import type { StoredPassage } from './store.ts';

interface PassageRow {
  readonly row: number;
  readonly report_id: string;
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly section: string;
  readonly clauses: string;
  readonly text: string;
}

const COLUMNS = 'row, id AS report_id, ordinal, start, "end", section, clauses, passages.text AS text';
const FROM = 'passages JOIN reports ON number = report';

/** Pairs of offsets take a third of the room that named ones take. */
const packClauses = (clauses: readonly Clause[]): string =>
  JSON.stringify(clauses.map(({ start, end }) => [start, end]));
const unpackClauses = (json: string): Clause[] =>
  (JSON.parse(json) as [number, number][]).map(([start, end]) => ({ start, end }));

function toPassage(row: PassageRow): Passage {
  return {
    id: `${row.report_id}.${row.ordinal}`,
    ordinal: row.ordinal,
    start: row.start,
    end: row.end,
    section: JSON.parse(row.section) as string[],
    clauses: unpackClauses(row.clauses),
  };
}

const toStored = (row: PassageRow): StoredPassage => ({
  ...toPassage(row),
  row: row.row,
  reportId: row.report_id,
  text: row.text,
});

/**
 * What a citation relies on: passages are numbered from 1, lie in the text one behind the other, and hold their clauses.
 * @throws WenbaoError broken-invariant
 */
export function assertPassages(report: Report): void {
  const broken = (what: string): WenbaoError =>
    new WenbaoError('broken-invariant', `报告 ${report.id} 的段落有误：${what}`);
  // SQLite keeps text as UTF-8, in which half of a surrogate pair cannot be written.
  if (/\p{Surrogate}/u.test(report.text)) throw broken('正文含有不成对的代理字符');
  let behind = 0;
  report.passages.forEach((passage, i) => {
    if (passage.ordinal !== i + 1 || passage.id !== `${report.id}.${i + 1}`)
      throw broken(`第 ${i + 1} 段的编号是 ${passage.id}`);
    if (passage.start < behind || passage.end <= passage.start || passage.end > report.text.length) {
      throw broken(`${passage.id} 的位置 [${passage.start}, ${passage.end}) 不在正文中或与前一段重叠`);
    }
    behind = passage.end;
    let clauseEnd = passage.start;
    for (const clause of passage.clauses) {
      if (clause.start < clauseEnd || clause.end <= clause.start || clause.end > passage.end) {
        throw broken(`${passage.id} 的分句 [${clause.start}, ${clause.end}) 不在段落中或与前一句重叠`);
      }
      clauseEnd = clause.end;
    }
  });
}

export function passageTable(connection: Connection) {
  const insert = connection.prepare<[number, number, number, number, string, string, string]>(
    'INSERT INTO passages (report, ordinal, start, "end", section, clauses, text) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const lastRow = connection.prepare<[], { seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'passages'");
  const byRow = connection.prepare<[number], PassageRow>(`SELECT ${COLUMNS} FROM ${FROM} WHERE row = ?`);
  const byOrdinal = connection.prepare<[string, number], PassageRow>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE id = ? AND ordinal = ?`,
  );
  const ofReport = connection.prepare<[number], PassageRow>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE report = ? ORDER BY row`,
  );

  return {
    /** The row that the next passage will get. Valid inside a write transaction. */
    nextRow(): number {
      return (lastRow.get()?.seq ?? 0) + 1;
    },

    /** @returns the row */
    insert(report: number, passage: Passage, text: string): number {
      const { ordinal, start, end, section, clauses } = passage;
      return Number(
        insert.run(report, ordinal, start, end, JSON.stringify(section), packClauses(clauses), text).lastInsertRowid,
      );
    },

    get(row: number): StoredPassage | null {
      const found = Number.isSafeInteger(row) ? byRow.get(row) : undefined;
      return found ? toStored(found) : null;
    },

    /** @param id `<report id>.<ordinal>` */
    find(id: string): StoredPassage | null {
      const match = /^(.+)\.([1-9]\d{0,8})$/s.exec(id);
      const found = match ? byOrdinal.get(match[1] as string, Number(match[2])) : undefined;
      return found ? toStored(found) : null;
    },

    ofReport(report: number): Passage[] {
      return ofReport.all(report).map(toPassage);
    },
  };
}
