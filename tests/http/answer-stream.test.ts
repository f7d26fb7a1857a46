import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { AnswerOptions } from '../../src/assistant.ts';
import type { Answer, AnswerRequest } from '../../src/domain.ts';
import { Abandoned, stopIfAbandoned } from '../../src/errors.ts';
import { answerStream, pieces } from '../../src/http/answer-stream.ts';
import type { AnswerReply } from '../../src/http/contract.ts';
import { answerEvents } from '../../src/http/contract-stream.ts';
import { listen } from '../../src/http/server.ts';
import { FakeAssistant } from '../support/fake-assistant.ts';
import { post, testApp } from '../support/http-app.ts';
import { eventsOf } from '../support/sse.ts';

const QUESTION = '天门市改造了多少农村户厕？';
const EVENTS = { accept: 'text/event-stream' };
const ask = (question: string, app = testApp().app) => app.request('/api/answer', post({ question }, EVENTS));

const answered = async (): Promise<AnswerReply> => {
  const response = await testApp().app.request('/api/answer', post({ question: QUESTION }));
  return (await response.json()) as AnswerReply;
};

/** An answer of this text, with citations of these stretches of it. */
async function replyOf(answer: string, stretches: readonly (readonly [number, number])[]): Promise<AnswerReply> {
  const reply = await answered();
  const [first] = reply.citations;
  if (!first) throw new Error('no citation');
  const citations = stretches.map(([answerStart, answerEnd], i) => ({
    ...first,
    number: i + 1,
    answerStart,
    answerEnd,
  }));
  return { ...reply, answer, citations };
}

describe('an answer as events', () => {
  test('has sources, start, text, citations and end, with the data of the JSON reply', async () => {
    const response = await ask(QUESTION);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    const events = await eventsOf(response);
    const whole = await answered();
    const { understood, citations, direct, table, answer } = whole;
    expect(events[0]).toEqual({ event: 'sources', data: { understood, citations } });
    expect(events[1]).toEqual({ event: 'answer-start', data: { direct, table } });
    const text = events.filter(({ event }) => event === 'answer-delta').map(({ data }) => data.text);
    expect(text.join('')).toBe(answer);
    const numbers = events.filter(({ event }) => event === 'citation').map(({ data }) => data);
    expect(numbers).toEqual(
      citations.map(({ number, answerStart, answerEnd }) => ({ number, answerStart, answerEnd })),
    );
    expect(events.at(-1)).toEqual({ event: 'done', data: whole });
  });

  test('that is refused has sources and refusal, and no text before', async () => {
    const events = await eventsOf(await ask('火星基地何时建成'));
    expect(events.map(({ event }) => event)).toEqual(['sources', 'refusal']);
    expect(events[1]?.data).toMatchObject({ status: 'refused', reason: 'not-in-reports' });
  });

  test('that fails ends with the error of the JSON reply, and shows nothing of the cause', async () => {
    const { app, log } = testApp();
    const response = await ask('抛出异常', app);
    expect(response.status).toBe(200);
    const body = await app.request('/api/answer', post({ question: '抛出异常' }));
    expect(await eventsOf(response)).toEqual([{ event: 'error', data: await body.json() }]);
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(2);
  });

  test.each([
    QUESTION,
    '',
    '火星基地何时建成',
    '抛出异常',
    '口袋公园有多少',
    '<img src=x onerror=alert(1)>\n\ndata: x',
  ])('to “%s” has the declared data and exactly one end, last', async (question) => {
    const events = await eventsOf(await ask(question));
    for (const { event, data } of events)
      expect(answerEvents[event as keyof typeof answerEvents].safeParse(data).error, event).toBeUndefined();
    const ends = events.map(({ event }) => ['done', 'refusal', 'error'].includes(event));
    expect(ends.filter(Boolean)).toHaveLength(1);
    expect(ends.at(-1)).toBe(true);
  });

  test.each([
    ['a body of another form', post({}, EVENTS), {}, 400],
    ['broken JSON', post('{', EVENTS), {}, 400],
    ['a foreign origin', post({ question: QUESTION }, { ...EVENTS, 'sec-fetch-site': 'cross-site' }), {}, 400],
    ['no key', post({ question: QUESTION }, EVENTS), { readKey: 'k' }, 401],
  ] as const)('is not begun for %s: %i in JSON', async (_name, init, options, status) => {
    const response = await testApp(options).app.request('/api/answer', init);
    expect(response.status).toBe(status);
    expect(Object.keys((await response.json()) as object)).toEqual(['error']);
  });

  test('stays JSON for those who want both alike', async () => {
    const init = post({ question: QUESTION }, { accept: 'application/json, text/event-stream' });
    const response = await testApp().app.request('/api/answer', init);
    expect(response.headers.get('content-type')).toBe('application/json');
  });
});

