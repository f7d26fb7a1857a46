import { describe, expect, it } from 'vitest';
import {
  findIndicators,
  INDICATORS,
  type Indicator,
  indicatorAtEnd,
  indicatorNamed,
} from '../../src/lexicon/indicators.ts';
import { fold } from '../../src/text/fold.ts';

const byName = new Map(INDICATORS.map((indicator) => [indicator.name, indicator]));

const namesOf = (indicator: Indicator): string[] => [
  indicator.name,
  ...indicator.official,
  ...indicator.everyday,
  ...indicator.short,
  ...indicator.english,
];

/** Name and start of the indicator at the end of a phrase. */
const atEnd = (phrase: string): string | null => {
  const found = indicatorAtEnd(phrase);
  return found && `${found.start} ${found.indicator.name}`;
};

/** Name and words of every indicator of a question. */
const inQuestion = (question: string): string[] => {
  const text = fold(question);
  return findIndicators(text).map(({ indicator, start, end }) => `${indicator.name}: ${text.slice(start, end)}`);
};

describe('the list of indicators', () => {
  it('holds at least 200, each under its own name', () => {
    expect(INDICATORS.length).toBeGreaterThanOrEqual(200);
    expect(byName.size).toBe(INDICATORS.length);
  });

  it('gives no name to two indicators', () => {
    const wrong = INDICATORS.flatMap((indicator) =>
      namesOf(indicator)
        .filter((name) => indicatorNamed(name) !== indicator)
        .map((name) => `${name}: ${indicator.name}, ${indicatorNamed(name)?.name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('lists a name once', () => {
    const repeated = INDICATORS.filter(({ name, official, everyday, short, english }) =>
      [[name, ...official, ...everyday, ...short], english].some(
        (names) => new Set(names.map((one) => fold(one).replace(/\s/g, ''))).size < names.length,
      ),
    );
    expect(repeated.map(({ name }) => name)).toEqual([]);
  });

  it('has well-formed entries', () => {
    for (const indicator of INDICATORS) {
      expect(indicator.topic, indicator.name).toMatch(/^\p{Script=Han}{2,4}$/u);
      for (const name of namesOf(indicator)) expect(name, indicator.name).toMatch(/^\S.*\S$/u);
      for (const name of [indicator.name, ...indicator.everyday])
        expect(name, indicator.name).toMatch(/\p{Script=Han}/u);
      for (const name of indicator.english) expect(name, indicator.name).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('states base units, without magnitude', () => {
    for (const { name, units } of INDICATORS) {
      expect(units.length, name).toBeGreaterThan(0);
      for (const unit of units) expect(unit, name).toMatch(/^(?:[^十百千万亿\s]+|千瓦时?)$/u);
    }
  });

  it('calls a percentage growth where the level is no percentage', () => {
    for (const { name, units, growth } of INDICATORS) {
      // A price index is stated as growth only.
      if (growth && units.every((unit) => unit === '%' || unit === '‰')) expect(name).toMatch(/价格$/);
      if (/(?:比[重例]|率)$/.test(name) && !/(?:生产|死亡)率$/.test(name)) expect(growth, name).toBe(false);
    }
  });

  it('groups the topics', () => {
    const topics = INDICATORS.map(({ topic }) => topic);
    expect(topics.filter((topic, at) => topic !== topics[at - 1]).length).toBe(new Set(topics).size);
  });

  it('names only known indicators as covered', () => {
    for (const { name, covers } of INDICATORS) {
      for (const part of covers) expect(byName.get(part)?.covers, `${name}: ${part}`).toEqual([]);
    }
    expect(byName.get('城乡居民人均可支配收入')?.covers).toEqual(['城镇居民人均可支配收入', '农村居民人均可支配收入']);
    expect(byName.get('失业率')?.covers).toEqual(['城镇调查失业率', '城镇登记失业率']);
  });
});

describe('an indicator by its name', () => {
  it.each([
    ['GDP', '地区生产总值'],
    ['国内生产总值', '地区生产总值'],
    ['ｇｄｐ', '地区生产总值'],
    ['地 区 生 产 总 值', '地区生产总值'],
    ['地區生產總值', '地区生产总值'],
    ['人均GDP', '人均地区生产总值'],
    ['per capita GDP', '人均地区生产总值'],
    ['Per-capita GDP', '人均地区生产总值'],
    ['单位GDP能耗', '单位地区生产总值能耗'],
    ['万元生产总值能耗', '单位地区生产总值能耗'],
    ['工业增加值', '工业增加值'],
    ['规模以上工业增加值', '规模以上工业增加值'],
    ['规上工业增加值', '规模以上工业增加值'],
    ['登记失业率', '城镇登记失业率'],
    ['调查失业率', '城镇调查失业率'],
    ['地方一般预算收入', '一般公共预算收入'],
    ['全部财政收入', '财政总收入'],
    ['农民人均纯收入', '农民人均纯收入'],
    ['农村居民人均可支配收入', '农村居民人均可支配收入'],
    ['全体居民人均可支配收入', '居民人均可支配收入'],
    ['老百姓收入', '居民收入'],
    ['社零', '社会消费品零售总额'],
    ['固投', '固定资产投资'],
    ['高企', '高新技术企业'],
    ['科技型中小企业', '科技型中小企业'],
    ['外贸出口', '出口总额'],
    ['外贸进出口', '进出口总额'],
    ['专精特新"小巨人"企业', '专精特新“小巨人”企业'],
    ['研发经费投入占GDP的比例', '研究与试验发展经费投入强度'],
    ['劣Ⅴ类水体比例', '劣Ⅴ类水体比例'],
    ['劣V类水体比例', '劣Ⅴ类水体比例'],
    ['registered urban unemployment rate', '城镇登记失业率'],
    ['全年良好天数', '空气质量优良天数'],
  ])('%s is %s', (name, official) => {
    expect(indicatorNamed(name)?.name).toBe(official);
  });

  it.each(['', '收入', '全市规模以上工业增加值', '人均一般公共预算收入', 'GDPs', '增加值'])('%j names none', (name) => {
    expect(indicatorNamed(name)).toBeNull();
  });
});

describe('the indicator at the end of a noun phrase', () => {
  it.each([
    ['全市规模以上工业增加值', '2 规模以上工业增加值'],
    ['全部工业增加值', '0 工业增加值'],
    ['天津市人均地区生产总值', '3 人均地区生产总值'],
    ['实现地区生产总值', '2 地区生产总值'],
    ['单位GDP能耗', '0 单位地区生产总值能耗'],
    ['城镇登记失业率', '0 城镇登记失业率'],
    ['城镇调查失业率', '0 城镇调查失业率'],
    ['其中地方一般预算收入', '2 一般公共预算收入'],
    ['新增国家级高新技术企业', '2 高新技术企业'],
    ['民生支出占一般公共预算支出的比重', '0 民生支出占一般公共预算支出比重'],
    ['民生支出占一般公共预算支出', '0 民生支出占一般公共预算支出比重'],
    ['全省PM2. 5平均浓度', '2 细颗粒物（PM2.5）平均浓度'],
    ['ＰＭ２．５平均濃度', '0 细颗粒物（PM2.5）平均浓度'],
    ['10亿元以上项目', '0 十亿元以上项目'],
  ])('%s: %s', (phrase, found) => {
    expect(atEnd(phrase)).toBe(found);
  });

  it('may be followed by a tail, which is not part of a longer name', () => {
    expect(atEnd('社会消费品零售总额')).toBe('0 社会消费品零售总额');
    expect(atEnd('全省GDP增速')).toBe('2 地区生产总值');
    expect(atEnd('高新技术企业数量')).toBe('0 高新技术企业');
    expect(atEnd('经营主体总量规模')).toBe('0 市场主体');
    expect(atEnd('总量')).toBeNull();
  });

  it.each([
    '人均一般公共预算收入',
    '占地区生产总值',
    '占全市生产总值',
    '50亿元以上项目',
    '高端食品加工业产值',
    '老百姓收入',
    '村民',
    '',
  ])('%j has none', (phrase) => {
    expect(atEnd(phrase)).toBeNull();
  });

  it('takes a name of two characters only where no longer word holds it', () => {
    expect(atEnd('其中出口')).toBe('2 出口总额');
    expect(atEnd('厦门出口')).toBe('2 出口总额');
    expect(atEnd('汽车出口')).toBeNull();
    expect(atEnd('价格高企')).toBeNull();
  });

  it('is fast enough for every figure of every report', () => {
    const phrases = [
      '全市规模以上工业增加值',
      '新建改建农村公路',
      '各位代表',
      '城镇居民人均可支配收入',
      '第三产业占比',
    ];
    indicatorAtEnd('地区生产总值');
    const start = performance.now();
    for (let i = 0; i < 100_000; i++) indicatorAtEnd(phrases[i % phrases.length] as string);
    // Some 60 ms on one core at rest.
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('the indicators of a question', () => {
  it.each([
    ['天津市宝坻区2021年GDP增长多少？', ['地区生产总值: gdp']],
    ['厦门2021GDP', ['地区生产总值: gdp']],
    ['人均地区生产总值和地区生产总值', ['人均地区生产总值: 人均地区生产总值', '地区生产总值: 地区生产总值']],
    ['单位GDP能耗下降多少', ['单位地区生产总值能耗: 单位gdp能耗']],
    ['规上工业增加值与工业增加值', ['规模以上工业增加值: 规上工业增加值', '工业增加值: 工业增加值']],
    ['老百姓收入涨了多少', ['居民收入: 老百姓收入']],
    ['失业率控制在多少以内', ['失业率: 失业率']],
    ['城镇登记失业率呢', ['城镇登记失业率: 城镇登记失业率']],
    ['What was the per capita GDP of Xiamen?', ['人均地区生产总值: per capita gdp']],
    ['Did exports grow faster than total trade?', ['出口总额: exports', '进出口总额: total trade']],
    ['R&D spending as a share of GDP', ['研究与试验发展经费投入强度: r&d spending as a share of gdp']],
    ['研发投入占GDP比重', ['研究与试验发展经费投入强度: 研发投入占gdp比重']],
    ['教育支出占GDP的比重', ['教育支出: 教育支出']],
    ['民营经济增长了多少', ['民营经济增加值: 民营经济']],
    ['2022年社零和固投的目标', ['社会消费品零售总额: 社零', '固定资产投资: 固投']],
    ['高企有多少家', ['高新技术企业: 高企']],
    ['厦门出口多少', ['出口总额: 出口']],
  ])('%s', (question, found) => {
    expect(inQuestion(question)).toEqual(found);
  });

  it.each([
    '物价高企怎么办',
    '汽车出口多少',
    '进口博览会什么时候开',
    '人均一般公共预算收入是多少',
    'per capita fiscal revenue',
    'gdpr rules',
    '区长是谁',
    '',
  ])('%j names none', (question) => {
    expect(inQuestion(question)).toEqual([]);
  });

  it('finds a folded name with its place, also over white space', () => {
    const text = fold('２０２２年地区 生产总值');
    expect(findIndicators(text)).toEqual([{ indicator: byName.get('地区生产总值'), start: 5, end: 12 }]);
  });
});
