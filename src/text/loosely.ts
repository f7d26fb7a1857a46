/**
 * Names as people write them: without the marks that stand inside (“两园一廊” of a report's “两园、一廊”).
 */

import { literal } from './literal.ts';

const MARKS = '[、，,·“”"‘’\'\\s]*';

/** @param name of one character or more. @returns a pattern, without flags, for the name with or without marks between its characters */
export const loosely = (name: string): RegExp =>
  new RegExp([...name.replace(/[、，,·“”"‘’'\s]/g, '')].map(literal).join(MARKS), 'u');
