/**
 * Comparing reports over a small library of our own: who comes first, the order, the difference, and what is set apart.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/domain.ts';
import { reportText, withAssistant } from '../support/assistant.ts';

const REPORTS: readonly (readonly [string, number, readonly string[]])[] = [
  [
    '河北省保定市易县',
    2023,
    [
      '地区生产总值完成182.6亿元、增长6.4%，城镇新增就业8200人，粮食总产量达到32.5万吨，建成社区养老驿站15个。',
      '主要预期目标是：地区生产总值增长7%左右，城镇调查失业率控制在5.5%以内，一般公共预算收入增长6%。努力实现奋斗目标：一般公共预算收入增长8%。',
    ],
  ],
  [
    '河北省保定市涞水县',
    2023,
    [
      '地区生产总值增长5.1%，城镇新增就业5300人，粮食总产量增长2.4%，建成社区养老驿站9个。',
      '主要预期目标是：地区生产总值增长6%，城镇调查失业率控制在5.5%以内，一般公共预算收入增长5%。',
    ],
  ],
  [
    '湖南省郴州市',
    2023,
    [
      '地区生产总值达到2980.5亿元、增长5.1%，森林覆盖率达到68.1%，城镇新增就业4.6万人，粮食总产量达到40亿斤。',
      '主要预期目标是：地区生产总值增长6.5%，城镇调查失业率控制在5.5%以内，一般公共预算收入增长4.5%。',
    ],
  ],
  ['湖南省郴州市', 2022, ['地区生产总值增长8.1%，城镇新增就业5.2万人。', '主要预期目标是：地区生产总值增长7.5%以上。']],
];

const YI = '河北省保定市易县';
const LAISHUI = '河北省保定市涞水县';
const CHENZHOU = '湖南省郴州市';

/** Place, year and value. */
type Row = readonly [string, string, string];

const YI_GDP: Row = [YI, '2023', '7%左右'];
const CHENZHOU_GDP: Row = [CHENZHOU, '2023', '6.5%'];
const LAISHUI_GDP: Row = [LAISHUI, '2023', '6%'];
const GDP = [YI_GDP, CHENZHOU_GDP, LAISHUI_GDP];
const GDP_ORDER = `${YI}（7%左右）、${CHENZHOU}（6.5%）、${LAISHUI}（6%）`;
const GDP_DIRECT = `${YI}7%左右、${CHENZHOU}6.5%、${LAISHUI}6%`;
const JOBS: readonly Row[] = [
  [CHENZHOU, '2023', '4.6万人'],
  [YI, '2023', '8200人'],
  [LAISHUI, '2023', '5300人'],
];
const of2023 = (value: string, ...places: string[]): Row[] => places.map((place) => [place, '2023', value]);

/** Question, direct answer, parts of the answer, and the table's first three columns; null: no table. */
type Asked = readonly [string, string, readonly string[], readonly Row[] | null];

