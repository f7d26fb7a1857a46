import { describe, expect, it } from 'vitest';
import { cutByMark, locateQuote, occursTwice } from '../../web/quote.ts';

describe('locating a quote', () => {
  it('takes the expected place when the text there is the quote, even if the quote also stands earlier', () => {
    expect(locateQuote('增长7%，目标增长7%。', '增长7%', 7)).toEqual({ start: 7, end: 11 });
  });

  it('takes the first occurrence when the text at the expected place is another, or no place is known', () => {
    expect(locateQuote('目标增长7%。', '增长7%', 0)).toEqual({ start: 2, end: 6 });
    expect(locateQuote('目标增长7%。', '增长7%', 900)).toEqual({ start: 2, end: 6 });
    expect(locateQuote('目标增长7%。', '增长7%', null)).toEqual({ start: 2, end: 6 });
  });

  it('marks nothing when the quote is not in the text, or empty', () => {
    expect(locateQuote('目标增长7%。', '增长8%', 2)).toBeNull();
    expect(locateQuote('目标增长7%。', '', 0)).toBeNull();
  });

  it('knows when a quote occurs twice', () => {
    expect(occursTwice('7%与7%', '7%')).toBe(true);
    expect(occursTwice('7%与8%', '7%')).toBe(false);
  });
});

describe('cutting a text by a mark', () => {
  it('gives what stands before, inside and after', () => {
    expect(cutByMark('甲乙丙丁', 0, { start: 1, end: 3 })).toEqual(['甲', '乙丙', '丁']);
  });

  it('counts from the offset of the text, and keeps a mark that runs over its ends inside', () => {
    expect(cutByMark('甲乙丙丁', 10, { start: 12, end: 99 })).toEqual(['甲乙', '丙丁', '']);
    expect(cutByMark('甲乙丙丁', 10, { start: 3, end: 11 })).toEqual(['', '甲', '乙丙丁']);
  });

  it('gives the whole text when there is no mark', () => {
    expect(cutByMark('甲乙', 0, null)).toEqual(['甲乙', '', '']);
  });
});
