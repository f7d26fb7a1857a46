/** A reply as server-sent events whose last one is always there, and whose work ends when the reader leaves. */
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { Abandoned, stopIfAbandoned } from '../errors.ts';
import { errorBody, loggedError } from './failure.ts';
import type { Log } from './log.ts';

export interface Event {
  readonly event: string;
  readonly data: object;
}

/** Sends one event and waits until there is room for the next. @throws Abandoned */
export type Send<Sent extends Event> = (event: Sent) => Promise<void>;

/**
 * @param work sends events, a last one among them; its signal aborts when the reader leaves. What it throws becomes the last event,
 *   `error`, with the body that the same error has in an ordinary reply
 */
export function eventStream<Sent extends Event>(
  c: Context,
  log: Log,
  work: (send: Send<Sent>, signal: AbortSignal) => Promise<void>,
): Response {
  // Proxies that gather a reply before they pass it on are asked not to.
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    const left = new AbortController();
    stream.onAbort(() => left.abort());
    const signal = AbortSignal.any([left.signal, c.req.raw.signal]);
    const write = (event: string, data: object): Promise<void> =>
      stream.writeSSE({ event, data: JSON.stringify(data) });
    try {
      await work(async ({ event, data }) => {
        stopIfAbandoned(signal);
        await write(event, data);
      }, signal);
    } catch (thrown) {
      if (thrown instanceof Abandoned) return;
      await write('error', errorBody(loggedError(thrown, c, log)));
    }
  });
}
