/**
 * The order of compared values, their ties and the difference between two of them.
 */
import type { StoredFact } from '../domain.ts';
import type { Cell, Row } from './compare-rows.ts';
import { orderValue } from './compare-rows.ts';

/** Rows with the same number, in whatever words around it. */
export interface Rank {
  readonly value: number;
  readonly rows: readonly ComparedRow[];
}

/** A value in which a figure was read. */
export type Valued = Cell & { readonly fact: StoredFact };
export type ComparedRow = Row & { readonly cell: Valued };

/** 以上 before the bare number, that before 以内. */
function bound({ fact, figure }: Valued): number {
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

/**
 * The difference of two values in words: 0.5个百分点, 1.2万人.
 * @returns null when their units differ
 */
export function differenceOf(a: Valued, b: Valued): { readonly text: string; readonly value: number } | null {
  const [one, other] = [orderValue(a.fact), orderValue(b.fact)];
  if (one === null || other === null) return null;
  const value = Number((one - other).toPrecision(10));
  const size = Math.abs(value);
  const unit = a.fact.unit ?? '';
  if (unit === '%' && b.fact.unit === '%') return { text: `${plain(size)}个百分点`, value };
  const factor = a.fact.value && a.fact.amount ? a.fact.amount / a.fact.value : 1;
  if (unit === b.fact.unit) return { text: `${plain(size / factor)}${unit}`, value };
  const base = unit.replace(/^[万亿千百十]+/, '');
  if (base !== (b.fact.unit ?? '').replace(/^[万亿千百十]+/, '')) return null;
  if (size >= 1e8) return { text: `${plain(size / 1e8)}亿${base}`, value };
  return { text: size >= 1e4 ? `${plain(size / 1e4)}万${base}` : `${plain(size)}${base}`, value };
}
