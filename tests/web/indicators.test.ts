import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../support/csv.ts';
import { noBrowser } from '../support/web-browser.ts';
import { GDP_ROUTE, indicatorRoute, useFactStage } from '../support/web-fact-stage.ts';
import { HOSTILE, QINGHE_ID } from '../support/web-facts.ts';

describe.skipIf(noBrowser)('the page of indicators', () => {
  const { stage, open } = useFactStage();

  const cells = (page: Page, column: string) => page.locator(`.fact-table tbody .fact-${column}`).allTextContents();
  const route = (page: Page) => new URL(page.url()).hash;
  /** Name and figures of every row of the table beside the chart. */
  const charted = (page: Page) =>
    page
      .locator('.chart-table tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));

  it('offers the indicators of the library, and shows the one that is chosen', async () => {
    const page = await open('#/indicators');
    expect(await page.locator('.overview-list li').allTextContents()).toEqual([
      '地区生产总值3 份报告，10 条',
      '口袋公园1 份报告，130 条',
    ]);
    await page.getByRole('link', { name: '地区生产总值' }).click();
    await page.getByText('地区生产总值：3 份报告，共 10 条。').waitFor();
    expect(await page.getByLabel('指标名称').inputValue()).toBe('地区生产总值');
  });

  it('suggests while one types; Enter while a word is composed chooses nothing', async () => {
    const page = await open('#/indicators');
    const box = page.getByRole('combobox', { name: '指标名称' });
    await box.click();
    await page.getByRole('option').nth(1).waitFor();
    await box.fill('公园');
    await expect.poll(() => page.getByRole('option').allTextContents()).toEqual(['口袋公园1 份报告，130 条']);
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('option', { selected: true }).count()).toBe(1);
    await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    expect(route(page)).toBe('#/indicators');
    await page.keyboard.press('Enter');
    await page.getByText('口袋公园：1 份报告，共 130 条。').waitFor();
    expect(new URLSearchParams(route(page).split('?')[1]).get('indicator')).toBe('口袋公园');
  });

  it('sorts by value with units of one kind by amount, and keeps that in the address', async () => {
    const page = await open(GDP_ROUTE);
    await page.getByRole('button', { name: '数值' }).click();
    expect(await cells(page, 'value')).toEqual([
      '8% 增速',
      '7.2% 增速',
      '6.5% 增速',
      '6.4% 增速',
      '6.1% 增速',
      '6% 增速',
      '下降0.5% 增速',
      '865亿元 总量',
      '812.6亿元 总量',
      '9800万元 总量',
    ]);
    expect(await page.getByRole('columnheader', { name: '数值' }).getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('button', { name: '数值' }).click();
    await expect.poll(async () => (await cells(page, 'value'))[0]).toBe('下降0.5% 增速');
    await page.reload();
    await expect.poll(async () => (await cells(page, 'value'))[0]).toBe('下降0.5% 增速');
  });

  it('leads from a row and from its quote to the place in the report', async () => {
    const page = await open(GDP_ROUTE);
    const quote = '地区生产总值812.6亿元，增长6.4%';
    const start = '去年'.length;
    const place = `#/report/${QINGHE_ID}?from=${start}&to=${start + quote.length}`;
    const link = page.locator('.fact-quote a', { hasText: '812.6亿元，增长' });
    expect([await link.textContent(), await link.locator('strong').textContent()]).toEqual([quote, '6.4%']);
    await link.click();
    expect(route(page)).toBe(place);
    await page.goBack();
    await page.locator('tr', { has: link }).locator('.fact-value').click();
    expect(route(page)).toBe(place);
  });

  it('draws bars over reports, with the same data as a table and in words', async () => {
    const page = await open(GDP_ROUTE);
    await page.getByText('以表格查看').click();
    expect(await charted(page)).toEqual([
      ['白屿县 2022', '下降0.5%', '8%'],
      ['青禾市 2022', '6.4%', '6.5%左右'],
      ['青禾市 2023', '6.1%', '6%以上'],
    ]);
    expect(
      await page.getByRole('img', { name: /条形图：各份报告的地区生产总值 · 增速/ }).getAttribute('aria-label'),
    ).toContain('上年完成最高的是青禾市 2022 6.4%，最低的是白屿县 2022 下降0.5%。');
    await page.getByText('另有 1 条口径不同').waitFor();
  });

  it('switches between growth and level, and to the reports of one year', async () => {
    const page = await open(GDP_ROUTE);
    await page.getByRole('radio', { name: '总量 元' }).check();
    await page.getByText('以表格查看').click();
    const all = [
      ['青禾市 2023', '865亿元'],
      ['青禾市 2022', '812.6亿元'],
      ['白屿县 2022', '9800万元'],
    ];
    await expect.poll(() => charted(page)).toEqual(all);
    await page.getByLabel('报告年份').selectOption('2022');
    await expect
      .poll(() => charted(page))
      .toEqual([
        ['青禾市', '812.6亿元'],
        ['白屿县', '9800万元'],
      ]);
    await page.reload();
    await expect.poll(() => charted(page)).toHaveLength(2);
  });

  it('draws a line for one place over years', async () => {
    const page = await open(GDP_ROUTE);
    await page.getByRole('radio', { name: '逐年变化' }).check();
    await page.getByRole('img', { name: /折线图：云溪省青禾市历年的地区生产总值 · 增速/ }).waitFor();
    expect(await charted(page)).toEqual([
      ['2021', '6.4%', '—'],
      ['2022', '6.1%', '6.5%左右'],
      ['2023', '—', '6%以上'],
    ]);
    expect(route(page)).toContain('chart=line');
  });

  it('narrows down by kind, place, year and report; the link shows the same again', async () => {
    const page = await open(GDP_ROUTE);
    await page.getByRole('radio', { name: '目标' }).check();
    await page.getByText('共 3 条。').waitFor();
    await page.getByRole('button', { name: '地区 全部' }).click();
    await page.getByRole('checkbox', { name: '云溪省青禾市' }).check();
    await page.getByText('共 2 条。').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await page.getByRole('button', { name: '年份 全部' }).click();
    await page.getByRole('checkbox', { name: '2023年' }).check();
    await page.getByText('共 1 条。').waitFor();
    const again = await open(route(page));
    expect(await cells(again, 'value')).toEqual(['6% 增速']);
    expect(await again.getByRole('button', { name: '地区 已选 1 项' }).count()).toBe(1);
    await page.goBack();
    await page.getByText('共 2 条。').waitFor();
  });

  it('gives the very rows as a CSV file', async () => {
    const page = await open(`${GDP_ROUTE}&kind=achieved&year=2022`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 CSV' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    const [heading = [], ...rows] = parseCsv(text.replace(/^\ufeff/, ''));
    expect(rows.map((row) => row[heading.indexOf('引文')])).toEqual(await cells(page, 'quote'));
    expect(rows).toHaveLength(5);
  });

  it('shows many facts a page at a time', async () => {
    const page = await open(indicatorRoute(['indicator', '口袋公园'], ['sort', '-value']));
    expect(await page.locator('.fact-table tbody tr').count()).toBe(100);
    expect((await cells(page, 'value'))[0]).toBe('130个 数量');
    await page.getByRole('button', { name: '下一页' }).click();
    await page.getByText('第 2 / 2 页').waitFor();
    expect(await page.locator('.fact-table tbody tr').count()).toBe(30);
    expect((await cells(page, 'value')).at(-1)).toBe('1个 数量');
    expect(await page.getByRole('button', { name: '下一页' }).isDisabled()).toBe(true);
  });

  it('says what to do where nothing fits, and where the server refuses', async () => {
    const page = await stage.open();
    await page.goto(stage.address + indicatorRoute(['indicator', '火星基地']));
    await page.getByText('没有符合的数据。').waitFor();
    await page.goto(stage.address + indicatorRoute(['indicator', '地区生产总值'], ['report', 'gone']));
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('没有编号为“gone”的报告');
    await page.getByRole('button', { name: '报告 已选 1 项' }).click();
    await page.getByRole('checkbox', { name: 'gone' }).click();
    await page.getByText('共 10 条。').waitFor();
  });

  it('keeps the words of a report as text', async () => {
    const page = await open(GDP_ROUTE);
    expect(await cells(page, 'quote')).toContain(HOSTILE);
    expect(await page.locator('.fact-table img, .fact-table b').count()).toBe(0);
    expect(await page.title()).toBe('指标 · 问报');
  });
});
