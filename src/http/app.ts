/** The HTTP interface over an assistant: `createApp(…).fetch` answers requests, with or without a listening server. */
import { performance } from 'node:perf_hooks';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Assistant } from '../assistant.ts';
import { WenbaoError } from '../errors.ts';
import type { Settings } from '../settings.ts';
import { seenQuery } from './contract-facts.ts';
import { csvFacts } from './facts-csv.ts';
import { csvReply, factQueryOf } from './facts-reply.ts';
import { badRequest, failureReply, handleFailure } from './failure.ts';
import { checkContentType, checkHost, checkOrigin, checkReadKey, securityHeaders } from './guard.ts';
import { LIMITS } from './limits.ts';
import type { Log } from './log.ts';
import { NOT_BUILT_PAGE, NOT_FOUND_PAGE, type Page } from './page.ts';
import { answerBody, factsBody, indicatorsBody, reportBody, reportsBody, searchBody } from './replies.ts';
import {
  answerRoute,
  factsRoute,
  healthRoute,
  indicatorsRoute,
  ROUTES,
  reportRoute,
  reportsRoute,
  searchRoute,
} from './routes.ts';

export interface AppOptions {
  readonly assistant: Assistant;
  readonly settings: Pick<Settings, 'host' | 'readKey'>;
  readonly page: Page;
  readonly log: Log;
}

/** @returns an app whose every failure is a reply; it never throws */
export function createApp({ assistant, settings, page, log }: AppOptions): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: async (result, c) => {
      if (!result.success) throw badRequest(result.error, await seen(c, result.target));
    },
  });

  app.use(securityHeaders, requestLog(log), checkHost(settings.host), checkOrigin);
  app.use('/api/*', noStore, checkReadKey(settings.readKey), limitBody, checkContentType);
  app.onError((error, c) => handleFailure(error, c, log));
  app.notFound((c) => replyNotFound(c, page));

  app.openapi(answerRoute, async (c) => {
    const request = c.req.valid('json');
    log.debug({ question: request.question, scope: request.scope }, 'answer');
    return c.json(answerBody(await assistant.answer(request)), 200);
  });
  app.openapi(searchRoute, async (c) => {
    const request = c.req.valid('json');
    log.debug({ query: request.query, scope: request.scope }, 'search');
    return c.json(searchBody(await assistant.search(request)), 200);
  });
  app.openapi(reportsRoute, (c) => c.json(reportsBody(assistant.reports()), 200));
  app.openapi(reportRoute, (c) => {
    const { id } = c.req.valid('param');
    const report = assistant.report(id);
    if (!report) {
      throw new WenbaoError('not-found', `没有编号为“${id}”的报告`, { hint: '用 GET /api/reports 查看有哪些报告' });
    }
    const { total } = assistant.facts({ scope: { reports: [id] }, limit: 0 });
    return c.json(reportBody(report, total), 200);
  });
  app.openapi(factsRoute, (c) => {
    const request = c.req.valid('query');
    const query = factQueryOf(request);
    log.debug({ query }, 'facts');
    if (request.format !== 'csv') return c.json(factsBody(assistant.facts(query)), 200);
    return csvReply(csvFacts(assistant, query), log);
  });
  app.openapi(indicatorsRoute, (c) => c.json(indicatorsBody(assistant.indicators(c.req.valid('query'))), 200));
  app.openapi(healthRoute, (c) => c.json({ status: 'ok' as const }, 200));

  for (const route of ROUTES) {
    const allow = route.method === 'get' ? 'GET, HEAD' : 'POST';
    app.all(route.getRoutingPath(), (c) => replyWrongMethod(c, allow));
  }
  return app;
}

/** What the caller sent, as a problem with it is told. */
async function seen(c: Context, target: string): Promise<unknown> {
  if (target === 'json') return c.req.json();
  return target === 'query' ? seenQuery(c.req.queries()) : c.req.param();
}

function replyWrongMethod(c: Context, allow: string): Response {
  c.header('Allow', allow);
  const message = `${c.req.path} 不支持 ${c.req.method.slice(0, 20)} 方法`;
  return failureReply(c, new WenbaoError('bad-request', message, { hint: `请用 ${allow}` }), 405);
}

/** Whatever is no call of the interface: files of the page, or nothing. */
function replyNotFound(c: Context, page: Page): Response {
  const { path } = c.req;
  if (path === '/api' || path.startsWith('/api/')) {
    return failureReply(
      c,
      new WenbaoError('not-found', `没有 ${path.slice(0, 200)} 这个接口`, { hint: '接口见说明文档' }),
    );
  }
  const file = page.file(path);
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    return file ? replyWrongMethod(c, 'GET, HEAD') : failureReply(c, new WenbaoError('not-found', '没有这个地址'));
  }
  if (!file) return c.html(path === '/' ? NOT_BUILT_PAGE : NOT_FOUND_PAGE, 404);
  // File names stay the same from version to version: browsers keep a copy, but ask whether it still holds.
  c.header('Cache-Control', 'no-cache');
  c.header('ETag', file.etag);
  if (c.req.header('if-none-match')?.includes(file.etag)) return c.body(null, 304);
  return c.body(file.body, 200, { 'Content-Type': file.type });
}

const limitBody = bodyLimit({
  maxSize: LIMITS.body,
  onError: () => {
    throw new WenbaoError('too-large', `请求体超过 ${LIMITS.body / 1024} KB`, { hint: '请缩短问题或历史对话' });
  },
});

const noStore: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('Cache-Control', 'no-store');
};

/** One line a request. No query string and no body: questions are nobody's business at this level. */
function requestLog(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    await next();
    const ms = Math.round((performance.now() - started) * 10) / 10;
    log.info({ method: c.req.method, path: c.req.path, status: c.res.status, ms }, 'request');
  };
}
