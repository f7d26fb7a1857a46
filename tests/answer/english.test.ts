import { describe, expect, it } from 'vitest';
import { isEnglish, placeInEnglish, refusalInEnglish } from '../../src/answer/english.ts';
import { reportSummary } from '../support/report-summary.ts';

const jinan = reportSummary('山东省济南市', 2022);
const yunnan = reportSummary('云南省', 2022);

describe('a place in English', () => {
  it.each([
    ['河北省保定市易县', 'Yixian (河北省保定市易县)'],
    ['天津市宝坻区', 'Baodi (天津市宝坻区)'],
    ['陕西省西安市', "Xi'an (陕西省西安市)"],
    ['湖南省郴州市', 'Chenzhou (湖南省郴州市)'],
    ['全国', 'China (全国)'],
    ['云', '云'],
    [null, 'place unknown'],
  ])('%s', (region, english) => {
    expect(placeInEnglish(region)).toBe(english);
  });
});

describe('a question in English', () => {
  it.each([
    ['How many tea houses did Jinan build?', true],
    ['How many 茶馆 did Jinan plan to build in 2022?', true],
    ['济南的GDP是多少', false],
    ['济南 PM2.5 target', false],
    ['GDP', false],
  ])('%s', (question, english) => {
    expect(isEnglish(question)).toBe(english);
  });
});

describe('a refusal in English', () => {
  it('says why, and what is there', () => {
    expect(refusalInEnglish('unknown-region', [], [jinan])).toContain('Jinan (山东省济南市), 2022');
    expect(refusalInEnglish('not-in-reports', [yunnan], [jinan, yunnan])).toBe(
      'The report of Yunnan (云南省), 2022, does not give what you ask for, so I cannot answer.',
    );
    expect(refusalInEnglish('empty', [], [])).toContain('empty');
  });

  it('names a few of many reports', () => {
    const many = Array.from({ length: 20 }, (_, i) => reportSummary('云南省', 2000 + i));
    expect(refusalInEnglish('out-of-domain', [], many)).toContain('and 12 more');
  });
});
