/** The HTTP interface over the fake assistant, with a page of its own and a log that is kept. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assistant } from '../../src/assistant.ts';
import { createApp } from '../../src/http/app.ts';
import type { Log } from '../../src/http/log.ts';
import { openPage } from '../../src/http/page.ts';
import { FakeAssistant } from './fake-assistant.ts';

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: object;
  readonly message: string;
}

export function recordingLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: LogLine['level']) => (fields: object, message: string) =>
    void lines.push({ level, fields, message });
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** A folder like dist/web, next to a file that must never be served. */
export function pageFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'wenbao-page-'));
  const folder = join(parent, 'web');
  mkdirSync(join(folder, 'fonts'), { recursive: true });
  writeFileSync(join(parent, 'secret.txt'), 'not for you');
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>问报</title>');
  writeFileSync(join(folder, 'page.js'), 'export {};');
  writeFileSync(join(folder, 'page.css'), 'body{}');
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'fonts', 'a.woff2'), 'font');
  writeFileSync(join(folder, '.env'), 'KEY=1');
  return folder;
}

/** @param options.assistant the fake one when left out */
export function testApp<A extends Assistant = FakeAssistant>(
  options: { host?: string; readKey?: string; adminToken?: string; page?: string; assistant?: A } = {},
) {
  const assistant = options.assistant ?? (new FakeAssistant() as Assistant as A);
  const log = recordingLog();
  const app = createApp({
    assistant,
    settings: {
      host: options.host ?? '127.0.0.1',
      readKey: options.readKey ?? '',
      adminToken: options.adminToken ?? '',
    },
    page: openPage(options.page ?? pageFolder()),
    log,
  });
  return { app, assistant, log };
}

/** A POST with a JSON body. */
export function post(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}
