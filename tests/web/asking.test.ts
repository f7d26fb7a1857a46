import { describe, expect, it } from 'vitest';
import { COMPARISON, ELDERLY, GROWTH, HOSTILE, UNKNOWN_REGION } from '../support/web-answers.ts';
import { noBrowser } from '../support/web-browser.ts';
import { BAIYU_REPORT } from '../support/web-library.ts';
import { ask, useStage } from '../support/web-stage.ts';

describe.skipIf(noBrowser)('asking', () => {
  const stage = useStage();

  it('shows the value asked for, the text with a chip for every citation, and what was understood', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    const answer = page.locator('.answer');
    expect(await answer.locator('.direct').textContent()).toBe('6.5%左右');
    expect(await answer.locator('.chip').allTextContents()).toEqual(['1', '2']);
    expect(await answer.locator('.answer-text').textContent()).toBe(
      '青禾市2022年地区生产总值的预期目标是增长6.5%左右。12021年实际增长6.4%。2方括号[7]不是引用。',
    );
    expect(await answer.locator('.understood').textContent()).toBe(
      '理解为：云溪省青禾市 · 2022年 · 地区生产总值 · 计划目标；“经济增长”按地区生产总值增速理解。',
    );
    expect(await page.getByRole('button', { name: '来源1：云溪省青禾市 2022年 · （一）主要目标' }).count()).toBe(1);
  });

  it('sets a list with one item a line, and lists equal sources together', async () => {
    const page = await stage.open();
    await ask(page, ELDERLY);
    expect(await page.locator('.answer-text li').allTextContents()).toEqual([
      '新建街道养老服务中心12家；1',
      '新增护理型床位900张；2',
      '为1500户老年人家庭做适老化改造。3',
    ]);
    expect(await page.locator('.source').allTextContents()).toEqual(['1、2、3云溪省青禾市 2022年 · （三）养老服务']);
  });

  it('shows a table whose cells open their sources', async () => {
    const page = await stage.open();
    await ask(page, COMPARISON);
    expect(await page.getByRole('columnheader').allTextContents()).toEqual(['地区', '目标', '原文']);
    expect(await page.getByRole('rowheader').allTextContents()).toEqual(['云溪省白屿县', '云溪省青禾市']);
    expect(await page.locator('caption').textContent()).toBe('单位：%');
    await page.locator('td .chip').nth(1).click();
    expect(await page.locator('.passage mark').textContent()).toBe('2022年地区生产总值增长6.5%左右');
  });

  it('tells a screen reader that it is searching, and then the answer without citation marks', async () => {
    const page = await stage.open();
    stage.server.holding = true;
    await page.getByLabel('问题', { exact: true }).fill(GROWTH);
    await page.keyboard.press('Enter');
    const status = page.locator('#spoken');
    await expect.poll(() => status.textContent()).toBe('正在查找报告原文。');
    stage.server.release();
    await expect
      .poll(() => status.textContent())
      .toBe(
        '6.5%左右。青禾市2022年地区生产总值的预期目标是增长6.5%左右。2021年实际增长6.4%。方括号[7]不是引用。共 2 处来源。',
      );
  });

  it('refuses calmly: the reason, the nearest passages, and questions that can be asked instead', async () => {
    const page = await stage.open();
    await ask(page, UNKNOWN_REGION);
    const refusal = page.locator('.refusal');
    expect(await refusal.locator('.refusal-reason').textContent()).toBe('没有收录这个地区的报告');
    expect(await refusal.locator('.answer-text').textContent()).toContain('报告库里没有黑山市的报告。');
    expect(await refusal.locator('.direct').count()).toBe(0);
    expect(await refusal.locator('.source-excerpt').textContent()).toBe('全县地区生产总值增长7%');
    await refusal.getByRole('button', { name: GROWTH }).click();
    await expect.poll(() => page.locator('.direct').allTextContents()).toEqual(['6.5%左右']);
  });

  it('sends the earlier questions and answers with the next question', async () => {
    const page = await stage.open();
    await ask(page, ELDERLY);
    await ask(page, GROWTH);
    expect(stage.server.questions.map(({ question }) => question)).toEqual([ELDERLY, GROWTH]);
    expect(stage.server.questions[0]?.history).toEqual([]);
    expect(stage.server.questions[1]?.history).toEqual([
      { role: 'user', content: ELDERLY },
      { role: 'assistant', content: expect.stringContaining('新增护理型床位900张；[2]') },
    ]);
  });

  it('keeps text of a report text', async () => {
    const page = await stage.open();
    await ask(page, HOSTILE);
    const markup = '<img src=x onerror="document.title=\'坏\'"><b>粗体</b>';
    expect(await page.locator('.answer-text').textContent()).toContain(markup);
    await page.locator('.chip').click();
    expect(await page.locator('.passage mark').textContent()).toBe(markup);
    await page.getByRole('button', { name: '在报告中查看' }).click();
    expect(await page.locator('.full-text mark').textContent()).toBe(markup);
    expect(await page.locator('#app img, #app b').count()).toBe(0);
    expect(await page.title()).toBe('问报 · 问政府工作报告');
  });

  it('shows the reports there are, and offers questions about them', async () => {
    const page = await stage.open();
    expect(await page.locator('.library-report').count()).toBe(2);
    const first = page.locator('.examples button').first();
    const question = await first.textContent();
    expect(question).toContain('云溪省白屿县');
    await first.click();
    await page.locator('.answer').waitFor();
    expect(stage.server.questions[0]?.question).toBe(question);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(question);
  });

  it('says what to do when the library is empty', async () => {
    stage.server.library = [];
    const page = await stage.open();
    expect(await page.locator('.panel').textContent()).toContain('wenbao ingest');
    expect(await page.locator('.examples').count()).toBe(0);
  });

  it('opens a whole report from the list of reports', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: '云溪省白屿县', exact: true }).click();
    expect(await page.getByRole('heading', { name: BAIYU_REPORT.report.title }).count()).toBe(1);
    expect(await page.locator('.full-text').textContent()).toContain('粮食产量稳定在30万吨以上。');
    await page.getByRole('button', { name: '返回报告库' }).click();
    expect(await page.getByRole('heading', { name: '收录的报告' }).count()).toBe(1);
  });
});
