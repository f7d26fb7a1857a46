import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/http/limits.ts';
import { noBrowser } from '../support/web-browser.ts';
import { makeReport, SAMPLE_REPORTS } from '../support/web-library.ts';
import { type Stage, useStage } from '../support/web-stage.ts';

const PHONE = { viewport: { width: 390, height: 844 } };

/** Opens the page of reports. */
async function openReports(stage: Stage, options: Parameters<Stage['open']>[0] = {}): Promise<Page> {
  const page = await stage.open(options);
  await page.evaluate(() => {
    location.hash = '#/reports';
  });
  await page.locator('.reports .report-name').first().waitFor();
  return page;
}

const names = (page: Page) => page.locator('.report-name').allTextContents();
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
const GOOD = file('长汀.txt', '云溪省长汀市2023年政府工作报告\n一、目标\n全市粮食产量稳定在12万吨。');
const BAD = file('空白.txt', '');
const choose = (page: Page, files: ReturnType<typeof file>[]) => page.locator('input[type=file]').setInputFiles(files);
const states = (page: Page) =>
  page.locator('.upload-file').evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['state']));
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

describe.skipIf(noBrowser)('the page of reports', () => {
  const stage = useStage();

  it('lists every report with year, level, length and figures, and marks the samples', async () => {
    const page = await openReports(stage);
    expect(await page.locator('.report-table tbody tr').first().locator('td').allTextContents()).toEqual([
      '2022',
      '区县',
      `${SAMPLE_REPORTS[1]?.text.length}字`,
      '0条',
      '',
    ]);
    expect(await names(page)).toEqual(['云溪省白屿县', '云溪省青禾市']);
    expect(await page.locator('tr', { hasText: '青禾市' }).locator('.sample').textContent()).toBe('示例报告');
    expect(await page.locator('.sample').count()).toBe(1);
  });

  it('filters by words, level and year, and keeps that in the address', async () => {
    const page = await openReports(stage);
    for (const words of ['林望舒 ２０２２', '雲溪省 林望舒']) {
      await page.getByLabel('查找').fill(words);
      await expect.poll(() => names(page)).toEqual(['云溪省青禾市']);
    }
    expect(await page.locator('.reports-count').textContent()).toBe('共 2 份报告，符合条件的 1 份');
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByLabel('层级').selectOption('区县');
    await expect.poll(() => names(page)).toEqual(['云溪省白屿县']);
    await expect.poll(() => page.evaluate(() => decodeURIComponent(location.hash))).toBe('#/reports?level=区县');
    await page.reload();
    await expect.poll(() => names(page)).toEqual(['云溪省白屿县']);
  });

  it('sorts by a column, and the other way round at the second press', async () => {
    const page = await openReports(stage);
    const length = page.getByRole('columnheader', { name: '篇幅' });
    await length.getByRole('button').click();
    expect(await names(page)).toEqual(['云溪省青禾市', '云溪省白屿县']);
    expect(await length.getAttribute('aria-sort')).toBe('descending');
    await length.getByRole('button').press('Enter');
    expect(await names(page)).toEqual(['云溪省白屿县', '云溪省青禾市']);
    expect(await length.getAttribute('aria-sort')).toBe('ascending');
  });

  it('lists many hundred reports in steps', async () => {
    stage.server.library = Array.from({ length: 450 }, (_, index) => {
      const region = `云溪省第${index + 1}区`;
      const said = { title: `${region}报告`, region, level: '区县', year: 2021, date: null, speaker: null } as const;
      return makeReport(`2021-000000-${index}`, { ...said, abridged: false }, [[0, '全区粮食产量稳定。']]);
    });
    const page = await openReports(stage);
    expect(await page.locator('.report-name').count()).toBe(200);
    await page.getByRole('button', { name: '再列出 200 份（还有 250 份）' }).click();
    expect(await page.locator('.report-name').count()).toBe(400);
    await page.getByLabel('查找').fill('第437区');
    await expect.poll(() => names(page)).toEqual(['云溪省第437区']);
  });

  it('uploads several files one by one: progress, a report that is listed at once, a clear error', async () => {
    const page = await openReports(stage);
    stage.server.changes.pausing = true;
    await choose(page, [GOOD, BAD]);
    await expect.poll(() => page.locator('progress').getAttribute('value')).toBe('0.5');
    expect(await page.locator('.upload-file').first().textContent()).toContain('正在建立语义索引 50%');
    expect(await states(page)).toEqual(['busy', 'waiting']);
    stage.server.changes.release();
    await expect.poll(() => states(page)).toEqual(['added', 'failed']);
    expect(await page.locator('.upload-state').allTextContents()).toEqual([
      '已加入：云溪省长汀市 2023年没有找到报告人。',
      '没有加入：文件里没有文字请换成带文字的文件。',
    ]);
    await expect.poll(() => names(page)).toContain('云溪省长汀市');
    expect(stage.server.changes.received).toEqual([['长汀.txt'], ['空白.txt']]);
    await page.locator('.upload-state a').click();
    await expect.poll(() => page.locator('h1').textContent()).toBe('云溪省长汀市2023年政府工作报告');
  });

  it('waits for a server that has no room just now, and sends the file again by itself', async () => {
    const page = await openReports(stage);
    await page.clock.install();
    stage.server.changes.full = 2;
    await choose(page, [GOOD]);
    for (const left of [1, 0]) {
      await expect.poll(() => stage.server.changes.full).toBe(left);
      await expect.poll(() => page.locator('.upload-state').textContent()).toBe('服务器正在接收别的文件，稍后自动再传');
      await page.clock.runFor(LIMITS.uploadWait * 1000);
    }
    await expect.poll(() => states(page)).toEqual(['added']);
    expect(stage.server.changes.received).toEqual([['长汀.txt']]);
  });

  it('takes files that are dropped on the page, and refuses too large ones without sending them', async () => {
    const page = await openReports(stage);
    const drop = (type: string, bytes: number) =>
      page.evaluate(
        ([name, size, text]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([size > 0 ? new Uint8Array(size) : text], size > 0 ? '大.txt' : '拖来.txt'));
          document
            .querySelector('h1')
            ?.dispatchEvent(new DragEvent(name, { dataTransfer: transfer, bubbles: true, cancelable: true }));
        },
        [type, bytes, GOOD.buffer.toString()] as const,
      );
    await drop('dragenter', 0);
    await page.getByText('松开鼠标，上传这些文件').waitFor();
    await drop('drop', 0);
    await expect.poll(() => states(page)).toEqual(['added']);
    expect(await page.locator('.drop-here').count()).toBe(0);
    await drop('drop', 21 * 1024 * 1024);
    await expect.poll(() => page.locator('.upload-file').last().textContent()).toContain('文件超过 20 MB。');
    expect(stage.server.changes.received).toEqual([['拖来.txt']]);
  });

  it('shows the text of a hostile file as text', async () => {
    const page = await openReports(stage);
    const hostile = '<img src=x onerror="document.title=\'坏\'">2023年报告';
    await choose(page, [file('<b>恶意<b>.txt', `${hostile}\n一、<script>document.title='坏'</script>\n${hostile}`)]);
    await expect.poll(() => states(page)).toEqual(['added']);
    await page.locator('.upload-state a').click();
    await expect.poll(() => page.locator('.full-text').textContent()).toContain(hostile);
    expect(await page.locator('h1').textContent()).toBe(hostile);
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.title()).not.toBe('坏');
  });

  it('asks before it removes a report, and leaves it when the answer is no', async () => {
    const page = await openReports(stage);
    const remove = page.getByRole('button', { name: '移除 云溪省白屿县 2022年' });
    await remove.press('Enter');
    await page.getByRole('dialog', { name: '移除这份报告？' }).waitFor();
    expect(await focused(page)).toBe('取消');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      '移除 云溪省白屿县 2022年',
    );
    expect(stage.server.library).toHaveLength(2);
    await remove.click();
    await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
    await expect.poll(() => names(page)).toEqual(['云溪省青禾市']);
    expect(stage.server.library).toHaveLength(1);
    await expect.poll(() => focused(page)).toBe('报告');
    await page.getByText('已移除 云溪省白屿县 2022年。').waitFor({ state: 'attached' });
  });
});

