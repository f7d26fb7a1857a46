/**
 * axe-core on every view of the page and every state of it, in light and dark, on a wide window and a phone. What a test calls
 * `look` is one view.
 */
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { COMPARISON, ELDERLY, GROWTH, UNKNOWN_REGION } from '../support/web-answers.ts';
import { axeViolations } from '../support/web-axe.ts';
import { noBrowser } from '../support/web-browser.ts';
import { chartDrawn, GDP_ROUTE, indicatorRoute } from '../support/web-fact-stage.ts';
import { factsApi } from '../support/web-facts.ts';
import { QINGHE_REPORT } from '../support/web-library.ts';
import { ask, useStage } from '../support/web-stage.ts';

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
const GOOD = file('长汀.txt', '云溪省长汀市2023年政府工作报告\n一、目标\n全市粮食产量稳定在12万吨。');
const BAD = file('空白.txt', '');

let looked = 0;
afterAll(() => {
  if (looked > 0) console.log(`axe-core looked at ${looked} views`);
});

async function look(page: Page, view: string): Promise<void> {
  looked++;
  expect(await axeViolations(page), view).toEqual([]);
}

describe.skipIf(noBrowser).each([
  ['light', WIDE],
  ['dark', WIDE],
  ['light', PHONE],
  ['dark', PHONE],
] as const)('axe-core finds nothing wrong (%s, %j)', (colorScheme, viewport) => {
  const stage = useStage();
  const narrow = viewport === PHONE;
  const open = () => stage.open({ colorScheme, viewport, reducedMotion: 'reduce' });
  const go = (page: Page, route: string) => page.goto(stage.address + route);
  async function send(page: Page, question: string): Promise<void> {
    await page.getByLabel('问题', { exact: true }).fill(question);
    await page.keyboard.press('Enter');
  }

  it('with asking', async () => {
    const page = await open();
    await look(page, 'welcome');
    stage.server.holding = true;
    await send(page, GROWTH);
    await page.locator('.waiting').waitFor();
    await look(page, 'waiting');
    await page.getByRole('button', { name: '停止' }).click();
    await page.locator('.notice').waitFor();
    await look(page, 'stopped');
    stage.server.release();
    stage.server.pausing = true;
    await send(page, GROWTH);
    await page.locator('.answer').waitFor();
    await look(page, 'streaming');
    stage.server.release();
    await page.locator('.sources').waitFor();
    stage.server.failures = 1;
    await send(page, GROWTH);
    await page.locator('.notice.failed').waitFor();
    await look(page, 'failed');
    await page.getByRole('button', { name: '＋ 年份' }).click();
    await page.getByRole('checkbox', { name: '2022年' }).uncheck();
    await look(page, 'list of years');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '＋ 地区' }).click();
    await page.getByRole('checkbox').first().check();
    await look(page, 'list of places, scope by hand');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '修改这个问题' }).first().click();
    await look(page, 'editing a question');
  });

  it('with answers and their sources', async () => {
    const page = await open();
    for (const question of [GROWTH, ELDERLY, COMPARISON, UNKNOWN_REGION]) await ask(page, question);
    await page.locator('.chart-keys button').first().waitFor();
    await look(page, 'answers');
    await page.getByRole('button', { name: '复制链接' }).first().click();
    await page.locator('.chip').first().hover();
    await page.getByRole('tooltip').waitFor();
    await look(page, 'quote beside a chip');
    await page.locator('.chip').first().click();
    await page.locator('.neighbour.after').waitFor();
    await look(page, 'source');
    await page.getByRole('button', { name: '在报告中查看' }).click();
    await page.locator('.panel .full-text mark').waitFor();
    await page.locator('.panel').getByRole('searchbox').fill('增长');
    await page.locator('.find.current').waitFor();
    await look(page, 'whole report in the panel');
    await page.getByRole('button', { name: '打开目录' }).click();
    await page.getByRole('dialog', { name: '目录' }).waitFor();
    await look(page, 'contents over the panel');
    await page.keyboard.press('Escape');
    stage.server.library = [];
    await page.getByRole('button', { name: '返回引用的段落' }).click();
    await page.locator('.gone').waitFor();
    await look(page, 'source of a report that is gone');
    await page.keyboard.press('Escape');
    await page.locator('.sources .tag').first().waitFor();
    await look(page, 'answers of reports that are gone');
  });

  it('with conversations, settings and what cannot be found', async () => {
    const page = await open();
    await ask(page, GROWTH);
    if (narrow) await page.getByRole('button', { name: '对话与设置' }).click();
    await look(page, 'conversations');
    const actions = page.getByRole('button', { name: `“${GROWTH}”的操作` });
    await actions.click();
    await look(page, 'actions of a conversation');
    await page.getByRole('button', { name: '改名' }).click();
    await look(page, 'renaming');
    await page.keyboard.press('Escape');
    await actions.click();
    await page.getByRole('button', { name: '移除' }).click();
    await look(page, 'removing');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await look(page, 'English');
    for (const route of ['#/nothing', '#/c/gone', '#/report/gone']) {
      await go(page, route);
      await page.locator('.page-title').waitFor();
      await look(page, route);
    }
    stage.server.key = 'right';
    await page.reload();
    await page.locator('.key-gate').waitFor();
    await look(page, 'access key');
    await page.locator('.key-gate input[type=password]').fill('wrong');
    await page.keyboard.press('Enter');
    await page.locator('.key-problem:not(:empty)').waitFor();
    await look(page, 'wrong access key');
  });

  it('with the page of indicators', async () => {
    stage.server.api = factsApi();
    const page = await open();
    await go(page, '#/indicators');
    await page.locator('.overview-list').waitFor();
    await look(page, 'overview');
    await page.getByRole('combobox', { name: '指标名称' }).click();
    await page.getByRole('option').first().waitFor();
    await look(page, 'suggestions');
    await go(page, GDP_ROUTE);
    await chartDrawn(page);
    await page.getByText('以表格查看').click();
    await look(page, 'bars');
    await page.locator('.chart-keys button').first().focus();
    await look(page, 'a bar chosen by keyboard');
    await page.getByRole('button', { name: '地区 全部' }).click();
    await page.locator('.pick-box').waitFor();
    await look(page, 'list of places');
    await page.keyboard.press('Escape');
    await page.getByRole('radio', { name: '逐年变化' }).check();
    await page.getByRole('img', { name: /^折线图/ }).waitFor();
    await look(page, 'line');
    await go(page, indicatorRoute(['indicator', '口袋公园']));
    await page.locator('.pages').waitFor();
    await look(page, 'pages of figures');
    await go(page, indicatorRoute(['indicator', '没有这样的指标']));
    await page.locator('.found-line').waitFor();
    await look(page, 'nothing found');
    await page.route('**/api/facts*', (route) => route.abort());
    await go(page, indicatorRoute(['indicator', '地区生产总值']));
    await page.locator('.notice.failed').waitFor();
    await look(page, 'figures that cannot be had');
  });

  it('with the page of reports', async () => {
    Object.assign(stage.server.changes, { uploads: 'token', token: 'right', pausing: true });
    const page = await open();
    await go(page, '#/reports');
    await page.locator('.report-name').first().waitFor();
    await look(page, 'reports');
    await page.locator('input[type=file]').setInputFiles([GOOD, BAD]);
    const dialog = page.getByRole('dialog', { name: '需要管理令牌' });
    await dialog.waitFor();
    await look(page, 'token dialog');
    await dialog.getByLabel('管理令牌').fill('wrong');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').waitFor();
    await look(page, 'wrong token');
    await dialog.getByLabel('管理令牌').fill('right');
    await page.keyboard.press('Enter');
    await page.locator('progress').waitFor();
    await look(page, 'uploading');
    stage.server.changes.release();
    await page.locator('.upload-file[data-state=failed]').waitFor();
    await look(page, 'uploaded and not uploaded');
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'x.txt'));
      dispatchEvent(new DragEvent('dragenter', { dataTransfer, bubbles: true }));
    });
    await page.locator('.drop-here').waitFor();
    await look(page, 'files held over the page');
    await page.evaluate(() => {
      dispatchEvent(new DragEvent('dragleave', { dataTransfer: new DataTransfer(), bubbles: true }));
    });
    await page.getByLabel('查找').fill('没有这样的报告');
    await page.locator('.no-rows').waitFor();
    await look(page, 'no report of that name');
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(() => page.url()).not.toContain('text=');
    await page.reload();
    await page.getByRole('button', { name: /^移除/ }).first().click();
    await page.getByRole('dialog').waitFor();
    await look(page, 'asking before a removal');
    stage.server.changes.uploads = 'off';
    await page.reload();
    await page.getByText('这台服务没有开放上传和移除。').waitFor();
    await look(page, 'uploads are off');
    stage.server.library = [];
    await page.reload();
    await page.getByText('wenbao ingest').waitFor();
    await look(page, 'empty library');
  });

  it('with a report', async () => {
    const page = await open();
    await go(page, `#/report/${QINGHE_REPORT.report.id}?from=0&to=10`);
    await page.locator('.full-text mark').waitFor();
    await look(page, 'report at a place');
    await page.getByRole('searchbox').fill('新');
    await page.locator('.find.current').waitFor();
    await look(page, 'found in a report');
    if (!narrow) return;
    await page.getByRole('button', { name: '打开目录' }).click();
    await page.getByRole('dialog').waitFor();
    await look(page, 'contents over a report');
  });
});
