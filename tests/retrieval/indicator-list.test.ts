import { describe, expect, it } from 'vitest';
import type { IndicatorCount, IndicatorQuery } from '../../src/domain.ts';
import { findIndicators } from '../../src/retrieval/indicator-list.ts';

const count = (name: string, reports: number, known = true): IndicatorCount => ({
  name,
  known,
  facts: reports,
  reports,
  units: [],
});
const LIBRARY = {
  indicators: () => [
    count('地区生产总值', 9),
    count('人均地区生产总值', 7),
    count('口袋公园', 6, false),
    count('城镇居民人均可支配收入', 5),
    count('农村居民人均可支配收入', 4),
    count('R&D人员', 3, false),
  ],
};
const named = (query: IndicatorQuery): string[] => findIndicators(LIBRARY, query).indicators.map(({ name }) => name);

describe('indicators are found', () => {
  it.each<[string, string, string[]]>([
    ['by their official name, the indicator itself first', '地区生产总值', ['地区生产总值', '人均地区生产总值']],
    ['by another name', 'gdp', ['地区生产总值']],
    ['by a name for several', '城乡居民人均可支配收入', ['城镇居民人均可支配收入', '农村居民人均可支配收入']],
    ['by a part of a name', '公园', ['口袋公园']],
    ['by a part in traditional characters', '農村', ['农村居民人均可支配收入']],
    ['by a part in another width and case', 'ｒ&ｄ人', ['R&D人员']],
    ['not by a pattern', '%', []],
    ['not where there are no facts of it', '火星基地', []],
  ])('%s', (_how, name, expected) => {
    expect(named({ name })).toEqual(expected);
    expect(findIndicators(LIBRARY, { name }).total).toBe(expected.length);
  });

  it('all without a name, in the order of the library, page by page', () => {
    const all = LIBRARY.indicators().map(({ name }) => name);
    expect(named({})).toEqual(all);
    expect(named({ limit: 2, offset: 3 })).toEqual(all.slice(3, 5));
    expect(findIndicators(LIBRARY, { limit: 2, offset: 9 })).toEqual({ indicators: [], total: all.length });
  });

  it('not by a blank name', () => {
    expect(() => findIndicators(LIBRARY, { name: ' 　' })).toThrow('指标名称');
  });
});
