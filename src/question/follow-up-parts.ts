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

/** `words` in an English question are those typed; the name is always Chinese where it is known. */
export interface PlaceSlot extends Slot {
  readonly name: string;
}

export interface TimeSlot extends Slot {
  /** The one year it names; null for 去年 and for spans of years. */
  readonly year: number | null;
  /** Several years: it narrows the period and does not choose a report. */
  readonly period: boolean;
}

export interface Parts {
  readonly reading: Reading;
  /** As shown but in simplified characters, where that has the offsets of `reading.folded`; else folded. */
  readonly text: string;
  /** No Chinese character in it. */
  readonly english: boolean;
  readonly places: readonly PlaceSlot[];
  readonly times: readonly TimeSlot[];
  readonly indicators: readonly IndicatorMention[];
  /** Folded, with a blank in place of places, times and indicators. */
  readonly rest: string;
  /** The year that 去年 is told from, null where none or several are named. */
  readonly base: number | null;
}

/** Years that are told from another one, or from the report. */
const RELATIVE =
  /[前去今明]年|[上本后次来]一?年(?!度?[级龄])|[前下头]一年|(?:过去|近|最近|今后|未来|前|这)[两三四五]年|[两三四五十]年后|[两三四五]年(?:来|间|里|累计|合计)|[两三四五]年(?=的?(?:总数|总共|总量|一共|加起来|平均))/g;
const SEVERAL = /[两三四五十]年/;
/** “三年一共” */
const wordsFor = (time: string): string => (/^[两三四五]年$/.test(time) ? `${time}累计` : time);
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
      times.push({ start: match.index, end, year: null, period: SEVERAL.test(match[0]), words: wordsFor(match[0]) });
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

/** Between places that are named together. */
export const CONNECTS = /^[\s、,，和与跟及同以的]*(?:还有|以及|and)?\s*$/;
const COMPARED = /比|哪|分别|各|谁|差|\b(?:compare|which|than|versus|vs)\b/;

/** The places a question is asked of; another one behind them (首届丝路博览会) is part of the topic. */
function named({ mentions, folded }: Reading): RegionMention[] {
  if (COMPARED.test(folded)) return [...mentions];
  const apart = mentions.findIndex(
    ({ start }, i) => i > 0 && !CONNECTS.test(folded.slice(mentions[i - 1]?.end, start)),
  );
  return mentions.slice(0, apart < 0 ? mentions.length : apart);
}

/** In simplified characters, everything else as typed, where that has the offsets of the folded form. */
export function simplified(question: string, folded: string): string {
  if (folded.length !== question.length) return folded;
  return question.replace(/\p{Script=Han}/gu, (char, at: number) => (char.length === 1 ? folded.charAt(at) : char));
}

/** @param held full names of the library's regions */
export function partsOf(reading: Reading, held: ReadonlySet<string>): Parts {
  const { question, folded, unknownPlace } = reading;
  const text = simplified(question, folded);
  const english = isEnglish(folded);
  const places: PlaceSlot[] = named(reading).map((mention) => {
    const written = text.slice(mention.start, mention.end);
    const name = nameOf(mention, written, held);
    return { start: mention.start, end: mention.end, words: english ? written : name, name };
  });
  const unknown = unknownPlace === null ? -1 : folded.indexOf(unknownPlace);
  if (unknownPlace !== null && unknown >= 0)
    places.push({ start: unknown, end: unknown + unknownPlace.length, words: unknownPlace, name: unknownPlace });
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
    base: reading.years.length === 1 ? (reading.years[0] ?? null) : null,
  };
}

export const readParts = (question: string, held: ReadonlySet<string>): Parts =>
  partsOf(readQuestion(question, held), held);

export const wordsOf = (slots: readonly { readonly words: string }[]): string[] => slots.map(({ words }) => words);

export const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** 甲、乙和丙 */
export function joined(names: readonly string[], english = false): string {
  const [comma, and] = english ? [', ', ' and '] : ['、', '和'];
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(comma)}${and}${names.at(-1)}`;
}
