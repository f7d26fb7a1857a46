/** What the page asks the browser and the server for, as hooks. */
import { useEffect, useState } from 'preact/hooks';
import type { ReportReply } from '../src/http/contract.ts';
import { type CallError, fetchReport, problemOf } from './api.ts';

/** Whether a media query holds, kept up to date. */
export function useMediaQuery(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const update = () => setMatches(list.matches);
    update();
    list.addEventListener('change', update);
    return () => list.removeEventListener('change', update);
  }, [query]);
  return matches;
}

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: CallError; readonly retry: () => void }
  | { readonly state: 'ready'; readonly value: T };

/** Runs `load` (the same function at every call of a place) on mount, whenever `key` changes, and on retry. A `null` key loads nothing. */
export function useLoaded<T>(key: string | null, load: (key: string) => Promise<T>): Loaded<T> {
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  useEffect(() => {
    if (key === null) return;
    let current = true;
    setLoaded({ state: 'loading' });
    load(key).then(
      (value) => current && setLoaded({ state: 'ready', value }),
      (error: unknown) => {
        const retry = () => setAttempt((count) => count + 1);
        if (current) setLoaded({ state: 'failed', problem: problemOf(error), retry });
      },
    );
    return () => {
      current = false;
    };
  }, [key, attempt]);
  return loaded;
}

/** A whole report, `null` = none wanted. */
export function useReport(id: string | null): Loaded<ReportReply> {
  return useLoaded(id, fetchReport);
}
