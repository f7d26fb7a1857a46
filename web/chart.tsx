/**
 * A bar or line chart with its title, legend, and the same data as a table. The library that draws it is loaded when the first
 * chart is shown; the room for it is there from the start, so that nothing moves when it comes.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChartMark, Drawing } from './chart-draw.ts';
import { chartHeight } from './chart-height.ts';
import { ChartKeys } from './chart-keys.tsx';
import { numberText } from './chart-scale.ts';
import { type ChartInput, type ChartSeries, extremes } from './chart-text.ts';
import { wordsHook } from './words.ts';

const useChartWords = wordsHook({
  zh: {
    bar: '条形图',
    line: '折线图',
    unit: (unit: string) => `单位：${unit}`,
    table: '以表格查看',
    label: '名称',
    none: '无',
    failed: '图没有画出来，数据见下表。',
    about: (kind: string, title: string, count: number) => `${kind}：${title}。共 ${count} 项。`,
    most: (series: string, most: string, least: string) => `${series}最高的是${most}，最低的是${least}。`,
    marks: '图中各项，用方向键选择',
    range: '空心的一段是区间，从下限到上限。',
    rangeLine: '竖线是区间，从下限到上限。',
  },
  en: {
    bar: 'Bar chart',
    line: 'Line chart',
    unit: (unit: string) => `Unit: ${unit}`,
    table: 'Show as a table',
    label: 'Name',
    none: 'none',
    failed: 'The chart could not be drawn; the data stand in the table below.',
    about: (kind: string, title: string, count: number) => `${kind}: ${title}. ${count} entries. `,
    most: (series: string, most: string, least: string) => `${series}: highest ${most}, lowest ${least}. `,
    marks: 'Entries of the chart; the arrow keys choose one',
    range: 'The hollow part is a range, from its lower to its upper end.',
    rangeLine: 'An upright stroke is a range, from its lower to its upper end.',
  },
});

export interface ChartProps {
  readonly kind: 'bar' | 'line';
  readonly labels: readonly string[];
  /** At most four are told apart. `texts` is how values are written; left out, they are numbers with the unit's %. */
  readonly series: readonly (Omit<ChartSeries, 'texts'> & Partial<Pick<ChartSeries, 'texts'>>)[];
  /** Of the values, with magnitude; '' for none. */
  readonly unit: string;
  readonly title: string;
  /** What the labels are: heads the first column of the table. */
  readonly labelsTitle?: string;
  /** The same data stand in a table beside it already: no other is offered. */
  readonly dataElsewhere?: boolean;
  /** A bar or point is chosen. @param button over it, which focus can go back to */
  onPick?(series: number, label: number, button: HTMLElement): void;
  /** What choosing one does; goes with `onPick`. */
  readonly pickLabel?: string;
}

export function Chart(props: ChartProps) {
  const { kind, labels, unit, title, labelsTitle } = props;
  const words = useChartWords();
  const series = props.series.map(({ name, values, ends, texts }) => ({
    name,
    values,
    ...(ends?.some((end) => end !== null) && { ends }),
    texts: texts ?? values.map((value) => (value === null ? null : `${numberText(value)}${unit === '%' ? '%' : ''}`)),
  }));
  const input: ChartInput = { kind, labels, series };
  const keys = useRef<HTMLDivElement>(null);
  const { onPick } = props;
  const pick = (at: number, label: number) => {
    const index = marks.findIndex((mark) => mark.series === at && mark.label === label);
    const button = keys.current?.querySelectorAll('button')[index];
    if (button) onPick?.(at, label, button);
  };
  const { canvas, failed, marks, point } = useDrawing(input, pick);
  const height = chartHeight(kind, series);
  return (
    <figure class="chart">
      <figcaption class="chart-head">
        <span class="chart-title">{title}</span>
        {unit !== '' && <span class="chart-unit">{words.unit(unit)}</span>}
        {series.length > 1 && (
          <span class="chart-legend">
            {series.map(({ name }, index) => (
              <span key={name} class="chart-name" data-series={index + 1} data-kind={kind}>
                {name}
              </span>
            ))}
          </span>
        )}
      </figcaption>
      {failed ? (
        <p class="chart-failed" role="alert">
          {words.failed}
        </p>
      ) : (
        <div class="chart-box" style={{ height: `${height}px` }}>
          <canvas ref={canvas} role="img" aria-label={spoken(input, title, words)} />
          {onPick && marks.length > 0 && (
            <ChartKeys
              box={keys}
              marks={marks}
              label={`${title} · ${words.marks}`}
              nameOf={(mark) => nameOf(mark, input, props.pickLabel ?? '')}
              onPick={(mark, button) => onPick(mark.series, mark.label, button)}
              onPoint={point}
            />
          )}
        </div>
      )}
      {series.some(({ ends }) => ends) && <p class="quiet">{kind === 'bar' ? words.range : words.rangeLine}</p>}
      {props.dataElsewhere !== true && (
        <details class="chart-data" open={failed}>
          <summary>{words.table}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard. */}
          <section class="chart-table" aria-label={title} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{labelsTitle ?? words.label}</th>
                  {series.map(({ name }) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {labels.map((label, index) => (
                  <tr key={`${index} ${label}`}>
                    <th scope="row">{label}</th>
                    {series.map(({ name, texts }) => (
                      <td key={name}>{texts[index] ?? <span title={words.none}>—</span>}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </details>
      )}
    </figure>
  );
}

function spoken({ kind, labels, series }: ChartInput, title: string, words: ReturnType<typeof useChartWords>): string {
  const parts = series.map((one) => {
    const found = extremes(labels, one);
    const told = ({ label, text }: { label: string; text: string }) => `${label} ${text}`;
    return found === null ? '' : words.most(one.name, told(found.most), told(found.least));
  });
  return `${words.about(words[kind], title, labels.length)}${parts.join('')}`.trim();
}

/** 青禾市 目标 6.5%：查看原文 */
function nameOf({ series, label }: ChartMark, input: ChartInput, pickLabel: string): string {
  const one = input.series[series];
  return `${input.labels[label]} ${one?.name} ${one?.texts[label] ?? ''} · ${pickLabel}`;
}

const NO_MARKS: readonly ChartMark[] = [];

/** Loads the library, draws, draws anew when data or colours change. */
function useDrawing(input: ChartInput, onPick: (series: number, label: number) => void) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<Drawing | null>(null);
  const [failed, setFailed] = useState(false);
  const [marks, setMarks] = useState(NO_MARKS);
  const pick = useRef(onPick);
  pick.current = onPick;
  // Parents make new lists at every render; only other content is drawn anew.
  const content = JSON.stringify(input);
  useEffect(() => {
    let left = false;
    // A chart is drawn often without anything having moved.
    const onLayout = (next: readonly ChartMark[]) =>
      !left && setMarks((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    import('./chart-draw.ts').then(
      ({ drawChart }) => {
        if (left || !canvas.current) return;
        drawn.current = drawChart(canvas.current, input, { onPick: (...at) => pick.current(...at), onLayout });
      },
      () => !left && setFailed(true),
    );
    const recolour = () => drawn.current?.recolour();
    const paper = matchMedia('print');
    const chosen = new MutationObserver(recolour);
    paper.addEventListener('change', recolour);
    chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      left = true;
      paper.removeEventListener('change', recolour);
      chosen.disconnect();
      drawn.current?.destroy();
      drawn.current = null;
    };
  }, [content]);
  return { canvas, failed, marks, point: (mark: ChartMark | null) => drawn.current?.point(mark) };
}
