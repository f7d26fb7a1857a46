/** A comparison as a table; its cells may hold citations. */
import type { AnswerTable } from '../src/domain.ts';
import { parseInline } from './answer-text.ts';
import { chartHeight } from './chart-height.ts';
import { InlineText, numbersOf, type Sources } from './inline-text.tsx';
import { lazyPart } from './lazy-page.tsx';
import { chartOfTable, type TableChart } from './table-chart.ts';
import { useWords } from './words.ts';

const Chart = lazyPart<{ chart: TableChart }>('chart', () => import('./table-chart-view.tsx'));

export function TableView({ table, sources }: { readonly table: AnswerTable; readonly sources: Sources }) {
  const words = useWords().answer;
  const numbers = numbersOf(sources);
  const figure = (cell: string) => /^[\d.,%+\-−\s]*\d[^\u4e00-\u9fff]*(?:\[\d+\])*$/.test(cell);
  const chart = chartOfTable(table);
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
      {chart && (
        <div class="chart-room" style={{ minHeight: `${roomFor(chart)}px` }}>
          <Chart chart={chart} />
        </div>
      )}
    </>
  );
}

/** Height of the chart with its title, so that nothing below it moves when it comes. In CSS pixels. */
function roomFor({ kind, labels, series }: TableChart): number {
  return 40 + chartHeight(kind, labels.length, series.length);
}
