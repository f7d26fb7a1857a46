/** Whether a table of figures can be drawn, and what is drawn then. Figures are read from the cells, which stay as they are. */
import type { AnswerTable } from '../src/domain.ts';

export interface TableChart {
  readonly kind: 'bar' | 'line';
  readonly labels: readonly string[];
  readonly labelsTitle: string;
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly (number | null)[];
    /** The cells as they are written, without citation marks. */
    readonly texts: readonly (string | null)[];
  }[];
  readonly unit: string;
}

/** More are not told apart. */
const SERIES = 4;
const MARKS = /\[\d{1,4}\]/g;
/** One figure and its unit, with what softens it: 约7.5%左右, 12.3万吨以上. A range is no single figure. */
const FIGURE = /^(?:约|近|超|超过|突破|达到|达|增长|不低于|不少于)?([+\-−]?\d[\d,]*(?:\.\d+)?)([^\d]*)$/;
const SOFTENER = /(?:以上|左右|以内|以下|上下|多|余)+$/;
const YEAR = /^(?:19|20)\d{2}年?$/;

interface Figure {
  readonly value: number;
  readonly unit: string;
}

/** @returns null when the cell is anything else than one figure */
export function figureOf(cell: string): Figure | null {
  const match = FIGURE.exec(cell.replace(MARKS, '').trim());
  if (!match) return null;
  const value = Number(match[1]?.replace(/,/g, '').replace('−', '-'));
  return { value, unit: (match[2] ?? '').replace(SOFTENER, '').trim() };
}

/** @returns null when there is nothing to compare: fewer than two figures, or figures of different units */
export function chartOfTable(table: AnswerTable): TableChart | null {
  const { columns, rows } = table;
  const cells = (index: number) => rows.map((row) => (row[index] ?? '').replace(MARKS, '').trim());
  const years = columns.findIndex((_, index) => index > 0 && cells(index).every((cell) => YEAR.test(cell)));
  const drawn = columns
    .map((name, index) => ({
      name,
      figures: rows.map((row) => figureOf(row[index] ?? '')),
      texts: cells(index),
      index,
    }))
    .filter(({ index, texts }) => index > 0 && index !== years && texts.some((text) => text !== ''))
    .filter(({ texts, figures }) => texts.every((text, row) => text === '' || figures[row] || !/\d/.test(text)))
    .filter(({ figures }) => figures.some((figure) => figure !== null))
    .slice(0, SERIES);
  const found = drawn.flatMap(({ figures }) => figures.flatMap((figure) => figure ?? []));
  const unit = found[0]?.unit ?? '';
  if (!drawn.some(({ figures }) => figures.filter((figure) => figure !== null).length > 1)) return null;
  if (unit === '' || found.some((figure) => figure.unit !== unit)) return null;

  const places = cells(0);
  const overYears = years > 0 && new Set(places).size === 1 && new Set(cells(years)).size === rows.length;
  const severalYears = years > 0 && new Set(cells(years)).size > 1;
  const labels = places.map((place, row) => {
    const year = cells(years)[row] ?? '';
    return overYears ? year : severalYears ? `${place} ${year}` : place;
  });
  // A line reads from the earliest year on, whatever the order of the table.
  const order = rows.map((_, row) => row);
  if (overYears) order.sort((a, b) => Number.parseInt(labels[a] ?? '', 10) - Number.parseInt(labels[b] ?? '', 10));
  const shown = order.filter((row) => drawn.some(({ figures }) => figures[row]));
  return {
    kind: overYears ? 'line' : 'bar',
    labels: shown.map((row) => labels[row] ?? ''),
    labelsTitle: columns[overYears ? years : 0] ?? '',
    series: drawn.map(({ name, figures, texts }) => ({
      name,
      values: shown.map((row) => figures[row]?.value ?? null),
      texts: shown.map((row) => (figures[row] ? (texts[row] ?? null) : null)),
    })),
    unit,
  };
}
