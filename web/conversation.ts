/**
 * The conversation that is open: ask, stop, try again, ask differently. One question is under way at a time. Every change is kept
 * in this browser, and what other windows ask in the same conversation joins it.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Scope } from '../src/domain.ts';
import { LIMITS } from '../src/http/limits.ts';
import { type AnswerPart, askQuestion } from './answer-stream.ts';
import type { AskLink } from './ask-link.ts';
import { readConversation, type SavedConversation, updateConversation } from './conversation-store.ts';
import { mergeTurns } from './merge-turns.ts';
import { type Change, hearOtherWindows } from './other-windows.ts';
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
  /** A new conversation that asks what a link brings, one after the other. */
  begin(link: AskLink): void;
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

/** What is to be asked; `promised` is the print of the answer that a link promised. */
type Asking = Asked & Pick<Turn, 'promised'>;

export function useConversation({ onBegun, onSaved }: Hooks): Conversation {
  const [shown, show] = useState<Open>(FRESH);
  /** What holds now, also between two renders. */
  const now = useRef<Open>(FRESH);
  const underWay = useRef<{ readonly controller: AbortController; readonly turn: number } | null>(null);
  /** Questions of a link that wait for the one under way: they lean on its answer. */
  const waiting = useRef<readonly Asking[]>([]);
  /** Ids of the turns as they were when this window last read or kept them. */
  const common = useRef<ReadonlySet<number>>(new Set());
  /** Turns that another window is waiting for. */
  const elsewhere = useRef<ReadonlySet<number>>(new Set());
  /** The scope was set in this window. */
  const scoped = useRef(false);
  /** Name of a conversation that is not kept yet; null = its first question. */
  const title = useRef<string | null>(null);
  useEffect(() => () => underWay.current?.controller.abort(), []);

  function change(part: Partial<Open>): void {
    now.current = { ...now.current, ...part };
    show(now.current);
  }

  /** What is kept joins what this window has. */
  function join({ turns }: SavedConversation): void {
    const own = underWay.current?.turn;
    const settle = (turn: Turn): Turn =>
      turn.outcome.state === 'busy' && turn.id !== own ? { ...turn, outcome: { state: 'stopped' } } : turn;
    const wait = (turn: Turn): Turn =>
      turn.outcome.state === 'stopped' && elsewhere.current.has(turn.id)
        ? { ...turn, outcome: { state: 'busy', part: null } }
        : turn;
    const merged = mergeTurns(common.current, now.current.turns.map(settle), turns.map(fromSaved));
    common.current = new Set(turns.map(({ id }) => id));
    change({ turns: merged.map(wait) });
  }

  async function save(): Promise<void> {
    const { id, turns } = now.current;
    if (id === null || turns.length === 0) return;
    const mine = turns.map(toSaved);
    const own = underWay.current?.turn;
    const { kept, removed } = await updateConversation(
      id,
      (before) => {
        const saved = before ? mergeTurns(common.current, mine, before.turns) : mine;
        const scope = before && !scoped.current ? (before.head.scope ?? null) : now.current.scope;
        // It may have got another name meanwhile, in the list beside or in another window.
        const name = before?.head.title ?? title.current ?? mine[0]?.question ?? '';
        const size = JSON.stringify(saved).length;
        return { head: { id, title: name, updated: Date.now(), size, scope }, turns: saved };
      },
      own === undefined ? [] : [own],
    );
    if (kept && now.current.id === id) join(kept);
    onSaved(removed);
  }

  useEffect(() => {
    const onChange = async ({ id, busy }: Change) => {
      if (id !== now.current.id || now.current.state !== 'ready') return;
      elsewhere.current = new Set(busy);
      const kept = await readConversation(id);
      if (kept && now.current.id === id) join(kept);
    };
    return hearOtherWindows((change) => void onChange(change));
  }, []);

  function put(turn: Turn): void {
    change({ turns: now.current.turns.map((other) => (other.id === turn.id ? turn : other)) });
  }

  /** @param before the turns that stay */
  async function run(asked: Asking, before: readonly Turn[] = now.current.turns): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    const turn = { ...asked, id: Math.max(Date.now(), (before.at(-1)?.id ?? 0) + 1) };
    underWay.current = { controller, turn: turn.id };
    const begun = now.current.id === null;
    const id = now.current.id ?? newId();
    change({ id, turns: [...before, { ...turn, outcome: { state: 'busy', part: null } }] });
    if (begun) onBegun(id);
    void save();
    let outcome: Outcome;
    try {
      const { question, scope } = turn;
      const request = { question, history: historyOf(before), ...(scope && { scope }) };
      const onPart = (part: AnswerPart) => put({ ...turn, outcome: { state: 'busy', part } });
      outcome = { state: 'done', answer: await askQuestion(request, onPart, signal) };
    } catch (error) {
      outcome = signal.aborted ? { state: 'stopped' } : { state: 'failed', problem: problemOf(error) };
    }
    // Another conversation was opened meanwhile: this turn is kept as stopped already.
    if (underWay.current?.controller !== controller) return;
    underWay.current = null;
    put({ ...turn, outcome });
    const [next, ...rest] = waiting.current;
    if (next && outcome.state === 'done') {
      waiting.current = rest;
      void run(next);
    } else await save();
  }

  function leave(): void {
    const left = underWay.current;
    underWay.current = null;
    waiting.current = [];
    elsewhere.current = new Set();
    scoped.current = false;
    title.current = null;
    left?.controller.abort();
  }

  return {
    ...shown,
    busy: underWay.current !== null,
    ask(question) {
      if (underWay.current !== null) return;
      waiting.current = [];
      void run({ question: question.slice(0, LIMITS.question), scope: now.current.scope });
    },
    stop() {
      underWay.current?.controller.abort();
    },
    again(id, question) {
      const { turns, scope } = now.current;
      const turn = turns.find((candidate) => candidate.id === id);
      if (!turn || underWay.current !== null) return;
      const before = turns.filter((other) => other.id < id);
      const { outcome: _, id: __, ...asked } = turn;
      // In other words it is asked as any new question: with the scope that holds now, and without what a link would ask next.
      if (question !== undefined) waiting.current = [];
      void run(question === undefined ? asked : { question, scope }, before);
    },
    setScope(scope) {
      change({ scope });
      scoped.current = true;
      const { id } = now.current;
      if (id !== null) void updateConversation(id, (kept) => kept && { ...kept, head: { ...kept.head, scope } });
    },
    async open(id) {
      if (id === now.current.id) return;
      leave();
      change(id === null ? FRESH : { ...FRESH, id, state: 'loading' });
      if (id === null) return;
      const saved = await readConversation(id);
      if (now.current.id !== id) return;
      if (saved === null) return change({ state: 'missing' });
      common.current = new Set(saved.turns.map((turn) => turn.id));
      change({ state: 'ready', turns: saved.turns.map(fromSaved), scope: saved.head.scope ?? null });
    },
    begin({ asked, print }) {
      leave();
      common.current = new Set();
      const last = asked.at(-1);
      change({ ...FRESH, scope: last?.scope ?? null });
      title.current = last?.question ?? null;
      const asking = asked.map((one): Asking => (one === last && print !== null ? { ...one, promised: print } : one));
      const [first, ...rest] = asking;
      waiting.current = rest;
      if (first) void run(first, []);
    },
  };
}