describe('the text of an answer', () => {
  test.each([
    ['', []],
    ['甲。', ['甲。']],
    ['甲。[1]乙！[2][3]', ['甲。[1]', '乙！[2][3]']],
    ['他说：“好。”[1]完', ['他说：“好。”[1]', '完']],
    ['一\n二\n\n三', ['一\n', '二\n\n', '三']],
    ['增长3.5%。[1]\n下', ['增长3.5%。[1]\n', '下']],
    ['Hebei comes first. It set 6.5%.[1] Next', ['Hebei comes first. ', 'It set 6.5%.[1] ', 'Next']],
    ['\n。\n', ['\n', '。\n']],
    ['没有句号[1]', ['没有句号[1]']],
  ])('%j is cut behind sentences and lines', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
    expect(pieces(text).join('')).toBe(text);
  });

  test('is followed by each citation as soon as its stretch is sent', async () => {
    const reply = await replyOf('甲乙。[1]丙，丁。[2]戊[3]', [
      [0, 2],
      [6, 9],
      [13, 14],
    ]);
    const told = [...answerStream(reply)].map(({ event, data }) =>
      event === 'answer-delta' ? data.text : event === 'citation' ? data.number : event,
    );
    expect(told).toEqual(['sources', 'answer-start', '甲乙。[1]', 1, '丙，丁。[2]', 2, '戊[3]', 3, 'done']);
  });

  test('is followed by a citation of several sentences only when all of them are sent', async () => {
    const reply = await replyOf('甲。乙。[1]丙。[2]', [
      [0, 4],
      [0, 9],
    ]);
    const names = [...answerStream(reply)].map(({ event, data }) => (event === 'citation' ? data.number : event));
    expect(names.slice(2)).toEqual(['answer-delta', 'answer-delta', 1, 'answer-delta', 2, 'done']);
  });
});

/** Works in steps until it is told to stop. */
class SlowAssistant extends FakeAssistant {
  steps = 0;
  ended: 'stopped' | 'finished' | null = null;

  override async answer(request: AnswerRequest, { signal }: AnswerOptions = {}): Promise<Answer> {
    try {
      for (; this.steps < 200; this.steps++) {
        await setTimeout(10);
        stopIfAbandoned(signal);
      }
    } catch (error) {
      if (error instanceof Abandoned) this.ended = 'stopped';
      throw error;
    }
    this.ended = 'finished';
    return super.answer(request);
  }
}

describe('a client that leaves', () => {
  test.each([
    ['a stream', EVENTS],
    ['JSON', {}],
  ])('a listening server makes the work on %s stop', async (_name, headers) => {
    const assistant = new SlowAssistant();
    const { app, log } = testApp({ assistant });
    const server = await listen(app, { host: '127.0.0.1', port: 0 });
    try {
      const leaving = new AbortController();
      const sent = fetch(`${server.url}/api/answer`, {
        ...post({ question: QUESTION }, headers),
        signal: leaving.signal,
      })
        .then((response) => response.text())
        .catch(() => 'left');
      await setTimeout(100);
      leaving.abort();
      expect(await sent).toBe('left');
      for (let i = 0; i < 100 && assistant.ended === null; i++) await setTimeout(10);
      expect(assistant.ended).toBe('stopped');
      expect(assistant.steps).toBeLessThan(100);
      expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    } finally {
      await server.close(0);
    }
  });
});
