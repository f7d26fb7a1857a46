import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ELDERLY, GROWTH } from '../support/web-answers.ts';
import { noBrowser } from '../support/web-browser.ts';
import { ask, useStage } from '../support/web-stage.ts';

const chips = (page: Page) => page.locator('.scope-chip').allTextContents();

describe.skipIf(noBrowser)('where to look', () => {
  const stage = useStage();

  it('is shown as the last question was understood, and then limits nothing', async () => {
    const page = await stage.open();
    expect(await chips(page)).toEqual([]);
    await ask(page, GROWTH);
    expect(await chips(page)).toEqual(['云溪省青禾市', '2022年']);
    expect(await page.locator('.scope-by').textContent()).toBe('范围：按问题理解');
    await ask(page, ELDERLY);
    expect(stage.server.questions.map(({ scope }) => scope)).toEqual([undefined, undefined]);
  });

  it('is set by hand from the places and years of the library, for all questions until it is given up', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: '＋ 地区' }).click();
    await page.getByRole('checkbox', { name: '云溪省白屿县' }).check();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('＋ 地区');
    await page.getByRole('button', { name: '＋ 年份' }).click();
    await page.getByRole('checkbox', { name: '2022年' }).check();
    await page.getByRole('button', { name: '关闭' }).click();
    expect(await chips(page)).toEqual(['云溪省白屿县', '2022年']);
    expect(await page.locator('.scope-by').textContent()).toBe('范围：手动指定');
    await ask(page, GROWTH);
    expect(stage.server.questions.at(-1)?.scope).toEqual({ regions: ['云溪省白屿县'], years: [2022] });
    await page.getByText('只查：云溪省白屿县 · 2022').waitFor();
    await page.getByRole('button', { name: '恢复按问题理解' }).click();
    await ask(page, ELDERLY);
    expect(stage.server.questions.at(-1)?.scope).toBeUndefined();
  });

  it('is changed by taking away what was understood', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await page.getByRole('button', { name: '去掉“云溪省青禾市”' }).click();
    expect(await chips(page)).toEqual(['2022年']);
    await ask(page, ELDERLY);
    expect(stage.server.questions.at(-1)?.scope).toEqual({ regions: [], years: [2022] });
  });
});

describe.skipIf(noBrowser)('the quote beside a chip', () => {
  const stage = useStage();

  it('shows while the pointer rests on the chip, and goes on Escape without closing anything else', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await page.locator('.chip').first().click();
    await page.locator('.passage').waitFor();
    await page.locator('.chip').nth(1).hover();
    const popover = page.getByRole('tooltip');
    await popover.waitFor();
    expect(await popover.locator('.popover-quote').textContent()).toBe('全市地区生产总值达到812.6亿元，比上年增长6.4%');
    expect(await page.locator('.chip').nth(1).getAttribute('aria-describedby')).toBe(await popover.getAttribute('id'));
    await page.keyboard.press('Escape');
    await popover.waitFor({ state: 'detached' });
    expect(await page.locator('.passage').count()).toBe(1);
  });

  it('shows when the chip gets the focus by keyboard, inside the window', async () => {
    const page = await stage.open({ viewport: { width: 390, height: 844 } });
    await ask(page, GROWTH);
    const onChip = () => page.evaluate(() => document.activeElement?.classList.contains('chip') === true);
    for (let steps = 0; steps < 30 && !(await onChip()); steps++) await page.keyboard.press('Shift+Tab');
    await page.getByRole('tooltip').waitFor();
    const box = await page.getByRole('tooltip').boundingBox();
    if (!box) throw new Error('The quote has no box.');
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
  });

  it('does not stand in the way of a finger: a tap opens the panel', async () => {
    const page = await stage.open({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await ask(page, GROWTH);
    await page.locator('.chip').first().tap();
    await page.locator('.passage').waitFor();
    expect(await page.getByRole('tooltip').count()).toBe(0);
  });
});
