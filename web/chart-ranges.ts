/** The ranges of a chart: a bar is hollow from the lower end of its range to the upper, a point has a stroke up to it. */
import type { Chart, Plugin } from 'chart.js';
import { type ChartInput, farEnd } from './chart-text.ts';

const BORDER = 2;
const CAP = 5;

/** @param look colours of the series, and of the paper behind them */
export function rangeMarks(
  input: ChartInput,
  look: { colourOf(series: number): string; readonly paper: string },
): Plugin {
  return {
    id: 'ranges',
    afterDatasetsDraw(chart) {
      chart.ctx.save();
      for (const [at, series] of input.series.entries()) {
        for (const index of series.values.keys()) {
          const [value, end] = [series.values[index] ?? null, series.ends?.[index] ?? null];
          if (value === null || end === null || value === end) continue;
          if (input.kind === 'bar') hollow(chart, at, index, value === farEnd(series, index) ? end : value, look);
          else stroke(chart, at, index, end, look.colourOf(at));
        }
      }
      chart.ctx.restore();
    },
  };
}

/** @param from the end of the range that is nearer to nothing; the bar itself goes to the other */
function hollow(chart: Chart, at: number, index: number, from: number, look: Parameters<typeof rangeMarks>[1]): void {
  const { ctx } = chart;
  const element = chart.getDatasetMeta(at).data[index];
  const start = chart.scales['x']?.getPixelForValue(from);
  if (!element || start === undefined) return;
  const { x, y, height } = element.getProps(['x', 'y', 'height'], true) as { x: number; y: number; height: number };
  const inner = Math.sign(x - start) * BORDER;
  ctx.fillStyle = look.paper;
  ctx.fillRect(start, y - height / 2 + BORDER, x - start - inner, height - 2 * BORDER);
  ctx.fillStyle = look.colourOf(at);
  ctx.fillRect(start - BORDER / 2, y - height / 2, BORDER, height);
}

function stroke(chart: Chart, at: number, index: number, end: number, colour: string): void {
  const { ctx } = chart;
  const point = chart.getDatasetMeta(at).data[index];
  const top = chart.scales['y']?.getPixelForValue(end);
  if (!point || top === undefined) return;
  ctx.strokeStyle = colour;
  ctx.lineWidth = BORDER;
  ctx.beginPath();
  ctx.moveTo(point.x, point.y);
  ctx.lineTo(point.x, top);
  ctx.moveTo(point.x - CAP, top);
  ctx.lineTo(point.x + CAP, top);
  ctx.stroke();
}
