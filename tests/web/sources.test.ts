import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import '../support/web-stage.ts';

const folder = new URL('../../web/', import.meta.url).pathname;
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(tsx?|css|html)$/.test(name),
);

describe('the sources of the page', () => {
  it('never turn text into markup or code', () => {
    expect(files.length).toBeGreaterThan(15);
    const forbidden =
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|dangerouslySetInnerHTML|\beval\(|new Function/i;
    for (const name of files) expect(readFileSync(join(folder, name), 'utf8'), name).not.toMatch(forbidden);
  });

  it('name no address of another host', () => {
    for (const name of files) expect(readFileSync(join(folder, name), 'utf8'), name).not.toMatch(/https?:\/\/|url\(/);
  });

  it('have no script or style inside the document', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\ssrc=)/i);
  });
});

describe('the built page', () => {
  it('is small: what the first sight of it needs is at most 60 KB, compressed', () => {
    const folder = inject('pageFolder');
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const needed = [...html.matchAll(/(?:href|src)="([\w.-]+)"/g)].map((match) => match[1] ?? '');
    expect(needed).toContain('page.js');
    expect(needed).toContain('page.css');
    const sizes = ['index.html', ...needed].map((name) => gzipSync(readFileSync(join(folder, name))).length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    console.log(`first load, gzip: ${total} bytes in ${sizes.length} files`);
    expect(total).toBeLessThanOrEqual(60 * 1024);
  });
});
