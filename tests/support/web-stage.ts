/**
 * Browser and server for a suite of the page's tests. After every test it is checked that the page reached no other host and
 * that nothing went wrong in it: no exception, no violated Content-Security-Policy.
 */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { launchBrowser, type Visit, visit } from './web-browser.ts';
import { WebServer } from './web-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the page that tests/web/build-page.mjs built. */
    pageFolder: string;
  }
}

export interface Stage {
  /** A fresh one for every test. */
  readonly server: WebServer;
  readonly address: string;
  open(options?: BrowserContextOptions): Promise<Page>;
}

/** Call it once inside a `describe`. */
export function useStage(): Stage {
  let browser: Browser | undefined;
  let visits: Visit[] = [];
  const stage = {
    server: new WebServer(''),
    address: '',
    async open(options?: BrowserContextOptions): Promise<Page> {
      if (!browser) throw new Error('The stage is used before its suite has started.');
      const opened = await visit(browser, stage.address, options);
      visits.push(opened);
      // The page asks for its reports after it has loaded; what a test looks at next may be drawn from them.
      await opened.page.getByText('正在读取报告库').waitFor({ state: 'detached' });
      return opened.page;
    },
  };
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    stage.server = new WebServer(inject('pageFolder'));
    stage.address = await stage.server.start();
  });
  afterEach(async () => {
    const ended = visits;
    visits = [];
    for (const { context } of ended) await context.close();
    await stage.server.stop();
    expect(ended.flatMap(({ foreign }) => foreign)).toEqual([]);
    // The browser notes a reply of 4xx or 5xx by itself; tests make the server give some on purpose.
    expect(ended.flatMap(({ errors }) => errors).filter((line) => !line.startsWith('Failed to load'))).toEqual([]);
  });
  return stage;
}

/** Types the question, sends it with Enter, and waits until its answer stands. */
export async function ask(page: Page, question: string): Promise<void> {
  const before = await page.locator('article').count();
  await page.getByLabel('问题', { exact: true }).fill(question);
  await page.keyboard.press('Enter');
  await page.locator('article[aria-busy=false]').nth(before).locator('.answer').waitFor();
}
