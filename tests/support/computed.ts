/**
 * The one kind of number that an answer may give and no report does: a difference, marked as computed, right behind the two figures
 * that it is made of. For the property that no answer holds a figure that its quotes lack.
 */
import { figures } from '../../src/text/numbers.ts';

const DIFFERENCE = /([^。；\n]*?)(?:，相差|, a difference of )(\d[^（(]*?)\s*(?:（计算得出）|\(computed\))/g;

const amountOf = ({ value, factor }: { readonly value: number; readonly factor: number }): number => value * factor;

export interface Checked {
  /** The answer without its differences. */
  readonly rest: string;
  /** Differences that are not what the two figures in front of them make. */
  readonly wrong: readonly string[];
}

export function checkDifferences(answer: string): Checked {
  const wrong: string[] = [];
  const rest = answer.replaceAll(DIFFERENCE, (whole, before: string, said: string) => {
    const [a, b] = figures(before).slice(-2);
    const [gap] = figures(said.replace('percentage point', '个百分点'));
    if (!a || !b || !gap || Math.abs(Math.abs(amountOf(a) - amountOf(b)) - amountOf(gap)) > 1e-6 * amountOf(gap))
      wrong.push(whole);
    return before;
  });
  // A mark that stands behind anything else marks nothing.
  if (/计算得出|computed\)/.test(rest)) wrong.push(rest);
  return { rest, wrong };
}
