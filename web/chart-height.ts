/** How much room a chart takes, known before anything is drawn. */
const BAR = 26;
const PAIR = 44;
const LINE = 300;

/** In CSS pixels, without the title. */
export function chartHeight(kind: 'bar' | 'line', labels: number, series: number): number {
  return kind === 'line' ? LINE : 40 + labels * (series > 1 ? PAIR : BAR);
}
