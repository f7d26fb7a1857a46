/** Figures of one report that are told apart by what they are of, through the whole way of a question. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/domain.ts';
import { reportText, withAssistant } from '../support/assistant.ts';

const REVIEW =
  '新增博士点3个、硕士点9个。园区用电量、园区用水量分别增长5%、3%。青禾码头二期建成，港区新增泊位6个，全年完成投资48亿元。星河瓷坊一期投资7亿元。森林（林木）覆盖率达到61.2%。投资9亿元的青雨花谷开工。' +
  '举办第12届采茶节。茶叶产量居全国第3位。蜂蜜产量1200吨、居全省第2位。接待游客130万人次，旅游收入9亿元。云岭茶谷开园迎客。';
const ASKED = [
  ['易县2022年新增多少个硕士点？', '9个'],
  ['易县2022年新增多少个博士点？', '3个'],
  ['易县2022年园区用水量增长多少？', '3%'],
  ['易县2022年接待了多少游客？', '130万人次'],
  ['易县2022年办的是第几届采茶节？', '第12届'],
  ['易县2022年的青雨花谷一共投资多少？', '9亿元'],
  ['易县2022年蜂蜜产量是多少，在全省排第几？', '1200吨、全省第2位'],
] as const;

describe('figures of one report', () => {
  const answers = new Map<string, Answer>();
  const ask = (question: string): Answer => answers.get(question) as Answer;
  beforeAll(async () => {
    await withAssistant({}, async (assistant, data) => {
      const folder = join(data, 'in');
      mkdirSync(folder);
      writeFileSync(
        join(folder, 'a.txt'),
        reportText('河北省保定市易县', 2023, [
          REVIEW,
          '力争茶叶产量增长8%，森林覆盖率提高0.3个百分点，地区生产总值增长7%。',
        ]),
      );
      await assistant.ingest([folder]);
      for (const question of [
        ...ASKED.map(([question]) => question),
        '易县2022年养了多少头牛？',
        '易县2022年森林覆盖率是多少？',
        '易县2022年地区生产总值是多少？',
        '易县2022年云岭茶谷一共投资多少？',
        '易县2022年茶叶产量在全国排第几？',
        '易县2022年旅游收入在全国排第几？',
      ])
        answers.set(question, await assistant.answer({ question }));
    });
  });

  it.each(ASKED)('%s', (question, figure) => {
    expect(ask(question).direct).toBe(figure);
  });

  it('are not given for what the report does not count', () => {
    expect(ask('易县2022年养了多少头牛？').status).toBe('refused');
  });

  it('are not given for a named thing beside which they do not stand', () => {
    expect(ask('易县2022年云岭茶谷一共投资多少？').answer).toContain('提到了“云岭茶谷”，但没有给出');
  });

  it('are looked for under a name with a word in brackets', () => {
    expect(ask('易县2022年森林覆盖率是多少？').answer).toContain('森林（林木）覆盖率达到61.2%');
    expect(ask('易县2022年地区生产总值是多少？').status).toBe('refused');
  });

  it('are no place in an order', () => {
    expect(ask('易县2022年茶叶产量在全国排第几？').answer).toContain('居全国第3位');
    expect(ask('易县2022年旅游收入在全国排第几？').direct).not.toBe('9亿元');
  });
});
