import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/domain.ts';
import { type LabelledFact, matchFacts, scoreFacts } from '../../src/evaluation/facts.ts';

const label = (fields: Partial<LabelledFact> = {}): LabelledFact => ({
  names: ['地区生产总值'],
  value: 7,
  valueMax: null,
  unit: '%',
  kind: 'achieved',
  period: ['2021'],
  figure: '7%',
  optional: false,
  ...fields,
});

const fact = (fields: Partial<Fact> = {}): Fact => ({
  start: 0,
  end: 8,
  indicator: '地区生产总值',
  known: true,
  surface: '生产总值',
  value: 7,
  valueMax: null,
  unit: '%',
  amount: 7,
  figure: '7%',
  figureSpan: { start: 6, end: 8 },
  measure: 'growth',
  direction: 'up',
  modifier: null,
  kind: 'achieved',
  period: '2021',
  basis: null,
  note: null,
  passage: 1,
  ...fields,
});

const named = (indicator: string, names: string[]): number =>
  matchFacts([fact({ indicator, surface: indicator })], [label({ names })]).matched.length;

describe('a fact and a label', () => {
  it.each([
    ['国内生产总值', ['地区生产总值']],
    ['新建农村公路', ['农村公路']],
    ['“美丽庭院”', ['美丽庭院']],
    ['专精特新企业', ['企业', '专精特新企业']],
  ])('%s is %s', (indicator, names) => {
    expect(named(indicator, names)).toBe(1);
  });

  it.each([
    ['人均地区生产总值', ['地区生产总值']],
    ['城镇登记失业率', ['城镇调查失业率']],
    ['公路', ['农村公路']],
    ['一段很长很长的文字里什么都有所以农村公路当然也在其中但是这整段文字不是一个名称', ['农村公路']],
  ])('%s is not %s', (indicator, names) => {
    expect(named(indicator, names)).toBe(0);
  });

  it.each([
    [{ value: 7.5 }, {}],
    [{ unit: '个百分点' }, {}],
    [{ valueMax: 8 }, {}],
    [{}, { value: 7, unit: '万人' }],
  ] as const)('differ in value or unit: %j %j', (ofFact, ofLabel) => {
    const { matched, missed, wrong } = matchFacts([fact(ofFact)], [label(ofLabel)]);
    expect([matched.length, missed.length, wrong.length]).toEqual([0, 1, 1]);
  });

  it('are paired by kind and period first', () => {
    const facts = [fact({ kind: 'target', period: '2022' }), fact()];
    const labels = [label(), label({ kind: 'target', period: ['2022'] })];
    const scores = scoreFacts([matchFacts(facts, labels)]);
    expect(scores).toEqual({ wanted: 2, extracted: 2, precision: 1, recall: 1, kind: 1, period: 1 });
  });
});

describe('scores', () => {
  it('count a wrong kind as neither found nor right', () => {
    const scores = scoreFacts([matchFacts([fact({ kind: 'target' })], [label()])]);
    expect(scores).toMatchObject({ precision: 0, recall: 0, kind: 0, period: 1 });
  });

  it('leave optional figures out, found or not, under whatever name', () => {
    const optional = label({ optional: true, value: 3, unit: '个', names: ['园区'] });
    const scores = scoreFacts([
      matchFacts([fact(), fact({ value: 3, unit: '个', indicator: '别的' })], [label(), optional]),
      matchFacts([], [optional]),
    ]);
    expect(scores).toMatchObject({ wanted: 1, extracted: 1, precision: 1, recall: 1 });
  });

  it('count what is missed and what is made up', () => {
    const scores = scoreFacts([matchFacts([fact({ value: 9 })], [label(), label({ value: 9 })])]);
    expect(scores).toMatchObject({ wanted: 2, extracted: 1, precision: 1, recall: 0.5 });
    expect(scoreFacts([matchFacts([fact({ value: 4 })], [label()])])).toMatchObject({ precision: 0, recall: 0 });
  });
});
