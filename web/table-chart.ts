/** Which figures of a table can be drawn, unit by unit. Figures are read from the cells, which stay as they are. */
import type { AnswerTable } from '../src/domain.ts';
import { scaleFor } from './chart-scale.ts';
import { withoutMagnitude } from './magnitudes.ts';
import { shortNames } from './place-names.ts';

export interface TableSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Upper ends of ranges. */
  readonly ends: readonly (number | null)[];
  /** The cells as they are written, without citation marks. */
  readonly texts: readonly (string | null)[];
}

export interface TableChart {
  /** Headings of the columns that are drawn. */
  readonly title: string;
  readonly kind: 'bar' | 'line';
  readonly labels: readonly string[];
  readonly labelsTitle: string;
  readonly series: readonly TableSeries[];
  readonly unit: string;
  /** Of each label the number of the citation that its row rests on, null where it has none. */
  readonly citations: readonly (number | null)[];
}

export interface TableCharts {
  /** Those of most figures first. */
  readonly charts: readonly TableChart[];
  /** Figures that stand alone with their unit, and so in no chart. */
  readonly leftOut: number;
}

/** More are not told apart. */
const SERIES = 4;
/** One for each unit; more than two make nothing clear. */
const CHARTS = 2;
const MARKS = /\[(\d{1,4})\]/g;
const NUMBER = String.raw`([+\-−]?\d[\d,]*(?:\.\d+)?)`;
const BEFORE = '(?:约|近|超|超过|突破|达到|达|增长|不低于|不少于)?';
const FIGURE = new RegExp(`^${BEFORE}${NUMBER}([^\\d]*)$`);
/** 6%—6.5%, 6-6.5%, 5.5%至6%左右 */
const RANGE = new RegExp(`^${BEFORE}${NUMBER}([^\\d]*?)\\s*(?:[-—–~～]+|至|到)\\s*${NUMBER}([^\\d]*)$`);
const SOFTENER = /(?:以上|左右|以内|以下|上下|之间|多|余)+$/;
const YEAR = /^(?:19|20)\d{2}年?$/;
/** No figure: a year, or a span of years. */
const YEARS = /^(?:19|20)\d{2}(?:年|[-—–~～至到]+(?:19|20)\d{2}年)/;
/** The column that tells targets from what was achieved. */
const KIND = /^(?:类别|kind)$/i;
const DONE = /^(?:完成|achieved)$/i;

export interface Figure {
  readonly value: number;
  /** Upper end of a range, null of a single figure. */
  readonly end: number | null;
  readonly unit: string;
}

const numberOf = (text: string | undefined): number => Number(text?.replace(/,/g, '').replace('−', '-'));
const unitOf = (text: string | undefined): string => (text ?? '').replace(SOFTENER, '').trim();

/** @returns null when the cell is anything else than one figure or one range */
export function figureOf(cell: string): Figure | null {
  const text = cell.replace(MARKS, '').trim();
  if (YEARS.test(text)) return null;
  const [, from, own, to, unit] = RANGE.exec(text) ?? [];
  if (from !== undefined && (own === '' || own === unitOf(unit)))
    return { value: numberOf(from), end: numberOf(to), unit: unitOf(unit) };
  const match = FIGURE.exec(text);
  return match && { value: numberOf(match[1]), end: null, unit: unitOf(match[2]) };
}

interface Placed extends Figure {
  readonly row: number;
  readonly column: number;
  /** Without 万 or 亿. */
  readonly base: string;
  /** What value and end are multiplied by to be in the base unit. */
  readonly factor: number;
}

