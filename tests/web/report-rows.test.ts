import { describe, expect, it } from 'vitest';
import type { ReportSummary } from '../../src/domain.ts';
import { filterRows, levelsOf, orderRows, yearsOf } from '../../web/report-rows.ts';
import { parseView, viewAddress } from '../../web/reports-view.ts';
import { QINGHE_REPORT } from '../support/web-library.ts';

const report = (change: Partial<ReportSummary>): ReportSummary => ({
  ...QINGHE_REPORT.report,
  abridged: false,
  ...change,
});
const A = report({ id: 'a', region: '安远县', level: '区县', year: 2020, length: 300, factCount: 5 });
const B = report({ id: 'b', region: '白河市', level: '市', year: 2022, length: 100, factCount: 9 });
const C = report({ id: 'c', region: null, title: '无名报告', level: null, year: null, length: 200, factCount: 5 });
const ids = (reports: readonly ReportSummary[]) => reports.map(({ id }) => id).join('');

describe('orderRows', () => {
  it.each([
    ['report', false, 'abc'],
    ['report', true, 'cba'],
    ['year', true, 'bac'],
    ['year', false, 'abc'],
    ['level', false, 'bac'],
    ['length', true, 'acb'],
    ['facts', true, 'bac'],
    ['facts', false, 'acb'],
  ] as const)('by %s, down %s: %s; what is not known stands last', (column, down, expected) => {
    expect(ids(orderRows([C, B, A], { column, down }))).toBe(expected);
  });
});

describe('filterRows', () => {
  const filter = (change: object) => ids(filterRows([A, B, C], { text: '', level: null, year: null, ...change }));

  it('wants every word, wherever it stands, in any width and case', () => {
    expect(filter({ text: ' 白河 ２０２２ ' })).toBe('b');
    expect(filter({ text: '白河 2020' })).toBe('');
    expect(filter({ text: QINGHE_REPORT.report.source.toUpperCase() })).toBe('abc');
  });

  it('by level and year', () => {
    expect(filter({ level: '区县' })).toBe('a');
    expect(filter({ year: 2022 })).toBe('b');
  });
});

describe('what can be chosen', () => {
  it('is what the reports have', () => {
    expect(yearsOf([A, B, C])).toEqual([2022, 2020]);
    expect(levelsOf([A, B, C])).toEqual(['市', '区县']);
  });
});

describe('the address of a view', () => {
  it.each(['#/reports', '#/reports?text=a+b&level=%E5%B8%82&year=2022&sort=-length'])(
    '%s gives itself back',
    (address) => {
      expect(viewAddress(parseView(new URLSearchParams(address.split('?')[1] ?? '')))).toBe(address);
    },
  );

  it('leaves out what it does not know', () => {
    expect(viewAddress(parseView(new URLSearchParams('level=镇&year=二〇二二&sort=-price')))).toBe('#/reports');
  });
});
