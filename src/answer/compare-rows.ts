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

/**
 * The number by which a value is ordered: in the unit without magnitude, of a range the middle, of what went down negative.
 * null where the report gives only words.
 */
export function orderValue({ value, valueMax, amount, direction, measure }: StoredFact): number | null {
  if (value === null) return null;
  const factor = amount === null || value === 0 ? 1 : amount / value;
  const middle = valueMax === null ? value * factor : ((value + valueMax) / 2) * factor;
  const falls = direction === 'down' && (measure === 'growth' || measure === 'change');
  return Number((falls ? -middle : middle).toPrecision(12));
}
