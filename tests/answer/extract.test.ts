import { describe, expect, it } from 'vitest';
import { quoteOf, scoredSentences } from '../../src/answer/extract.ts';
import { readQuestion } from '../../src/question/understand.ts';
import { foundHit } from '../support/found-hit.ts';

/** By how much more the first of two sentences of a passage counts, their words aside. */
function ahead(question: string, one: string, other: string): number {
  const found = scoredSentences([foundHit(one + other)], readQuestion(question, new Set()), new Map());
  expect(found.map(quoteOf)).toEqual([one, other]);
  return (found[0]?.score ?? 0) - (found[1]?.score ?? 0);
}

describe('a sentence that gives a reason', () => {
  it.each([
    ['茶价为什么上涨', '因为雨水多，茶价上涨。', 0.1],
    ['茶价为什么上涨', '受雨水偏多影响，茶价上涨。', 0.1],
    ['茶价为什么上涨', '因春雨连绵，茶价上涨。', 0.1],
    // It gives none, or none is asked for.
    ['茶价为什么上涨', '因此成立茶会，茶价上涨。', 0],
    ['茶价为什么上涨', '为了解茶价，茶会走访。', 0],
    ['茶价上涨了吗', '因为雨水多，茶价上涨。', 0],
  ])('comes first where one is asked for: %s %s', (question, sentence, expected) => {
    expect(ahead(question, sentence, '茶价随后回落。')).toBeCloseTo(expected);
  });
});

describe('a sentence with a name that the question quotes', () => {
  it.each([
    ['“青雨行动”是怎么来的，谁发起的', 0.2],
    ['青雨行动是谁发起的', 0],
    // The items of a list stand beside its name as often as with it.
    ['“青雨行动”有哪些', 0],
    ['“十四五”是谁写的', 0],
  ])('comes first: %s', (question, expected) => {
    expect(ahead(question, '开展“青雨行动”和“十四五”宣讲。', '走访茶农。')).toBeCloseTo(expected);
  });
});
