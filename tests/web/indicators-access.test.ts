import { describe, expect, it } from 'vitest';
import { noBrowser } from '../support/web-browser.ts';
import { chartDrawn, GDP_ROUTE, useFactStage } from '../support/web-fact-stage.ts';

describe.skipIf(noBrowser)('the page of indicators, for everybody', () => {
  const { stage, open } = useFactStage();

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
    await expect.poll(() => new URL(page.url()).hash).toMatch(/^#\/report\/.+\?from=\d+&to=\d+$/);
  });

  it('lets the keyboard choose a bar, and shows which one it is at', async () => {
    const page = await open(GDP_ROUTE);
    const bars = page.locator('.chart-keys button');
    await expect.poll(() => bars.count()).toBe(6);
    await bars.first().focus();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    const seen: (string | null | undefined)[] = [];
    for (const key of ['ArrowDown', 'ArrowRight', 'End', 'ArrowDown', 'Home', 'ArrowUp', 'ArrowDown']) {
      await page.keyboard.press(key);
      seen.push(await focused());
    }
    const [first, second, third, , , last] = await bars.evaluateAll((all) =>
      all.map((bar) => bar.getAttribute('aria-label')),
    );
    expect(first).toBe('白屿县 2022 上年完成 下降0.5% · 看报告原文');
    expect(seen).toEqual([second, third, last, last, first, first, second]);
    // The frame lies on the bar itself.
    const drawn = await page.locator('.chart-keys :focus').evaluate((bar) => {
      const { left, top, width, height } = bar.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2)?.tagName;
    });
    expect(drawn).toBe('CANVAS');
    await page.keyboard.press('Tab');
    expect(await page.locator('.chart-keys :focus').count()).toBe(0);
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe(second);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.full-text mark').textContent()).toContain('8%');
  });

  it.each([320, 390, 768, 1920])('fits a window of %i px without scrolling sideways', async (width) => {
    const page = await open(GDP_ROUTE, { viewport: { width, height: 800 } });
    const wider = () => page.locator('.place').evaluate((place) => place.scrollWidth - place.clientWidth);
    expect(await wider()).toBe(0);
    await page.getByRole('button', { name: '报告 全部' }).click();
    expect(await wider()).toBe(0);
    const box = await page.locator('.pick-box').boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width).toBe(true);
  });

  it('draws the chart anew in the colours of the page', async () => {
    const page = await open(GDP_ROUTE, { colorScheme: 'light' });
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
    await chartDrawn(page);
    expect(await scripts()).toBe(1);
    expect(await page.locator('.fact-table').boundingBox()).toEqual(before);
  });

  it('shows the table where the chart cannot be fetched', async () => {
    const page = await stage.open();
    await page.route('**/chart-draw*', (request) => request.abort());
    await page.goto(stage.address + GDP_ROUTE);
    await page.getByText('图没有画出来，数据见下表。').waitFor();
    expect(await page.locator('.chart-table').isVisible()).toBe(true);
  });

  it('speaks English', async () => {
    const page = await open(GDP_ROUTE);
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByText('地区生产总值: 10 figures of 3 reports.').waitFor();
    await page.getByRole('img', { name: /^Bar chart/ }).waitFor();
  });
});
