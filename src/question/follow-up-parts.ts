/**
 * The parts of a question that a follow-up may change or leave out: its places, its years, its indicators, and the rest.
 */
import type { Span } from '../domain.ts';
import { findIndicators, type IndicatorMention } from '../lexicon/indicators.ts';
import { findRegions, type RegionMention } from '../lexicon/regions.ts';
import { blanked } from '../text/blanked.ts';
import { type Reading, readQuestion } from './understand.ts';
import { yearMentions } from './years.ts';

/** A stretch of the question with what it is written as in another one. */
export interface Slot extends Span {
  readonly words: string;
}

export interface TimeSlot extends Slot {
  /** The one year it names; null for 去年 and for spans of years. */
  readonly year: number | null;
  /** Several years: it narrows the period and does not choose a report. */
  readonly period: boolean;
}

export interface Parts {
  readonly reading: Reading;
  /** As shown, where that has the offsets of `reading.folded`; else folded. */
  readonly text: string;
  /** No Chinese character in it. */
  readonly english: boolean;
  readonly places: readonly Slot[];
  readonly times: readonly TimeSlot[];
  readonly indicators: readonly IndicatorMention[];
  /** Folded, with a blank in place of places, times and indicators. */
  readonly rest: string;
}

/** Years that are told from another one, or from the report. */
const RELATIVE =
  /[前去今明]年|[上本后次来]一?年(?!度?[级龄])|[前下头]一年|(?:过去|近|最近|今后|未来|前|这)[两三四五]年|[两三四五]年来/g;
/** “21年呢”: of four digits only the last two, where nothing counts years. */
const SHORT_YEAR = /(?<![\d.第满近每])([012]\d)年(?![\d来间内期后前以])/g;

/** Full name where the library leaves only one meaning, else as written. A slip of the pen stays as it was made, so that it is told. */
function nameOf(mention: RegionMention, written: string, held: ReadonlySet<string>): string {
  const known = mention.divisions.filter(({ fullName }) => held.has(fullName));
  const meant = known.length > 0 ? known[0] : mention.divisions.length === 1 ? mention.divisions[0] : undefined;
  if (meant === undefined || meant.until !== undefined) return written;
  const [found] = /\p{Script=Han}/u.test(written) ? findRegions(written, { weak: true }) : [mention];
  return found?.divisions.some(({ code }) => code === meant.code) ? meant.fullName : written;
}

/** Years said one by one or as a span, and those told from another year. */
function timesOf(text: string, bare: boolean): TimeSlot[] {
  const times: TimeSlot[] = yearMentions(text).map(({ start, end, years, period }) => {
    const year = !period && years.length === 1 ? (years[0] ?? null) : null;
    return { start, end, year, period, words: year === null ? text.slice(start, end) : `${year}年` };
  });
  const free = (start: number, end: number) => times.every((one) => end <= one.start || start >= one.end);
  for (const match of text.matchAll(RELATIVE)) {
    const end = match.index + match[0].length;
    if (free(match.index, end))
      times.push({ start: match.index, end, year: null, period: /[两三四五]年/.test(match[0]), words: match[0] });
  }
  if (bare) {
    for (const match of text.matchAll(SHORT_YEAR)) {
      const end = match.index + match[0].length;
      const year = 2000 + Number(match[1]);
      if (free(match.index, end)) times.push({ start: match.index, end, year, period: false, words: `${year}年` });
    }
  }
  return times.sort((a, b) => a.start - b.start);
}

export const isEnglish = (text: string): boolean => !/\p{Script=Han}/u.test(text) && /[a-z]/i.test(text);

/** @param held full names of the library's regions */
export function partsOf(reading: Reading, held: ReadonlySet<string>): Parts {
  const { question, folded, unknownPlace } = reading;
  const text = question.length === folded.length ? question : folded;
  const english = isEnglish(folded);
  const places: Slot[] = reading.mentions.map((mention) => {
    const written = text.slice(mention.start, mention.end);
    return { start: mention.start, end: mention.end, words: english ? written : nameOf(mention, written, held) };
  });
  const unknown = unknownPlace === null ? -1 : folded.indexOf(unknownPlace);
  if (unknownPlace !== null && unknown >= 0)
    places.push({ start: unknown, end: unknown + unknownPlace.length, words: unknownPlace });
  const times = timesOf(folded, folded.length <= 12);
  const indicators = findIndicators(folded).filter(({ start, end }) =>
    places.every((place) => end <= place.start || start >= place.end),
  );
  return {
    reading,
    text,
    english,
    places,
    times,
    indicators,
    rest: blanked(folded, [...places, ...times, ...indicators]),
  };
}

export const readParts = (question: string, held: ReadonlySet<string>): Parts =>
  partsOf(readQuestion(question, held), held);

export const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** 甲、乙和丙 */
export function joined(names: readonly string[], english = false): string {
  const [comma, and] = english ? [', ', ' and '] : ['、', '和'];
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(comma)}${and}${names.at(-1)}`;
}
