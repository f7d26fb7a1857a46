/** One conversation in two windows: both ask, change and keep it, and neither may lose what the other has. */
import type { Outcome } from './turns.ts';

interface Kept {
  readonly id: number;
  readonly outcome: { readonly state: Outcome['state'] };
}

/** Of two outcomes of one turn the one that says more is the later one. */
const RANK: Record<Outcome['state'], number> = { stopped: 0, busy: 1, failed: 2, done: 3 };

/**
 * @param common ids of the turns that both had when they last met: what one of the two no longer has, it took away
 * @returns in the order in which they were asked
 */
export function mergeTurns<T extends Kept>(common: ReadonlySet<number>, mine: readonly T[], theirs: readonly T[]): T[] {
  const has = (turns: readonly T[]) => new Set(turns.map(({ id }) => id));
  const [ours, others] = [has(mine), has(theirs)];
  const merged = new Map<number, T>();
  for (const turn of theirs) if (!common.has(turn.id) || ours.has(turn.id)) merged.set(turn.id, turn);
  for (const turn of mine) {
    const other = merged.get(turn.id);
    if (common.has(turn.id) && !others.has(turn.id)) continue;
    if (!other || RANK[turn.outcome.state] >= RANK[other.outcome.state]) merged.set(turn.id, turn);
  }
  return [...merged.values()].sort((a, b) => a.id - b.id);
}
