import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldWithMap, unfold } from '../../src/text/fold.ts';

const original = (text: string, part: string): string => {
  const folded = foldWithMap(text);
  const start = folded.text.indexOf(part);
  const span = unfold(folded, { start, end: start + part.length });
  return text.slice(span.start, span.end);
};

describe('fold', () => {
  it.each([
    ['ＧＤＰ增长５．５％左右', 'gdp增长5.5%左右'],
    ['臺灣地區生產總值', '台湾地区生产总值'],
    ['防控疫情，保障供應', '防控疫情,保障供应'],
    ['新建\u200b高\ufeff铁\u00ad站', '新建高铁站'],
    ['乾燥的氣候', '干燥的气候'],
    ['R&D经费 PM2.5', 'r&d经费 pm2.5'],
    ['１２㎡、３℃、①', '12m2、3°c、1'],
    ['Cafe\u0301', 'café'],
    ['', ''],
  ])('turns %s into %s', (text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it('leaves simplified text alone where a plain conversion would change it', () => {
    for (const text of ['乾县', '医保多重覆盖', '显著提升', '著名企业', '乾坤', '瞭望']) expect(fold(text)).toBe(text);
  });

  it('gives one form to a text and to its traditional version', () => {
    expect(fold('瀋陽市發展和改革委員會')).toBe(fold('沈阳市发展和改革委员会'));
  });

  it('is the same with and without the map, and folding twice changes nothing', () => {
    const words = fc.constantFrom(
      '臺',
      '乾',
      '縣',
      'Ａ',
      '％',
      '\u200b',
      'e',
      '\u0301',
      'ｶ',
      'ﾞ',
      '覆',
      '重',
      '𠀀',
      '\ud800',
      'ㄱ',
      'ㅏ',
      'İ',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.array(words).map((w) => w.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const folded = foldWithMap(text);
        expect(fold(text)).toBe(folded.text);
        expect(fold(folded.text)).toBe(folded.text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('foldWithMap', () => {
  it('finds a hit again in the original', () => {
    expect(original('今年ＧＤＰ增長５．５％左右', 'gdp增长5.5%')).toBe('ＧＤＰ增長５．５％');
    expect(original('新建\u200b高\ufeff铁站', '高铁')).toBe('高\ufeff铁');
    expect(original('住房面积４０㎡以上', '40m')).toBe('４０㎡');
    expect(original('一𠀀臺灣', '台')).toBe('臺');
  });

  it('maps every unit to a place inside the text, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: folded, map, ends } = foldWithMap(text);
        expect(map).toHaveLength(folded.length + 1);
        expect(ends).toHaveLength(folded.length);
        expect(map[folded.length]).toBe(text.length);
        for (let i = 0; i < folded.length; i++) {
          expect(map[i] as number).toBeLessThan(ends[i] as number);
          expect(map[i + 1] as number).toBeGreaterThanOrEqual(map[i] as number);
          expect(ends[i] as number).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('folds 150,000 characters in less than half a second', () => {
    const text = '全市地区生产总值增长５．５％，城镇新增就业４．５万人。'.repeat(6000);
    const start = performance.now();
    foldWithMap(text);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
