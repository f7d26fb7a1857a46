import { describe, expect, test } from 'vitest';
import { listen } from '../../src/http/server.ts';
import { runInProcess } from '../support/cli-run.ts';
import { testApp } from '../support/http-app.ts';

/** Runs `wenbao serve` until `use` is done with the address that it printed. */
async function served(args: readonly string[], use: (url: string) => Promise<void>, env: Record<string, string> = {}) {
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  let used: Promise<void> | undefined;
  const run = await runInProcess(['serve', ...args], {
    env: { WENBAO_LOG: 'silent', ...env },
    overrides: { untilStopped: () => stopped },
    onOut(out) {
      const url = /问报已就绪：(\S+)\n/.exec(out)?.[1];
      if (url !== undefined) used ??= use(url).finally(stop);
    },
  });
  await used;
  return run;
}

describe('wenbao serve', () => {
  test('prints its address once it listens, answers, and closes the assistant when stopped', async () => {
    const replies: unknown[] = [];
    const run = await served(['--port', '0'], async (url) => {
      replies.push(await (await fetch(`${url}/healthz`)).json());
      replies.push((await fetch(`${url}/`)).headers.get('content-type'));
    });
    expect(replies[0]).toEqual({ status: 'ok' });
    expect(replies[1]).toMatch(/^text\/html/);
    expect(run.code).toBe(0);
    expect(run.out).toMatch(/^问报已就绪：http:\/\/127\.0\.0\.1:\d+\n$/);
    expect(run.assistant.closed).toBe(true);
  });

  test('warns when other machines may read without a key', async () => {
    const open = await served(['--port', '0', '--host', '0.0.0.0'], async () => {});
    expect(open.err).toContain('WENBAO_READ_KEY');
    expect(open.out).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
    const keyed = await served(['--port', '0', '--host', '0.0.0.0'], async () => {}, { WENBAO_READ_KEY: 'k' });
    expect(keyed.err).not.toContain('WENBAO_READ_KEY');
  });

  test('says which port is taken, with exit code 2, and closes the assistant', async () => {
    const other = await listen(testApp().app, { host: '127.0.0.1', port: 0 });
    try {
      const run = await runInProcess(['serve', '--port', String(other.port)], { env: { WENBAO_LOG: 'silent' } });
      expect(run.code).toBe(2);
      expect(run.err).toContain(`端口 ${other.port} 已被占用`);
      expect(run.err).toContain('--port 0');
      expect(run.out).toBe('');
      expect(run.assistant.closed).toBe(true);
    } finally {
      await other.close(0);
    }
  });
});
