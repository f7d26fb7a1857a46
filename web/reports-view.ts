/** What the page of reports shows, as it stands in the address: a link or the way back brings it again. */
import { COLUMNS, LEVELS, type RowFilter, type RowOrder } from './report-rows.ts';

export interface ReportsView {
  readonly filter: RowFilter;
  readonly order: RowOrder;
}

/** By name, as the server lists them. */
const START: RowOrder = { column: 'report', down: false };

export function parseView(query: URLSearchParams): ReportsView {
  const [, turn = '', name = ''] = /^(-?)(\w+)$/.exec(query.get('sort') ?? '') ?? [];
  const column = COLUMNS.find((candidate) => candidate === name);
  const year = query.get('year') ?? '';
  return {
    filter: {
      text: query.get('text') ?? '',
      level: LEVELS.find((level) => level === query.get('level')) ?? null,
      year: /^\d{4}$/.test(year) ? Number(year) : null,
    },
    order: column ? { column, down: turn === '-' } : START,
  };
}

export function viewAddress({ filter: { text, level, year }, order }: ReportsView): string {
  const query = new URLSearchParams();
  if (text.trim() !== '') query.set('text', text);
  if (level) query.set('level', level);
  if (year !== null) query.set('year', String(year));
  const sort = `${order.down ? '-' : ''}${order.column}`;
  if (sort !== START.column) query.set('sort', sort);
  return query.size > 0 ? `#/reports?${query}` : '#/reports';
}
