import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/domain.ts';
import type { ReportReply } from '../../src/http/contract.ts';
import { launchBrowser, noBrowser, type Visit, visit } from '../support/web-browser.ts';
import { ask } from '../support/web-stage.ts';

const command = new URL('../../dist/src/cli/main.js', import.meta.url).pathname;

/** Starts the built product on a free port with the sample library; gives its address once it is ready. */
async function startProduct(data: string): Promise<{ server: ChildProcess; address: string }> {
  if (!existsSync(command)) throw new Error('The product is not built; run `npm run build` first.');
  const server = spawn(process.execPath, [command, 'serve'], {
    env: { ...process.env, WENBAO_DATA: data, WENBAO_PORT: '0', WENBAO_HOST: '127.0.0.1', WENBAO_SAMPLES: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /问报已就绪：(http:\/\/\S+)/.exec(line)?.[1];
    if (address) {
      server.stdout.resume();
      return { server, address };
    }
  }
  throw new Error(`The server ended before it was ready: ${complaints.slice(-2000)}`);
}

describe.skipIf(noBrowser)('the page on the real server, with the sample library', () => {
  let data = '';
  let server: ChildProcess | undefined;
  let browser: Browser;
  let opened: Visit;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'wenbao-real-'));
    const started = await startProduct(data);
    server = started.server;
    browser = await launchBrowser();
    opened = await visit(browser, started.address);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    if (server?.exitCode === null) {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    }
    await rm(data, { recursive: true, force: true });
  });

  it('answers a question, and the quote of its citation stands in the whole report at the cited place', async () => {
    const { page } = opened;
    const question = '天门市改造了多少农村户厕？';
    const reply = page.waitForResponse((response) => response.url().endsWith('/api/answer'));
    await ask(page, question);
    expect((await reply).headers()['content-type']).toContain('text/event-stream');
    // The browser keeps no body of a stream; the same question gets the same answer as JSON.
    const asked = await page.request.post(new URL('/api/answer', page.url()).href, { data: { question } });
    const answer = (await asked.json()) as Answer;
    expect(answer.status).toBe('answered');
    expect(await page.locator('.answer').textContent()).toContain('18.6万座');

    const citation = answer.citations[0];
    if (!citation) throw new Error('The answer has no citation.');
    await page.locator('.answer-text .chip').first().click();
    expect(await page.locator('.passage mark').textContent()).toBe(citation.quote);
    expect(await page.locator('.passage').textContent()).toBe(citation.text);

    await page.getByRole('button', { name: '在报告中查看' }).click();
    await page.locator('.full-text mark').first().waitFor();
    const { text } = (await (
      await page.request.get(new URL(`/api/reports/${citation.report.id}`, page.url()).href)
    ).json()) as ReportReply;
    expect(text.slice(citation.start, citation.end)).toBe(citation.quote);
    expect((await page.locator('.full-text mark').allTextContents()).join('').replace(/\s/g, '')).toBe(
      citation.quote.replace(/\s/g, ''),
    );
    // What is shown is the stored report itself, and the mark stands in it as often before as the text says.
    const before = await page.locator('.full-text').evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      range.setEndBefore(element.querySelector('mark') ?? element);
      return range.toString().replace(/\s/g, '');
    });
    expect(before.endsWith(text.slice(0, citation.start).replace(/\s/g, '').slice(-60))).toBe(true);
  });

  it('answers the example questions it offers', async () => {
    const { page } = opened;
    await page.getByRole('link', { name: '新对话' }).click();
    await page.locator('.examples button').first().waitFor();
    for (const question of await page.locator('.examples button').allTextContents()) {
      await ask(page, question);
      expect(await page.locator('article').last().locator('.refusal').count(), question).toBe(0);
      expect(await page.locator('article').last().locator('.chip').count(), question).toBeGreaterThan(0);
    }
  });

  it('shows the first text of an answer soon after Enter', async () => {
    const { page } = opened;
    await page.evaluate(() => {
      const root = document.documentElement;
      const before = document.querySelectorAll('.answer-text').length;
      document.addEventListener('keydown', () => root.setAttribute('data-pressed', String(performance.now())), true);
      new MutationObserver((_, observer) => {
        if (document.querySelectorAll('.answer-text').length === before) return;
        observer.disconnect();
        root.setAttribute('data-waited', String(performance.now() - Number(root.getAttribute('data-pressed'))));
      }).observe(document.body, { childList: true, subtree: true });
    });
    await ask(page, '天门市改造了多少农村户厕？');
    const waited = Math.round(Number(await page.locator('html').getAttribute('data-waited')));
    console.log(`from Enter to first text (real server, sample library): ${waited} ms`);
    expect(waited).toBeGreaterThan(0);
    expect(waited).toBeLessThan(3000);
  });

  it('refuses a place that the library does not have', async () => {
    const { page } = opened;
    await ask(page, '云南省2022年的经济增长目标是多少？');
    expect(await page.locator('article').last().locator('.refusal-reason').textContent()).toBe(
      '没有收录这个地区的报告',
    );
  });

  it('the page stays on its host and breaks no rule of its Content-Security-Policy', () => {
    expect(opened.foreign).toEqual([]);
    expect(opened.errors).toEqual([]);
  });

  it('reopens the very answer by its link, also where it leans on the answers before it', async () => {
    const page = await opened.context.newPage();
    await page.goto(opened.page.url().replace(/#.*/, ''));
    // A page that is not in front may not read the clipboard; what is written to it is noted instead.
    await page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => {
        document.documentElement.dataset['copied'] = text;
      };
    });
    for (const question of ['襄阳市2022年教育方面有哪些举措？', '还有呢？', '那天门市呢？']) {
      await ask(page, question);
      const said = await page.locator('.answer').last().locator('.answer-text').first().textContent();
      await page.getByRole('button', { name: '复制链接' }).last().click();
      await page.locator('article').last().getByText('已复制').waitFor();
      const again = await opened.context.newPage();
      await again.goto((await page.locator('html').getAttribute('data-copied')) ?? '');
      const last = again.locator('article', { has: again.locator('h2', { hasText: question }) });
      await last.locator('.actions').waitFor();
      expect(await last.locator('.answer-text').first().textContent()).toBe(said);
      expect(await again.getByText('与链接里的不同').count()).toBe(0);
      await again.close();
    }
    await page.close();
  });
});
