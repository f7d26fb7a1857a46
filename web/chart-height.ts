/** How much room a chart takes, known before anything is drawn. */
const BAR = 26;
const PAIR = 44;
const LINE = 300;

/** In CSS pixels, without the title. */
export function chartHeight(
  kind: 'bar' | 'line',
  series: readonly { readonly values: readonly (number | null)[] }[],
): number {
  const labels = series[0]?.values.length ?? 0;
  // Bars of one label stand below each other; where each label has but one, no room is kept for a second.
  const paired = Array.from({ length: labels }, (_, at) => series.filter(({ values }) => values[at] != null).length);
  return kind === 'line' ? LINE : 40 + labels * (Math.max(0, ...paired) > 1 ? PAIR : BAR);
}
