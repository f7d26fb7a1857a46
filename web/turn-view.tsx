/** One question and what became of it. */

import { AnswerView } from './answer-view.tsx';
import type { Turn } from './conversation.ts';
import { Problem } from './problem.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly turn: Turn;
  readonly openCitation: number | null;
  readonly busy: boolean;
  onOpenCitation(number: number, opener: HTMLElement): void;
  onAsk(question: string): void;
  onRetry(): void;
}

/** Id of the heading of a turn, where focus goes when its question was asked by a button that is gone or far away. */
export function turnHeadingId(id: number): string {
  return `turn-${id}`;
}

export function TurnView({ turn, openCitation, busy, onOpenCitation, onAsk, onRetry }: Props) {
  const words = useWords().turn;
  const { outcome } = turn;
  return (
    <article class="turn" aria-labelledby={turnHeadingId(turn.id)} aria-busy={outcome.state === 'busy'}>
      <span class="mark-question" aria-hidden="true">
        {words.asked}
      </span>
      <h2 class="question" id={turnHeadingId(turn.id)} tabIndex={-1}>
        {turn.question}
      </h2>
      <span class="mark-answer" aria-hidden="true">
        {words.answered}
      </span>
      {outcome.state === 'busy' && (
        <div class="waiting">
          <p>{words.searching}</p>
          <span class="waiting-line" />
          <span class="waiting-line" />
        </div>
      )}
      {outcome.state === 'stopped' && (
        <div class="notice">
          <p>{words.stopped}</p>
          <button type="button" class="plain-button" disabled={busy} onClick={onRetry}>
            {words.askAgain}
          </button>
        </div>
      )}
      {outcome.state === 'failed' && <Problem silent problem={outcome.problem} disabled={busy} onRetry={onRetry} />}
      {outcome.state === 'done' && (
        <AnswerView
          asked={turn.question}
          answer={outcome.answer}
          openCitation={openCitation}
          busy={busy}
          onOpenCitation={onOpenCitation}
          onAsk={onAsk}
        />
      )}
    </article>
  );
}
