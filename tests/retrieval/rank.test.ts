import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Reading, readQuestion } from '../../src/question/understand.ts';
import { features, type RankedText, WEIGHTS, type Weights, wordScore } from '../../src/retrieval/rank.ts';

type Name = keyof Weights;

const NAMES = Object.keys(WEIGHTS) as Name[];
const weigh = (weightOf: (name: Name) => number): Weights =>
  Object.fromEntries(NAMES.map((name) => [name, weightOf(name)])) as Weights;

const read = (question: string): Reading => readQuestion(question, new Set());

/** A passage in the middle of a report of 2022 that neither looks back nor ahead. */
const passage = (over: Partial<RankedText> = {}): RankedText => ({
  text: '沿江的驿站和步道连成一片。',
  section: ['三、城市'],
  ordinal: 5,
  reportYear: 2022,
  ...over,
});

/** The features that a passage has for a question. */
function has(question: string, over: Partial<RankedText> = {}): Name[] {
  const reading = read(question);
  return NAMES.filter(
    (name) =>
      features(
        passage(over),
        reading,
        weigh((other) => (other === name ? 1 : 0)),
      ) !== 0,
  );
}

const PLAN = { section: ['二、2023年主要任务'] };
const REVIEW = { section: ['一、过去五年工作回顾'] };

describe('wordScore', () => {
  /** More BM25 per token of the question than any that counts in full. */
  const WHOLLY = 6;

  it('of twice the BM25 is at least four times as much, as long as the question is not wholly matched', () => {
    expect(wordScore(4, 10)).toBeGreaterThan(0);
    expect(wordScore(8, 10)).toBeGreaterThanOrEqual(4 * wordScore(4, 10));
    expect(wordScore(16, 10)).toBeGreaterThanOrEqual(4 * wordScore(8, 10));
  });

  it('grows in step with BM25 once the question is wholly matched, however long it is', () => {
    const step = wordScore(WHOLLY, 1) / WHOLLY;
    expect(step).toBeGreaterThan(1);
    for (const tokens of [1, 3, 10, 200]) {
      expect(wordScore(WHOLLY * tokens, tokens)).toBeCloseTo(step * WHOLLY * tokens, 6);
      expect(wordScore(3 * WHOLLY * tokens, tokens)).toBeCloseTo(step * 3 * WHOLLY * tokens, 6);
    }
  });

  it('is less for a longer question that is matched as little', () => {
    expect(wordScore(6, 12)).toBeLessThan(wordScore(6, 4));
  });

  it('is 0 for nothing, never negative, never falls as BM25 rises, nor rises as the question grows', () => {
    expect(wordScore(0, 7)).toBe(0);
    const bm25 = fc.double({ min: 0, max: 200, noNaN: true });
    const tokens = fc.integer({ min: 1, max: 256 });
    fc.assert(
      fc.property(bm25, bm25, tokens, tokens, (a, b, one, other) => {
        const [low, high] = [wordScore(Math.min(a, b), one), wordScore(Math.max(a, b), one)];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeGreaterThanOrEqual(low);
        expect(wordScore(a, Math.max(one, other))).toBeLessThanOrEqual(wordScore(a, Math.min(one, other)));
      }),
    );
  });
});

describe('a figure counts', () => {
  it.each<[string, string, Name[]]>([
    ['驿站有多少个', '建成驿站28个。', ['figure']],
    ['驿站有多少个', '驿站连成一片。', []],
    ['驿站有多少个', '驿站在2019年连成一片。', []],
    ['驿站有哪些', '建成驿站28个。', []],
  ])('%s: %s', (question, text, expected) => {
    expect(has(question, { text })).toEqual(expected);
  });
});

