/**
 * The thing that is counted in a question (“改造多少个菜市场”), and follow-ups that leave it out (“那咸阳要改造多少个？”).
 */
import type { Span } from '../domain.ts';
import { blanked } from '../text/blanked.ts';
import { headOf, overlaid } from './follow-up-again.ts';
import type { Parts } from './follow-up-parts.ts';
import { contentOf, VERBS, withEnd, withoutEnd } from './follow-up-words.ts';

const COUNT =
  '(?:多少|(?<!百分之)几)[万亿千百]*(?:平方米|平方公里|公里|人次|[个家所人户座条项处套亩辆名场件块元吨斤张支批位])?';
const COUNTED = new RegExp(`${COUNT}(?![年月号次倍度点钱成天])(?<thing>[^\\s?？。，,!！吗呢吧了]{2,20})`, 'd');
/** A verb that is done to a thing, then the number, then nothing. */
const LEFT_OUT = new RegExp(`[建修盖办改造增引进招投种植发开设装培训扩治理引进购置]了?${COUNT}$`);

/** @returns the place of the counted thing in `before.text`, null where it is not behind its number */
export function countedThing({ text }: Parts): Span | null {
  const [start, end] = COUNTED.exec(text)?.indices?.groups?.['thing'] ?? [];
  return start === undefined || end === undefined ? null : { start, end };
}

/** @returns the new question with the thing of the one before, null where it leaves none out */
export function withCountedThing(before: Parts, now: Parts): string | null {
  const thing = countedThing(before);
  const said = withoutEnd(blanked(now.text, [...now.places, ...now.times]).replace(/\s+/g, ''));
  if (thing === null || now.indicators.length > 0 || !LEFT_OUT.test(said)) return null;
  const verb = contentOf(now.rest);
  if (verb !== '' && !VERBS.test(verb) && !before.text.includes(verb)) return null;
  const { places, times } = overlaid(before, now);
  return withEnd(headOf(places, times) + said + before.text.slice(thing.start, thing.end));
}
