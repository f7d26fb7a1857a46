import { describe, expect, it } from 'vitest';
import { chineseNumber } from '../../src/text/chinese-number.ts';

describe('chineseNumber', () => {
  it.each([
    ['八', 8],
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['一百零五', 105],
    ['三百五十', 350],
    ['两千', 2000],
    ['四千一百', 4100],
    ['十二点五', 12.5],
    ['零点零八', 0.08],
    ['两万三千', 23_000],
    ['一万三千五百十三', 13_513],
    ['一亿二千万', 120_000_000],
    ['一亿六千五百五十二万', 165_520_000],
    ['一万六千亿', 1.6e12],
    ['三百二十五万亿', 3.25e14],
    ['万亿', 1e12],
    ['二〇二一', 2021],
  ])('%s is %d', (text, value) => {
    expect(chineseNumber(text)).toBeCloseTo(value, 9);
  });

  it.each(['', '点五', '五点', '一二三点', '三四千', '甲', '十点点五'])('“%s” is none', (text) => {
    expect(chineseNumber(text)).toBeNull();
  });
});
