import { afterEach, describe, expect, test, vi } from 'vitest';
import { uploadEvents, uploadReply } from '../../src/http/contract-upload.ts';
import { LIMITS } from '../../src/http/limits.ts';
import { labelOf } from '../../src/http/uploads.ts';
import { testApp } from '../support/http-app.ts';
import { eventsOf } from '../support/sse.ts';
import { type NamedFile, upload } from '../support/upload-form.ts';

const GOOD: NamedFile = { name: 'a.txt', content: '云南省大理市 2023\n新建口袋公园7个。' };
const BAD: NamedFile = { name: 'b.txt', content: '' };
const send = (init: RequestInit, app = testApp().app) => app.request('/api/reports', init);
const outcome = async (files: readonly NamedFile[]) => {
  const response = await send(upload(files));
  expect(response.status).toBe(200);
  return uploadReply.parse(await response.json()).files;
};

afterEach(() => vi.restoreAllMocks());

describe('an upload', () => {
  test('of a good file adds its reports', async () => {
    const { app } = testApp();
    const response = await send(upload([GOOD]), app);
    const { files } = uploadReply.parse(await response.json());
    expect(files).toMatchObject([{ name: 'a.txt', status: 'added', problems: [], error: null }]);
    expect(files[0]?.reports.map(({ region }) => region)).toEqual(['云南省大理市']);
    expect(await (await app.request('/api/reports')).text()).toContain('云南省大理市');
  });

  test('of a bad file says why, with status 200', async () => {
    expect(await outcome([BAD])).toEqual([
      {
        ...{ name: 'b.txt', status: 'failed', reports: [], problems: [] },
        error: { code: 'unreadable-file', message: '文件是空的', hint: null },
      },
    ]);
  });

  test('of good and bad files lets each succeed or fail alone, in their order', async () => {
    const files = await outcome([BAD, GOOD, BAD]);
    expect(files.map(({ status }) => status)).toEqual(['failed', 'added', 'failed']);
  });

  test('of a file that is too large refuses only that one', async () => {
    const large = { name: 'c.txt', content: new Uint8Array(LIMITS.uploadFile + 1) };
    const [first, second] = await outcome([large, GOOD]);
    expect(first?.error).toMatchObject({ code: 'too-large', message: expect.stringContaining('20 MB') });
    expect(second?.status).toBe('added');
  });

  test('that meets a failure of ours shows nothing of it, and the others go on', async () => {
    const { app, assistant, log } = testApp();
    vi.spyOn(assistant, 'upload').mockRejectedValueOnce(new Error('secret detail at /home/someone'));
    const body = await (await send(upload([GOOD, GOOD]), app)).text();
    expect(body).not.toContain('secret');
    expect(JSON.parse(body).files.map(({ status }: { status: string }) => status)).toEqual(['failed', 'added']);
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });
});

const form = (...parts: readonly (readonly [string, string | File])[]): RequestInit => {
  const body = new FormData();
  for (const [name, value] of parts) body.append(name, value);
  return { method: 'POST', body };
};
const raw = (body: string, type: string | null): RequestInit => ({
  method: 'POST',
  body,
  headers: type === null ? {} : { 'content-type': type },
});

describe('an upload that is refused whole', () => {
  test.each([
    ['with too many files', upload(Array.from({ length: LIMITS.uploadFiles + 1 }, () => BAD)), 413, '最多上传 20 个'],
    [
      'too large in all',
      {
        ...raw('x', 'multipart/form-data; boundary=b'),
        headers: { 'content-type': 'multipart/form-data; boundary=b', 'content-length': String(LIMITS.upload + 1) },
      },
      413,
      '64 MB',
    ],
    ['without files', form(), 400, '名为 files 的文件'],
    ['with text for a file', form(['files', 'text']), 400, '收到文字'],
    ['under another name', form(['file', new File(['x'], 'a.txt')]), 400, '未知的字段：file'],
    ['with a field besides', form(['files', new File(['x'], 'a.txt')], ['path', '/etc']), 400, 'path'],
    ['as JSON', raw('{}', 'application/json'), 400, 'multipart/form-data'],
    ['as text', raw('x', 'text/plain'), 400, 'multipart/form-data'],
    ['as a form without files', raw('a=b', 'application/x-www-form-urlencoded'), 400, 'multipart/form-data'],
    ['without a border', raw('x', 'multipart/form-data'), 400, 'multipart/form-data'],
    ['with another border', raw('x', 'multipart/form-data; boundary=b'), 400, 'multipart/form-data'],
    [
      'cut off',
      raw(
        '--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nx',
        'multipart/form-data; boundary=b',
      ),
      400,
      'multipart/form-data',
    ],
    ['from another site', upload([GOOD], { 'sec-fetch-site': 'cross-site' }), 400, '其他网站'],
  ] as const)('%s: %#', async (_name, init, status, part) => {
    const { app, assistant } = testApp();
    const response = await send(init, app);
    const body = await response.text();
    expect(response.status, body).toBe(status);
    expect(Object.keys(JSON.parse(body))).toEqual(['error']);
    expect(body).toContain(part);
    expect(assistant.reports()).toHaveLength(2);
  });

  test('does not open other calls to forms', async () => {
    for (const path of ['/api/answer', '/api/search', '/api/reports/x', '/api/reports/']) {
      const response = await testApp().app.request(path, upload([GOOD]));
      expect(response.status, path).toBeGreaterThanOrEqual(400);
    }
  });
});

