import { describe, expect, it } from 'vitest';
import { chartOfTable, figureOf } from '../../web/table-chart.ts';
import { COMPARISON } from '../support/web-answers.ts';
import { noBrowser } from '../support/web-browser.ts';
import { ask, useStage } from '../support/web-stage.ts';

const table = (columns: readonly string[], rows: readonly (readonly string[])[]) => ({ columns, rows, unit: null });

describe('a figure in a cell', () => {
  it('has a value and a unit, whatever softens it', () => {
    expect(figureOf('7.5%以上[3]')).toEqual({ value: 7.5, unit: '%' });
    expect(figureOf('约1,203.4万吨左右')).toEqual({ value: 1203.4, unit: '万吨' });
    expect(figureOf('-2.1%')).toEqual({ value: -2.1, unit: '%' });
  });

  it('is none where a cell says more, less or nothing', () => {
    for (const cell of ['6%—6.5%', '未提及', '', '增长较快', '下降3%']) expect(figureOf(cell), cell).toBeNull();
  });
});

describe('the chart of a table', () => {
  it('has a bar for each place, and leaves out those without a figure', () => {
    const chart = chartOfTable(
      table(
        ['地区', '年份', '目标', '出处'],
        [
          ['甲市', '2022', '7%以上', '[1]'],
          ['乙市', '2022', '6%', '[2]'],
          ['丙市', '2022', '未提及', ''],
        ],
      ),
    );
    expect(chart).toEqual({
      kind: 'bar',
      labels: ['甲市', '乙市'],
      labelsTitle: '地区',
      series: [{ name: '目标', values: [7, 6], texts: ['7%以上', '6%'] }],
      unit: '%',
    });
  });

  it('is a line over the years where the place is one, from the earliest on', () => {
    const chart = chartOfTable(
      table(
        ['地区', '年份', '产量'],
        [
          ['甲市', '2022', '30万吨'],
          ['甲市', '2020', '28万吨'],
        ],
      ),
    );
    expect(chart?.kind).toBe('line');
    expect(chart?.labels).toEqual(['2020', '2022']);
    expect(chart?.series[0]?.values).toEqual([28, 30]);
  });

  it('is none for figures of different units, for a single figure, for words', () => {
    const rows = (a: string, b: string) =>
      table(
        ['地区', '数'],
        [
          ['甲市', a],
          ['乙市', b],
        ],
      );
    expect(chartOfTable(rows('7%', '3万吨'))).toBeNull();
    expect(chartOfTable(rows('7%', '未提及'))).toBeNull();
    expect(chartOfTable(rows('较快', '平稳'))).toBeNull();
    expect(chartOfTable(rows('6%—7%', '5%'))).toBeNull();
  });
});

describe.skipIf(noBrowser)('a comparison on the page', () => {
  const stage = useStage();

  it('has its chart below the table, with words for whoever does not see it, and nothing moves when it comes', async () => {
    const page = await stage.open();
    // The chart is fetched with the first one; until then its room is kept.
    await page.route(/chart/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    await ask(page, COMPARISON);
    const below = page.locator('.sources');
    const before = await below.boundingBox();
    const chart = page.getByRole('img', { name: /^条形图：目标/ });
    await chart.waitFor();
    expect(await chart.getAttribute('aria-label')).toContain('云溪省白屿县');
    expect(await below.boundingBox()).toEqual(before);
    // The table above is the same data: no second one is offered.
    expect(await page.locator('.chart-data').count()).toBe(0);
  });
});
