/**
 * Asks a question and follows its answer as it comes (src/http/contract-stream.ts). A server or proxy that answers with plain JSON
 * is understood too: then the answer comes as one.
 */
import type { Answer, AnswerRequest, AnswerTable, Citation, Understood } from '../src/domain.ts';
import type { AnswerEvent } from '../src/http/contract-stream.ts';
import { bearer, keyRefused } from './access-key.ts';
import { refusedCall } from './api.ts';
import { EventText, type TextEvent } from './event-text.ts';
import { CallError } from './problem.tsx';

/** What has come of an answer so far. */
export interface AnswerPart {
  readonly understood: Understood;
  readonly citations: readonly Citation[];
  readonly direct: string | null;
  readonly table: AnswerTable | null;
  readonly text: string;
  /** Numbers of the citations whose text has come. */
  readonly placed: readonly number[];
}

/**
 * @param onPart called with what has come so far, each time that more has
 * @throws CallError; `dropped` when the stream ends before the answer does
 * @throws DOMException named AbortError when `signal` aborts
 */
export async function askQuestion(
  request: AnswerRequest,
  onPart: (part: AnswerPart) => void,
  signal: AbortSignal,
): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch('api/answer', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...bearer() },
      body: JSON.stringify(request),
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new CallError('unreachable');
  }
  try {
    if (response.ok && response.body && response.headers.get('content-type')?.startsWith('text/event-stream'))
      return await followEvents(readEvents(response.body), onPart);
    if (response.status === 401) keyRefused();
    return wholeAnswer(response.status, response.ok, await response.text());
  } catch (error) {
    if (signal.aborted || error instanceof CallError) throw error;
    throw new CallError('dropped');
  }
}

function wholeAnswer(status: number, ok: boolean, text: string): Answer {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new CallError(ok ? 'unreadable' : 'refused', status);
  }
  if (!ok) throw refusedCall(status, body);
  const answer = body as Partial<Answer> | null;
  // A proxy or an older server may answer with other JSON; better a clear line than a broken page.
  if (typeof answer?.answer !== 'string' || !Array.isArray(answer.citations) || !answer.understood)
    throw new CallError('unreadable');
  return answer as Answer;
}

async function followEvents(events: AsyncIterable<AnswerEvent>, onPart: (part: AnswerPart) => void): Promise<Answer> {
  let part: AnswerPart | null = null;
  for await (const event of events) {
    if (event.event === 'done' || event.event === 'refusal') return event.data;
    if (event.event === 'error') throw refusedCall(500, event.data);
    part = partWith(part, event);
    onPart(part);
  }
  throw new CallError('dropped');
}

function partWith(part: AnswerPart | null, { event, data }: AnswerEvent): AnswerPart {
  if (event === 'sources') return { ...data, direct: null, table: null, text: '', placed: [] };
  if (part === null) throw new CallError('unreadable');
  if (event === 'answer-start') return { ...part, ...data };
  if (event === 'answer-delta') return { ...part, text: part.text + data.text };
  if (event === 'citation') return { ...part, placed: [...part.placed, data.number] };
  return part;
}

/**
 * Events of a stream in the format of the HTML standard: blocks of `event:` and `data:` lines, divided by empty lines. A block that
 * the end of the stream cuts off is no event.
 *
 * @throws CallError when data is not JSON
 */
export async function* readEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<AnswerEvent> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const events = new EventText();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      for (const event of events.add(decoder.decode(value, { stream: !done }))) {
        const parsed = answerEvent(event);
        if (parsed) yield parsed;
      }
      if (done) return;
    }
  } finally {
    // Nothing more is wanted: the server may stop its work.
    await reader.cancel().catch(() => {});
  }
}

/** @returns null for an event without a name, which this stream has none of */
function answerEvent({ event, data }: TextEvent): AnswerEvent | null {
  if (event === 'message') return null;
  try {
    return { event, data: JSON.parse(data) } as AnswerEvent;
  } catch {
    throw new CallError('unreadable');
  }
}
