/** A made-up library with figures, behind the product's own routes, for tests of the indicators page. */
import { createApp } from '../../src/http/app.ts';
import { openPage } from '../../src/http/page.ts';
import { FakeAssistant } from './fake-assistant.ts';
import type { FakeReport } from './fake-reports.ts';
import { recordingLog } from './http-app.ts';

const GDP = { indicator: '地区生产总值', known: true, direction: 'up' } as const;
const level = { ...GDP, measure: 'level', direction: null } as const;

const QINGHE_2022: FakeReport = {
  id: '2022-990100-0000000a',
  region: '云溪省青禾市',
  year: 2022,
  paragraphs: ['去年地区生产总值812.6亿元，增长6.4%，五年年均增长7.2%。', '今年地区生产总值增长6.5%左右。'],
  facts: [
    { ...level, quote: '地区生产总值812.6亿元', figure: '812.6亿元', period: '2021' },
    { ...GDP, quote: '地区生产总值812.6亿元，增长6.4%', figure: '6.4%', period: '2021' },
    { ...GDP, quote: '五年年均增长7.2%', figure: '7.2%', period: '2017-2021', basis: '年均' },
    { ...GDP, quote: '地区生产总值增长6.5%左右', figure: '6.5%左右', kind: 'target', period: '2022', modifier: '左右' },
  ],
};

const QINGHE_2023: FakeReport = {
  id: '2023-990100-0000000b',
  region: '云溪省青禾市',
  year: 2023,
  paragraphs: ['去年地区生产总值865亿元，增长6.1%。', '今年地区生产总值增长6%以上。'],
  facts: [
    { ...level, quote: '地区生产总值865亿元', figure: '865亿元', period: '2022' },
    { ...GDP, quote: '地区生产总值865亿元，增长6.1%', figure: '6.1%', period: '2022' },
    { ...GDP, quote: '地区生产总值增长6%以上', figure: '6%以上', kind: 'target', period: '2023', modifier: '以上' },
  ],
};

const HOSTILE = '地区生产总值<img src=x onerror="document.title=\'坏\'"><b>增长</b>8%';

const BAIYU_2022: FakeReport = {
  id: '2022-990121-0000000c',
  region: '云溪省白屿县',
  year: 2022,
  paragraphs: ['去年地区生产总值9800万元，下降0.5%。', `今年${HOSTILE}。`],
  facts: [
    { ...level, quote: '地区生产总值9800万元', figure: '9800万元', unit: '万元', period: '2021' },
    { ...GDP, quote: '地区生产总值9800万元，下降0.5%', figure: '0.5%', period: '2021', direction: 'down' },
    { ...GDP, quote: HOSTILE, figure: '8%', kind: 'target', period: '2022' },
  ],
};

const numbers = Array.from({ length: 130 }, (_, i) => `第${i + 1}片新建口袋公园${i + 1}个。`);
const MANY: FakeReport = {
  id: '2021-990122-0000000d',
  region: '云溪省松江县',
  year: 2021,
  paragraphs: numbers,
  facts: numbers.map((quote, i) => ({ indicator: '口袋公园', quote, figure: `${i + 1}个`, period: '2020' })),
};

/** Four reports of three places; facts of 地区生产总值 and 口袋公园. */
export function factsApi() {
  return createApp({
    assistant: new FakeAssistant([QINGHE_2022, QINGHE_2023, BAIYU_2022, MANY]),
    settings: { host: '127.0.0.1', readKey: '', adminToken: '' },
    page: openPage(''),
    log: recordingLog(),
  });
}

export const QINGHE_ID = QINGHE_2022.id;
export { HOSTILE };
