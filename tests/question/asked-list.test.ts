import { describe, expect, it } from 'vitest';
import { askedList } from '../../src/question/asked-list.ts';

describe('how many items a question asks for, and what they are called', () => {
  it.each([
    ['易县的六条措施是哪六条', 6, []],
    ['易县要办好哪三件实事', 3, []],
    ['易县的12个重点项目有哪些', 12, []],
    ['易县“四园三中心”有哪些', 7, ['四园三中心']],
    ['易县两江一湖指什么', 3, ['两江一湖']],
    ['“二四六”里的八项任务是什么', 8, ['二四六']],
    ['易县2022年有哪些安排', null, []],
    ['易县今后五年有哪些目标', null, []],
    ['易县第三条是什么', null, []],
  ])('%s', (question, count, names) => {
    expect(askedList(question)).toMatchObject({ count, names });
  });

  it('keeps the number with what is counted', () => {
    expect(askedList('易县的八项任务是什么').counted).toEqual(['八项任务']);
  });
});
