import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/domain.ts';
import { extractFacts } from '../../src/ingest/facts.ts';
import { makeReport } from '../support/report-factory.ts';

const factsOf = (text: string, heading: string, year = 2022): Fact[] =>
  extractFacts(makeReport({ year, sections: [{ path: [heading], paragraphs: [text] }] }));
const shown = ({ indicator, figure, kind, period }: Fact): string => `${indicator} ${figure} ${kind} ${period}`;
const review = (text: string): string[] => factsOf(text, '一、2021年工作回顾').map(shown);
const plan = (text: string): string[] => factsOf(text, '二、2022年工作安排').map(shown);

describe('facts of a review', () => {
  it.each([
    ['地区生产总值达到8000亿元、增长7%。', ['地区生产总值 8000亿元', '地区生产总值 7%']],
    ['规上工业增加值、固定资产投资分别增长7%、8.5%。', ['规模以上工业增加值 7%', '固定资产投资 8.5%']],
    ['城乡居民收入增长7%。', ['城镇居民人均可支配收入 7%', '农村居民人均可支配收入 7%']],
    ['城镇、农村居民人均可支配收入均增长6%。', ['城镇居民人均可支配收入 6%', '农村居民人均可支配收入 6%']],
    ['PM2.5浓度由70微克/立方米降至48.6微克/立方米。', ['细颗粒物（PM2.5）平均浓度 48.6微克/立方米']],
    ['上市公司由32家增加到54家。', ['上市公司 54家']],
    ['新建农村公路120公里，提升改造老旧小区15个。', ['农村公路 120公里', '城镇老旧小区改造 15个']],
    ['新建120个口袋公园，提升改造117家。', ['口袋公园 120个', '提升改造 117家']],
    ['总产值增速居全省第3位。', ['总产值 第3位']],
    ['完成技改投资60亿元，是2016年的5.2倍。', ['工业技改投资 60亿元', '工业技改投资 5.2倍']],
    ['建设保障房500套，其中公租房120套。', ['保障性住房 500套', '公共租赁住房 120套']],
    ['实施重点项目19个，当年投资30.1亿元。', ['重点项目 19个', '重点项目投资 30.1亿元']],
    ['粮食产量达到四千一百亿斤，增长百分之五。', ['粮食产量 四千一百亿斤', '粮食产量 百分之五']],
    ['５０００万元以上项目112个竣工投产。', ['5000万元以上项目 112个']],
    ['建成100个以上示范村。', ['乡村振兴示范村 100个以上']],
    [
      '引进外资2亿元、人才800人，分别增长7%、12%。',
      ['实际使用外资 2亿元', '人才 800人', '实际使用外资 7%', '人才 12%'],
    ],
    ['引进省外资金、技术、人才，分别增长29%、23.6%和63.9%。', ['引进省外资金 29%', '省外技术 23.6%', '省外人才 63.9%']],
    [
      '第一产业、第二产业增加值，固定资产投资、财政收入分别增长1%、2%、3%、4%。',
      ['第一产业增加值 1%', '第二产业增加值 2%', '固定资产投资 3%', '财政收入 4%'],
    ],
    [
      '规模以上工业增加值、固定资产投资、社会消费品零售总额、城镇居民人均可支配收入分别增长6%、7%、8%、9%。',
      ['规模以上工业增加值 6%', '固定资产投资 7%', '社会消费品零售总额 8%', '城镇居民人均可支配收入 9%'],
    ],
    ['制衣、木器、陶瓷三大产业产值分别增长1%、2%、3%。', ['制衣产业产值 1%', '木器产业产值 2%', '陶瓷产业产值 3%']],
    ['两大产业（制衣、木器）产值分别增长1%、2%。', ['制衣产值 1%', '木器产值 2%']],
    ['固定资产投资、财政收入分别增长1%、2%、3%。', []],
    ['新增3个国家级、8个省级生态公园。', ['国家级生态公园 3个', '省级生态公园 8个']],
    [
      '制衣产量3万吨、木器产量4万吨，均居全省第一。',
      ['制衣产量 3万吨', '木器产量 4万吨', '制衣产量 第一', '木器产量 第一'],
    ],
    ['职工人均用水量，比2020年增长9%，平均每年递增2%。', ['职工人均用水量 9%', '职工人均用水量 2%']],
    ['铺设水管80公里，比2020年水管长度增加6%。', ['水管 80公里', '水管 6%']],
    ['棉布产量5万吨，比上一个五年增产2万吨。', ['棉布产量 5万吨', '棉布产量 2万吨']],
    ['试验组织，据8个县的不完全统计，有340个。', ['试验组织 340个']],
    ['纺机（不含手摇的，下同）增加40万台。', ['纺机 40万台']],
    ['新增5家全国重点实验室。', ['全国重点实验室 5家']],
    ['各类企业享受税费减免3亿元。', ['企业享受税费减免 3亿元']],
    ['粮食总产量再创新高，达到200亿斤。', ['粮食产量 200亿斤']],
    [
      '煤炭产量６２，０００万吨，比1980年预计增加１，０００万吨。',
      ['煤炭产量 ６２，０００万吨', '煤炭产量 １，０００万吨'],
    ],
    ['中等职业学校46所，12个村建成污水处理站。', ['中等职业学校 46所', '村 12个']],
    ['实现1914户、4377人稳定脱贫。', ['稳定脱贫 1914户', '稳定脱贫 4377人']],
    ['投资690万元，购置学校设备。', ['学校设备投资 690万元']],
    ['优良天数比例高于全国平均水平1.8个百分点。', ['空气质量优良天数比率 1.8个百分点']],
    ['民生支出达到27.2亿元，占公共预算支出的80%。', ['民生支出 27.2亿元', '民生支出占公共预算支出 80%']],
  ])('%s', (text, expected) => {
    expect(review(text).map((line) => line.replace(/ achieved 2021$/, ''))).toEqual(expected);
  });

  it.each([
    '坚决打好三大攻坚战，增强“四个意识”，落实20项民心工程。',
    '发放60岁以上老年人补贴，5G、PM2.5、世界500强。',
    '投资6.5亿元的酿酒生产线项目竣工。',
    '1.推进项目建设；（2）做好3个方面工作。',
    '三次产业结构比为13.5∶44.6∶41.9。',
  ])('%s holds none', (text) => {
    expect(review(text)).toEqual([]);
  });

  it('are of five years where five years are spoken of, and of the last where a level is reached', () => {
    const facts = factsOf(
      '五年来，累计改造户厕18万座，地区生产总值年均增长8%，城镇化率达到60%。',
      '一、过去五年工作回顾',
    );
    expect(facts.map(shown)).toEqual([
      '农村改厕 18万座 achieved 2017-2021',
      '地区生产总值 8% achieved 2017-2021',
      '城镇化率 60% achieved 2021',
    ]);
    expect(facts.map(({ basis }) => basis)).toEqual(['累计', '年均', null]);
  });

  it('are read under a heading that tells what was won, and not under one that tells what is to be won', () => {
    const text = '固定资产投资完成50亿元。';
    expect(factsOf(text, '一、在团结奋斗中取得新成效').map(shown)).toEqual(['固定资产投资 50亿元 achieved 2021']);
    expect(factsOf(text, '二、努力推动改革任务取得新突破').map(shown)).toEqual(['固定资产投资 50亿元 target 2022']);
  });

  it('stand in a plan where its paragraph looks back at the past year', () => {
    expect(plan('过去一年里，我们取得了好成绩。粮食产量达到8万吨。')).toEqual(['粮食产量 8万吨 achieved 2021']);
    expect(plan('过去一年里，我们取得了好成绩。今年粮食产量达到9万吨。')).toEqual(['粮食产量 9万吨 target 2022']);
  });

  it('have the years of the sentence before where they are part of it', () => {
    expect(plan('到2025年，造林面积达到9万亩。其中，公益林面积达到4万亩。')).toEqual([
      '造林面积 9万亩 target by 2025',
      '公益林面积 4万亩 target by 2025',
    ]);
  });

  it('turn to the future where their own words do', () => {
    expect(review('项目全部建成后，可新增就业2000人。')).toEqual(['城镇新增就业 2000人 target 2022']);
  });
});

