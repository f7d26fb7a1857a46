/** The turns of a conversation: what was asked, and what became of it. */
import type { Answer, ChatTurn, Scope } from '../src/domain.ts';
import { LIMITS } from '../src/http/limits.ts';
import type { AnswerPart } from './answer-stream.ts';
import { CallError } from './problem.tsx';

export type Outcome =
  /** `part` is what has come so far. */
  | { readonly state: 'busy'; readonly part: AnswerPart | null }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly problem: CallError }
  | { readonly state: 'done'; readonly answer: Answer };

export interface Asked {
  readonly question: string;
  /** Set by hand, null when the question itself says where to look. */
  readonly scope: Scope | null;
}

/** What is told of a turn before anything has become of it. */
interface TurnHead extends Asked {
  /** When it was asked, in milliseconds since 1970: later ones are greater, and no two windows give the same. */
  readonly id: number;
  /** Print of the answer that a link promised (ask-link.ts). */
  readonly promised?: string;
}

export interface Turn extends TurnHead {
  readonly outcome: Outcome;
}

/** Earlier turns that go along with a new one; more do not help to understand it. */
export const HISTORY_TURNS = 3;

/** Of the last answered turns, oldest first. */
export function historyOf(turns: readonly Turn[]): ChatTurn[] {
  return turns
    .flatMap(({ question, outcome }): ChatTurn[][] =>
      outcome.state === 'done'
        ? [
            [
              { role: 'user', content: question },
              { role: 'assistant', content: outcome.answer.answer.slice(0, LIMITS.turn) },
            ],
          ]
        : [],
    )
    .slice(-HISTORY_TURNS)
    .flat();
}

/** A turn as it is kept: an error is kept by its parts, and what was under way counts as stopped. */
export interface SavedTurn extends TurnHead {
  readonly outcome:
    | { readonly state: 'stopped' }
    | { readonly state: 'failed'; readonly problem: Pick<CallError, 'kind' | 'status' | 'said'> }
    | { readonly state: 'done'; readonly answer: Answer };
}

export function toSaved({ outcome, ...asked }: Turn): SavedTurn {
  if (outcome.state === 'busy') return { ...asked, outcome: { state: 'stopped' } };
  if (outcome.state !== 'failed') return { ...asked, outcome };
  const { kind, status, said } = outcome.problem;
  return { ...asked, outcome: { state: 'failed', problem: { kind, status, said } } };
}

export function fromSaved(turn: SavedTurn): Turn {
  const { outcome } = turn;
  if (outcome.state !== 'failed') return { ...turn, outcome };
  const { kind, status, said } = outcome.problem;
  return { ...turn, outcome: { state: 'failed', problem: new CallError(kind, status, said) } };
}
