/**
 * Answers over a small library of our own, by kind of question.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refuseWeak } from '../../src/answer/refuse.ts';
import type { Answer } from '../../src/domain.ts';
import { readFollowUp } from '../../src/question/follow-up.ts';
import { reportText, withAssistant } from '../support/assistant.ts';

const FACTS = [
  '地区生产总值完成182.6亿元、增长6.4%，一般公共预算收入完成11.3亿元、增长8.1%，城镇新增就业8200人；新建改造农村公路126公里，老旧小区改造完成43个。',
  '主要预期目标是：地区生产总值增长7%左右，一般公共预算收入增长7.5%以上，城镇新增就业8500人，城镇调查失业率控制在5.5%以内。',
  '加快补齐民生短板，建成社区养老驿站15个，改造老旧小区61个，新增中小学学位3200个，引进企业“星河重工”。',
  '完成“两项工程”改造18.1万套、管网更新7.3万米。城区集中供热面积达到1520万平方米。',
];

async function answers(questions: readonly string[]): Promise<Answer[]> {
  const found: Answer[] = [];
  await withAssistant({}, async (assistant, data) => {
    const from = join(data, 'in');
    mkdirSync(from);
    writeFileSync(join(from, 'a.txt'), reportText('河北省保定市易县', 2023, FACTS));
    writeFileSync(
      join(from, 'b.txt'),
      reportText('湖南省郴州市', 2023, [
        '森林覆盖率达到68.1%，空气优良天数340天，放映乡村电影320场。',
        '主要预期目标是：地区生产总值增长6.5%。',
      ]),
    );
    await assistant.ingest([from]);
    for (const question of questions) found.push(await assistant.answer({ question }));
  });
  return found;
}

describe('a question for a figure', () => {
  it.each([
    ['易县2022年老旧小区改造了多少个？', '43个'],
    ['易县2023年计划改造多少个老旧小区？', '61个'],
    ['易县2022年一般公共预算收入是多少', '11.3亿元'],
    ['易县管网更新了多少', '7.3万米'],
    ['郴州2022年森林覆盖率是多少', '68.1%'],
    ['乡村电影放映了多少场', '320场'],
    ['易县2023年失业率控制在多少以内', '5.5%以内'],
  ])('%s → %s', async (question, direct) => {
    const [answer] = await answers([question]);
    expect(answer?.status).toBe('answered');
    expect(answer?.direct).toBe(direct);
    expect(answer?.citations[0]?.quote).toContain(direct);
  });
});

describe('an answer', () => {
  it('quotes sentences, never headings or the salutation', async () => {
    for (const { answer, status } of await answers(['易县的养老', '易县2023年有哪些安排', '郴州生态'])) {
      expect(status).toBe('answered');
      expect(answer).not.toMatch(/各位代表|^[一二三]、|主要工作。?\[/m);
    }
  });

  it('holds no figure that its citations do not', async () => {
    for (const { answer, citations } of await answers([
      '易县2022年经济',
      '易县民生',
      '哪个地方空气好',
      '易县2023年目标是多少',
    ])) {
      const quoted = citations.map(({ quote }) => quote).join(' ');
      const own = answer.replace(/\[\d+\]/g, '').replace(/^[^\n：]*（\d{4}）：/gm, '');
      for (const figure of own.match(/\d+(?:\.\d+)?/g) ?? []) expect(quoted).toContain(figure);
    }
  });

  it('names whose words they are when several reports speak', async () => {
    const [answer] = await answers(['2023年地区生产总值目标']);
    expect(answer?.answer).toMatch(/易县（2023）：/);
    expect(answer?.answer).toMatch(/郴州市（2023）：/);
  });

  it('says that a year is not done yet when its achievements are asked of its own report', async () => {
    const [answer] = await answers(['易县2023年完成了多少老旧小区改造']);
    expect(answer?.understood.assumed.join()).toContain('2024年的报告');
  });
});

describe('a question about the speech itself', () => {
  it('is answered by the head of the report', async () => {
    const [answer] = await answers(['易县的报告是在什么会议上作的']);
    expect(answer?.answer).toContain('第十四届人民代表大会第二次会议');
  });
});

describe('hostile repetition', () => {
  it.each(['哪些', '的情况', '要', '什么', '那么', '作报告', '各地', '2022年', '多少', '天津的'])(
    'of “%s” is answered in time',
    async (word) => {
      const begun = performance.now();
      const reading = readFollowUp(`${word.repeat(600)}x`, [{ role: 'user', content: '易县2022年的目标' }], new Set());
      refuseWeak([], reading, []);
      expect(performance.now() - begun).toBeLessThan(500);
    },
    10_000,
  );
});

describe('a refusal', () => {
  it('of a place without a report names it and what is there', async () => {
    const [answer] = await answers(['三亚市2023年的目标是多少']);
    expect(answer).toMatchObject({ status: 'refused', reason: 'unknown-region', direct: null });
    expect(answer?.answer).toContain('三亚市');
    expect(answer?.answer).toContain('易县');
    expect(answer?.suggestions.length).toBeGreaterThan(0);
  });

  it('of a greeting is short and helpful', async () => {
    const [answer] = await answers(['你好！']);
    expect(answer).toMatchObject({ status: 'refused', reason: 'out-of-domain', citations: [] });
  });

  it('of films and games is given where no report tells of them', async () => {
    for (const { reason } of await answers(['周末看什么电影', '新出的游戏有多少种']))
      expect(reason).toBe('out-of-domain');
  });
});