describe('facts of a plan', () => {
  it.each([
    ['地区生产总值增长6%—6.5%。', '地区生产总值 6%—6.5% target 2022'],
    ['城镇登记失业率控制在4.5%以内。', '城镇登记失业率 4.5%以内 target 2022'],
    ['居民收入增长与经济增长基本同步。', '居民收入 增长与经济增长基本同步 target 2022'],
    ['单位地区生产总值能耗完成上级下达任务。', '单位地区生产总值能耗 完成上级下达任务 target 2022'],
    ['能耗强度在“十四五”规划期内统筹考核。', '单位地区生产总值能耗 在“十四五”规划期内统筹考核 target 2021-2025'],
    ['到2025年，森林覆盖率达到35%。', '森林覆盖率 35% target by 2025'],
    ['去年地区生产总值增长7.8%。', '地区生产总值 7.8% achieved 2021'],
    ['经济增长7%左右。', '地区生产总值 7%左右 target 2022'],
  ])('%s', (text, expected) => {
    expect(plan(text)).toEqual([expected]);
  });

  it('say which of two sets they belong to', () => {
    const facts = factsOf(
      '主要预期目标是：地区生产总值增长6%以上。努力实现奋斗目标：地区生产总值增长6.5%。',
      '二、2022年工作安排',
    );
    expect(facts.map(({ figure, note }) => [figure, note])).toEqual([
      ['6%以上', '预期目标'],
      ['6.5%', '奋斗目标'],
    ]);
    expect(factsOf('主要预期目标是：地区生产总值增长6%以上。', '二、安排')[0]?.note).toBeNull();
  });

  it.each([
    ['地区生产总值增长6%（奋斗目标7%）。', ['6% 预期目标', '7% 奋斗目标']],
    ['地区生产总值增长6%，奋斗目标为增长7%。', ['6% 预期目标', '7% 奋斗目标']],
  ])('keep both targets of one clause: %s', (text, expected) => {
    const facts = factsOf(`主要预期目标是：${text}`, '二、2022年工作安排');
    expect(facts.map(({ indicator, figure, note }) => `${indicator} ${figure} ${note}`)).toEqual(
      expected.map((one) => `地区生产总值 ${one}`),
    );
  });

  it.each([
    ['出境断面水质达到Ⅲ类标准。', ['出境断面水质 达到Ⅲ类标准']],
    ['单位地区生产总值能耗在规划期内统筹考虑。', ['单位地区生产总值能耗 在规划期内统筹考虑']],
    ['各项约束性指标不折不扣完成国家下达任务。', ['各项约束性指标 完成国家下达任务']],
    ['完成国家下达的约束性指标任务。', ['约束性指标 完成国家下达的约束性指标任务']],
    ['完成省市下达的绿道建设任务。', ['绿道 完成省市下达的绿道建设任务']],
    // Who set it, and for when, is not what it is for.
    ['节能减排完成县级下达任务。', ['节能减排 完成县级下达任务']],
    ['节能降碳完成进度目标。', ['节能降碳 完成进度目标']],
    ['完成国家和市下达的节能减排任务。', ['节能减排 完成国家和市下达的节能减排任务']],
    ['圆满完成县级下达任务。', []],
    ['其他约束性指标，确保完成省市任务。', ['其他约束性指标 确保完成省市任务']],
    ['粮食播种面积及环境质量指标完成省下达任务。', ['粮食播种面积 完成省下达任务', '环境质量指标 完成省下达任务']],
    ['PM2.5浓度下降等约束性指标完成省定任务。', ['约束性指标 完成省定任务']],
    [
      '城乡居民收入增长与经济增长同步。',
      ['城镇居民人均可支配收入 增长与经济增长同步', '农村居民人均可支配收入 增长与经济增长同步'],
    ],
    ['完成上级下达的各项约束性指标。', ['约束性指标 完成上级下达的各项约束性指标']],
    ['出境水质达到市核标准。', ['出境水质 达到市核标准']],
    ['主要预期目标是：单位生产总值能耗进一步下降。', ['单位地区生产总值能耗 进一步下降']],
    ['节能减排指标达到核定标准。', ['节能减排指标 达到核定标准']],
    ['出境断面水质稳定保持在Ⅱ类及以上。', ['出境断面水质 稳定保持在Ⅱ类及以上']],
    ['主要预期目标是：进出口量稳质升，生态环境质量进一步改善。', ['进出口总额 量稳质升', '生态环境质量 进一步改善']],
    ['主要预期目标是：生态环境质量持续改善。', ['生态环境质量 持续改善']],
  ])('may be words: %s', (text, expected) => {
    expect(plan(text)).toEqual(expected.map((line) => `${line} target 2022`));
  });

  it('of years to come have those years', () => {
    const facts = factsOf('今后五年，新增就业30万人，地区生产总值突破1000亿元。', '二、今后五年目标任务');
    expect(facts.map(shown)).toEqual([
      '城镇新增就业 30万人 target 2022-2026',
      '地区生产总值 突破1000亿元 target by 2026',
    ]);
  });
});

