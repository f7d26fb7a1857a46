import { describe, expect, it } from 'vitest';
import { figures, hasFigure } from '../../src/text/numbers.ts';

const asked = (text: string): string[] =>
  figures(text)
    .filter(({ incidental }) => !incidental)
    .map((figure) => figure.text);

describe('figures', () => {
  it.each([
    ['增长7%左右,收入增长5.5%以上', ['7%左右', '5.5%以上']],
    ['完成18.6万座,是2016年的5.2倍', ['18.6万座', '5.2倍']],
    ['由70微克/立方米降至48.6微克/立方米', ['70微克/立方米', '48.6微克/立方米']],
    ['2021年1月13日,PM2.5下降', []],
    ['增长6%—6.5%', ['6%—6.5%']],
    ['新建5G基站2.2万个', ['2.2万个']],
    ['控制在5.5%以内,达到61002元', ['5.5%以内', '61002元']],
    ['突破4000亿元大关,共27,584万元', ['突破4000亿元', '27,584万元']],
    ['百分之八十', ['百分之八十']],
    ['1.推进项目建设', []],
  ])('of %s', (text, expected) => {
    expect(asked(text)).toEqual(expected);
    expect(hasFigure(text)).toBe(expected.length > 0);
  });

  it('stand where they say they stand', () => {
    const text = '新增就业3万人以上,PM2.5浓度48.6微克/立方米,2021年完成80%。';
    for (const figure of figures(text)) expect(text.slice(figure.start, figure.end)).toBe(figure.text);
  });

  const read = (text: string) =>
    figures(text)
      .filter(({ incidental }) => !incidental)
      .map(({ value, valueMax, unit, factor, modifiers, rank }) => ({
        value,
        valueMax,
        unit,
        factor,
        modifiers,
        rank,
      }));
  const plain = { valueMax: null, factor: 1, modifiers: [], rank: false };

  it.each([
    ['达到1.2万亿元', { ...plain, value: 1.2, unit: '万亿元', factor: 1e12 }],
    ['突破4000亿元大关', { ...plain, value: 4000, unit: '亿元', factor: 1e8, modifiers: ['突破'] }],
    ['增长6%—6.5%', { ...plain, value: 6, valueMax: 6.5, unit: '%' }],
    ['增长77．7％', { ...plain, value: 77.7, unit: '%' }],
    ['提高0.8个百分点', { ...plain, value: 0.8, unit: '个百分点' }],
    ['2.2万多所农村中小学', { ...plain, value: 2.2, unit: '万所', factor: 1e4, modifiers: ['多'] }],
    ['1000多万高中毕业生', { ...plain, value: 1000, unit: '万', factor: 1e4, modifiers: ['多'] }],
    ['降至48.6微克/立方米', { ...plain, value: 48.6, unit: '微克/立方米' }],
    ['劳动生产率25万元/人', { ...plain, value: 25, unit: '万元/人', factor: 1e4 }],
    ['居全省第3位', { ...plain, value: 3, unit: '位', rank: true }],
    ['增速位居全省第一', { ...plain, value: 1, unit: '', rank: true }],
    ['增长百分之十二点五', { ...plain, value: 12.5, unit: '%' }],
    ['四千一百亿斤', { ...plain, value: 4100, unit: '亿斤', factor: 1e8 }],
    ['一億六千萬人'.replace('億', '亿').replace('萬', '万'), { ...plain, value: 16_000, unit: '万人', factor: 1e4 }],
    ['翻一番', { ...plain, value: 1, unit: '番' }],
    ['占三成以上', { ...plain, value: 3, unit: '成', modifiers: ['以上'] }],
    ['突破万亿元', { ...plain, value: 1, unit: '万亿元', factor: 1e12, modifiers: ['突破'] }],
    ['27,584万元', { ...plain, value: 27_584, unit: '万元', factor: 1e4 }],
    ['覆盖率达到4 3 %', { ...plain, value: 43, unit: '%' }],
    ['建成1 2 0套', { ...plain, value: 120, unit: '套' }],
    ['投资近亿元', { ...plain, value: 1, unit: '亿元', factor: 1e8, modifiers: ['近'] }],
    ['玻璃9万标准重量箱', { ...plain, value: 9, unit: '万标准重量箱', factor: 1e4 }],
    ['算力达15万P', { ...plain, value: 15, unit: '万P', factor: 1e4 }],
    ['成交2412笔', { ...plain, value: 2412, unit: '笔' }],
    ['100名优秀教师', { ...plain, value: 100, unit: '名' }],
    ['12家长江企业', { ...plain, value: 12, unit: '家' }],
    ['浓度35微克每立方米', { ...plain, value: 35, unit: '微克每立方米' }],
    ['效率居华北第二', { ...plain, value: 2, unit: '', rank: true }],
    ['不低于95%', { ...plain, value: 95, unit: '%', modifiers: ['不低于'] }],
  ])('%s as a value', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    '三大攻坚战',
    '四个意识',
    '一批项目',
    '第一责任人',
    '第十七届会议',
    '世界500强',
    '“十四五”规划',
    '3月15日',
    '产业结构13.5∶44.6∶41.9',
    '由2比1改为1比1',
    '签约亿元以上',
  ])('“%s” holds none', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('take no longer than the text is long', () => {
    const long = '增长百分之一二三四五六七八九十'.repeat(4000) + '1,234,567'.repeat(4000) + '第前约'.repeat(4000);
    const begun = performance.now();
    figures(long);
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});
