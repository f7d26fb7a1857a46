import { describe, expect, test } from 'vitest';
import { post, testApp } from '../support/http-app.ts';

const QUESTION = { question: '天门市改造了多少农村户厕？' };
const status = async (options: Parameters<typeof testApp>[0], path: string, init: RequestInit): Promise<number> =>
  (await testApp(options).app.request(path, init)).status;

describe('a server on loopback', () => {
  test.each([
    ['localhost', 200],
    ['localhost:3000', 200],
    ['LOCALHOST:80', 200],
    ['127.0.0.1:54321', 200],
    ['[::1]:3000', 200],
    ['evil.example', 400],
    ['evil.example:3000', 400],
    ['127.0.0.1.evil.example', 400],
    ['localhost.evil.example:3000', 400],
    ['192.168.1.7:3000', 400],
  ])('answers the Host %s with %i', async (host, expected) => {
    expect(await status({}, '/api/reports', { headers: { host } })).toBe(expected);
    expect(await status({}, '/', { headers: { host } })).toBe(expected);
  });

  test('answers to the address it was given', async () => {
    expect(await status({ host: '127.0.0.9' }, '/healthz', { headers: { host: '127.0.0.9:3000' } })).toBe(200);
    expect(await status({ host: '::1' }, '/healthz', { headers: { host: '[::1]:3000' } })).toBe(200);
  });
});

test('a server on other addresses answers to every Host', async () => {
  expect(await status({ host: '0.0.0.0' }, '/api/reports', { headers: { host: 'reports.example' } })).toBe(200);
});

describe('a POST', () => {
  test.each([
    ['of the page itself', { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }, 200],
    ['of a program', { host: '127.0.0.1:3000' }, 200],
    ['of another site', { host: '127.0.0.1:3000', origin: 'https://evil.example' }, 400],
    ['of another port', { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:8080' }, 400],
    ['of a sandboxed frame or file', { host: '127.0.0.1:3000', origin: 'null' }, 400],
    ['the browser calls cross-site', { host: '127.0.0.1:3000', 'sec-fetch-site': 'cross-site' }, 400],
    ['the browser calls same-site', { host: 'localhost:3000', 'sec-fetch-site': 'same-site' }, 400],
    [
      'of the page behind a proxy that changes Host',
      { host: '127.0.0.1:3000', origin: 'https://reports.example', 'sec-fetch-site': 'same-origin' },
      200,
    ],
  ])('%s: %o → %i', async (_name, headers, expected) => {
    expect(await status({}, '/api/answer', post(QUESTION, headers as unknown as Record<string, string>))).toBe(
      expected,
    );
  });
});

describe('a read key', () => {
  const options = { readKey: 'geheim-钥匙' };
  const encoded = { readKey: 'abc123' };

  test.each([
    [undefined, 401],
    ['', 401],
    ['Bearer', 401],
    ['Bearer wrong', 401],
    ['Bearer abc12', 401],
    ['Bearer abc1234', 401],
    ['Basic abc123', 401],
    ['abc123', 401],
    ['Bearer abc123', 200],
    ['bearer abc123', 200],
  ])('with the header %s: %i', async (authorization, expected) => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    for (const [path, init] of [
      ['/api/reports', { headers }],
      ['/api/answer', post(QUESTION, headers)],
    ] as const) {
      const response = await testApp(encoded).app.request(path, init);
      expect(response.status).toBe(expected);
      if (expected === 401) {
        expect(response.headers.get('www-authenticate')).toBe('Bearer');
        expect(await response.text()).toContain('"code":"unauthorized"');
      }
    }
  });

  test('guards unknown calls too, but neither the page nor the health check', async () => {
    expect(await status(options, '/api/nope', {})).toBe(401);
    expect(await status(options, '/', {})).toBe(200);
    expect(await status(options, '/healthz', {})).toBe(200);
  });
});

test.each(['/', '/page.js', '/nope', '/api/reports', '/api/nope', '/healthz'])(
  'the reply of %s carries the security headers',
  async (path) => {
    const { headers } = await testApp().app.request(path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store');
  },
);
