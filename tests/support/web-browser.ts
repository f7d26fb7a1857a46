/**
 * A real Chromium for the page's tests: Debian's, or the one that CHROMIUM names. Nothing is downloaded.
 */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const { CHROMIUM, CI } = process.env;
const executable = CHROMIUM ?? '/usr/bin/chromium';
const found = existsSync(executable);

// In CI a missing browser is a broken CI, so the suites run and fail at launch; elsewhere they are skipped, and say so.
if (!found && !CI) console.warn(`没有浏览器，跳过页面测试：找不到 ${executable}。请安装 chromium 或设置 CHROMIUM。`);

/** Whether suites that need a browser are skipped: `describe.skipIf(noBrowser)`. */
export const noBrowser = !found && !CI;

/** @throws Error naming the missing file */
export async function launchBrowser(): Promise<Browser> {
  if (!found) throw new Error(`No browser at ${executable}; install Debian's chromium or set CHROMIUM.`);
  return chromium.launch({
    executablePath: executable,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses of other hosts that the page tried to reach; none was let through. */
  readonly foreign: string[];
  /** Uncaught errors and console errors, Content-Security-Policy violations among them. */
  readonly errors: string[];
}

/** Opens `address` in a fresh context. The default window is wide enough for the panel to stand beside the conversation. */
export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN', ...options });
  const page = await context.newPage();
  const foreign: string[] = [];
  const errors: string[] = [];
  const origin = new URL(address).origin;
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (new URL(url).origin === origin || url.startsWith('data:')) return route.continue();
    foreign.push(url);
    return route.abort();
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(address);
  return { page, context, foreign, errors };
}
