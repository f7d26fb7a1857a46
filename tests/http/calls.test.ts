import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/http/limits.ts';
import { post, testApp } from '../support/http-app.ts';
import { expectReply, type Row } from '../support/http-rows.ts';

const QUESTION = '天门市改造了多少农村户厕？';

const ROWS: readonly Row[] = [
  {
    name: 'an answer has its citation and bare value',
    path: '/api/answer',
    init: post({ question: QUESTION }),
    status: 200,
    has: [
      '"status":"answered"',
      '"direct":"18.6万座"',
      '"number":1',
      '"region":"湖北省天门市"',
      '"quote":"全市改造农村户厕',
    ],
    // Fields of the report that a citation does not declare.
    hasNot: ['abridged', 'passageCount', '"length"'],
  },
  {
    name: 'an empty question is refused with 200',
    path: '/api/answer',
    init: post({ question: '' }),
    status: 200,
    has: ['"status":"refused"', '"reason":"empty"', '"citations":[]'],
  },
  { name: 'so is a blank one', path: '/api/answer', init: post({ question: ' \n　' }), status: 200, has: ['"empty"'] },
  {
    name: 'what is not in the reports is refused',
    path: '/api/answer',
    init: post({ question: '火星基地何时建成' }),
    status: 200,
    has: ['"refused"', '"not-in-reports"'],
  },
  {
    name: 'history, scope and limit are taken',
    path: '/api/answer',
    init: post({
      question: QUESTION,
      history: [
        { role: 'user', content: '天门' },
        { role: 'assistant', content: '好' },
      ],
      scope: { regions: ['天门'], years: [2022], reports: ['2022-429006-0000000a'] },
      limit: 2,
    }),
    status: 200,
    has: ['"answered"'],
  },
  {
    name: 'fields that are not known are let pass',
    path: '/api/answer',
    init: post({ question: QUESTION, stream: false, history: [{ role: 'user', content: 'a', id: 7 }] }),
    status: 200,
  },
  {
    name: 'a scope that names an unknown report is a bad request',
    path: '/api/answer',
    init: post({ question: QUESTION, scope: { reports: ['nope'] } }),
    status: 400,
    has: ['"code":"bad-request"', 'nope'],
  },
  {
    name: 'a misspelled scope is a bad request, not a wider search',
    path: '/api/answer',
    init: post({ question: QUESTION, scope: { region: ['天门'] } }),
    status: 400,
    has: ['bad-request', 'scope', 'region'],
  },
  {
    name: 'search gives passages with report and scores',
    path: '/api/search',
    init: post({ query: '农村户厕', k: 3 }),
    status: 200,
    has: [
      '"passages":[{"id":"2022-429006-0000000a.1"',
      '"scores":{"clause":',
      '"section":["一、工作回顾"]',
      '"year":2022',
    ],
    hasNot: ['ordinal', 'clauses', 'bestClause', 'abridged'],
  },
  {
    name: 'search in another scope finds nothing',
    path: '/api/search',
    init: post({ query: '农村户厕', scope: { years: [2021] } }),
    status: 200,
    has: ['{"passages":[]}'],
  },
  {
    name: 'the library is listed',
    path: '/api/reports',
    status: 200,
    has: ['"reports":[', '"passageCount":2', '宝坻'],
  },
  {
    name: 'a report comes with text, sections and passages',
    path: '/api/reports/2021-120115-0000000b',
    status: 200,
    has: [
      '"report":{"id":"2021-120115-0000000b"',
      '"text":"新建口袋公园',
      '"sections":[{"path":["一、工作回顾"]',
      '.1","start":0',
    ],
    hasNot: ['sourceMap', 'reasons', 'clauses'],
  },
  { name: 'an unknown report', path: '/api/reports/x', status: 404, has: ['"code":"not-found"', '“x”', '"hint"'] },
  {
    name: 'a report id with slashes in it',
    path: '/api/reports/..%2F..%2Fsecret.txt',
    status: 404,
    has: ['not-found'],
  },
  {
    name: 'an over-long report id',
    path: `/api/reports/${'x'.repeat(LIMITS.name + 1)}`,
    status: 400,
    has: ['id 最多'],
  },
  { name: 'health', path: '/healthz', status: 200, has: ['{"status":"ok"}'] },
  { name: 'HEAD of a call', path: '/api/reports', init: { method: 'HEAD' }, status: 200, hasNot: ['reports'] },
  {
    name: 'an exception of the assistant shows nothing of itself',
    path: '/api/answer',
    init: post({ question: '抛出异常' }),
    status: 500,
    has: ['"code":"internal"', '已写入日志'],
    hasNot: ['secret', '/home'],
  },
];

describe('the HTTP interface', () => {
  test.each(ROWS)('$name: $status', expectReply);

  test('offers exactly the fields of the contract in an answer', async () => {
    const response = await testApp().app.request('/api/answer', post({ question: QUESTION }));
    const answer = (await response.json()) as { citations: object[] };
    const fields = 'status answer direct reason citations table understood suggestions timing';
    expect(Object.keys(answer)).toEqual(fields.split(' '));
    const ofCitation = 'number passageId report section text quote start end answerStart answerEnd score';
    expect(Object.keys(answer.citations[0] ?? {})).toEqual(ofCitation.split(' '));
  });

  test.each([
    ['half a surrogate pair', '{"question":"天门市\\ud83d户厕"}', '天门市\u{FFFD}户厕'],
    ['the other half', '{"question":"\\udc00户厕"}', '\u{FFFD}户厕'],
    ['NUL', '{"question":"天门\\u0000户厕"}', '天门\u{FFFD}户厕'],
    ['a whole pair', '{"question":"天门😀"}', '天门😀'],
  ])('takes a question with %s', async (_name, body, question) => {
    const { app, assistant } = testApp();
    const response = await app.request('/api/answer', post(body));
    expect(response.status).toBe(200);
    expect(assistant.asked[0]?.question).toBe(question);
  });

  test('takes bytes that are no UTF-8', async () => {
    const body = new Uint8Array([...new TextEncoder().encode('{"question":"'), 0xff, 0xfe, 0x22, 0x7d]);
    const response = await testApp().app.request('/api/answer', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(200);
  });

  test('says which methods are allowed', async () => {
    const response = await testApp().app.request('/api/answer', { method: 'PUT' });
    expect(response.headers.get('allow')).toBe('POST');
  });

  test('logs a failure with its cause, and questions only at debug', async () => {
    const { app, log } = testApp();
    await app.request('/api/answer', post({ question: '抛出异常' }));
    const errors = log.lines.filter((line) => line.level === 'error');
    expect(errors.map((line) => String((line.fields as { err: Error }).err))).toEqual([
      'Error: secret detail at /home/someone',
    ]);
    const request = log.lines.find((line) => line.level === 'info');
    expect(request?.fields).toMatchObject({ method: 'POST', path: '/api/answer', status: 500 });
    const shown = log.lines.filter((line) => line.level !== 'debug' && line.level !== 'error');
    expect(JSON.stringify(shown)).not.toContain('抛出');
    expect(JSON.stringify(log.lines.filter((line) => line.level === 'debug'))).toContain('抛出');
  });

  test('does not log refused requests as failures of its own', async () => {
    const { app, log } = testApp();
    await app.request('/api/answer', post('{'));
    expect(log.lines.map((line) => line.level)).toEqual(['info']);
  });
});
