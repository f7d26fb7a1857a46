import { describe, expect, it } from 'vitest';
import { baseUnit, comparable, factGroups, mainFact, signedAmount } from '../../web/fact-groups.ts';
import { factBody } from '../support/web-fact-factory.ts';

describe('the unit without its magnitude', () => {
  it.each([
    ['亿元', 2.5, 2.5e8, '元'],
    ['万亿元', 1.2, 1.2e12, '元'],
    ['万人', 3, 30_000, '人'],
    ['万', 3, 30_000, ''],
    ['元', 900, 900, '元'],
    ['%', 6, 6, '%'],
    ['个百分点', 2, 2, '个百分点'],
    ['千米', 40, 40, '千米'],
    ['千瓦时', 7, 7, '千瓦时'],
    ['千人', 7, 7000, '人'],
    ['亿元', 0, 0, '元'],
    ['千米', 0, 0, '千米'],
    [null, null, null, ''],
  ])('of %s, %s being %s, is “%s”', (unit, value, amount, base) => {
    expect(baseUnit({ unit, value, amount })).toBe(base);
  });
});

describe('the amount as it counts', () => {
  it('is negative where a change goes down, and nowhere else', () => {
    expect(signedAmount(factBody({ direction: 'down' }))).toBe(-6);
    expect(signedAmount(factBody({ direction: 'down', measure: 'change' }))).toBe(-6);
    expect(signedAmount(factBody({ direction: 'down', measure: 'level', amount: 48 }))).toBe(48);
    expect(signedAmount(factBody())).toBe(6);
    expect(signedAmount(factBody({ value: null, amount: null, direction: 'down' }))).toBeNull();
  });
});

describe('a figure may be compared', () => {
  it.each([
    ['of a year', {}],
    ['against the year before', { basis: '比上年' }],
    ['against the same time of the year before', { basis: '同比' }],
    ['at comparable prices', { basis: '按可比口径' }],
    ['of the whole city', { note: '全市' }],
    ['of one set of targets', { note: '奋斗目标' }],
  ])('%s', (_what, change) => {
    expect(comparable(factBody(change))).toMatchObject({ amount: 6, year: 2021 });
  });

  it.each([
    ['an average of years', { basis: '年均' }],
    ['an average at comparable prices', { basis: '按可比口径、年均' }],
    ['a sum of years', { basis: '累计' }],
    ['against an older year', { basis: '较2016年' }],
    ['against another place', { basis: '高于全国' }],
    ['of several years', { period: '2017-2021' }],
    ['by the end of a plan', { period: 'by 2025' }],
    ['of an unknown year', { period: null }],
    ['of a part of the place', { note: '中心城区' }],
    ['of a part of the people', { note: '农村' }],
    ['in words only', { value: null, amount: null }],
    ['a place in an order', { measure: 'rank' as const }],
  ])('not: %s', (_what, change) => {
    expect(comparable(factBody(change))).toBeNull();
  });
});

describe('groups', () => {
  it('hold one indicator, measure and unit; those of most reports come first', () => {
    const level = { measure: 'level' as const, unit: '亿元', value: 5, amount: 5e8 };
    const groups = factGroups([
      factBody(level),
      factBody(),
      factBody({ report: { id: 'r2' } }),
      factBody({ kind: 'target', report: { id: 'r2' } }),
      factBody({ ...level, unit: '万元', value: 7, amount: 70_000 }),
      factBody({ ...level, unit: '亿美元' }),
      factBody({ indicator: '人均地区生产总值' }),
      factBody({ basis: '年均', indicator: '年均' }),
    ]);
    expect(groups.map(({ indicator, measure, unit, reports }) => [indicator, measure, unit, reports])).toEqual([
      ['地区生产总值', 'growth', '%', 2],
      ['地区生产总值', 'level', '元', 1],
      ['地区生产总值', 'level', '美元', 1],
      ['人均地区生产总值', 'growth', '%', 1],
    ]);
    expect(new Set(groups.map(({ key }) => key)).size).toBe(4);
  });
});

describe('the main figure of a report', () => {
  it('is of the year before where it was achieved, of its own where it is planned', () => {
    const [old, right] = [factBody({ period: '2016' }), factBody({ amount: 7 })];
    expect(mainFact([old, right])?.amount).toBe(7);
    const planned = factBody({ kind: 'target', period: '2022', amount: 5 });
    expect(mainFact([factBody({ kind: 'target', period: '2025' }), planned])?.amount).toBe(5);
    expect(mainFact([old])).toBeNull();
    expect(mainFact([factBody({ report: { year: null } })])).toBeNull();
  });

  it('is of the first set of targets, and named first', () => {
    const target = { kind: 'target' as const, period: '2022' };
    const hoped = factBody({ ...target, note: '奋斗目标', amount: 7 });
    const expected = factBody({ ...target, note: '预期目标', amount: 6.5 });
    expect(mainFact([hoped, expected])?.amount).toBe(6.5);
    expect(mainFact([factBody({ amount: 1 }), factBody({ amount: 2 })])?.amount).toBe(1);
    expect(mainFact([])).toBeNull();
  });

  it('is never of a part of the place', () => {
    expect(mainFact([factBody({ note: '中心城区', amount: 9 }), factBody({ amount: 4 })])?.amount).toBe(4);
  });
});
