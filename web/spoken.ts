/** What a screen reader is told: the answer once it is whole, not letter by letter. */
import { spokenText } from './answer-text.ts';
import { problemWords } from './problem.tsx';
import type { Turn } from './turns.ts';
import type { Words } from './words.ts';

export function spokenOutcome({ outcome }: Turn, words: Words): string {
  switch (outcome.state) {
    case 'busy':
      return words.spoken.searching;
    case 'stopped':
      return words.turn.stopped;
    case 'failed': {
      const { message, hint } = problemWords(outcome.problem, words);
      return `${message}${hint ?? ''}`;
    }
    case 'done': {
      const { answer, citations, direct, reason, status } = outcome.answer;
      const text = spokenText(answer, new Set(citations.map((citation) => citation.number)));
      if (status === 'refused') return words.spoken.refused(words.refusals[reason ?? 'not-in-reports'], text);
      return `${direct ? `${direct}${words.stop}` : ''}${text}${words.spoken.sources(citations.length)}`;
    }
  }
}
