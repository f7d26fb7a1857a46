import { expect, test } from 'vitest';
import { wantsEvents } from '../../src/http/accept.ts';

test.each([
  [undefined, false],
  ['', false],
  ['*/*', false],
  ['text/*', false],
  ['application/json', false],
  ['text/event-stream', true],
  ['TEXT/Event-Stream', true],
  ['text/event-stream; charset=utf-8', true],
  ['text/event-stream, application/json', false],
  ['application/json, text/event-stream', false],
  ['application/json;q=0.5, text/event-stream', true],
  ['text/event-stream;q=0.9, application/json;q=0.95', false],
  ['text/event-stream, */*;q=0.8', true],
  ['text/event-stream;q=0.5, */*', false],
  ['text/event-stream;q=0', false],
  ['text/event-stream;q=0, application/json;q=0', false],
  ['text/event-stream;q=banana', false],
  ['text/event-stream;q=7', false],
  ['application/json;q=0, text/event-stream;q=0.1', true],
  ['text/*, text/event-stream;q=0.2, application/*;q=0.3', false],
  ['text/event-streams', false],
])('the header Accept: %s asks for events: %s', (accept, wanted) => {
  expect(wantsEvents(accept)).toBe(wanted);
});
