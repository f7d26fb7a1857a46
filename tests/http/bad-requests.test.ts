import { describe, test } from 'vitest';
import { LIMITS } from '../../src/http/limits.ts';
import { post } from '../support/http-app.ts';
import { expectReply, type Row } from '../support/http-rows.ts';

const QUESTION = '天门市改造了多少农村户厕？';
const turns = (n: number, content = '问') => Array.from({ length: n }, () => ({ role: 'user', content }));

/** Requests at and beyond what is allowed. */
const ROWS: readonly Row[] = [
  { name: 'broken JSON', path: '/api/answer', init: post('{"question":'), status: 400, has: ['bad-request', 'JSON'] },
  { name: 'no body', path: '/api/answer', init: post(''), status: 400, has: ['bad-request'] },
  {
    name: 'JSON that is no object',
    path: '/api/answer',
    init: post('[]'),
    status: 400,
    has: ['请求体 应为对象，收到数组'],
  },
  { name: 'JSON null', path: '/api/answer', init: post('null'), status: 400, has: ['请求体 应为对象，收到 null'] },
  { name: 'no question', path: '/api/answer', init: post({}), status: 400, has: ['question 缺失，应为字符串'] },
  {
    name: 'a number for a question',
    path: '/api/answer',
    init: post({ question: 7 }),
    status: 400,
    has: ['question', '收到 7'],
  },
  {
    name: 'a question of the greatest length',
    path: '/api/answer',
    init: post({ question: '问'.repeat(LIMITS.question) }),
    status: 200,
  },
  {
    name: 'a question too long by one',
    path: '/api/answer',
    init: post({ question: '问'.repeat(LIMITS.question + 1) }),
    status: 400,
    has: ['question 最多 2000 个字符，收到 2001 个'],
    hasNot: ['问问'],
  },
  {
    name: 'history of the greatest length',
    path: '/api/answer',
    init: post({ question: QUESTION, history: turns(LIMITS.turns) }),
    status: 200,
  },
  {
    name: 'history too long by one turn',
    path: '/api/answer',
    init: post({ question: QUESTION, history: turns(LIMITS.turns + 1) }),
    status: 400,
    has: ['history 最多 40 项，收到 41 项'],
  },
  {
    name: 'a turn of history that is too long',
    path: '/api/answer',
    init: post({ question: QUESTION, history: turns(1, 'x'.repeat(LIMITS.turn + 1)) }),
    status: 400,
    has: ['history[0].content'],
  },
  {
    name: 'a turn with an unknown role',
    path: '/api/answer',
    init: post({ question: QUESTION, history: [{ role: 'system', content: 'x' }] }),
    status: 400,
    has: ['history[0].role', 'user、assistant', 'system'],
  },
  ...[0, 101, -1, 1.5, '5', null].map((k) => ({
    name: `k of ${JSON.stringify(k)}`,
    path: '/api/search',
    init: post({ query: '户厕', k }),
    status: 400,
    has: ['bad-request', 'k '],
  })),
  ...[1, 100].map((k) => ({ name: `k of ${k}`, path: '/api/search', init: post({ query: '户厕', k }), status: 200 })),
  {
    name: 'a limit of 0',
    path: '/api/answer',
    init: post({ question: QUESTION, limit: 0 }),
    status: 400,
    has: ['limit'],
  },
  {
    name: 'a query too long',
    path: '/api/search',
    init: post({ query: 'x'.repeat(2001) }),
    status: 400,
    has: ['query'],
  },
  {
    name: 'a body over the limit',
    path: '/api/answer',
    init: post({ question: 'x'.repeat(LIMITS.body) }),
    status: 413,
    has: ['"code":"too-large"', '256 KB'],
  },
  {
    name: 'a body that says it is over the limit',
    path: '/api/answer',
    init: post('{}', { 'content-length': String(LIMITS.body + 1) }),
    status: 413,
  },
  { name: 'an unknown call', path: '/api/nope', status: 404, has: ['"code":"not-found"', '/api/nope'] },
  { name: 'the root of the API', path: '/api', status: 404, has: ['"code":"not-found"'] },
  { name: 'GET where POST is wanted', path: '/api/answer', status: 405, has: ['"bad-request"', 'GET', 'POST'] },
  { name: 'PUT of a report', path: '/api/reports/x', init: { method: 'PUT' }, status: 405, has: ['GET, HEAD, DELETE'] },
  {
    name: 'DELETE of the list',
    path: '/api/reports',
    init: { method: 'DELETE' },
    status: 405,
    has: ['GET, HEAD, POST'],
  },
  { name: 'a preflight', path: '/api/answer', init: { method: 'OPTIONS' }, status: 405 },
  {
    name: 'a form post',
    path: '/api/answer',
    init: { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"question":"x"}' },
    status: 400,
    has: ['bad-request', 'Content-Type', 'text/plain'],
  },
  {
    name: 'a type that only looks like JSON',
    path: '/api/answer',
    init: { method: 'POST', headers: { 'content-type': 'application/jsonp' }, body: '{"question":"x"}' },
    status: 400,
  },
  {
    name: 'a JSON type with a charset',
    path: '/api/answer',
    init: post({ question: QUESTION }, { 'content-type': 'application/json; charset=utf-8' }),
    status: 200,
  },
];

describe('a request to the HTTP interface', () => {
  test.each(ROWS)('with $name: $status', expectReply);
});
