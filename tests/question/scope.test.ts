import { describe, expect, it } from 'vitest';
import { decideScope } from '../../src/question/scope.ts';
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
  '2022-云南省': '2021年完成。2022年预期。',
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