const CASES: Readonly<Record<string, Asked>> = {
  highest: ['哪个地方2023年地区生产总值增速目标最高', YI, [`地区生产总值增长目标最高的是${YI}（7%左右）。`], GDP],
  'highest across magnitudes': ['2022年哪个地方城镇新增就业最多', CHENZHOU, [`的是${CHENZHOU}（4.6万人）。`], JOBS],
  lowest: ['哪个地方2023年地区生产总值增长目标最低', LAISHUI, [`最低的是${LAISHUI}（6%）。`], [...GDP].reverse()],
  'lowest across magnitudes': ['2022年哪个地方城镇新增就业最少', LAISHUI, ['（5300人）。'], [...JOBS].reverse()],
  order: ['各地2023年地区生产总值增长目标从高到低排', GDP_DIRECT, [`由高到低：${GDP_ORDER}。`], GDP],
  'the first two': [
    '2023年地区生产总值目标前两名',
    `${YI}、${CHENZHOU}`,
    [`${YI}（7%左右）、${CHENZHOU}（6.5%）。`],
    GDP,
  ],
  'below a bound': [
    '2023年哪些地方地区生产总值增长目标低于6.8%',
    `${LAISHUI}、${CHENZHOU}`,
    [`符合条件的有：${LAISHUI}（6%）、${CHENZHOU}（6.5%）。`],
    [...GDP].reverse(),
  ],
  'difference in percentage points': [
    '易县和郴州2023年地区生产总值增长目标相差多少',
    `${YI}，0.5个百分点`,
    [`${YI}高于${CHENZHOU}，7%左右对6.5%，相差0.5个百分点（计算得出）。`],
    [YI_GDP, CHENZHOU_GDP],
  ],
  'one higher than the other': [
    '易县比涞水县2023年GDP增长目标高多少个百分点',
    `${YI}，1个百分点`,
    [`${YI}高于${LAISHUI}，7%左右对6%，相差1个百分点（计算得出）。`],
    [YI_GDP, LAISHUI_GDP],
  ],
  'difference of totals': [
    '易县和涞水县2022年城镇新增就业差多少',
    `${YI}，2900人`,
    ['8200人对5300人，相差2900人（计算得出）。'],
    JOBS.slice(1),
  ],
  'tie of two': [
    '涞水县和郴州市2022年地区生产总值增速哪个高',
    `${LAISHUI}、${CHENZHOU}`,
    [`地区生产总值增速的数字相同，并列：${LAISHUI}（5.1%）、${CHENZHOU}（5.1%）。`],
    of2023('5.1%', LAISHUI, CHENZHOU),
  ],
  'tie of all': [
    '各地2023年失业率目标一样吗',
    `${LAISHUI}、${YI}、${CHENZHOU}`,
    ['一样。城镇调查失业率目标的数字相同，并列：'],
    of2023('5.5%以内', LAISHUI, YI, CHENZHOU),
  ],
  missing: [
    '2022年哪个地方森林覆盖率最高',
    CHENZHOU,
    [`只有一份报告给出了可比的森林覆盖率：${CHENZHOU}（68.1%）。`, `未提及：${LAISHUI}、${YI}。`],
    [...of2023('68.1%', CHENZHOU), ...of2023('未提及', LAISHUI, YI)],
  ],
  'a place without a report': [
    '易县和三亚2023年地区生产总值增长目标对比',
    `${YI}（7%左右）`,
    ['只有一份报告给出了可比的', '库里没有海南省三亚市的报告'],
    [YI_GDP],
  ],
  'two sets of targets': [
    '哪个地方2023年一般公共预算收入增长目标最高',
    YI,
    [`最高的是${YI}（6%）。${YI}另有奋斗目标8%。`, '；奋斗目标：'],
    [...of2023('6%', YI), ...of2023('5%', LAISHUI), ...of2023('4.5%', CHENZHOU)],
  ],
  'unlike units, and growth against total': [
    '各地2022年粮食总产量对比',
    `${CHENZHOU}40亿斤、${YI}32.5万吨`,
    ['计量单位不同的，换算后比较。', '粮食总产量增长2.4%[3]（是增速，不是总量，不参与比较）'],
    [...of2023('40亿斤', CHENZHOU), ...of2023('32.5万吨', YI), ...of2023('2.4%', LAISHUI)],
  ],
  'growth against total alone': [
    '易县和涞水县2022年粮食总产量对比',
    `${YI}（32.5万吨）`,
    [`只有一份报告给出了可比的粮食产量：${YI}（32.5万吨）。`, '（是增速，不是总量，不参与比较）'],
    [...of2023('32.5万吨', YI), ...of2023('2.4%', LAISHUI)],
  ],
  'all reports of a year': ['2023年各份报告的地区生产总值增长目标', GDP_DIRECT, [`${GDP_ORDER}。`], GDP],
  'two years of one place': [
    '郴州2022年和2023年地区生产总值增长目标对比',
    `${CHENZHOU}7.5%以上、${CHENZHOU}6.5%`,
    [`由高到低：${CHENZHOU}（2022年，7.5%以上）、${CHENZHOU}（2023年，6.5%）。`],
    [[CHENZHOU, '2022', '7.5%以上'], CHENZHOU_GDP],
  ],
  'in English': [
    'Which place has the highest GDP growth target in 2023?',
    `Yixian (${YI})`,
    [`Highest GDP growth target: Yixian (${YI}) 7%左右.`],
    [
      [`Yixian (${YI})`, '2023', '7%左右'],
      [`Chenzhou (${CHENZHOU})`, '2023', '6.5%'],
      [`Laishui (${LAISHUI})`, '2023', '6%'],
    ],
  ],
  'not an indicator': [
    '易县和涞水县2022年谁建成的社区养老驿站多',
    YI,
    [`${YI}高于${LAISHUI}，15个对9个。`],
    [...of2023('15个', YI), ...of2023('9个', LAISHUI)],
  ],
  'who mentions a thing': [
    '哪些报告提到了森林覆盖率',
    CHENZHOU,
    [`提到“森林覆盖率”的有：${CHENZHOU}。`, `未提及：${LAISHUI}、${YI}。`],
    [...of2023('提到', CHENZHOU), ...of2023('未提及', LAISHUI, YI)],
  ],
  'one report only': ['易县2022年城镇新增就业多少', '8200人', ['8200人'], null],
};

