/**
 * Compared values as text and table: first who comes first, or the order, then a line per report with its citation.
 */
import type { AnswerTable, ReportSummary } from '../domain.ts';
import type { AskedComparison } from '../question/comparison.ts';
import { figures } from '../text/numbers.ts';
import type { Written } from './cite.ts';
import { headline, TIED_ROWS } from './compare-headline.ts';
import { type ComparedRow, isCompared, keepsTo, type Rank, ranked } from './compare-order.ts';
import { Page, shownQuote } from './compare-page.ts';
import type { Phrases } from './compare-phrases.ts';
import { type Cell, type Common, MOST_ROWS, type Row } from './compare-rows.ts';

export interface Comparison {
  readonly written: Written;
  readonly table: AnswerTable;
  readonly direct: string | null;
}

/** Values of one indicator. */
export interface Block {
  /** One per report. */
  readonly rows: readonly Row[];
  readonly common: Common;
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
}

/** The value as its line shows it: the quote, with the figure in front where the quote holds several. */
function shownValue(cell: Cell, short: boolean): string {
  const quote = shownQuote(cell.evidence);
  if (quote === cell.figure || (short && cell.fact !== null)) return cell.figure;
  const several = cell.fact !== null && figures(quote).filter(({ incidental }) => !incidental).length > 1;
  return several ? `${cell.figure}（“${quote}”）` : quote;
}

/** What a block has said of one report. */
interface Line {
  readonly row: Row;
  /** Of its citations. */
  readonly numbers: readonly number[];
}

function writeRow(page: Page, row: Row, phrases: Phrases, short: boolean): Line {
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

/** From which end values are listed. */
const endOf = ({ end, limit }: AskedComparison): 'high' | 'low' => end ?? (limit?.than === 'less' ? 'low' : 'high');

/** All went down, and the more the better is asked: 降幅最大. */
function allFall(rows: readonly Row[], common: Common): boolean {
  const compared = rows.filter(isCompared);
  return common.growth && compared.length > 0 && compared.every(({ cell }) => cell.fact.direction === 'down');
}

/** The reports that say nothing. */
export function writeSilent(page: Page, silent: readonly Row[], phrases: Phrases): void {
  if (silent.length === 0) return;
  const named = silent.slice(0, NAMED).map(({ report }) => phrases.place(report));
  const rest = silent.length > NAMED ? '……' : '';
  page.line(`${phrases.missing}${phrases.colon}${named.join(phrases.and)}${rest}${phrases.stop}`);
}

/** What was assumed. */
export function writeRemarks(page: Page, remarks: Remarks, phrases: Phrases): void {
  for (const one of remarks.assumed) page.line(/[。.]$/.test(one) ? one : `${one}${phrases.stop}`);
  if (remarks.newest) page.line(phrases.newest);
}

/** Of too many rows the first and, since the first sentence names them, the last. */
function shownRows(rows: readonly ComparedRow[], ranks: readonly Rank[], apart: readonly Row[]): readonly Row[] {
  if (rows.length <= MOST_ROWS) return [...rows, ...apart].slice(0, MOST_ROWS);
  const last = ranks.length > 1 ? (ranks.at(-1)?.rows.slice(0, TIED_ROWS) ?? []) : [];
  return [...rows.filter((row) => !last.includes(row)).slice(0, MOST_ROWS - last.length), ...last];
}

interface WrittenBlock {
  /** In the order of the table. */
  readonly lines: readonly Line[];
  readonly common: Common;
  readonly direct: string | null;
}

function writeBlock(page: Page, { rows, common }: Block, asked: AskedComparison, phrases: Phrases): WrittenBlock {
  const ranks: readonly Rank[] = ranked(rows, endOf(asked), allFall(rows, common));
  const all: readonly ComparedRow[] = ranks.flatMap((rank) => rank.rows);
  const { limit } = asked;
  // Those that fit come first.
  const inOrder = limit
    ? [...all.filter(({ cell }) => keepsTo(cell, limit)), ...all.filter(({ cell }) => !keepsTo(cell, limit))]
    : all;
  const apart = rows.filter((row) => row.cell !== null && !isCompared(row));
  const silent = rows.filter(({ cell }) => cell === null);
  const shown = shownRows(inOrder, ranks, apart);
  const { text, direct } = headline(ranks, common, asked, phrases);
  page.line(text);
  const short = shown.length > QUOTED_ROWS;
  const fitting = limit ? all.filter(({ cell }) => keepsTo(cell, limit)).length : 0;
  const lines = shown.map((row, i) => {
    if (fitting > 0 && i === fitting) page.line(phrases.rest);
    return writeRow(page, row, phrases, short);
  });
  writeSilent(page, silent, phrases);
  if (shown.length < inOrder.length + apart.length) page.line(phrases.more);
  const listed = silent.slice(0, MOST_ROWS - shown.length).map((row): Line => ({ row, numbers: [] }));
  return { lines: [...lines, ...listed], common, direct };
}

/** One row per report, in the order of the first block; of each block its value, of all the citations. */
function tableOf(blocks: readonly WrittenBlock[], phrases: Phrases): AnswerTable {
  const { columns } = phrases;
  const [first] = blocks as [WrittenBlock];
  const reports: readonly ReportSummary[] = first.lines.map(({ row }) => row.report);
  const parts = blocks.map(({ lines, common }) => ({
    of: new Map(lines.map((line) => [line.row.report.id, line])),
    label: phrases.label(common),
    stretched: lines.some(({ row }) => row.stretch),
    remarked: lines.some(({ row }) => row.unlike),
  }));
  const rows = reports.map((report) => {
    const own = parts.map((part) => ({ ...part, line: part.of.get(report.id) }));
    const kinds = own.flatMap(({ line }) => (line?.row.cell?.fact ? [phrases.kinds[line.row.cell.fact.kind]] : []));
    return [
      phrases.place(report),
      report.year === null ? '' : String(report.year),
      ...own.flatMap(({ line, stretched }) => [
        line?.row.cell?.figure ?? phrases.missing,
        ...(stretched ? [line?.row.stretch?.figure ?? ''] : []),
      ]),
      [...new Set(kinds)].join(phrases.and),
      own.flatMap(({ line }) => line?.numbers.map((number) => `[${number}]`) ?? []).join(''),
      ...(parts.some(({ remarked }) => remarked)
        ? [own.flatMap(({ line }) => (line?.row.unlike ? [phrases.reason(line.row.unlike)] : [])).join(phrases.and)]
        : []),
    ];
  });
  return {
    columns: [
      columns.place,
      columns.year,
      ...parts.flatMap(({ label, stretched }) => [label, ...(stretched ? [columns.stretch] : [])]),
      columns.kind,
      columns.source,
      ...(parts.some(({ remarked }) => remarked) ? [columns.remark] : []),
    ],
    rows,
    unit: blocks.length === 1 ? first.common.unit : null,
  };
}

/**
 * @param blocks at least one; of the same reports, at least two, of which at least one gives a value that can be compared
 */
export function writeValues(
  blocks: readonly Block[],
  asked: AskedComparison,
  phrases: Phrases,
  remarks: Remarks,
): Comparison {
  const page = new Page();
  const written = blocks.map((block) => writeBlock(page, block, asked, phrases));
  writeRemarks(page, remarks, phrases);
  const direct = written.length === 1 ? (written[0]?.direct ?? null) : null;
  return { written: page.written(), table: tableOf(written, phrases), direct };
}
