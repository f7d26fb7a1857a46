import { describe, expect, it } from 'vitest';
import { type SortKey, sortFacts } from '../../web/fact-sort.ts';
import { type Choice, choiceAddress, choiceOf, factsPath, withIndicator } from '../../web/indicator-choice.ts';
import { factBody } from '../support/web-fact-factory.ts';

const level = (value: number, unit: string, amount: number) =>
  factBody({ measure: 'level', value, unit, amount, figure: `${value}${unit}` });
const sorted = (facts: ReturnType<typeof factBody>[], key: SortKey, falling: boolean) =>
  sortFacts(facts, { key, falling }).map(({ figure, period }) => `${figure} ${period}`.replace(' 2021', ''));

describe('facts are sorted', () => {
  const mixed = [
    level(700, '亿元', 7e10),
    factBody({ figure: '8%', amount: 8 }),
    level(4, '万亿元', 4e12),
    factBody({ figure: '同步', value: null, unit: null, amount: null }),
    level(9000, '万元', 9e7),
    factBody({ figure: '下降3%', amount: 3, direction: 'down' }),
  ];

  it('by amount within a unit, the unit of most facts first, those without a number last', () => {
    expect(sorted(mixed, 'value', true)).toEqual(['4万亿元', '700亿元', '9000万元', '8%', '下降3%', '同步']);
    expect(sorted(mixed, 'value', false)).toEqual(['9000万元', '700亿元', '4万亿元', '下降3%', '8%', '同步']);
  });

  it('by the last year of the period', () => {
    const facts = ['2020', 'by 2025', null, '2017-2021', '2016'].map((period) => factBody({ period, figure: '' }));
    expect(sorted(facts, 'period', true)).toEqual([' by 2025', ' 2017-2021', ' 2020', ' 2016', ' null']);
  });

  it('by the sound of the place, and by kind', () => {
    const facts = ['天津市', '北京市', '湖北省'].map((region) => factBody({ report: { region }, figure: region }));
    expect(sorted(facts, 'place', false)).toEqual(['北京市', '湖北省', '天津市']);
    const kinds = [factBody({ kind: 'target', figure: 'b' }), factBody({ figure: 'a' })];
    expect(sorted(kinds, 'kind', false)).toEqual(['a', 'b']);
  });

  it('not at all without a wish, and equal ones stay as they came', () => {
    expect(sortFacts(mixed, null)).toBe(mixed);
    const equal = ['a', 'b', 'c'].map((figure) => factBody({ figure }));
    expect(sorted(equal, 'value', true)).toEqual(['a', 'b', 'c']);
  });
});

describe('a choice', () => {
  const CHOICE: Choice = {
    indicator: 'R&D经费',
    kind: 'target',
    regions: ['天津市', '湖北省天门市'],
    years: [2021, 2022],
    reports: ['2022-1', '2022-2'],
    chart: 'line',
    group: 'R&D经费|growth|%',
    barYear: 2022,
    place: '天津市',
    sorting: { key: 'value', falling: true },
    page: 3,
  };
  const read = (address: string) => choiceOf(new URLSearchParams(address.split('?')[1] ?? ''));

  it('comes back from its address', () => {
    expect(read(choiceAddress(CHOICE))).toEqual(CHOICE);
    expect(read(choiceAddress({ ...CHOICE, barYear: 'all', sorting: { key: 'place', falling: false } }))).toMatchObject(
      {
        barYear: 'all',
        sorting: { key: 'place', falling: false },
      },
    );
  });

  it('that is empty has a short address', () => {
    expect(choiceAddress(read('#/indicators'))).toBe('#/indicators');
  });

  it('takes what an address says wrongly for not said', () => {
    const wrong = read('#/indicators?indicator=x&kind=hope&year=22&region=&sort=size&page=0&chart=pie&of=soon');
    expect(choiceAddress(wrong)).toBe('#/indicators?indicator=x');
  });

  it('asks the server for what filters, and for nothing else', () => {
    expect(factsPath(read('#/indicators?indicator=GDP&kind=target&chart=line&sort=-value&page=2&year=2022'))).toBe(
      'api/facts?indicator=GDP&kind=target&year=2022',
    );
  });

  it('of another indicator keeps the reports and forgets the chart', () => {
    expect(choiceAddress(withIndicator(CHOICE, '粮食'))).toBe(
      `#/indicators?${new URLSearchParams([
        ['indicator', '粮食'],
        ['kind', 'target'],
        ['region', '天津市'],
        ['region', '湖北省天门市'],
        ['year', '2021'],
        ['year', '2022'],
        ['report', '2022-1'],
        ['report', '2022-2'],
        ['chart', 'line'],
      ])}`,
    );
  });
});
