/**
 * Draws a chart on a canvas with Chart.js. Loaded only when a chart is shown (chart.tsx); everything that needs the library is
 * here. Under our Content-Security-Policy it only sets properties of the canvas's style, which no policy forbids.
 */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartDataset,
  type ChartOptions,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { rangeMarks } from './chart-ranges.ts';
import { numberText } from './chart-scale.ts';
import { type ChartInput, type ChartSeries, farEnd } from './chart-text.ts';
import { valueLabels } from './chart-values.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** Colours of the page as it is now; a canvas does not follow the style sheet by itself. */
function paletteOf(element: Element) {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: colour('ink'),
    soft: colour('soft'),
    line: colour('line'),
    paper: colour('paper'),
    series: [colour('chart-1'), colour('chart-2'), colour('chart-3'), colour('chart-4')],
    font: style.fontFamily,
  };
}

type Palette = ReturnType<typeof paletteOf>;
const FONT_SIZE = 12;
/** A lone bar stands beside its name. Chart.js documents this option of bar charts, but its types lack it. */
const LONE_BARS = { skipNull: true };
/** Share of the width that the names beside the bars may take. */
const NAMES = 0.38;

/** Series differ in more than colour: filled and hollow bars, solid and dashed lines, round and square points. */
function datasetOf(kind: ChartInput['kind'], series: ChartSeries, index: number, palette: Palette) {
  const colour = palette.series[index % palette.series.length] ?? palette.ink;
  if (kind === 'bar') {
    const bar: ChartDataset<'bar', (number | null)[]> = {
      label: series.name,
      data: series.values.map((_, label) => farEnd(series, label)),
      backgroundColor: index % 2 === 1 ? palette.paper : colour,
      borderColor: colour,
      // Around a filled bar it would show as a seam.
      borderWidth: index % 2 === 1 ? 2 : 0,
      maxBarThickness: 18,
      categoryPercentage: 0.78,
    };
    return bar;
  }
  const line: ChartDataset<'line', (number | null)[]> = {
    label: series.name,
    data: [...series.values],
    borderColor: colour,
    borderWidth: 2,
    borderDash: index % 2 === 1 ? [6, 4] : [],
    backgroundColor: index % 2 === 1 ? palette.paper : colour,
    pointBorderColor: colour,
    pointStyle: index % 2 === 1 ? 'rect' : 'circle',
    pointRadius: 4,
    pointHoverRadius: 6,
    pointBorderWidth: 2,
    spanGaps: true,
    // Over years without a figure the line is only a guess.
    segment: { borderDash: ({ p0, p1 }) => (p0.skip || p1.skip ? [1, 5] : undefined) },
  };
  return line;
}

