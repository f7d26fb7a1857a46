import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { COMPARISON, cannedAnswer, ELDERLY, GROWTH, UNKNOWN_REGION } from '../support/web-answers.ts';
import { noBrowser } from '../support/web-browser.ts';
import { ask, useStage } from '../support/web-stage.ts';

/** Text of the turn, but for its chart, which is fetched when the first one is shown. */
const textOf = (page: Page) =>
  page.locator('article > .answer > :not(.chart-room)').evaluateAll((parts) => parts.map((part) => part.textContent));

describe.skipIf(noBrowser)('an answer that comes bit by bit', () => {
  const stage = useStage();

  it('is shown as it comes: the value and the first sentence with its chip, then the rest', async () => {
    const page = await stage.open();
    stage.server.pausing = true;
    await page.keyboard.insertText(GROWTH);
    await page.keyboard.press('Enter');
    await page.locator('.answer').waitFor();
    expect(await page.locator('article').getAttribute('aria-busy')).toBe('true');
    expect(await page.locator('.direct').textContent()).toBe('6.5%左右');
    expect(await page.locator('.answer-text').textContent()).toBe(
      '青禾市2022年地区生产总值的预期目标是增长6.5%左右。1',
    );
    expect(await page.locator('.sources').count()).toBe(0);
    // A screen reader hears the answer once, when it is whole.
    expect(await page.locator('#spoken').textContent()).toBe('正在查找报告原文。');
    stage.server.release();
    await page.locator('article[aria-busy=false]').waitFor();
    expect(await page.locator('.answer-text .chip').allTextContents()).toEqual(['1', '2']);
    expect(await page.locator('.sources').count()).toBe(1);
  });

  it('moves nothing that is there already when more of it comes', async () => {
    const page = await stage.open();
    stage.server.pausing = true;
    await page.keyboard.insertText(GROWTH);
    await page.keyboard.press('Enter');
    await page.locator('.answer').waitFor();
    const places = () =>
      page.evaluate(() =>
        ['.question', '.understood', '.direct', '.answer-text .chip', '.composer-box'].map((selector) => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          return [selector, box?.x, box?.y];
        }),
      );
    const before = await places();
    stage.server.release();
    await page.locator('article[aria-busy=false]').waitFor();
    expect(await places()).toEqual(before);
  });

  it('can be stopped half-way: what has come goes, and the question can be asked again', async () => {
    const page = await stage.open();
    stage.server.pausing = true;
    await page.keyboard.insertText(GROWTH);
    await page.keyboard.press('Enter');
    await page.locator('.answer').waitFor();
    await page.getByRole('button', { name: '停止' }).click();
    await page.getByText('已停止。').first().waitFor();
    await expect.poll(() => stage.server.aborted).toBe(1);
    expect(await page.locator('.answer').count()).toBe(0);
    stage.server.release();
    await page.getByRole('button', { name: '重新提问' }).click();
    await page.locator('.sources').waitFor();
  });

  it('that breaks off is a failure with a way on, not half an answer', async () => {
    const page = await stage.open();
    stage.server.drops = 1;
    await page.keyboard.insertText(GROWTH);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.notice').textContent()).toContain('回答没有传完，连接就断了。');
    expect(await page.locator('.answer').count()).toBe(0);
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('.sources').waitFor();
    expect(stage.server.questions).toHaveLength(2);
  });

  it.each([GROWTH, ELDERLY, COMPARISON, UNKNOWN_REGION])(
    '%s: looks the same as one that came whole',
    async (question) => {
      const page = await stage.open();
      await ask(page, question);
      const streamed = await textOf(page);
      stage.server.plain = true;
      await page.getByRole('link', { name: '新对话' }).click();
      await ask(page, question);
      expect(await textOf(page)).toEqual(streamed);
      expect(streamed.join('')).toContain(cannedAnswer(question).answer.slice(0, 8));
    },
  );

  it('comes soon after Enter', async () => {
    const page = await stage.open();
    await page.keyboard.insertText(GROWTH);
    // Inside the page, so that the time of the test's own calls does not count.
    await page.evaluate(() => {
      const root = document.documentElement;
      document.addEventListener('keydown', () => root.setAttribute('data-pressed', String(performance.now())), true);
      new MutationObserver((_, observer) => {
        if (document.querySelector('.answer-text') === null) return;
        observer.disconnect();
        root.setAttribute('data-waited', String(performance.now() - Number(root.getAttribute('data-pressed'))));
      }).observe(document.body, { childList: true, subtree: true });
    });
    await page.keyboard.press('Enter');
    await page.locator('html[data-waited]').waitFor();
    const waited = Math.round(Number(await page.locator('html').getAttribute('data-waited')));
    console.log(`from Enter to first text (test server): ${waited} ms`);
    expect(waited).toBeLessThan(1000);
  });
});