describe('the part of the report counts', () => {
  it.each<[string, string, Partial<RankedText>, Name[]]>([
    ['a plan asked for', '计划建哪些驿站', PLAN, ['part']],
    ['a plan asked for, by the words of the passage', '计划建哪些驿站', { text: '力争把驿站连成一片。' }, ['part']],
    ['a plan asked for, not said', '计划建哪些驿站', {}, []],
    ['a plan asked for, but a review', '计划建哪些驿站', REVIEW, []],
    ['a review, whatever words its passages use', '计划建哪些驿站', { ...REVIEW, text: '力争把驿站连成一片。' }, []],
    ['a general is no plan', '计划建哪些驿站', { text: '将军山的驿站连成一片。' }, []],
    ['what was done', '驿站建成了哪些', REVIEW, ['part']],
    ['what was done, but a plan', '驿站建成了哪些', PLAN, []],
    ['what was done, not said', '驿站建成了哪些', {}, []],
    ['neither asked for', '驿站有哪些', PLAN, []],
    ['both asked for', '驿站建成了哪些，还计划建哪些', PLAN, []],
    ['the year before is what was done', '2021年的驿站', REVIEW, ['partByYear']],
    ['two years before as well', '2019年和2021年的驿站', REVIEW, ['partByYear']],
    ['the year of the report is what is planned', '2022年的驿站', PLAN, ['partByYear']],
    ['a later year as well', '2025年的驿站', PLAN, ['partByYear']],
    ['the year of the report is not what was done', '2022年的驿站', REVIEW, []],
    ['a year on either side', '2021年和2022年的驿站', PLAN, []],
    ['a report of no known year', '2021年的驿站', { ...REVIEW, reportYear: null }, []],
    ['the year of the report named as such', '2022年报告里的驿站', PLAN, []],
    ['an older report named as such', '2021年政府工作报告里的驿站', REVIEW, []],
    [
      'the words of the question win over its year, but count less',
      '2022年驿站建成了哪些',
      REVIEW,
      ['partAgainstYear'],
    ],
    ['neither is the other part then', '2022年驿站建成了哪些', PLAN, []],
    [
      'so they do where the past is asked about as if it were to come',
      '2021年打算建哪些驿站',
      PLAN,
      ['partAgainstYear'],
    ],
    ['they also do in a report named by its year', '2022年的报告计划建哪些驿站', PLAN, ['part']],
  ])('%s: %s', (_, question, over, expected) => {
    expect(has(question, over)).toEqual(expected);
  });
});

describe('a plan where the past is asked about', () => {
  it.each<[string, string, Partial<RankedText>, Name[]]>([
    ['is not what happened', '2021年的驿站', PLAN, ['planForPast']],
    ['is not what happened, by its own words', '2021年的驿站', { text: '今年把驿站连成一片。' }, ['planForPast']],
    ['unless it names the year', '2021年的驿站', { ...PLAN, text: '2021年开建的驿站连成一片。' }, ['year']],
    ['is what the report of that year says', '2021年的驿站', { ...PLAN, reportYear: 2021 }, ['partByYear']],
    ['is not held against a question without a year', '驿站建成了哪些', PLAN, []],
    ['is not held against a report named by its year', '2021年的报告里的驿站', PLAN, []],
    ['is not held against passages that are no plan', '2021年的驿站', {}, []],
  ])('%s: %s', (_, question, over, expected) => {
    expect(has(question, over)).toEqual(expected);
  });
});

describe('what falls short counts where it is asked about', () => {
  const HEADING = { section: ['一、回顾', '（三）存在的问题'] };
  it.each<[string, string, Partial<RankedText>, Name[]]>([
    ['by the heading', '步道还有哪些短板', HEADING, ['problems']],
    ['by two words', '步道还有哪些短板', { text: '步道不够连贯，管护水平有待提升。' }, ['problems']],
    ['not by one word', '步道还有哪些短板', { text: '步道管护水平有待提升。' }, []],
    ['not by a heading above', '步道还有哪些短板', { section: ['一、问题', '（一）步道'] }, []],
    ['not without headings', '步道还有哪些短板', { section: [] }, []],
    ['nor where nobody asks', '步道有哪些', HEADING, []],
    ['a fault to be admitted', '步道没修好，政府认不认', HEADING, ['problems']],
  ])('%s: %s', (_, question, over, expected) => {
    expect(has(question, over)).toEqual(expected);
  });

  it('as often as it is looked at', () => {
    const reading = read('步道还有哪些短板');
    const text = passage({ text: '步道不够连贯，管护水平有待提升。' });
    expect([1, 2, 3].map(() => features(text, reading))).toEqual([
      WEIGHTS.problems,
      WEIGHTS.problems,
      WEIGHTS.problems,
    ]);
  });
});

