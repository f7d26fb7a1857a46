/**
 * Makes docs/screenshot.png of a running server with the sample library:
 *   node web/screenshot.mjs http://127.0.0.1:3000/ [question] [file]
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { chromium } from 'playwright-core';

const [address, question = '2022年湖北省天门市改造了多少农村户厕？', file = 'docs/screenshot.png'] =
  process.argv.slice(2);
if (!address) {
  console.error('用法：node web/screenshot.mjs <问报的地址> [问题] [文件]');
  process.exit(2);
}
mkdirSync(dirname(file), { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1.5,
    colorScheme: 'light',
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  await page.goto(address);
  await page.getByLabel('问题', { exact: true }).fill(question);
  await page.keyboard.press('Enter');
  await page.locator('.answer .chip').first().click();
  await page.locator('.passage mark').waitFor();
  await page.screenshot({ path: file });
  console.log(`${file}：${question}`);
} finally {
  await browser.close();
}
