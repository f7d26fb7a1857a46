import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { GROWTH } from '../support/web-answers.ts';
import { noBrowser } from '../support/web-browser.ts';
import { GDP_ROUTE } from '../support/web-fact-stage.ts';
import { factsApi } from '../support/web-facts.ts';
import { ask, useStage } from '../support/web-stage.ts';

const KEY = 'right-key';

describe.skipIf(noBrowser)('a server that asks for an access key', () => {
  const stage = useStage();

  it('is asked nothing before the key is there; a wrong one is said to be wrong', async () => {
    stage.server.key = KEY;
    const page = await stage.open();
    const box = page.getByLabel('访问密钥', { exact: true });
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('password');
    expect(await page.locator('.composer, .panel').count()).toBe(0);
    await box.fill('wrong');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('alert').textContent()).toBe('密钥不对，请再看一遍。');
    await box.fill(KEY);
    await page.keyboard.press('Enter');
    await page.locator('.examples').waitFor();
    await ask(page, GROWTH);
    await page.locator('.chip').first().click();
    await page.locator('.neighbour.before').waitFor();
    expect(page.url()).not.toContain(KEY);
    // Until the tab is closed, and no longer.
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(KEY);
    await page.reload();
    await page.locator('.direct').waitFor();
    expect(await page.locator('.key-gate').count()).toBe(0);
    const tab = await page.context().newPage();
    await tab.goto(stage.address);
    await tab.locator('.key-gate').waitFor();
  });

  it('is remembered in the browser when the box is ticked', async () => {
    stage.server.key = KEY;
    const page = await stage.open();
    await page.getByLabel('访问密钥', { exact: true }).fill(KEY);
    await page.getByLabel('在这个浏览器里记住它').check();
    await page.getByRole('button', { name: '进入' }).click();
    await page.locator('.examples').waitFor();
    const tab = await page.context().newPage();
    await tab.goto(stage.address);
    await tab.locator('.examples').waitFor();
  });

  it('that takes another key by now asks again, and the conversation is still there', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    stage.server.key = KEY;
    await page.locator('textarea').fill('还有呢？');
    await page.keyboard.press('Enter');
    await page.getByLabel('访问密钥', { exact: true }).fill(KEY);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('.refusal').waitFor();
    expect(await page.locator('.question').allTextContents()).toEqual([GROWTH, '还有呢？']);
  });

  it('gives the CSV of figures too', async () => {
    stage.server.key = KEY;
    stage.server.api = factsApi();
    const page = await stage.open();
    await page.goto(stage.address + GDP_ROUTE);
    await page.getByLabel('访问密钥', { exact: true }).fill(KEY);
    await page.keyboard.press('Enter');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 CSV' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text.startsWith('\ufeff地区,')).toBe(true);
    expect(text).toContain('地区生产总值增长6.5%左右');
    stage.server.key = 'another';
    await page.getByRole('button', { name: '下载 CSV' }).click();
    await page.locator('.key-gate').waitFor();
  });
});
