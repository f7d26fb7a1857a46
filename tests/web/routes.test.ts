import { describe, expect, it } from 'vitest';
import { conversationAddress, parseRoute, placeOf, reportAddress } from '../../web/route.ts';
import { noBrowser } from '../support/web-browser.ts';
import { QINGHE_REPORT } from '../support/web-library.ts';
import { useStage } from '../support/web-stage.ts';

describe('routes', () => {
  it('name the pages, with what stands after the question mark', () => {
    expect(parseRoute('')).toEqual({ page: 'chat', conversation: null, source: null });
    expect(parseRoute('#/')).toEqual({ page: 'chat', conversation: null, source: null });
    for (const source of [null, { turn: 1700, number: 2, whole: false }, { turn: 1700, number: 2, whole: true }])
      expect(parseRoute(conversationAddress('a/b', source))).toEqual({ page: 'chat', conversation: 'a/b', source });
    for (const query of ['source=1', 'source=x.1', 'source=1.-1', 'whole=1'])
      expect(parseRoute(`#/c/a?${query}`)).toEqual({ page: 'chat', conversation: 'a', source: null });
    expect(parseRoute('#/reports').page).toBe('reports');
    const indicators = parseRoute('#/indicators?indicator=%E7%B2%AE%E9%A3%9F');
    expect(indicators.page === 'indicators' && indicators.query.get('indicator')).toBe('粮食');
  });

  it('name a report and a place in it', () => {
    const route = parseRoute(reportAddress('2022-1', { start: 3, end: 9 }));
    expect(route.page === 'report' && [route.id, placeOf(route.query)]).toEqual(['2022-1', { start: 3, end: 9 }]);
    expect(placeOf(new URLSearchParams('from=9&to=3'))).toBeNull();
    expect(placeOf(new URLSearchParams('from=-1&to=3'))).toBeNull();
  });

  it('that are none are unknown, whatever they hold', () => {
    for (const hash of ['#/nothing', '#/report', '#/c/', '#/c/a/b', '#/reports/x', '#/c/%', '#x'])
      expect(parseRoute(hash), hash).toEqual({ page: 'unknown' });
  });
});

describe.skipIf(noBrowser)('the shell', () => {
  const stage = useStage();

  it('leads to every page and back, and marks the one that is open', async () => {
    const page = await stage.open();
    const current = () => page.locator('nav [aria-current=page]').allTextContents();
    expect(await current()).toEqual(['问答']);
    await page.getByRole('link', { name: '指标' }).click();
    await page.getByRole('heading', { level: 1, name: '指标' }).waitFor();
    expect(await current()).toEqual(['指标']);
    expect(await page.title()).toBe('指标 · 问报');
    await page.getByRole('link', { name: '报告' }).click();
    await page.getByRole('heading', { level: 1, name: '报告' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: '指标' }).waitFor();
    await page.getByRole('link', { name: '问答' }).click();
    await page.getByText('想知道哪里、哪一年、哪件事？').waitFor();
  });

  it('opens a report by its address', async () => {
    const page = await stage.open();
    await page.goto(`${stage.address}${reportAddress(QINGHE_REPORT.report.id)}`);
    await page.getByRole('heading', { level: 1, name: QINGHE_REPORT.report.title }).waitFor();
  });

  it('says calmly that an address names no page', async () => {
    const page = await stage.open();
    await page.goto(`${stage.address}#/nothing`);
    await page.getByRole('heading', { level: 1, name: '没有这一页' }).waitFor();
    await page.getByRole('link', { name: '去提问' }).click();
    await page.getByText('想知道哪里、哪一年、哪件事？').waitFor();
  });

  it('speaks English when asked to, and still does after a reload', async () => {
    const page = await stage.open();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByText('Which place, which year, which matter?').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByText('Which place, which year, which matter?').waitFor();
    await page.getByRole('button', { name: '切换到中文' }).click();
    await page.getByText('想知道哪里、哪一年、哪件事？').waitFor();
  });

  it('takes the colours of the system, then light, then dark, and keeps the choice', async () => {
    const page = await stage.open({ colorScheme: 'dark' });
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const [dark, light] = ['rgb(22, 21, 19)', 'rgb(255, 255, 255)'];
    expect(await paper()).toBe(dark);
    await page.getByRole('button', { name: '配色：跟随系统' }).click();
    expect(await paper()).toBe(light);
    await page.reload();
    expect(await paper()).toBe(light);
    await page.getByRole('button', { name: '配色：浅色' }).click();
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await paper()).toBe(dark);
  });

  it('begins with a way past the navigation', async () => {
    const page = await stage.open();
    await page.goto(`${stage.address}#/reports`);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '报告' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    expect(new URL(page.url()).hash).toBe('#/reports');
  });
});
