import { describe, expect, it } from 'vitest';
import { askedNames } from '../../src/answer/name-asked.ts';
import { candidates } from '../../src/answer/name-candidates.ts';
import { plainText } from '../../src/answer/name-chunks.ts';

const namesFor = (question: string, text: string): string[] => {
  const plain = plainText(text);
  return askedNames(question).flatMap((asked) =>
    candidates(plain, asked, '').map(({ start, end }) => plain.text.slice(start, end)),
  );
};

describe('a short ending of a name', () => {
  it.each([
    ['青禾所AB100获奖。', ['青禾所']],
    ['青禾所获奖。', ['青禾所']],
    ['青禾所属单位获奖。', []],
  ])('ends it in %s', (text, names) => {
    expect(namesFor('哪个研究所获了奖', text)).toEqual(names);
  });
});
