/**
 * What comparing works on: one row per report, with the values it gives.
 */
import type { ReportSummary, StoredFact } from '../domain.ts';
import type { Evidence } from './extract.ts';

/** A value of a report with the words that prove it. */
export interface Cell {
  /** Verbatim in the evidence: “8%以上”. */
  readonly figure: string;
  readonly evidence: Evidence;
  /** null: words in which no figure was read. */
  readonly fact: StoredFact | null;
}

/** Why a value is not like the others. */
export interface Unlike {
  readonly by: 'growth' | 'level' | 'words' | 'unit' | 'period' | 'kind' | 'indicator';
  /** Of `period`, `kind` and `indicator`: which one it is instead; else ''. */
  readonly own: string;
}

export interface Row {
  readonly report: ReportSummary;
  /** null: the report does not say. */
  readonly cell: Cell | null;
  /** 奋斗目标 beside the 预期目标. */
  readonly stretch: Cell | null;
  /** Set apart: the value is of another kind than those of the other rows. */
  readonly unlike: Unlike | null;
}

/** What the values that are compared have in common. */
export interface Common {
  /** Name of the indicator, or of the thing counted. */
  readonly name: string;
  /** In English, null where nobody has named it so. */
  readonly english: string | null;
  readonly growth: boolean;
  readonly kind: StoredFact['kind'] | null;
  /** Unit without magnitude: 元, 人, %. */
  readonly unit: string | null;
}

/** Rows of a table at the most. */
export const MOST_ROWS = 40;

/** The unit of a fact without its magnitude. */
export const baseUnit = (fact: Pick<StoredFact, 'unit'>): string => (fact.unit ?? '').replace(/^[万亿千百十]+/, '');

/** Units of one dimension, in its smallest: so that 107万吨 can be compared with 480亿斤. */
const DIMENSIONS: readonly Readonly<Record<string, number>>[] = [
  { 斤: 1, 公斤: 2, 千克: 2, 吨: 2000 },
  { 平方米: 1, 平米: 1, 亩: 2000 / 3, 公顷: 10_000, 平方公里: 1_000_000, 平方千米: 1_000_000 },
  { 米: 1, 里: 500, 华里: 500, 公里: 1000, 千米: 1000 },
  // 每立方米30微克
  { '微克/立方米': 1, 微克: 1 },
];

/** @returns the dimension of a unit, or the unit itself where it can be compared with no other, and what one of it counts */
export function dimensionOf(fact: Pick<StoredFact, 'unit'>): { readonly name: string; readonly factor: number } {
  const unit = baseUnit(fact);
  for (const dimension of DIMENSIONS) {
    const factor = dimension[unit];
    if (factor !== undefined) return { name: Object.keys(dimension)[0] as string, factor };
  }
  return { name: unit, factor: 1 };
}

/**
 * The number by which a value is ordered: without magnitude, in the smallest unit of its dimension, of a range the middle, of what
 * went down negative. null where the report gives only words.
 */
export function orderValue(fact: StoredFact): number | null {
  const { value, valueMax, amount, direction, measure } = fact;
  if (value === null) return null;
  const factor = (amount === null || value === 0 ? 1 : amount / value) * dimensionOf(fact).factor;
  const middle = valueMax === null ? value * factor : ((value + valueMax) / 2) * factor;
  const falls = direction === 'down' && (measure === 'growth' || measure === 'change');
  return Number((falls ? -middle : middle).toPrecision(12));
}
