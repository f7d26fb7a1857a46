import { describe, expect, it } from 'vitest';
import { announces, enumerationAt } from '../../src/answer/enumeration.ts';
import { readQuestion } from '../../src/question/understand.ts';

const spanOf = (text: string, part: string) => {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
};
const itemsAt = (text: string, part: string): string[] =>
  enumerationAt(text, spanOf(text, part)).map(({ start, end }) => text.slice(start, end));

const IS = '抓好三件事。一是修好渠道。二是种好果树。要勤浇水。三是管好鱼塘。天气很好。';
const BRACKETS = '分三步走。\n（一）先修路。\n（二）再架桥。\n（三）后通车。\n';
const DASHES = '过去一年,我们：\n——修了路。\n——架了桥。\n——通了车。\n';
const IS_ITEMS = ['一是修好渠道。', '二是种好果树。', '三是管好鱼塘。'];

describe('a numbered list', () => {
  it.each([
    ['from its announcement', IS, '抓好三件事。', IS_ITEMS],
    ['from its first item', IS, '一是修好渠道。', IS_ITEMS],
    ['from an item in the middle', IS, '二是种好果树。', IS_ITEMS],
    ['from its last item', IS, '三是管好鱼塘。', IS_ITEMS],
    ['in brackets', BRACKETS, '（二）再架桥。', ['（一）先修路。', '（二）再架桥。', '（三）后通车。']],
    ['with 第一', '第一，修路。第二，架桥。', '第二，架桥。', ['第一，修路。', '第二，架桥。']],
    ['with figures', '1.修路。\n2.架桥。\n3.通车。', '2.架桥。', ['1.修路。', '2.架桥。', '3.通车。']],
    ['with dashes', DASHES, '——修了路。', ['——修了路。', '——架了桥。', '——通了车。']],
    [
      'whose first item stands behind the announcement',
      '今年要做三件事：一要修路。二要架桥。三要通车。',
      '今年要做三件事：一要修路。',
      ['一要修路。', '二要架桥。', '三要通车。'],
    ],
    ['with 要', '很好。一要修路。二要架桥。', '二要架桥。', ['一要修路。', '二要架桥。']],
    ['no list', '今年修路。明年架桥。', '今年修路。', []],
    ['one item alone', '要办一件事。一是修路。天气很好。', '一是修路。', []],
    ['a figure with a decimal point', '产量大增。\n1.5万吨小麦入库。\n2.5万吨玉米入库。', '产量大增。', []],
    ['two sentences before the list', '很好。抓好三件事。一是修路。二是架桥。', '很好。', []],
    [
      'the list of the same kind before',
      '一是甲。二是乙。另有安排。一是丙。二是丁。',
      '二是丁。',
      ['一是丙。', '二是丁。'],
    ],
    ['a second list behind', '一是甲。二是乙。另有安排。一是丙。二是丁。', '一是甲。', ['一是甲。', '二是乙。']],
  ])('%s', (_, text, part, expected) => {
    expect(itemsAt(text, part)).toEqual(expected);
  });

  it('goes beyond ten', () => {
    const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
    const text = numerals.map((numeral) => `${numeral}是修路。`).join('');
    expect(itemsAt(text, '五是修路。')).toHaveLength(12);
  });

  it('cuts a long item at a comma', () => {
    const long = `一是${'修'.repeat(40)}，${'架'.repeat(40)}。`;
    expect(itemsAt(`${long}二是通车。`, '二是通车。')).toEqual([`一是${'修'.repeat(40)}`, '二是通车。']);
  });
});

describe('the announcement of a list', () => {
  const text = '为发展乡村旅游，要抓好两件事。一是修好民宿。二是种好果树。';
  it.each([
    ['乡村旅游怎么发展', true],
    ['发展乡村旅游有哪些安排', true],
    ['医院的床位有多少', false],
    ['空气质量如何改善', false],
  ])('%s', (question, expected) => {
    const items = enumerationAt(text, spanOf(text, '一是修好民宿。'));
    expect(items).toHaveLength(2);
    expect(announces(text, items, readQuestion(question, new Set()))).toBe(expected);
  });

  it('of no list is none', () => {
    expect(announces(text, [], readQuestion('乡村旅游怎么发展', new Set()))).toBe(false);
  });
});
