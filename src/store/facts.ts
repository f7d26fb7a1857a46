/**
 * Facts: derived from the text of their report, kept so that they can be looked up over many. They come and go with it.
 */
import type { Fact, FactPage, IndicatorCount, Passage, Report, ReportSummary, StoredFact } from '../domain.ts';
import { WenbaoError } from '../errors.ts';
import { fold } from '../text/fold.ts';
import type { Connection } from './connection.ts';
import type { FactLookup } from './store.ts';

/** A report as the look-up knows it. */
export interface FactReport {
  readonly number: number;
  readonly report: StoredFact['report'];
}

interface FactRow extends Omit<Fact, 'known' | 'valueMax' | 'figureSpan'> {
  readonly ordinal: number;
  readonly known: number;
  readonly value_max: number | null;
  readonly figure_start: number;
  readonly figure_end: number;
}

interface FoundRow extends FactRow {
  readonly passage_start: number;
  readonly passage_text: string;
}

const COLUMNS = `facts.ordinal, facts.passage, indicator, known, surface, value, value_max, unit, amount, figure, measure, direction,
  modifier, kind, period, basis, note, facts.start, facts."end", figure_start, figure_end`;

function toFact(row: FactRow): Fact {
  const { start, end, indicator, surface, value, unit, amount, figure, measure, direction } = row;
  const { modifier, kind, period, basis, note, passage } = row;
  return {
    ...{ start, end, indicator, known: row.known === 1, surface, value, valueMax: row.value_max, unit, amount, figure },
    figureSpan: { start: row.figure_start, end: row.figure_end },
    ...{ measure, direction, modifier, kind, period, basis, note, passage },
  };
}

const MEASURES: ReadonlySet<unknown> = new Set<Fact['measure']>([
  'growth',
  'level',
  'change',
  'share',
  'count',
  'rank',
]);
const DIRECTIONS: ReadonlySet<unknown> = new Set<Fact['direction']>(['up', 'down', null]);
const KINDS: ReadonlySet<unknown> = new Set<Fact['kind']>(['achieved', 'target']);

const isNumber = (value: number | null): boolean => value === null || Number.isFinite(value);

/** What is wrong with a fact, null when nothing is. */
function faultOf(fact: Fact, text: string, passage: Pick<Passage, 'start' | 'end'> | undefined): string | null {
  const { start, end, figure, figureSpan } = fact;
  const places = [start, end, figureSpan.start, figureSpan.end];
  if (!places.every(Number.isInteger)) return `位置 ${places.join('、')} 不是整数`;
  if (passage === undefined) return `没有第 ${fact.passage} 段`;
  // A citation shows its quote inside the passage.
  if (!(start >= passage.start && start < end && end <= passage.end))
    return `引文的位置 [${start}, ${end}) 不在第 ${fact.passage} 段中`;
  if (!(figureSpan.start >= start && figureSpan.start < figureSpan.end && figureSpan.end <= end))
    return `数字的位置 [${figureSpan.start}, ${figureSpan.end}) 不在引文中`;
  if (text.slice(figureSpan.start, figureSpan.end) !== figure) return `数字“${figure}”不在所说的位置上`;
  if (![fact.value, fact.valueMax, fact.amount].every(isNumber)) return '数值不是有限的数';
  if (!MEASURES.has(fact.measure) || !DIRECTIONS.has(fact.direction) || !KINDS.has(fact.kind))
    return `类别 ${fact.measure}、${fact.direction}、${fact.kind} 有误`;
  const { indicator, surface, unit, modifier, period, basis, note } = fact;
  if (indicator === '') return '没有指标名称';
  // SQLite keeps text as UTF-8, in which half of a surrogate pair cannot be written.
  const words = [indicator, surface, unit, modifier, period, basis, note, figure, text.slice(start, end)];
  return words.some((word) => word !== null && /\p{Surrogate}/u.test(word)) ? '含有不成对的代理字符' : null;
}

