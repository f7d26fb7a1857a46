import { describe, expect, it } from 'vitest';
import type { Asked } from '../../src/domain.ts';
import { readQuestion } from '../../src/question/understand.ts';
import { yearMentions } from '../../src/question/years.ts';

const held = new Set(['天津市和平区', '山东省济南市']);

describe('what is asked for', () => {
  it.each<[string, Asked]>([
    ['济南去年修了多少公里路', 'value'],
    ['失业率是多少', 'value'],
    ['报告是谁作的', 'name'],
    ['哪家企业上市了', 'name'],
    ['地铁什么时候通车', 'date'],
    ['新医院建在哪', 'place'],
    ['养老有哪些安排', 'list'],
    ['怎么解决停车难', 'measures'],
    ['为什么税收下降', 'reason'],
    ['幼儿园够用吗', 'yes-no'],
    ['哪个地方的目标最高', 'comparison'],
    ['河长制', 'text'],
    ['How much did the budget grow?', 'value'],
  ])('%s → %s', (question, asked) => {
    expect(readQuestion(question, held).asked).toBe(asked);
  });
});

describe('achieved or planned', () => {
  it.each([
    ['济南2022年计划建多少学校', 'target'],
    ['去年建成了多少学校', 'achieved'],
    ['学校的情况', null],
  ])('%s → %s', (question, kind) => {
    expect(readQuestion(question, held).kind).toBe(kind);
  });
});

describe('the search text', () => {
  it.each([
    ['济南市2022年政府工作报告里提到的低保标准是多少', '低保标准是多少'],
    ['天津市和平区的老旧小区改造', '老旧小区改造'],
    ['濟南市２０２２年的房價', '房价'],
    ['济南', '济南'],
  ])('%s → %s', (question, text) => {
    expect(readQuestion(question, held).searchText).toBe(text);
  });

  it('a place whose name is a common word counts when the library holds it', () => {
    expect(readQuestion('和平2022年的招商', held).mentions.map(({ text }) => text)).toEqual(['和平']);
    expect(readQuestion('维护和平稳定的举措', new Set(['云南省'])).mentions).toEqual([]);
  });
});

describe('years', () => {
  it.each([
    ['2021年宝坻', [2021], false],
    ['二〇二一年', [2021], false],
    ['十四五期间', [2021, 2025], true],
    ['2022到2026年', [2022, 2026], true],
  ])('%s', (text, years, period) => {
    expect(yearMentions(text)).toMatchObject([{ years, period }]);
  });

  it.each(['12000家', '五十五个', '21年', '2021亿元'])('%s holds none', (text) => {
    expect(yearMentions(text)).toEqual([]);
  });
});
