/** Between the stages of an answer: the place where work that nobody waits for any more ends. */
import { setImmediate } from 'node:timers/promises';
import { stopIfAbandoned } from '../errors.ts';

/**
 * Lets the rest of the program have its turn (only then can it be known that the asker has left), and goes on only while the
 * answer is still wanted.
 *
 * @param signal of the asker; without one nobody can leave, and nothing waits
 * @throws Abandoned
 */
export async function nextStage(signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return;
  stopIfAbandoned(signal);
  await setImmediate();
  stopIfAbandoned(signal);
}