/**
 * What an answer relies on: quote and figure stand where the fact says, inside its passage.
 * @returns what is wrong with the first fact of which that is not true, null when all are right
 */
export function firstFault(
  text: string,
  passages: readonly Pick<Passage, 'ordinal' | 'start' | 'end'>[],
  facts: readonly Fact[],
): string | null {
  const byOrdinal = new Map(passages.map((passage) => [passage.ordinal, passage]));
  for (const [i, fact] of facts.entries()) {
    const fault = faultOf(fact, text, byOrdinal.get(fact.passage));
    if (fault !== null) return `第 ${i + 1} 条指标（${fact.indicator}）有误：${fault}`;
  }
  return null;
}

/** @throws WenbaoError broken-invariant (firstFault) */
export function assertFacts(
  { id, text, passages }: Pick<Report, 'id' | 'text' | 'passages'>,
  facts: readonly Fact[],
): void {
  const fault = firstFault(text, passages, facts);
  if (fault !== null) throw new WenbaoError('broken-invariant', `报告 ${id} 的${fault}`);
}

/** A name as it is compared: folded, and on one line, since the column holds two. */
const comparable = (name: string): string => fold(name).replace(/\s+/g, ' ');

/** Conditions on the columns of `facts`, with their values in order. */
function conditionsOf({ indicators = [], nameParts = [], kind, passages }: FactLookup): {
  sql: string;
  values: string[];
} {
  const names = [
    ...(indicators.length > 0 ? ['indicator IN (SELECT value FROM json_each(?))'] : []),
    // Not LIKE: nothing in a name is a pattern.
    ...nameParts.map(() => 'instr(names, ?) > 0'),
  ];
  const conditions = [
    ...(names.length > 0 ? [`(${names.join(' OR ')})`] : []),
    ...(kind ? ['kind = ?'] : []),
    ...(passages ? ['facts.passage IN (SELECT value FROM json_each(?))'] : []),
  ];
  return {
    sql: conditions.map((condition) => ` AND ${condition}`).join(''),
    values: [
      ...(indicators.length > 0 ? [JSON.stringify(indicators)] : []),
      ...nameParts.map(comparable),
      ...(kind ? [kind] : []),
      ...(passages ? [JSON.stringify(passages)] : []),
    ],
  };
}

const whole = (value: number): number => Math.min(Math.max(0, Math.floor(value) || 0), Number.MAX_SAFE_INTEGER);

