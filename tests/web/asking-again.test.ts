import { describe, expect, it } from 'vitest';
import { answerAsMarkdown, answerAsText } from '../../web/answer-copy.ts';
import { askAddress, askedByLink } from '../../web/ask-link.ts';
import { zh } from '../../web/words-zh.ts';
import { COMPARISON, cannedAnswer, ELDERLY, GROWTH, HOSTILE } from '../support/web-answers.ts';
import { noBrowser } from '../support/web-browser.ts';
import { ask, useStage } from '../support/web-stage.ts';

const queryOf = (address: string) => new URLSearchParams(address.slice(address.indexOf('?')));

describe('the link of an answer', () => {
  it('brings the question, the questions before it and the scope along', () => {
    const asked = {
      question: '那 2022 年&呢？',
      earlier: [GROWTH],
      scope: { regions: ['云溪省青禾市'], years: [2022] },
    };
    expect(askedByLink(queryOf(askAddress(asked)))).toEqual(asked);
    const plain = { question: GROWTH, earlier: [], scope: null };
    expect(askedByLink(queryOf(askAddress(plain)))).toEqual(plain);
  });

  it('from anywhere asks nothing that the server would not take', () => {
    expect(askedByLink(new URLSearchParams('q=+'))).toBeNull();
    const asked = askedByLink(new URLSearchParams(`q=${'问'.repeat(9000)}&y=12&y=x&r=&r=${'地'.repeat(300)}`));
    expect(asked?.question).toHaveLength(2000);
    expect(asked?.scope).toBeNull();
  });
});

describe('an answer to take along', () => {
  it('as text has its sources with their quotes', () => {
    expect(answerAsText(GROWTH, cannedAnswer(GROWTH), zh)).toBe(
      `${GROWTH}\n\n6.5%左右\n\n青禾市2022年地区生产总值的预期目标是增长6.5%左右。[1]2021年实际增长6.4%。[2]方括号[7]不是引用。\n\n来源：\n[1] “2022年地区生产总值增长6.5%左右”——2022年云溪省青禾市政府工作报告\n[2] “全市地区生产总值达到812.6亿元，比上年增长6.4%”——2022年云溪省青禾市政府工作报告\n`,
    );
  });

  it('as Markdown has its table, and nothing of a report becomes markup', () => {
    expect(answerAsMarkdown(COMPARISON, cannedAnswer(COMPARISON), zh)).toContain(
      '| 地区 | 目标 | 原文 |\n| --- | --- | --- |\n| 云溪省白屿县 | 7%\\[1\\] |',
    );
    expect(answerAsMarkdown(HOSTILE, cannedAnswer(HOSTILE), zh)).not.toMatch(/(?<!\\)<(?!https?:)/);
  });
});

describe.skipIf(noBrowser)('asking again', () => {
  const stage = useStage();

  it('a question can be changed: it takes its place, and what followed goes', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await ask(page, ELDERLY);
    await page.locator('.question').first().hover();
    await page.getByRole('button', { name: '修改这个问题' }).first().click();
    const box = page.getByLabel('修改问题');
    expect(await box.inputValue()).toBe(GROWTH);
    await page.getByText('后面的问答会被替换。').waitFor();
    await box.fill(COMPARISON);
    await page.keyboard.press('Enter');
    await page.locator('.table-box').waitFor();
    expect(await page.locator('.question').allTextContents()).toEqual([COMPARISON]);
    expect(stage.server.questions.at(-1)?.history).toEqual([]);
  });

  it('a change can be given up, and the Enter of an input method does not ask', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await page.getByRole('button', { name: '修改这个问题' }).click();
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'qing', selectionStart: 4, selectionEnd: 4 });
    await page.keyboard.press('Enter');
    expect(stage.server.questions).toHaveLength(1);
    await session.send('Input.insertText', { text: '青' });
    await page.keyboard.press('Escape');
    expect(await page.locator('.question').allTextContents()).toEqual([GROWTH]);
    expect(await page.locator('.direct').count()).toBe(1);
  });

  it('a follow-up suggestion asks it', async () => {
    const page = await stage.open();
    await ask(page, GROWTH);
    await page.locator('.suggestions button', { hasText: ELDERLY }).click();
    await expect.poll(() => page.locator('.question').allTextContents()).toEqual([GROWTH, ELDERLY]);
    await page.locator('.answer-text li').first().waitFor();
  });

  it('a copied link asks the same at once, with the questions before it', async () => {
    const page = await stage.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await ask(page, GROWTH);
    await ask(page, ELDERLY);
    await page.getByRole('button', { name: '复制链接' }).last().click();
    await page.getByText('已复制').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto('about:blank');
    await page.goto(link);
    await page.locator('.answer-text li').first().waitFor();
    expect(await page.locator('.question').allTextContents()).toEqual([ELDERLY]);
    expect(stage.server.questions.at(-1)).toEqual({
      question: ELDERLY,
      history: [{ role: 'user', content: GROWTH }],
    });
    // It is a conversation from now on: a reload does not ask once more.
    expect(page.url()).toContain('#/c/');
    await page.reload();
    await page.locator('.answer-text li').first().waitFor();
    expect(stage.server.questions).toHaveLength(3);
  });

  it('the answer is copied as text and as Markdown', async () => {
    const page = await stage.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await ask(page, GROWTH);
    await page.getByRole('button', { name: '复制文字' }).click();
    await page.getByText('已复制').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      answerAsText(GROWTH, cannedAnswer(GROWTH), zh),
    );
    await page.getByRole('button', { name: '复制 Markdown' }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(answerAsMarkdown(GROWTH, cannedAnswer(GROWTH), zh));
  });
});
