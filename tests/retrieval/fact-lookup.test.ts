import { afterAll, describe, expect, it } from 'vitest';
import type { FactQuery } from '../../src/domain.ts';
import { WenbaoError } from '../../src/errors.ts';
import { allFacts, findFacts } from '../../src/retrieval/fact-lookup.ts';
import { ReportLibrary } from '../../src/retrieval/library.ts';
import { openStore } from '../../src/store/database.ts';
import { makeFact } from '../support/fact-factory.ts';
import { BAODI_FACTS, BAODI_REPORT, BAODI_STORED, TIANMEN_FACTS, TIANMEN_STORED } from '../support/fact-library.ts';
import { makeReport, makeToStore } from '../support/report-factory.ts';
import { file, model } from '../support/store-fixtures.ts';

const store = openStore(':memory:');
afterAll(() => store.close());
const NOWHERE = makeReport({ region: null, year: null, paragraphs: ['全年新建学校8所。'] });
const stored = [
  BAODI_STORED,
  TIANMEN_STORED,
  makeToStore(NOWHERE, 8, [makeFact(NOWHERE, { indicator: '学校', quote: '新建学校8所', figure: '8所' })]),
];
for (const report of stored) store.putSource(file(report.report.id), model, [report]);
const library = new ReportLibrary(store);

const BAODI = BAODI_FACTS.map(({ figure }) => figure);
const TIANMEN = TIANMEN_FACTS.map(({ figure }) => figure);

describe('facts are found', () => {
  it.each<[string, FactQuery, readonly string[]]>([
    ['without a restriction', {}, [...TIANMEN, ...BAODI, '8所']],
    [
      'with empty lists',
      { indicators: [], scope: { regions: [], years: [], reports: [] } },
      [...TIANMEN, ...BAODI, '8所'],
    ],
    ['by the full name of a place', { scope: { regions: ['天津市宝坻区'] } }, BAODI],
    ['by its short name', { scope: { regions: ['宝坻'] } }, BAODI],
    ['by its own name, with blanks', { scope: { regions: [' 宝坻区 '] } }, BAODI],
    ['by the place it lies in', { scope: { regions: ['天津'] } }, BAODI],
    ['by two places', { scope: { regions: ['天门市', '宝坻'] } }, [...TIANMEN, ...BAODI]],
    ['by year', { scope: { years: [2022] } }, TIANMEN],
    ['by place and year', { scope: { regions: ['宝坻'], years: [2022] } }, []],
    ['by report', { scope: { reports: [NOWHERE.id] } }, ['8所']],
    ['not in a place without a report', { scope: { regions: ['成都市'] } }, []],
    ['not in a place that there is not', { scope: { regions: ['火星市'] } }, []],
    ['not in a year without a report', { scope: { years: [1999] } }, []],
    ['by kind', { kind: 'target', scope: { years: [2021] } }, ['6%—6.5%', '与经济增长同步', '48微克/立方米以下']],
    ['by an official name', { indicators: ['地区生产总值'] }, ['突破700亿元', '第9位', '5.5%左右', '6%—6.5%']],
    ['by another name of the same', { indicators: ['gdp'], kind: 'target' }, ['6%—6.5%']],
    ['by an everyday name', { indicators: ['经济增速'], scope: { years: [2022] } }, ['突破700亿元', '第9位']],
    ['by a name that means several', { indicators: ['失业率'] }, ['0.3个百分点']],
    [
      'by a known name and a part of another',
      { indicators: ['GDP', '公园'], kind: 'achieved', scope: { years: [2021] } },
      ['5.5%左右', '12个'],
    ],
    ['by a part of a name', { indicators: ['户厕'] }, ['18.6万座']],
    ['by a part of the name that the report has', { indicators: ['改造提升'] }, ['117家']],
    ['by two names', { indicators: ['公园', ' 学校 '] }, ['12个', '8所']],
    ['not by a pattern', { indicators: ['%'] }, []],
  ])('%s', (_what, query, expected) => {
    const { facts, total } = findFacts(store, library, query);
    expect(facts.map(({ figure }) => figure)).toEqual(expected);
    expect(total).toBe(expected.length);
    expect([...allFacts(store, library, query)]).toEqual(facts);
  });

  it('a page at a time, or all from a place on', () => {
    const all = [...TIANMEN, ...BAODI, '8所'];
    for (const offset of [0, 1, 4, 5, 11, 12, 13, 50]) {
      const page = findFacts(store, library, { limit: 3, offset });
      expect(page.facts.map(({ figure }) => figure)).toEqual(all.slice(offset, offset + 3));
      expect(page.total).toBe(all.length);
      const rest = [...allFacts(store, library, { limit: 3, offset })];
      expect(rest.map(({ figure }) => figure)).toEqual(all.slice(offset));
    }
    expect(findFacts(store, library, { limit: 0 })).toEqual({ facts: [], total: all.length });
  });

  it.each<[string, FactQuery, string]>([
    ['an unknown report', { scope: { reports: [BAODI_REPORT.id, 'nope'] } }, '“nope”'],
    ['a blank name', { indicators: ['学校', ' 　'] }, '指标名称'],
  ])('not at all with %s: it is said at once', (_what, query, message) => {
    for (const look of [findFacts, allFacts]) {
      let thrown: unknown;
      try {
        look(store, library, query);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(WenbaoError);
      expect((thrown as WenbaoError).code).toBe('bad-request');
      expect((thrown as WenbaoError).message).toContain(message);
    }
  });
});

it('all facts of many reports come in the order of the pages, and of a report that goes meanwhile none', () => {
  const many = openStore(':memory:');
  const reports = Array.from({ length: 47 }, (_, i) => {
    const report = makeReport({ region: `测试省第${i}市`, year: 2000 + (i % 7), paragraphs: [`新建学校${i}所。`] });
    return makeToStore(report, 8, [makeFact(report, { indicator: '学校', quote: `新建学校${i}所`, figure: `${i}所` })]);
  });
  many.putSource(file('/many'), model, reports);
  const held = new ReportLibrary(many);
  const paged = findFacts(many, held, { limit: 1000 }).facts;
  expect(paged.map(({ report }) => report.id)).toEqual(many.reports().map(({ id }) => id));
  expect([...allFacts(many, held, {})]).toEqual(paged);
  const reading = allFacts(many, held, {});
  const first = reading.next().value;
  many.removeReport(held.reports[45]?.id as string);
  expect([first, ...reading]).toEqual(paged.filter((_, i) => i !== 45));
  many.close();
});
