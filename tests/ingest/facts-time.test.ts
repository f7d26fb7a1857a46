import { describe, expect, it } from 'vitest';
import { extractFacts } from '../../src/ingest/facts.ts';
import { makeReport } from '../support/report-factory.ts';

/** Facts of paragraphs under one heading. */
const shown = (heading: string, year: number, ...paragraphs: string[]): string[] =>
  extractFacts(makeReport({ year, sections: [{ path: [heading], paragraphs }] })).map(
    ({ indicator, figure, kind, period }) => `${indicator} ${figure} ${kind} ${period}`,
  );

describe('the years of a figure', () => {
  it.each([
    ['粮食产量是“十二五”末的1.7倍。', '粮食产量 1.7倍 achieved 2021'],
    ['造林面积较“十三五”时期增长9%。', '造林面积 9% achieved 2021'],
    ['粮食产量比2020年增长9%，按2010年不变价计算。', '粮食产量 9% achieved 2021'],
    ['荣获“2015年度先进县”称号，森林覆盖率达到41%。', '森林覆盖率 41% achieved 2021'],
    ['落实《河道治理计划（2018年）》，清淤河道41公里。', '河道 41公里 achieved 2021'],
    ['造林面积较近两年翻一番。', '造林面积 一番 achieved 2021'],
    ['年内新增学位900个。', '新增学位 900个 achieved 2021'],
    ['新开工项目计划总投资回落，淘汰落后产能90万吨。', '落后产能 90万吨 achieved 2021'],
  ])('are not those it is compared with: %s', (text, expected) => {
    expect(shown('一、2021年工作回顾', 2022, text)).toEqual([expected]);
  });

  it('do not go on behind a sentence about an older year', () => {
    expect(shown('一、2021年工作回顾', 2022, '2018年，我们开始清淤。清淤河道41公里。')).toEqual([
      '河道 41公里 achieved 2021',
    ]);
  });

  it('are all since the year that is named, and of a running plan those that are over', () => {
    expect(shown('一、2021年工作回顾', 2022, '2018年以来发放救助资金41万元。')).toEqual([
      '社会救助资金 41万元 achieved 2018-2021',
    ]);
    expect(shown('一、2023年工作回顾', 2024, '“十四五”以来，新建小学41所。')).toEqual(['小学 41所 achieved 2021-2023']);
  });

  it('of a growth begin behind the year it is compared with', () => {
    expect(shown('一、2025年工作回顾', 2026, '湿地面积较“十三五”末增长9%，造林面积比2022年增加2万亩。')).toEqual([
      '湿地面积 9% achieved 2021-2025',
      '造林面积 2万亩 achieved 2023-2025',
    ]);
  });

  it('are past under a heading that tells how a plan was carried out', () => {
    expect(shown('一、“八五”计划执行情况', 1996, '造林面积增长9%。')).toEqual(['造林面积 9% achieved 1991-1995']);
  });

  it('are to come in the section behind the review, whatever it is called', () => {
    const report = makeReport({
      year: 2022,
      sections: [
        { path: ['一、2021年工作回顾'], paragraphs: ['造林面积增长9%。'] },
        { path: ['二、抓住时机'], paragraphs: ['造林面积增长8%。两年来清淤河道4公里。', '已建成的主要有：泵站2座。'] },
      ],
    });
    expect(extractFacts(report).map(({ figure, kind, period }) => `${figure} ${kind} ${period}`)).toEqual([
      '9% achieved 2021',
      '8% target 2022',
      '4公里 achieved 2020-2021',
      '2座 achieved 2021',
    ]);
  });

  it('tell that a plan looks back', () => {
    const heading = '二、2026年目标任务';
    expect(shown(heading, 2026, '“十四五”时期，新建小学41所。', '新建中学12所。')).toEqual([
      '小学 41所 achieved 2021-2025',
      '中学 12所 target 2026',
    ]);
    expect(shown(heading, 2026, '近两年新建的小学41所，要全部招生。')).toEqual(['小学 41所 achieved 2024-2025']);
  });

  it('of a plan do not turn to the year before because something is held above it', () => {
    expect(shown('二、2022年目标任务', 2022, '物价高于去年水平，城镇登记失业率控制在3.5%左右。')).toEqual([
      '城镇登记失业率 3.5%左右 target 2022',
    ]);
    expect(shown('二、2022年目标任务', 2022, '造林面积在2021年实际完成数基础上增长9%。')).toEqual([
      '造林面积 9% target 2022',
    ]);
  });

  it('of “今后三年” end with their paragraph', () => {
    expect(shown('二、2022年目标任务', 2022, '今后三年，新建小学41所。', '新建中学12所。')).toEqual([
      '小学 41所 target 2022-2024',
      '中学 12所 target 2022',
    ]);
  });

  it('of what was spent and done over years are all of them, of a level the last', () => {
    const heading = '过去五年的工作';
    const review = (text: string) =>
      shown(heading, 2022, `过去五年，${text}`).map((line) => line.split(' ').slice(1).join(' '));
    expect(review('民生领域累计支出达到6亿元。')).toEqual(['6亿元 achieved 2017-2021']);
    expect(review('新建小学超过41所。')).toEqual(['超过41所 achieved 2017-2021']);
    expect(review('为41户家庭提供住房。')).toEqual(['41户 achieved 2017-2021']);
    expect(review('认证产品总数突破41个。')).toEqual(['突破41个 achieved 2021']);
    expect(review('存款余额突破5亿元。')).toEqual(['突破5亿元 achieved 2021']);
    expect(review('森林覆盖率达到41%。')).toEqual(['41% achieved 2021']);
  });

  it.each([
    [
      '从2014年到2018年，清淤河道41公里，发放救助资金9万元。',
      ['河道 41公里 achieved 2014-2018', '社会救助资金 9万元 achieved 2014-2018'],
    ],
    [
      '从2014年到2018年，造林面积平均每年增长9%，2019年增长8%。',
      ['造林面积 9% achieved 2014-2018', '造林面积 8% achieved 2019'],
    ],
    ['“十三五”以来，存款余额不断增加，2019年达到5亿元。', ['存款余额 5亿元 achieved 2019']],
    ['2016年以前建成的41座水库全部加固。', ['水库 41座 achieved 2021']],
  ])('are those that the sentence names: %s', (text, expected) => {
    expect(shown('一、2021年工作回顾', 2022, text)).toEqual(expected);
  });

  it('are to come at the end of the century', () => {
    expect(shown('一、1985年工作回顾', 1986, '到本世纪末，粮食产量达到5000亿公斤。')).toEqual([
      '粮食产量 5000亿公斤 target by 2000',
    ]);
  });

  it('of a plan that was named by its number, or of a part of one, are its years', () => {
    expect(shown('一、第二个五年计划概要', 1959, '五年内新建水库41座。', '粮食产量达到900万吨。')).toEqual([
      '水库 41座 target 1958-1962',
      '粮食产量 900万吨 target by 1962',
    ]);
    expect(shown('一、“七五”后三年的工作回顾', 1991, '新建小学41所。')).toEqual(['小学 41所 achieved 1988-1990']);
    expect(shown('一、2022年工作回顾', 2023, '第十三个五年规划期间，新建小学41所。')).toEqual([
      '小学 41所 achieved 2016-2020',
    ]);
  });

  it('that are written out hold though the last of them is not over', () => {
    expect(shown('一、工作回顾', 2022, '2021和2022两年合计清淤河道41公里。')).toEqual([
      '河道 41公里 achieved 2021-2022',
    ]);
  });

  it('are several where a growth is of several, but not where it came again each year', () => {
    expect(shown('一、2021年工作回顾', 2022, '造林面积5年增长9%。')).toEqual(['造林面积 9% achieved 2017-2021']);
    expect(shown('一、2021年工作回顾', 2022, '单位能耗三年下降9%。')).toEqual(['单位能耗 9% achieved 2019-2021']);
    expect(shown('一、2021年工作回顾', 2022, '造林面积连续三年增长9%。')).toEqual(['造林面积 9% achieved 2021']);
  });

  it('are not those of a plan that it grew faster than', () => {
    expect(shown('过去五年的工作', 2026, '过去五年，造林面积年均增长9%，高于“十三五”时期2个百分点。')).toEqual([
      '造林面积 9% achieved 2021-2025',
      '造林面积 2个百分点 achieved 2021-2025',
    ]);
  });

  it('are not those for which a list of projects was drawn up', () => {
    expect(shown('一、2021年工作回顾', 2022, '制定2021年、2022年河道治理清单，清淤河道41公里。')).toEqual([
      '河道 41公里 achieved 2021',
    ]);
  });

  it('are to come in what the drafted plan says', () => {
    expect(
      shown('二、成就和目标', 2026, '“十四五”时期新建小学41所。', '我们编制了“十五五”规划纲要，造林面积增长9%。'),
    ).toEqual(['小学 41所 achieved 2021-2025', '造林面积 9% target 2026-2030']);
  });

  it('of what a plan says is the case, or was done, are over', () => {
    const heading = '二、2022年目标任务';
    expect(shown(heading, 2022, '从内部条件看，我县紧邻水库4座。')).toEqual(['紧邻水库 4座 achieved 2021']);
    expect(shown(heading, 2022, '去年改了规矩，颁布了59项办法。')).toEqual(['办法 59项 achieved 2021']);
    expect(shown(heading, 2022, '我省拥有4个港口，每千人拥有41张床位。')).toEqual([
      '港口 4个 achieved 2021',
      '床位 41张 target 2022',
    ]);
  });

  it('of next year are that year, of a limit long past none', () => {
    expect(shown('一、1985年工作回顾', 1985, '明年粮食产量达到5000吨。')).toEqual(['粮食产量 5000吨 target 1986']);
    expect(shown('二、1986年的任务', 1986, '在1983年召开的会议上，提出了41项指标。')).toEqual([
      '指标 41项 achieved 1983',
    ]);
  });

  it('are not those of an aim far ahead that a heading names beside a plan, nor of a plan spoken of in passing', () => {
    expect(shown('二、2035年远景目标和“十四五”时期重点任务', 2021, '新建小学4所。')).toEqual([
      '小学 4所 target 2021-2025',
    ]);
    expect(shown('二、2022年工作安排', 2022, '这些任务很重要，体现了“十四五”时期的要求。', '新建小学4所。')).toEqual([
      '小学 4所 target 2022',
    ]);
  });

  it('are the last one where something has gone on for longer than a report looks back', () => {
    expect(shown('过去五年的工作', 2022, '过去五年，成绩很大。自1993年结对帮扶以来，发放救助资金41万元。')).toEqual([
      '社会救助资金 41万元 achieved 2021',
    ]);
  });

  it('of a plan are as many as it gives itself', () => {
    const heading = '二、2022年目标任务';
    expect(shown(heading, 2022, '新建小学4所，三年建成中学12所。')).toEqual([
      '小学 4所 target 2022',
      '中学 12所 target 2022-2024',
    ]);
    expect(shown(heading, 2022, '用两年时间清淤河道41公里。')).toEqual(['河道 41公里 target 2022-2023']);
    expect(shown(heading, 2022, '今明两年改造泵站41座。')).toEqual(['泵站 41座 target 2022-2023']);
    expect(shown(heading, 2022, '今后五年，造林面积在提质的基础上年均增长9%。')).toEqual([
      '造林面积 9% target 2022-2026',
    ]);
  });

  it('hold though what was reached kept to the aim of the year', () => {
    expect(shown('一、2021年工作回顾', 2022, '城镇登记失业率控制在年度目标3.8%以内。')).toEqual([
      '城镇登记失业率 3.8%以内 achieved 2021',
    ]);
    expect(shown('一、2021年工作回顾', 2022, '正在修编总体规划（2018—2035年），清淤河道41公里。')).toEqual([
      '河道 41公里 achieved 2021',
    ]);
  });

  it('of a share of what was spent are all that are told, of a plan that was over before the last year none', () => {
    expect(shown('过去五年的工作', 2022, '过去五年，水库建设占41%，河道治理投资占12%。')).toEqual([
      '水库建设 41% achieved 2017-2021',
      '河道治理投资 12% achieved 2017-2021',
    ]);
    expect(
      shown('一、2001年工作回顾', 2002, '“八五”时期造林增加最多，2001年油茶增加4万亩，造林面积增长9%。'),
    ).toContain('造林面积 9% achieved 2001');
  });
});
