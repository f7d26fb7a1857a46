import { describe, expect, it } from 'vitest';
import { subjectOf } from '../../src/answer/name-subject.ts';

describe('the name in front of what the question says of it', () => {
  it.each([
    ['入选省级绿色茶厂名单的是哪一家', '茶业发展加快，青禾茶业入选省级绿色茶厂名单，新建茶亭3座。', '青禾茶业'],
    ['首个拿到“金叶奖”的企业是谁？', '云岭茶业获“金叶奖”，产值增长。', '云岭茶业'],
    ['被评为全省最美茶山的是哪一个', '白鹭山被评为全省最美茶山。', '白鹭山'],
  ])('%s', (question, quote, name) => {
    expect(subjectOf(question, quote)).toBe(name);
  });

  it.each([
    ['the clause opens with what is asked', '入选省级绿色茶厂名单的是哪一家', '入选省级绿色茶厂名单企业3家。'],
    ['somebody is only helped', '入选省级绿色茶厂名单的是哪一家', '支持企业入选省级绿色茶厂名单。'],
    ['too little is shared', '入选省级名单的是哪一家', '青禾茶业落户。'],
    ['nothing is described', '青禾茶业在哪里', '青禾茶业入选省级绿色茶厂名单。'],
  ])('is none where %s', (_why, question, quote) => {
    expect(subjectOf(question, quote)).toBeNull();
  });
});