describe('the year counts', () => {
  it.each<[string, string, Partial<RankedText>, Name[]]>([
    ['in the text', '2018年的驿站', { text: '2018年，驿站连成一片。' }, ['year']],
    ['in a heading', '2018年的驿站', { section: ['一、2018年', '（二）城市'] }, ['year']],
    ['of a plan period', '“十三五”时期的驿站', { text: '2016年，驿站连成一片。' }, ['year']],
    ['not another one', '2018年的驿站', { text: '2017年，驿站连成一片。' }, []],
    ['not as any number', '2018年的驿站', { text: '驿站2018个。' }, []],
    ['not unasked', '驿站', { text: '2018年，驿站连成一片。' }, []],
  ])('%s: %s', (_, question, over, expected) => {
    expect(has(question, over)).toEqual(expected);
  });
});

describe('the head of a report', () => {
  const HEAD = { ordinal: 1, text: '各位代表：现在向大会报告工作。' };
  it.each<[string, string, Partial<RankedText>, Name[]]>([
    ['is not what is looked for', '驿站有哪些', HEAD, ['head']],
    ['is what is looked for when the speech is asked about', '报告是谁作的', HEAD, ['speech']],
    ['is so without a salutation', '报告是谁作的', { ordinal: 1 }, ['speech']],
    ['is nothing special without a salutation', '驿站有哪些', { ordinal: 1 }, []],
    ['is not a salutation further down', '驿站有哪些', { ...HEAD, ordinal: 2 }, []],
    ['is nowhere else', '报告是谁作的', { ...HEAD, ordinal: 2 }, []],
  ])('%s: %s', (_, question, over, expected) => {
    expect(has(question, over)).toEqual(expected);
  });
});

describe('the weights', () => {
  const QUESTIONS = [
    '2021年驿站还有多少短板',
    '2022年的驿站',
    '报告是谁作的',
    '计划建多少驿站',
    '2018年建成了多少驿站',
    '步道',
  ];
  const PASSAGES: RankedText[] = [
    passage(),
    passage({ ...PLAN, text: '2021年28个驿站不够，步道有待提升。' }),
    passage({ ...REVIEW, text: '2018年建成驿站28个。' }),
    passage({ ordinal: 1, text: '各位代表：力争建成驿站28个。' }),
    passage({ section: [], text: '今年建驿站28个。', reportYear: null }),
  ];
  const cases = QUESTIONS.flatMap((question) => PASSAGES.map((text) => ({ reading: read(question), text })));

  it('are those of WEIGHTS unless others are given', () => {
    for (const { reading, text } of cases) expect(features(text, reading)).toBe(features(text, reading, WEIGHTS));
    expect(new Set(cases.map(({ reading, text }) => features(text, reading))).size).toBeGreaterThan(5);
  });

  it('are added up: a sum is the sum of what each gives alone', () => {
    for (const { reading, text } of cases) {
      const parts = NAMES.map((name) =>
        features(
          text,
          reading,
          weigh((other) => (other === name ? WEIGHTS[name] : 0)),
        ),
      );
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(features(text, reading), 10);
    }
  });

  it('of 0 give 0, and those of similarity and words give nothing here', () => {
    for (const { reading, text } of cases) {
      expect(
        features(
          text,
          reading,
          weigh(() => 0),
        ),
      ).toBe(0);
      const similarity: readonly Name[] = ['clause', 'passage', 'lexical', 'tokens'];
      expect(
        features(
          text,
          reading,
          weigh((name) => (similarity.includes(name) ? 1 : 0)),
        ),
      ).toBe(0);
    }
  });
});
