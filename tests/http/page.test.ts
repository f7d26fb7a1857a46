import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testApp } from '../support/http-app.ts';

describe('the page', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', '问报'],
    ['/index.html', 'text/html; charset=utf-8', '问报'],
    ['/page.js', 'text/javascript; charset=utf-8', 'export'],
    ['/page.css', 'text/css; charset=utf-8', 'body'],
    ['/icon.svg', 'image/svg+xml', '<svg/>'],
    ['/fonts/a.woff2', 'font/woff2', 'font'],
  ])('%s is served as %s', async (path, type, part) => {
    const response = await testApp().app.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain(part);
  });

  test.each([
    '/nope',
    '/secret.txt',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/fonts/../../secret.txt',
    '/fonts/..%5c..%5csecret.txt',
    '//secret.txt',
    '/page.js%00.html',
    '/.env',
    '/fonts',
    '/fonts/',
    '/constructor',
    '/__proto__',
    '/%ff%fe',
    '/%',
  ])('%s is a 404 page that shows nothing', async (path) => {
    const response = await testApp().app.request(`http://localhost${path}`);
    const body = await response.text();
    expect(response.status, body).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(body).toContain('没有这个页面');
    expect(body).not.toContain('not for you');
  });

  test('that a browser has already is not sent again', async () => {
    const { app } = testApp();
    const etag = (await app.request('/page.js')).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    const again = await app.request('/page.js', { headers: { 'if-none-match': `W/"x", ${etag}` } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect((await app.request('/page.js', { headers: { 'if-none-match': '"old"' } })).status).toBe(200);
  });

  test('answers HEAD without a body', async () => {
    const response = await testApp().app.request('/page.js', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  test('refuses other methods', async () => {
    const { app } = testApp();
    expect((await app.request('/', { method: 'DELETE' })).status).toBe(405);
    expect((await app.request('/nope', { method: 'DELETE' })).status).toBe(404);
  });

  test('that is not built yet says so, and appears once it is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wenbao-page-'));
    const { app } = testApp({ page: join(folder) });
    const missing = await app.request('/');
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('npm run build');
    expect((await testApp({ page: join(folder, 'absent') }).app.request('/')).status).toBe(404);
    writeFileSync(join(folder, 'index.html'), '<!doctype html>built');
    expect(await (await app.request('/')).text()).toContain('built');
  });
});
