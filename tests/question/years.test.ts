import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../src/question/understand.ts';
import { relativeYears, yearMentions } from '../../src/question/years.ts';
import { fold } from '../../src/text/fold.ts';

const ofReport = (question: string): boolean[] => yearMentions(fold(question)).map((mention) => mention.ofReport);

describe('a year says of which year the report is', () => {
  it.each<[string, boolean[]]>([
    ['2022年的报告', [true]],
    ['2022报告里的步道', [true]],
    ['２０２２年政府工作报告里的步道', [true]],
    ['二〇二二年政府工作报告', [true]],
    ['2022年天津市滨海新区政府工作报告里的步道', [true]],
    ['2022年度工作报告', [true]],
    ['2020年和2021年的报告', [true, true]],
    ['2020年的报告提到2025年吗', [true, false]],
    ['footpaths in the 2021 report', [true]],
    ['the 2021 government work report on footpaths', [true]],
    ['the 2021 provincial report', [true]],
    ["the 2021 reports' footpaths", [true]],
  ])('%s', (question, expected) => {
    expect(ofReport(question)).toEqual(expected);
  });
});

describe('a year says when', () => {
  it.each<[string, boolean[]]>([
    ['2022年的步道', [false]],
    ['2022年', [false]],
    ['2022年修了多少步道，报告里怎么说', [false]],
    ['2022年步道修得怎样？报告里有吗', [false]],
    ['报告里2022年的步道', [false]],
    ['2022年的报道', [false]],
    ['2021年步道的长度,2022年报告怎么说', [false, true]],
    ['footpaths built in 2021', [false]],
    ['footpaths built in 2021, says the report', [false]],
    ['2021 reporting of faults', [false]],
    ['2022年步道、驿站和绿道沿江的长度在政府报告里', [false]],
  ])('%s', (question, expected) => {
    expect(ofReport(question)).toEqual(expected);
  });
});

describe('the year of the report', () => {
  it.each<[string, boolean]>([
    ['2022年的报告里有步道吗', true],
    ['2020年和2021年的报告里有步道吗', true],
    ['2021年的报告里“十三五”期间的步道', true],
    ['2021年报告里2020年的步道', false],
    ['2022年的步道', false],
    ['报告里有步道吗', false],
    ['“十三五”规划报告里的步道', false],
    ['2018年到2020年报告里的步道', false],
    ['the 2021 report on footpaths', true],
    ['footpaths built in 2021', false],
  ])('%s: %s', (question, expected) => {
    expect(readQuestion(question, new Set()).yearOfReport).toBe(expected);
  });
});

describe('years in other forms', () => {
  it.each<[string, number[], boolean]>([
    ['二零二一年', [2021], false],
    ['2021年度的预算', [2021], false],
    ['2021财年', [2021], false],
    ['2021财政年度', [2021], false],
    ['２０２２到２０２６', [2022, 2026], true],
    ['2022年至2026年', [2022, 2026], true],
    ['2022—2026年', [2022, 2026], true],
    ['十三五完成了什么', [2016, 2020], true],
    ['“十三五”建成的路', [2016, 2020], true],
    ['十四五规划', [2021, 2025], true],
    ['第十四个五年规划', [2021, 2025], true],
    ['第九个五年计划', [1996, 2000], true],
    ['十五期间', [2001, 2005], true],
    ['八六年的茶园', [1986], false],
    ['零六年的茶园', [2006], false],
    ['九八年的茶园', [1998], false],
    ['“十四五”末的茶园', [2025], false],
    ['“十四五”时期末的茶园', [2025], false],
    ['“十四五”时期的末段', [2021, 2025], true],
  ])('%s', (text, years, period) => {
    expect(yearMentions(fold(text))).toMatchObject([{ years, period }]);
  });

  it.each([
    '十五年来',
    '十五个',
    '三十五五',
    '第十五个',
    '一百十三五',
    '七八年',
    '八九年',
    '五七年',
    '八六年来',
    '近九八年',
  ])('%s holds none', (text) => {
    expect(yearMentions(text)).toEqual([]);
  });

  it('a stay is no year', () => {
    expect(yearMentions('2021年度假区').map(({ end }) => end)).toEqual([5]);
  });
});

describe('a year of two digits', () => {
  const yearsOf = (question: string, held: readonly number[] = []): readonly number[] =>
    readQuestion(question, new Set(['天津市宝坻区']), new Set(held)).years;

  it.each<[string, number[]]>([
    ['宝坻21年的路', [2021]],
    ['宝坻区19年和21年的路', [2019]],
    ['21年宝坻的路', [2021]],
    ['宝坻21年来的路', []],
    ['宝坻用了21年', []],
    ['宝坻20年的路', []],
    ['修了21年的路', []],
    ['21年的路', []],
    ['98年的路', [1998]],
    ['81年和宝坻21年的路', [1981, 2021]],
    ['98年国家修的路', [1998]],
    ['宝坻21年国际采茶节', [2021]],
    ['宝坻21年国债修的路', []],
    ['79年的路', []],
    ['98年来的路', []],
    ['98年国债修的路', []],
    ['建校98年的茶校', []],
    ['茶校98年建成', [1998]],
    ['树龄98年的茶树', []],
    ['茶厂已98年', []],
    ['80年一遇的大旱', []],
  ])('%s, whatever is held', (question, years) => {
    expect(yearsOf(question)).toEqual(years);
  });

  it.each<[string, number[]]>([
    ['21年的路', [2021]],
    ["'21年的路", [2021]],
    ['20年的路', [2020]],
    ['19年的路', []],
    ['21年和20年的路', [2021, 2020]],
    ['历时21年修成的路', []],
    ['21年间修成的路', []],
  ])('%s, where the report of 2021 is held', (question, years) => {
    expect(yearsOf(question, [2021])).toEqual(years);
  });
});

describe('years by their distance', () => {
  it.each<[string, number[]]>([
    ['今年的路', [0]],
    ['去年的路', [-1]],
    ['上一年的路', [-1]],
    ['前年的路', [-2]],
    ['2018年前年均', []],
    ['明年的路', [1]],
    ['今年比去年多修几条路', [0, -1]],
    ['roads of last year', [-1]],
    ['2021年的路', []],
  ])('%s', (question, expected) => {
    expect(relativeYears(question)).toEqual(expected);
  });

  it.each<[string, 'achieved' | 'target' | null]>([
    ['前年修的路', 'achieved'],
    ['过去五年修的路', 'achieved'],
    ['五年来修的路', 'achieved'],
    ['近三年修的路', 'achieved'],
    ['上届政府修的路', 'achieved'],
    ['今后五年修的路', 'target'],
    ['未来五年修的路', 'target'],
    ['明年修的路', 'target'],
    ['2019年来这里修的路', null],
  ])('%s: %s', (question, kind) => {
    expect(readQuestion(question, new Set()).kind).toBe(kind);
  });
});

describe('a year by which', () => {
  it.each<[string, boolean]>([
    ['到2025年修几条路', true],
    ['到2025年底修几条路', true],
    ['“十四五”末修几条路', true],
    ['“十四五”修几条路', false],
    ['roads to be built by 2025', true],
    ['截至2021年修的路', false],
    ['2021年到2025年修的路', false],
    ['2025年修的路', false],
    ['收到2021年的报告', false],
  ])('%s: %s', (question, expected) => {
    expect(yearMentions(question).some(({ until }) => until)).toBe(expected);
  });
});
