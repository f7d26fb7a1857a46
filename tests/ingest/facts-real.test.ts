/**
 * Facts of all real reports at hand: their spans are exact, none is made up, hostile text costs no more than its length.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fact, Report } from '../../src/domain.ts';
import { extractFacts } from '../../src/ingest/facts.ts';
import { readSource } from '../../src/ingest/read.ts';
import { reportsOf } from '../../src/ingest/report.ts';
import { makeReport } from '../support/report-factory.ts';
import { hasShared, scaleReports, sharedPath } from '../support/shared.ts';

/** What is wrong with a fact, '' for nothing. */
function faultOf(report: Report, fact: Fact): string {
  const { start, end, figure, figureSpan, value, valueMax, unit, amount } = fact;
  const passage = report.passages.find(({ ordinal }) => ordinal === fact.passage);
  if (!passage || start < passage.start || end > passage.end || start >= end) return 'quote outside its passage';
  if (figureSpan.start < start || figureSpan.end > end) return 'figure outside its quote';
  if (report.text.slice(figureSpan.start, figureSpan.end) !== figure || figure === '') return 'figure not as it stands';
  if (fact.indicator.trim() === '' || fact.surface.trim() === '') return 'no name';
  if (value === null && (valueMax !== null || unit !== null || amount !== null)) return 'a unit without a value';
  if (value !== null && !(Number.isFinite(value) && value >= 0 && Number.isFinite(amount))) return 'no number';
  if (valueMax !== null && (value === null || valueMax < value)) return 'a range that falls';
  if (fact.period !== null && !/^(?:\d{4}|\d{4}-\d{4}|by \d{4})$/.test(fact.period)) return 'period of another form';
  return '';
}

/** Digits of a value stand in its figure: no figure is made up. Numbers in characters aside. */
function isWritten({ figure, value: lower, valueMax }: Fact): boolean {
  // Of a range over two magnitudes (5千万元至1亿元) the lower end is turned into the unit of the upper one.
  const value = valueMax ?? lower;
  const plain = figure
    .normalize('NFKC')
    .replace(/(?<=\d)[·・](?=\d)/g, '.')
    // Scanned pages have blanks between digits.
    .replace(/(?<=\d) +(?=\d)/g, '')
    .replace(/(?<=\d)[,，](?=\d{3})/g, '');
  return (
    value === null ||
    !/\d/.test(plain) ||
    plain.includes(String(value)) ||
    plain.includes(value.toFixed(1)) ||
    plain.includes(value.toFixed(2))
  );
}

async function reportsIn(bytes: Uint8Array, name: string): Promise<Report[]> {
  return reportsOf(await readSource(bytes, name), name);
}

describe.skipIf(!hasShared())('facts of real reports', () => {
  it('stand where they say, with the numbers that stand there', async () => {
    const files = readdirSync(sharedPath('reports')).map((name) => ({
      name,
      bytes: readFileSync(sharedPath('reports', name)),
    }));
    const more = scaleReports().map(({ id, text }) => ({ name: `${id}.txt`, bytes: Buffer.from(text) }));
    let count = 0;
    const faults: string[] = [];
    for (const { name, bytes } of [...files, ...more]) {
      for (const report of await reportsIn(bytes, name)) {
        const facts = extractFacts(report);
        count += facts.length;
        let last = -1;
        for (const fact of facts) {
          const fault = faultOf(report, fact) || (isWritten(fact) ? '' : 'a number that is not written');
          if (fault !== '') faults.push(`${name} ${fact.figure}: ${fault}`);
          if (fact.figureSpan.start < last) faults.push(`${name} ${fact.figure}: out of order`);
          last = fact.figureSpan.start;
        }
      }
    }
    expect(faults.slice(0, 10)).toEqual([]);
    expect(count).toBeGreaterThan(25_000);
  });

  it('of the 14 reports hold growth targets and achieved figures for the main indicators', async () => {
    const names = readdirSync(sharedPath('reports'));
    const found = new Map<string, Fact[]>();
    for (const name of names)
      for (const report of await reportsIn(readFileSync(sharedPath('reports', name)), name))
        found.set(`${report.region} ${report.year}`, extractFacts(report));
    const target = (key: string, indicator: string): string[] =>
      (found.get(key) ?? [])
        .filter((fact) => fact.indicator === indicator && fact.kind === 'target' && fact.period === key.slice(-4))
        .map(({ figure, note }) => (note === null ? figure : `${figure} ${note}`));
    const gdp = [...found.keys()].map((key) => [key, target(key, '地区生产总值').join('、')]);
    expect(Object.fromEntries(gdp)).toEqual({
      '天津市宝坻区 2021': '7%',
      '陕西省咸阳市 2022': '7%左右',
      '天津市东丽区 2022': '6%以上 预期目标、6.5% 奋斗目标',
      '湖北省天门市 2022': '8%左右',
      '天津市蓟州区 2022': '6%',
      '青海省 2022': '5.5%左右',
      '湖南省郴州市 2022': '7.5%以上',
      '河北省 2022': '6.5%',
      '福建省厦门市 2019': '8%左右',
      '湖北省襄阳市 2022': '8%以上',
      '辽宁省 2022': '5.5%以上',
      '天津市南开区 2018': '5%',
      '天津市河东区 2021': '6.5%',
      '天津市武清区 2018': '5%',
    });
    expect(target('青海省 2022', '城镇登记失业率')).toEqual(['3.5%']);
    expect(target('青海省 2022', '城镇调查失业率')).toEqual(['5.5%以内']);
    expect(target('湖北省天门市 2022', '农村居民人均可支配收入')).toEqual(['12%']);
    expect(target('湖北省天门市 2022', '城镇居民人均可支配收入')).toEqual(['11%']);
  });
});

describe('hostile text', () => {
  const repeated = [
    '增长7%、8%和9%，',
    '由5%从6%',
    '第一第二前三位',
    '“1个“2家',
    '，，，，、、、',
    '分别均各达到',
    '百分之一二三四五六七八九十点',
    '一亿二千万千万亿',
    '完成下达任务同步',
    '1,234,567',
    '2021年到2025年—2030年',
    '全市全省居位列第',
    '投资5亿元的',
    '\u{1F600}1亿元',
  ];
  it.each(repeated)('“%s” without an end takes no longer than it is long', (text) => {
    const paragraph = text.repeat(Math.ceil(60_000 / text.length));
    const report = makeReport({ sections: [{ path: ['一、回顾'], paragraphs: [paragraph] }] });
    const begun = performance.now();
    const facts = extractFacts(report);
    expect(performance.now() - begun).toBeLessThan(4000);
    for (const fact of facts) expect(faultOf(report, fact)).toBe('');
  });
});
