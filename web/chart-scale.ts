/** The unit in which a chart shows its amounts, and how numbers are written. */

export interface Scale {
  /** Amounts are divided by it. */
  readonly factor: number;
  /** With its magnitude: 亿元. */
  readonly unit: string;
}

/** Per cents and points have no larger unit. */
const FIXED = /^(?:%|‰|个?百分点|个?千分点|倍|成|番|折)$/;

/**
 * @param unit base unit of the amounts
 * @returns the largest of 万 and 亿 that the greatest amount reaches; everyday Chinese counts no further than 亿 where amounts differ much
 */
export function scaleFor(unit: string, amounts: readonly number[]): Scale {
  const sizes = amounts.map(Math.abs).filter((size) => size > 0);
  const most = Math.max(0, ...sizes);
  if (FIXED.test(unit) || most < 1e5) return { factor: 1, unit };
  if (Math.min(...sizes) >= 1e12) return { factor: 1e12, unit: `万亿${unit}` };
  return most >= 1e8 ? { factor: 1e8, unit: `亿${unit}` } : { factor: 1e4, unit: `万${unit}` };
}

/** At most four significant digits behind the point's left side: 0.2381, 23.81, 2,381. */
export function numberText(value: number): string {
  const size = Math.abs(value);
  const places = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4;
  return value.toLocaleString('en-US', { maximumFractionDigits: places });
}
