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
});
