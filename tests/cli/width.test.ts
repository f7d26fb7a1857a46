import { describe, expect, test } from 'vitest';
import { alignColumns, printable, shorten, widthOf, wrap } from '../../src/cli/width.ts';

describe('width', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['天门市', 6],
    ['2022年：', 8],
    ['（一）', 6],
    ['ｋ', 2],
    ['😀', 2],
    ['𠮷', 2],
    ['é', 1],
    ['e\u0301', 1],
    ['\u200b', 0],
    ['“”', 2],
  ])('of %s is %i', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});

test('a text that does not fit is cut on a whole character', () => {
  expect(shorten('天门市', 6)).toBe('天门市');
  expect(shorten('天门市', 5)).toBe('天门…');
  expect(shorten('天门市', 4)).toBe('天…');
});

test('Chinese wraps anywhere, but not before a closing mark, after an opening one, or inside a Latin word', () => {
  expect(wrap('天门市，宝坻区', 6)).toEqual(['天门', '市，宝', '坻区']);
  expect(wrap('默认（WENBAO_DATA）', 10)).toEqual(['默认', '（WENBAO_DATA）']);
  expect(wrap('用 a b c', 4)).toEqual(['用 a', 'b c']);
  expect(wrap('', 4)).toEqual(['']);
});

test('columns line up across widths', () => {
  expect(
    alignColumns([
      ['地区', 'n'],
      ['天门市', '1'],
      ['ab', '22'],
    ]),
  ).toEqual(['地区    n', '天门市  1', 'ab      22']);
});

test('control characters and direction marks are taken out, line feeds stay', () => {
  expect(printable('a\x1b[31mb\r\n\x07c\u202ed\x9be')).toBe('a[31mb\ncde');
});
