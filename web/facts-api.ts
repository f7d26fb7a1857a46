/** The calls of the indicators page, as hooks. */
import { useEffect, useState } from 'preact/hooks';
import type { FactBody, FactsReply, IndicatorsReply } from '../src/http/contract-facts.ts';
import { LIMITS } from '../src/http/limits.ts';
import { call } from './api.ts';
import { CallError, problemOf } from './problem.tsx';

export type IndicatorEntry = IndicatorsReply['indicators'][number];

/** @throws CallError, AbortError */
async function fetchIndicators(name: string, limit: number, signal: AbortSignal): Promise<readonly IndicatorEntry[]> {
  const query = new URLSearchParams({ limit: String(limit), ...(name !== '' && { name }) });
  const body = (await call(`api/indicators?${query}`, { signal })) as Partial<IndicatorsReply> | null;
  if (!Array.isArray(body?.indicators)) throw new CallError('unreadable');
  return body.indicators;
}

/** So many facts are read; beyond them a page no longer helps, and a file does. */
export const MOST_FACTS = 5 * LIMITS.facts;

export interface FactsFound {
  readonly facts: readonly FactBody[];
  /** How many there are in all. */
  readonly total: number;
}

/** @throws CallError, AbortError */
async function fetchFacts(path: string, signal: AbortSignal): Promise<FactsFound> {
  const facts: FactBody[] = [];
  for (;;) {
    const body = (await call(`${path}&limit=${LIMITS.facts}&offset=${facts.length}`, {
      signal,
    })) as Partial<FactsReply> | null;
    if (!Array.isArray(body?.facts) || typeof body.total !== 'number') throw new CallError('unreadable');
    facts.push(...body.facts);
    if (body.facts.length === 0 || facts.length >= Math.min(body.total, MOST_FACTS))
      return { facts, total: body.total };
  }
}

/** `value` is the last that came; while `busy` it may be of the key before. */
export interface Fetched<T> {
  readonly value: T | null;
  readonly busy: boolean;
  readonly problem: CallError | null;
  retry(): void;
}

/**
 * Asks whenever `key` changes, and keeps what stands until the new is there, so that nothing jumps. Of several calls only the last counts.
 *
 * @param key null asks for nothing
 * @param wait milliseconds without a change before it is asked: somebody is typing
 */
function useFetched<T>(
  key: string | null,
  fetch: (key: string, signal: AbortSignal) => Promise<T>,
  wait = 0,
): Fetched<T> {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<Fetched<T>, 'retry'>>({ value: null, busy: key !== null, problem: null });
  useEffect(() => {
    if (key === null) return setState({ value: null, busy: false, problem: null });
    const aborter = new AbortController();
    setState((before) => ({ ...before, busy: true, problem: null }));
    const timer = setTimeout(() => {
      fetch(key, aborter.signal).then(
        (value) => !aborter.signal.aborted && setState({ value, busy: false, problem: null }),
        (error: unknown) =>
          !aborter.signal.aborted && setState({ value: null, busy: false, problem: problemOf(error) }),
      );
    }, wait);
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [key, attempt]);
  return { ...state, retry: () => setAttempt((count) => count + 1) };
}

/** @param path `factsPath` of a choice, null = none */
export const useFacts = (path: string | null): Fetched<FactsFound> => useFetched(path, fetchFacts);

const SUGGESTIONS = 12;
const OVERVIEW = 36;
const TYPING = 120;

/** @param text what is typed, '' = the most usual ones; null asks for nothing */
export const useSuggestions = (text: string | null): Fetched<readonly IndicatorEntry[]> =>
  useFetched(text, (name, signal) => fetchIndicators(name.trim(), SUGGESTIONS, signal), text === '' ? 0 : TYPING);

/** The indicators of most reports. */
export const useOverview = (wanted: boolean): Fetched<readonly IndicatorEntry[]> =>
  useFetched(wanted ? '' : null, (_key, signal) => fetchIndicators('', OVERVIEW, signal));
