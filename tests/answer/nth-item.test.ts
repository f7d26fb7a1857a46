import { describe, expect, it } from 'vitest';
import { itemQuoted, nthAsked, nthItem } from '../../src/answer/nth-item.ts';
import type { Report } from '../../src/domain.ts';
import { readQuestion } from '../../src/question/understand.ts';
import type { SearchHit } from '../../src/retrieval/search.ts';
import type { Store } from '../../src/store/store.ts';

const TEXT =
  '去年的民生实事全部办结。今年办好三件民生实事。一是修渠。投入资金百万元。二是建桥。三是清淤。完善制度，抓好落实。';
const report = { text: TEXT, passages: [{ start: 0, end: TEXT.length }] } as unknown as Report;
const store = { report: () => report } as unknown as Store;
const hit = {
  report: { id: 'a' },
  passage: { start: 0, end: TEXT.length },
  text: TEXT,
  score: 1,
} as unknown as SearchHit;

function item(question: string): string | null {
  const found = nthItem(store, [hit], readQuestion(question, new Set()));
  return found && TEXT.slice(found.start, found.end);
}

describe('an item asked for by its number', () => {
  it.each<[string, string | null]>([
    ['民生实事的第一件是什么？', '一是修渠。投入资金百万元。'],
    ['三件民生实事中的第二件是什么？', '二是建桥。'],
    ['第二件民生实事是什么？', '二是建桥。'],
    ['民生实事的第四件是什么？', null],
    ['五件民生实事的第二件是什么？', null],
    ['民生实事是哪几件？', null],
  ])('%s', (question, expected) => {
    expect(item(question)).toBe(expected);
  });

  it('is read with its list, its number and the length of the list', () => {
    expect(nthAsked('12件惠民实事的第十一件是什么?')).toEqual({ name: '惠民实事', number: 11, count: 12 });
    expect(nthAsked('民生实事的最后一件是什么?')).toEqual({ name: '民生实事', number: -1, count: null });
    expect(nthAsked('第二产业增加值是多少?')).toBeNull();
  });
});

describe('an item that a quoted name means', () => {
  const items = ['一是', '二是', '三是'].map((mark) => {
    const start = TEXT.indexOf(mark);
    return { start, end: TEXT.indexOf('。', start) + 1 };
  });
  const quoted = (...names: string[]): string | null => {
    const found = itemQuoted(report, items, names, hit);
    return found && TEXT.slice(found.start, found.end);
  };
  it('is the one that holds the name, with what goes on about it', () => {
    expect(quoted('是建桥')).toBe('二是建桥。');
    expect(quoted('没有的', '是修渠')).toBe('一是修渠。投入资金百万元。');
  });
  it('is none where no item or several hold it, or it is a word of many', () => {
    expect(quoted('没有的')).toBeNull();
    expect(quoted('建桥')).toBeNull();
    expect(quoted()).toBeNull();
    expect(itemQuoted(report, [items[0], items[0]] as typeof items, ['是修渠'], hit)).toBeNull();
  });
});
