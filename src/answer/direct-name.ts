/**
 * The bare name where one is asked for (“哪座桥”, “建在哪座岛上”, “叫什么”): found in the quoted sentences, or none.
 */

import { withoutPoliteness } from '../question/politeness.ts';
import type { Reading } from '../question/understand.ts';
import { DIRECT_MAX, type Evidence, quoteOf } from './extract.ts';
import { type AskedName, askedNames } from './name-asked.ts';
import { candidates, FIT } from './name-candidates.ts';
import { type PlainText, plainText } from './name-chunks.ts';
import { isSure, type Scored, scored } from './name-score.ts';
import { subjectOf } from './name-subject.ts';

/** Further quotes are less likely to answer. */
const LATER = 0.25;
/** A name that nothing speaks for but its kind. */
const GUESSED = 2;
/** Most names of a list that nobody counted. */
const MANY = 4;

interface Quoted {
  readonly plain: PlainText;
  readonly own: string;
}

interface Found {
  readonly name: Scored;
  readonly all: readonly Scored[];
  readonly plain: PlainText;
}

/** The names that stand in one list with the best one. */
function listed({ name, all, plain }: Found): string[] {
  const names = [name];
  const beside = (from: Scored, to: Scored): boolean => /^[、和与及]$/.test(plain.text.slice(from.end, to.start));
  const fits = (one: Scored): boolean => one.fit >= name.fit - 1;
  for (let grown = true; grown && names.length < MANY; ) {
    grown = false;
    const [first, last] = [names[0] as Scored, names.at(-1) as Scored];
    const next = all.find((one) => one.start > last.start && beside(last, one) && fits(one));
    const before = all.find((one) => one.start < first.start && beside(one, first) && fits(one));
    if (next) names.push(next);
    if (before && names.length < MANY) names.unshift(before);
    grown = next !== undefined || before !== undefined;
  }
  return names.map(({ start, end }) => plain.text.slice(start, end));
}

interface BestNames {
  readonly names: readonly string[];
  readonly score: number;
  /** Nothing but its form speaks for it. */
  readonly weak: boolean;
}

function nameFor(asked: AskedName, texts: readonly Quoted[], question: string): BestNames | null {
  let best: BestNames | null = null;
  for (const [i, { plain, own }] of texts.entries()) {
    const all = scored(plain, candidates(plain, asked, own), asked, question, own);
    const alone = all.filter(({ fit }) => fit >= FIT.exact).length === 1;
    for (const name of all) {
      if (!isSure(name, alone)) continue;
      const names = listed({ name, all, plain });
      if (asked.count > 1 && names.length !== asked.count) continue;
      const score = name.score - i * LATER - (isSure(name, false) ? 0 : GUESSED);
      if (best === null || score > best.score) best = { names, score, weak: name.fit <= FIT.kind && name.standing < 1 };
      break;
    }
  }
  return best;
}

/** Does the question count the names it wants (“哪两个村”)? A list of them is one bare answer. */
export const asksFew = ({ folded }: Reading): boolean => askedNames(folded).some(({ count }) => count > 1);

export interface DirectName {
  /** The name or names, verbatim but for quotation marks. */
  readonly name: string;
  /** It is of the kind that is asked for, but does not stand where the question leaves its gap. */
  readonly weak: boolean;
}

/**
 * @param evidence what is quoted, best first
 * @returns null when no name is found that is good enough
 */
export function directName(evidence: readonly Evidence[], reading: Reading): DirectName | null {
  const question = reading.folded;
  const asked = askedNames(question);
  const texts = evidence.map((one) => ({ plain: plainText(quoteOf(one)), own: one.hit.report?.region ?? '' }));
  const found = asked.map((one) => nameFor(one, texts, question));
  const sure = found.filter((one) => one !== null);
  if (found.length === 0 || sure.length < found.length) {
    const [best] = evidence;
    const name = best ? subjectOf(withoutPoliteness(question), quoteOf(best)) : null;
    return name === null ? null : { name, weak: false };
  }
  const name = [...new Set(sure.flatMap(({ names }) => names))].join('、');
  return name !== '' && name.length <= DIRECT_MAX ? { name, weak: sure.some(({ weak }) => weak) } : null;
}
