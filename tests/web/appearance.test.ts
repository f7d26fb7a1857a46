import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { COMPARISON, ELDERLY, GROWTH, UNKNOWN_REGION } from '../support/web-answers.ts';
import { noBrowser } from '../support/web-browser.ts';
import { ask, useStage } from '../support/web-stage.ts';

/** Widths of the page and of what scrolls in it, each with the width that it should not exceed. */
const overflows = (page: Page) =>
  page.evaluate(() =>
    ['html', '.talk', '.ask', '.panel-body'].flatMap((selector) => {
      const element = document.querySelector(selector);
      return element && element.scrollWidth > element.clientWidth ? [selector] : [];
    }),
  );

/** WCAG contrast of two colours that custom properties of the page name. */
const contrasts = (page: Page, pairs: readonly (readonly [string, string])[]) =>
  page.evaluate((wanted) => {
    const luminance = (name: string) => {
      const hex = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
      const [red = 0, green = 0, blue = 0] = [1, 3, 5]
        .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    return wanted.map(([front, back]) => {
      const [light = 0, dark = 0] = [luminance(front), luminance(back)].sort((a, b) => b - a);
      return (light + 0.05) / (dark + 0.05);
    });
  }, pairs);

const TEXT_ON = [
  ['ink', 'paper'],
  ['ink', 'sheet'],
  ['ink', 'tint'],
  ['soft', 'paper'],
  ['soft', 'sheet'],
  ['accent', 'paper'],
  ['accent', 'sheet'],
  ['accent', 'tint'],
  ['on-accent', 'accent'],
] as const;
const EDGE_ON = [
  ['field', 'paper'],
  ['field', 'sheet'],
] as const;

describe.skipIf(noBrowser)('the look of the page', () => {
  const stage = useStage();

  it.each(['light', 'dark'] as const)('follows the system (%s), with contrast of WCAG AA', async (colorScheme) => {
    const page = await stage.open({ colorScheme });
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe(colorScheme === 'dark' ? 'rgb(22, 21, 19)' : 'rgb(255, 255, 255)');
    for (const ratio of await contrasts(page, TEXT_ON)) expect(ratio).toBeGreaterThanOrEqual(4.5);
    for (const ratio of await contrasts(page, EDGE_ON)) expect(ratio).toBeGreaterThanOrEqual(3);
  });

  it.each([320, 360, 768, 1000, 1920])('fits a window of %i px without scrolling sideways', async (width) => {
    const page = await stage.open({ viewport: { width, height: 740 } });
    expect(await overflows(page)).toEqual([]);
    for (const question of [GROWTH, ELDERLY, COMPARISON, UNKNOWN_REGION]) {
      await ask(page, question);
      expect(await overflows(page)).toEqual([]);
    }
    await page.locator('.chip').first().click();
    expect(await overflows(page)).toEqual([]);
    await page.getByRole('button', { name: '在报告中查看' }).click();
    await page.locator('.full-text mark').waitFor();
    expect(await overflows(page)).toEqual([]);
  });

  it.each(['#/', '#/indicators', '#/reports'])('fits the narrowest phone in English too (%s)', async (route) => {
    const page = await stage.open({ viewport: { width: 320, height: 640 } });
    await page.evaluate(() => localStorage.setItem('wenbao.language', 'en'));
    await page.goto(`${stage.address}${route}`);
    await page.reload();
    await page.locator('html[lang=en] .nav').waitFor();
    await page.locator('main h1').waitFor({ state: 'attached' });
    expect(await overflows(page)).toEqual([]);
    const nav = await page.locator('.nav a').last().boundingBox();
    expect((nav?.x ?? 999) + (nav?.width ?? 0)).toBeLessThanOrEqual(320);
  });

  it('keeps lines of an answer under 38 em on a wide screen', async () => {
    const page = await stage.open({ viewport: { width: 1920, height: 1000 } });
    await ask(page, GROWTH);
    const ems = await page
      .locator('.answer-text')
      .evaluate((text) => text.clientWidth / Number.parseFloat(getComputedStyle(text).fontSize));
    expect(ems).toBeLessThanOrEqual(38);
  });

  it('moves nothing when an answer comes and when a source opens', async () => {
    const page = await stage.open();
    await page.locator('.examples').waitFor();
    stage.server.holding = true;
    await page.keyboard.insertText(GROWTH);
    await page.keyboard.press('Enter');
    await page.locator('article[aria-busy=true]').waitFor();
    // Shifts within half a second of a key press are not counted by the browser; wait until they are.
    await page.waitForTimeout(700);
    await page.evaluate(() => {
      const root = document.documentElement;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
          root.setAttribute('data-shift', String(Number(root.getAttribute('data-shift')) + entry.value));
      }).observe({ type: 'layout-shift' });
    });
    const boxes = async () => [
      await page.locator('.question').boundingBox(),
      await page.locator('.composer-box').boundingBox(),
    ];
    const before = await boxes();
    stage.server.release();
    await page.locator('.direct').waitFor();
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('.chip')?.click());
    await page.locator('.passage').waitFor();
    await page.waitForTimeout(200);
    expect(await boxes()).toEqual(before);
    expect(Number(await page.evaluate(() => document.documentElement.getAttribute('data-shift')))).toBeLessThan(0.01);
  });

  it('brings a new question to the top of the column', async () => {
    const page = await stage.open({ reducedMotion: 'reduce' });
    await ask(page, COMPARISON);
    await ask(page, ELDERLY);
    const [question, column] = [
      await page.locator('.question').last().boundingBox(),
      await page.locator('.talk').boundingBox(),
    ];
    expect((question?.y ?? 0) - (column?.y ?? 0)).toBeLessThan(40);
    expect((question?.y ?? 0) - (column?.y ?? 0)).toBeGreaterThanOrEqual(0);
  });

  it('shows a long question by its first lines, and all of it when asked to', async () => {
    const page = await stage.open();
    await ask(page, `${'青禾市在老旧小区改造、养老服务和城镇就业方面，'.repeat(20)}有哪些安排？`);
    const lines = () =>
      page
        .locator('.question')
        .evaluate((question) =>
          Math.round(question.clientHeight / Number.parseFloat(getComputedStyle(question).lineHeight)),
        );
    expect(await lines()).toBe(4);
    await page.getByRole('button', { name: '显示全部' }).click();
    expect(await lines()).toBeGreaterThan(8);
    await page.getByRole('button', { name: '收起' }).click();
    expect(await lines()).toBe(4);
  });

  it('scrolls as a whole in a window too low for a fixed head and foot', async () => {
    const page = await stage.open({ viewport: { width: 320, height: 256 }, reducedMotion: 'reduce' });
    await ask(page, GROWTH);
    const [question, answer] = [
      await page.locator('.question').boundingBox(),
      await page.locator('.direct').boundingBox(),
    ];
    expect(question?.y ?? -1).toBeGreaterThanOrEqual(0);
    expect(answer?.y ?? 999).toBeLessThan(256);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const box = await page.locator('.composer-box').boundingBox();
    expect((box?.y ?? -1) >= 0 && (box?.y ?? 0) + (box?.height ?? 0) <= 256).toBe(true);
    expect(await overflows(page)).toEqual([]);
  });

  it('tells what is open by more than colour where the reader’s own colours hold', async () => {
    const page = await stage.open({ forcedColors: 'active' });
    await ask(page, GROWTH);
    await page.locator('.chip').first().click();
    const look = (selector: string, name: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
    expect(await look('.nav a[aria-current]', 'border-bottom-color')).not.toBe(
      await look('.nav a:not([aria-current])', 'border-bottom-color'),
    );
    expect(await look('.chip[aria-pressed=true]', 'background-color')).not.toBe(
      await look('.chip[aria-pressed=false]', 'background-color'),
    );
    expect(await look('.conversation.current', 'outline-style')).toBe('solid');
  });
});
