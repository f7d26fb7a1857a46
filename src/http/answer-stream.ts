/** An answer as the events of contract-stream.ts. */
import type { AnswerReply } from './contract.ts';
import type { AnswerEvent } from './contract-stream.ts';

/**
 * Ends of sentences with the quotes and brackets that close there and the numbers of the citations behind, and ends of lines. A
 * full stop ends a sentence only before a blank or a number in brackets: 3.5% stays whole.
 */
const BORDERS = /(?:[。！？!?]+[”’」』）)"]*|\.(?=[\s[]))(?:\[\d+\])*[^\S\n]*\n*|\n+/g;

/** @returns stretches that together are exactly the text, none of them empty */
export function pieces(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (const { index, 0: border } of text.matchAll(BORDERS)) {
    found.push(text.slice(start, index + border.length));
    start = index + border.length;
  }
  if (start < text.length) found.push(text.slice(start));
  return found;
}

/** All events of an answer or refusal, in the order in which they are sent. */
export function* answerStream(reply: AnswerReply): IterableIterator<AnswerEvent> {
  const { understood, citations, direct, table, answer } = reply;
  yield { event: 'sources', data: { understood, citations } };
  if (reply.status === 'refused') {
    yield { event: 'refusal', data: reply };
    return;
  }
  yield { event: 'answer-start', data: { direct, table } };
  // Of a comparison the later number may stand further up.
  const waiting = [...citations].sort((a, b) => a.answerEnd - b.answerEnd || a.number - b.number);
  let sent = 0;
  for (const text of pieces(answer)) {
    yield { event: 'answer-delta', data: { text } };
    sent += text.length;
    for (;;) {
      const [next] = waiting;
      if (!next || next.answerEnd > sent) break;
      waiting.shift();
      const { number, answerStart, answerEnd } = next;
      yield { event: 'citation', data: { number, answerStart, answerEnd } };
    }
  }
  yield { event: 'done', data: reply };
}
