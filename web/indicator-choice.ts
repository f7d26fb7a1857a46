/** What the reader of the indicators page has chosen, as it stands in the address and as the server is asked for it. */
import type { FactBody } from '../src/http/contract-facts.ts';
import { SORT_KEYS, type Sorting } from './fact-sort.ts';

export interface Choice {
  /** As typed or chosen; '' = none yet. */
  readonly indicator: string;
  /** null = both */
  readonly kind: FactBody['kind'] | null;
  readonly regions: readonly string[];
  readonly years: readonly number[];
  readonly reports: readonly string[];
  readonly chart: 'bar' | 'line';
  /** Key of the group that the chart shows, null = that of most reports. */
  readonly group: string | null;
  /** Year of the reports whose bars are shown; null = chosen by what there is. */
  readonly barYear: number | 'all' | null;
  /** Place of the line, null = that of most years. */
  readonly place: string | null;
  /** null = in the order of the library. */
  readonly sorting: Sorting | null;
  /** Of the table, from 1. */
  readonly page: number;
}

const NOTHING: Choice = {
  indicator: '',
  kind: null,
  regions: [],
  years: [],
  reports: [],
  chart: 'bar',
  group: null,
  barYear: null,
  place: null,
  sorting: null,
  page: 1,
};

const yearOf = (text: string | null): number | null => (text !== null && /^\d{4}$/.test(text) ? Number(text) : null);

function sortingOf(text: string | null): Sorting | null {
  const key = SORT_KEYS.find((name) => name === text?.replace(/^-/, ''));
  return key === undefined ? null : { key, falling: text?.startsWith('-') === true };
}

/** What an address says; whatever it says wrongly counts as not said. */
export function choiceOf(query: URLSearchParams): Choice {
  const kind = query.get('kind');
  const of = query.get('of');
  const page = query.get('page') ?? '';
  return {
    indicator: query.get('indicator')?.trim() ?? '',
    kind: kind === 'achieved' || kind === 'target' ? kind : null,
    regions: query.getAll('region').filter((name) => name !== ''),
    years: query.getAll('year').flatMap((text) => yearOf(text) ?? []),
    reports: query.getAll('report').filter((id) => id !== ''),
    chart: query.get('chart') === 'line' ? 'line' : 'bar',
    group: query.get('group'),
    barYear: of === 'all' ? 'all' : yearOf(of),
    place: query.get('place'),
    sorting: sortingOf(query.get('sort')),
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

/** @returns the route that shows it; what is not chosen does not stand in it */
export function choiceAddress(choice: Choice): string {
  const query = filtersOf(choice);
  const { chart, group, barYear, place, sorting, page } = choice;
  if (chart === 'line') query.set('chart', chart);
  if (group !== null) query.set('group', group);
  if (barYear !== null) query.set('of', String(barYear));
  if (place !== null) query.set('place', place);
  if (sorting !== null) query.set('sort', `${sorting.falling ? '-' : ''}${sorting.key}`);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text === '' ? '#/indicators' : `#/indicators?${text}`;
}

/** What makes other facts than before; both the address and the server name it the same way. */
function filtersOf({ indicator, kind, regions, years, reports }: Choice): URLSearchParams {
  const query = new URLSearchParams();
  if (indicator !== '') query.set('indicator', indicator);
  if (kind !== null) query.set('kind', kind);
  for (const name of regions) query.append('region', name);
  for (const year of years) query.append('year', String(year));
  for (const id of reports) query.append('report', id);
  return query;
}

/** The server's address of the facts, without limit and form. */
export const factsPath = (choice: Choice): string => `api/facts?${filtersOf(choice)}`;

/** Another indicator: what was chosen of the chart and the table belonged to the old one; the reports stay chosen. */
export const withIndicator = (choice: Choice, indicator: string): Choice => ({
  ...NOTHING,
  indicator,
  kind: choice.kind,
  regions: choice.regions,
  years: choice.years,
  reports: choice.reports,
  chart: choice.chart,
});