test.each([
  ['报告.docx', '报告.docx'],
  ['../../etc/passwd', 'passwd'],
  ['/etc/passwd', 'passwd'],
  ['C:\\Users\\x\\报告.txt', '报告.txt'],
  ['..', '未命名'],
  ['.', '未命名'],
  ['', '未命名'],
  ['a/', '未命名'],
  ['a\u0000b\r\nc.txt', 'abc.txt'],
  ['gpj.\u202Etxt.exe', 'gpj.txt.exe'],
  [' a.txt ', 'a.txt'],
  ['<img src=x onerror=alert(1)>.txt', '<img src=x onerror=alert(1)>.txt'],
  [`${'长'.repeat(300)}.txt`, `…${'长'.repeat(195)}.txt`],
])('the name %j becomes the label %j', (name, label) => {
  expect(labelOf(name)).toBe(label);
});

describe('the events of an upload', () => {
  const accept = { accept: 'text/event-stream' };

  test('come in order for each file, and end with what JSON would have said', async () => {
    const response = await send(upload([GOOD, BAD], accept));
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const events = await eventsOf(response);
    expect(events.map(({ event, data }) => [event, data.index, data.stage ?? data.status ?? null])).toEqual([
      ['file-start', 0, null],
      ['file-progress', 0, 'read'],
      ['file-done', 0, 'added'],
      ['file-start', 1, null],
      ['file-progress', 1, 'read'],
      ['file-done', 1, 'failed'],
      ['done', undefined, null],
    ]);
    expect(events[0]?.data).toEqual({
      index: 0,
      name: 'a.txt',
      size: new TextEncoder().encode(String(GOOD.content)).length,
    });
    for (const { event, data } of events)
      expect(uploadEvents[event as keyof typeof uploadEvents].safeParse(data).error, event).toBeUndefined();
    expect(events.at(-1)?.data).toEqual(await (await send(upload([GOOD, BAD]))).json());
  });

  test('are not begun when the whole is refused', async () => {
    const response = await send({ ...form(['files', 'x']), headers: accept });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  });
});

describe('uploads at once', () => {
  /** So many of unknown size are taken. */
  const most = LIMITS.uploadsHeld / LIMITS.upload;
  /** Uploads wait inside the assistant until they are let go. */
  function waitingApp() {
    const { app, assistant } = testApp();
    const waiting: (() => void)[] = [];
    vi.spyOn(assistant, 'upload').mockImplementation(async ({ name }) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return { file: name, status: 'added', reports: [], message: '', warnings: [] };
    });
    const inside = (count: number) => vi.waitFor(() => expect(waiting).toHaveLength(count));
    return { app, waiting, inside };
  }

  test.each([{}, { accept: 'text/event-stream' }])(
    'fill so much memory (%j); one more is told to come again',
    async (headers) => {
      const { app, waiting, inside } = waitingApp();
      const taken = Array.from({ length: most }, async () => (await send(upload([GOOD], headers), app)).text());
      await inside(most);
      const refused = await send(upload([GOOD], headers), app);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, String(LIMITS.uploadWait)]);
      expect(await refused.text()).toContain('"code":"busy"');
      // Whoever only asks is not kept out.
      expect((await app.request('/api/reports')).status).toBe(200);
      for (const go of waiting) go();
      await Promise.all(taken);
      const again = send(upload([GOOD], headers), app);
      await inside(most + 1);
      waiting.at(-1)?.();
      expect((await again).status).toBe(200);
    },
  );

  test('are more when their senders say that they are small', async () => {
    const { app, waiting, inside } = waitingApp();
    const small = { 'content-length': '1000' };
    const taken = Array.from({ length: most + 2 }, () => send(upload([GOOD], small), app));
    await inside(most + 2);
    for (const go of waiting) go();
    expect((await Promise.all(taken)).map(({ status }) => status)).toEqual(taken.map(() => 200));
  });

  test('free their room when they fail and when their sender leaves', async () => {
    const { app } = testApp();
    for (let time = 0; time <= most; time++) {
      expect((await send(form(['files', 'text']), app)).status).toBe(400);
      const left = await send(upload([GOOD, GOOD, GOOD], { accept: 'text/event-stream' }), app);
      await left.body?.cancel();
    }
    await vi.waitFor(async () => expect((await send(upload([GOOD]), app)).status).toBe(200));
  });
});

