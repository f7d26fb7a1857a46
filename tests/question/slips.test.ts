import { describe, expect, it } from 'vitest';
import { findRegions } from '../../src/lexicon/regions.ts';
import { assumedOf, mended } from '../../src/question/slips.ts';
import { readQuestion } from '../../src/question/understand.ts';
import { fold } from '../../src/text/fold.ts';

const held = new Set(['天津市宝坻区', '湖北省襄阳市', '山东省济南市', '江西省赣州市', '广西壮族自治区柳州市']);
const slipsOf = (question: string) => {
  const { places, indicators } = mended(fold(question), held);
  return [...places, ...indicators].map(({ written, meant }) => `${written}→${meant}`);
};

describe('a misspelt place', () => {
  it.each([
    ['天津宝低区修了几条路', ['宝低区→宝坻区']],
    ['宝抵区2022年修了几条路', ['宝抵区→宝坻区']],
    ['襄杨市明年打算建几所小学', ['襄杨市→襄阳市']],
    ['挤南市的地铁有几条', ['挤南市→济南市']],
    ['济楠市的地铁有几条', ['济楠市→济南市']],
    ['赣洲市有多少家养老院', ['赣洲市→赣州市']],
    ['柳洲市和襄杨市谁的厂房多', ['柳洲市→柳州市', '襄杨市→襄阳市']],
  ])('%s', (question, expected) => {
    expect(slipsOf(question)).toEqual(expected);
  });
});

describe('a misspelt indicator', () => {
  it.each([
    ['济南市地区生产总直是多少', ['地区生产总直→地区生产总值']],
    ['一搬公共预算收入增长多少', ['一搬公共预算收入→一般公共预算收入']],
    ['社会消费品零售总鹅目标', ['社会消费品零售总鹅→社会消费品零售总额']],
    ['固定资产投姿增长多少', ['固定资产投姿→固定资产投资']],
    ['襄杨市的地区生产总直', ['襄杨市→襄阳市', '地区生产总直→地区生产总值']],
  ])('%s', (question, expected) => {
    expect(slipsOf(question)).toEqual(expected);
  });
});

describe('a misspelt word of asking', () => {
  it.each([
    ['新桥叫啥名子', '新桥叫啥名字'],
    ['今年修了多小公里路', '今年修了多少公里路'],
    ['茶园有多小', '茶园有多少'],
    ['茶园咋么管', '茶园怎么管'],
    ['种了神么茶', '种了什么茶'],
    ['采茶节由那个镇承办?', '采茶节由哪个镇承办?'],
    // What is no slip.
    ['茶农的两名子女上了学吗', '茶农的两名子女上了学吗'],
    ['扶持许多小项目和小家电吗', '扶持许多小项目和小家电吗'],
    ['多小的孩子能入托', '多小的孩子能入托'],
    ['采茶节是由那个镇承办吗', '采茶节是由那个镇承办吗'],
    ['由那个镇承办的采茶节有几届', '由那个镇承办的采茶节有几届'],
    ['说说那个镇的采茶节', '说说那个镇的采茶节'],
  ])('%s → %s', (question, meant) => {
    expect(mended(fold(question), held).text).toBe(meant);
  });
});

describe('no slip', () => {
  it.each([
    '天津市宝坻区修了几条路',
    '济南和襄阳谁的地区生产总值高',
    '一般公共预算收入增长多少',
    '线上零售额有多少',
    '柳树种了多少棵',
    '农村的污水怎么处理',
    '为老人办了哪些实事',
    '报告里说了什么',
    '济宁市的港口有几个泊位',
    '广州市的地铁有几条',
    'How many schools were built in Jinan',
    '',
  ])('%s', (question) => {
    expect(slipsOf(question)).toEqual([]);
  });

  it('is looked for in a long text', () => {
    expect(slipsOf(`襄杨市的路。${'树'.repeat(400)}`)).toEqual(['襄杨市→襄阳市']);
    expect(slipsOf(`襄杨市的路。${'树'.repeat(500)}`)).toEqual([]);
  });

  it('takes no place that the library does not hold', () => {
    expect(mended('襄杨市明年打算建几所小学', new Set(['山东省济南市'])).places).toEqual([]);
    expect(mended('襄杨市明年打算建几所小学', new Set()).places).toEqual([]);
  });
});

describe('what was assumed', () => {
  it.each([
    ['宝低区修了几条路', ['“宝低区”理解为天津市宝坻区']],
    ['济南市地区生产总直是多少', ['“地区生产总直”理解为地区生产总值']],
    ['襄杨市的地区生产总直', ['“襄杨市”理解为湖北省襄阳市', '“地区生产总直”理解为地区生产总值']],
    ['襄阳市的桥', []],
  ])('%s', (question, expected) => {
    const slips = mended(question, held);
    expect(slips.text).toHaveLength(question.length);
    expect(assumedOf(question, slips, findRegions(slips.text), held)).toEqual(expected);
    expect(readQuestion(question, held).assumed).toEqual(expected);
  });
});
