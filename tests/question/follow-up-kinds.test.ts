/**
 * Dialogues over the sample reports, by kind of follow-up.
 */
import { describe, expect, it } from 'vitest';
import { regionsOf, talked } from '../support/talk.ts';

const XIAMEN = '福建省厦门市';
const TIANMEN = '湖北省天门市';
const XIANGYANG = '湖北省襄阳市';
const CHENZHOU = '湖南省郴州市';
const XIANYANG = '陕西省咸阳市';
const NANKAI = '天津市南开区';
const HEDONG = '天津市河东区';
const DONGLI = '天津市东丽区';
const JIZHOU = '天津市蓟州区';
const WUQING = '天津市武清区';
const BAODI = '天津市宝坻区';
const HEBEI = '河北省';
const LIAONING = '辽宁省';
const QINGHAI = '青海省';
const held = new Set([
  ...[XIAMEN, TIANMEN, XIANGYANG, CHENZHOU, XIANYANG, NANKAI, HEDONG, DONGLI, JIZHOU, WUQING, BAODI],
  ...[HEBEI, LIAONING, QINGHAI],
]);
const ANSWER = '河北省（2022）：推进冷链仓库建设[1]；改造灌区三处[2]；新修旅游公路[3]';

type Dialogue = readonly [
  history: readonly string[],
  question: string,
  regions: readonly string[],
  years: readonly number[],
  contains: readonly string[],
  lacks?: readonly string[],
];

