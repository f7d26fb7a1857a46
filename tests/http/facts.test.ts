import { describe, expect, test } from 'vitest';
import type { FactQuery } from '../../src/domain.ts';
import { fact } from '../../src/http/contract-facts.ts';
import { LIMITS } from '../../src/http/limits.ts';
import { parseCsv } from '../support/csv.ts';
import { testApp } from '../support/http-app.ts';
import { expectReply, type Row } from '../support/http-rows.ts';

const url = (parameters: readonly (readonly [string, string])[]): string =>
  `/api/facts?${new URLSearchParams(parameters.map(([key, value]) => [key, value]))}`;
const TIANMEN_ID = '2022-429006-0000000a';

interface FactRow {
  readonly name: string;
  readonly query: readonly (readonly [string, string])[];
  /** The figures of the reply, in order. */
  readonly figures: readonly string[];
  readonly total?: number;
}

const ROWS: readonly FactRow[] = [
  { name: 'nothing: all', query: [], figures: ['18.6万座', '8%左右', '6%', '12个', '30公里'] },
  { name: 'an indicator', query: [['indicator', '农村户厕']], figures: ['18.6万座'] },
  {
    name: 'two indicators',
    query: [
      ['indicator', '农村户厕'],
      ['indicator', '口袋公园'],
    ],
    figures: ['18.6万座', '12个'],
  },
  { name: 'a full place', query: [['region', '天津市宝坻区']], figures: ['12个', '30公里'] },
  { name: 'a short place', query: [['region', '宝坻']], figures: ['12个', '30公里'] },
  {
    name: 'two places',
    query: [
      ['region', '天门'],
      ['region', '宝坻'],
      ['kind', 'achieved'],
    ],
    figures: ['18.6万座', '12个', '30公里'],
  },
  { name: 'an unknown place', query: [['region', '火星市']], figures: [] },
  { name: 'a year', query: [['year', '2021']], figures: ['12个', '30公里'] },
  {
    name: 'two years',
    query: [
      ['year', '2021'],
      ['year', '2022'],
    ],
    figures: ['18.6万座', '8%左右', '6%', '12个', '30公里'],
  },
  { name: 'a year of no report', query: [['year', '1999']], figures: [] },
  { name: 'a report', query: [['report', TIANMEN_ID]], figures: ['18.6万座', '8%左右', '6%'] },
  { name: 'targets', query: [['kind', 'target']], figures: ['8%左右', '6%'] },
  {
    name: 'a place, a year and a kind',
    query: [
      ['region', '天门'],
      ['year', '2022'],
      ['kind', 'achieved'],
    ],
    figures: ['18.6万座'],
  },
  { name: 'a limit', query: [['limit', '2']], figures: ['18.6万座', '8%左右'], total: 5 },
  {
    name: 'the second page',
    query: [
      ['limit', '2'],
      ['offset', '2'],
    ],
    figures: ['6%', '12个'],
    total: 5,
  },
  { name: 'a page behind the last', query: [['offset', '5']], figures: [], total: 5 },
  { name: 'the greatest limit', query: [['limit', '1000']], figures: ['18.6万座', '8%左右', '6%', '12个', '30公里'] },
  { name: 'the form by name', query: [['format', 'json']], figures: ['18.6万座', '8%左右', '6%', '12个', '30公里'] },
];

describe('GET /api/facts with', () => {
  test.each(ROWS)('$name', async ({ query, figures, total = figures.length }) => {
    const { app } = testApp();
    const response = await app.request(url(query));
    expect(response.status).toBe(200);
    const body = (await response.json()) as { facts: { figure: string }[]; total: number };
    expect(body.facts.map(({ figure }) => figure)).toEqual(figures);
    expect(body.total).toBe(total);

    // The same query as a file has the same facts in the same order.
    const csv = await app.request(url([...query.filter(([key]) => key !== 'format'), ['format', 'csv']]));
    const [heading = [], ...rows] = parseCsv((await csv.text()).replace(/^\ufeff/, ''));
    expect(rows.map((row) => row[heading.indexOf('原文数字')])).toEqual(figures);
  });
});

