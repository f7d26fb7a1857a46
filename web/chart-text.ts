/** What a chart shows, in data and in words. */

export interface ChartSeries {
  readonly name: string;
  /** One a label, in the unit of the chart; null where there is none. */
  readonly values: readonly (number | null)[];
  /** Ends of ranges whose beginning is the value, null of single figures; left out where there is no range. */
  readonly ends?: readonly (number | null)[];
  /** The values as they are written beside bars and points and in the table; null exactly where a value is. */
  readonly texts: readonly (string | null)[];
}

/** What of a figure is farthest from nothing: there its bar ends. */
export function farEnd({ values, ends }: Pick<ChartSeries, 'values' | 'ends'>, index: number): number | null {
  const [value, end] = [values[index] ?? null, ends?.[index] ?? null];
  return value === null || end === null || Math.abs(end) < Math.abs(value) ? value : end;
}

export interface ChartInput {
  readonly kind: 'bar' | 'line';
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
}

interface Extreme {
  readonly label: string;
  readonly text: string;
}

/** The greatest and the least value of a series with their labels, null of an empty one. */
export function extremes(
  labels: readonly string[],
  { values, ends, texts }: ChartSeries,
): { most: Extreme; least: Extreme } | null {
  const known = values
    .flatMap((value, index) => (value === null ? [] : [{ value: Math.max(value, ends?.[index] ?? value), index }]))
    .sort((a, b) => b.value - a.value);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return null;
  const told = ({ index }: { readonly index: number }): Extreme => ({
    label: labels[index] ?? '',
    text: texts[index] ?? '',
  });
  return { most: told(first), least: told(last) };
}
