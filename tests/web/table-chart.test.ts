import { describe, expect, it } from 'vitest';
import { chartsOfTable, figureOf } from '../../web/table-chart.ts';
import { COMPARISON, RANGES } from '../support/web-answers.ts';
import { noBrowser } from '../support/web-browser.ts';
import { ask, useStage } from '../support/web-stage.ts';

const table = (columns: readonly string[], rows: readonly (readonly string[])[]) => ({ columns, rows, unit: null });

describe('a figure in a cell', () => {
  it('has a value and a unit, whatever softens it', () => {
    expect(figureOf('7.5%以上[3]')).toEqual({ value: 7.5, end: null, unit: '%' });
    expect(figureOf('约1,203.4万吨左右')).toEqual({ value: 1203.4, end: null, unit: '万吨' });
    expect(figureOf('-2.1%')).toEqual({ value: -2.1, end: null, unit: '%' });
  });

  it('may be a range', () => {
    for (const cell of ['6%—6.5%', '6-6.5%', '6%至6.5%左右', '6～6.5%[2]', '6%到6.5%之间'])
      expect(figureOf(cell), cell).toEqual({ value: 6, end: 6.5, unit: '%' });
  });

  it('is none where a cell says more, less or nothing', () => {
    for (const cell of ['6%—7万吨', '未提及', '', '增长较快', '下降3%', '2017-2021年的数字'])
      expect(figureOf(cell), cell).toBeNull();
  });
});

describe('the charts of a table', () => {
  const two = (a: string, b: string, ...more: string[]) =>
    chartsOfTable(
      table(
        ['地区', '数'],
        [a, b, ...more].map((cell, row) => [`${'甲乙丙丁'[row]}市`, cell]),
      ),
    );

  it('have a bar for each place, and leave out those without a figure', () => {
    const { charts, leftOut } = chartsOfTable(
      table(
        ['地区', '年份', '目标', '出处'],
        [
          ['甲市', '2022', '7%以上', '[1]'],
          ['乙市', '2022', '6%', '[2]'],
          ['丙市', '2022', '未提及', ''],
        ],
      ),
    );
    expect(leftOut).toBe(0);
    expect(charts).toEqual([
      {
        title: '目标',
        kind: 'bar',
        labels: ['甲市', '乙市'],
        labelsTitle: '地区',
        series: [{ name: '目标', values: [7, 6], ends: [null, null], texts: ['7%以上', '6%'] }],
        unit: '%',
        citations: [1, 2],
      },
    ]);
  });

  it('are a line over the years where the place is one, from the earliest on', () => {
    const [chart] = chartsOfTable(
      table(
        ['地区', '年份', '产量'],
        [
          ['甲市', '2022', '30万吨'],
          ['甲市', '2020', '28万吨'],
        ],
      ),
    ).charts;
    expect(chart?.kind).toBe('line');
    expect(chart?.labels).toEqual(['2020', '2022']);
    expect(chart?.series[0]?.values).toEqual([28, 30]);
  });

  it('show a range with both its ends', () => {
    const [chart] = two('6%—7%', '5%').charts;
    expect(chart?.series[0]).toEqual({ name: '数', values: [6, 5], ends: [7, null], texts: ['6%—7%', '5%'] });
  });

  it('are one for each unit; what stands alone with its unit is counted', () => {
    const { charts, leftOut } = two('7%', '26亿元', '9800万元', '3%');
    expect(charts.map(({ unit, labels, series }) => [unit, labels, series[0]?.values])).toEqual([
      ['%', ['甲市', '丁市'], [7, 3]],
      ['亿元', ['乙市', '丙市'], [26, 0.98]],
    ]);
    expect(leftOut).toBe(0);
    expect(two('7%', '3万吨')).toEqual({ charts: [], leftOut: 2 });
    expect(two('7%', '6%', '3万吨').leftOut).toBe(1);
  });

  it('tell targets from what was achieved', () => {
    const [chart] = chartsOfTable(
      table(
        ['地区', '增速', '类别'],
        [
          ['甲市', '7%', '目标'],
          ['乙市', '6%', '完成'],
        ],
      ),
    ).charts;
    expect(chart?.title).toBe('增速');
    expect(chart?.series.map(({ name, values }) => [name, values])).toEqual([
      ['完成', [null, 6]],
      ['目标', [7, null]],
    ]);
  });

  it('are none for a single figure, and for words', () => {
    expect(two('较快', '平稳')).toEqual({ charts: [], leftOut: 0 });
    expect(two('7%', '未提及').charts).toEqual([]);
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
    expect(await chart.getAttribute('aria-label')).toContain('白屿县');
    expect(await below.boundingBox()).toEqual(before);
    // The table above is the same data: no second one is offered.
    expect(await page.locator('.chart-data').count()).toBe(0);
  });

  it('shows a range as a hollow end of its bar, and says so', async () => {
    const page = await stage.open();
    await ask(page, RANGES);
    await page.getByText('空心的一段是区间').waitFor();
    expect(await page.getByRole('img', { name: /^条形图/ }).getAttribute('aria-label')).toContain('6%—8%');
    const bar = page.locator('.chart-keys button').first();
    const colourAt = (share: number) =>
      bar.evaluate((button, at) => {
        const canvas = button.closest('.chart-box')?.querySelector('canvas') as HTMLCanvasElement;
        const [box, whole] = [button.getBoundingClientRect(), canvas.getBoundingClientRect()];
        const scale = canvas.width / whole.width;
        const x = (box.left + box.width * at - whole.left) * scale;
        const y = (box.top + box.height / 2 - whole.top) * scale;
        return [...(canvas.getContext('2d')?.getImageData(x, y, 1, 1).data ?? [])].slice(0, 3);
      }, share);
    const [filled, hollow] = [
      [0, 103, 165],
      [255, 255, 255],
    ];
    expect(await colourAt(0.5)).toEqual(filled);
    expect(await colourAt(0.7)).toEqual(filled);
    expect(await colourAt(0.8)).toEqual(hollow);
    expect(await colourAt(0.95)).toEqual(hollow);
  });

  it('opens the quote of a bar, by pointer and by keyboard', async () => {
    const page = await stage.open();
    await ask(page, COMPARISON);
    const bars = page.locator('.chart-keys button');
    await bars.first().waitFor();
    expect(await bars.evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label')))).toEqual([
      '白屿县 目标 7% · 看原文',
      '青禾市 目标 6.5%左右 · 看原文',
    ]);
    await bars.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.passage mark').textContent()).toBe('2022年地区生产总值增长6.5%左右');
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('青禾市 目标 6.5%左右 · 看原文');
    const box = await bars.first().boundingBox();
    await page.mouse.click((box?.x ?? 0) + 10, (box?.y ?? 0) + 6);
    await expect.poll(() => page.locator('.passage mark').textContent()).toBe('全县地区生产总值增长7%');
  });
});
