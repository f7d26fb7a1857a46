/**
 * The link that reopens an answer. It holds questions with their scopes, and a short print of the answer; whoever opens it asks the
 * same again, of the same library.
 *
 *     #/ask?q=<question>&r=<region>&y=<year>&q=<question>…&v=<print>      r and y, any number of them, belong to the q before
 *
 * A question that leans on others brings those along, and they are asked first, one after the other: the server understands it by
 * their answers too (第二条, 还有呢), so that neither the questions alone nor the standalone question that was made of it would
 * always give the same answer. The answers themselves would make a link of many thousand characters. The print tells when the
 * answer has become another one, because the library or the program has changed.
 */
import type { Answer } from '../src/domain.ts';
import { LIMITS } from '../src/http/limits.ts';
import { type Asked, HISTORY_TURNS, type Turn } from './turns.ts';

export interface AskLink {
  /** In the order in which they are asked; the last one is what the link is for. Never empty. */
  readonly asked: readonly Asked[];
  /** Print of the answer that the last one had; null where the link says nothing of it. */
  readonly print: string | null;
}

/** Questions that go along at most; of a longer chain the first is put as it was understood, which needs nothing before it. */
const EARLIER = 12;

/** 32 bits of what is said (FNV-1a), in base 36: equal answers have equal prints. */
export function printOf({
  status,
  direct,
  answer,
  table,
}: Pick<Answer, 'status' | 'direct' | 'answer' | 'table'>): string {
  let print = 0x811c9dc5;
  for (const char of JSON.stringify([status, direct, answer, table])) {
    print = Math.imul(print ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return print.toString(36);
}

/** What the question of an answered turn was understood as; null when it stood alone. */
function leaning({ question, outcome }: Turn): string | null {
  const understood = outcome.state === 'done' ? outcome.answer.understood.question : '';
  return understood === '' || understood === question ? null : understood;
}

/** @param id one of the turns; those after it do not matter */
export function linkTo(turns: readonly Turn[], id: number): AskLink {
  const own = turns.findIndex((turn) => turn.id === id);
  const turn = turns[own] as Turn;
  const before = turns.slice(0, own).filter(({ outcome }) => outcome.state === 'done');
  // Each question that leans goes with those that went with it; of them some lean again.
  let first = leaning(turn) === null ? before.length : before.length - HISTORY_TURNS;
  for (let at = before.length - 1; at >= Math.max(first, 0); at--) {
    if (leaning(before[at] as Turn) !== null) first = Math.min(first, at - HISTORY_TURNS);
  }
  const cut = Math.max(first, 0, before.length - EARLIER);
  const earlier = before.slice(cut).map(({ question, scope }) => ({ question, scope }));
  const oldest = before[cut];
  const alone = oldest && cut > Math.max(first, 0) ? leaning(oldest) : null;
  if (alone !== null && earlier[0]) earlier[0] = { ...earlier[0], question: alone };
  const { question, scope, outcome } = turn;
  return {
    asked: [...earlier, { question, scope }],
    print: outcome.state === 'done' ? printOf(outcome.answer) : null,
  };
}

export function askAddress({ asked, print }: AskLink): string {
  const query = new URLSearchParams();
  for (const { question, scope } of asked) {
    query.append('q', question);
    for (const region of scope?.regions ?? []) query.append('r', region);
    for (const year of scope?.years ?? []) query.append('y', String(year));
  }
  if (print !== null) query.append('v', print);
  return `#/ask?${query}`;
}

/** @returns null when the link holds no question. A link may come from anywhere: what the server would not take is left out. */
export function askedByLink(query: URLSearchParams): AskLink | null {
  const found: { question: string; regions: string[]; years: number[] }[] = [];
  for (const [name, value] of query) {
    const last = found.at(-1);
    if (name === 'q') found.push({ question: value.trim().slice(0, LIMITS.question), regions: [], years: [] });
    if (name === 'r' && value !== '' && value.length <= LIMITS.name) last?.regions.push(value);
    if (name === 'y' && /^(?:19[4-9]|2\d\d)\d$/.test(value)) last?.years.push(Number(value));
  }
  const asked = found
    .filter(({ question }) => question !== '')
    .slice(-EARLIER - 1)
    .map(({ question, regions, years }): Asked => {
      const scope = {
        ...(regions.length > 0 && { regions: regions.slice(0, LIMITS.scope) }),
        ...(years.length > 0 && { years: years.slice(0, LIMITS.scope) }),
      };
      return { question, scope: regions.length + years.length > 0 ? scope : null };
    });
  const print = query.get('v');
  return asked.length === 0 ? null : { asked, print: print !== null && /^\w{1,8}$/.test(print) ? print : null };
}
