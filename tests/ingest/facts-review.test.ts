import { describe, expect, it } from 'vitest';
import { ContextReader } from '../../src/ingest/fact-context.ts';
import { extractFacts } from '../../src/ingest/facts.ts';
import { makeReport } from '../support/report-factory.ts';

type Section = readonly [path: string | readonly string[], ...paragraphs: string[]];

/** Facts of sections, each a heading path and its paragraphs. */
const shown = (year: number, ...sections: Section[]): string[] =>
  extractFacts(
    makeReport({
      year,
      sections: sections.map(([path, ...paragraphs]) => ({
        path: typeof path === 'string' ? [path] : path,
        paragraphs,
      })),
    }),
  ).map(({ indicator, figure, kind, period }) => `${indicator} ${figure} ${kind} ${period}`);

const FIVE = '一、过去五年工作回顾';

describe('one year inside a review of several', () => {
  it('ends with its paragraph', () => {
    expect(
      shown(2022, [
        FIVE,
        '过去五年，农业稳步发展。2021年，粮食产量41万吨，比2016年增长9%。新建小学4所。',
        '新建中学12所。',
      ]),
    ).toEqual([
      '粮食产量 41万吨 achieved 2021',
      '粮食产量 9% achieved 2017-2021',
      '小学 4所 achieved 2021',
      '中学 12所 achieved 2017-2021',
    ]);
  });

  it('stays where a paragraph turns to it, in the subsections too', () => {
    expect(
      shown(
        2022,
        [FIVE, '过去五年，新建小学41所。', '刚刚过去的2021年，是本届政府的收官之年。我们主要做了以下工作：'],
        [[FIVE, '（一）抓农业'], '清淤河道4公里。'],
        [[FIVE, '（二）抓教育'], '新建中学12所。', '五年来，新建剧院2座。'],
      ),
    ).toEqual([
      '小学 41所 achieved 2017-2021',
      '河道 4公里 achieved 2021',
      '中学 12所 achieved 2021',
      '剧院 2座 achieved 2017-2021',
    ]);
  });

  it('stays behind a sentence that sets out what was done in it', () => {
    expect(
      shown(
        2022,
        [FIVE, '五年来，河道全部清淤。政府效能明显提升。作风明显转变。2021年以来，我们真抓实干。主要做了两方面工作：'],
        [[FIVE, '一、农业稳步发展'], '新建小学4所。'],
      ),
    ).toEqual(['小学 4所 achieved 2021']);
  });

  it('is not what sums behind it are of', () => {
    expect(
      shown(2022, [
        FIVE,
        '过去五年，教育全面进步。2021年，教育支出达到4亿元。累计投资3亿元，新建小学41所、中学12所。',
      ]).slice(1),
    ).toEqual(['小学投资 3亿元 achieved 2017-2021', '小学 41所 achieved 2017-2021', '中学 12所 achieved 2017-2021']);
  });
});

describe('several years inside a review of one', () => {
  const ONE = '一、2021年工作回顾';

  it('end with their paragraph, unless it only turns to them', () => {
    expect(shown(2022, [ONE, '“十三五”时期，新建小学41所。新建泵站3座。', '新建中学12所。'])).toEqual([
      '小学 41所 achieved 2016-2020',
      '泵站 3座 achieved 2016-2020',
      '中学 12所 achieved 2021',
    ]);
    expect(shown(2022, [ONE, '五年来，我们不懈努力，事业全面进步。', '新建中学12所。'])).toEqual([
      '中学 12所 achieved 2017-2021',
    ]);
  });

  it('are not told by a term that only stands in the way', () => {
    expect(shown(2022, [ONE, '全县本届政府计划建设的4条公路全部开工，清淤河道41公里。']).at(-1)).toBe(
      '河道 41公里 achieved 2021',
    );
    expect(shown(2022, [ONE, '2021年是本届政府的第一年。清淤河道41公里。'])).toEqual(['河道 41公里 achieved 2021']);
  });
});

describe('the years that words name', () => {
  const ONE = '一、2021年工作回顾';

  it.each([
    ['五年累计利用外资4亿美元；2020年出口6亿美元，其中农产品1亿美元。', ['2017-2021', '2020', '2020']],
    ['从2018年开始，清淤河道41公里。', ['2018-2021']],
    ['2019和2020两年合计清淤河道41公里。', ['2019-2020']],
    ['造林面积增长9%，快于2019年2个百分点。', ['2021', '2021']],
    ['城乡居民储蓄存款余额比2015年增长9%，与2010年相比实现翻番。', ['2016-2021', '2011-2021']],
    ['五年来，存款余额增长到41亿元，41个村全部通车。', ['2021', '2017-2021']],
  ])('%s', (text, periods) => {
    const facts = extractFacts(makeReport({ year: 2022, sections: [{ path: [ONE], paragraphs: [text] }] }));
    expect(facts.map(({ period }) => period)).toEqual(periods);
  });

  it('are the next one behind 明年, and what a review says of this year’s budget is to come', () => {
    expect(shown(2022, ['二、2022年目标任务', '明年，清淤河道41公里。'])).toEqual(['河道 41公里 target 2023']);
    expect(shown(2022, [ONE, '今年财政预算赤字41亿元。', '计划提出，河道清淤要达到41公里。'])).toEqual([
      '财政预算赤字 41亿元 target 2022',
      '河道清淤 41公里 target 2021',
    ]);
  });

  it('of a heading that names a year behind the review are those before it', () => {
    expect(shown(2022, ['一、2021年工作的回顾和2022年工作的基本方针', '清淤河道41公里。'])).toEqual([
      '河道 41公里 achieved 2021',
    ]);
  });
});

