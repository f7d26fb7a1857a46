/** Writes its value beside every bar and over every point of a chart that has room for it. */
import type { Chart, Plugin } from 'chart.js';
import type { ChartInput } from './chart-text.ts';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 6;
const LINE = 14;

const meets = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** @param look colours of the values and of what is behind them, and their font, as a canvas takes them */
export function valueLabels(
  input: ChartInput,
  look: { readonly colour: string; readonly paper: string; readonly font: string },
): Plugin {
  const texts = input.series.flatMap((series) => series.texts.filter((text) => text !== null));

  return {
    id: 'values',
    beforeLayout(chart) {
      if (input.kind !== 'bar') return;
      // Room for the longest value behind the longest bar, of a narrow chart at most a third.
      chart.ctx.save();
      chart.ctx.font = look.font;
      const widest = Math.max(0, ...texts.map((text) => chart.ctx.measureText(text).width));
      chart.ctx.restore();
      const padding = chart.options.layout?.padding;
      if (typeof padding === 'object') Object.assign(padding, { right: Math.min(widest + 2 * GAP, chart.width / 3) });
    },
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.font = look.font;
      ctx.fillStyle = look.colour;
      // A rim of paper keeps lines from running through the figures.
      ctx.strokeStyle = look.paper;
      ctx.lineWidth = 4;
      ctx.lineJoin = 'round';
      if (input.kind === 'bar') besideBars(chart, input);
      else overPoints(chart, input);
      ctx.restore();
    },
  };
}

function besideBars(chart: Chart, { series }: ChartInput): void {
  const { ctx } = chart;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const [at, { texts }] of series.entries()) {
    for (const [index, element] of chart.getDatasetMeta(at).data.entries()) {
      const text = texts[index];
      if (text == null) continue;
      // Of a decline, whose bar goes to the left, behind the zero line.
      const { x, y, base } = element.getProps(['x', 'y', 'base'], true) as { x: number; y: number; base: number };
      ctx.fillText(text, Math.max(x, base) + GAP, y);
    }
  }
}

/** A value that would cover another is left out; it stands in the table and shows on pointing. */
function overPoints(chart: Chart, { series }: ChartInput): void {
  const { ctx, chartArea } = chart;
  const drawn: Box[] = [];
  ctx.textAlign = 'center';
  ctx.textBaseline = 'bottom';
  for (const [at, { texts }] of series.entries()) {
    for (const [index, { x, y }] of chart.getDatasetMeta(at).data.entries()) {
      const text = texts[index];
      if (text == null) continue;
      const end = series[at]?.ends?.[index];
      // Over the upper end of a range.
      const high = end == null ? y : Math.min(y, chart.scales['y']?.getPixelForValue(end) ?? y);
      const half = ctx.measureText(text).width / 2;
      const middle = Math.min(Math.max(x, chartArea.left + half), chartArea.right + 12 - half);
      const box = { left: middle - half - 2, right: middle + half + 2, top: high - GAP - LINE, bottom: high - GAP };
      if (drawn.some((other) => meets(other, box))) continue;
      drawn.push(box);
      ctx.strokeText(text, middle, box.bottom);
      ctx.fillText(text, middle, box.bottom);
    }
  }
}
