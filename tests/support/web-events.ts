/** Canned answers as the events of a stream (src/http/contract-stream.ts). */
import type { Answer } from '../../src/domain.ts';
import type { AnswerEvent } from '../../src/http/contract-stream.ts';

/** One event in the format of the HTML standard. */
export function eventText({ event, data }: AnswerEvent): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** The text of an answer, cut behind sentences and lines. */
function sentences(text: string): string[] {
  return text.match(/[^。；\n]*[。；\n]?(?:\[\d+\])*\n?/g)?.filter((part) => part !== '') ?? [];
}

/** All events of an answer in order, as one list a sentence: what comes together, and what may come later. */
export function eventsOf(answer: Answer): AnswerEvent[][] {
  const { understood, citations, direct, table, status } = answer;
  const sources: AnswerEvent = { event: 'sources', data: { understood, citations } };
  if (status === 'refused') return [[sources], [{ event: 'refusal', data: answer }]];
  const steps = sentences(answer.answer).map((text): AnswerEvent[] => [
    { event: 'answer-delta', data: { text } },
    ...[...text.matchAll(/\[(\d+)\]/g)]
      .filter((match) => citations.some(({ number }) => number === Number(match[1])))
      .map(
        (match): AnswerEvent => ({
          event: 'citation',
          data: { number: Number(match[1]), answerStart: 0, answerEnd: 0 },
        }),
      ),
  ]);
  return [[sources, { event: 'answer-start', data: { direct, table } }], ...steps, [{ event: 'done', data: answer }]];
}
