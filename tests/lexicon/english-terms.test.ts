import { describe, expect, it } from 'vitest';
import { chineseTerms } from '../../src/lexicon/english-terms.ts';
import { readQuestion, searchedFor } from '../../src/question/understand.ts';

describe('English words of a question', () => {
  it.each([
    ['how many kindergartens were built', ['学前教育', '幼儿园']],
    ['the tree planting target', ['城市绿化']],
    ['how will the city deal with kitchen fumes', ['餐饮油烟治理']],
    ['how much was planned', []],
    ['今年建几所幼儿园', []],
    ['constructor prototype', []],
  ])('%s', (question, expected) => {
    expect(chineseTerms(question)).toEqual(expect.arrayContaining(expected));
    if (expected.length === 0) expect(chineseTerms(question)).toEqual([]);
  });

  it('take the longest term', () => {
    expect(chineseTerms('kitchen fumes')[0]).toBe('餐饮油烟治理');
    expect(chineseTerms('kitchen fumes')).not.toContain('厨房');
  });

  it('are searched for in Chinese as well, those of a Chinese question are not', () => {
    const searched = (question: string) => searchedFor(readQuestion(question, new Set()));
    expect(searched('How many kindergartens were built in Wuhan in 2021?')).toMatch(/kindergartens.*幼儿园/);
    expect(searched('武汉2021年建了几所幼儿园')).toBe('建了几所幼儿园');
  });
});
