/**
 * What stands around a place in Latin letters: other places it forms a chain or a compound with, and the nation.
 */
import { NATION_PHRASES } from './region-english.ts';
import { byCode, type Division, NATION, names, standsUnder } from './region-index.ts';
import type { RegionMention } from './region-mentions.ts';

/** A place before it is decided which of its namesakes are kept. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** Most probable first. */
  readonly divisions: readonly Division[];
  /** Its kind stands beside it: Tang County. */
  readonly kindNamed: boolean;
  /** Only a part of the name of something else: Tianjin University. */
  readonly called?: boolean;
  readonly latin: true;
}

/** Without what is only part of another name. Beijing-Tianjin-Hebei, Qinghai-Tibet Plateau: parts of one name are no places of their own. */
export function withoutCompounds(text: string, places: readonly Place[]): Place[] {
  const joined = (left: Place | undefined, right: Place | undefined) =>
    left !== undefined && right !== undefined && /^[-–—]$/.test(text.slice(left.end, right.start));
  return places.filter(
    (place, index) => !place.called && !joined(places[index - 1], place) && !joined(place, places[index + 1]),
  );
}

/** Hedong District in Linyi; Baodi, Tianjin; Dali (Yunnan. */
const SMALL_FIRST = /^\s*(?:,|of|in|under|\()?\s*(?:the\s+)?$/;
/** Tianjin's Wuqing; Linyi, Hedong; 天津wuqing. */
const LARGE_FIRST = /^(?:['’]s|,|的)?\s*$/;

type Either = Place | RegionMention;

/** Divisions of `small` below one of `large`; none where a province named shortly would become its namesake district. */
function narrowed(small: Either, large: Either): Division[] {
  const below = small.divisions.filter((one) =>
    large.divisions.some(({ code }) => code !== one.code && code !== NATION && standsUnder(one.code, code, true)),
  );
  const short = 'latin' in small ? !small.kindNamed : small.short;
  return short && small.divisions[0]?.level === '省' && below.every(({ level }) => level === '区县') ? [] : below;
}

/** @param found in order. @returns chains as one place; Chinese mentions outside of chains as they are */
export function joinChains(text: string, found: readonly Either[]): Either[] {
  const joined: Either[] = [];
  for (const place of found) {
    const before = joined.at(-1);
    if (before !== undefined && ('latin' in before || 'latin' in place)) {
      const gap = text.slice(before.end, place.start);
      const smallFirst = SMALL_FIRST.test(gap) ? narrowed(before, place) : [];
      const largeFirst = smallFirst.length === 0 && LARGE_FIRST.test(gap) ? narrowed(place, before) : [];
      const small = smallFirst.length > 0 ? before : place;
      const divisions = smallFirst.length > 0 ? smallFirst : largeFirst;
      if (divisions.length > 0) {
        const kindNamed = 'latin' in small ? small.kindNamed : !small.short;
        const end = place.end + (gap.includes('(') && text[place.end] === ')' ? 1 : 0);
        joined.splice(-1, 1, { start: before.start, end, divisions, kindNamed, latin: true });
        continue;
      }
    }
    joined.push(place);
  }
  return joined;
}

const ORDER: Readonly<Record<Division['level'], number>> = { 国家: 0, 省: 1, 市: 2, 区县: 3, 乡镇: 4 };

/** The Chinese name as a question would write it, so that it is found again and reports can be searched for it. */
function chineseName(division: Division, kindNamed: boolean): string {
  const short = division.shortNames[0];
  return kindNamed || short === undefined || names.get(short)?.strength !== 'strong' ? division.name : short;
}

/** Chooses among namesakes: all where the library holds one (those first), else today's of the highest level. */
export function toMention(text: string, place: Place, held: ReadonlySet<string>): RegionMention {
  const { start, end, kindNamed } = place;
  const there = place.divisions.filter(({ fullName }) => held.has(fullName));
  const today = place.divisions.filter(({ until }) => until === undefined);
  const pool = today.length > 0 ? today : place.divisions;
  const highest = Math.min(...pool.map(({ level }) => ORDER[level]));
  const divisions =
    there.length > 0
      ? [...there, ...place.divisions.filter((one) => !there.includes(one))]
      : pool.filter(({ level }) => ORDER[level] === highest);
  const written = [...new Set(divisions.map((division) => chineseName(division, kindNamed)))];
  return {
    start,
    end,
    text: written.length === 1 ? (written[0] as string) : text.slice(start, end),
    divisions,
    short: !kindNamed,
  };
}

/** The nation as the subject: China's, the State Council. */
export function nationMentions(text: string): RegionMention[] {
  const nation = byCode(NATION) as Division;
  const found: RegionMention[] = [];
  for (const phrase of NATION_PHRASES) {
    for (const { 0: words, index } of text.matchAll(phrase)) {
      const end = index + words.length;
      if (found.some((other) => index < other.end && other.start < end)) continue;
      found.push({ start: index, end, text: nation.name, divisions: [nation], short: true });
    }
  }
  return found;
}
