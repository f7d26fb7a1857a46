/** One question and what became of it. */

import { AnswerView } from './answer-view.tsx';
import type { Turn } from './conversation.ts';

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
  const { outcome } = turn;
  return (
    <article class="turn" aria-labelledby={turnHeadingId(turn.id)} aria-busy={outcome.state === 'busy'}>
      <span class="mark-question" aria-hidden="true">
        问
      </span>
      <h2 class="question" id={turnHeadingId(turn.id)} tabIndex={-1}>
        {turn.question}
      </h2>
      <span class="mark-answer" aria-hidden="true">
        答
      </span>
      {outcome.state === 'busy' && (
        <div class="waiting">
          <p>正在查找报告原文…</p>
          <span class="waiting-line" />
          <span class="waiting-line" />
        </div>
      )}
      {outcome.state === 'stopped' && (
        <div class="notice">
          <p>已停止。</p>
          <button type="button" class="plain-button" disabled={busy} onClick={onRetry}>
            重新提问
          </button>
        </div>
      )}
      {outcome.state === 'failed' && (
        <div class="notice failed">
          <p>{outcome.problem.message}</p>
          {outcome.problem.hint && <p class="hint">{outcome.problem.hint}</p>}
          <button type="button" class="plain-button" disabled={busy} onClick={onRetry}>
            重试
          </button>
        </div>
      )}
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
