/** Canned replies of the page's test server, by question. */
import type { Answer, ChatTurn } from '../../src/domain.ts';
import { BAIYU_REPORT, cite, QINGHE_REPORT, reply } from './web-library.ts';

export const GROWTH = '青禾市2022年经济增长目标是多少？';
export const ELDERLY = '青禾市2022年养老方面有哪些安排？';
export const COMPARISON = '2022年各地地区生产总值增长目标对比';
export const RANGES = '2022年各地地区生产总值增长目标区间';
export const TWICE = '青禾市老旧小区配套停车位有多少？';
export const HOSTILE = '青禾市网民留言是怎么答复的？';
/** Means ELDERLY, but only after an answer about 青禾市. */
export const FOLLOW_UP = '那养老呢？';
export const UNKNOWN_REGION = '黑山市2022年经济增长目标是多少？';

const ANSWERS: readonly Answer[] = [
  reply(GROWTH, {
    direct: '6.5%左右',
    answer: '青禾市2022年地区生产总值的预期目标是增长6.5%左右。[1]2021年实际增长6.4%。[2]方括号[7]不是引用。',
    citations: [
      cite(1, QINGHE_REPORT, '2022年地区生产总值增长6.5%左右'),
      cite(2, QINGHE_REPORT, '全市地区生产总值达到812.6亿元，比上年增长6.4%'),
    ],
    understood: {
      question: GROWTH,
      regions: ['云溪省青禾市'],
      years: [2022],
      indicators: ['地区生产总值'],
      kind: 'target',
      asked: 'value',
      assumed: ['“经济增长”按地区生产总值增速理解'],
    },
    suggestions: [ELDERLY, COMPARISON],
  }),
  reply(ELDERLY, {
    answer:
      '青禾市2022年在养老方面的安排：\n新建街道养老服务中心12家；[1]\n新增护理型床位900张；[2]\n为1500户老年人家庭做适老化改造。[3]',
    citations: [
      cite(1, QINGHE_REPORT, '新建街道养老服务中心12家'),
      cite(2, QINGHE_REPORT, '新增护理型床位900张'),
      cite(3, QINGHE_REPORT, '为1500户老年人家庭做适老化改造'),
    ],
  }),
  reply(COMPARISON, {
    direct: '云溪省白屿县',
    answer: '2022年增长目标最高的是云溪省白屿县，7%。[1]',
    citations: [
      cite(1, BAIYU_REPORT, '全县地区生产总值增长7%'),
      cite(2, QINGHE_REPORT, '2022年地区生产总值增长6.5%左右'),
    ],
    table: {
      columns: ['地区', '目标', '原文'],
      rows: [
        ['云溪省白屿县', '7%[1]', '全县地区生产总值增长7%'],
        ['云溪省青禾市', '6.5%左右[2]', '2022年地区生产总值增长6.5%左右'],
      ],
      unit: '%',
    },
  }),
  reply(RANGES, {
    answer: '2022年增长目标最高的是云溪省白屿县，6%—8%。[1]',
    citations: [
      cite(1, BAIYU_REPORT, '全县地区生产总值增长7%'),
      cite(2, QINGHE_REPORT, '2022年地区生产总值增长6.5%左右'),
    ],
    table: {
      columns: ['地区', '目标'],
      rows: [
        ['云溪省白屿县', '6%—8%[1]'],
        ['云溪省青禾市', '6.5%左右[2]'],
      ],
      unit: '%',
    },
  }),
  reply(TWICE, {
    direct: '3100个',
    answer: '配套停车位3100个。[1]',
    citations: [cite(1, QINGHE_REPORT, '完成改造老旧小区46个', 1)],
  }),
  reply(HOSTILE, {
    answer: '有网民留言<img src=x onerror="document.title=\'坏\'"><b>粗体</b>，已答复。[1]',
    citations: [cite(1, QINGHE_REPORT, '<img src=x onerror="document.title=\'坏\'"><b>粗体</b>')],
  }),
  reply(UNKNOWN_REGION, {
    status: 'refused',
    reason: 'unknown-region',
    answer: '报告库里没有黑山市的报告。现有云溪省青禾市、云溪省白屿县2022年的报告。',
    citations: [cite(1, BAIYU_REPORT, '全县地区生产总值增长7%')],
    suggestions: [GROWTH],
  }),
];

/** @returns the canned reply, or a refusal for any other question */
export function cannedAnswer(question: string, history: readonly ChatTurn[] = []): Answer {
  const leansOn = history.findLast(({ role }) => role === 'assistant')?.content ?? '';
  const meant = question === FOLLOW_UP && leansOn.includes('青禾市') ? ELDERLY : question;
  return (
    ANSWERS.find((answer) => answer.understood.question === meant) ??
    reply(question, { status: 'refused', reason: 'not-in-reports', answer: '收录的报告里没有写到这件事。' })
  );
}
