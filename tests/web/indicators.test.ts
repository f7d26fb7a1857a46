import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseCsv } from '../support/csv.ts';
import { violations } from '../support/web-axe.ts';
import { noBrowser } from '../support/web-browser.ts';
import { factsApi, HOSTILE, QINGHE_ID } from '../support/web-facts.ts';
import { useStage } from '../support/web-stage.ts';

const address = (...query: [string, string][]): string => `#/indicators?${new URLSearchParams(query)}`;
const GDP = address(['indicator', '地区生产总值']);

describe.skipIf(noBrowser)('the page of indicators', () => {
  const stage = useStage();
  beforeEach(() => {
    stage.server.api = factsApi();
  });

  /** Opens the page at a route; with an indicator, once its figures and their chart stand. */
  async function open(route: string, options?: BrowserContextOptions): Promise<Page> {
    const page = await stage.open(options);
    await page.goto(stage.address + route);
    await page
      .locator(route.includes('indicator=') ? '.fact-table tbody tr' : '.overview-list')
      .first()
      .waitFor();
    if (route.includes('indicator=')) await drawn(page);
    return page;
  }

  /** Until something is on the canvas. */
  const drawn = (page: Page) =>
    page.waitForFunction(() => {
      const canvas = document.querySelector('canvas');
      if (!canvas?.width) return false;
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      return data.some((value) => value > 0);
    });
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
    const page = await open(GDP);
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
    const page = await open(GDP);
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
    const page = await open(GDP);
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
    const page = await open(GDP);
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
    const page = await open(GDP);
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
    const page = await open(GDP);
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
    const page = await open(`${GDP}&kind=achieved&year=2022`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 CSV' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    const [heading = [], ...rows] = parseCsv(text.replace(/^\ufeff/, ''));
    expect(rows.map((row) => row[heading.indexOf('引文')])).toEqual(await cells(page, 'quote'));
    expect(rows).toHaveLength(5);
  });

  it('shows many facts a page at a time', async () => {
    const page = await open(address(['indicator', '口袋公园'], ['sort', '-value']));
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
    await page.goto(stage.address + address(['indicator', '火星基地']));
    await page.getByText('没有符合的数据。').waitFor();
    await page.goto(stage.address + address(['indicator', '地区生产总值'], ['report', 'gone']));
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('没有编号为“gone”的报告');
    await page.getByRole('button', { name: '报告 已选 1 项' }).click();
    await page.getByRole('checkbox', { name: 'gone' }).click();
    await page.getByText('共 10 条。').waitFor();
  });

  it('keeps the words of a report as text', async () => {
    const page = await open(GDP);
    expect(await cells(page, 'quote')).toContain(HOSTILE);
    expect(await page.locator('.fact-table img, .fact-table b').count()).toBe(0);
    expect(await page.title()).toBe('指标 · 问报');
  });

  it('is used by keyboard alone', async () => {
    const page = await open('#/indicators');
    await page.getByRole('combobox', { name: '指标名称' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.fact-table').waitFor();
    const focused = () =>
      page.evaluate(() => {
        const at = document.activeElement;
        return at instanceof HTMLInputElement ? `${at.type} ${at.labels?.[0]?.textContent}` : (at?.textContent ?? '');
      });
    const seen: string[] = [];
    for (let i = 0; i < 40 && !seen.at(-1)?.startsWith('地区生产总值'); i++) {
      await page.keyboard.press('Tab');
      seen.push(await focused());
    }
    const order = [
      'radio 全部',
      '地区全部',
      '年份全部',
      '报告全部',
      '下载 CSV',
      'radio 各份报告',
      '以表格查看',
      '地区',
      '数值',
    ];
    expect(seen.filter((name) => order.includes(name))).toEqual(order);
    await page.keyboard.press('Enter');
    await expect.poll(() => route(page)).toMatch(/^#\/report\/.+\?from=\d+&to=\d+$/);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe-core finds wrong (%s)', async (colorScheme) => {
    const overview = await open('#/indicators', { colorScheme });
    expect(await violations(overview)).toEqual([]);
    const page = await open(GDP, { colorScheme });
    await page.getByText('以表格查看').click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '地区 全部' }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('combobox', { name: '指标名称' }).click();
    await page.getByRole('option').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each([320, 390, 768, 1920])('fits a window of %i px without scrolling sideways', async (width) => {
    const page = await open(GDP, { viewport: { width, height: 800 } });
    const wider = () => page.locator('.place').evaluate((place) => place.scrollWidth - place.clientWidth);
    expect(await wider()).toBe(0);
    await page.getByRole('button', { name: '报告 全部' }).click();
    expect(await wider()).toBe(0);
    const box = await page.locator('.pick-box').boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width).toBe(true);
  });

  it('draws the chart anew in the colours of the page', async () => {
    const page = await open(GDP, { colorScheme: 'light' });
    const colours = () =>
      page.locator('canvas').evaluate((element) => {
        const canvas = element as HTMLCanvasElement;
        const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
        const found = new Set<string>();
        for (let i = 0; i < data.length; i += 4) found.add(`${data[i]},${data[i + 1]},${data[i + 2]},${data[i + 3]}`);
        return ['0,103,165,255', '92,184,240,255'].map((colour) => found.has(colour));
      });
    expect(await colours()).toEqual([true, false]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(colours).toEqual([false, true]);
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
    await expect.poll(colours).toEqual([true, false]);
  });

  it('fetches the library for charts only where one is shown, and moves nothing when it comes', async () => {
    const page = await open('#/indicators');
    const scripts = () =>
      page.evaluate(
        () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('chart-draw')).length,
      );
    expect(await scripts()).toBe(0);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/chart-draw*', async (request) => {
      await held;
      await request.continue();
    });
    await page.getByRole('link', { name: '地区生产总值' }).click();
    await page.locator('.fact-table').waitFor();
    const before = await page.locator('.fact-table').boundingBox();
    release();
    await drawn(page);
    expect(await scripts()).toBe(1);
    expect(await page.locator('.fact-table').boundingBox()).toEqual(before);
  });

  it('shows the table where the chart cannot be fetched', async () => {
    const page = await stage.open();
    await page.route('**/chart-draw*', (request) => request.abort());
    await page.goto(stage.address + GDP);
    await page.getByText('图没有画出来，数据见下表。').waitFor();
    expect(await page.locator('.chart-table').isVisible()).toBe(true);
  });

  it('speaks English', async () => {
    const page = await open(GDP);
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByText('地区生产总值: 10 figures of 3 reports.').waitFor();
    await page.getByRole('img', { name: /^Bar chart/ }).waitFor();
  });
});
