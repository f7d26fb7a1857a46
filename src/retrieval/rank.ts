/**
 * How a passage's parts become one score. All weights of search live here.
 */
import type { Reading } from '../question/understand.ts';
import { hasFigure } from '../text/numbers.ts';

/**
 * score = clause + PASSAGE × passage + LEXICAL × BM25 + features.
 * Clause and passage weights: the recipe of DESIGN.md section 5 (a clause is the unit that says one thing; the passage gives its
 * context). LEXICAL scales BM25 over words and bigrams (0 to about 60 on the real reports) to the size of a cosine.
 */
export const WEIGHTS = {
  passage: 0.5,
  lexical: 0.02,
  /** A figure in the passage where a figure is asked for. */
  figure: 0.06,
  /**
   * The passage stands in the part of the report that is asked about: what was done, or what is planned. The same things are
   * said in both in nearly the same words; only this tells them apart, so it outweighs small differences of wording.
   */
  part: 0.2,
  /** A plan where only years before the report's own are asked about, and it does not name them: not what happened then. */
  planForPast: -0.2,
  /** The passage or its headings name the asked year. */
  year: 0.04,
  /** Title, meeting and salutation of a report, when nobody asks who spoke where … */
  head: -0.15,
  /** … and when somebody does. */
  speech: 0.6,
} as const;

const PLAN_PART = /(?:今年|今后|未来|20\d\d年)?.{0,8}(?:安排|目标|任务|重点工作|主要工作|思路|要求|打算|建议)|自身建设/;
const REVIEW_PART = /回顾|成就|成绩|以来|总结/;
const PLAN_WORDS = /力争|确保|将(?!军)|今年|要(?:坚持|加快|推进|着力|深入)|预期目标|计划/;

export interface RankedText {
  readonly text: string;
  readonly section: readonly string[];
  readonly ordinal: number;
  /** The year whose tasks the report sets. */
  readonly reportYear: number | null;
}

/** What the question asks about a report of this year: what was done, or what is planned; null when it does not say. */
function askedPart(reading: Reading, reportYear: number | null): 'review' | 'plan' | null {
  if (reading.kind !== null) return reading.kind === 'target' ? 'plan' : 'review';
  if (reportYear === null || reading.years.length === 0) return null;
  if (reading.years.every((year) => year < reportYear)) return 'review';
  return reading.years.every((year) => year >= reportYear) ? 'plan' : null;
}

/** The part a passage stands in, by its headings, else by how it speaks. */
function ownPart(passage: RankedText): 'review' | 'plan' | null {
  const headings = passage.section.join(' ');
  if (REVIEW_PART.test(headings)) return 'review';
  return PLAN_PART.test(headings) || PLAN_WORDS.test(passage.text) ? 'plan' : null;
}

/** @returns the sum of rank features of a passage for a question */
export function features(passage: RankedText, reading: Reading): number {
  let sum = 0;
  if (reading.asked === 'value' && hasFigure(passage.text)) sum += WEIGHTS.figure;
  const part = askedPart(reading, passage.reportYear);
  const own = part === null ? null : ownPart(passage);
  if (part !== null && own === part) sum += WEIGHTS.part;
  const years = [...reading.years, ...reading.periods];
  const headings = passage.section.join(' ');
  const named = years.some((year) => passage.text.includes(`${year}年`) || headings.includes(`${year}年`));
  if (named) sum += WEIGHTS.year;
  else if (part === 'review' && own === 'plan' && reading.years.length > 0) sum += WEIGHTS.planForPast;
  if (passage.ordinal === 1 && reading.aboutSpeech) sum += WEIGHTS.speech;
  else if (passage.ordinal === 1 && /各位代表/.test(passage.text)) sum += WEIGHTS.head;
  return sum;
}