describe('a fact', () => {
  it('has value, unit, measure, direction and modifiers', () => {
    const [decline] = factsOf('力争单位地区生产总值能耗下降3.5%左右。', '二、2022年工作安排');
    expect(decline).toMatchObject({
      value: 3.5,
      unit: '%',
      measure: 'growth',
      direction: 'down',
      modifier: '力争、左右',
      kind: 'target',
    });
    const [count] = factsOf('建成农村户厕18.6万座。', '一、回顾');
    expect(count).toMatchObject({ value: 18.6, unit: '万座', amount: 186_000, measure: 'count', direction: null });
  });

  it('quotes from its name to its figure', () => {
    const text = '全区地区生产总值达到8000亿元，同比增长7%左右。';
    const report = makeReport({ sections: [{ path: ['一、回顾'], paragraphs: [text] }] });
    expect(extractFacts(report).map(({ start, end }) => report.text.slice(start, end))).toEqual([
      '地区生产总值达到8000亿元',
      '地区生产总值达到8000亿元，同比增长7%左右',
    ]);
  });

  it('without a known year has no period', () => {
    const report = makeReport({ year: null, sections: [{ path: ['一、回顾'], paragraphs: ['地区生产总值增长7%。'] }] });
    expect(extractFacts(report)[0]?.period).toBeNull();
  });

  it('is read from traditional characters too, and keeps them', () => {
    const [fact] = factsOf('國內生產總值增長百分之十三。', '一、回顾');
    expect(fact).toMatchObject({ indicator: '地区生产总值', value: 13, figure: '百分之十三', surface: '國內生產總值' });
  });
});
