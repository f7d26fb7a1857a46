import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { COMPARISON, ELDERLY, GROWTH, HOSTILE } from '../support/web-answers.ts';
import { noBrowser } from '../support/web-browser.ts';
import { type Line, makeReport, QINGHE_REPORT } from '../support/web-library.ts';
import { ask, type Stage, useStage } from '../support/web-stage.ts';

const PHONE = { viewport: { width: 390, height: 844 } };
const QUOTE = '新增护理型床位900张';
const at = QINGHE_REPORT.text.indexOf(QUOTE);
const PLACE = `#/report/${QINGHE_REPORT.report.id}?from=${at}&to=${at + QUOTE.length}`;

async function openReader(stage: Stage, address = PLACE, options: Parameters<Stage['open']>[0] = {}): Promise<Page> {
  const page = await stage.open(options);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await page.locator('.reader-page .full-text').waitFor();
  return page;
}

/** Whether the element stands in the window, below what sticks to the top. */
const inView = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const tools = document.querySelector('.reader-tools')?.getBoundingClientRect().bottom ?? 0;
      return top >= tools && bottom <= innerHeight;
    });

const marked = (page: Page, selector: string) => page.locator(`.full-text ${selector}`).allTextContents();
const section = (page: Page) => page.locator('.contents [aria-current]').allTextContents();

