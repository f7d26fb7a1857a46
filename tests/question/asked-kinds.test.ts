import { describe, expect, it } from 'vitest';
import { announcing, askedKinds } from '../../src/question/asked-kinds.ts';

const asked = (question: string): (readonly [string, number | null, string])[] =>
  askedKinds(question).map(({ name, count, kind }) => [name, count, kind]);

describe('the lists that a question asks for by name', () => {
  it.each<[string, [string, number | null, string][]]>([
    ['易县的“五大护林行动”分别是什么', [['五大护林行动', 5, '护林行动']]],
    ['易县“三百工程”包括哪三项', [['三百工程', 3, '百工程']]],
    ['易县要修哪四条绿道', [['四条绿道', 4, '绿道']]],
    ['易县有哪几个“养蜂示范村”', [['养蜂示范村', null, '养蜂示范村']]],
    ['易县“养蜂示范村”是哪三个', [['养蜂示范村', 3, '养蜂示范村']]],
    [
      '易县组建哪两支队伍，办好哪“三项赛事”',
      [
        ['两支队伍', 2, '队伍'],
        ['三项赛事', 3, '赛事'],
      ],
    ],
    [
      '易县的3个产茶乡和4个产蜜乡各是哪些',
      [
        ['3个产茶乡', 3, '产茶乡'],
        ['4个产蜜乡', 4, '产蜜乡'],
      ],
    ],
    [
      '易县“两片林区”“三片茶区”具体指什么',
      [
        ['两片林区', 2, '片林区'],
        ['三片茶区', 3, '片茶区'],
      ],
    ],
    ['易县“十四五”期间有哪些', []],
    ['易县“一湖两山”指什么', []],
    ['易县第三条绿道在哪里', []],
    ['易县哪四个', []],
  ])('%s', (question, kinds) => {
    expect(asked(question)).toEqual(kinds);
  });

  it('a list that is only mentioned is not asked for', () => {
    expect(asked('为了“五大护林行动”的经费，易县怎么筹钱')).toEqual([]);
  });
});

describe('how a report may announce a list', () => {
  const found = (text: string): string[] => text.match(announcing({ name: '二项赛事', count: 2, kind: '赛事' })) ?? [];
  it('has the number in either form, with another counter or quotation marks', () => {
    expect(found('办好两项赛事、2场赛事、“两大”赛事。')).toEqual(['两项赛事', '2场赛事', '两大”赛事']);
  });
  it('has no other number', () => {
    expect(found('办好十二项赛事、12项赛事、第二项赛事。')).toEqual([]);
  });
});