describe.skipIf(noBrowser)('the page of reports, who may change it', () => {
  const stage = useStage();
  const asciiToken = 'right-token';

  it('asks for the admin token, again when it was wrong, and keeps it in memory only', async () => {
    Object.assign(stage.server.changes, { uploads: 'token', token: asciiToken });
    const page = await openReports(stage);
    await choose(page, [GOOD]);
    const dialog = page.getByRole('dialog', { name: '需要管理令牌' });
    await dialog.getByLabel('管理令牌').fill('wrong');
    await page.keyboard.press('Enter');
    await expect.poll(() => dialog.getByRole('alert').textContent()).toBe('管理令牌不对');
    await dialog.getByLabel('管理令牌').fill(asciiToken);
    await page.keyboard.press('Enter');
    await expect.poll(() => states(page)).toEqual(['added']);
    await choose(page, [BAD]);
    await expect.poll(() => states(page)).toEqual(['added', 'failed']);
    expect(stage.server.changes.bearers).toEqual(['wrong', asciiToken, asciiToken]);
    const kept = () => page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
    expect(await kept()).not.toContain(asciiToken);
  });

  it('keeps the token until the tab is closed when the box is ticked', async () => {
    Object.assign(stage.server.changes, { uploads: 'token', token: asciiToken });
    const page = await openReports(stage);
    await choose(page, [BAD]);
    await page.getByRole('textbox', { name: '管理令牌' }).fill(asciiToken);
    await page.getByLabel('在关闭这个标签页之前记住它').check();
    await page.getByRole('button', { name: '继续' }).click();
    await expect.poll(() => states(page)).toEqual(['failed']);
    await page.reload();
    await page.getByRole('button', { name: '移除 云溪省白屿县 2022年' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
    await expect.poll(() => names(page)).toEqual(['云溪省青禾市']);
  });

  it('without a token the file is not sent, and can be tried again', async () => {
    Object.assign(stage.server.changes, { uploads: 'token', token: asciiToken });
    const page = await openReports(stage);
    await choose(page, [GOOD]);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.locator('.upload-state').textContent())
      .toBe('没有加入：没有提供管理令牌，文件没有上传。');
    expect(stage.server.changes.bearers).toEqual([]);
    await page.getByRole('button', { name: '重试 长汀.txt' }).click();
    await page.getByRole('textbox', { name: '管理令牌' }).fill(asciiToken);
    await page.keyboard.press('Enter');
    await expect.poll(() => states(page)).toEqual(['added']);
  });

  it('says what to set where uploads are off', async () => {
    stage.server.changes.uploads = 'off';
    const page = await openReports(stage);
    expect(await page.locator('.upload').textContent()).toContain('设置环境变量 WENBAO_ADMIN_TOKEN');
    expect(await page.locator('input[type=file]').count()).toBe(0);
    expect(await page.getByRole('button', { name: /移除/ }).count()).toBe(0);
  });
});

describe.skipIf(noBrowser)('the look of the page of reports', () => {
  const stage = useStage();

  it('lists cards on a phone, and scrolls nowhere sideways', async () => {
    const page = await openReports(stage, PHONE);
    expect(await page.locator('table').count()).toBe(0);
    expect(await page.locator('.report-card').count()).toBe(2);
    await page.getByLabel('排列').selectOption('篇幅');
    expect(await names(page)).toEqual(['云溪省青禾市', '云溪省白屿县']);
    await page.getByRole('button', { name: '改为从低到高' }).click();
    expect(await names(page)).toEqual(['云溪省白屿县', '云溪省青禾市']);
    await choose(page, [GOOD, BAD]);
    await expect.poll(() => states(page)).toEqual(['added', 'failed']);
    expect(await page.locator('.place').evaluate((place) => place.scrollWidth - place.clientWidth)).toBe(0);
  });
});
