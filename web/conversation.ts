/**
 * The conversation that is open: ask, stop, try again, ask differently. One question is under way at a time. Every change is kept
 * in this browser.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Scope } from '../src/domain.ts';
import { LIMITS } from '../src/http/limits.ts';
import { type AnswerPart, askQuestion } from './answer-stream.ts';
import { readConversation, saveConversation } from './conversation-store.ts';
import { problemOf } from './problem.tsx';
import { type Asked, fromSaved, historyOf, type Outcome, type Turn, toSaved } from './turns.ts';

interface Open {
  /** Null until the first question is asked. */
  readonly id: string | null;
  readonly turns: readonly Turn[];
  /** `missing`: this browser has no conversation of that id. */
  readonly state: 'ready' | 'loading' | 'missing';
  /** Where to look, set by hand for the questions to come. */
  readonly scope: Scope | null;
}

export interface Conversation extends Open {
  readonly busy: boolean;
  ask(question: string): void;
  stop(): void;
  /** Asks the question of a turn again, or another in its place; the turns after it go. */
  again(id: number, question?: string): void;
  setScope(scope: Scope | null): void;
  /** @param id null = a new one */
  open(id: string | null): void;
  /** A new conversation that begins with this question. */
  begin(asked: Asked): void;
}

interface Hooks {
  /** A conversation was begun, and has an address from now on. */
  onBegun(id: string): void;
  /** @param removed how many old conversations went to make room */
  onSaved(removed: number): void;
}

const FRESH: Open = { id: null, turns: [], state: 'ready', scope: null };

/** `crypto.randomUUID` exists on https and loopback only. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function useConversation({ onBegun, onSaved }: Hooks): Conversation {
  const [shown, show] = useState<Open>(FRESH);
  /** What holds now, also between two renders. */
  const now = useRef<Open>(FRESH);
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => () => underWay.current?.abort(), []);

  function change(part: Partial<Open>): void {
    now.current = { ...now.current, ...part };
    show(now.current);
  }

  async function save(): Promise<void> {
    const { id, turns } = now.current;
    const first = turns[0];
    if (id === null || first === undefined) return;
    const saved = turns.map(toSaved);
    // It may have got another name meanwhile, in the list beside or in another window.
    const title = (await readConversation(id))?.head.title ?? first.question;
    const head = { id, title, updated: Date.now(), size: JSON.stringify(saved).length };
    onSaved(await saveConversation({ head, turns: saved }));
  }

  /** The turn takes its place among the turns; those after it are gone already. */
  function put(turn: Turn): void {
    change({ turns: [...now.current.turns.filter(({ id }) => id !== turn.id), turn] });
  }

  async function run(turn: Asked & { readonly id: number }): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    const before = now.current.turns.filter(({ id }) => id < turn.id);
    underWay.current = controller;
    const begun = now.current.id === null;
    const id = now.current.id ?? newId();
    change({ id, turns: [...before, { ...turn, outcome: { state: 'busy', part: null } }] });
    if (begun) onBegun(id);
    void save();
    let outcome: Outcome;
    try {
      const { question, scope, earlier } = turn;
      const request = { question, history: historyOf(before, earlier), ...(scope && { scope }) };
      const onPart = (part: AnswerPart) => put({ ...turn, outcome: { state: 'busy', part } });
      outcome = { state: 'done', answer: await askQuestion(request, onPart, signal) };
    } catch (error) {
      outcome = signal.aborted ? { state: 'stopped' } : { state: 'failed', problem: problemOf(error) };
    }
    // Another conversation was opened meanwhile: this turn is kept as stopped already.
    if (underWay.current !== controller) return;
    underWay.current = null;
    put({ ...turn, outcome });
    await save();
  }

  function leave(): void {
    const left = underWay.current;
    underWay.current = null;
    left?.abort();
  }

  return {
    ...shown,
    busy: shown.turns.some((turn) => turn.outcome.state === 'busy'),
    ask(question) {
      const { turns, scope } = now.current;
      const id = (turns.at(-1)?.id ?? 0) + 1;
      if (underWay.current === null) void run({ id, question: question.slice(0, LIMITS.question), scope, earlier: [] });
    },
    stop() {
      underWay.current?.abort();
    },
    again(id, question) {
      const turn = now.current.turns.find((candidate) => candidate.id === id);
      if (!turn || underWay.current !== null) return;
      const { scope, earlier } = turn;
      // Asked in other words, it is asked as any new question: with the scope that holds now.
      if (question === undefined) void run({ id, question: turn.question, scope, earlier });
      else void run({ id, question, scope: now.current.scope, earlier });
    },
    setScope(scope) {
      change({ scope });
    },
    async open(id) {
      if (id === now.current.id) return;
      leave();
      change(id === null ? FRESH : { ...FRESH, id, state: 'loading' });
      if (id === null) return;
      const saved = await readConversation(id);
      if (now.current.id !== id) return;
      if (saved === null) change({ state: 'missing' });
      else change({ state: 'ready', turns: saved.turns.map(fromSaved) });
    },
    begin(asked) {
      leave();
      change({ ...FRESH, scope: asked.scope });
      void run({ ...asked, id: 1 });
    },
  };
}
