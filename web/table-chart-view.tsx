/** The chart below a table of an answer, fetched when the first one is shown. */
import { Chart } from './chart.tsx';
import type { TableChart } from './table-chart.ts';

interface Props {
  readonly chart: TableChart;
  readonly title: string;
  readonly pickLabel: string;
  /** Opens a citation. */
  onOpen(number: number, opener: HTMLElement): void;
}

export default function TableChartView({ chart, title, pickLabel, onOpen }: Props) {
  return (
    <Chart
      {...chart}
      title={title}
      dataElsewhere
      pickLabel={pickLabel}
      onPick={(_, label, button) => {
        const number = chart.citations[label];
        if (number != null) onOpen(number, button);
      }}
    />
  );
}
