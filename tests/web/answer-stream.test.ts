import { describe, expect, it } from 'vitest';
import type { AnswerEvent } from '../../src/http/contract-stream.ts';
import { readEvents } from '../../web/answer-stream.ts';
import { answerSoFar } from '../../web/answer-text.ts';
import { cannedAnswer, GROWTH } from '../support/web-answers.ts';
import { eventsOf, eventText } from '../support/web-events.ts';

const events = eventsOf(cannedAnswer(GROWTH)).flat();
const bytes = new TextEncoder().encode(events.map(eventText).join(''));

async function read(chunks: readonly Uint8Array[]): Promise<AnswerEvent[]> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const read: AnswerEvent[] = [];
  for await (const event of readEvents(stream)) read.push(event);
  return read;
}

describe('events of a stream', () => {
  it('are the same wherever the network cuts them, inside a character too', async () => {
    for (const size of [1, 2, 7, 64, bytes.length]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.slice(at * size, (at + 1) * size),
      );
      expect(await read(chunks), `${size} bytes`).toEqual(events);
    }
  });

  it('may end their lines with CR LF, carry comments, and be named after their data', async () => {
    const text = ': still there\r\n\r\ndata: {"text":\r\ndata: "甲"}\r\nevent: answer-delta\r\n\r\n';
    const halves = [text.slice(0, 30), text.slice(30)].map((half) => new TextEncoder().encode(half));
    expect(await read(halves)).toEqual([{ event: 'answer-delta', data: { text: '甲' } }]);
  });

  it('that the end cuts off are none', async () => {
    expect(await read([bytes.slice(0, -2)])).toEqual(events.slice(0, -1));
  });

  it('of broken data are told as unreadable', async () => {
    await expect(read([new TextEncoder().encode('event: done\ndata: {"answer"\n\n')])).rejects.toMatchObject({
      kind: 'unreadable',
    });
  });
});

describe('an answer of which a part has come', () => {
  it('shows a mark only once its citation has come', () => {
    const { understood, citations } = cannedAnswer(GROWTH);
    const part = { understood, citations, direct: null, table: null, text: '增长6.5%。[1]去年6.4%。[2]见[7]。' };
    expect(answerSoFar({ ...part, placed: [1] }).answer).toBe('增长6.5%。[1]去年6.4%。见[7]。');
    expect(answerSoFar({ ...part, placed: [1, 2] }).answer).toBe(part.text);
  });
});
