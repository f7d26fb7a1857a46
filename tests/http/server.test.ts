import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { WenbaoError } from '../../src/errors.ts';
import { LIMITS } from '../../src/http/limits.ts';
import { listen, type RunningServer } from '../../src/http/server.ts';
import { FakeAssistant } from '../support/fake-assistant.ts';
import { post, testApp } from '../support/http-app.ts';

const running: RunningServer[] = [];
const start = async (app: Parameters<typeof listen>[0] = testApp().app): Promise<RunningServer> => {
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  running.push(server);
  return server;
};
afterEach(async () => {
  for (const server of running.splice(0)) await server.close(0);
});

describe('a listening server', () => {
  test('takes a free port, answers questions and serves the page', async () => {
    const server = await start();
    expect(server.port).toBeGreaterThan(0);
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    const response = await fetch(`${server.url}/api/answer`, post({ question: '天门市改造了多少农村户厕？' }));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.text()).toContain('"direct":"18.6万座"');
    expect(await (await fetch(server.url)).text()).toContain('问报');
  });

  test('refuses a foreign Host', async () => {
    const { port } = await start();
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/api/reports', headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(400);
  });

  test('does not leave its folder for a raw path with dots', async () => {
    const { port } = await start();
    const reply = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('GET /../secret.txt HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n');
      });
      socket
        .on('data', (chunk) => (text += chunk))
        .on('end', () => resolve(text))
        .on('error', reject);
    });
    expect(reply).toMatch(/^HTTP\/1\.1 404/);
    expect(reply).not.toContain('not for you');
  });

  test.each([
    [
      'an address with bare Chinese',
      'GET /api/facts?indicator=户厕 HTTP/1.1\r\nHost: 127.0.0.1',
      400,
      '--data-urlencode',
    ],
    ['no HTTP', 'hello', 400, '有效的 HTTP 请求'],
    ['headers without end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`, 431, 'too-large'],
  ])('tells what is wrong with %s, in the one shape of errors', async (_what, sent, status, part) => {
    const { port } = await start();
    const reply = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(`${sent}\r\n\r\n`));
      socket
        .on('data', (chunk) => (text += chunk))
        .on('end', () => resolve(text))
        .on('error', reject);
    });
    const [head = '', body = ''] = reply.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(Object.keys((JSON.parse(body) as { error: object }).error)).toEqual(['code', 'message', 'hint']);
    expect(body).toContain(part);
  });

  test('sends thousands of facts as a file while it answers others', async () => {
    const facts = Array.from({ length: 20_000 }, (_, i) => ({
      indicator: `项目${i}`,
      quote: '建成3座',
      figure: '3座',
    }));
    const report = { id: 'many', region: '某地', year: 2022, paragraphs: ['建成3座。'], facts };
    const { url } = await start(testApp({ assistant: new FakeAssistant([report]) }).app);
    let ended = false;
    const file = fetch(`${url}/api/facts?format=csv`).then(async (response) => {
      const text = await response.text();
      ended = true;
      return text;
    });
    await fetch(`${url}/healthz`);
    expect(ended).toBe(false);
    expect((await file).split('\r\n')).toHaveLength(20_002);
  });

  test('cuts off a body that grows over the limit without saying its length', async () => {
    const server = await start();
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(64 * 1024).fill(32));
      },
    });
    const sent = fetch(`${server.url}/api/answer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit);
    // The reply may be lost when the connection is cut while the client still writes; endless reading is what must not happen.
    const status = await sent.then(
      (response) => response.status,
      () => 'cut',
    );
    expect([413, 'cut']).toContain(status);
  });

  test('answers a large body with 413', async () => {
    const server = await start();
    const response = await fetch(`${server.url}/api/answer`, post({ question: 'x'.repeat(LIMITS.body) }));
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('too-large');
  });

  test('says which port is taken and what to do', async () => {
    const { port } = await start();
    const error = await listen(testApp().app, { host: '127.0.0.1', port }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(WenbaoError);
    expect(error.message).toContain(String(port));
    expect(error.hint).toContain('--port');
  });

  test('says that an address is not its own', async () => {
    const error = await listen(testApp().app, { host: '192.0.2.1', port: 0 }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(WenbaoError);
    expect(error.message).toContain('192.0.2.1');
  });

  test('lets a running request end before it closes', async () => {
    let arrived = () => {};
    const underWay = new Promise<void>((resolve) => (arrived = resolve));
    const server = await listen(
      {
        async fetch() {
          arrived();
          await new Promise((resolve) => setTimeout(resolve, 100));
          return new Response('late');
        },
      },
      { host: '127.0.0.1', port: 0 },
    );
    const response = fetch(server.url);
    await underWay;
    const started = performance.now();
    const closed = server.close();
    expect(await (await response).text()).toBe('late');
    await closed;
    expect(performance.now() - started).toBeLessThan(2_000);
    await expect(fetch(server.url)).rejects.toThrow();
  });

  test('cuts requests that do not end', async () => {
    let arrived = () => {};
    const underWay = new Promise<void>((resolve) => (arrived = resolve));
    const never = new Promise<Response>(() => {});
    const server = await listen(
      {
        fetch() {
          arrived();
          return never;
        },
      },
      { host: '127.0.0.1', port: 0 },
    );
    const response = fetch(server.url).catch(() => 'cut');
    await underWay;
    await server.close(50);
    expect(await response).toBe('cut');
  });
});
