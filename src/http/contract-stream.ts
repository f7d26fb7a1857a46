/**
 * `POST /api/answer` with `Accept: text/event-stream`: the same answer as server-sent events, each with one line of JSON.
 *
 *     sources, answer-start, (answer-delta | citation)…, done    an answer
 *     sources, refusal                                           a refusal; its sources are the nearest passages
 *     …, error                                                   at any place: something went wrong, also before `sources`
 *
 * Exactly one of done, refusal and error comes, and it comes last. What is wrong with the request itself (form of the body, key,
 * origin) is an ordinary HTTP error and no stream. The page imports the types only.
 */
import { z } from '@hono/zod-openapi';
import { answerReply, citation, errorReply, offset } from './contract.ts';

/** Data of each event by its name. */
export const answerEvents = {
  /** What was understood, and all citations of the answer as its body has them. */
  sources: z.object({ understood: answerReply.shape.understood, citations: answerReply.shape.citations }),
  'answer-start': z.object({ direct: answerReply.shape.direct, table: answerReply.shape.table }),
  /** Cut behind sentences and lines; all together are exactly `answer`. */
  'answer-delta': z.object({ text: z.string().min(1) }),
  /** Sent as soon as the text that the citation proves has been. Places are those in the whole answer. */
  citation: z.object({ number: citation.shape.number, answerStart: offset, answerEnd: offset }),
  done: answerReply,
  refusal: answerReply,
  error: errorReply,
} as const;

export type AnswerEventName = keyof typeof answerEvents;
export type AnswerEventData<Name extends AnswerEventName> = z.infer<(typeof answerEvents)[Name]>;

/** One event: its name, and its data as parsed from JSON. */
export type AnswerEvent = {
  [Name in AnswerEventName]: { readonly event: Name; readonly data: AnswerEventData<Name> };
}[AnswerEventName];

/** The names that end a stream. */
export type AnswerEnd = 'done' | 'refusal' | 'error';
