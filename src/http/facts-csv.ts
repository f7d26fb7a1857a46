/**
 * Facts as CSV for spreadsheets: UTF-8 with a byte order mark (without it Excel takes Chinese for another encoding), a heading
 * in Chinese, RFC 4180.
 */
import { stringify } from 'csv-stringify/sync';
import type { Assistant } from '../assistant.ts';
import type { FactQuery, StoredFact } from '../domain.ts';

const MEASURES: Readonly<Record<StoredFact['measure'], string>> = {
  growth: '增速',
  level: '总量',
  change: '增减量',
  share: '占比',
  count: '数量',
  rank: '位次',
};

export const KINDS: Readonly<Record<StoredFact['kind'], string>> = { achieved: '完成', target: '目标' };

export const DIRECTIONS = { up: '上升', down: '下降' } as const;

const COLUMNS: readonly (readonly [heading: string, cell: (fact: StoredFact) => string | number | null])[] = [
  ['地区', ({ report }) => report.region],
  ['年份', ({ report }) => report.year],
  ['指标', ({ indicator }) => indicator],
  ['原文名称', ({ surface }) => surface],
  ['数值', ({ value }) => value],
  ['上限', ({ valueMax }) => valueMax],
  ['单位', ({ unit }) => unit],
  ['换算值', ({ amount }) => amount],
  ['度量', ({ measure }) => MEASURES[measure]],
  ['升降', ({ direction }) => direction && DIRECTIONS[direction]],
  ['修饰', ({ modifier }) => modifier],
  ['类型', ({ kind }) => KINDS[kind]],
  ['时期', ({ period }) => period],
  ['基准', ({ basis }) => basis],
  ['口径', ({ note }) => note],
  ['原文数字', ({ figure }) => figure],
  ['引文', ({ quote }) => quote],
  ['引文起', ({ start }) => start],
  ['引文止', ({ end }) => end],
  ['段落', ({ passageId }) => passageId],
  ['报告', ({ report }) => report.id],
  ['标题', ({ report }) => report.title],
  ['编号', ({ id }) => id],
];

const OPTIONS = {
  record_delimiter: 'windows',
  // With a record delimiter given, the library would no longer quote cells that hold another one.
  quote_record_delimiter: true,
  // A cell that begins with = + - @, their full-width forms, a tab or a carriage return gets an apostrophe; numbers do not.
  escape_formulas: true,
  cast: { string: cellOf },
} as const;

/** Control characters have no place in a cell and would act on a terminal; a line feed in front hides a formula, too. */
function cellOf(text: string): string {
  const clean = text.replace(/[^\P{Cc}\t\r\n]/gu, '');
  return clean.startsWith('\n') ? `'${clean}` : clean;
}

/**
 * What a file holds: all that the query means from its offset on, unless it sets a limit.
 * @throws WenbaoError bad-request on a blank name or an unknown report
 */
export const csvFacts = (assistant: Pick<Assistant, 'facts' | 'allFacts'>, query: FactQuery): Iterable<StoredFact> =>
  query.limit === undefined ? assistant.allFacts(query) : assistant.facts(query).facts;

/** Rows that become one piece. */
const PIECE = 200;

/** @returns pieces of the file, made as they are asked for */
export function* factsCsv(facts: Iterable<StoredFact>): IterableIterator<string> {
  let rows: (string | number | null)[][] = [];
  const columns = COLUMNS.map(([heading]) => heading);
  yield stringify([], { ...OPTIONS, columns, header: true, bom: true });
  for (const fact of facts) {
    rows.push(COLUMNS.map(([, cell]) => cell(fact)));
    if (rows.length < PIECE) continue;
    yield stringify(rows, OPTIONS);
    rows = [];
  }
  if (rows.length > 0) yield stringify(rows, OPTIONS);
}