describe.skipIf(noBrowser)('a whole report on its own page', () => {
  const stage = useStage();

  it('opens at the place that the address names, and stays there after a reload', async () => {
    const page = await openReader(stage);
    for (const again of [false, true]) {
      if (again) await page.reload();
      await page.locator('.full-text mark').waitFor();
      expect(await marked(page, 'mark')).toEqual([QUOTE]);
      await expect.poll(() => inView(page, '.full-text mark')).toBe(true);
      expect(await page.locator('h1').textContent()).toBe('2022年云溪省青禾市政府工作报告');
      expect(await page.locator('.facts').textContent()).toContain(`来源${QINGHE_REPORT.report.source}`);
      await expect.poll(() => section(page)).toEqual(['（三）养老服务']);
    }
    expect(await page.title()).toBe('2022年云溪省青禾市政府工作报告 · 问报');
  });

  it('has a table of contents that goes to a heading and follows the reading', async () => {
    const page = await openReader(stage, `#/report/${QINGHE_REPORT.report.id}`, {
      viewport: { width: 1280, height: 600 },
    });
    expect(await page.locator('.contents button').allTextContents()).toEqual(
      QINGHE_REPORT.sections.map(({ path }) => path.at(-1)),
    );
    await page.locator('.contents').getByRole('button', { name: '（二）重点任务' }).press('Enter');
    await expect.poll(() => section(page)).toEqual(['（二）重点任务']);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('（二）重点任务');
    await expect.poll(() => inView(page, '.full-text :focus')).toBe(true);
    await page.locator('.place').evaluate((place) => place.scrollTo(0, place.scrollHeight));
    await expect.poll(() => section(page)).toEqual(['（三）养老服务']);
  });

  it('opens the contents as a drawer on a phone; Escape closes it, a choice goes there', async () => {
    const page = await openReader(stage, PLACE, PHONE);
    const opener = page.getByRole('button', { name: '打开目录' });
    await opener.press('Enter');
    await page.getByRole('dialog', { name: '目录' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('打开目录');
    await opener.click();
    await page.getByRole('dialog').getByRole('button', { name: '（一）经济运行' }).click();
    await expect.poll(() => inView(page, '.full-text :focus')).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('（一）经济运行');
    expect(await page.locator('.place').evaluate((place) => place.scrollWidth - place.clientWidth)).toBe(0);
  });

  it('finds words whatever their width and case, counts them, and steps round', async () => {
    const page = await openReader(stage, `#/report/${QINGHE_REPORT.report.id}`);
    const box = page.getByRole('searchbox', { name: '在报告中查找' });
    await box.fill('增长 ６．');
    await expect.poll(() => marked(page, '.find')).toEqual(['增长6.', '增长6.']);
    expect(await page.locator('.find-place').textContent()).toBe('1 / 2');
    await box.press('Enter');
    expect(await page.locator('.find-place').textContent()).toBe('2 / 2');
    await expect.poll(() => inView(page, '.full-text .find.current')).toBe(true);
    await page.getByRole('button', { name: '下一个' }).click();
    expect(await page.locator('.find-place').textContent()).toBe('1 / 2');
    await box.press('Shift+Enter');
    expect(await page.locator('.find-place').textContent()).toBe('2 / 2');
    await box.fill('没有这样的词');
    await expect.poll(() => page.locator('.find-place').textContent()).toBe('没有找到');
    await box.press('Escape');
    expect(await box.inputValue()).toBe('');
    expect(await marked(page, '.find')).toEqual([]);
  });

  it('finds traditional characters by simplified ones and the other way round', async () => {
    const said = { title: '政府工作報告', region: null, level: null, year: null, date: null, speaker: null } as const;
    const lines: Line[] = [[0, '做强做优做大产业集群，發展養老產業，ＧＤＰ增長６％。']];
    const report = makeReport('0000-000000-trad', { ...said, abridged: false }, lines);
    stage.server.library = [report];
    const page = await openReader(stage, `#/report/${report.report.id}`);
    const box = page.getByRole('searchbox', { name: '在报告中查找' });
    for (const [query, found] of [
      ['產業', ['产业', '產業']],
      ['产业', ['产业', '產業']],
      ['发展养老', ['發展養老']],
      ['gdp增长6%', ['ＧＤＰ增長６％']],
    ] as const) {
      await box.fill(query);
      await expect.poll(() => marked(page, '.find')).toEqual(found);
    }
  });

  it('starts the search where the reader is, and keeps the mark of the quote', async () => {
    const page = await openReader(stage);
    await page.locator('.full-text mark').waitFor();
    await page.getByRole('searchbox').fill('新');
    await expect.poll(() => page.locator('.find.current').count()).toBe(1);
    expect(Number((await page.locator('.find-place').textContent())?.split(' / ')[0])).toBeGreaterThan(1);
    expect(await marked(page, 'mark.quoted, mark:not(.find)')).toEqual(['新', '增护理型床位900张']);
  });

  it('steps through the citations of the answer it was opened from, and goes back to it', async () => {
    const page = await stage.open();
    await ask(page, ELDERLY);
    const conversation = await page.evaluate(() => location.hash);
    await page.locator('.chip').nth(1).click();
    await page.getByRole('link', { name: '在整页中打开' }).click();
    await page.locator('.full-text mark').waitFor();
    expect(await marked(page, 'mark')).toEqual([QUOTE]);
    expect(await page.locator('.walk-place').textContent()).toBe('2 / 3');
    await page.getByRole('button', { name: '下一处引用' }).press('Enter');
    await expect.poll(() => marked(page, 'mark')).toEqual(['为1500户老年人家庭做适老化改造']);
    expect(await page.getByRole('button', { name: '下一处引用' }).getAttribute('aria-disabled')).toBe('true');
    await page.reload();
    await expect.poll(() => page.locator('.walk-place').textContent()).toBe('3 / 3');
    await page.getByRole('link', { name: '返回问答' }).click();
    expect(await page.evaluate(() => location.hash.split('?')[0])).toBe(conversation);
    // With the source that was being read.
    await expect.poll(() => page.locator('.passage mark').textContent()).toBe('为1500户老年人家庭做适老化改造');
    expect(await page.locator('.chip[aria-pressed=true]').allTextContents()).toEqual(['3']);
  });

  it('gives way to the source panel that it was opened from, at the same place of the conversation', async () => {
    const page = await stage.open({ viewport: { width: 1280, height: 500 }, reducedMotion: 'reduce' });
    for (const question of [ELDERLY, GROWTH, COMPARISON]) await ask(page, question);
    await page.locator('.chip').nth(1).click();
    await page.locator('.passage mark').waitFor();
    const scrolled = () => page.locator('.talk').evaluate((talk) => Math.round(talk.scrollTop));
    const before = await scrolled();
    await page.getByRole('link', { name: '在整页中打开' }).click();
    await page.locator('.reader-page .full-text mark').waitFor();
    await page.goBack();
    await expect.poll(() => page.locator('.passage mark').textContent()).toBe(QUOTE);
    expect(await scrolled()).toBe(before);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-number'))).toBe('2');
  });

  it('steps from one report to another', async () => {
    const page = await stage.open();
    await ask(page, COMPARISON);
    await page.locator('.chip').first().click();
    await page.getByRole('link', { name: '在整页中打开' }).click();
    await page.getByRole('button', { name: '下一处引用' }).click();
    await expect.poll(() => page.locator('h1').textContent()).toBe('2022年云溪省青禾市政府工作报告');
    await expect.poll(() => marked(page, 'mark')).toEqual(['2022年地区生产总值增长6.5%左右']);
    expect(await page.locator('.walk-place').textContent()).toBe('2 / 2');
  });

  it('says so when the report is no longer in the library', async () => {
    const page = await stage.open();
    stage.server.library = [];
    await page.reload();
    await page.evaluate((hash) => {
      location.hash = hash;
    }, PLACE);
    await expect.poll(() => page.locator('h1').textContent()).toBe('这份报告已不在报告库里。');
  });

  it('opens a report of 60,000 characters without a long pause', async () => {
    const lines = Array.from({ length: 600 }, (_, index): Line => {
      const line = `第${index}项工作按季推进，责任单位逐月报送进度，年底对照清单逐条核验，结果向社会公开。`.repeat(3);
      return index % 20 === 0 ? [1, `第${index}节`] : [0, line];
    });
    const said = { title: '长报告', region: null, level: null, year: null, date: null, speaker: null } as const;
    const long = makeReport('0000-000000-long', { ...said, abridged: false }, lines);
    expect(long.text.length).toBeGreaterThan(60_000);
    stage.server.library = [long];
    const page = await stage.open();
    await page.evaluate(() => {
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries())
          document.documentElement.dataset['longest'] = String(
            Math.max(duration, Number(document.documentElement.dataset['longest'] ?? 0)),
          );
      }).observe({ type: 'longtask' });
    });
    const start = long.text.length - 300;
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `#/report/${long.report.id}?from=${start}&to=${start + 20}`,
    );
    await page.locator('.full-text mark').first().waitFor();
    await expect.poll(() => inView(page, '.full-text mark')).toBe(true);
    await page.getByRole('searchbox').fill('工');
    await expect.poll(() => page.locator('.full-text .find').count()).toBeGreaterThan(1500);
    const longest = Number((await page.evaluate(() => document.documentElement.dataset['longest'])) ?? 0);
    console.log(`reader, 60,000 characters: longest task ${Math.round(longest)} ms`);
    // Generous: the machine that tests runs other things too. What must not happen is a page that stands still.
    expect(longest).toBeLessThan(1500);
  });
});

