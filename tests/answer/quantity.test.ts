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
    ['茶客人数是多少', 'count'],
    ['那几家茶馆还开吗', null],
    ['常住人口多少万', null],
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
    ['万人次', 'count'],
    ['%', null],
    ['', null],
  ])('%s measures %s', (unit, expected) => {
    expect(quantityOf(unit)).toBe(expected);
  });
});
