import { describe, expect, it } from 'vitest';
import { decideScope, EVERY } from '../../src/question/scope.ts';
import { readQuestion } from '../../src/question/understand.ts';
import { reportSummary } from '../support/report-summary.ts';

const reports = [
  reportSummary('天津市和平区', 2020),
  reportSummary('天津市滨海新区', 2022),
  reportSummary('山东省济南市', 2022),
  reportSummary('山东省济南市', 2023),
  reportSummary('云南省', 2022),
];
const texts: Record<string, string> = {
  '2020-天津市和平区': '2019年工作回顾。2020年重点工作。到2025年建成。',
  '2022-天津市滨海新区': '2021年回顾。2022年安排。服务北京冬奥会。',
  '2022-山东省济南市': '2021年完成。2022年目标。',
  '2023-山东省济南市': '2022年完成。2023年目标。',
  '2022-云南省': '2021年完成。2022年预期。大理开发区要争先进位。',
};
const library = {
  limited: false,
  reports,
  contains: (text: string, ids: readonly string[]) => ids.some((id) => texts[id]?.includes(text) ?? false),
};
const scopeOf = (question: string) => {
  const decision = decideScope(readQuestion(question, new Set(reports.map(({ region }) => region as string))), library);
  return decision.refusal ? decision.refusal.reason : decision.reports.map(({ id }) => id);
};

describe('scope', () => {
  it.each<[string, string | string[]]>([
    ['济南2022年的预期增速定在多少', ['2022-山东省济南市']],
    ['济南市2022年实际完成了多少投资', ['2023-山东省济南市']],
    ['济南市2022年的棚改', ['2022-山东省济南市', '2023-山东省济南市']],
    ['济南的地铁修到哪了', ['2022-山东省济南市', '2023-山东省济南市']],
    ['云南和济南市2022年目标谁高', ['2022-山东省济南市', '2022-云南省']],
    ['和平区的学校', ['2020-天津市和平区']],
    ['天津的滨海新区有哪些项目', ['2022-天津市滨海新区']],
    ['天津各区怎么做养老', ['2020-天津市和平区', '2022-天津市滨海新区']],
    ['火星上有人吗', reports.map(({ id }) => id)],
    ['广州市2022年地区生产总值目标', 'unknown-region'],
    ['天津市2022年地区生产总值目标', 'unknown-region'],
    ['和平区2015年的招商', 'unknown-year'],
    ['云南省2021年的增长目标', 'unknown-year'],
    ['1998年的防洪', 'unknown-year'],
    ['和平区到2025年要建成什么', ['2020-天津市和平区']],
    ['哪个地方服务了北京冬奥会', reports.map(({ id }) => id)],
    ['Which growth does Jinan expect for 2022?', ['2022-山东省济南市']],
    ['What was achieved in Jinan City, Shandong, in 2022', ['2023-山东省济南市']],
    ['schools in Heping District', ['2020-天津市和平区']],
    ['growth in Guangzhou in 2022', 'unknown-region'],
    ["China's growth target in 2022", 'unknown-region'],
    ['the growth target of Yunnan for 1998', 'unknown-year'],
    ['云南省大理市开发区有什么要求', ['2022-云南省']],
    ['schools in Neverland', reports.map(({ id }) => id)],
  ])('%s', (question, expected) => {
    expect(scopeOf(question)).toEqual(expected);
  });

  it('a refusal names what is missing and what is there', () => {
    const { refusal } = decideScope(readQuestion('广州市2022年的目标', new Set()), library);
    expect(refusal?.message).toContain('广州市');
    expect(refusal?.message).toContain('云南省（2022）');
  });

  it('a refusal names a place in Latin letters by its Chinese name, or as written where there are several', () => {
    const message = (question: string) => decideScope(readQuestion(question, new Set()), library).refusal?.message;
    expect(message('growth in Guangzhou')).toContain('没有广东省广州市的');
    expect(message('growth in Suzhou')).toContain('没有suzhou的');
  });

  it('a place that is not there beside one that is, is said', () => {
    const { reports: found, assumed } = decideScope(readQuestion('云南省和广东省2022年谁的目标高', new Set()), library);
    expect(found.map(({ id }) => id)).toEqual(['2022-云南省']);
    expect(assumed.join()).toContain('广东省');
  });
});

describe('who gave the report', () => {
  const given = [
    reportSummary('全国', 2022, { level: '国家', speaker: '甲子丑' }),
    reportSummary('云南省', 2022, { speaker: '乙寅卯' }),
  ];
  const regionsFor = (question: string) =>
    decideScope(readQuestion(question, new Set(['全国', '云南省'])), {
      limited: false,
      reports: given,
      contains: () => false,
    }).reports.map(({ region }) => region);

  it.each<[string, string[]]>([
    ['乙寅卯作的报告里赤字率是多少', ['云南省']],
    ['总理是谁', ['全国']],
    ['国务院总理是谁', ['全国']],
    ['国务院打算怎么稳就业', ['全国']],
    ['副总理是谁', ['全国', '云南省']],
    ['赤字率是多少', ['全国', '云南省']],
  ])('%s', (question, regions) => {
    expect(regionsFor(question)).toEqual(regions);
  });
});

