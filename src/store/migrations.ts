/**
 * The tables, as numbered steps from an empty file. A step that has been released is never edited; a change is a new step.
 * `user_version` holds the number of the last step done. There is no way back: an older program refuses a newer file.
 */
import { WenbaoError } from '../errors.ts';
import type { Connection } from './connection.ts';

/** "Wenb": marks the file as ours (PRAGMA application_id). */
const APPLICATION_ID = 0x57656e62;

/**
 * Tokens come from text/tokens.ts and are joined by a space. The `ascii` tokenizer takes everything beyond ASCII for part of a
 * token; with all printable ASCII signs added only white space and control characters separate.
 */
const TOKENIZER = `ascii tokenchars '!"#$%&''''()*+,-./:;<=>?@[\\]^_\`{|}~'`;

const STEPS: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO meta VALUES ('revision', '0');

  CREATE TABLE sources (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    pipeline TEXT NOT NULL
  ) STRICT;

  -- The long columns come last: a list of reports does not read them.
  CREATE TABLE reports (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    region TEXT,
    level TEXT,
    year INTEGER,
    date TEXT,
    speaker TEXT,
    source TEXT NOT NULL,
    url TEXT,
    abridged INTEGER NOT NULL,
    length INTEGER NOT NULL,
    first_row INTEGER NOT NULL,
    passage_count INTEGER NOT NULL,
    clause_counts TEXT NOT NULL,
    reasons TEXT NOT NULL,
    sections TEXT NOT NULL,
    source_map TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;

  CREATE TABLE report_sources (
    source INTEGER NOT NULL REFERENCES sources (number) ON DELETE CASCADE,
    report INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    PRIMARY KEY (source, report)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX report_sources_by_report ON report_sources (report);

  -- AUTOINCREMENT: the number of a removed passage is never used again, so an old index cannot point at a new passage.
  CREATE TABLE passages (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    report INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    section TEXT NOT NULL,
    clauses TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (report, ordinal)
  ) STRICT;

  CREATE TABLE vectors (
    report INTEGER PRIMARY KEY REFERENCES reports (number) ON DELETE CASCADE,
    dimension INTEGER NOT NULL,
    data BLOB NOT NULL
  ) STRICT;

  CREATE VIRTUAL TABLE words USING fts5 (tokens, content = '', contentless_delete = 1, tokenize = "${TOKENIZER.replaceAll('"', '""')}");
  `,
  `
  -- Which version of the extraction made the facts of a report, and how many. A report without a row has none yet.
  CREATE TABLE fact_sets (
    report INTEGER PRIMARY KEY REFERENCES reports (number) ON DELETE CASCADE,
    version TEXT NOT NULL,
    count INTEGER NOT NULL
  ) STRICT;

  -- Quotes are not kept: they are cut from the text of their passage. Column names: indicator and surface, folded, one a line.
  CREATE TABLE facts (
    report INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    passage INTEGER NOT NULL,
    indicator TEXT NOT NULL,
    known INTEGER NOT NULL,
    surface TEXT NOT NULL,
    names TEXT NOT NULL,
    value REAL,
    value_max REAL,
    unit TEXT,
    amount REAL,
    figure TEXT NOT NULL,
    measure TEXT NOT NULL,
    direction TEXT,
    modifier TEXT,
    kind TEXT NOT NULL,
    period TEXT,
    basis TEXT,
    note TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    figure_start INTEGER NOT NULL,
    figure_end INTEGER NOT NULL,
    PRIMARY KEY (report, ordinal)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX facts_by_indicator ON facts (indicator, kind);
  `,
];

/** Number of the newest step this program knows. */
export const SCHEMA_VERSION = STEPS.length;

const number = (connection: Connection, pragma: string): number =>
  connection.pragma(pragma, { simple: true }) as number;

/**
 * @throws WenbaoError unreadable-file when the file is another program's or a newer version's; the file is not touched
 */
export function assertOurs(connection: Connection, file: string): void {
  // One look: another process may be making the tables at this moment, and half of them would look foreign.
  const look = connection.transaction(() => ({
    application: number(connection, 'application_id'),
    version: number(connection, 'user_version'),
    tables: connection.prepare<[], { n: number }>('SELECT count(*) AS n FROM sqlite_schema').get()?.n,
  }));
  const { application, version, tables } = look();
  if (application === APPLICATION_ID) {
    if (version <= SCHEMA_VERSION) return;
    throw new WenbaoError(
      'unreadable-file',
      `数据库由更新版本的问报写成（第 ${version} 版，本程序支持到第 ${SCHEMA_VERSION} 版）：${file}`,
      {
        hint: '请升级问报，或换一个数据目录（WENBAO_DATA）。',
      },
    );
  }
  if (application === 0 && version === 0 && tables === 0) return;
  throw new WenbaoError('unreadable-file', `这不是问报的数据库，未作任何改动：${file}`, {
    hint: '请检查数据目录（WENBAO_DATA）是否写错，或移走该文件。',
  });
}

/** Does the steps that are missing, all or none of them. Two processes may call it at once. */
export function migrate(connection: Connection): void {
  const run = connection.transaction(() => {
    // Read again inside the transaction: another process may just have done it.
    const done = number(connection, 'user_version');
    for (const step of STEPS.slice(done)) connection.exec(step);
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    connection.pragma(`user_version = ${SCHEMA_VERSION}`);
  });
  if (number(connection, 'user_version') < SCHEMA_VERSION) run.immediate();
}
