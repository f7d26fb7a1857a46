import { describe, expect, it } from 'vitest';
import { askedNoun } from '../../src/answer/asked-noun.ts';
import { unitAsked } from '../../src/answer/unit-asked.ts';
import { askedFigure } from '../../src/question/asked-figure.ts';
import { readQuestion } from '../../src/question/understand.ts';

const held = new Set(['山东省济南市', '云南省']);
const reading = (question: string) => readQuestion(question, held);

describe('the one figure that is asked for', () => {
  it.each([
    ['济南市2022年地区生产总值增长多少', '地区生产总值', 'growth'],
    ['济南市2022年地区生产总值是多少亿元', '地区生产总值', 'level'],
    ['济南市的地区生产总值是多少', '地区生产总值', null],
    ['云南省2022年粮食总产量达到多少万吨', '粮食产量', 'level'],
    ['济南市固定资产投资的增速', '固定资产投资', 'growth'],
    ['济南市固定资产投资扩大了多少', '固定资产投资', 'growth'],
    ['济南市固定资产投资缩减了多少', '固定资产投资', 'growth'],
    ['济南市2022年的一般公共预算收入增长目标是多少', '一般公共预算收入', 'growth'],
    ['How much did the GDP of Jinan grow in 2022', '地区生产总值', 'growth'],
  ] as const)('%s', (question, name, measure) => {
    const figure = askedFigure(reading(question));
    expect(figure?.indicator.name).toBe(name);
    expect(figure?.measure).toBe(measure);
    expect(figure?.both).toBe(false);
  });

  it('asks for growth and level at once', () => {
    expect(askedFigure(reading('济南市固定资产投资的完成额和增幅各是多少'))).toMatchObject({
      both: true,
      measure: null,
    });
  });

  it.each([
    ['济南市过去五年地区生产总值年均增长多少', true],
    ['济南市地区生产总值累计增长多少', true],
    ['济南市2022年地区生产总值增长多少', false],
  ])('of several years: %s', (question, severalYears) => {
    expect(askedFigure(reading(question))?.severalYears).toBe(severalYears);
  });

  it.each([
    '济南市新建了多少座公厕',
    '济南市怎么提高一般公共预算收入',
    '济南市一般公共预算收入如何稳住',
    '济南市的地区生产总值和固定资产投资各是多少',
    '济南市地区生产总值增长主要靠哪些产业拉动',
    '济南市怎样用好财政资金支持一般公共预算收入困难的乡镇',
    '',
  ])('not one figure alone: %s', (question) => {
    expect(askedFigure(reading(question))).toBeNull();
  });
});

describe('the noun whose number is asked for', () => {
  it.each([
    ['济南市建了多少座公厕', '公厕'],
    ['济南市新增了多少个停车位', '停车位'],
    ['云南省种了几万亩核桃', '核桃'],
    ['济南市有多少名志愿者', '志愿者'],
    ['济南市新建了多少个项目', null],
    ['济南市修了多少公里', null],
    ['茶园排名，升到了多少', null],
    ['茶园排名，升幅是多少', '升幅'],
    ['济南市养老服务怎么做', null],
  ])('%s', (question, noun) => {
    expect(askedNoun(reading(question))).toBe(noun);
  });
});

describe('the unit that is asked for', () => {
  it.each([
    ['新增企业多少家', '家', true],
    ['新增企业多少家', '万家', true],
    ['新增企业多少家', '%', false],
    ['投了几亿元', '亿元', true],
    ['盖了多少平的房子', '万平方米', true],
    ['工业增长多少', '%', true],
    ['工业增长多少', '亿元', false],
    ['森林覆盖率是多少', '%', true],
    ['覆盖率领先的有多少个村', '个', true],
    ['修了多少公里路', '万', false],
    ['养老怎么办', '家', false],
  ])('%s: %s', (question, unit, expected) => {
    expect(unitAsked(question)(unit)).toBe(expected);
  });
});
