/**
 * How a passage's parts become one score. All weights of search live here.
 */
import { technicalWords } from '../question/technical.ts';
import type { Reading } from '../question/understand.ts';
import { fold } from '../text/fold.ts';
import { hasFigure } from '../text/numbers.ts';

/**
 * score = clause + passage + lexical + tokens, each times its weight, + features.
 * Clause and passage weights: the recipe of DESIGN.md section 5 (a clause is the unit that says one thing; the passage gives its
 * context). `lexical` scales what wordScore gives: below 1 where little is matched, thousands where a title is quoted, which then decides.
 * Chosen on the choosing half of the own questions (tests/gold/own-choose.jsonl, hard-choose.jsonl).
 */
export const WEIGHTS = {
  clause: 1,
  passage: 0.25,
  lexical: 0.01,
  /** What the re-scorer says of the best clause, −1..1; nothing where the model has no re-scorer. */
  tokens: 1.7,
  /** A figure in the passage where a figure is asked for. */
  figure: 0.06,
  /**
   * The passage stands in the part of the report that is asked about: what was done, or what is planned. The same things are
   * said in both in nearly the same words; only this tells them apart, so it outweighs small differences of wording.
   */
  part: 0.3,
  /** The same where only the year tells: in everyday questions the year is often just that of the report. */
  partByYear: 0.2,
  /** The same where words and year contradict each other (“去年的路2023年还修不修”): the words win, but prove little. */
  partAgainstYear: 0.1,
  /** What falls short is asked about, and the passage stands in that part of the report or speaks of it. */
  problems: 0.3,
  /** A plan where what was done in a named year is asked about, and it does not name that year. */
  planForPast: -0.3,
  /** The passage has a word of the question in Latin letters or with digits, which everybody says alike: 5G, LNG. */
  technical: 0.6,
  /** The passage or its headings name the asked year. */
  year: 0.04,
  /** Title, meeting and salutation of a report, when nobody asks who spoke where … */
  head: -0.15,
  /** … and when somebody does. */
  speech: 0.6,
} as const;

const PLAN_PART = /(?:今年|今后|未来|20\d\d年)?.{0,8}(?:安排|目标|任务|重点工作|主要工作|思路|要求|打算|建议)|自身建设/;
const REVIEW_PART = /回顾|成就|成绩|以来|总结/;
const PROBLEMS_PART = /问题|困难|不足|挑战|短板/;
const PROBLEMS_WORDS =
  /(?:存在|面临|还有)[^。]{0,12}(?:问题|困难|不足|差距|短板)|不够|不足|不高|不强|薄弱|滞后|突出|有待|仍然?(?:较|存在)|差距/g;
const PLAN_WORDS = /力争|确保|将(?!军)|今年|要(?:坚持|加快|推进|着力|深入)|预期目标|计划/;

/** Beyond this BM25 per token of the question nearly every token has been found. */
const WHOLLY_MATCHED = 4;

/**
 * BM25 counts the more, the more of the question it explains: a question in the report's own words finds its passage by words
 * alone, while the one rare word that an everyday question happens to share (“穷帽子”) tells next to nothing.
 * @param bm25 of a passage; @param tokens how many tokens the question has, at least 1
 */
export function wordScore(bm25: number, tokens: number): number {
  return bm25 * Math.min(bm25 / tokens, WHOLLY_MATCHED) ** 2;
}

/** Other weights than WEIGHTS are for measuring: 0 for all but one shows what that one does alone. */
export type Weights = { readonly [Name in keyof typeof WEIGHTS]: number };

export interface RankedText {
  readonly text: string;
  readonly section: readonly string[];
  readonly ordinal: number;
  /** The year whose tasks the report sets. */
  readonly reportYear: number | null;
}

/** What the question asks about a report of this year: what was done, or what is planned; null when it does not say. */
export function askedPart(reading: Reading, reportYear: number | null): 'review' | 'plan' | null {
  if (reading.kind !== null) return reading.kind === 'target' ? 'plan' : 'review';
  return partByYears(reading, reportYear);
}

/** The same as far as the years of the question tell. */
function partByYears(reading: Reading, reportYear: number | null): 'review' | 'plan' | null {
  if (reportYear === null || reading.years.length === 0 || reading.yearOfReport) return null;
  if (reading.years.every((year) => year < reportYear)) return 'review';
  return reading.years.every((year) => year >= reportYear) ? 'plan' : null;
}

/** By which weight the asked part counts. */
function partWeight(reading: Reading, reportYear: number | null): 'part' | 'partByYear' | 'partAgainstYear' {
  if (reading.kind === null) return 'partByYear';
  const byYears = partByYears(reading, reportYear);
  return byYears === null || byYears === askedPart(reading, reportYear) ? 'part' : 'partAgainstYear';
}

/** The part a passage stands in, by its headings, else by how it speaks. */
function ownPart(passage: RankedText): 'review' | 'plan' | null {
  const headings = passage.section.join(' ');
  if (REVIEW_PART.test(headings)) return 'review';
  return PLAN_PART.test(headings) || PLAN_WORDS.test(passage.text) ? 'plan' : null;
}

/** Does a passage speak of what shall be done? */
export const isPlanned = (passage: RankedText): boolean => ownPart(passage) === 'plan';

/** One such word stands in many a passage; two in those that name what falls short. */
function speaksOfProblems({ section, text }: RankedText): boolean {
  return PROBLEMS_PART.test(section.at(-1) ?? '') || (text.match(PROBLEMS_WORDS)?.length ?? 0) >= 2;
}

/** @returns the sum of rank features of a passage for a question */
export function features(passage: RankedText, reading: Reading, weights: Weights = WEIGHTS): number {
  let sum = 0;
  if (reading.asked === 'value' && hasFigure(passage.text)) sum += weights.figure;
  const part = askedPart(reading, passage.reportYear);
  const by = partWeight(reading, passage.reportYear);
  const own = part === null ? null : ownPart(passage);
  if (part !== null && own === part) sum += weights[by];
  if (reading.aboutProblems && speaksOfProblems(passage)) sum += weights.problems;
  const technical = technicalWords(reading);
  if (technical.length > 0 && technical.some((word) => fold(passage.text).includes(word))) sum += weights.technical;
  const years = [...reading.years, ...reading.periods];
  const headings = passage.section.join(' ');
  const named = years.some((year) => passage.text.includes(`${year}年`) || headings.includes(`${year}年`));
  if (named) sum += weights.year;
  else if (part === 'review' && own === 'plan' && reading.years.length > 0 && by !== 'partAgainstYear')
    sum += weights.planForPast;
  if (passage.ordinal === 1 && reading.aboutSpeech) sum += weights.speech;
  else if (passage.ordinal === 1 && /各位代表/.test(passage.text)) sum += weights.head;
  return sum;
}
