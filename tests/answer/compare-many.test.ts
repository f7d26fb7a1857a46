/**
 * More reports than a table has rows, from rows made by hand.
 */
import { describe, expect, it } from 'vitest';
import { phrasesFor } from '../../src/answer/compare-phrases.ts';
import type { Row } from '../../src/answer/compare-rows.ts';
import { writeValues } from '../../src/answer/compare-write.ts';
import type { ReportSummary } from '../../src/domain.ts';
import { readComparison } from '../../src/question/comparison.ts';
import { readQuestion } from '../../src/question/understand.ts';
import { asStored, makeFact } from '../support/fact-factory.ts';
import { makeReport } from '../support/report-factory.ts';

/** A report whose target is its number. */
function rowOf(number: number): Row {
  const report = makeReport({
    region: `测试省第${number}市`,
    year: 2022,
    paragraphs: [`地区生产总值增长${number}%。`],
  });
  const quote = `地区生产总值增长${number}%`;
  const [fact] = asStored(report, [
    makeFact(report, { indicator: '地区生产总值', known: true, quote, figure: `${number}%`, kind: 'target' }),
  ]);
  const summary: ReportSummary = { ...report, length: report.text.length, passageCount: 1, factCount: 1 };
  const [passage] = report.passages;
  if (!fact || !passage) throw new Error('no fact');
  const scores = { clause: 0, passage: 0, lexical: 0, tokens: null, features: 0 };
  const hit = {
    passage,
    report: summary,
    text: report.text,
    score: 1,
    scores,
    bestClause: null,
    clauseSimilarities: [],
  };
  const evidence = { start: fact.start, end: fact.end, hit, score: 1 };
  return { report: summary, cell: { figure: fact.figure, evidence, fact }, stretch: null, unlike: null };
}

const rows = Array.from({ length: 60 }, (_, i) => rowOf(i + 1));
const common = { name: '地区生产总值', english: 'GDP', growth: true, kind: 'target' as const, unit: '%' };
const written = (question: string) =>
  writeValues([{ rows, common }], readComparison(readQuestion(question, new Set())), phrasesFor(false), {
    newest: false,
    assumed: [],
  });

describe('more reports than rows', () => {
  it('fill at most forty, each with its citation, and say that there are more', () => {
    const { table, written: text } = written('2022年各地GDP目标对比');
    expect(table.rows).toHaveLength(40);
    expect(text.citations).toHaveLength(40);
    expect(text.answer).toContain('其余报告从略。');
  });

  it('hold both ends that the first sentence names', () => {
    const { table, written: text } = written('2022年各地GDP目标对比');
    expect(text.answer).toContain('最高的是测试省第60市（60%），最低的是测试省第1市（1%）');
    expect(table.rows[0]?.[0]).toBe('测试省第60市');
    expect(table.rows.at(-1)?.[0]).toBe('测试省第1市');
  });

  it('begin at the end that is asked for', () => {
    const { table, direct } = written('2022年哪个地方GDP目标最低');
    expect(direct).toBe('测试省第1市');
    expect(table.rows[0]?.[2]).toBe('1%');
  });
});
