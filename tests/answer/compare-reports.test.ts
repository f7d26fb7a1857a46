/**
 * Comparing what no fact holds: figures read out of the text, values that a question sets, the speeches, all targets side by side.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/domain.ts';
import { withAssistant } from '../support/assistant.ts';
import { checkDifferences } from '../support/computed.ts';

const REPORTS: readonly (readonly [place: string, title: string, text: string])[] = [
  [
    '易县2021',
    '河北省保定市易县',
    `2021年河北省保定市易县政府工作报告
——2021年2月3日在易县第九届人民代表大会第三次会议上
易县人民政府代县长 周远山
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。
一、2020年工作回顾
过去一年，PM10、PM2.5、臭氧平均浓度分别为71、39、160微克/立方米。粮食播种面积28万亩、总产量11万吨。完成河道整治和管网入户，城区地下综合管廊建成投用，供水线路总长达到64公里。
二、2021年工作安排
今年主要预期目标是：地区生产总值增长7%，一般公共预算收入增长6%，固定资产投资增长8%，城镇登记失业率控制在4%以内。
完善城区配套，改造县直家属院等9个老旧小区，新建停车场5处。在智慧农业方面，建设数字农田2万亩，推广无人机植保。`,
  ],
  [
    '易县2023',
    '河北省保定市易县',
    `2023年河北省保定市易县政府工作报告
——2023年2月8日在易县第十届人民代表大会第二次会议上
易县人民政府县长 周远山
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。
一、2022年工作回顾
过去一年，PM2.5平均浓度降至每立方米33微克。粮食产量12万吨。完成造林1.3万亩，管护林地若干，河东、河西公园开放，总面积2万亩。
二、2023年工作安排
今年主要预期目标是：地区生产总值增长6%左右，一般公共预算收入增长6%，固定资产投资增长8%，城镇调查失业率控制在5.5%以内。
完成14个老旧小区改造，新建停车场8处。在智慧农业方面，建设数字农田3万亩，培训新农人400名。`,
  ],
  [
    '涞水县2023',
    '河北省保定市涞水县',
    `2023年河北省保定市涞水县政府工作报告
——2023年1月30日在涞水县第八届人民代表大会第二次会议上
涞水县人民政府代县长 林 海
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。
一、2022年工作回顾
过去一年，PM2.5平均浓度由41微克/立方米下降到36微克/立方米。粮食产量9.5万吨。完成造林6000亩。
二、2023年工作安排
今年主要预期目标是：地区生产总值增长6%，一般公共预算收入增长7%，固定资产投资增长8%，城镇登记失业率控制在4.5%以内。
改造老旧小区6个。在智慧农业方面，引进水肥一体化设备，建成示范园1座。`,
  ],
];

const YI = '河北省保定市易县';
const LAISHUI = '河北省保定市涞水县';

/** Question, direct answer, parts of the answer, what it must not hold. */
type Case = readonly [question: string, direct: string | null, says: readonly string[], not?: readonly string[]];

