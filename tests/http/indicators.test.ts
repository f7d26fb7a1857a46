import { describe, expect, test } from 'vitest';
import type { IndicatorsReply } from '../../src/http/contract-facts.ts';
import { testApp } from '../support/http-app.ts';
import { expectReply, type Row } from '../support/http-rows.ts';

const ask = async (query: string): Promise<IndicatorsReply> =>
  (await testApp().app.request(`/api/indicators?${query}`)).json() as Promise<IndicatorsReply>;

describe('GET /api/indicators', () => {
  test('gives every field of an indicator', async () => {
    expect(await ask(`name=${encodeURIComponent('口袋')}`)).toEqual({
      indicators: [{ name: '口袋公园', known: false, facts: 1, reports: 1, units: ['个'] }],
      total: 1,
    });
  });

  test('gives all without a name, a page at a time with a limit', async () => {
    const all = await ask('');
    expect(all.indicators.map(({ name }) => name)).toEqual([
      '农村户厕',
      '地区生产总值',
      '财政收入',
      '口袋公园',
      '绿化道路',
    ]);
    expect(await ask('limit=2&offset=1')).toEqual({ indicators: all.indicators.slice(1, 3), total: 5 });
  });

  test('needs the read key', async () => {
    const { app } = testApp({ readKey: 'k' });
    expect((await app.request('/api/indicators')).status).toBe(401);
    expect((await app.request('/api/indicators', { headers: { authorization: 'Bearer k' } })).status).toBe(200);
  });

  test.each<Row>(
    [
      ['a misspelled parameter', 'indicator=GDP', ['含有未知的字段：indicator']],
      ['an empty name', 'name=', ['name 至少 1 个字符']],
      ['two names', 'name=a&name=b', ['name', '数组']],
      ['a limit of none', 'limit=0', ['limit 应']],
      ['a limit beyond the greatest', 'limit=1001', ['limit 应']],
      ['a limit that is no number', 'limit=x', ['limit 应']],
      ['a negative offset', 'offset=-1', ['offset 应']],
    ].map(([name, query, has]) => ({
      name: name as string,
      path: `/api/indicators?${query as string}`,
      status: 400,
      has: ['"code":"bad-request"', ...(has as string[])],
    })),
  )('refuses $name', expectReply);
});
