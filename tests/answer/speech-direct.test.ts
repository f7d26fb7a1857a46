import { describe, expect, it } from 'vitest';
import { directOfSpeech, headEnd } from '../../src/answer/speech-direct.ts';
import { readQuestion } from '../../src/question/understand.ts';

const HEAD = '政府工作报告\n——2023年1月16日在云河市第十四届人民代表大会第二次会议上\n云河市代市长 陈远';

describe('a question about the speech itself', () => {
  it.each([
    ['云河市2023年的报告是谁作的', '代市长 陈远'],
    ['今年云河两会上是哪位市长念的工作报告', '代市长 陈远'],
    ['云河市2023年的政府工作报告是几月几号作的', '2023年1月16日'],
    ['云河市报告的大会是哪天开的', '2023年1月16日'],
    ['云河市的报告是在哪次会议上作的', '云河市第十四届人民代表大会第二次会议'],
    ['who delivered the 2023 government work report', '代市长 陈远'],
    ['when was the 2023 report delivered in a speech', '2023年1月16日'],
    ['which deputy mayor presented the 2023 report', '代市长 陈远'],
    ['云河市的报告是哪一天提请大会审议的', '2023年1月16日'],
  ])('%s', (question, expected) => {
    const reading = readQuestion(question, new Set());
    const direct = directOfSpeech(HEAD, '陈远', reading);
    expect(direct?.replace(/\s/g, '')).toContain(expected.replace(/\s/g, '').replace('代市长', ''));
  });

  it.each([
    '云河市2023年的报告是谁作的',
    '今年云河两会上是哪位市长念的工作报告',
    '请问云河市2023年政府工作报告是谁念的',
    '云河市2023年的政府工作报告是几月几号作的',
    '云河市报告的大会是哪天开的',
    '云河市的报告是在哪次会议上作的',
    '云河市的报告是什么时候提请审议的',
    'which mayor presented the government work report',
    'what city official delivered in January the work report',
  ])('is told apart: %s', (question) => {
    expect(readQuestion(question, new Set()).aboutSpeech).toBe(true);
  });

  it.each([
    'which city presented its report first',
    '报告里的茶园条例什么时候提请审议',
    'which mayor built the bridge',
    '运动会是哪天开的',
    '哪位工匠作了示范',
    '报告里说医院什么时候建成',
    '谁负责这项工作',
  ])('is not taken for one: %s', (question) => {
    expect(readQuestion(question, new Set()).aboutSpeech).toBe(false);
  });

  it('says nothing that the head does not say', () => {
    const reading = readQuestion('报告是谁作的', new Set());
    expect(directOfSpeech('政府工作报告', '陈远', reading)).toBeNull();
    expect(directOfSpeech(HEAD, null, reading)).toBeNull();
  });

  it('ends the head behind the sentence that gives the day', () => {
    const text = '2023年云河市政府工作报告\n2023年1月16日，市长陈远作报告。一年来，经济发展。';
    expect(text.slice(0, headEnd(text))).toMatch(/作报告。$/);
  });
});
