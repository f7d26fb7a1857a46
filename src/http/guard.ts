/**
 * Who may call: checks that come before any route. A server on a private address is reachable by every web page its user
 * opens, so the browser's own words (Host, Origin, Sec-Fetch-Site) are checked.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { WenbaoError } from '../errors.ts';
import { bearerOf, sameSecret } from './bearer.ts';
import { UPLOAD_HINT } from './failure.ts';
import { isLoopback } from './loopback.ts';

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The page needs its own script, style, icon and calls, nothing else; replies of the API need nothing at all. */
const SECURITY_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const;

/** Sets the security headers on every reply, errors too. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value);
};

/** `example.org:80` → `example.org`, `[::1]:3000` → `[::1]`. */
function withoutPort(host: string): string {
  return host.replace(/:\d*$/, '').toLowerCase();
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host).toLowerCase();

/**
 * Against DNS rebinding: a foreign page whose name was pointed at 127.0.0.1 sends its own name as Host. Only checked when the
 * server listens on loopback; on other addresses it is meant to be reached under names that it cannot know.
 *
 * @param host the address that the server listens on
 * @throws WenbaoError bad-request
 */
export function checkHost(host: string): MiddlewareHandler {
  return async (c, next) => {
    const given = withoutPort(c.req.header('host') ?? new URL(c.req.url).host);
    if (isLoopback(host) && !LOOPBACK_NAMES.has(given) && given !== bracketed(host)) {
      throw new WenbaoError('bad-request', '请求的 Host 不是本机地址', {
        hint: '请用 http://127.0.0.1 或 http://localhost 访问；要让其他机器访问，请设置 WENBAO_HOST',
      });
    }
    await next();
  };
}

/**
 * Refuses requests that a page of another site makes. `Sec-Fetch-Site` is what the browser saw, and stays right behind a
 * proxy that changes Host; browsers that do not send it send Origin with every POST.
 *
 * @throws WenbaoError bad-request
 */
export const checkOrigin: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && isForeign(c.req.header.bind(c.req), c.req.url)) {
    throw new WenbaoError('bad-request', '不接受其他网站的页面发来的请求', {
      hint: '请在问报自己的页面里提问，或从程序里直接调用',
    });
  }
  await next();
};

function isForeign(header: (name: string) => string | undefined, url: string): boolean {
  const site = header('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = header('origin');
  if (origin === undefined) return false;
  const host = (header('host') ?? new URL(url).host).toLowerCase();
  return origin.toLowerCase().replace(/^https?:\/\//, '') !== host;
}

/**
 * @param key '' = no check
 * @param adminToken whoever may change the library may read it; '' = none
 * @throws WenbaoError unauthorized
 */
export function checkReadKey(key: string, adminToken: string): MiddlewareHandler {
  const [isKey, isToken] = [sameSecret(key), sameSecret(adminToken)];
  return async (c, next) => {
    if (key !== '') {
      const given = bearerOf(c);
      if (given === null || !(isKey(given) || isToken(given))) {
        throw new WenbaoError('unauthorized', given === null ? '需要访问密钥' : '访问密钥不对', {
          hint: '用请求头 Authorization: Bearer <密钥> 携带 WENBAO_READ_KEY 的值',
        });
      }
    }
    await next();
  };
}

/** The one call that takes files. */
export const isUpload = (c: Context): boolean => c.req.method === 'POST' && c.req.path === '/api/reports';

/**
 * A plain HTML form of another site can send any body, but not JSON. It can send files; those only `checkOrigin` keeps out.
 *
 * @throws WenbaoError bad-request
 */
export const checkContentType: MiddlewareHandler = async (c, next) => {
  const type = c.req.header('content-type') ?? '';
  if (isUpload(c)) {
    if (!/^multipart\/form-data\s*;/i.test(type)) {
      throw new WenbaoError('bad-request', `Content-Type 应为 multipart/form-data，收到“${type.slice(0, 80)}”`, {
        hint: UPLOAD_HINT,
      });
    }
    return next();
  }
  if (c.req.method === 'POST' && !/^application\/json\s*(;|$)/i.test(type)) {
    throw new WenbaoError('bad-request', `Content-Type 应为 application/json，收到“${type.slice(0, 80)}”`, {
      hint: '请求体应为 UTF-8 编码的 JSON 对象',
    });
  }
  await next();
};
