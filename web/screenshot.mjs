/**
 * Pictures of every view of the page, from a running server with the sample library, to be looked at:
 *   node web/screenshot.mjs http://127.0.0.1:3000/ [folder] [variant…]
 * Writes <view>-<wide|phone>-<light|dark>.png; the pictures in docs/ are chosen from them.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const FIGURE = '天门市改造了多少农村户厕？';
const COMPARISON = '2022年各地的地区生产总值增长目标对比';
const UNKNOWN = '云南省2022年的经济增长目标是多少？';
const SIZES = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

const [address, folder = 'screenshots', ...variants] = process.argv.slice(2);
if (!address) {
  console.error('用法：node web/screenshot.mjs <问报的地址> [文件夹] [wide-light…]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});

/** @param {import('playwright-core').Page} page @param {string} question */
async function ask(page, question) {
  const before = await page.locator('article').count();
  await page.getByLabel('问题', { exact: true }).fill(question);
  await page.keyboard.press('Enter');
  await page.locator('article[aria-busy=false]').nth(before).locator('.answer').waitFor();
}

/** @param {import('playwright-core').Page} page @param {(view: string) => Promise<unknown>} shot */
async function walk(page, shot) {
  await page.goto(address);
  await page.locator('.examples').waitFor();
  await shot('welcome');
  await ask(page, FIGURE);
  await shot('answer');
  await page.locator('.answer .chip').first().hover();
  await page.getByRole('tooltip').waitFor();
  await shot('quote');
  await page.locator('.answer .chip').first().click();
  await page.locator('.passage mark').waitFor();
  await shot('source');
  await page.getByRole('button', { name: '在报告中查看' }).click();
  await page.locator('.full-text mark').first().waitFor();
  await shot('whole');
  await page.keyboard.press('Escape');
  await page.goto(`${address}#/`);
  await ask(page, COMPARISON);
  await page.locator('.chart canvas').waitFor();
  await shot('compare');
  await page.locator('.chart').scrollIntoViewIfNeeded();
  await shot('chart');
  await ask(page, UNKNOWN);
  await shot('refusal');
  for (const [view, route] of [
    ['indicators', '#/indicators'],
    ['indicator', '#/indicators?indicator=地区生产总值'],
    ['reports', '#/reports'],
  ]) {
    await page.goto(`${address}${route}`);
    await page.locator('.page-title').waitFor();
    if (view === 'indicator') await page.locator('.chart canvas').first().waitFor();
    await page.waitForTimeout(300);
    await shot(view);
  }
  await page.locator('.place a[href*="#/report/"]').first().click();
  await page.locator('.full-text').waitFor();
  await shot('reader');
}

try {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      const variant = `${size}-${colorScheme}`;
      if (variants.length > 0 && !variants.includes(variant)) continue;
      const context = await browser.newContext({ viewport, colorScheme, locale: 'zh-CN', reducedMotion: 'reduce' });
      const page = await context.newPage();
      await walk(page, (view) => page.screenshot({ path: join(folder, `${view}-${variant}.png`) }));
      await context.close();
      console.log(variant);
    }
  }
} finally {
  await browser.close();
}