const CASES: Readonly<Record<string, Case>> = {
  'one of three figures that stand together': [
    '易县2021年报告里的PM2.5浓度和涞水县2023年报告里的哪个高',
    YI,
    ['39对36微克/立方米'],
    ['71微克', '41微克/立方米对'],
  ],
  'a figure in another unit of the same kind': [
    '易县和涞水县2022年PM2.5浓度差多少',
    `${LAISHUI}，3微克/立方米`,
    ['相差3微克/立方米（计算得出）'],
  ],
  'a difference across magnitudes, to the last digit': [
    '易县和涞水县2022年谁完成的造林面积大，差多少',
    `${YI}，7000亩`,
    ['1.3万亩对6000亩，相差7000亩（计算得出）'],
    ['2万亩'],
  ],
  'the order that is asked for': [
    '易县、涞水县2022年的粮食产量由低到高排一排',
    LAISHUI,
    ['粮食产量：河北省保定市涞水县低于河北省保定市易县，9.5万吨对12万吨'],
  ],
  'two years of one place': [
    '易县2021年和2023年分别计划改造几个老旧小区，哪年多？',
    '2023年',
    ['14个对9个', '9个老旧小区', '14个老旧小区改造'],
  ],
  'those that set a value': [
    '2023年哪些县把地区生产总值增长目标定在6%左右',
    `${LAISHUI}、${YI}`,
    [`符合条件的有：${LAISHUI}（6%）、${YI}（6%左右）。`],
  ],
  'those that set another': ['2023年哪个县的一般公共预算收入增长目标不是6%', LAISHUI, [`${LAISHUI}（7%）`]],
  'growth of nothing named': ['易县和涞水县2023年谁的增长目标高，差多少？', null, ['地区生产总值增长目标的数字相同']],
  'the figure of no other indicator': [
    '易县和涞水县2023年城镇登记失业率目标谁高',
    LAISHUI,
    [`只有一份报告给出了可比的城镇登记失业率目标：${LAISHUI}（4.5%以内）`],
    ['5.5%'],
  ],
  'the persons': ['易县2023年和涞水县2023年的报告分别是谁作的？', `${LAISHUI}代县长 林海、${YI}县长 周远山`, []],
  'the acting ones': [
    '各份报告里，报告人是代县长的有谁',
    null,
    ['2021）：代县长 周远山', '2023）：代县长 林海'],
    ['县长 周远山[3]'],
  ],
  'days and meetings': [
    '易县和涞水县2023年的报告各是哪天、在哪次会议上作的？',
    null,
    ['2023年2月8日', '易县第十届人民代表大会第二次会议', '2023年1月30日', '涞水县第八届人民代表大会第二次会议'],
  ],
  'the earliest': ['2023年的报告哪份作得最早？', `${LAISHUI}2023年1月30日`, []],
  'all targets': [
    '易县和涞水县2023年的主要目标有哪些一样，哪些不一样',
    null,
    [
      '相同的目标：',
      `固定资产投资增长目标：${LAISHUI}8%`,
      '不同的目标：',
      `一般公共预算收入增长目标：${LAISHUI}7%`,
      `只有${YI}提出：`,
    ],
  ],
  'what is done about a thing': [
    '易县和涞水县2023年在智慧农业方面的做法有什么不同',
    null,
    ['建设数字农田3万亩，培训新农人400名', '引进水肥一体化设备，建成示范园1座'],
    ['无人机'],
  ],
};

const answers = new Map<string, Answer>();

beforeAll(async () => {
  await withAssistant({}, async (assistant, data) => {
    const from = join(data, 'in');
    mkdirSync(from);
    for (const [name, , text] of REPORTS) writeFileSync(join(from, `${name}.txt`), text);
    await assistant.ingest([from]);
    for (const [question] of Object.values(CASES)) answers.set(question, await assistant.answer({ question }));
  });
}, 60_000);

describe('reports compared', () => {
  it.each(Object.entries(CASES))('%s', (_, [question, direct, says, not = []]) => {
    const answer = answers.get(question) as Answer;
    expect(answer.status).toBe('answered');
    for (const part of says) expect(answer.answer).toContain(part);
    for (const part of not) expect(answer.answer).not.toContain(part);
    if (direct !== null) expect(answer.direct).toBe(direct);
    expect(answer.table?.rows.length).toBeGreaterThan(1);
  });

  it('hold no number but those of the quotes, of years, and differences that are right', () => {
    for (const { answer, citations } of answers.values()) {
      const { rest, wrong } = checkDifferences(answer.replaceAll(/\[\d+\]/g, ' '));
      expect(wrong).toEqual([]);
      const quotes = citations.map(({ quote }) => quote).join('\n');
      for (const [number] of rest.matchAll(/\d+(?:\.\d+)?/g))
        expect(quotes.includes(number) || /^202[123]$/.test(number), `${number} in ${answer}`).toBe(true);
    }
  });
});

describe('a difference', () => {
  it('is right or wrong by the two figures in front of it', () => {
    expect(checkDifferences('甲高于乙，7%对6.5%，相差0.5个百分点（计算得出）。')).toEqual({
      rest: '甲高于乙，7%对6.5%。',
      wrong: [],
    });
    expect(checkDifferences('甲高于乙，1.2万人对8000人，相差4000人（计算得出）。').wrong).toEqual([]);
    expect(checkDifferences('甲高于乙，7%对6.5%，相差1个百分点（计算得出）。').wrong).toHaveLength(1);
    expect(checkDifferences('甲有三座（计算得出）。').wrong).toHaveLength(1);
    expect(
      checkDifferences('A is higher than B, 7% against 6%, a difference of 1 percentage point (computed).').wrong,
    ).toEqual([]);
  });
});
