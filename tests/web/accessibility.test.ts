import { describe, expect, it } from 'vitest';
import { COMPARISON, ELDERLY, GROWTH, UNKNOWN_REGION } from '../support/web-answers.ts';
import { axeViolations } from '../support/web-axe.ts';
import { noBrowser } from '../support/web-browser.ts';
import { QINGHE_REPORT } from '../support/web-library.ts';
import { ask, useStage } from '../support/web-stage.ts';

describe.skipIf(noBrowser)('axe-core finds nothing wrong', () => {
  const stage = useStage();

  it.each([
    ['light', { width: 1280, height: 800 }],
    ['dark', { width: 1280, height: 800 }],
    ['light', { width: 390, height: 844 }],
    ['dark', { width: 390, height: 844 }],
  ] as const)('with the chat (%s, %j)', async (colorScheme, viewport) => {
    const page = await stage.open({ colorScheme, viewport, reducedMotion: 'reduce' });
    expect(await axeViolations(page)).toEqual([]);
    for (const question of [GROWTH, ELDERLY, COMPARISON, UNKNOWN_REGION]) await ask(page, question);
    expect(await axeViolations(page)).toEqual([]);
    stage.server.failures = 1;
    await page.getByLabel('问题', { exact: true }).fill(GROWTH);
    await page.keyboard.press('Enter');
    await page.locator('.notice').waitFor();
    await page.getByRole('button', { name: '＋ 地区' }).click();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '修改这个问题' }).first().click();
    if (viewport.width < 1200) await page.getByRole('button', { name: '对话与设置' }).click();
    await page.getByRole('button', { name: `“${GROWTH}”的操作` }).click();
    expect(await axeViolations(page)).toEqual([]);
    if (viewport.width < 1200) await page.keyboard.press('Escape');
    if (viewport.width < 1200) await page.keyboard.press('Escape');
    await page.locator('.answer-text .chip').first().click();
    await page.locator('.passage').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('with every other page (%s)', async (colorScheme) => {
    const page = await stage.open({ colorScheme, reducedMotion: 'reduce' });
    for (const route of ['#/indicators', '#/reports', `#/report/${QINGHE_REPORT.report.id}`, '#/nothing', '#/c/gone']) {
      await page.goto(`${stage.address}${route}`);
      await page.locator('.page-title').waitFor();
      expect(await axeViolations(page), route).toEqual([]);
    }
  });
});
