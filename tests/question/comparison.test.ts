/**
 * What a question says of comparing.
 */
import { describe, expect, it } from 'vitest';
import { readComparison } from '../../src/question/comparison.ts';
import { readQuestion } from '../../src/question/understand.ts';

const read = (question: string) => readComparison(readQuestion(question, new Set()));

describe('a question that compares', () => {
  it.each([
    ['2022年哪个区的GDP目标最高', { end: 'high', count: 1, level: '区县', topic: '地区生产总值目标' }],
    ['失业率目标最低的三个', { end: 'low', count: 3 }],
    ['前五名是谁', { end: 'high', count: 5 }],
    ['东丽和蓟州谁更高，高多少', { end: 'high', difference: true }],
    ['各地GDP目标排名', { end: null, count: null, all: true, compares: true, topic: '地区生产总值目标' }],
    ['哪些地方提到了中欧班列', { whether: true, topic: '中欧班列' }],
    ['六个县里，公厕最少的是哪个', { end: 'low', level: '区县', topic: '公厕' }],
    ['which district has the lowest GDP target', { end: 'low', level: '区县', english: true }],
  ])('%s', (question, expected) => {
    expect(read(question)).toMatchObject(expected);
  });

  it.each([['城市最低生活保障标准是多少'], ['最大限度利企便民怎么做'], ['最高人民法院']])(
    'is not made by a name that holds such a word: %s',
    (question) => {
      expect(read(question)).toMatchObject({ end: null });
    },
  );
});

describe('what is compared', () => {
  it.each([
    ['把现有的报告都翻一遍，目前污水处理率最高的是哪里？', '污水处理率'],
    ['东丽和蓟州各有多少公里燃气管网，哪个长？', '燃气管网'],
    ['哪些县市把森林覆盖率目标定在30%左右', '森林覆盖率目标'],
    ['武清2019年和2021年分别改造几个旧小区，哪年多', '改造 旧小区'],
    ['东丽、蓟州未来几年想把公园面积做到多大', '公园面积'],
    ['东丽的PM2.5浓度是蓟州的几倍', 'pm2.5浓度'],
  ])('stands without the words around it: %s', (question, topic) => {
    expect(read(question).topic).toBe(topic);
  });
});

describe('a value that a question sets', () => {
  it.each([
    ['GDP目标低于6%的地方有哪些', { than: 'less', inclusive: false, value: 6 }],
    ['新增就业不少于5万人的有哪些', { than: 'more', inclusive: true, value: 50_000 }],
    ['哪些地方把GDP目标定在6%以上', { than: 'more', inclusive: true, value: 6 }],
    ['谁把失业率控制在5.5%以内', { than: 'less', inclusive: true, value: 5.5 }],
    ['哪些地方的CPI涨幅目标定在3%左右', { than: 'equal', inclusive: true, value: 3 }],
    ['谁的CPI涨幅目标不是3%', { than: 'unequal', inclusive: false, value: 3 }],
    ['which provinces set a GDP target of about 6%', { than: 'equal', inclusive: true, value: 6 }],
    ['which districts expect GDP to grow more than 6%', { than: 'more', inclusive: false, value: 6 }],
  ])('%s', (question, limit) => {
    expect(read(question).limit).toEqual(limit);
  });

  it.each([['哪个区的PM2.5浓度最低'], ['2022年哪里的5G基站最多'], ['东丽2022年GDP增长6%左右吗']])(
    'is none in “%s”',
    (question) => {
      expect(read(question).limit).toBeNull();
    },
  );
});

describe('hostile repetition', () => {
  it.each([
    ...['哪个', '比', '谁的高', '最高', '这些报告', '低于6%的', '定在6%', '6%左右', '前三', '各地', '高多少'],
    ...['which ', 'top ', '的有哪些', '有几个', '把把', '提高到', '各有多少公里', '是目前', '1', 'about 5% '],
  ])('of “%s” is read in time', (word) => {
    const reading = readQuestion(`易县${word.repeat(600)}x`, new Set());
    const begun = performance.now();
    readComparison(reading);
    expect(performance.now() - begun).toBeLessThan(300);
  });
});
