/**
 * Numbers that count off, where one is asked for: 第十二届 of “第几届”.
 */
import type { Span } from '../domain.ts';

const ASKED = /第几([届次批个轮期季条号年站])/;

/** @returns what is counted off: 届 of 第几届; null when no such number is asked for */
export const ordinalAsked = (question: string): string | null => ASKED.exec(question)?.[1] ?? null;

/** @param counter as ordinalAsked gives it; @returns the numbers of it that a text tells, in order */
export function ordinals(text: string, counter: string): Span[] {
  const pattern = new RegExp(`第[\\d一二两三四五六七八九十百〇]+${counter}`, 'gu');
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}
