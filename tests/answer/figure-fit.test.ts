import { describe, expect, it } from 'vitest';
import { circumstances } from '../../src/answer/figure-fit.ts';
import { figureWindows } from '../../src/answer/figure-windows.ts';
import type { StoredFact } from '../../src/domain.ts';
import { readQuestion } from '../../src/question/understand.ts';
import type { SearchHit } from '../../src/retrieval/search.ts';

/** Only what is read of a passage that was found. */
const hitOf = (text: string): SearchHit =>
  ({ text, score: 1, report: { year: 2022 }, passage: { id: text, start: 100, section: [] } }) as unknown as SearchHit;

/** What speaks for or against the last figure of a text. */
function fitOf(question: string, text: string, period: string | null = null): number {
  const hit = hitOf(text);
  const window = figureWindows(hit).at(-1);
  if (!window) throw new Error(`no figure in ${text}`);
  const fact = period === null ? null : ({ kind: 'achieved', measure: 'level', period } as unknown as StoredFact);
  return circumstances({ ...window, fact }, question, readQuestion(question, new Set()));
}

describe('a part of what was said before', () => {
  const TEXT = '茶园产值20亿元，其中绿茶产值8亿元。';
  it('counts less, unless the question names it or asks for parts', () => {
    expect(fitOf('茶园产值有多少亿元', TEXT)).toBeCloseTo(-0.12);
    expect(fitOf('绿茶产值有多少亿元', TEXT)).toBeCloseTo(0);
    expect(fitOf('其中好茶的产值有多少亿元', TEXT)).toBeCloseTo(0);
  });
});

describe('a figure and the years asked about', () => {
  it.each([
    ['2021年茶园产值有多少', '2021年茶园产值20亿元。', 0.1],
    ['2021年茶园产值有多少', '2020年茶园产值18亿元。', -0.15],
    ['2020年茶园产值有多少', '“十三五”末茶园产值18亿元。', 0.1],
    ['“十三五”末茶园产值有多少', '2020年茶园产值18亿元。', 0.1],
    ['2021年茶园产值有多少', '“十三五”末茶园产值18亿元。', -0.15],
    ['2021年茶园产值有多少', '茶园产值20亿元。', 0],
    ['茶园产值有多少', '2020年茶园产值18亿元。', 0],
    ['2021年的报告里茶园产值有多少', '2020年茶园产值18亿元。', 0],
  ])('%s: %s', (question, text, expected) => {
    expect(fitOf(question, text)).toBeCloseTo(expected);
  });

  it.each([
    ['2020', -0.15],
    ['2021', 0],
    ['2019-2021', 0],
    ['2016-2020', -0.15],
  ])('are told by the fact of %s where the words name none', (period, expected) => {
    const none = fitOf('茶园产值有多少', '茶园产值20亿元。', period);
    expect(fitOf('2021年茶园产值有多少', '茶园产值20亿元。', period) - none).toBeCloseTo(expected);
  });
});