const KINDS: Readonly<Record<string, readonly Dialogue[]>> = {
  'another place': [
    [['襄阳市2022年粮食产量目标是多少？'], '天门呢？', [TIANMEN], [2022], ['粮食产量目标是多少'], ['襄阳']],
    [['郴州2022年要改造多少老旧小区？'], '那咸阳要改造多少？', [XIANYANG], [2022], ['老旧小区', '多少'], ['郴州']],
    [['青海省2021年生态保护做了哪些工作？'], '辽宁省做了哪些？', [LIAONING], [2021], ['生态保护'], ['青海']],
    [['厦门2019年打算怎么发展旅游？'], '换成郴州市', [CHENZHOU], [2019], ['怎么发展旅游'], ['厦门']],
    [['天津市东丽区2022年的财政收入目标？'], '蓟州的呢', [JIZHOU], [2022], ['财政收入目标'], ['东丽']],
    [['河北省2022年城镇新增就业目标是多少？'], '如果是辽宁呢？', [LIAONING], [2022], ['城镇新增就业目标'], ['河北']],
  ],
  'another year': [
    [['襄阳市2021年规上工业增加值增长了多少？'], '2022年的目标呢？', [XIANGYANG], [2022], ['工业增加值', '目标']],
    [['辽宁省2022年粮食产量目标是多少？'], '那2021年呢', [LIAONING], [2021], ['粮食产量'], ['2022']],
    [['南开区2018年打算新建几所幼儿园？'], '前一年新建了几所？', [NANKAI], [2017], ['幼儿园'], ['2018']],
    [['天门市2021年修了多少农村公路？'], '今年打算修多少？', [TIANMEN], [2022], ['农村公路']],
    [['武清区2017年引进了多少项目？'], '过去五年呢？', [WUQING], [], ['五年', '项目'], ['2017']],
  ],
  'another indicator or topic': [
    [['咸阳市2022年GDP增长目标是多少？'], '固定资产投资呢？', [XIANYANG], [2022], ['固定资产投资增长目标'], ['GDP']],
    [['青海省2022年教育方面有哪些安排？'], '医疗方面呢？', [QINGHAI], [2022], ['医疗', '安排'], ['教育']],
    [['郴州市2021年进口额是多少？'], '出口额呢', [CHENZHOU], [2021], ['出口额'], ['进口']],
    [['河东区2021年新建了多少停车位？'], '充电桩呢？', [HEDONG], [2021], ['充电桩', '多少'], ['停车位']],
    [
      ['湖北省襄阳市2022年居民人均可支配收入增长目标？'],
      '城镇新增就业多少？',
      [XIANGYANG],
      [2022],
      ['城镇新增就业'],
      ['收入'],
    ],
    [['宝坻区2021年怎么发展现代农业？'], '有什么交通建设计划？', [BAODI], [2021], ['交通建设'], ['农业']],
  ],
  'a word that points back': [
    [['青海省2022年有哪些环保目标？'], '该省的旅游收入是多少？', [QINGHAI], [2022], ['旅游收入'], ['环保']],
    [['郴州市2022年计划建设哪些高速公路？'], '它们什么时候通车？', [CHENZHOU], [2022], ['高速公路', '什么时候通车']],
    [['襄阳市2022年的重大项目有哪些？'], '这些项目总投资多少？', [XIANGYANG], [2022], ['重大项目', '总投资']],
    [['天门市2021年新增就业多少人？'], '那里的失业率是多少？', [TIANMEN], [2021], ['失业率']],
    [['厦门市2018年新增就业多少人？'], '那一年新增了多少企业？', [XIAMEN], [2018], ['企业'], ['那一年', '就业']],
    [['辽宁省2021年粮食产量多少？'], '当年财政收入是多少', [LIAONING], [2021], ['财政收入'], ['粮食']],
    [['河东区2021年怎么治理积水？'], '这项工作谁负责？', [HEDONG], [2021], ['积水', '谁负责']],
  ],
  'asks more of the same': [
    [['咸阳市2022年要建哪些工业园区？'], '总投资多少？', [XIANYANG], [2022], ['工业园区', '总投资']],
    [['辽宁省2022年怎么保障粮食安全？'], '具体措施呢？', [LIAONING], [2022], ['粮食安全', '措施']],
    [['河北省2022年GDP增长目标是多少？'], '怎么实现？', [HEBEI], [2022], ['GDP增长目标', '怎么实现']],
    [['蓟州区2022年打算修哪些路？'], '有多长？', [JIZHOU], [2022], ['路', '多长']],
    [['东丽区2022年计划建设几个菜市场？'], '都在哪里？', [DONGLI], [2022], ['菜市场', '哪里']],
    [['青海省2022年如何保护湿地？'], '第二条具体怎么做？', [QINGHAI], [2022], ['灌区']],
  ],
  correction: [
    [['襄阳市2022年GDP增长目标是多少？'], '不对，是咸阳', [XIANYANG], [2022], ['GDP增长目标'], ['襄阳']],
    [['厦门市2019年新增就业目标？'], '我说的是2018年的', [XIAMEN], [2018], ['新增就业'], ['2019']],
    [['郴州2022年农村居民收入增长目标是多少？'], '我问的是城镇的', [CHENZHOU], [2022], ['城镇居民收入'], ['农村']],
    [['辽宁2021年GDP是多少？'], '我问的是增速', [LIAONING], [2021], ['GDP', '增']],
    [['河北省2022年进口目标？'], '不是进口，是出口', [HEBEI], [2022], ['出口'], ['进口']],
  ],
  English: [
    [
      ['What is the grain output target of Liaoning for 2022?'],
      'And Qinghai?',
      [QINGHAI],
      [2022],
      ['grain output target'],
    ],
    [['How many jobs will Hebei create in 2022?'], 'What about Liaoning?', [LIAONING], [2022], ['jobs']],
    [['What did Xiamen do for tourism in 2018?'], 'And education?', [XIAMEN], [2018], ['education'], ['tourism']],
    [
      ['What is the fiscal revenue target of Hebei in 2022?'],
      'Why?',
      [HEBEI],
      [2022],
      ['fiscal revenue target', 'why'],
    ],
    [['What is the GDP growth target of Qinghai in 2022?'], '辽宁呢？', [LIAONING], [2022], ['GDP growth target']],
    [['青海省2022年GDP增长目标是多少？'], 'What about Liaoning?', [LIAONING], [2022], ['GDP增长目标']],
  ],
  'side by side': [
    [
      ['天门市2022年GDP增长目标是多少？'],
      '和襄阳比呢？',
      [TIANMEN, XIANGYANG],
      [2022],
      ['GDP增长目标'],
      ['比呢', '和比'],
    ],
    [['东丽区2022年GDP目标是多少？'], '跟蓟州区比谁高？', [DONGLI, JIZHOU], [2022], ['GDP目标'], ['跟比']],
    [
      ['襄阳和郴州2022年的GDP增长目标谁更高？'],
      '加上咸阳',
      [XIANGYANG, CHENZHOU, XIANYANG],
      [2022],
      ['GDP增长目标'],
      ['加上'],
    ],
    [
      ['河北省和辽宁省2022年粮食产量目标对比'],
      '再算上青海呢？',
      [HEBEI, LIAONING, QINGHAI],
      [2022],
      ['粮食产量目标'],
      ['算上'],
    ],
    [['河北省2022年城镇新增就业目标是多少？', '辽宁呢？'], '差多少？', [HEBEI, LIAONING], [2022], ['城镇新增就业目标']],
    [
      ['襄阳、郴州、咸阳2022年的GDP增长目标分别是多少？'],
      '谁最高？',
      [XIANGYANG, CHENZHOU, XIANYANG],
      [2022],
      ['GDP增长目标', '最高'],
    ],
  ],
  'a list made shorter': [
    [['厦门市2019年有哪些民生项目？'], '其中跟养老有关的有哪些？', [XIAMEN], [2019], ['民生项目', '养老']],
    [['青海省2022年计划建设哪些重大工程？'], '只要水利方面的', [QINGHAI], [2022], ['水利', '工程']],
    [['郴州市2022年有哪些招商引资措施？'], '哪些是针对外资的？', [CHENZHOU], [2022], ['招商引资', '外资']],
  ],
};

