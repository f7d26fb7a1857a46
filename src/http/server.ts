/** A listening server over the app, and its orderly end. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { WenbaoError } from '../errors.ts';
import { answerUnreadable } from './unreadable.ts';

/** What the server calls for every request; `createApp(…)` is one. */
export interface Fetches {
  fetch(request: Request): Response | Promise<Response>;
}

export interface RunningServer {
  /** For people: `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly port: number;
  /** Takes no new requests, lets running ones end for at most `graceMs`, then cuts them. */
  close(graceMs?: number): Promise<void>;
}

/**
 * @param port 0 = any free one
 * @throws WenbaoError bad-request when the address cannot be listened on
 */
export async function listen(app: Fetches, { host, port }: { host: string; port: number }): Promise<RunningServer> {
  const server = createServer(getRequestListener((request) => app.fetch(request), { hostname: host }));
  answerUnreadable(server);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw cannotListen(error as NodeJS.ErrnoException, host, port);
  }
  const bound = (server.address() as AddressInfo).port;
  return { url: urlOf(host, bound), port: bound, close: (graceMs = 5_000) => closeServer(server, graceMs) };
}

/** An address for the browser: one that listens everywhere is reached under the loopback name of its family. */
function urlOf(host: string, port: number): string {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): WenbaoError {
  const cause = error;
  switch (error.code) {
    case 'EADDRINUSE':
      return new WenbaoError('bad-request', `端口 ${port} 已被占用（${host}）`, {
        hint: '用 --port 换一个端口；--port 0 任选一个空闲端口',
        cause,
      });
    case 'EACCES':
      return new WenbaoError('bad-request', `没有权限监听端口 ${port}`, {
        hint: '用 --port 换成 1024 以上的端口',
        cause,
      });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new WenbaoError('bad-request', `本机没有 ${host} 这个地址`, {
        hint: '用 --host 127.0.0.1 只供本机访问，或 --host 0.0.0.0 供其他机器访问',
        cause,
      });
    default:
      return new WenbaoError('internal', `无法监听 ${host}:${port}（${error.code ?? '未知原因'}）`, { cause });
  }
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Browsers keep connections open after a reply; without this the server would wait for them.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
