/** What the page asks the browser and the server for, as hooks. */
import { useEffect, useState } from 'preact/hooks';
import type { ReportReply } from '../src/http/contract.ts';
import { fetchReport } from './api.ts';
import { type CallError, problemOf } from './problem.tsx';

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
  /** `reload` asks anew; the value stands until the new one is there. */
  | { readonly state: 'ready'; readonly value: T; readonly reload: () => void };

/** Runs `load` (the same function at every call of a place) on mount, whenever `key` changes, and on retry. A `null` key loads nothing. */
export function useLoaded<T>(key: string | null, load: (key: string) => Promise<T>): Loaded<T> {
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Loaded<T> & { readonly key?: string }>({ state: 'loading' });
  useEffect(() => {
    if (key === null) return;
    let current = true;
    const again = () => setAttempt((count) => count + 1);
    setLoaded((before) => (before.state === 'ready' && before.key === key ? before : { state: 'loading' }));
    load(key).then(
      (value) => current && setLoaded({ state: 'ready', value, reload: again, key }),
      (error: unknown) => current && setLoaded({ state: 'failed', problem: problemOf(error), retry: again, key }),
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