describe.skipIf(noBrowser)('a cited passage', () => {
  const stage = useStage();

  it('stands between its neighbours', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await page.locator('.chip').first().click();
    await expect.poll(() => page.locator('.neighbour.before').textContent()).toContain('有网民留言');
    expect(await page.locator('.neighbour.after').textContent()).toContain('第1项工作');
    expect(await page.locator('.passage mark').textContent()).toBe('2022年地区生产总值增长6.5%左右');
  });

  it('is still shown when its report has been removed, and says so; so does the answer', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    expect(await page.locator('.sources').textContent()).not.toContain('不在');
    stage.server.library = [];
    await page.locator('.chip').first().click();
    await expect.poll(() => page.locator('.gone').textContent()).toContain('这份报告已不在报告库里。');
    expect(await page.locator('.passage mark').textContent()).toBe('2022年地区生产总值增长6.5%左右');
    expect(await page.getByRole('button', { name: '在报告中查看' }).count()).toBe(0);
    await page.getByText('其中 1 份报告已不在报告库里。引用的原文已随对话保存').waitFor();
    expect(await page.locator('.sources .tag').allTextContents()).toEqual(['已不在库里', '已不在库里']);
    await page.keyboard.press('Escape');
    expect(await page.locator('.passage').count()).toBe(0);
  });

  it('stays text when it is hostile, in the passage, in the panel and on the page', async () => {
    const page = await stage.open();
    await ask(page, HOSTILE);
    await page.locator('.chip').first().click();
    expect(await page.locator('.passage mark').textContent()).toContain('<img src=x');
    await page.getByRole('button', { name: '在报告中查看' }).click();
    await page.locator('.panel .full-text mark').waitFor();
    await page.getByRole('searchbox', { name: '在报告中查找' }).fill('<img src=x');
    await expect.poll(() => marked(page, '.find')).toEqual(['<img src=x']);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.title()).not.toBe('坏');
  });

  it('its report in the panel can be searched; Escape first empties the search, then closes', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await page.locator('.chip').first().click();
    await page.getByRole('button', { name: '在报告中查看' }).click();
    const box = page.locator('.panel').getByRole('searchbox');
    await box.fill('养老');
    await expect.poll(() => page.locator('.panel .find-place').textContent()).toMatch(/ \/ 3$/);
    await box.press('Escape');
    expect(await page.locator('.panel .full-text').count()).toBe(1);
    await box.press('Escape');
    await expect.poll(() => page.locator('.panel .full-text').count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('chip');
  });
});
