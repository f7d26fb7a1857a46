/** `GET /api/facts`: from its parameters to what the assistant is asked, and the reply as a file. */
import { setImmediate } from 'node:timers/promises';
import type { z } from '@hono/zod-openapi';
import type { FactQuery, StoredFact } from '../domain.ts';
import type { factsQuery } from './contract-facts.ts';
import { factsCsv } from './facts-csv.ts';
import type { Log } from './log.ts';

export function factQueryOf(request: z.infer<typeof factsQuery>): FactQuery {
  const { indicator: indicators, region: regions, year: years, report: reports, kind, limit, offset } = request;
  const scope = { ...(regions && { regions }), ...(years && { years }), ...(reports && { reports }) };
  return { indicators, scope, kind, limit, offset };
}

/**
 * The facts as a file, made while it is read: a library of thousands of reports has some hundred thousand. What goes wrong on the
 * way cannot change the status any more: it is logged, and the reply breaks off, which the caller sees.
 */
export function csvReply(facts: Iterable<StoredFact>, log: Log): Response {
  const pieces = factsCsv(facts);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      // A fast reader would otherwise keep all other requests waiting until the end.
      await setImmediate();
      try {
        const { value, done } = pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (err) {
        log.error({ err, path: '/api/facts' }, 'request failed');
        controller.error(err);
      }
    },
    cancel() {
      pieces.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="wenbao-facts.csv"',
    },
  });
}