export function factTable(connection: Connection) {
  const insert = connection.prepare(
    `INSERT INTO facts VALUES (@report, @ordinal, @passage, @indicator, @known, @surface, @names, @value, @valueMax, @unit, @amount,
       @figure, @measure, @direction, @modifier, @kind, @period, @basis, @note, @start, @end, @figureStart, @figureEnd)`,
  );
  const clear = connection.prepare<[number]>('DELETE FROM facts WHERE report = ?');
  const record = connection.prepare<[number, string, number]>(
    `INSERT INTO fact_sets VALUES (?, ?, ?)
     ON CONFLICT (report) DO UPDATE SET version = excluded.version, count = excluded.count`,
  );
  const versions = connection.prepare<[], { version: string | null }>(
    'SELECT DISTINCT version FROM reports LEFT JOIN fact_sets ON report = number LIMIT 2',
  );
  const indicators = connection.prepare<[], Omit<IndicatorCount, 'known' | 'units'> & { readonly known: number }>(
    `SELECT indicator AS name, max(known) AS known, count(*) AS facts, count(DISTINCT report) AS reports
     FROM facts GROUP BY indicator ORDER BY reports DESC, facts DESC, indicator`,
  );
  const units = connection.prepare<[], { readonly indicator: string; readonly unit: string }>(
    `SELECT indicator, unit FROM facts WHERE unit IS NOT NULL GROUP BY indicator, unit ORDER BY count(*) DESC, unit`,
  );
  const ofReport = connection.prepare<[number], FactRow>(
    `SELECT ${COLUMNS} FROM facts WHERE report = ? ORDER BY ordinal`,
  );

  function find(lookup: FactLookup, reports: readonly FactReport[]): FactPage {
    const { sql, values } = conditionsOf(lookup);
    const ids = lookup.reportIds === null ? null : new Set(lookup.reportIds);
    const wanted = ids === null ? reports : reports.filter(({ report }) => ids.has(report.id));
    const within = ids === null ? '' : ' AND report IN (SELECT value FROM json_each(?))';
    const counts = new Map(
      connection
        .prepare<unknown[], { report: number; n: number }>(
          `SELECT report, count(*) AS n FROM facts WHERE 1${sql}${within} GROUP BY report`,
        )
        .all(...values, ...(ids === null ? [] : [JSON.stringify(wanted.map(({ number }) => number))]))
        .map(({ report, n }) => [report, n]),
    );
    const rows = connection.prepare<unknown[], FoundRow>(
      `SELECT ${COLUMNS}, passages.start AS passage_start, passages.text AS passage_text
       FROM facts JOIN passages ON passages.report = facts.report AND passages.ordinal = facts.passage
       WHERE facts.report = ?${sql} ORDER BY facts.ordinal LIMIT ? OFFSET ?`,
    );
    const facts: StoredFact[] = [];
    let skip = whole(lookup.offset);
    let left = whole(lookup.limit);
    let total = 0;
    // Report by report: their order is one of languages, which SQLite does not know.
    for (const { number, report } of wanted) {
      const n = counts.get(number) ?? 0;
      total += n;
      if (left > 0 && skip < n) {
        const found = rows.all(number, ...values, left, skip);
        for (const row of found) facts.push(toStored(row, report));
        left -= found.length;
      }
      skip = Math.max(0, skip - n);
    }
    return { facts, total };
  }

  return {
    /** Inside a write transaction, when the facts have been found right. */
    put(report: number, version: string, facts: readonly Fact[]): void {
      clear.run(report);
      facts.forEach((fact, i) => {
        const { figureSpan, ...columns } = fact;
        insert.run({
          ...columns,
          report,
          ordinal: i + 1,
          known: fact.known ? 1 : 0,
          names: `${comparable(fact.indicator)}\n${comparable(fact.surface)}`,
          figureStart: figureSpan.start,
          figureEnd: figureSpan.end,
        });
      });
      record.run(report, version, facts.length);
    },

    /** @returns null when there is no report, one without facts of any version, or facts of several */
    version(): string | null {
      const found = versions.all();
      return found.length === 1 ? (found[0]?.version ?? null) : null;
    },

    ofReport: (report: number): Fact[] => ofReport.all(report).map(toFact),

    /** Inside a transaction: it reads twice. */
    indicators(): IndicatorCount[] {
      const unitsOf = new Map<string, string[]>();
      for (const { indicator, unit } of units.all()) {
        const known = unitsOf.get(indicator);
        if (known) known.push(unit);
        else unitsOf.set(indicator, [unit]);
      }
      return indicators.all().map((row) => ({ ...row, known: row.known === 1, units: unitsOf.get(row.name) ?? [] }));
    },

    /** @param reports all of the library, in the order in which their facts are wanted */
    find,
  };
}

function toStored(row: FoundRow, report: FactReport['report']): StoredFact {
  const fact = toFact(row);
  return {
    ...fact,
    id: `${report.id}.f${row.ordinal}`,
    passageId: `${report.id}.${row.passage}`,
    quote: row.passage_text.slice(row.start - row.passage_start, row.end - row.passage_start),
    report,
  };
}

/** @returns what a look-up shows of a report */
export const factReport = (number: number, { id, region, year, title }: ReportSummary): FactReport => ({
  number,
  report: { id, region, year, title },
});
