/**
 * Follow-ups that leave out what the question before names: the thing counted, the list, the kind of an amount. The whole standalone
 * question is compared.
 */
import { describe, expect, it } from 'vitest';
import type { ChatTurn } from '../../src/domain.ts';
import { readFollowUp } from '../../src/question/follow-up.ts';

const JJ = '江西省九江市';
const held = new Set([JJ, '云南省', '江西省']);
const NONE = '';
const talk = (
  before: string,
  answer: string,
  question: string,
  around?: Parameters<typeof readFollowUp>[3],
): string => {
  const history: ChatTurn[] = before
    .split(' / ')
    .flatMap((content): ChatTurn[] => [
      { role: 'user', content },
      ...(answer === NONE ? [] : [{ role: 'assistant', content: answer } as const]),
    ]);
  return readFollowUp(question, history, held, around).question;
};
type Row = readonly [before: string, question: string, standalone: string];

describe('a verb without its thing', () => {
  it.each<Row>([
    ['九江2021年新增了多少个托位？', '2022年打算再增加多少？', `${JJ}2022年打算再增加多少个托位？`],
    ['九江2021年改造了多少座菜市场？', '我知道了，2022年打算再改多少座？', `${JJ}2022年打算再改多少座菜市场？`],
    [
      '九江2021年船舶制造业有多少从业人员？',
      '目标是到2022年突破多少？',
      `${JJ}船舶制造业目标是到2022年突破多少从业人员？`,
    ],
    ['九江2021年老旧住宅加装电梯多少部？', '2022年打算再装多少部？', `${JJ}2022年老旧住宅打算再装多少部电梯？`],
    ['九江2021年的城镇调查失业率是多少？', '2022年想控制在多少以内？', `${JJ}2022年城镇调查失业率想控制在多少以内？`],
    ['九江2022年民生实事里要建多少个驿站？', '前一年实际建成了几个？', `${JJ}2021年民生实事里实际建成了几个驿站？`],
    ['九江2022年新建多少座公厕？', '改造了几座？', `${JJ}2022年改造了几座公厕？`],
    ['九江2021年新增就业多少人？', '2022年计划新增多少？', `${JJ}2022年新增就业目标是多少人？`],
    ['九江2021年新建了几座茶亭？', '2022年打算再搞几座？', `${JJ}2022年打算再搞几座茶亭？`],
    ['九江2021年新建了几座茶亭？', '2022年再弄多少？', `${JJ}2022年再弄多少座茶亭？`],
    ['九江2021年新建了几座茶亭？', '2022年打算搞茶馆几座？', `${JJ}2022年打算搞茶馆几座？`],
    ['九江2021年新建、改造茶亭多少座？', '2022年打算再建多少座？', `${JJ}2022年打算再建多少座茶亭？`],
    ['九江2021年老街新建和改造多少座茶亭？', '2022年打算再建多少座？', `${JJ}2022年老街打算再建多少座茶亭？`],
  ])('%s, then %s', (before, question, standalone) => {
    expect(talk(before, NONE, question)).toBe(standalone);
  });
});

describe('what leads over', () => {
  it.each<Row>([
    ['九江2022年GDP目标是多少？', '好的，那财政收入呢？', '九江2022年财政收入目标是多少？'],
    ['九江2022年GDP目标是多少？', '明白了，云南呢', '云南省2022年GDP目标是多少？'],
    ['九江2021年新建了几座茶亭？', '2022年呢，打算建多少？', `${JJ}2022年打算建多少座茶亭？`],
    ['九江2021年新建了几座茶亭？', '明年呢，打算建多少？', `${JJ}2022年打算建多少座茶亭？`],
    ['九江2021年新建了几座茶亭？', '茶馆呢，明年打算建多少？', `${JJ}2022年茶馆打算建多少？`],
    ['九江2022年PM2.5要下降多少？', '优良天数呢，2022年要达到多少天？', `${JJ}2022年优良天数要达到多少天？`],
    [
      '九江2022年对城东片区有什么要求？',
      '城西片区呢，报告给它提了什么要求？',
      `${JJ}2022年报告给城西片区提了什么要求？`,
    ],
    ['九江2022年报告里的“两带”指什么？', '还有呢？那个“三园”又指什么', `${JJ}2022年政府工作报告中“三园”指什么？`],
    ['九江2022年城镇新增就业目标是多少？', '这份报告是谁作的？', `${JJ}2022年政府工作报告是谁作的？`],
    [
      '九江2021年的报告说连续多少年无火灾？',
      '到2022年的报告里，这个数变成多少年了？',
      '九江2022年的报告说连续多少年无火灾？',
    ],
    ['九江2022年新增多少学位？', '我问错了，是云南', '云南省2022年新增多少学位？'],
  ])('%s, then %s', (before, question, standalone) => {
    expect(talk(before, '……', question)).toBe(standalone);
  });
});

