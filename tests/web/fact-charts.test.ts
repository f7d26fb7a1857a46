import { describe, expect, it } from 'vitest';
import { numberText, scaleFor } from '../../web/chart-scale.ts';
import { extremes } from '../../web/chart-text.ts';
import { barYears, linePlaces, reportRows, usualBarYear, yearRows } from '../../web/fact-charts.ts';
import { comparable, groupKey } from '../../web/fact-groups.ts';
import { placeOptions, shortNames } from '../../web/place-names.ts';
import { factBody } from '../support/web-fact-factory.ts';

const target = { kind: 'target' as const };
const GROWTH = groupKey(factBody());
const of = (id: string, region: string, year: number) => ({ id, region, year, title: id });
const A22 = of('a22', '云溪省青禾市', 2022);
const A23 = of('a23', '云溪省青禾市', 2023);
const B22 = of('b22', '云溪省白屿县', 2022);

const FACTS = [
  factBody({ report: A22, amount: 6.4 }),
  factBody({ report: A22, amount: 7.2, basis: '年均', period: '2017-2021' }),
  factBody({ report: A22, amount: 6.5, period: '2022', ...target }),
  factBody({ report: A23, amount: 6.1, period: '2022' }),
  factBody({ report: A23, amount: 6, period: '2023', ...target }),
  factBody({ report: A23, amount: 6.3, period: '2021' }),
  factBody({ report: B22, amount: 0.5, direction: 'down' }),
  factBody({ report: B22, amount: 8, period: '2022', ...target }),
  factBody({ report: B22, amount: 98e8, unit: '亿元', value: 98, measure: 'level' }),
];

describe('bars over reports', () => {
  it('show one figure a kind and report, the longest first, and say how many more there are', () => {
    const { rows, leftOut } = reportRows(FACTS, GROWTH, null);
    expect(rows.map(({ key, achieved, target: planned }) => [key, achieved?.amount, planned?.amount])).toEqual([
      ['b22', -0.5, 8],
      ['a22', 6.4, 6.5],
      ['a23', 6.1, 6],
    ]);
    expect(leftOut).toBe(2);
  });

  it('know both ends of a range, in the unit of the chart', () => {
    const range = factBody({ report: A22, value: 6, valueMax: 6.5, amount: 6, period: '2022', ...target });
    const money = { unit: '亿元', measure: 'level', value: 90, amount: 90e8, valueMax: 95 } as const;
    const rows = reportRows([range, ...FACTS], GROWTH, 2022).rows;
    expect(rows.find(({ key }) => key === 'a22')?.target).toMatchObject({ amount: 6, end: 6.5 });
    expect(comparable(factBody(money))).toMatchObject({ amount: 90e8, end: 95e8 });
    expect(comparable(factBody({ direction: 'down', valueMax: 7 }))).toMatchObject({ amount: -6, end: -7 });
  });

  it('show the reports of one year', () => {
    expect(reportRows(FACTS, GROWTH, 2023).rows.map(({ key }) => key)).toEqual(['a23']);
    expect(barYears(FACTS, GROWTH)).toEqual([
      { value: 2023, count: 1 },
      { value: 2022, count: 2 },
    ]);
  });

  it('are of all years while these are few, else of the year with most reports, the newest of equal ones', () => {
    expect(usualBarYear([{ value: 2022, count: 20 }])).toBeNull();
    const years = [
      { value: 2023, count: 9 },
      { value: 2022, count: 11 },
      { value: 2021, count: 11 },
    ];
    expect(usualBarYear(years)).toBe(2022);
    expect(usualBarYear([])).toBeNull();
  });
});

describe('a line over years', () => {
  it('takes a year from the report that speaks of it as its own', () => {
    const { rows, leftOut } = yearRows(FACTS, GROWTH, '云溪省青禾市');
    expect(rows.map(({ year, achieved, target: planned }) => [year, achieved?.amount, planned?.amount])).toEqual([
      [2021, 6.4, undefined],
      [2022, 6.1, 6.5],
      [2023, undefined, 6],
    ]);
    expect(leftOut).toBe(2);
  });

  it('has a row for a year without a figure', () => {
    const facts = [factBody({ period: '2015' }), factBody({ period: '2018' })];
    const { rows } = yearRows(facts, GROWTH, '云溪省青禾市');
    expect(rows.map(({ key, achieved }) => [key, achieved !== null])).toEqual([
      ['2015', true],
      ['2016', false],
      ['2017', false],
      ['2018', true],
    ]);
    expect(yearRows(facts, GROWTH, '云溪省白屿县')).toEqual({ rows: [], leftOut: 0 });
  });

  it('is offered for places by the years that one kind has', () => {
    expect(linePlaces(FACTS, GROWTH)).toEqual([
      { value: '云溪省青禾市', count: 2 },
      { value: '云溪省白屿县', count: 1 },
    ]);
  });
});

describe('the unit of a chart', () => {
  it.each([
    ['元', [4e12, 2.5e12], '万亿元', 1e12],
    ['元', [4e12, 2e8], '亿元', 1e8],
    ['人', [200_000, 9000], '万人', 1e4],
    ['人', [9000], '人', 1],
    ['%', [1e9], '%', 1],
    ['个百分点', [2e6], '个百分点', 1],
    ['', [3e5], '万', 1e4],
    ['元', [], '元', 1],
    ['元', [0, -3e8], '亿元', 1e8],
  ])('of %s and %j is %s', (unit, amounts, shown, factor) => {
    expect(scaleFor(unit, amounts)).toEqual({ unit: shown, factor });
  });

  it.each([
    [0.12345, '0.1235'],
    [6.5, '6.5'],
    [238.14, '238.1'],
    [27584.2, '27,584'],
    [-0.5, '-0.5'],
    [0, '0'],
  ])('writes %d as %s', (value, text) => expect(numberText(value)).toBe(text));
});

describe('a chart in words', () => {
  it('names the greatest and the least', () => {
    const series = { name: '完成', values: [5, null, 7, -1], texts: ['5%', null, '7%左右', '下降1%'] };
    expect(extremes(['甲', '乙', '丙', '丁'], series)).toEqual({
      most: { label: '丙', text: '7%左右' },
      least: { label: '丁', text: '下降1%' },
    });
    expect(extremes(['甲'], { name: '', values: [null], texts: [null] })).toBeNull();
  });
});

describe('names of places', () => {
  it('are short unless two share the short one', () => {
    expect(shortNames(['天津市宝坻区', '湖北省天门市', '湖北省', '全国', '河北省雄安新区容城县'])).toEqual([
      '宝坻区',
      '天门市',
      '湖北省',
      '全国',
      '容城县',
    ]);
    const twins = ['上海市普陀区', '浙江省舟山市普陀区', '上海市普陀区'];
    expect(shortNames(twins)).toEqual(twins);
    expect(shortNames(['天津市河东区', '天津市河东区'])).toEqual(['河东区', '河东区']);
  });

  it('are offered once, after the provinces that several lie in', () => {
    expect(placeOptions(['天津市宝坻区', '天津市河东区', '湖北省天门市', '天津市宝坻区'])).toEqual([
      { place: '天津市', places: 2 },
      { place: '天津市宝坻区', places: 1 },
      { place: '天津市河东区', places: 1 },
      { place: '湖北省天门市', places: 1 },
    ]);
    expect(placeOptions(['河北省', '河北省保定市']).map(({ place }) => place)).toEqual(['河北省', '河北省保定市']);
  });
});
