/** Everything that goes wrong in a request → status and `{error: {code, message, hint}}`. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import { Abandoned, ERROR_CODES, WenbaoError } from '../errors.ts';
import type { ErrorReply } from './contract.ts';
import type { Log } from './log.ts';

/** How files are sent. */
export const UPLOAD_HINT = '用 curl 时写 -F files=@报告.docx，可以写多个';
/** Sent for every exception that is not a WenbaoError: its own message may hold paths, questions or worse. */
export const UNKNOWN_FAILURE = '服务器内部出错，详情已写入日志。';

export const errorBody = ({ code, message, hint }: WenbaoError): ErrorReply => ({ error: { code, message, hint } });

/**
 * @param status of the HTTP reply when it is finer than the table of codes: 405 is a bad-request, but has a status of its own
 */
export function failureReply(c: Context, error: WenbaoError, status?: ContentfulStatusCode): Response {
  if (error.code === 'unauthorized') c.header('WWW-Authenticate', 'Bearer');
  return c.json(errorBody(error), status ?? ERROR_CODES[error.code].status);
}

/** The app's error handler. Only failures of ours are logged, with their cause; those of the caller show in the request log. */
export function handleFailure(thrown: unknown, c: Context, log: Log): Response {
  // Nobody reads it; the number, which others use for the same, shows in the request log.
  if (thrown instanceof Abandoned) return new Response(null, { status: 499 });
  return failureReply(c, loggedError(thrown, c, log));
}

/** What leaves in place of whatever was thrown; failures of ours are logged with their cause. */
export function loggedError(thrown: unknown, c: Context, log: Log): WenbaoError {
  const error = asWenbaoError(thrown);
  if (ERROR_CODES[error.code].status >= 500) log.error({ err: thrown, path: c.req.path }, 'request failed');
  return error;
}

function asWenbaoError(thrown: unknown): WenbaoError {
  if (thrown instanceof WenbaoError) return thrown;
  // The body validators of Hono report broken JSON and broken forms this way.
  if (thrown instanceof HTTPException && thrown.message.includes('FormData')) {
    return new WenbaoError('bad-request', '请求体不是有效的 multipart/form-data', { hint: UPLOAD_HINT });
  }
  if (thrown instanceof HTTPException && thrown.status < 500) {
    return new WenbaoError('bad-request', '请求体不是有效的 JSON', { hint: '请求体应为 UTF-8 编码的 JSON 对象' });
  }
  return new WenbaoError('internal', UNKNOWN_FAILURE, { hint: '请稍后重试' });
}

/** The first problem of a body that is not of its declared form, as one sentence: which field, what is allowed, what was seen. */
export function badRequest(error: z.ZodError, body: unknown): WenbaoError {
  const issue = error.issues[0];
  if (!issue) return new WenbaoError('bad-request', '请求的格式不对');
  const place = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  const field = place.replace(/^\./, '') || '请求体';
  return new WenbaoError('bad-request', `${field} ${describe(issue, valueAt(body, issue.path))}`, {
    hint: '请求的格式见说明文档的“接口”一节',
  });
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: '字符串',
  number: '数字',
  int: '整数',
  boolean: '布尔值',
  array: '数组',
  object: '对象',
};

function describe(issue: z.core.$ZodIssue, seen: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return seen === undefined
        ? `缺失，应为${TYPE_NAMES[issue.expected] ?? issue.expected}`
        : `应为${TYPE_NAMES[issue.expected] ?? issue.expected}，收到${shown(seen)}`;
    case 'too_big':
      return sized(seen, `最多 ${issue.maximum}`, `不大于 ${issue.maximum}`);
    case 'too_small':
      return sized(seen, `至少 ${issue.minimum}`, `不小于 ${issue.minimum}`);
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')} 之一，收到${shown(seen)}`;
    case 'unrecognized_keys':
      return `含有未知的字段：${issue.keys.map((key) => key.slice(0, 40)).join('、')}`;
    default:
      return '的格式不对';
  }
}

function sized(seen: unknown, count: string, bound: string): string {
  if (typeof seen === 'string') return `${count} 个字符，收到 ${seen.length} 个`;
  if (Array.isArray(seen)) return `${count} 项，收到 ${seen.length} 项`;
  return `应${bound}，收到${shown(seen)}`;
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    body,
  );
}

/** Numbers and short words are repeated to the caller; longer text only by its kind. */
function shown(value: unknown): string {
  if (value === null) return ' null';
  if (Array.isArray(value)) return '数组';
  if (typeof value === 'object') return '对象';
  const text = String(value);
  return text.length > 40 ? (TYPE_NAMES[typeof value] ?? '其他值') : ` ${JSON.stringify(value) ?? text}`;
}
