import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAIR_MARK, queryTokens, searchTokens } from '../../src/text/tokens.ts';

const words = (text: string): string[] => searchTokens(text).filter((token) => !token.startsWith(PAIR_MARK));

describe('searchTokens', () => {
  it('gives words and, marked apart, pairs of neighbouring characters', () => {
    expect(searchTokens('城镇新增就业')).toEqual(['城镇', '新增', '就业', '·城镇', '·镇新', '·新增', '·增就', '·就业']);
  });

  it.each([
    ['增长5.5%左右', ['5.5%', '5.5']],
    ['改造农村户厕18.6万座', ['18.6万座', '18.6', '座']],
    ['收入2581.3亿元', ['2581.3亿元', '2581.3', '元']],
    ['2021年', ['2021年', '2021']],
    ['浓度48.6微克/立方米', ['48.6微克/立方米', '48.6']],
    ['完成投资1.2万亿元', ['1.2万亿元', '1.2']],
    ['发电3.5亿千瓦时', ['3.5亿千瓦时', '3.5', '千瓦时']],
    ['提高3个百分点', ['3个百分点', '3']],
    ['培训18,600人', ['18600人', '18600']],
    ['培训１８，６００人', ['18', '600人']],
    ['建成30MW电站', ['30mw', '30']],
  ])('keeps the figure of %s whole with its unit, and bare', (text, expected) => {
    expect(words(text)).toEqual(expect.arrayContaining(expected));
  });

  it('finds a range as a whole and by its ends', () => {
    expect(words('2021-2025年')).toEqual(expect.arrayContaining(['2021-2025', '2021', '2025', '2025年']));
    expect(words('增长5%～6%')).toEqual(expect.arrayContaining(['5%~6%', '5%', '6%']));
  });

  it('does not read a comma between a year and a figure as a separator of thousands', () => {
    expect(words('2021,300万')).toEqual(expect.arrayContaining(['2021', '300万']));
    expect(words('2021，300万')).not.toContain('2021300万');
  });

  it.each([
    ['GDP', ['gdp']],
    ['PM2.5', ['pm2.5']],
    ['5G网络', ['5g', '网络', '·网络']],
    ['R&D', ['r&d']],
    ['C++', ['c++']],
    ['COVID-19', ['covid-19']],
    ['ＡＰＰ', ['app']],
    ['AAA级', ['aaa', '级']],
  ])('keeps %s whole, in lower case', (text, expected) => {
    expect(searchTokens(text)).toEqual(expected);
  });

  it('gives a traditional text the tokens of the simplified one', () => {
    expect(searchTokens('城鎮新增就業達到４．５萬人')).toEqual(searchTokens('城镇新增就业达到4.5万人'));
  });

  it('makes no pair across punctuation', () => {
    expect(searchTokens('稳增长，促改革')).not.toContain('·长促');
    expect(searchTokens('稳增长\n促改革')).not.toContain('·长促');
  });

  it('takes a single character only when it is a word by itself', () => {
    expect(words('农村户厕改造')).toEqual(['农村', '户', '厕', '改造']);
    expect(words('经济')).toEqual(['经济']);
  });

  it('counts repetitions', () => {
    expect(words('就业，就业')).toEqual(['就业', '就业']);
  });

  it('takes a whole library in one text, without punctuation, in bounded time', () => {
    const start = performance.now();
    expect(searchTokens('经济社会发展'.repeat(40_000)).length).toBeGreaterThan(240_000);
    for (const run of ['1', '1,', '1-', 'a', 'a.', '1.', '%', '𠀀']) searchTokens(run.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('never gives an empty token or one with white space, control characters or over 64 units', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('1', ',', '万', '元', '-', '%', 'a', '.', '+', '的', '"', '\0', '　', '\ud840'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const token of [...searchTokens(text), ...queryTokens(text)]) {
          expect(token).toMatch(/^[^\s\p{Cc}\p{Cs}"]{1,64}$/u);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('queryTokens', () => {
  it('leaves out words that only ask or join, and pairs with them', () => {
    expect(queryTokens('天门的茅房翻修了多少个？')).toEqual([
      '天门',
      '·天门',
      '茅房',
      '翻修',
      '·茅房',
      '·房翻',
      '·翻修',
    ]);
    expect(queryTokens('请问主要目标有哪些呢')).toEqual(['主要', '目标', '·主要', '·要目', '·目标']);
  });

  it('keeps the words that carry meaning in a report', () => {
    for (const word of ['今年', '达到', '左右', '以上', '完成', '实现'])
      expect(queryTokens(`${word}目标`)).toContain(word);
  });

  it('gives each token once', () => {
    expect(queryTokens('就业，就业，就业')).toEqual(['就业', '·就业']);
  });

  it.each(['', '   ', '的吗呢', '是多少？', '？！……', '\0\ufeff\u200b'])('gives nothing for %j', (text) => {
    expect(queryTokens(text)).toEqual([]);
  });

  it('holds only tokens that the index has for the same text', () => {
    const text = '2021年GDP增长5.5%左右，新建5G基站18.6万座，农村厕所改造';
    const indexed = new Set(searchTokens(text));
    expect(queryTokens(text).filter((token) => !indexed.has(token))).toEqual([]);
  });
});
