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
  /** Questions that came before it elsewhere: a link of an answer brings them along. */
  readonly earlier: readonly string[];
}

export interface Turn extends Asked {
  /** From 1, in order. */
  readonly id: number;
  readonly outcome: Outcome;
}

/** Earlier turns that go along with a new one; more do not help to understand it. */
const HISTORY_TURNS = 3;

/** Of the last answered turns, oldest first. */
export function historyOf(turns: readonly Turn[], earlier: readonly string[]): ChatTurn[] {
  const answered = turns.flatMap(({ question, outcome, earlier }) =>
    outcome.state === 'done' ? [...earlier.map(asUser), [...asUser(question), assistant(outcome.answer.answer)]] : [],
  );
  return [...earlier.map(asUser), ...answered].slice(-HISTORY_TURNS).flat();
}

/** The questions that a link to turn `id` has to bring along. */
export function questionsBefore(turns: readonly Turn[], id: number): string[] {
  const own = turns.find((turn) => turn.id === id);
  const before = turns.filter((turn) => turn.id < id);
  return historyOf(before, [])
    .concat((own?.earlier ?? []).flatMap(asUser))
    .flatMap(({ role, content }) => (role === 'user' ? [content] : []));
}

const asUser = (content: string): ChatTurn[] => [{ role: 'user', content }];
const assistant = (text: string): ChatTurn => ({ role: 'assistant', content: text.slice(0, LIMITS.turn) });

/** A turn as it is kept: an error is kept by its parts, and what was under way counts as stopped. */
export interface SavedTurn extends Asked {
  readonly id: number;
  readonly outcome:
    | { readonly state: 'stopped' }
    | { readonly state: 'failed'; readonly problem: Pick<CallError, 'kind' | 'status' | 'said'> }
    | { readonly state: 'done'; readonly answer: Answer };
}

export function toSaved({ id, question, scope, earlier, outcome }: Turn): SavedTurn {
  const asked = { id, question, scope, earlier };
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
