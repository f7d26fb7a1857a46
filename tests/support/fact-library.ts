/**
 * Two small reports with their facts as a careful reader would note them.
 */
import type { ReportToStore } from '../../src/store/store.ts';
import { makeFact } from './fact-factory.ts';
import { makeReport, makeToStore } from './report-factory.ts';

export const BAODI_REPORT = makeReport({
  region: '天津市宝坻区',
  year: 2021,
  sections: [
    {
      path: ['一、2020年工作回顾'],
      paragraphs: [
        '地区生产总值增长5.5%左右，一般公共预算收入完成48.6亿元，城镇登记失业率下降0.3个百分点。',
        '新建口袋公园12个，改造提升117家农贸市场，𠮷祥路竣工。',
      ],
    },
    {
      path: ['二、2021年工作安排'],
      paragraphs: ['地区生产总值增长6%—6.5%，居民收入增长与经济增长同步，PM2.5浓度降至48微克/立方米以下。'],
    },
  ],
});

export const TIANMEN_REPORT = makeReport({
  region: '湖北省天门市',
  level: '市',
  year: 2022,
  paragraphs: ['五年累计改造农村户厕18.6万座，R&D经费增长10%_15%。', '地区生产总值突破700亿元，居全省第9位。'],
});

export const BAODI_FACTS = [
  makeFact(BAODI_REPORT, {
    indicator: '地区生产总值',
    known: true,
    quote: '地区生产总值增长5.5%左右',
    figure: '5.5%左右',
    direction: 'up',
    modifier: '左右',
    period: '2020',
  }),
  makeFact(BAODI_REPORT, {
    indicator: '一般公共预算收入',
    known: true,
    quote: '一般公共预算收入完成48.6亿元',
    figure: '48.6亿元',
    measure: 'level',
    period: '2020',
  }),
  makeFact(BAODI_REPORT, {
    indicator: '城镇登记失业率',
    known: true,
    quote: '城镇登记失业率下降0.3个百分点',
    figure: '0.3个百分点',
    unit: '个百分点',
    measure: 'change',
    direction: 'down',
    period: '2020',
  }),
  makeFact(BAODI_REPORT, { indicator: '口袋公园', quote: '新建口袋公园12个', figure: '12个', period: '2020' }),
  makeFact(BAODI_REPORT, {
    indicator: '农贸市场',
    surface: '农贸市场（改造提升）',
    quote: '改造提升117家农贸市场',
    figure: '117家',
    period: '2020',
  }),
  makeFact(BAODI_REPORT, {
    indicator: '地区生产总值',
    known: true,
    quote: '地区生产总值增长6%—6.5%',
    figure: '6%—6.5%',
    value: 6,
    valueMax: 6.5,
    direction: 'up',
    kind: 'target',
    period: '2021',
    note: '预期目标',
  }),
  makeFact(BAODI_REPORT, {
    indicator: '居民人均可支配收入',
    known: true,
    surface: '居民收入',
    quote: '居民收入增长与经济增长同步',
    figure: '与经济增长同步',
    measure: 'growth',
    direction: 'up',
    kind: 'target',
    period: '2021',
  }),
  makeFact(BAODI_REPORT, {
    indicator: '细颗粒物浓度',
    known: true,
    surface: 'PM2.5浓度',
    quote: 'PM2.5浓度降至48微克/立方米以下',
    figure: '48微克/立方米以下',
    unit: '微克/立方米',
    measure: 'level',
    direction: 'down',
    modifier: '以下',
    kind: 'target',
    period: 'by 2021',
  }),
];

export const TIANMEN_FACTS = [
  makeFact(TIANMEN_REPORT, {
    indicator: '农村户厕',
    quote: '五年累计改造农村户厕18.6万座',
    figure: '18.6万座',
    period: '2017-2021',
    basis: '累计',
  }),
  makeFact(TIANMEN_REPORT, {
    indicator: '研究与试验发展经费',
    known: true,
    surface: 'R&D经费',
    quote: 'R&D经费增长10%_15%',
    figure: '10%_15%',
    valueMax: 15,
    direction: 'up',
    period: '2021',
  }),
  makeFact(TIANMEN_REPORT, {
    indicator: '地区生产总值',
    known: true,
    quote: '地区生产总值突破700亿元',
    figure: '突破700亿元',
    measure: 'level',
    modifier: '突破',
    period: '2021',
  }),
  makeFact(TIANMEN_REPORT, {
    indicator: '地区生产总值',
    known: true,
    quote: '地区生产总值突破700亿元，居全省第9位',
    figure: '第9位',
    unit: '位',
    measure: 'rank',
    basis: '全省',
    period: '2021',
  }),
];

export const BAODI_STORED: ReportToStore = makeToStore(BAODI_REPORT, 8, BAODI_FACTS);
export const TIANMEN_STORED: ReportToStore = makeToStore(TIANMEN_REPORT, 8, TIANMEN_FACTS);
