/**
 * Measures and lists without numbers, asked of the sample library.
 */

import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellsOfDeeds } from '../../src/answer/measures.ts';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import { settingsFor, temporaryFolder } from '../support/assistant.ts';

const data = temporaryFolder();
let assistant: Assistant;
beforeAll(async () => {
  assistant = await openAssistant(settingsFor(data, { samples: true }));
}, 240_000);
afterAll(async () => {
  await assistant.close();
  rmSync(data, { recursive: true, force: true });
});

const LONGEST = 520;

describe('how something is done', () => {
  it.each([
    ['厦门2019年打算怎么稳住楼市？', ['稳地价', '长效机制']],
    ['郴州2022年怎样优化营商环境？', ['“20条”', '一件事一次办', '首违不罚']],
    ['咸阳2022年如何把消费搞旺？', ['商业街区', '一刻钟便民生活圈', '茶叶经济年会']],
    ['宝坻2021年打算怎么治理大气污染？', ['扬尘', '低氮改造']],
    ['东丽过去五年怎么改善群众住房条件？', ['棚户区改造完成', '还迁房竣工']],
    ['河北2022年准备怎样扩大消费？', ['网络零售额', '便利店', '夜经济']],
    ['南开区2018年怎么吸引和留住人才？', ['高精尖缺', '带着技术']],
    ['南开区怎样治理大气、水和土壤？', ['扬尘', '河长制', '土壤环境监管']],
    ['蓟州2022年打算怎么发展旅游？', ['旅游休闲街区', '精品旅游线路', '5A级景区']],
    ['天门2022年怎么改善营商环境？', ['一网通办', '免申即享', '160亿元']],
    ['襄阳2022年靠什么办法扩大投资？', ['150个以上', '148个', '固定资产投资增长12%以上']],
    ['辽宁2022年怎么推动科技创新？', ['1500家', '揭榜挂帅', '中试基地', '兴辽英才']],
    ['青海怎么打造国际生态旅游目的地？', ['标准体系', '冰雪旅游', '红色旅游']],
    ['青海2022年准备如何修复生态？', ['光伏治沙', '木里矿区', '封湖育鱼']],
    ['蓟州怎么保护于桥水库的水质？', ['68个村庄', '取缔177家', '38条']],
  ])('%s', async (question, measures) => {
    const { answer, citations, status } = await assistant.answer({ question });
    expect(status).toBe('answered');
    for (const measure of measures) expect(answer).toContain(measure);
    expect(answer.length).toBeLessThan(LONGEST);
    // One measure a line, each with its citation.
    expect(answer.split('\n')).toHaveLength(citations.length);
    expect(answer).not.toMatch(/指导思想|主要预期目标/);
  });

  it('is told of the plan where the year of the report is named, and of the review where the year before is', async () => {
    const plan = await assistant.answer({ question: '天门2022年怎么改善营商环境？' });
    expect(plan.answer).not.toContain('86.31%');
    const review = await assistant.answer({ question: '天门2021年怎么改善营商环境的？' });
    expect(review.answer).toContain('86.31%');
  });
});

describe('items in one sentence', () => {
  it.each([
    ['蓟州说的“三地一城”是哪几个定位？', ['非首都功能特色承接地', '服务保障基地', '休闲度假目的地', '山水文化名城']],
    ['河北省的“六带”是指哪六带？', ['大运河文化带', '京张', '石保廊', '冀中南']],
    ['东丽6条重点产业链是哪些？', ['轻工', '航空航天', '生物医药', '新能源']],
    ['咸阳2022年十大民生实事涉及哪些方面？', ['公共卫生应急', '饮水', '食品安全', '一老一小']],
    ['郴州政府报告承认有哪些短板？', ['创新平台', '疫情风险', '三重压力', '思想不够解放']],
  ])('%s', async (question, items) => {
    const { answer, citations } = await assistant.answer({ question });
    for (const item of items) expect(answer).toContain(item);
    expect(citations).toHaveLength(1);
  });

  it('are not looked for where the report numbers them', async () => {
    const { answer } = await assistant.answer({ question: '天门今后五年的六项任务是什么？' });
    expect(answer.split('\n').map((line) => line.slice(0, 2))).toEqual([
      '一是',
      '二是',
      '三是',
      '四是',
      '五是',
      '六是',
    ]);
  });
});

describe('a deed', () => {
  it.each([
    ['加快修建滨河大道，打通断头路。', true],
    ['新建果园300亩。', true],
    ['发展果业意义重大。', false],
    ['必须牢记使命。', false],
    ['全年主要预期目标是：粮食产量30万吨。', false],
    ['农产品加工能力不足，冷链设施滞后。', false],
    ['着力解决冷链设施滞后的问题。', true],
  ])('%s %s', (text, expected) => {
    expect(tellsOfDeeds(text)).toBe(expected);
  });
});
