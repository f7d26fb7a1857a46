import { describe, expect, it } from 'vitest';
import { technicalWords } from '../../src/question/technical.ts';
import { readQuestion } from '../../src/question/understand.ts';

const words = (question: string) => technicalWords(readQuestion(question, new Set()));

describe('words that everybody says alike', () => {
  it.each([
    ['建了多少座LNG加气站', ['lng']],
    ['5G基站有多少', ['5g']],
    ['PM2.5降到多少', []],
    ['GDP增长多少', []],
    ['how many LNG stations were built', []],
    ['修了几座桥', []],
  ])('%s', (question, expected) => {
    expect(words(question)).toEqual(expected);
  });
});
