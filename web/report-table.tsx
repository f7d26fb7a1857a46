/** Reports as a table that every column sorts; for windows wide enough for it. */
import type { ReportSummary } from '../src/domain.ts';
import { Icon } from './icons.tsx';
import { reportName } from './naming.ts';
import { COLUMNS, firstDown, type RowOrder } from './report-rows.ts';
import { useReportsWords } from './reports-words.ts';
import { reportAddress } from './route.ts';
import { useWords } from './words.ts';

export interface ReportListProps {
  readonly rows: readonly ReportSummary[];
  readonly order: RowOrder;
  onOrder(order: RowOrder): void;
  /** Null where nothing may be removed. */
  readonly onRemove: ((report: ReportSummary) => void) | null;
}

export function ReportTable({ rows, order, onOrder, onRemove }: ReportListProps) {
  const texts = useReportsWords();
  return (
    <table class="report-table">
      <thead>
        <tr>
          {COLUMNS.map((column) => {
            const here = order.column === column;
            return (
              <th
                key={column}
                scope="col"
                class={`col-${column}`}
                {...(here ? { 'aria-sort': order.down ? ('descending' as const) : ('ascending' as const) } : {})}
              >
                <button type="button" onClick={() => onOrder({ column, down: here ? !order.down : firstDown(column) })}>
                  {texts.columns[column]}
                  <span class="sort-sign" aria-hidden="true">
                    {here ? (order.down ? '↓' : '↑') : ''}
                  </span>
                </button>
              </th>
            );
          })}
          {onRemove && (
            <th scope="col" class="col-remove">
              <span class="unseen">{texts.remove}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((report) => (
          <Row key={report.id} report={report} onRemove={onRemove} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ report, onRemove }: { readonly report: ReportSummary } & Pick<ReportListProps, 'onRemove'>) {
  const words = useWords();
  const texts = useReportsWords();
  return (
    <tr>
      <th scope="row" class="col-report">
        <ReportLink report={report} />
      </th>
      <td class="col-year">{report.year ?? texts.unknown}</td>
      <td class="col-level">{report.level ? texts.level(report.level) : texts.unknown}</td>
      <td class="col-length">{texts.characters(report.length)}</td>
      <td class="col-facts">{texts.facts(report.factCount)}</td>
      {onRemove && (
        <td class="col-remove">
          <button
            type="button"
            class="tool"
            aria-label={texts.removeNamed(reportName(report, words))}
            title={texts.remove}
            onClick={() => onRemove(report)}
          >
            <Icon name="remove" />
          </button>
        </td>
      )}
    </tr>
  );
}

/** Name of a report as a link to its text, with its title below, and whether it is one of the samples. */
export function ReportLink({ report }: { readonly report: ReportSummary }) {
  const texts = useReportsWords();
  return (
    <>
      <a class="report-name" href={reportAddress(report.id)}>
        {report.region ?? report.title}
      </a>
      {report.abridged && (
        <span class="sample" title={texts.sampleNote}>
          {texts.sample}
        </span>
      )}
      {report.region !== null && <span class="report-title">{report.title}</span>}
    </>
  );
}
