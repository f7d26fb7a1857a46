/**
 * Lists asked by name, over a report of our own.
 */
import { describe, expect, it } from 'vitest';
import { assistantWith } from '../support/assistant.ts';

const assistant = assistantWith([
  [
    '河北省保定市易县',
    2023,
    [
      '“六大兴林举措”扎实推进，林场面貌一新。聘请李青禾、王知远等专家为“林业发展顾问”，为林业出谋划策。',
      '实施兴茶“三大提质行动”。实施茶园改造提质行动。新植茶苗千亩，改造老茶园。实施茶厂扩建提质行动。新建厂房两座。实施茶市培育提质行动。引来客商。',
      '推进“两所”即北山茶所、南山茶所建设。',
      '办好三件茶事。一是推进“青苗护航”，给茶苗搭棚。二是推进“老树新枝”，修剪老茶树。三是推进“茶路畅通”，修通茶路。',
      '组建养蜂、种茶、制陶三支技术队伍，常态化举办采茶节、蜂蜜节“两项活动”。',
    ],
  ],
]);

describe('a list asked by its name', () => {
  it('is given item by item where the items stand in sentences of their own', async () => {
    const { answer, citations } = await assistant().answer({ question: '易县兴茶“三大提质行动”分别是什么？' });
    expect(answer).toBe('实施茶园改造提质行动。[1]\n实施茶厂扩建提质行动。[2]\n实施茶市培育提质行动。[3]');
    expect(citations).toHaveLength(3);
  });

  it('is given with the other one that is asked for, names bare', async () => {
    const question = '易县要组建哪三支技术队伍，举办哪“两项活动”？';
    const { answer, direct } = await assistant().answer({ question });
    expect(direct).toBe('养蜂、种茶、制陶、采茶节、蜂蜜节');
    expect(answer).toContain('养蜂、种茶、制陶三支技术队伍');
    expect(answer).toContain('采茶节、蜂蜜节“两项活动”');
  });

  it('is refused where the report has only the name', async () => {
    const { status, reason, answer } = await assistant().answer({ question: '易县“六大兴林举措”具体是哪六个？' });
    expect({ status, reason }).toEqual({ status: 'refused', reason: 'not-in-reports' });
    expect(answer).toContain('“六大兴林举措”');
  });

  it('is looked for where a quoted name of the question stands', async () => {
    const { answer } = await assistant().answer({ question: '易县聘请了哪些专家当“林业发展顾问”？' });
    expect(answer).toMatch(/^聘请李青禾、王知远等专家为“林业发展顾问”/);
  });

  it('is given bare where the report says what the name means', async () => {
    const { direct } = await assistant().answer({ question: '易县的“两所”指什么？' });
    expect(direct).toBe('北山茶所、南山茶所');
  });

  it('is given whole, or the one item that a quoted name means', async () => {
    const items = async (question: string) =>
      (await assistant().answer({ question })).citations.map(({ quote }) => quote);
    expect(await items('易县要办好哪三件茶事？')).toHaveLength(3);
    expect(await items('易县三件茶事里的“老树新枝”是指什么？')).toEqual(['二是推进“老树新枝”，修剪老茶树。']);
  });
});
