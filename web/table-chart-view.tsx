/** The chart below a table of an answer, fetched when the first one is shown. */
import { Chart } from './chart.tsx';
import type { TableChart } from './table-chart.ts';

export default function TableChartView({ chart }: { readonly chart: TableChart }) {
  const title = chart.series.map(({ name }) => name).join(' · ');
  return <Chart {...chart} title={title} dataElsewhere />;
}
