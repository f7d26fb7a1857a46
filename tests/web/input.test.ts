import { describe, expect, it } from 'vitest';
import { ELDERLY, GROWTH } from '../support/web-answers.ts';
import { noBrowser } from '../support/web-browser.ts';
import { ask, useStage } from '../support/web-stage.ts';

describe.skipIf(noBrowser)('the box to ask in', () => {
  const stage = useStage();

  it('has the focus from the start, and is empty again once the question is sent', async () => {
    const page = await stage.open();
    await page.keyboard.insertText(GROWTH);
    await page.keyboard.press('Enter');
    await page.locator('.answer').waitFor();
    expect(await page.locator('textarea').inputValue()).toBe('');
    expect(stage.server.questions.map(({ question }) => question)).toEqual([GROWTH]);
  });

  it('breaks the line on Shift+Enter and grows, and sends nothing', async () => {
    const page = await stage.open();
    const box = page.locator('textarea');
    const before = (await box.boundingBox())?.height ?? 0;
    await page.keyboard.insertText('第一行');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.insertText('第二行');
    expect(await box.inputValue()).toBe('第一行\n第二行');
    expect((await box.boundingBox())?.height ?? 0).toBeGreaterThan(before + 10);
    expect(stage.server.questions).toEqual([]);
  });

  it('sends nothing for an empty question', async () => {
    const page = await stage.open();
    await page.keyboard.insertText('  ');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '发送' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('article').count()).toBe(0);
    expect(stage.server.questions).toEqual([]);
  });

  it('leaves the Enter of an input method alone while a word is being put together', async () => {
    const page = await stage.open();
    const session = await page.context().newCDPSession(page);
    await page.evaluate(() => {
      document.addEventListener('keydown', (event) => {
        document.documentElement.setAttribute('data-composing', String(event.isComposing));
      });
    });
    await session.send('Input.imeSetComposition', { text: 'qinghe', selectionStart: 6, selectionEnd: 6 });
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.documentElement.getAttribute('data-composing'))).toBe('true');
    expect(await page.locator('article').count()).toBe(0);
    await session.send('Input.insertText', { text: GROWTH });
    await page.keyboard.press('Enter');
    await page.locator('.answer').waitFor();
    expect(stage.server.questions.map(({ question }) => question)).toEqual([GROWTH]);
  });

  it('leaves alone an Enter with key code 229, by which Safari tells that the input method has it', async () => {
    const page = await stage.open();
    await page.keyboard.insertText(GROWTH);
    const press = (keyCode: number) =>
      page.locator('textarea').evaluate((box, code) => {
        const event = new KeyboardEvent('keydown', { key: 'Enter', keyCode: code, bubbles: true, cancelable: true });
        return box.dispatchEvent(event);
      }, keyCode);
    expect(await press(229)).toBe(true);
    expect(await page.locator('article').count()).toBe(0);
    expect(await press(13)).toBe(false);
    await page.locator('.answer').waitFor();
  });

  it('stops a question under way: the request is given up, and the question can be asked again', async () => {
    const page = await stage.open();
    stage.server.holding = true;
    await page.keyboard.insertText(GROWTH);
    await page.keyboard.press('Enter');
    await page.locator('article[aria-busy=true]').waitFor();
    await expect.poll(() => stage.server.questions.length).toBe(1);
    await page.keyboard.insertText('下一个问题');
    await page.getByRole('button', { name: '停止' }).click();
    await expect.poll(() => page.locator('.notice').textContent()).toContain('已停止。');
    await expect.poll(() => stage.server.aborted).toBe(1);
    // Nothing else was sent by that click, and what was typed meanwhile is still there.
    expect(stage.server.questions).toHaveLength(1);
    expect(await page.locator('textarea').inputValue()).toBe('下一个问题');
    stage.server.release();
    await page.getByRole('button', { name: '重新提问' }).click();
    await page.locator('.direct').waitFor();
    expect(await page.locator('article').count()).toBe(1);
  });

  it('takes no second question while one is under way', async () => {
    const page = await stage.open();
    stage.server.holding = true;
    await page.keyboard.insertText(GROWTH);
    await page.keyboard.press('Enter');
    await page.locator('article[aria-busy=true]').waitFor();
    await page.keyboard.insertText(ELDERLY);
    await page.keyboard.press('Enter');
    expect(await page.locator('textarea').inputValue()).toBe(ELDERLY);
    stage.server.release();
    await page.locator('.direct').waitFor();
    expect(stage.server.questions).toHaveLength(1);
  });

  it('says what went wrong and what to do, and retries in place', async () => {
    const page = await stage.open();
    stage.server.failures = 1;
    await page.keyboard.insertText(GROWTH);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('.notice').allTextContents())
      .toEqual([expect.stringContaining('服务内部出错了。请稍后重试。')]);
    expect(await page.locator('#spoken').textContent()).toBe('服务内部出错了。请稍后重试。');
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('.direct').waitFor();
    expect(await page.locator('article').count()).toBe(1);
    expect(await page.locator('.notice').count()).toBe(0);
  });

  it('says that the server cannot be reached when it is gone', async () => {
    const page = await stage.open();
    await stage.server.stop();
    await page.keyboard.insertText(GROWTH);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.notice').textContent()).toContain('连不上问报服务。');
  });

  it('works by keyboard alone: example, chip, next citation, whole report, close, next question', async () => {
    const page = await stage.open();
    const press = async (key: string, times = 1) => {
      for (let count = 0; count < times; count++) await page.keyboard.press(key);
    };
    const focusLabel = () =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
    await page.locator('.examples button').first().waitFor();
    // Back from the box, past where to look, to the examples.
    const inExamples = () => page.evaluate(() => document.activeElement?.closest('.examples') !== null);
    for (let steps = 0; steps < 6 && !(await inExamples()); steps++) await press('Shift+Tab');
    await press('Enter');
    await page.locator('.answer').waitFor();
    await ask(page, GROWTH);
    // Back from the box through suggestions, actions and the list of sources to the chips.
    for (let steps = 0; steps < 20 && !(await focusLabel())?.startsWith('来源1'); steps++) await press('Shift+Tab');
    expect(await focusLabel()).toBe('来源1：云溪省青禾市 2022年 · （一）主要目标');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect(outline).toBe('solid');
    await press('Enter');
    await expect.poll(focusLabel).toBe('2022年云溪省青禾市政府工作报告');
    await press('Tab');
    expect(await focusLabel()).toBe('在报告中查看');
    await press('Shift+Tab');
    expect(await focusLabel()).toBe('关闭');
    await press('Shift+Tab');
    expect(await focusLabel()).toBe('下一处来源');
    await press('Enter');
    await expect.poll(() => page.locator('.walk-place').textContent()).toBe('2 / 2');
    await press('Tab', 2);
    expect(await focusLabel()).toBe('在报告中查看');
    await press('Enter');
    await page.locator('.full-text mark').waitFor();
    await press('Escape');
    await expect.poll(focusLabel).toBe('来源1：云溪省青禾市 2022年 · （一）主要目标');
    expect(await page.locator('.full-text').count()).toBe(0);
  });
});
