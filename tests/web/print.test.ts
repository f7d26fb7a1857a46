import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { COMPARISON, ELDERLY, UNKNOWN_REGION } from '../support/web-answers.ts';
import { noBrowser } from '../support/web-browser.ts';
import { QINGHE_REPORT } from '../support/web-library.ts';
import { ask, useStage } from '../support/web-stage.ts';

/** A4 between its margins, at 96 dots an inch. */
const PAPER = { width: 672, height: 985 };

async function onPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(PAPER);
}
const seen = (page: Page, selector: string) => page.locator(selector).filter({ visible: true }).count();

describe.skipIf(noBrowser)('on paper', () => {
  const stage = useStage();

  it('a conversation has its sources in full, and nothing that can only be clicked', async () => {
    const page = await stage.open({ colorScheme: 'dark' });
    for (const question of [ELDERLY, COMPARISON, UNKNOWN_REGION]) await ask(page, question);
    expect(await seen(page, '.printed')).toBe(0);
    await page.locator('.chip').first().click();
    await page.locator('.passage').waitFor();
    await onPaper(page);
    expect(await page.locator('.printed li').first().textContent()).toBe('1. “新建街道养老服务中心12家”');
    expect(await seen(page, '.printed li')).toBe(5);
    for (const gone of ['.head', '.side', '.panel', '.ask', '.actions', '.suggestions', '.edit'])
      expect(await seen(page, gone), gone).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
    // All of it, not one window of it.
    const talk = await page.locator('.talk').evaluate((element) => element.scrollHeight - element.clientHeight);
    expect(talk).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PAPER.width);
  });

  it('a report is its text from edge to edge', async () => {
    const page = await stage.open({ colorScheme: 'dark' });
    await page.goto(`${stage.address}#/report/${QINGHE_REPORT.report.id}`);
    await page.locator('.full-text').waitFor();
    await onPaper(page);
    for (const gone of ['.head', '.contents', '.reader-tools', '.reader-back'])
      expect(await seen(page, gone), gone).toBe(0);
    expect((await page.locator('.full-text').boundingBox())?.width).toBeGreaterThan(640);
    expect(await page.locator('.place').evaluate((place) => place.scrollHeight - place.clientHeight)).toBe(0);
  });
});