const BAD: readonly Row[] = [
  ['an unknown report', 'report=nope', ['nope']],
  ['a misspelled parameter', 'regions=天门', ['含有未知的字段：regions']],
  ['no number for a year', 'year=二〇二二', ['year[0] 应为', '收到', '二〇二二']],
  ['a year that is none', 'year=22', ['year[0] 应不小于 1949，收到 22']],
  ['a second year that is none', 'year=2022&year=x', ['year[1] 应为数字']],
  ['an unknown kind', 'kind=hope', ['kind 应为 achieved、target 之一', 'hope']],
  ['two kinds', 'kind=target&kind=achieved', ['kind', '数组']],
  ['an unknown form', 'format=xlsx', ['format 应为 json、csv 之一']],
  ...['0', '1001', '-1', '1.5', 'x', '', '1e2', '0x10', ' 5', '99999999999999999999'].map(
    (limit) => [`a limit of “${limit}”`, `limit=${encodeURIComponent(limit)}`, ['limit 应']] as const,
  ),
  ...['-1', '0.5', 'x', ''].map((offset) => [`an offset of “${offset}”`, `offset=${offset}`, ['offset 应']] as const),
  ['two limits', 'limit=1&limit=2', ['limit', '数组']],
  ['an empty indicator', 'indicator=', ['indicator[0] 至少 1 个字符']],
  [
    'an over-long indicator',
    `indicator=${'长'.repeat(LIMITS.name + 1)}`,
    ['indicator[0] 最多 200 个字符，收到 201 个'],
  ],
  [
    'too many indicators',
    Array.from({ length: LIMITS.scope + 1 }, (_, i) => `indicator=${i}`).join('&'),
    ['indicator 最多 200 项，收到 201 项'],
  ],
].map(([name, query, has]) => ({
  name: name as string,
  path: `/api/facts?${query as string}`,
  status: 400,
  has: ['"code":"bad-request"', ...(has as readonly string[])],
}));

describe('GET /api/facts refuses', () => {
  test.each(BAD)('$name', expectReply);
  test.each(BAD)('$name, for CSV too', ({ path, ...row }) =>
    path.includes('format=') ? undefined : expectReply({ ...row, path: `${path}&format=csv` }),
  );
  test.each<Row>([
    {
      name: 'POST',
      path: '/api/facts',
      init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
      status: 405,
      has: ['GET, HEAD'],
    },
    {
      name: 'an exception of the assistant',
      path: '/api/facts?indicator=抛出异常',
      status: 500,
      has: ['"code":"internal"'],
      hasNot: ['secret'],
    },
    {
      name: 'the same for CSV',
      path: '/api/facts?indicator=抛出异常&format=csv',
      status: 500,
      has: ['"code":"internal"'],
      hasNot: ['secret'],
    },
  ])('$name', expectReply);
});

describe('GET /api/facts', () => {
  test('asks the assistant for exactly what is given', async () => {
    const { app, assistant } = testApp();
    await app.request(
      url([
        ['indicator', 'GDP'],
        ['region', '宝坻'],
        ['year', '2021'],
        ['report', '2021-120115-0000000b'],
        ['kind', 'target'],
        ['limit', '7'],
        ['offset', '3'],
      ]),
    );
    const expected: FactQuery = {
      indicators: ['GDP'],
      scope: { regions: ['宝坻'], years: [2021], reports: ['2021-120115-0000000b'] },
      kind: 'target',
      limit: 7,
      offset: 3,
    };
    expect(assistant.looked).toEqual([expected]);
  });

  test('gives every field of a fact, and places that slice', async () => {
    const { app, assistant } = testApp();
    const response = await app.request(url([['indicator', '地区生产总值']]));
    const { facts } = (await response.json()) as { facts: Record<string, unknown>[] };
    const text = assistant.report(TIANMEN_ID)?.text ?? '';
    const quote = '地区生产总值预期增长8%左右';
    expect(facts).toEqual([
      {
        id: `${TIANMEN_ID}.f2`,
        indicator: '地区生产总值',
        known: true,
        surface: '地区生产总值',
        value: 8,
        valueMax: null,
        unit: '%',
        amount: 8,
        measure: 'growth',
        direction: 'up',
        modifier: '左右',
        kind: 'target',
        period: '2022',
        basis: null,
        note: null,
        figure: '8%左右',
        figureStart: text.indexOf('8%左右'),
        figureEnd: text.indexOf('8%左右') + 4,
        quote,
        start: text.indexOf(quote),
        end: text.indexOf(quote) + quote.length,
        passage: 2,
        passageId: `${TIANMEN_ID}.2`,
        report: { id: TIANMEN_ID, region: '湖北省天门市', year: 2022, title: '湖北省天门市2022年政府工作报告' },
      },
    ]);
    expect(Object.keys(facts[0] ?? {})).toEqual(Object.keys(fact.shape));
  });

  test.each(['/api/facts', '/api/facts?format=csv'])('needs the read key: %s', async (path) => {
    const { app } = testApp({ readKey: 'k' });
    expect((await app.request(path)).status).toBe(401);
    expect((await app.request(path, { headers: { authorization: 'Bearer k' } })).status).toBe(200);
  });

  test('shows the number of facts in the list of reports and in a report', async () => {
    const { app } = testApp();
    const list = (await (await app.request('/api/reports')).json()) as { reports: { factCount: number }[] };
    expect(list.reports.map(({ factCount }) => factCount)).toEqual([3, 2]);
    const one = (await (await app.request(`/api/reports/${TIANMEN_ID}`)).json()) as { report: { factCount: number } };
    expect(one.report.factCount).toBe(3);
  });
});