/** Charts for every unit that at least two figures of one column share. */
export function chartsOfTable(table: AnswerTable): TableCharts {
  const { columns, rows } = table;
  const cells = (index: number) => rows.map((row) => (row[index] ?? '').replace(MARKS, '').trim());
  const years = columns.findIndex((_, index) => index > 0 && cells(index).every((cell) => YEAR.test(cell)));
  const figures = columns.flatMap((_, column) =>
    column === 0 || column === years
      ? []
      : rows.flatMap((row, at): Placed[] => {
          const figure = figureOf(row[column] ?? '');
          if (figure === null || figure.unit === '') return [];
          return [{ ...figure, ...withoutMagnitude(figure.unit), row: at, column }];
        }),
  );
  const byUnit = [...new Set(figures.map(({ base }) => base))]
    .map((base) => figures.filter((figure) => figure.base === base))
    .filter((own) => own.some(({ column }) => own.filter((other) => other.column === column).length > 1))
    .sort((a, b) => b.length - a.length)
    .slice(0, CHARTS);
  const charts = byUnit.map((own) => chartOf(table, own, years, cells));
  return { charts, leftOut: figures.length - byUnit.reduce((sum, own) => sum + own.length, 0) };
}

/** @param figures of one unit */
function chartOf(
  { columns, rows }: AnswerTable,
  figures: readonly Placed[],
  years: number,
  cells: (column: number) => string[],
): TableChart {
  // Short, so that a year behind it is seen on a phone too; the table has the full names.
  const places = shortNames(cells(0));
  const shownRows = rows.map((_, row) => row).filter((row) => figures.some((figure) => figure.row === row));
  const of = (column: number) => new Set(shownRows.map((row) => cells(column)[row] ?? ''));
  const overYears = years > 0 && of(0).size === 1 && of(years).size === shownRows.length;
  const severalYears = years > 0 && of(years).size > 1;
  const label = (row: number) => {
    const year = cells(years)[row] ?? '';
    return overYears ? year : severalYears ? `${places[row]} ${year}` : (places[row] ?? '');
  };
  // A line reads from the earliest year on, whatever the order of the table.
  if (overYears) shownRows.sort((a, b) => Number.parseInt(label(a), 10) - Number.parseInt(label(b), 10));

  const oneUnit = new Set(figures.map(({ unit }) => unit)).size === 1;
  const { base } = figures[0] as Placed;
  const scale = scaleFor(
    base,
    figures.map(({ value, end, factor }) => (end ?? value) * factor),
  );
  const inUnit = (number: number, factor: number) => (oneUnit ? number : (number * factor) / scale.factor);

  const kind = columns.findIndex((name) => KIND.test(name));
  const drawn = [...new Set(figures.map(({ column }) => column))].slice(0, SERIES);
  // In the order of the page of indicators, so that either looks the same everywhere.
  const kinds = kind > 0 && drawn.length === 1 ? [...of(kind)].sort((a, b) => +DONE.test(b) - +DONE.test(a)) : [];
  // What was achieved and what is planned do not look alike.
  const parts = kinds.length === 2 ? kinds.map((name) => ({ name, column: drawn[0], kind: name })) : null;
  const named = drawn.map((column) => ({ name: columns[column] ?? '', column, kind: null }));
  const series = (parts ?? named).map((part): TableSeries => {
    const found = shownRows.map((row) =>
      part.kind !== null && cells(kind)[row] !== part.kind
        ? undefined
        : figures.find((figure) => figure.row === row && figure.column === part.column),
    );
    return {
      name: part.name,
      values: found.map((figure) => (figure ? inUnit(figure.value, figure.factor) : null)),
      ends: found.map((figure) => (figure?.end == null ? null : inUnit(figure.end, figure.factor))),
      texts: found.map((figure) => (figure ? (cells(figure.column)[figure.row] ?? null) : null)),
    };
  });
  return {
    title: drawn.map((column) => columns[column]).join(' · '),
    kind: overYears ? 'line' : 'bar',
    labels: shownRows.map(label),
    labelsTitle: columns[overYears ? years : 0] ?? '',
    series,
    unit: oneUnit ? (figures[0] as Placed).unit : scale.unit,
    citations: shownRows.map((row) => Number([...(rows[row] ?? []).join(' ').matchAll(MARKS)][0]?.[1]) || null),
  };
}
