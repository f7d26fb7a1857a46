/**
 * The order of compared values, their ties and the difference between two of them.
 */
import type { StoredFact } from '../domain.ts';
import type { Limit } from '../question/comparison-limit.ts';
import type { Cell, Row } from './compare-rows.ts';
import { baseUnit, dimensionOf, orderValue } from './compare-rows.ts';

/** Rows with the same number, in whatever words around it. */
export interface Rank {
  readonly value: number;
  readonly rows: readonly ComparedRow[];
}

/** A value in which a figure was read. */
export type Valued = Cell & { readonly fact: StoredFact };
export type ComparedRow = Row & { readonly cell: Valued };

/** 1 for 以上 and its like, −1 for 以内, 0 for the bare number. */
export function bound({ fact, figure }: Valued): number {
  const words = `${fact.modifier ?? ''}${figure}`;
  if (/以上|不低于|不少于|超过?|突破|高于|多|余/.test(words)) return 1;
  return /以内|以下|不超过|不高于|低于|近/.test(words) ? -1 : 0;
}

/** Can the row be compared with the others? */
export const isCompared = (row: Row): row is ComparedRow =>
  row.cell?.fact != null && row.unlike === null && orderValue(row.cell.fact) !== null;

/**
 * @param end low: the smallest first
 * @param falls all went down, and the question asks by how much: the steepest fall is the highest
 */
export function ranked(rows: readonly Row[], end: 'high' | 'low', falls: boolean): Rank[] {
  const byValue = new Map<number, ComparedRow[]>();
  for (const row of rows) {
    if (!isCompared(row)) continue;
    const value = (orderValue(row.cell.fact) as number) * (falls ? -1 : 1);
    byValue.set(value, [...(byValue.get(value) ?? []), row]);
  }
  const sign = end === 'high' ? -1 : 1;
  return [...byValue]
    .sort(([a], [b]) => sign * (a - b))
    .map(([value, same]) => ({ value, rows: same.sort((a, b) => sign * (bound(a.cell) - bound(b.cell))) }));
}

/** Without digits that only binary arithmetic has made. */
const plain = (value: number): string => String(Number(value.toPrecision(10)));

/** The value in its own unit without magnitude, with the sign by which it is ordered. */
const signed = ({ amount, value }: StoredFact, ordered: number): number =>
  Math.sign(ordered) * Math.abs(amount ?? value ?? 0);

/** Two values are given in different units of one dimension: 亿斤 and 万吨. */
export const isConverted = (rows: readonly ComparedRow[]): boolean =>
  new Set(rows.map(({ cell }) => dimensionOf(cell.fact).factor)).size > 1;

/**
 * The difference of two values in words: 0.5个百分点, 1.2万人. `value` is a − b.
 * @returns null when their units differ in more than magnitude, or one of them is a range
 */
export function differenceOf(a: Valued, b: Valued): { readonly text: string; readonly value: number } | null {
  const [one, other] = [orderValue(a.fact), orderValue(b.fact)];
  if (one === null || other === null || dimensionOf(a.fact).factor !== dimensionOf(b.fact).factor) return null;
  if (dimensionOf(a.fact).name !== dimensionOf(b.fact).name) return null;
  // Of a range no one number can be taken.
  if (a.fact.valueMax !== null || b.fact.valueMax !== null) return null;
  const base = baseUnit(a.fact);
  const value = Number((one - other).toPrecision(10));
  // 亩 is 2000/3 平方米: in one unit the values themselves are exact.
  const same = baseUnit(b.fact) === base;
  const size = same
    ? Math.abs(signed(a.fact, one) - signed(b.fact, other))
    : Math.abs(one - other) / dimensionOf(a.fact).factor;
  if (base === '%') return { text: `${plain(size)}个百分点`, value };
  const factor = a.fact.value && a.fact.amount ? a.fact.amount / a.fact.value : 1;
  if (a.fact.unit === b.fact.unit) return { text: `${plain(size / factor)}${a.fact.unit ?? ''}`, value };
  const [name, scale] = size >= 1e8 ? ['亿', 1e8] : size >= 1e4 ? ['万', 1e4] : ['', 1];
  return { text: `${plain(size / scale)}${name}${base}`, value };
}

/** Does a value lie within what a question asks for? Taken at the bare number: 6%以上 is not below 6%. */
export function keepsTo(cell: Valued, { than, inclusive, value }: Limit): boolean {
  const own = (orderValue(cell.fact) as number) / dimensionOf(cell.fact).factor;
  // 定在6%左右: 6%以上 is something else, and so is a range.
  if (than === 'unequal') return own !== value || cell.fact.valueMax !== null;
  if (than === 'equal') return own === value && cell.fact.valueMax === null && bound(cell) === 0;
  if (own === value) return inclusive;
  return than === 'less' ? own < value : own > value;
}
