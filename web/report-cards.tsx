/** Reports as cards, for windows too narrow for a table. */
import { Icon } from './icons.tsx';
import { reportName } from './naming.ts';
import { COLUMNS, firstDown } from './report-rows.ts';
import { ReportLink, type ReportListProps } from './report-table.tsx';
import { useReportsWords } from './reports-words.ts';
import { useWords } from './words.ts';

export function ReportCards({ rows, order, onOrder, onRemove }: ReportListProps) {
  const words = useWords();
  const texts = useReportsWords();
  return (
    <>
      <div class="card-order">
        <label class="labelled">
          <span>{texts.sort}</span>
          <select
            class="field"
            value={order.column}
            onChange={(event) => {
              const column = COLUMNS.find((candidate) => candidate === event.currentTarget.value);
              if (column) onOrder({ column, down: firstDown(column) });
            }}
          >
            {COLUMNS.map((column) => (
              <option key={column} value={column}>
                {texts.columns[column]}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="tool sort-sign"
          aria-label={texts.turn(order.down)}
          title={texts.turn(order.down)}
          onClick={() => onOrder({ ...order, down: !order.down })}
        >
          {order.down ? '↓' : '↑'}
        </button>
      </div>
      <ul class="report-cards">
        {rows.map((report) => (
          <li key={report.id} class="report-card">
            <div class="card-head">
              <ReportLink report={report} />
            </div>
            <p class="quiet card-facts">
              {[
                report.year === null ? null : words.year(report.year),
                report.level && texts.level(report.level),
                texts.characters(report.length),
                `${texts.columns.facts} ${texts.facts(report.factCount)}`,
              ]
                .filter((part) => part !== null)
                .map((part) => (
                  <span key={part}>{part}</span>
                ))}
            </p>
            {onRemove && (
              <button
                type="button"
                class="tool"
                aria-label={texts.removeNamed(reportName(report, words))}
                onClick={() => onRemove(report)}
              >
                <Icon name="remove" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
