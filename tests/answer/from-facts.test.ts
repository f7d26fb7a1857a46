import { describe, expect, it } from 'vitest';
import { meansNoFigure } from '../../src/answer/from-facts.ts';
import { readQuestion } from '../../src/question/understand.ts';

describe('a question that names an indicator and asks for no figure', () => {
  it.each<[string, boolean, boolean]>([
    ['招商引资', true, true],
    ['怎么保障粮食产量', true, true],
    ['为什么粮食产量下降', true, true],
    // What the report does not speak of has no measures either.
    ['怎么保障粮食产量', false, false],
    ['粮食产量多少吨', true, false],
  ])('%s, spoken of: %s → %s', (question, spoken, expected) => {
    expect(meansNoFigure(readQuestion(question, new Set()), () => spoken)).toBe(expected);
  });
});
