import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|\beval\(|new Function/i;
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
  it('is small: under 60 KB of script and style', () => {
    const size = ['page.js', 'page.css'].reduce(
      (sum, name) => sum + readFileSync(join(inject('pageFolder'), name)).length,
      0,
    );
    expect(size).toBeLessThan(60_000);
  });
});
