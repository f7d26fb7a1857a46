/**
 * A bar or line chart with its title, legend, and the same data as a table. The library that draws it is loaded when the first
 * chart is shown; the room for it is there from the start, so that nothing moves when it comes.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Drawing } from './chart-draw.ts';
import { chartHeight } from './chart-height.ts';
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
  /** A click on a bar or point. The same must be reachable by keyboard elsewhere. */
  onPick?(series: number, label: number): void;
}

export function Chart(props: ChartProps) {
  const { kind, labels, unit, title, labelsTitle } = props;
  const words = useChartWords();
  const series = props.series.map(({ name, values, texts }) => ({
    name,
    values,
    texts: texts ?? values.map((value) => (value === null ? null : `${numberText(value)}${unit === '%' ? '%' : ''}`)),
  }));
  const input: ChartInput = { kind, labels, series };
  const { canvas, failed } = useDrawing(input, props.onPick);
  const height = chartHeight(kind, labels.length, series.length);
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
        </div>
      )}
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

/** Loads the library, draws, draws anew when data or colours change. */
function useDrawing(input: ChartInput, onPick: ChartProps['onPick']) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  const pick = useRef(onPick);
  pick.current = onPick;
  // Parents make new lists at every render; only other content is drawn anew.
  const content = JSON.stringify(input);
  useEffect(() => {
    let drawing: Drawing | null = null;
    let left = false;
    import('./chart-draw.ts').then(
      ({ drawChart }) => {
        if (!left && canvas.current)
          drawing = drawChart(canvas.current, input, (series, label) => pick.current?.(series, label));
      },
      () => !left && setFailed(true),
    );
    const recolour = () => drawing?.recolour();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const chosen = new MutationObserver(recolour);
    dark.addEventListener('change', recolour);
    chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      left = true;
      dark.removeEventListener('change', recolour);
      chosen.disconnect();
      drawing?.destroy();
    };
  }, [content]);
  return { canvas, failed };
}
