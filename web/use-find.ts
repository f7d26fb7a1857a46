/** Searching in the text of a report: what is searched for, where it stands, and at which place the reader is. */
import { useMemo, useState } from 'preact/hooks';
import type { Span } from '../src/domain.ts';
import { findAll, foldText } from './find-text.ts';
import { useSimplified } from './simplified.ts';
import { firstBehind } from './text-pieces.ts';

export interface Find {
  readonly query: string;
  readonly finds: readonly Span[];
  /** From 0, −1 where there is none. */
  readonly current: number;
  /** @param from place in the text where the reader is: the first find behind it is shown first */
  search(query: string, from: number): void;
  step(by: 1 | -1): void;
}

const NONE: readonly Span[] = [];

export function useFind(text: string): Find {
  const [{ query, from, steps }, set] = useState({ query: '', from: 0, steps: 0 });
  const used = query !== '';
  const simplified = useSimplified(query);
  const folded = useMemo(() => (used ? foldText(text, simplified) : null), [text, used, simplified]);
  const finds = useMemo(() => (folded ? findAll(folded, query, simplified) : NONE), [folded, query]);
  const start = finds.length > 0 ? firstBehind(finds, from) : 0;
  const around = (index: number) => ((index % finds.length) + finds.length) % finds.length;
  return {
    query,
    finds,
    current: finds.length > 0 ? around(start + steps) : -1,
    search: (next, place) => set({ query: next, from: place, steps: 0 }),
    step: (by) => set((state) => ({ ...state, steps: state.steps + by })),
  };
}