/** Cut at the end where the names would leave no room for the bars. */
function nameWithin(name: string, width: number): string {
  const most = Math.max(6, Math.floor((width * NAMES) / FONT_SIZE));
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

function optionsOf(input: ChartInput, palette: Palette): ChartOptions {
  const { kind, labels, series } = input;
  const ends = series.flatMap((one) => one.ends?.filter((end) => end !== null) ?? []);
  const font = { family: palette.font, size: FONT_SIZE };
  const values = {
    grid: { color: palette.line },
    border: { display: false },
    ticks: {
      color: palette.soft,
      font,
      maxRotation: 0,
      callback: (value: string | number) => numberText(Number(value)),
    },
  };
  const names = { grid: { display: false }, border: { color: palette.line } };
  return {
    responsive: true,
    maintainAspectRatio: false,
    // No motion: it would tell nothing, and some readers must not see any.
    animation: false,
    indexAxis: kind === 'bar' ? 'y' : 'x',
    ...LONE_BARS,
    interaction: { mode: 'nearest', intersect: kind === 'bar', axis: kind === 'bar' ? 'y' : 'x' },
    layout: { padding: { top: kind === 'line' ? 20 : 0, right: 12 } },
    scales:
      kind === 'bar'
        ? {
            x: { ...values, beginAtZero: true, grace: '4%' },
            y: {
              ...names,
              ticks: {
                color: palette.ink,
                font,
                autoSkip: false,
                callback(_value, index) {
                  return nameWithin(labels[index] ?? '', this.chart.width);
                },
              },
            },
          }
        : {
            x: { ...names, offset: true, ticks: { color: palette.ink, font, maxRotation: 0, autoSkipPadding: 12 } },
            y: { ...values, grace: '10%', ...(ends.length > 0 && { suggestedMax: Math.max(...ends) }) },
          },
    plugins: {
      tooltip: {
        backgroundColor: palette.ink,
        titleColor: palette.paper,
        bodyColor: palette.paper,
        titleFont: font,
        bodyFont: font,
        displayColors: false,
        callbacks: {
          title: ([item]) => labels[item?.dataIndex ?? -1] ?? '',
          label: ({ datasetIndex, dataIndex }) => {
            const one = series[datasetIndex];
            return one ? `${one.name} ${one.texts[dataIndex] ?? ''}` : '';
          },
        },
      },
    },
  };
}

/** Where a bar or point stands in the box of the chart, in CSS pixels. */
export interface ChartMark {
  readonly series: number;
  readonly label: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Drawing {
  /** Takes the colours of the page anew. */
  recolour(): void;
  /** Shows what pointing at a bar or point shows; null = at none. */
  point(at: Pick<ChartMark, 'series' | 'label'> | null): void;
  destroy(): void;
}

interface Listeners {
  /** A click on a bar or point. */
  onPick(series: number, label: number): void;
  /** The marks stand elsewhere than before. */
  onLayout(marks: readonly ChartMark[]): void;
}

/** Around a point, which is small; a bar is as large as it is. */
const POINT = 9;

function marksOf(chart: Chart, { kind, labels, series }: ChartInput): ChartMark[] {
  return labels.flatMap((_, label) =>
    series.flatMap(({ values }, at): ChartMark[] => {
      const element = chart.getDatasetMeta(at).data[label];
      if (!element || values[label] == null) return [];
      const place = { series: at, label };
      const { x, y } = element.getProps(['x', 'y'], true);
      if (kind === 'line') return [{ ...place, left: x - POINT, top: y - POINT, width: 2 * POINT, height: 2 * POINT }];
      const { base, height } = element.getProps(['base', 'height'], true) as unknown as {
        base: number;
        height: number;
      };
      return [{ ...place, left: Math.min(x, base), top: y - height / 2, width: Math.abs(x - base), height }];
    }),
  );
}

export function drawChart(canvas: HTMLCanvasElement, input: ChartInput, { onPick, onLayout }: Listeners): Drawing {
  const build = () => {
    const palette = paletteOf(canvas);
    const colourOf = (series: number) => palette.series[series % palette.series.length] ?? palette.ink;
    return new Chart(canvas, {
      type: input.kind,
      data: {
        labels: [...input.labels],
        datasets: input.series.map((series, index) => datasetOf(input.kind, series, index, palette)),
      },
      options: {
        ...optionsOf(input, palette),
        onClick: (_event, [element]) => element && onPick(element.datasetIndex, element.index),
      },
      plugins: [
        rangeMarks(input, { colourOf, paper: palette.paper }),
        valueLabels(input, { colour: palette.ink, paper: palette.paper, font: `${FONT_SIZE}px ${palette.font}` }),
        { id: 'layout', afterRender: (chart) => onLayout(marksOf(chart, input)) },
      ],
    });
  };
  let chart = build();
  return {
    recolour() {
      chart.destroy();
      chart = build();
    },
    point(at) {
      const active = at ? [{ datasetIndex: at.series, index: at.label }] : [];
      const element = at && chart.getDatasetMeta(at.series).data[at.label];
      chart.setActiveElements(active);
      chart.tooltip?.setActiveElements(active, { x: element?.x ?? 0, y: element?.y ?? 0 });
      chart.update();
    },
    destroy: () => chart.destroy(),
  };
}
