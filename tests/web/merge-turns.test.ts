import { describe, expect, it } from 'vitest';
import { mergeTurns } from '../../web/merge-turns.ts';

type State = 'stopped' | 'busy' | 'failed' | 'done';
const turn = (id: number, state: State = 'done') => ({ id, outcome: { state } });
const merged = (common: number[], mine: ReturnType<typeof turn>[], theirs: ReturnType<typeof turn>[]) =>
  mergeTurns(new Set(common), mine, theirs).map(({ id, outcome }) => [id, outcome.state]);

describe('a conversation in two windows', () => {
  it('holds what either has asked, in the order of asking', () => {
    expect(merged([1], [turn(1), turn(4)], [turn(1), turn(3)])).toEqual([
      [1, 'done'],
      [3, 'done'],
      [4, 'done'],
    ]);
  });

  it('no longer holds what one has taken away, though the other has it still', () => {
    expect(merged([1, 2, 3], [turn(1), turn(5)], [turn(1), turn(2), turn(3)])).toEqual([
      [1, 'done'],
      [5, 'done'],
    ]);
    expect(merged([1, 2], [turn(1), turn(2)], [turn(1), turn(6)])).toEqual([
      [1, 'done'],
      [6, 'done'],
    ]);
  });

  it.each([
    ['stopped', 'done', 'done'],
    ['done', 'stopped', 'done'],
    ['busy', 'stopped', 'busy'],
    ['busy', 'failed', 'failed'],
  ] as const)('of a turn that is %s here and %s there keeps %s', (mine, theirs, kept) => {
    expect(merged([1], [turn(1, mine)], [turn(1, theirs)])).toEqual([[1, kept]]);
  });
});
