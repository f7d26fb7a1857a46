import { describe, expect, it } from 'vitest';
import { inlineLists } from '../../src/answer/inline-list.ts';
import { explanationOf } from '../../src/answer/note.ts';
import type { Report } from '../../src/domain.ts';

const found = (text: string, count: number): string[] =>
  inlineLists(text, count).map(({ start, end }) => text.slice(start, end));

describe('items in a sentence', () => {
  it.each([
    ['as many as asked', '实施养蜂、种茶、修渠三项工程，再建粮库。', 3, ['实施养蜂、种茶、修渠三项工程']],
    ['with what leads to them', '抓好三大产业：养蜂、种茶和制陶。', 3, ['抓好三大产业：养蜂、种茶和制陶']],
    ['between semicolons', '办好两件事：新修水渠；改建粮库。', 2, ['办好两件事：新修水渠；改建粮库。']],
    ['between commas behind a colon', '三带是：沿河带，沿山带，沿路带。', 3, ['三带是：沿河带，沿山带，沿路带。']],
    ['other numbers of them', '实施养蜂、种茶、修渠三项工程。', 4, []],
    ['none', '今年再建粮库。', 2, []],
    ['quotations whole', '办好“修渠、架桥”工程、果园、茶园三件事。', 3, ['办好“修渠、架桥”工程、果园、茶园三件事']],
  ])('%s', (_, text, count, expected) => {
    expect(found(text, count)).toEqual(expected);
  });
});

describe('what a report says that a name means', () => {
  const text =
    '谋划“两园一港”[2]建设。\n天气很好。\n[2]“两园一港”：两园，即花园、果园；一港，即渔港。\n[3]“三乡”：果乡等。';
  const explained = (name: string): string | null => {
    const span = explanationOf({ text } as Report, name);
    return span && text.slice(span.start, span.end);
  };
  it('is the whole note', () => {
    expect(explained('两园一港')).toBe('“两园一港”：两园，即花园、果园；一港，即渔港。');
  });
  it('may be of a longer name', () => {
    const report = {
      text: '推进“双百”计划[7]。\n[7]“双百”养蜂计划：两年内新增蜂农百户、蜂箱百只。\n[8]别的。',
    } as Report;
    const span = explanationOf(report, '双百');
    expect(span && report.text.slice(span.start, span.end)).toBe('“双百”养蜂计划：两年内新增蜂农百户、蜂箱百只。');
  });
  it('stands on the line below where the name ends its own', () => {
    const report = { text: '用好“三本账”[4]。\n“三本账”：\n进账、出账、旧账。\n别的。' } as Report;
    const span = explanationOf(report, '三本账');
    expect(span && report.text.slice(span.start, span.end)).toBe('“三本账”：\n进账、出账、旧账。');
  });
  it('is nothing where the report only uses the name, or does not know it', () => {
    expect(explained('天气')).toBeNull();
    expect(explained('四园')).toBeNull();
  });
  it('takes a name with signs of a pattern as it stands', () => {
    expect(explained('两园.*')).toBeNull();
  });
});
