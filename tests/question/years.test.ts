import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../src/question/understand.ts';
import { yearMentions } from '../../src/question/years.ts';
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
