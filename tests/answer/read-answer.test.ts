import { describe, expect, it } from 'vitest';
import type { Reader, ReadSentence } from '../../embeddings/reader.ts';
import type { Evidence } from '../../src/answer/extract.ts';
import { nameRead, type ReadAnswer, readAnswer, refuseUnread, withRead } from '../../src/answer/read-answer.ts';
import { readQuestion } from '../../src/question/understand.ts';
import { foundHit } from '../support/found-hit.ts';

const TEXT = '青禾大桥建成通车。“清茶坊”落户石桥村。今年种树。';
const hit = foundHit(TEXT);

/** Finds its words where they stand, with one logit and one likelihood; everything else is sure to answer nothing. */
const readerOf = (words: string, answers: number, spanScore = -0.1): Reader => ({
  prepare: async () => {},
  read: async (_, sentences) =>
    sentences.map((sentence): ReadSentence => {
      const start = sentence.indexOf(words);
      return start < 0
        ? { answers: -9, span: null, spanScore: -9 }
        : { answers, span: { start, end: start + words.length }, spanScore };
    }),
});
const asked = (question: string, reader: Reader | undefined, reports = 1) =>
  readAnswer(reader, [hit], readQuestion(question, new Set()), reports);

describe('a question that few words answer', () => {
  it('is answered by the words that are read, without their quotation marks', async () => {
    const read = await asked('哪家店落户石桥村', readerOf('“清茶坊”', 5));
    expect(read).toMatchObject({ words: '清茶坊', sure: true, none: false });
    expect(refuseUnread(read)).toBeNull();
  });

  it('is refused where no sentence answers', async () => {
    expect(refuseUnread(await asked('青禾大桥是哪家公司建的', readerOf('青禾大桥', -4)))?.reason).toBe(
      'not-in-reports',
    );
    expect(refuseUnread(await asked('青禾大桥什么时候动工的', readerOf('青禾大桥', -4)))?.reason).toBe(
      'not-in-reports',
    );
    expect(refuseUnread(await asked('青禾大桥在哪里', readerOf('青禾大桥', -4)))?.reason).toBe('not-in-reports');
    expect(refuseUnread(await asked('青禾大桥通行证要怎么申请', readerOf('青禾大桥', -1)))?.reason).toBe(
      'not-in-reports',
    );
  });

  it.each(['青禾大桥有哪些好处', '青禾大桥通车了吗', '老人谁来照顾', '青禾大桥', '谁作的报告', 'who built the bridge'])(
    '%s is not refused by what is read',
    async (question) => {
      expect(refuseUnread(await asked(question, readerOf('青禾大桥', -9)))).toBeNull();
    },
  );

  it('about the report as a whole is refused by no sentence', async () => {
    expect(refuseUnread(await asked('今年重点工作怎么安排', readerOf('青禾大桥', -9)))).toBeNull();
    expect(refuseUnread(await asked('主要预期目标是什么', readerOf('青禾大桥', -9)))).toBeNull();
  });

  it('for measures is refused only where no sentence comes near answering', async () => {
    expect(refuseUnread(await asked('怎么修青禾大桥', readerOf('青禾大桥', -2)))).toBeNull();
    expect(refuseUnread(await asked('怎么修青禾大桥', readerOf('青禾大桥', -9)))?.reason).toBe('not-in-reports');
  });

  it.each([
    ['清茶坊的老板是谁', '《茶经》'],
    ['清茶坊是哪家公司办的', '出资500万元'],
  ])('%s is not answered by %s', async (question, words) => {
    const text = `${words}清茶坊。`;
    const reader = readerOf(words, 6);
    const found = { ...hit, text, passage: { ...hit.passage, end: hit.passage.start + text.length } };
    const read = await readAnswer(reader, [found as typeof hit], readQuestion(question, new Set()), 1);
    expect(read).toMatchObject({ words: null, sure: false, none: true });
  });

  it('of two kinds is refused only where the sentences are far from answering either', async () => {
    const two = '青禾大桥是哪家公司建的，什么时候通车';
    expect(refuseUnread(await asked(two, readerOf('青禾大桥', -2.5)))).toBeNull();
    expect(refuseUnread(await asked(two, readerOf('青禾大桥', -9)))?.reason).toBe('not-in-reports');
  });

  it('of several reports compares them, of one asks for a place', async () => {
    const reader = readerOf('石桥村', -9);
    expect(refuseUnread(await asked('清茶坊落户哪个县', reader, 3))).toBeNull();
    expect(refuseUnread(await asked('清茶坊落户哪个县', reader, 1))?.reason).toBe('not-in-reports');
  });

  it('of a finer place than a region compares none', async () => {
    const unread = async (question: string, answers: number) =>
      refuseUnread(await asked(question, readerOf('石桥村', answers)))?.reason ?? null;
    expect(await unread('清茶坊建在哪个县的哪条路', -2)).toBe('not-in-reports');
    expect(await unread('清茶坊建在哪个县', -2)).toBeNull();
    expect(await unread('清茶坊建在哪个县的哪条路', -0.5)).toBeNull();
  });

  it('is not read without a reading model', async () => {
    expect(await asked('青禾大桥是哪家公司建的', undefined)).toBeNull();
  });

  it('says no words that are unlikely, or of a sentence that hardly answers', async () => {
    expect((await asked('哪家店落户石桥村', readerOf('清茶坊', 5, -4)))?.words).toBeNull();
    expect((await asked('哪家店落户石桥村', readerOf('清茶坊', -0.5)))?.words).toBeNull();
  });
});

