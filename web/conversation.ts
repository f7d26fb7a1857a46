/**
 * The turns of the conversation: ask, stop, try again. One question is under way at a time.
 */
import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { Answer, ChatTurn } from '../src/domain.ts';
import { LIMITS } from '../src/http/limits.ts';
import { askQuestion } from './api.ts';
import { type CallError, problemOf } from './problem.tsx';

export type Outcome =
  | { readonly state: 'busy' }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly problem: CallError }
  | { readonly state: 'done'; readonly answer: Answer };

export interface Turn {
  /** From 1, in order. */
  readonly id: number;
  readonly question: string;
  readonly outcome: Outcome;
}

export interface Conversation {
  /** Null until the first question is asked. */
  readonly id: string | null;
  readonly turns: readonly Turn[];
  readonly busy: boolean;
  ask(question: string): void;
  stop(): void;
  /** Asks the question of a turn that failed or was stopped again, in its place. */
  retry(id: number): void;
}

/** Earlier questions that go along with a new one; more do not help to understand it. */
const HISTORY_TURNS = 3;

type Change = { readonly id: number; readonly question: string; readonly outcome: Outcome };

function applyChange(turns: readonly Turn[], change: Change): readonly Turn[] {
  const known = turns.some((turn) => turn.id === change.id);
  return known ? turns.map((turn) => (turn.id === change.id ? change : turn)) : [...turns, change];
}

/** The last answered turns before turn `id`, oldest first. */
function historyBefore(turns: readonly Turn[], id: number): ChatTurn[] {
  return turns
    .filter((turn) => turn.id < id)
    .flatMap(({ question, outcome }) => (outcome.state === 'done' ? [{ question, text: outcome.answer.answer }] : []))
    .slice(-HISTORY_TURNS)
    .flatMap(({ question, text }): ChatTurn[] => [
      { role: 'user', content: question },
      { role: 'assistant', content: text.slice(0, LIMITS.turn) },
    ]);
}

export function useConversation(): Conversation {
  const [turns, change] = useReducer(applyChange, []);
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => () => underWay.current?.abort(), []);

  async function run(id: number, question: string): Promise<void> {
    const controller = new AbortController();
    underWay.current = controller;
    change({ id, question, outcome: { state: 'busy' } });
    let outcome: Outcome;
    try {
      outcome = { state: 'done', answer: await askQuestion(question, historyBefore(turns, id), controller.signal) };
    } catch (error) {
      outcome = controller.signal.aborted ? { state: 'stopped' } : { state: 'failed', problem: problemOf(error) };
    }
    underWay.current = null;
    change({ id, question, outcome });
  }

  return {
    id: null,
    turns,
    busy: turns.some((turn) => turn.outcome.state === 'busy'),
    ask(question) {
      if (underWay.current === null) void run(turns.length + 1, question);
    },
    stop() {
      underWay.current?.abort();
    },
    retry(id) {
      const turn = turns.find((candidate) => candidate.id === id);
      if (turn && underWay.current === null) void run(id, turn.question);
    },
  };
}
