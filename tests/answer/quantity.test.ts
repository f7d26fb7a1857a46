import { describe, expect, it } from 'vitest';
import { quantityAsked, quantityOf } from '../../src/answer/quantity.ts';

describe('the kind of quantity a question asks for', () => {
  it.each([
    ['码头扩建花了多少钱', 'money'],
    ['茶园一年产值多少亿', 'money'],
    ['绕城公路多少公里', 'length'],
    ['绕城公路有多长', 'length'],
    ['新增绿地多少平方米', 'area'],
    ['茶园面积有多大', 'area'],
    ['收了多少斤枣', 'mass'],
    ['供水多少立方米', 'volume'],
    ['是十年前的几倍', 'multiple'],
    ['那几亩地还能种吗', null],
    ['有多大面积比例达标', null],
    ['投资多少个项目', 'count'],
    ['建了多少所学校', 'count'],
    ['茶客人数是多少', 'people'],
    ['接待了多少游客', 'people'],
    ['改造了多少个居民小区', 'count'],
    ['新增多少个位子', 'count'],
    ['养了多少头牛', 'animals'],
    ['一年有多少个晴天', 'time'],
    ['从茶园到码头要几个小时', 'time'],
    ['老人占人口的多少', 'share'],
    ['茶园覆盖率达到多少', 'share'],
    ['茶税率先完成多少', null],
    ['那几家茶馆还开吗', null],
    ['常住人口多少万', 'people'],
    ['增长多少', null],
  ])('%s', (question, expected) => {
    expect(quantityAsked(question)).toBe(expected);
  });

  it.each([
    ['亿元', 'money'],
    ['万美元', 'money'],
    ['万平方米', 'area'],
    ['公里', 'length'],
    ['万立方米', 'volume'],
    ['万吨', 'mass'],
    ['倍', 'multiple'],
    ['家', 'count'],
    ['万人次', 'people'],
    ['%', 'share'],
    ['个百分点', 'share'],
    ['微克/立方米', 'concentration'],
    ['万千瓦', 'power'],
    ['万头', 'animals'],
    ['小时', 'time'],
    ['', null],
  ])('%s measures %s', (unit, expected) => {
    expect(quantityOf(unit)).toBe(expected);
  });
});