describe('years by what is said of them', () => {
  const years = [2019, 2020, 2021].map((year) => reportSummary('山东省济南市', year));
  const said: Record<string, string> = {
    '2019-山东省济南市': '2018年回顾，2019年安排。到2025年建成，到2020年建成。',
    '2020-山东省济南市': '2019年回顾，2020年安排。',
    '2021-山东省济南市': '2020年回顾，2021年安排。到2025年建成。',
  };
  const ofYears = (question: string) => {
    const decision = decideScope(readQuestion(question, new Set(['山东省济南市'])), {
      limited: false,
      reports: years,
      contains: (text, ids) => ids.some((id) => said[id]?.includes(text) ?? false),
    });
    return { ...decision, reports: decision.reports.map(({ year }) => year) };
  };

  it.each<[string, number[]]>([
    ['济南今年要修几条路', [2021]],
    ['济南去年修了几条路', [2021]],
    ['济南前年修了几条路', [2020]],
    ['济南明年修几条路', [2021]],
    ['济南修了几条路', [2019, 2020, 2021]],
    ['去年修了几条路', [2019, 2020, 2021]],
    ['济南过去五年修了几条路', [2019, 2020, 2021]],
    ['济南2020年去年修了几条路', [2021]],
    ['2020年的报告里，济南去年修了几条路', [2020]],
    ['2020年的报告里，济南修了几条路', [2020]],
    ['济南到2025年要修几条路', [2019, 2021]],
    ['济南到2020年要修几条路', [2020, 2019]],
    ['济南截至2020年修了几条路', [2021]],
    ['济南二〇二〇年修了几条路', [2021]],
  ])('%s', (question, expected) => {
    expect(ofYears(question).reports).toEqual(expected);
  });

  it('what 去年 was taken for is said where reports were left out', () => {
    expect(ofYears('济南去年修了几条路').assumed).toEqual([
      '山东省济南市有多年的报告，按最新的2021年报告，“去年”理解为2020年',
    ]);
    expect(ofYears('2020年的报告里，济南去年修了几条路')).toMatchObject({ assumed: [], undone: false });
  });

  it('of a year by which a thing is to be done, the answer has to name it', () => {
    expect(ofYears('济南到2025年要修几条路').mentioned).toEqual([2025]);
  });
});

describe('the end of a plan', () => {
  const said: Record<number, string> = {
    2020: '2019年回顾。到2024年建成，到2025年建成。',
    2021: '2020年回顾。“十四五”末建成。',
    2022: '2021年回顾，2022年安排。',
    2026: '2025年回顾，2026年安排。',
  };
  const held = Object.keys(said).map((year) => reportSummary('山东省济南市', Number(year)));
  const yearsOf = (question: string) =>
    decideScope(readQuestion(question, new Set(['山东省济南市'])), {
      limited: false,
      reports: held,
      contains: (text, ids) => ids.some((id) => said[Number(id.slice(0, 4))]?.includes(text) ?? false),
    }).reports.map(({ year }) => year);

  it.each<[string, number[]]>([
    ['济南“十四五”末要修几条路', [2020, 2021]],
    ['济南到2025年要修几条路', [2020, 2021]],
    ['济南到2024年要修几条路', [2020]],
    ['济南“十四五”末修成了几条路', [2026]],
  ])('%s: reports that name it, or only its plan', (question, expected) => {
    expect(yearsOf(question)).toEqual(expected);
  });
});

describe('a misspelt place', () => {
  it('is read and said once', () => {
    const held = new Set(reports.map(({ region }) => region as string));
    const decision = decideScope(readQuestion('合平区的学校', held), library);
    expect(decision.regions).toEqual(['天津市和平区']);
    expect(decision.assumed).toEqual(['“合平区”理解为天津市和平区']);
  });

  it('is said in a refusal too', () => {
    const held = new Set(reports.map(({ region }) => region as string));
    const decision = decideScope(readQuestion('天京市2022年地区生产总直目标', held), library);
    expect(decision.refusal?.reason).toBe('unknown-region');
    expect(decision.assumed).toEqual(['“天京市”理解为天津市', '“地区生产总直”理解为地区生产总值']);
  });
});

describe('the whole library', () => {
  it.each([
    '这些报告都提到了什么',
    '哪个区修了路',
    '各省修了路吗',
    '哪份报告提到了路',
    '这几份报告谁的目标高',
    '哪座城市修了路',
    '每份报告的目标',
  ])('%s', (question) => {
    expect(EVERY.test(question)).toBe(true);
  });

  it.each(['这份报告提到了什么', '水库里有多少水', '济南的路', '哪座桥通车了'])('not %s', (question) => {
    expect(EVERY.test(question)).toBe(false);
  });
});
