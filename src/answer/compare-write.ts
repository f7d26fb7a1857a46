/**
 * Compared values as text and table: first who comes first, or the order, then a line per report with its citation.
 */
import type { AnswerTable } from '../domain.ts';
import type { AskedComparison } from '../question/comparison.ts';
import { figures } from '../text/numbers.ts';
import type { Written } from './cite.ts';
import { headline } from './compare-headline.ts';
import { type ComparedRow, isCompared, type Rank, ranked } from './compare-order.ts';
import { Page, shownQuote } from './compare-page.ts';
import type { Phrases } from './compare-phrases.ts';
import { type Cell, type Common, MOST_ROWS, type Row } from './compare-rows.ts';

export interface Comparison {
  readonly written: Written;
  readonly table: AnswerTable;
  readonly direct: string | null;
}

/** Up to this many rows each is quoted in full; of more only the figures are shown. */
const QUOTED_ROWS = 8;
/** Places named as giving nothing. */
const NAMED = 20;

/** What is said besides the values. */
export interface Remarks {
  /** Of some places only the newest report is taken. */
  readonly newest: boolean;
  /** Places that the library lacks, and the like. */
  readonly assumed: readonly string[];
  /** Reports were left out beyond those given. */
  readonly more: boolean;
}

/** The value as its line shows it: the quote, with the figure in front where the quote holds several. */
function shownValue(cell: Cell, short: boolean): string {
  const quote = shownQuote(cell.evidence);
  if (quote === cell.figure || (short && cell.fact !== null)) return cell.figure;
  const several = cell.fact !== null && figures(quote).filter(({ incidental }) => !incidental).length > 1;
  return several ? `${cell.figure}（“${quote}”）` : quote;
}

interface Numbered {
  readonly row: Row;
  readonly numbers: readonly number[];
}

function writeRow(page: Page, row: Row, phrases: Phrases, short: boolean): Numbered {
  if (!row.cell) return { row, numbers: [] };
  page.line(phrases.line(row.report));
  const numbers = [page.prove(row.cell.evidence, shownValue(row.cell, short))];
  if (row.stretch) {
    page.say(phrases.stretchLine);
    numbers.push(page.prove(row.stretch.evidence, shownValue(row.stretch, short)));
  }
  page.say(row.unlike ? phrases.apart(phrases.reason(row.unlike)) : '');
  return { row, numbers };
}

/** @param lines in the order of the table */
function tableOf(lines: readonly Numbered[], common: Common, phrases: Phrases): AnswerTable {
  const { columns } = phrases;
  const stretched = lines.some(({ row }) => row.stretch);
  const remarked = lines.some(({ row }) => row.unlike);
  const rows = lines.map(({ row: { report, cell, stretch, unlike }, numbers }) => [
    phrases.place(report),
    report.year === null ? '' : String(report.year),
    cell?.figure ?? phrases.missing,
    ...(stretched ? [stretch?.figure ?? ''] : []),
    cell?.fact ? phrases.kinds[cell.fact.kind] : '',
    numbers.map((number) => `[${number}]`).join(''),
    ...(remarked ? [unlike ? phrases.reason(unlike) : ''] : []),
  ]);
  return {
    columns: [
      columns.place,
      columns.year,
      phrases.label(common),
      ...(stretched ? [columns.stretch] : []),
      columns.kind,
      columns.source,
      ...(remarked ? [columns.remark] : []),
    ],
    rows,
    unit: common.unit,
  };
}

/** All went down, and the more the better is asked: 降幅最大. */
function allFall(rows: readonly Row[], common: Common): boolean {
  const compared = rows.filter(isCompared);
  return common.growth && compared.length > 0 && compared.every(({ cell }) => cell.fact.direction === 'down');
}

/** Closes the text with the reports that say nothing, and with what was assumed. */
export function writeRest(page: Page, silent: readonly Row[], remarks: Remarks, phrases: Phrases): void {
  if (silent.length > 0) {
    const named = silent.slice(0, NAMED).map(({ report }) => phrases.place(report));
    const rest = silent.length > NAMED ? '……' : '';
    page.line(
      `${phrases.missing}${phrases.columns.place === 'Place' ? ': ' : '：'}${named.join(phrases.and)}${rest}${phrases.stop}`,
    );
  }
  for (const one of remarks.assumed) page.line(/[。.]$/.test(one) ? one : `${one}${phrases.stop}`);
  if (remarks.newest) page.line(phrases.newest);
  if (remarks.more) page.line(phrases.more);
}

/**
 * @param rows at least two, of which at least one can be compared
 */
export function writeValues(
  rows: readonly Row[],
  common: Common,
  asked: AskedComparison,
  phrases: Phrases,
  remarks: Remarks,
): Comparison {
  const end = asked.end ?? 'high';
  const ranks: readonly Rank[] = ranked(rows, end, allFall(rows, common));
  const inOrder: readonly ComparedRow[] = ranks.flatMap((rank) => rank.rows);
  const apart = rows.filter((row) => row.cell !== null && !isCompared(row));
  const silent = rows.filter(({ cell }) => cell === null);
  const shown = [...inOrder, ...apart].slice(0, MOST_ROWS);
  const { text, direct } = headline(ranks, common, asked, phrases);
  const page = new Page();
  page.say(text);
  const short = shown.length > QUOTED_ROWS;
  const lines = shown.map((row) => writeRow(page, row, phrases, short));
  const listed = silent.slice(0, MOST_ROWS - shown.length);
  writeRest(page, silent, { ...remarks, more: remarks.more || shown.length < inOrder.length + apart.length }, phrases);
  const table = tableOf([...lines, ...listed.map((row) => ({ row, numbers: [] }))], common, phrases);
  return { written: page.written(), table, direct };
}
