/** In a file, and so a process, of its own: pdf.js looks for the native package once, when it is loaded. */
import Module, { createRequire } from 'node:module';
import { afterAll, expect, test } from 'vitest';
import { readSource } from '../../src/ingest/read.ts';
import { layOut, makePdf } from '../support/make-pdf.ts';

type Resolve = (request: string, ...rest: unknown[]) => string;
const loader = Module as unknown as { _resolveFilename: Resolve };
const resolve = loader._resolveFilename;
const asked: string[] = [];
loader._resolveFilename = (request, ...rest) => {
  if (/canvas/.test(request)) {
    asked.push(request);
    throw new Error(`${request} is not installed`);
  }
  return resolve(request, ...rest);
};
afterAll(() => {
  loader._resolveFilename = resolve;
});

test('a PDF is read where no canvas package is installed', async () => {
  expect(() => createRequire(import.meta.url).resolve('@napi-rs/canvas')).toThrow('not installed');
  const text = '各位代表：现在，我代表市人民政府，向大会报告政府工作，请予审议。';
  expect((await readSource(makePdf(layOut([text])), 'a.pdf')).text).toBe(text);
  expect(asked.length).toBeGreaterThan(1);
});
