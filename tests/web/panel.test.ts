import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { GROWTH, TWICE } from '../support/web-answers.ts';
import { noBrowser } from '../support/web-browser.ts';
import { QINGHE_REPORT } from '../support/web-library.ts';
import { ask, useStage } from '../support/web-stage.ts';

const PHONE = { viewport: { width: 360, height: 740 } };

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

/** Text of the report up to the mark, white space aside: tells which occurrence is marked. */
const textBeforeMark = (page: Page, box: string) =>
  page.locator(box).evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    range.setEndBefore(element.querySelector('mark') ?? element);
    return range.toString().replace(/\s/g, '');
  });

describe.skipIf(noBrowser)('the panel of sources', () => {
  const stage = useStage();

  it('shows where a citation stands, and its passage with the quote marked', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await page.locator('.chip').first().click();
    const panel = page.locator('.panel');
    expect(await panel.locator('h2').textContent()).toBe('2022年云溪省青禾市政府工作报告');
    expect((await panel.locator('.facts > div').allTextContents()).map((fact) => fact.trim())).toEqual([
      '地区云溪省青禾市',
      '年份2022年',
      '日期2022年1月9日',
      '报告人林望舒',
      '版本摘编，非报告全文',
    ]);
    expect(await panel.locator('.section-path span').allTextContents()).toEqual([
      '二、2022年工作安排',
      '（一）主要目标',
    ]);
    expect(await panel.locator('.passage').textContent()).toBe(
      '2022年地区生产总值增长6.5%左右，城镇新增就业2万人以上，居民收入增长与经济增长同步。',
    );
    expect(await panel.locator('mark').allTextContents()).toEqual(['2022年地区生产总值增长6.5%左右']);
    expect(await page.locator('.chip[aria-pressed=true]').allTextContents()).toEqual(['1']);
  });

  it('stands in the address: a reload and a way back find it open', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await page.locator('.chip').nth(1).click();
    await page.getByRole('button', { name: '在报告中查看' }).click();
    await page.locator('.panel .full-text mark').waitFor();
    await page.reload();
    await expect
      .poll(() => page.locator('.panel .full-text mark').textContent())
      .toBe('全市地区生产总值达到812.6亿元，比上年增长6.4%');
    await page.getByRole('link', { name: '指标', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '指标' }).waitFor();
    await page.getByRole('link', { name: '问答' }).click();
    await page.locator('.panel .full-text mark').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.url()).not.toContain('source');
  });

  it('over the page is a step of its own: the way back closes it, and its cross leaves no step behind', async () => {
    const page = await stage.open(PHONE);
    await ask(page, GROWTH);
    const panel = page.getByRole('dialog', { name: '原文' });
    for (const close of [() => page.goBack(), () => panel.getByRole('button', { name: '关闭' }).click()]) {
      const steps = await page.evaluate(() => history.length);
      await page.locator('.chip').first().click();
      await panel.waitFor();
      await close();
      await expect.poll(() => panel.count()).toBe(0);
      expect(await page.locator('.direct').count()).toBe(1);
      expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(steps + 1);
    }
    await page.locator('.chip').first().click();
    await panel.waitFor();
    await page.goBack();
    await expect.poll(() => page.url()).not.toContain('source');
    expect(await page.locator('.direct').count()).toBe(1);
  });

  it('marks the occurrence that is cited when the quote stands twice in the passage', async () => {
    const page = await stage.open();
    await ask(page, TWICE);
    await page.locator('.chip').click();
    const expected = '完成改造老旧小区46个，惠及居民1.8万户；新建社区食堂32家，';
    await expect.poll(() => textBeforeMark(page, '.passage')).toBe(expected);
    await page.getByRole('button', { name: '在报告中查看' }).click();
    await page.locator('.full-text mark').waitFor();
    expect((await textBeforeMark(page, '.full-text')).endsWith(expected)).toBe(true);
  });

  it('opens the whole report at the place, with its headings, and goes back to the passage', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await page.locator('.chip').nth(1).click();
    await page.getByRole('button', { name: '在报告中查看' }).click();
    const mark = page.locator('.full-text mark');
    await mark.waitFor();
    expect(await mark.textContent()).toBe('全市地区生产总值达到812.6亿元，比上年增长6.4%');
    expect(await page.locator('.full-text :is(h3, h4)').allTextContents()).toEqual(
      QINGHE_REPORT.sections.map((section) => section.path.at(-1)),
    );
    expect(((await page.locator('.full-text').textContent()) ?? '').replace(/\s/g, '')).toBe(
      QINGHE_REPORT.text.replace(/\s/g, ''),
    );
    await page.getByRole('button', { name: '返回引用的段落' }).click();
    expect(await page.locator('.passage mark').textContent()).toBe('全市地区生产总值达到812.6亿元，比上年增长6.4%');
  });

  it('scrolls the mark of a place far down into view', async () => {
    const page = await stage.open({ viewport: { width: 1280, height: 600 } });
    await ask(page, '青禾市2022年养老方面有哪些安排？');
    await page.locator('.chip').first().click();
    await page.getByRole('button', { name: '在报告中查看' }).click();
    await page.locator('.full-text mark').waitFor();
    const [mark, body] = [
      await page.locator('.full-text mark').boundingBox(),
      await page.locator('.panel-body').boundingBox(),
    ];
    if (!mark || !body) throw new Error('The mark or the panel has no box.');
    expect(mark.y).toBeGreaterThanOrEqual(body.y);
    expect(mark.y + mark.height).toBeLessThanOrEqual(body.y + body.height);
    expect(await page.locator('.panel-body').evaluate((element) => element.scrollTop)).toBeGreaterThan(500);
  });

  it('walks to the next citation and back, and stops at the ends', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await page.locator('.chip').first().click();
    const next = page.getByRole('button', { name: '下一处来源' });
    const previous = page.getByRole('button', { name: '上一处来源' });
    expect(await previous.getAttribute('aria-disabled')).toBe('true');
    await next.click();
    expect(await page.locator('.passage mark').textContent()).toBe('全市地区生产总值达到812.6亿元，比上年增长6.4%');
    expect(await page.locator('.walk-place').textContent()).toBe('2 / 2');
    expect(await focused(page)).toBe('下一处来源');
    await page.keyboard.press('Enter');
    expect(await page.locator('.walk-place').textContent()).toBe('2 / 2');
    await previous.click();
    expect(await page.locator('.passage mark').textContent()).toBe('2022年地区生产总值增长6.5%左右');
  });

  it('takes the focus when it opens; Esc closes it and gives the focus back to the chip', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await page.locator('.chip').nth(1).click();
    await expect.poll(() => focused(page)).toBe('2022年云溪省青禾市政府工作报告');
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('来源2：云溪省青禾市 2022年 · （一）经济运行');
    expect(await page.locator('.passage').count()).toBe(0);
  });

  it('on a phone it lies over the page, is a dialog, and gives the focus back', async () => {
    const page = await stage.open(PHONE);
    await ask(page, GROWTH);
    expect(await page.locator('.panel').count()).toBe(0);
    await page.locator('.chip').first().click();
    const dialog = page.getByRole('dialog', { name: '原文' });
    expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 740 });
    expect(await page.locator('main').evaluate((element: HTMLElement) => element.inert)).toBe(true);
    await page.getByRole('button', { name: '关闭' }).click();
    await expect.poll(() => focused(page)).toBe('来源1：云溪省青禾市 2022年 · （一）主要目标');
    expect(await dialog.count()).toBe(0);
  });

  it('says so when a report cannot be opened, and tries again', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    stage.server.reportFailures = 1;
    await page.locator('.chip').first().click();
    await page.getByRole('button', { name: '在报告中查看' }).click();
    await expect.poll(() => page.locator('.panel [role=alert]').textContent()).toContain('服务内部出错了。');
    await page.getByRole('button', { name: '重试' }).click();
    await expect.poll(() => page.locator('.full-text mark').count()).toBe(1);
  });
});
