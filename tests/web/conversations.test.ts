import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { BOUNDS, surplusOf } from '../../web/conversation-store.ts';
import { COMPARISON, ELDERLY, GROWTH, UNKNOWN_REGION } from '../support/web-answers.ts';
import { noBrowser } from '../support/web-browser.ts';
import { ask, useStage } from '../support/web-stage.ts';

const titles = (page: Page) => page.locator('.conversation a').allTextContents();
const actions = (page: Page, title: string) => page.getByRole('button', { name: `“${title}”的操作` }).click();

describe('room for conversations', () => {
  const heads = (count: number, size: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `c${index}`, title: '', updated: -index, size }));

  it('ends at their number; the one used last always stays', () => {
    expect(surplusOf(heads(BOUNDS.conversations - 1, 1), 1)).toEqual([]);
    expect(surplusOf(heads(BOUNDS.conversations + 1, 1), 1)).toEqual(['c99', 'c100']);
  });

  it('ends at their size; the ones that were not used for longest go', () => {
    expect(surplusOf(heads(3, BOUNDS.characters / 2), 5)).toEqual(['c1', 'c2']);
    expect(surplusOf(heads(1, 1), BOUNDS.characters + 1)).toEqual(['c0']);
  });
});

describe.skipIf(noBrowser)('conversations', () => {
  const stage = useStage();

  it('have an address, and come back after a reload with their answers and citations, without asking again', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await ask(page, UNKNOWN_REGION);
    await expect.poll(() => titles(page)).toEqual([GROWTH]);
    expect(page.url()).toMatch(/#\/c\/[0-9a-f]{16}$/);
    const before = await page.locator('main').textContent();
    await page.reload();
    await page.locator('.refusal').waitFor();
    expect(await page.locator('main').textContent()).toBe(before);
    await page.locator('.answer-text .chip').nth(1).click();
    expect(await page.locator('.passage mark').textContent()).toBe('全市地区生产总值达到812.6亿元，比上年增长6.4%');
    expect(stage.server.questions).toHaveLength(2);
  });

  it('are listed, the one used last first, and opened from the list', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await page.getByRole('link', { name: '新对话' }).click();
    await page.getByText('想知道哪里、哪一年、哪件事？').waitFor();
    await ask(page, ELDERLY);
    await expect.poll(() => titles(page)).toEqual([ELDERLY, GROWTH]);
    await page.locator('.conversation a', { hasText: GROWTH }).click();
    await expect.poll(() => page.locator('.question').allTextContents()).toEqual([GROWTH]);
    // A new question belongs to the conversation that is open, and takes its history along.
    await ask(page, UNKNOWN_REGION);
    expect(stage.server.questions.at(-1)?.history?.[0]).toEqual({ role: 'user', content: GROWTH });
    await page.goBack();
    await expect.poll(() => page.locator('.question').allTextContents()).toEqual([ELDERLY]);
  });

  it('can be renamed, and keep the name when they go on', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await expect.poll(() => titles(page)).toEqual([GROWTH]);
    await actions(page, GROWTH);
    await page.getByRole('button', { name: '改名' }).click();
    await page.getByLabel('对话的名字').fill('增长');
    await page.keyboard.press('Enter');
    await expect.poll(() => titles(page)).toEqual(['增长']);
    await ask(page, ELDERLY);
    await page.reload();
    await expect.poll(() => titles(page)).toEqual(['增长']);
  });

  it('are removed only after asking; the one that is open gives way to a new one', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await expect.poll(() => titles(page)).toEqual([GROWTH]);
    await actions(page, GROWTH);
    await page.getByRole('button', { name: '移除' }).click();
    await page.getByText('移除后找不回来。').waitFor();
    await page.getByRole('button', { name: '取消' }).click();
    expect(await titles(page)).toEqual([GROWTH]);
    await actions(page, GROWTH);
    await page.getByRole('button', { name: '移除' }).click();
    await page.getByRole('button', { name: '移除' }).click();
    await page.getByText('想知道哪里、哪一年、哪件事？').waitFor();
    expect(await titles(page)).toEqual([]);
    await page.goBack();
    await page.getByText('这个浏览器里没有这个对话').waitFor();
  });

  it('keep the scope that was set by hand, also when it was given up again', async () => {
    const page = await stage.open();
    const chips = () => page.locator('.scope-chip').allTextContents();
    await ask(page, GROWTH);
    await page.getByRole('button', { name: '＋ 地区' }).click();
    await page.getByRole('checkbox', { name: '云溪省白屿县' }).check();
    await page.getByRole('checkbox', { name: '云溪省青禾市' }).uncheck();
    await page.keyboard.press('Escape');
    // The browser takes a moment to write it down.
    await page.waitForTimeout(200);
    await page.reload();
    await page.locator('.scope.by-hand').waitFor();
    expect(await chips()).toEqual(['云溪省白屿县', '2022年']);
    await ask(page, ELDERLY);
    expect(stage.server.questions.at(-1)?.scope).toEqual({ regions: ['云溪省白屿县'], years: [2022] });
    await page.getByRole('link', { name: '新对话' }).click();
    await page.getByText('想知道哪里、哪一年、哪件事？').waitFor();
    expect(await chips()).toEqual([]);
    await page.locator('.conversation a', { hasText: GROWTH }).click();
    await expect.poll(chips).toEqual(['云溪省白屿县', '2022年']);
    await page.getByRole('button', { name: '恢复按问题理解' }).click();
    await page.waitForTimeout(200);
    await page.reload();
    await page.locator('.direct').waitFor();
    expect(await page.locator('.scope.by-hand').count()).toBe(0);
  });

  it('in two windows are one: what either asks is in both, and stays', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.locator('.direct').waitFor();
    const questions = (window: Page) => window.locator('.question').allTextContents();
    await ask(page, ELDERLY);
    await expect.poll(() => questions(other)).toEqual([GROWTH, ELDERLY]);
    // While one waits for its answer the other asks too.
    stage.server.holding = true;
    await page.locator('textarea').fill(UNKNOWN_REGION);
    await page.keyboard.press('Enter');
    await expect.poll(() => other.locator('article[aria-busy=true] .question').textContent()).toBe(UNKNOWN_REGION);
    await other.locator('textarea').fill(COMPARISON);
    await other.keyboard.press('Enter');
    await expect.poll(() => stage.server.questions.length).toBe(4);
    stage.server.release();
    for (const window of [page, other]) {
      await expect.poll(() => window.locator('article[aria-busy=true]').count()).toBe(0);
      await expect.poll(() => window.locator('.table-box').count()).toBe(1);
      await expect.poll(() => window.locator('.refusal').count()).toBe(1);
      expect(await questions(window)).toEqual([GROWTH, ELDERLY, UNKNOWN_REGION, COMPARISON]);
      await window.reload();
      await window.locator('.table-box').waitFor();
      expect(await questions(window)).toEqual([GROWTH, ELDERLY, UNKNOWN_REGION, COMPARISON]);
    }
    expect(await titles(other)).toEqual([GROWTH]);
  });

  it('in two windows: what one changes or renames does not come back through the other', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await ask(page, ELDERLY);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.locator('.answer-text li').first().waitFor();
    await page.locator('.question').last().hover();
    await page.getByRole('button', { name: '修改这个问题' }).last().click();
    await page.getByLabel('修改问题').fill(COMPARISON);
    await page.keyboard.press('Enter');
    await expect.poll(() => other.locator('.table-box').count()).toBe(1);
    await actions(page, GROWTH);
    await page.getByRole('button', { name: '改名' }).click();
    await page.getByLabel('对话的名字').fill('增长');
    await page.keyboard.press('Enter');
    await expect.poll(() => titles(other)).toEqual(['增长']);
    await ask(other, UNKNOWN_REGION);
    await expect.poll(() => page.locator('.question').allTextContents()).toEqual([GROWTH, COMPARISON, UNKNOWN_REGION]);
    expect(await titles(page)).toEqual(['增长']);
  });

  it('are exported whole as JSON, and to read as Markdown', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await expect.poll(() => titles(page)).toEqual([GROWTH]);
    const exported = async (name: string) => {
      await actions(page, GROWTH);
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      const file = await download;
      return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
    };
    const json = await exported('导出 JSON');
    expect(json.name).toMatch(/^问报 青禾市.*\.json$/);
    expect(JSON.parse(json.text).turns[0].outcome.answer.citations[1].quote).toBe(
      '全市地区生产总值达到812.6亿元，比上年增长6.4%',
    );
    const markdown = await exported('导出 Markdown');
    expect(markdown.text).toContain(`## ${GROWTH}`);
    expect(markdown.text).toContain(
      '- \\[2\\] “全市地区生产总值达到812.6亿元，比上年增长6.4%” — 2022年云溪省青禾市政府工作报告, 2022-01-09',
    );
  });

  it('go on while another page is looked at', async () => {
    const page = await stage.open();
    stage.server.holding = true;
    await page.keyboard.insertText(GROWTH);
    await page.keyboard.press('Enter');
    await expect.poll(() => stage.server.questions.length).toBe(1);
    await page.getByRole('link', { name: '报告', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '报告' }).waitFor();
    stage.server.release();
    await page.getByRole('link', { name: '问答' }).click();
    await page.locator('.sources').waitFor();
    expect(stage.server.aborted).toBe(0);
  });

  it('stand in a drawer on a phone, with language and colours', async () => {
    const page = await stage.open({ viewport: { width: 390, height: 844 } });
    await ask(page, GROWTH);
    await page.getByRole('button', { name: '对话与设置' }).click();
    const drawer = page.getByRole('dialog', { name: '对话与设置' });
    await expect.poll(() => drawer.locator('.conversation a').allTextContents()).toEqual([GROWTH]);
    await drawer.getByRole('button', { name: '配色：跟随系统' }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
    await page.keyboard.press('Escape');
    expect(await drawer.count()).toBe(0);
    await page.getByRole('button', { name: '对话与设置' }).click();
    await drawer.getByRole('link', { name: '新对话' }).click();
    await page.getByText('想知道哪里、哪一年、哪件事？').waitFor();
    expect(await drawer.count()).toBe(0);
  });

  it('are kept as long as the page lives where the browser keeps nothing', async () => {
    const page = await stage.open();
    await page.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { get: () => undefined });
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.reload();
    await ask(page, GROWTH);
    await page.getByRole('link', { name: '新对话' }).click();
    await page.getByText('想知道哪里、哪一年、哪件事？').waitFor();
    await page.locator('.conversation a', { hasText: GROWTH }).click();
    await page.locator('.direct').waitFor();
    await page.getByRole('button', { name: '配色：跟随系统' }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
  });
});
