import { describe, expect, test } from 'vitest';
import { testApp } from '../support/http-app.ts';
import { upload } from '../support/upload-form.ts';

const FILE = { name: 'a.txt', content: '云南省大理市 2023\n新建口袋公园7个。' };
const ID = '2021-120115-0000000b';
const bearer = (token: string | null): Record<string, string> =>
  token === null ? {} : { authorization: `Bearer ${token}` };

describe('changing the library', () => {
  test.each([
    ['127.0.0.1', '', null, 200],
    ['::1', '', null, 200],
    ['localhost', '', 'whatever', 200],
    ['127.0.0.1', 'secret', null, 401],
    ['127.0.0.1', 'secret', 'wrong', 401],
    ['127.0.0.1', 'secret', 'secre', 401],
    ['127.0.0.1', 'secret', 'secret', 200],
    ['0.0.0.0', '', null, 403],
    ['0.0.0.0', '', '', 403],
    ['192.168.1.7', '', 'guess', 403],
    ['::', '', null, 403],
    ['0.0.0.0', 'secret', null, 401],
    ['0.0.0.0', 'secret', 'wrong', 401],
    ['0.0.0.0', 'secret', 'secret', 200],
  ])('on %s with the token “%s” set and “%s” given: %i', async (host, adminToken, given, status) => {
    const options = { host, adminToken };
    const name = host.includes(':') ? `[${host}]` : host;
    const headers = { host: name, ...bearer(given) };
    for (const [path, init] of [
      ['/api/reports', upload([FILE], headers)],
      [`/api/reports/${ID}`, { method: 'DELETE', headers }],
    ] as const) {
      const { app, assistant } = testApp(options);
      const response = await app.request(path, init);
      const body = await response.text();
      expect(response.status, body).toBe(status);
      if (status === 200) continue;
      expect(assistant.reports()).toHaveLength(2);
      expect(body).toContain(status === 403 ? '"code":"forbidden"' : '"code":"unauthorized"');
      expect(body).toContain('WENBAO_ADMIN_TOKEN');
      expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
    }
  });

  test.each([
    ['127.0.0.1', '', 'open'],
    ['127.0.0.1', 'secret', 'token'],
    ['0.0.0.0', 'secret', 'token'],
    ['0.0.0.0', '', 'off'],
  ])('is told by the list of reports: on %s with the token “%s” it is %s', async (host, adminToken, uploads) => {
    const response = await testApp({ host, adminToken }).app.request('/api/reports', { headers: { host } });
    expect(await response.json()).toMatchObject({ uploads });
  });
});

describe('the admin token', () => {
  const options = { readKey: 'reader', adminToken: 'admin' };

  test.each([
    ['reader', 200, 401],
    ['admin', 200, 200],
    ['other', 401, 401],
    [null, 401, 401],
  ])('counts as the read key: with “%s” reading gives %i, removing %i', async (given, reading, removing) => {
    const { app } = testApp(options);
    expect((await app.request('/api/reports', { headers: bearer(given) })).status).toBe(reading);
    const remove = { method: 'DELETE', headers: bearer(given) };
    expect((await app.request(`/api/reports/${ID}`, remove)).status).toBe(removing);
  });

  test('that is not set opens nothing', async () => {
    const { app } = testApp({ readKey: 'reader' });
    expect((await app.request('/api/reports', { headers: { authorization: 'Bearer ' } })).status).toBe(401);
  });

  test('is asked for before a body is read', async () => {
    const body = new ReadableStream({ pull: () => expect.fail('read') }, { highWaterMark: 0 });
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const request = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    expect((await testApp(options).app.request('/api/reports', request)).status).toBe(401);
  });
});
