/** The HTTP interface over an assistant: `createApp(…).fetch` answers requests, with or without a listening server. */
import { performance } from 'node:perf_hooks';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Assistant } from '../assistant.ts';
import { WenbaoError } from '../errors.ts';
import type { Settings } from '../settings.ts';
import { wantsEvents } from './accept.ts';
import { checkAdmin, uploadsOf } from './admin.ts';
import { answerStream } from './answer-stream.ts';
import { seenQuery } from './contract-facts.ts';
import type { AnswerEvent } from './contract-stream.ts';
import type { UploadEvent } from './contract-upload.ts';
import { eventStream } from './event-stream.ts';
import { csvFacts } from './facts-csv.ts';
import { csvReply, factQueryOf } from './facts-reply.ts';
import { badRequest, failureReply, handleFailure } from './failure.ts';
import { checkContentType, checkHost, checkOrigin, checkReadKey, isUpload, securityHeaders } from './guard.ts';
import { LIMITS } from './limits.ts';
import type { Log } from './log.ts';
import { NOT_BUILT_PAGE, NOT_FOUND_PAGE, type Page } from './page.ts';
import { answerBody, factsBody, indicatorsBody, passageBody, reportBody, reportsBody, searchBody } from './replies.ts';
import {
  answerRoute,
  factsRoute,
  healthRoute,
  indicatorsRoute,
  passageRoute,
  ROUTES,
  removeRoute,
  reportRoute,
  reportsRoute,
  searchRoute,
  uploadRoute,
} from './routes.ts';
import { uploadSlots } from './upload-slots.ts';
import { filesOf, takeFiles } from './uploads.ts';

export interface AppOptions {
  readonly assistant: Assistant;
  readonly settings: Pick<Settings, 'host' | 'readKey' | 'adminToken'>;
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
  app.use('/api/*', noStore, checkReadKey(settings.readKey, settings.adminToken));
  app.on('POST', '/api/reports', checkAdmin(settings));
  app.on('DELETE', '/api/reports/:id', checkAdmin(settings));
  const slots = uploadSlots();
  app.use('/api/*', slots.take, limitBody, checkContentType);
  app.onError((error, c) => handleFailure(error, c, log));
  app.notFound((c) => replyNotFound(c, page));

  app.openapi(answerRoute, async (c) => {
    const request = c.req.valid('json');
    log.debug({ question: request.question, scope: request.scope }, 'answer');
    if (!wantsEvents(c.req.header('accept'))) {
      return c.json(answerBody(await assistant.answer(request, { signal: c.req.raw.signal })), 200);
    }
    return eventStream<AnswerEvent>(c, log, async (send, signal) => {
      for (const event of answerStream(answerBody(await assistant.answer(request, { signal })))) await send(event);
    });
  });
  app.openapi(searchRoute, async (c) => {
    const request = c.req.valid('json');
    log.debug({ query: request.query, scope: request.scope }, 'search');
    return c.json(searchBody(await assistant.search(request)), 200);
  });
  app.openapi(reportsRoute, (c) => c.json(reportsBody(assistant.reports(), uploadsOf(settings)), 200));
  app.openapi(reportRoute, (c) => {
    const { id } = c.req.valid('param');
    const report = assistant.report(id);
    if (!report) throw unknownReport(id);
    const { total } = assistant.facts({ scope: { reports: [id] }, limit: 0 });
    return c.json(reportBody(report, total), 200);
  });
  app.openapi(passageRoute, (c) => {
    const { id, passageId } = c.req.valid('param');
    const report = assistant.report(id);
    if (!report) throw unknownReport(id);
    const at = report.passages.findIndex((passage) => passage.id === passageId);
    if (at < 0) {
      const hint = '用 GET /api/reports/{id} 查看段落的编号';
      throw new WenbaoError('not-found', `报告“${id}”里没有编号为“${passageId}”的段落`, { hint });
    }
    return c.json(passageBody(report, at, c.req.valid('query').context ?? 1), 200);
  });
  app.openapi(uploadRoute, async (c) => {
    const files = filesOf(c.req.valid('form').files);
    if (!wantsEvents(c.req.header('accept'))) {
      return c.json(await takeFiles(c, files, { assistant, log, signal: c.req.raw.signal }), 200);
    }
    return eventStream<UploadEvent>(c, log, async (send, signal) => {
      try {
        await send({ event: 'done', data: await takeFiles(c, files, { assistant, log, signal, send }) });
      } finally {
        slots.release(c);
      }
    });
  });
  app.openapi(removeRoute, (c) => {
    const { id } = c.req.valid('param');
    if (!assistant.remove(id)) throw unknownReport(id);
    return c.json({ removed: id }, 200);
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

  for (const [path, methods] of methodsByPath()) app.all(path, (c) => replyWrongMethod(c, methods.join(', ')));
  return app;
}

const unknownReport = (id: string): WenbaoError =>
  new WenbaoError('not-found', `没有编号为“${id}”的报告`, { hint: '用 GET /api/reports 查看有哪些报告' });

/** The methods that each path knows. */
function methodsByPath(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const route of ROUTES) {
    const path = route.getRoutingPath();
    const methods = route.method === 'get' ? ['GET', 'HEAD'] : [route.method.toUpperCase()];
    found.set(path, [...(found.get(path) ?? []), ...methods]);
  }
  return found;
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

const limitQuestions = bodyLimit({
  maxSize: LIMITS.body,
  onError: () => {
    throw new WenbaoError('too-large', `请求体超过 ${LIMITS.body / 1024} KB`, { hint: '请缩短问题或历史对话' });
  },
});

const limitUploads = bodyLimit({
  maxSize: LIMITS.upload,
  onError: () => {
    throw new WenbaoError('too-large', `一次上传的文件合计超过 ${LIMITS.upload / 2 ** 20} MB`, {
      hint: '请分几次上传',
    });
  },
});

const limitBody: MiddlewareHandler = (c, next) => (isUpload(c) ? limitUploads : limitQuestions)(c, next);

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