const evidence = (part: string, score = 1): Evidence => {
  const start = 100 + TEXT.indexOf(part);
  return { start, end: start + part.length, hit, score };
};
const read = (words: string | null, answers: number, spanScore: number): ReadAnswer => ({
  best: { evidence: evidence('“清茶坊”落户石桥村。'), answers, span: null, spanScore },
  words,
  sure: answers > 1.5,
  none: false,
});

const ruled = (name: string | null, weak = false) => (name === null ? null : { name, weak });

describe('what is read and what rules find', () => {
  it.each([
    [null, read('清茶坊', 2, -1), '清茶坊'],
    ['石桥村茶坊', null, '石桥村茶坊'],
    ['石桥村茶坊', read(null, 2, -1), '石桥村茶坊'],
    // A longer name that holds it is the whole one.
    ['石桥村清茶坊', read('清茶坊', 9, -0.01), '石桥村清茶坊'],
    // Another one only where it is as good as sure.
    ['青禾大桥', read('清茶坊', 9, -0.5), '青禾大桥'],
    ['青禾大桥', read('清茶坊', 9, -0.01), '清茶坊'],
    ['青禾大桥、石桥', read('清茶坊', 9, -0.01), '青禾大桥、石桥'],
    [null, null, null],
  ])('%s and %o', (byRules, found, expected) => {
    expect(nameRead('哪家店落户石桥村', ruled(byRules), found, [TEXT])).toBe(expected);
  });

  it('outdo a name that only its form speaks for sooner', () => {
    const found = read('清茶坊', 1, -1);
    expect(nameRead('哪家店', ruled('青禾大桥', true), found, [TEXT])).toBe('清茶坊');
    expect(nameRead('哪家店', ruled('青禾大桥'), found, [TEXT])).toBe('青禾大桥');
  });

  it('of a question for two names are the words that hold both', () => {
    const both = read('石桥村清茶坊', 9, -0.5);
    expect(nameRead('哪个村的哪家店', ruled('石桥村'), both, ['石桥村清茶坊开业。'])).toBe('石桥村清茶坊');
    expect(nameRead('哪个村开了店', ruled('石桥村'), both, ['石桥村清茶坊开业。'])).toBe('石桥村');
  });

  it('give no bare answer that is not quoted', () => {
    expect(nameRead('哪家店', null, read('清茶坊', 9, -0.01), ['今年种树。'])).toBeNull();
  });

  it('are quoted with the sentence that surely answers first', () => {
    const [bridge, trees] = [evidence('青禾大桥建成通车。'), evidence('今年种树。')];
    const quoted = withRead([bridge, trees], read('清茶坊', 5, -0.1));
    expect(quoted.map(({ start }) => start - 100)).toEqual([TEXT.indexOf('“清茶坊”'), 0]);
    expect(withRead([bridge, trees], read('清茶坊', 1, -0.1))).toEqual([bridge, trees]);
    expect(withRead([bridge], null)).toEqual([bridge]);
  });
});