const answers = new Map<string, Answer>();

beforeAll(async () => {
  await withAssistant({}, async (assistant, data) => {
    const from = join(data, 'in');
    mkdirSync(from);
    for (const [i, [region, year, facts]] of REPORTS.entries())
      writeFileSync(join(from, `${i}.txt`), reportText(region, year, facts));
    await assistant.ingest([from]);
    for (const [question] of Object.values(CASES)) answers.set(question, await assistant.answer({ question }));
  });
}, 60_000);

/** A figure with its unit does not end in the middle of a number: 5% does not stand in 6.5%. */
const standsIn = (figure: string, quote: string): boolean =>
  quote.split(figure).some((before, i, parts) => {
    const after = parts[i + 1];
    return after !== undefined && !/[\d.]$/.test(before) && !/^\.?\d/.test(after);
  });

/** Every figure of the text stands in one of the quotes, but for the years of reports and what was computed. */
function expectQuoted(text: string, quotes: readonly string[]): void {
  const own = text.replace(/相差[^（]*（计算得出）|\[\d+\]|（20\d\d(?:年，|）)|, 20\d\d: /g, ' ');
  for (const [figure] of own.matchAll(/\d+(?:\.\d+)?(?:%|[万亿]?[人吨斤个])?/g))
    expect(
      quotes.some((quote) => standsIn(figure, quote)),
      figure,
    ).toBe(true);
}

/** Every value of the table stands in a quote that its row cites. */
function expectTableQuoted({ table, citations }: Answer): number {
  const values = /^(?!地区$|年份$|类别$|出处$|备注$|是否提到$|Place$|Year$|Kind$|Source$)/;
  const source = table?.columns.findIndex((name) => /出处|Source/.test(name)) ?? -1;
  let checked = 0;
  for (const row of table?.rows ?? []) {
    const cited = citations.filter(({ number }) => row[source]?.includes(`[${number}]`)).map(({ quote }) => quote);
    for (const [i, cell] of row.entries()) {
      if (!values.test(table?.columns[i] ?? '') || cell === '' || cell === '未提及') continue;
      expect(
        cited.some((quote) => standsIn(cell, quote)),
        cell,
      ).toBe(true);
      checked += 1;
    }
  }
  return checked;
}

describe('a comparison', () => {
  it.each(Object.entries(CASES))('%s', (_, [question, direct, says, rows]) => {
    const answer = answers.get(question) as Answer;
    expect(answer.status).toBe('answered');
    for (const part of says) expect(answer.answer).toContain(part);
    expect(answer.direct).toBe(direct);
    expect(answer.table?.rows.map((row) => row.slice(0, 3)) ?? null).toEqual(rows);
    const byNumber = new Map(answer.citations.map(({ number, quote }) => [number, quote]));
    expectQuoted(answer.answer, [...byNumber.values()]);
    for (const line of answer.answer.split('\n')) {
      const numbers = [...line.matchAll(/\[(\d+)\]/g)].map(([, n]) => byNumber.get(Number(n)) ?? '');
      if (numbers.length > 0) expectQuoted(line, numbers);
    }
    expect(expectTableQuoted(answer) > 0).toBe(rows !== null);
  });
});
