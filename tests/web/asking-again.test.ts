import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/domain.ts';
import { answerAsMarkdown, answerAsText } from '../../web/answer-copy.ts';
import { type AskLink, askAddress, askedByLink, linkTo, printOf } from '../../web/ask-link.ts';
import type { Turn } from '../../web/turns.ts';
import { zh } from '../../web/words-zh.ts';
import { COMPARISON, cannedAnswer, ELDERLY, FOLLOW_UP, GROWTH, HOSTILE } from '../support/web-answers.ts';
import { noBrowser } from '../support/web-browser.ts';
import { reply } from '../support/web-library.ts';
import { ask, useStage } from '../support/web-stage.ts';

const queryOf = (address: string) => new URLSearchParams(address.slice(address.indexOf('?')));

/** An answered turn; `means` is what it was understood as where that is not what was asked. */
const turn = (id: number, question: string, means = question): Turn => ({
  id,
  question,
  scope: null,
  outcome: { state: 'done', answer: reply(means, { answer: `答${id}` }) },
});
const questionsOf = (link: AskLink) => link.asked.map(({ question }) => question);

describe('the link of an answer', () => {
  it('brings questions, scopes and the print of the answer along', () => {
    const scope = { regions: ['云溪省青禾市'], years: [2022] };
    const link = {
      asked: [
        { question: GROWTH, scope: null },
        { question: '那 2022 年&呢？', scope },
      ],
      print: 'a1b2c3',
    };
    expect(askedByLink(queryOf(askAddress(link)))).toEqual(link);
    const plain = { asked: [{ question: GROWTH, scope: null }], print: null };
    expect(askedByLink(queryOf(askAddress(plain)))).toEqual(plain);
  });

  it('brings no other question when its own stands alone', () => {
    expect(questionsOf(linkTo([turn(1, '甲'), turn(2, '乙')], 2))).toEqual(['乙']);
  });

  it('brings those along that a leaning question went with, and those that these lean on', () => {
    const turns = [
      turn(1, '甲'),
      turn(2, '乙'),
      turn(3, '丙呢', '丙'),
      turn(4, '丁呢', '丁'),
      turn(5, '戊'),
      turn(6, '己呢', '己'),
    ];
    expect(questionsOf(linkTo(turns, 3))).toEqual(['甲', '乙', '丙呢']);
    expect(questionsOf(linkTo(turns, 6))).toEqual(['甲', '乙', '丙呢', '丁呢', '戊', '己呢']);
    const failed: Turn = { ...turn(7, '庚'), outcome: { state: 'stopped' } };
    expect(questionsOf(linkTo([...turns, failed, turn(8, '辛呢', '辛')], 8))).not.toContain('庚');
  });

  it('puts the first of a long chain as it was understood', () => {
    const chain = Array.from({ length: 40 }, (_, index) => turn(index + 1, `那${index}呢`, `整${index}`));
    const asked = questionsOf(linkTo(chain, 40));
    expect(asked).toHaveLength(13);
    expect(asked.slice(0, 2)).toEqual(['整27', '那28呢']);
    expect(asked.at(-1)).toBe('那39呢');
  });

  it('has the same print for the same answer only', () => {
    const print = (change: Partial<Answer>) => printOf(reply('问', { answer: '答', ...change }));
    expect(print({})).toBe(print({ timing: { understandMs: 9, searchMs: 9, answerMs: 9, totalMs: 27 } }));
    expect(
      new Set([print({}), print({ answer: '另答' }), print({ direct: '答' }), print({ status: 'refused' })]).size,
    ).toBe(4);
  });

  it('from anywhere asks nothing that the server would not take', () => {
    expect(askedByLink(new URLSearchParams('q=+'))).toBeNull();
    const link = askedByLink(
      new URLSearchParams(`y=2022&q=${'问'.repeat(9000)}&y=12&y=x&r=&r=${'地'.repeat(300)}&v=<b>`),
    );
    expect(link?.asked[0]?.question).toHaveLength(2000);
    expect(link?.asked[0]?.scope).toBeNull();
    expect(link?.print).toBeNull();
    expect(askedByLink(new URLSearchParams('q=一'.concat('&q=二'.repeat(50))))?.asked).toHaveLength(13);
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

  const copiedLink = async (page: Page) => {
    await page.getByRole('button', { name: '复制链接' }).last().click();
    await page.getByText('已复制').waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };

  it('a copied link reopens the very answer: what it leans on is asked first', async () => {
    const page = await stage.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await ask(page, GROWTH);
    await ask(page, FOLLOW_UP);
    const before = await page.locator('.answer').last().textContent();
    const link = await copiedLink(page);
    await page.goto('about:blank');
    await page.goto(link);
    await page.locator('.answer-text li').first().waitFor();
    await expect.poll(() => page.locator('article[aria-busy=true]').count()).toBe(0);
    expect(await page.locator('.question').allTextContents()).toEqual([GROWTH, FOLLOW_UP]);
    expect(await page.locator('.answer').last().textContent()).toBe(before);
    expect(await page.getByText('与链接里的不同').count()).toBe(0);
    expect(stage.server.questions.at(-1)).toEqual(stage.server.questions[1]);
    // It is a conversation from now on, named by what was asked: a reload does not ask once more.
    await expect.poll(() => page.locator('.conversation a').first().textContent()).toBe(FOLLOW_UP);
    expect(page.url()).toContain('#/c/');
    await page.reload();
    await page.locator('.answer-text li').first().waitFor();
    expect(stage.server.questions).toHaveLength(4);
  });

  it('a link says so when the answer has become another one', async () => {
    const page = await stage.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await ask(page, GROWTH);
    const link = (await copiedLink(page)).replace(/v=\w+/, 'v=0');
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByText('这次的回答与链接里的不同').waitFor();
  });

  it('a link goes on after a failure once the question is asked again', async () => {
    const page = await stage.open();
    stage.server.failures = 1;
    const query = new URLSearchParams([
      ['q', GROWTH],
      ['q', FOLLOW_UP],
    ]);
    await page.goto(`${stage.address}#/ask?${query}`);
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('.answer-text li').first().waitFor();
    expect(await page.locator('.question').allTextContents()).toEqual([GROWTH, FOLLOW_UP]);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('question');
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
