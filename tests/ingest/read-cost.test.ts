/** What reading costs. In a process of its own, so that nothing but the start of the product has been loaded. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/ingest/read.ts';
import { makeDocx, paragraphs } from '../support/make-docx.ts';
import { hasShared, sharedPath } from '../support/shared.ts';

const HEAVY = /mammoth|pdfjs-dist|linkedom|@mozilla\/readability|iconv-lite|yauzl/;
const { cache } = createRequire(import.meta.url);
const loaded = (): string[] => Object.keys(cache).filter((path) => HEAVY.test(path));

test('no reader of documents is loaded before the first document', async () => {
  expect(loaded()).toEqual([]);
  await readSource(Buffer.from('各位代表：现在报告工作。'), 'a.txt');
  expect(loaded()).toEqual([]);
  await readSource(makeDocx({ body: paragraphs(['各位代表']) }), 'a.docx');
  expect(loaded().join()).toMatch(/mammoth/);
});

test('no module of the reader imports a heavy package when it is loaded', () => {
  const folder = new URL('../../src/ingest/', import.meta.url);
  const files = readdirSync(folder).filter((name) => /^(read|zip-)/.test(name));
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const source = readFileSync(new URL(file, folder), 'utf8');
    const imports = source.match(/^import (?!type ).*?from '[^']+';/gms) ?? [];
    expect(imports.filter((line) => HEAVY.test(line))).toEqual([]);
  }
});

describe.runIf(hasShared())('a real file of 430 KB', () => {
  test('is read within 50 ms', async () => {
    const bytes = readFileSync(sharedPath('reports', '001_88e7c62cb5127eba.txt'));
    expect(bytes.length).toBeGreaterThan(400_000);
    // The best of some runs: the machine may be busy with other things.
    let best = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 10; run += 1) {
      const began = performance.now();
      await readSource(bytes, 'a.txt');
      best = Math.min(best, performance.now() - began);
    }
    expect(best).toBeLessThan(50);
  });
});