describe('figures of a review of several years', () => {
  const periods = (text: string): (string | null)[] =>
    extractFacts(
      makeReport({ year: 2022, sections: [{ path: [FIVE], paragraphs: [`过去五年，农业稳步发展。${text}`] }] }),
    ).map(({ period }) => period);

  it.each([
    ['完成固定资产投资41亿元，同比增长9%，是2016年的3倍。', ['2021', '2021', '2021']],
    ['社会消费品零售总额41亿元，比2016年增长9%。', ['2021', '2017-2021']],
    ['全年新签协议41个。', ['2021']],
    ['农村公路总里程41公里。', ['2021']],
    ['目前，入驻企业41家。', ['2021']],
    ['自来水普及率97%，茶农人均收入4万元、年均增长9%。', ['2021', '2021', '2017-2021']],
    ['财政收入、支出分别突破4亿元和41亿元。', ['2021', '2021']],
  ])('are of the last year where their words say so: %s', (text, expected) => {
    expect(periods(text)).toEqual(expected);
  });

  it.each([
    ['城镇新增就业超过41万人。', ['2017-2021']],
    ['城镇新增就业每年超过9万人。', ['2017-2021']],
    ['每万人口发明专利拥有量翻番。', ['2017-2021']],
    ['累计完成固定资产投资41亿元，比2016年增长9%。', ['2017-2021', '2017-2021']],
    ['2021年，粮食产量41万吨。茶叶产量4万吨，增长2倍。', ['2021', '2021', '2017-2021']],
    ['2021年，生产总值41亿元，比2016年增长9%；财政收入4亿元，增长2倍。', ['2021', '2017-2021', '2021', '2017-2021']],
  ])('are of all where they add up or grew since: %s', (text, expected) => {
    expect(periods(text)).toEqual(expected);
  });

  it('do not hold what a change starts from', () => {
    expect(shown(2022, [FIVE, '粮食产量达到46万吨，较2016年的41万吨增加5万吨。'])).toEqual([
      '粮食产量 46万吨 achieved 2021',
      '粮食产量 5万吨 achieved 2017-2021',
    ]);
  });

  it('are read whatever the width of its marks', () => {
    expect(shown(2022, [FIVE, '五年来,人民生活改善;为41户家庭(含农户)提供住房。'])).toEqual([
      '家庭 41户 achieved 2017-2021',
    ]);
  });
});

describe('targets', () => {
  const PLAN = '二、今后五年和2022年目标任务';

  it('of a yearly average are of all years, of a level by their end', () => {
    expect(shown(2022, [PLAN, '今后五年，到2026年存款余额达到41亿元，年均增长9%，森林覆盖率达到41%。'])).toEqual([
      '存款余额 41亿元 target by 2026',
      '存款余额 9% target 2022-2026',
      '森林覆盖率 41% target by 2026',
    ]);
  });

  it('are not of the year from which they start', () => {
    expect(shown(2022, ['二、2022年目标任务', '今年医疗投入由去年的41亿元增加到46亿元。'])).toEqual([
      '医疗投入 46亿元 target 2022',
    ]);
    expect(shown(2022, ['二、2022年目标任务', '利用现有闲置资源建设泵站4座。'])).toEqual([
      '利用现有闲置资源建设泵站 4座 target 2022',
    ]);
  });

  it('is told by 全年 for what follows in the sentence', () => {
    expect(shown(2022, [FIVE, '过去五年，全年粮食产量增长9%，造林面积增长8%。'])).toEqual([
      '粮食产量 9% achieved 2021',
      '造林面积 8% achieved 2021',
    ]);
  });

  it('is none where a figure tells how many times as much since a year that was named', () => {
    expect(shown(2022, [FIVE, '2021年，粮食产量由2016年的2万吨增加到4万吨；造林面积4万亩，增长1.2倍。'])).toEqual([
      '粮食产量 4万吨 achieved 2021',
      '造林面积 4万亩 achieved 2021',
      '造林面积 1.2倍 achieved 2017-2021',
    ]);
  });

  it('is none under a heading that calls the years past, whatever it calls their work', () => {
    expect(shown(2022, ['一、过去五年主要工作', '农业稳步发展。', '新建小学4所。'])).toEqual([
      '小学 4所 achieved 2017-2021',
    ]);
  });

  it('is told first where the heading names it first', () => {
    const heading = '一、2021年和“十三五”以来工作回顾';
    expect(shown(2022, [heading, heading, '农业稳步发展。', '新建小学4所。'])).toEqual(['小学 4所 achieved 2021']);
  });

  it('is told though some words stand in front of it', () => {
    expect(shown(2022, [FIVE, '特别要说的是，刚刚过去的2021年，大家都很努力。', '新建小学4所。'])).toEqual([
      '小学 4所 achieved 2021',
    ]);
  });

  it('is not the year before which a growth began, with the figure of that year or without', () => {
    expect(shown(2022, [FIVE, '2021年，粮食产量4万吨，比2016年的2万吨增长90%。'])).toContain(
      '粮食产量 90% achieved 2017-2021',
    );
  });

  it('ends with its part of a text that has no paragraphs', () => {
    const reader = new ContextReader(2022);
    reader.enter([FIVE]);
    reader.read('过去五年，农业稳步发展。');
    expect(reader.read('新建小学12所。').years).toEqual([2017, 2021]);
    expect(reader.read('2021年，粮食产量41万吨。').years).toEqual([2021, 2021]);
    expect(reader.read('新建小学4所。').years).toEqual([2021, 2021]);
    reader.enter([FIVE], true);
    expect(reader.read('新建中学2所。').years).toEqual([2017, 2021]);
  });
});
