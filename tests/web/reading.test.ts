import { describe, expect, it } from 'vitest';
import { EventText } from '../../web/event-text.ts';
import { findAll, foldText } from '../../web/find-text.ts';
import { entryOf, outlineOf } from '../../web/outline.ts';
import { cutPieces, findsIn, firstBehind, NO_FINDS } from '../../web/text-pieces.ts';

const found = (text: string, query: string) =>
  findAll(foldText(text), query).map(({ start, end }) => text.slice(start, end));

describe('findAll', () => {
  it('sees through width, case and white space', () => {
    expect(found('ＧＤＰ增长 6%，gdp总量；G D P', 'gdp')).toEqual(['ＧＤＰ', 'gdp', 'G D P']);
    expect(found('增长６．５％左右', '6.5%')).toEqual(['６．５％']);
    expect(found('甲乙\n丙', ' 乙 丙 ')).toEqual(['乙\n丙']);
  });

  it('finds none inside another, and nothing for white space', () => {
    expect(found('aaaa', 'aa')).toEqual(['aa', 'aa']);
    expect(found('甲 乙', ' \u3000')).toEqual([]);
  });

  it('keeps its places behind characters that are left out or longer in lower case', () => {
    expect(found('İ\u3000𠀀　养老', '养老')).toEqual(['养老']);
  });
});

describe('the pieces of a block', () => {
  const finds = [
    { start: 2, end: 4 },
    { start: 6, end: 8 },
    { start: 20, end: 22 },
  ];

  it('are cut at quotes and finds, and give back the text', () => {
    const pieces = cutPieces('零一二三四五六七八九', 0, { start: 3, end: 7 }, findsIn({ start: 0, end: 10 }, finds));
    expect(pieces.map(({ text, quoted, find }) => `${text}${quoted ? '"' : ''}${find ?? ''}`)).toEqual([
      '零一',
      '二0',
      '三"0',
      '四五"',
      '六"1',
      '七1',
      '八九',
    ]);
  });

  it('know the finds of their block only; a block without any always gets the same none', () => {
    expect(findsIn({ start: 7, end: 21 }, finds)).toEqual({ first: 1, spans: finds.slice(1) });
    expect(findsIn({ start: 9, end: 20 }, finds)).toBe(NO_FINDS);
    expect(findsIn({ start: 5, end: 5 }, finds)).toBe(NO_FINDS);
  });

  it('the first find behind a place is the one that ends behind it', () => {
    expect([0, 3, 4, 21, 22].map((place) => firstBehind(finds, place))).toEqual([0, 0, 1, 2, 3]);
  });
});

describe('outlineOf', () => {
  const block = (level: number, text: string) => ({ level, text, start: 0, end: 0 });

  it('holds headings without the stop they end with, and knows under which one a block stands', () => {
    const outline = outlineOf([block(0, '引言'), block(1, '一、回顾'), block(2, '（一）经济。'), block(0, '正文')]);
    expect(outline).toEqual([
      { block: 1, level: 1, title: '一、回顾' },
      { block: 2, level: 2, title: '（一）经济' },
    ]);
    expect([0, 1, 3].map((at) => entryOf(outline, at))).toEqual([-1, 0, 1]);
  });

  it('leaves out the deepest headings where there are too many', () => {
    const many = Array.from({ length: 100 }, (_, index) => block(3, `${index}.`));
    expect(outlineOf([block(1, '一'), block(2, '二'), ...many])).toHaveLength(2);
  });
});

describe('EventText', () => {
  const text = ': still here\n\nevent: a\ndata: {"n":\ndata: 1}\n\r\ndata:2\r\n\r\nevent: b\n\n';

  it.each([1, 2, 3, 5, 1000])('gives the same events whatever pieces the text comes in (%i)', (size) => {
    const events = new EventText();
    const all = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
      events.add(text.slice(index * size, (index + 1) * size)),
    ).flat();
    expect(all).toEqual([
      { event: 'a', data: '{"n":\n1}' },
      { event: 'message', data: '2' },
    ]);
  });
});