describe('one item of a list', () => {
  const THREE = '要守好三道关口：一是水源关口，二是林地关口，三是渡船关口。';
  const NAMED = '“三港”依次是：货运枢纽港、客运枢纽港和邮轮母港。';
  it.each<readonly [before: string, answer: string, question: string, standalone: string]>([
    ['九江2022年要守好哪三道关口？', THREE, '最后一道关口具体打算怎么守？', `${JJ}2022年渡船关口具体打算怎么守？`],
    ['九江要建设的“三港”是哪三个？', NAMED, '第二个“港”具体怎么建？', `${JJ}客运枢纽港具体怎么建？`],
    ['九江要建设的“三港”是哪三个？', NAMED, '后一个什么时候建成？', `${JJ}邮轮母港什么时候建成？`],
    [
      '九江2022年要办几件民生实事？第一件是什么？',
      '要办十二件民生实事。第一件是修路。',
      '第十一件是什么？',
      `${JJ}2022年民生实事的第十一件是什么？`,
    ],
    ['九江2022年的12件惠民实事有哪些？', NONE, '第三件是什么？', `${JJ}2022年12件惠民实事的第三件是什么？`],
  ])('%s, then %s: %s', (before, answer, question, standalone) => {
    expect(talk(before, answer, question)).toBe(standalone);
  });
});

describe('so many of them, as the answer told', () => {
  it.each<Row>([
    ['九江2022年获奖的茶厂有几家？', '是哪4家？', `${JJ}2022年获奖的茶厂是哪几家？`],
    ['九江2022年获奖的茶厂有几家？', '分别是哪四家', `${JJ}2022年获奖的茶厂分别是哪几家？`],
    ['九江2022年要办好几件茶事？', '是哪4件？', `${JJ}2022年办好茶事是哪几件？`],
    ['九江2022年获奖的茶厂有几家？', '哪4家涨了价？', `${JJ}2022年哪4家涨了价？`],
  ])('%s, then %s', (before, question, standalone) => {
    expect(talk(before, '获奖茶厂四家。', question)).toBe(standalone);
  });
});

describe('the thing and its amounts', () => {
  it.each<Row>([
    ['九江2022年码头二期项目总投资多少？', '什么时候完工？', `${JJ}2022年码头二期项目什么时候完工？`],
    ['九江2022年码头二期项目总投资多少？', '那城南水厂呢？', '九江2022年城南水厂项目总投资多少？'],
    ['九江2022年航天产业营业收入目标增长多少？', '生物医药呢？', '九江2022年生物医药营业收入目标增长多少？'],
    ['九江2021年城镇居民人均可支配收入多少？', '不对，我问的是农村居民的。', '九江2021年农村居民人均可支配收入多少？'],
    ['九江2021年优良天数有多少天？', '我问的是PM2.5下降多少', `${JJ}2021年PM2.5下降多少？`],
    ['九江2021年接待游客多少人次？', '比2018年增长了多少？', `${JJ}2021年接待游客比2018年增长了多少？`],
    ['九江2021年新能源车年产量达到多少？', '占比达到多少？', `${JJ}2021年新能源车年产量占比达到多少？`],
  ])('%s, then %s', (before, question, standalone) => {
    expect(talk(before, '……', question)).toBe(standalone);
  });
});

describe('what the library and the request say besides', () => {
  it('sets two whole questions about the same thing side by side', () => {
    const asked = '九江2022年城镇新增就业目标是多少？ / 云南省2022年城镇新增就业目标呢？';
    expect(talk(asked, NONE, '哪个更高？')).toBe(`${JJ}和云南省2022年城镇新增就业目标对比，哪个更高？`);
  });
  it('takes this year from the report that gave the answer', () => {
    const around = { holds: (_: string, year: number) => year === 2022, only: [] };
    const asked = '九江2021年城镇调查失业率是多少？';
    expect(talk(asked, NONE, '今年的目标是多少？', around)).toContain('2022年');
  });
  it('asks of the region that was chosen by hand since', () => {
    const around = { holds: () => true, only: ['云南省'] };
    expect(talk('九江2022年GDP目标是多少？', NONE, '财政收入呢？', around)).toBe('云南省2022年财政收入目标是多少？');
  });
  it('takes grounds named after a place inside the region as the topic', () => {
    const question = talk('九江2022年对共青城高新区有什么要求？', NONE, '瑞昌经开区呢，报告给它提了什么要求？');
    expect(question).toBe(`${JJ}2022年报告给瑞昌经开区提了什么要求？`);
  });
});

describe('in English', () => {
  it.each<Row>([
    [
      'How many new jobs did Yunnan create in 2021?',
      'Thanks. And what is the target for 2022?',
      'What is the target for new jobs in Yunnan in 2022?',
    ],
    [
      'How many tourists did Yunnan receive in 2021?',
      'How many does it aim to receive next year?',
      'How many tourists does Yunnan aim to receive next year?',
    ],
    [
      "What is Yunnan's GDP growth target for 2022?",
      'How much did it grow in 2021?',
      "How much did Yunnan's GDP grow in 2021?",
    ],
    ['Who is the mayor of Jiujiang?', 'And the governor of Yunnan?', 'Who is the governor of Yunnan?'],
  ])('%s, then %s', (before, question, standalone) => {
    expect(talk(before, NONE, question)).toBe(standalone);
  });
});
