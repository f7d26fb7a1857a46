/** A comparison as a table; its cells may hold citations. */
import { useMemo } from 'preact/hooks';
import type { AnswerTable } from '../src/domain.ts';
import { parseInline } from './answer-text.ts';
import { chartHeight } from './chart-height.ts';
import { InlineText, numbersOf, type Sources } from './inline-text.tsx';
import { lazyPart } from './lazy-page.tsx';
import { chartsOfTable, type TableChart } from './table-chart.ts';
import { useWords } from './words.ts';

interface ChartProps {
  readonly chart: TableChart;
  readonly title: string;
  readonly pickLabel: string;
  onOpen: Sources['onOpen'];
}

const Chart = lazyPart<ChartProps>('chart', () => import('./table-chart-view.tsx'));

export function TableView({ table, sources }: { readonly table: AnswerTable; readonly sources: Sources }) {
  const words = useWords().answer;
  const numbers = numbersOf(sources);
  const figure = (cell: string) => /^[\d.,%+\-−\s]*\d[^\u4e00-\u9fff]*(?:\[\d+\])*$/.test(cell);
  const { charts, leftOut } = useMemo(() => chartsOfTable(table), [table]);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard. */}
      <section class="table-box" aria-label={words.table} tabIndex={0}>
        <table>
          {table.unit && <caption>{words.unit(table.unit)}</caption>}
          <thead>
            <tr>
              {table.columns.map((column, index) => (
                <th key={index} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, line) => (
              <tr key={line}>
                {row.map((cell, index) => {
                  const content = <InlineText content={parseInline(cell, numbers)} sources={sources} />;
                  return index === 0 ? (
                    <th key={index} scope="row">
                      {content}
                    </th>
                  ) : (
                    <td key={index} class={figure(cell) ? 'figure' : undefined}>
                      {content}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {charts.map((chart, index) => (
        <div key={chart.unit} class="chart-room" style={{ minHeight: `${roomFor(chart)}px` }}>
          <Chart
            chart={chart}
            // The heading of the column speaks of the figures that most rows have.
            title={index === 0 ? chart.title : words.inUnit(chart.unit)}
            pickLabel={words.openQuote}
            onOpen={sources.onOpen}
          />
        </div>
      ))}
      {leftOut > 0 && <p class="quiet">{charts.length > 0 ? words.leftOut(leftOut) : words.noChart}</p>}
    </>
  );
}

/** Height of the chart with its title, so that nothing below it moves when it comes. In CSS pixels. */
function roomFor({ kind, series }: TableChart): number {
  const note = series.some(({ ends }) => ends.some((end) => end !== null)) ? 25 : 0;
  return 40 + chartHeight(kind, series) + note;
}