const COMPLETE: readonly (readonly [history: readonly string[], question: string])[] = [
  [['襄阳市2022年GDP增长目标是多少？'], '推荐一部电影'],
  [['河东区2021年修了哪些路？'], '帮我把这句话翻译成法语'],
  [['厦门市2019年有哪些民生项目？'], '辽宁省2022年怎么防治水土流失？'],
  [['东丽区2022年GDP目标是多少？'], '各省的粮食产量目标分别是多少？'],
  [['青海省2022年如何保护湿地？'], '太好了，谢谢你'],
  [['青海省2022年如何保护湿地？'], '北京明天会下雨吗？'],
  [['郴州市2022年有哪些招商引资措施？'], '襄阳市的市长是谁？'],
];

const talk = (history: readonly string[], question: string) => talked(history, question, { held, answer: ANSWER });

for (const [kind, dialogues] of Object.entries(KINDS))
  describe(kind, () => {
    it.each(dialogues.map((one) => ({ one })))('$one.0, then $one.1', ({ one }) => {
      const [history, question, regions, years, contains, lacks = []] = one;
      const read = talk(history, question);
      expect(regionsOf(read, held)).toEqual(regions);
      expect(read.years).toEqual(years);
      for (const words of contains) expect(read.question).toContain(words);
      for (const words of lacks) expect(read.question).not.toContain(words);
    });
  });

describe('complete', () => {
  it.each(COMPLETE)('%j, then %s', (history, question) => {
    expect(talk(history, question).question).toBe(question);
  });
});

it.each(['还有呢？', '其他的呢？', '再举几个'])('asks again without what was quoted: %s', (question) => {
  const read = talk(['河北省2022年有哪些水利工程？'], question);
  expect(read.question).toBe('河北省2022年有哪些水利工程？');
  expect(read.already).toHaveLength(3);
});
