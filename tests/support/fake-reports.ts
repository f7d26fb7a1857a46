/** What the fake assistant holds when a test gives it nothing else. */
import type { GivenFact } from './fact-factory.ts';

export interface FakeReport {
  readonly id: string;
  readonly region: string;
  readonly year: number;
  /** Each becomes a passage. */
  readonly paragraphs: readonly string[];
  readonly facts?: readonly GivenFact[];
}

export const TIANMEN: FakeReport = {
  id: '2022-429006-0000000a',
  region: '湖北省天门市',
  year: 2022,
  paragraphs: ['全市改造农村户厕18.6万座，乡村面貌明显改善。', '今年地区生产总值预期增长8%左右，财政收入增长6%。'],
  facts: [
    { indicator: '农村户厕', quote: '全市改造农村户厕18.6万座', figure: '18.6万座', period: '2021' },
    {
      indicator: '地区生产总值',
      known: true,
      quote: '地区生产总值预期增长8%左右',
      figure: '8%左右',
      direction: 'up',
      modifier: '左右',
      kind: 'target',
      period: '2022',
    },
    { indicator: '财政收入', quote: '财政收入增长6%', figure: '6%', direction: 'up', kind: 'target', period: '2022' },
  ],
};

export const BAODI: FakeReport = {
  id: '2021-120115-0000000b',
  region: '天津市宝坻区',
  year: 2021,
  paragraphs: ['新建口袋公园12个，绿化道路30公里。'],
  facts: [
    { indicator: '口袋公园', quote: '新建口袋公园12个', figure: '12个', period: '2020' },
    { indicator: '绿化道路', quote: '绿化道路30公里', figure: '30公里', unit: '公里', measure: 'level' },
  ],
};
