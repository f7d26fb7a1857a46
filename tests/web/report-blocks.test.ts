import { describe, expect, it } from 'vitest';
import { reportBlocks } from '../../web/report-blocks.ts';
import { QINGHE_REPORT, SAMPLE_REPORTS } from '../support/web-library.ts';

const shown = (blocks: ReturnType<typeof reportBlocks>) => blocks.map(({ level, text }) => [level, text]);

describe('blocks of a report', () => {
  it('are headings by depth and paragraphs, in the order of the text', () => {
    const { text, sections, passages } = QINGHE_REPORT;
    expect(shown(reportBlocks(text, sections, passages)).slice(0, 5)).toEqual([
      [0, '各位代表：现在，我代表市人民政府，向大会报告工作，请予审议，并请政协委员提出意见。'],
      [1, '一、2021年工作回顾'],
      [2, '（一）经济运行'],
      [
        0,
        '全市地区生产总值达到812.6亿元，比上年增长6.4%；一般公共预算收入48.3亿元，增长5.1%；城镇新增就业2.16万人，城镇登记失业率3.2%。',
      ],
      [2, '（二）民生保障'],
    ]);
  });

  it('slice the text, and lose none of it but white space', () => {
    for (const { text, sections, passages } of SAMPLE_REPORTS) {
      const blocks = reportBlocks(text, sections, passages);
      for (const block of blocks) expect(text.slice(block.start, block.end)).toBe(block.text);
      expect(
        blocks
          .map((block) => block.text)
          .join('')
          .replace(/\s/g, '') === text.replace(/\s/g, ''),
      ).toBe(true);
    }
  });

  it('a heading that is not in the text is shown with an empty span', () => {
    const blocks = reportBlocks('增长7%。', [{ path: ['目标'], start: 0, end: 5 }], []);
    expect(blocks).toEqual([
      { level: 1, text: '目标', start: 0, end: 0 },
      { level: 0, text: '增长7%。', start: 0, end: 5 },
    ]);
  });

  it('an upper heading that no section of its own holds is shown once', () => {
    const text = '一、目标\n（一）增长\n增长7%。\n（二）就业\n2万人。';
    const sections = [
      { path: ['一、目标', '（一）增长'], start: 0, end: text.indexOf('（二）') },
      { path: ['一、目标', '（二）就业'], start: text.indexOf('（二）'), end: text.length },
    ];
    expect(shown(reportBlocks(text, sections, []))).toEqual([
      [1, '一、目标'],
      [2, '（一）增长'],
      [0, '增长7%。'],
      [2, '（二）就业'],
      [0, '2万人。'],
    ]);
  });

  it('a heading that runs into its text is set apart from it', () => {
    expect(shown(reportBlocks('一、目标 增长7%。', [{ path: ['一、目标'], start: 0, end: 10 }], []))).toEqual([
      [1, '一、目标'],
      [0, '增长7%。'],
    ]);
  });

  it('a numbered line that ends like a sentence is a paragraph, with its full stop', () => {
    const text = '十件实事\n1.改造危房8000户。\n2.新建公园：位于城北';
    const item = text.indexOf('1.');
    const heading = text.indexOf('2.');
    const sections = [
      { path: ['十件实事'], start: 0, end: text.length },
      { path: ['十件实事', '1.改造危房8000户'], start: item, end: heading },
      { path: ['十件实事', '2.新建公园'], start: heading, end: text.length },
    ];
    expect(shown(reportBlocks(text, sections, []))).toEqual([
      [1, '十件实事'],
      [0, '1.改造危房8000户。'],
      [2, '2.新建公园：'],
      [0, '位于城北'],
    ]);
  });

  it('one long line is cut where its passages start', () => {
    const passages = [
      { start: 0, end: 3 },
      { start: 3, end: 6 },
    ];
    expect(shown(reportBlocks('甲一。乙二。', [], passages))).toEqual([
      [0, '甲一。'],
      [0, '乙二。'],
    ]);
  });
});