describe('a sender who leaves', () => {
  test('stops the files that are not begun', async () => {
    const { app, assistant } = testApp();
    const leaving = new AbortController();
    const taken = vi.spyOn(assistant, 'upload').mockImplementationOnce(async ({ name }) => {
      leaving.abort();
      return { file: name, status: 'added', reports: [], message: '', warnings: [] };
    });
    const request = new Request('http://127.0.0.1/api/reports', {
      ...upload([GOOD, GOOD, GOOD]),
      signal: leaving.signal,
    });
    expect((await app.request(request)).status).toBe(499);
    expect(taken).toHaveBeenCalledTimes(1);
  });

  test('of a stream that is no longer read stops them too', async () => {
    const { app, assistant } = testApp();
    const taken = vi.spyOn(assistant, 'upload');
    const response = await send(
      upload(
        Array.from({ length: 20 }, () => GOOD),
        accept(),
      ),
      app,
    );
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(taken.mock.calls.length).toBeLessThan(20);
  });

  const accept = () => ({ accept: 'text/event-stream' });
});

describe('a report', () => {
  test('that is removed is gone', async () => {
    const { app } = testApp();
    const remove = () => app.request('/api/reports/2022-429006-0000000a', { method: 'DELETE' });
    const response = await remove();
    expect([response.status, await response.json()]).toEqual([200, { removed: '2022-429006-0000000a' }]);
    expect(await (await app.request('/api/reports')).text()).not.toContain('天门');
    expect((await remove()).status).toBe(404);
  });

  test.each(['nope', '..%2F..%2Fx', '%00'])('with the unknown id %s cannot be', async (id) => {
    const response = await testApp().app.request(`/api/reports/${id}`, { method: 'DELETE' });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('"code":"not-found"');
  });

  test('may be listed, uploaded, read and removed, and nothing else', async () => {
    const { app } = testApp();
    const allow = async (path: string) => (await app.request(path, { method: 'PUT' })).headers.get('allow');
    expect(await allow('/api/reports')).toBe('GET, HEAD, POST');
    expect(await allow('/api/reports/x')).toBe('GET, HEAD, DELETE');
    expect(await allow('/api/reports/x/passages/y')).toBe('GET, HEAD');
  });
});

describe('a passage', () => {
  const path = '/api/reports/2022-429006-0000000a/passages/2022-429006-0000000a';

  test.each([
    ['.1', '', 0, 1],
    ['.2', '?context=5', 1, 0],
    ['.1', '?context=0', 0, 0],
  ])('%s%s comes with %i neighbours before and %i behind', async (ordinal, query, before, after) => {
    const { app, assistant } = testApp();
    const body = (await (await app.request(`${path}${ordinal}${query}`)).json()) as any;
    expect([body.before.length, body.after.length]).toEqual([before, after]);
    expect(body.report.id).toBe('2022-429006-0000000a');
    for (const { text, start, end, section } of [...body.before, body.passage, ...body.after]) {
      expect(assistant.report(body.report.id)?.text.slice(start, end)).toBe(text);
      expect(section).toEqual(['一、工作回顾']);
    }
    expect(body.passage.id).toBe(`2022-429006-0000000a${ordinal}`);
  });

  test.each([
    ['/api/reports/x/passages/x.1', 404],
    [`${path}.3`, 404],
    [`${path}.1?context=21`, 400],
    [`${path}.1?context=-1`, 400],
    [`${path}.1?contxt=1`, 400],
    ['/api/reports/2021-120115-0000000b/passages/2022-429006-0000000a.1', 404],
  ])('%s: %i', async (address, status) => {
    const response = await testApp().app.request(address);
    expect(response.status, await response.text()).toBe(status);
  });
});
