/**
 * English follow-ups that ask for a target, or for a number of a thing that only the question before names.
 */
import type { State } from './follow-up-state.ts';

/** A plan is asked for. */
export const PLANNED =
  /\b(?:targets?|goals?|aims?|aimed|plan(?:s|ned)?|expect(?:s|ed)?|hope(?:s|d)?|intend(?:s|ed)?)\b/i;

/** “How many <tourists> did …”, “How much <money> was …”. */
const COUNTED =
  /\bhow (?:many|much) (?!(?:did|does|do|will|would|was|were|is|are|has|have|had|can|should)\b)(.+?) (?:did|does|do|will|would|was|were|is|are|has|have|had)\b/i;
/** The number without its thing. */
const BARE = /\bhow (?:many|much)(?: more)?(?= (?:did|does|do|will|would|was|were|is|are|has|have|had|should)\b)/i;
/** What such a question adds behind its thing: did … create. */
const DEED =
  /\s+(?:create|build|add|renovate|complete|receive|achieve|reach|have|open|plant|attract|train|install|upgrade|make|produce|generate|spend|invest|get|rebuild|recruit|repair|host|treat|plan to \w+|aim to \w+)$/i;

/** @returns “new urban jobs”; the topic itself where the question counts nothing */
const thingOf = ({ reading, topic }: State): string =>
  COUNTED.exec(reading.question)?.[1] ?? topic.replace(DEED, '').replace(/^(?:['’]?s|the|its|their)\s+/i, '');

/** @param tail place and year. @returns the question for the target of what was asked about */
export const targetOf = (before: State, tail: string): string =>
  `What is the target for ${thingOf(before)
    .replace(/\b(?:actual|target|goal)s?\b\s*/gi, '')
    .trim()}${tail}?`;

/**
 * @param core the follow-up without what leads over; @param place how the place before was named, '' where it named none
 * @returns the follow-up with the thing that it leaves out, null where it leaves none out
 */
export function withThing(before: State, core: string, place: string): string | null {
  const thing = COUNTED.exec(before.reading.question)?.[1];
  if (thing === undefined || !BARE.test(core)) return null;
  const filled = core.replace(BARE, (words) => `${words} ${thing}`).replace(/\bof (?:these|those|them)\b\s*/i, '');
  return place === ''
    ? filled
    : filled.replace(/\b(?:it|they|the (?:city|province|county|district|government))\b/i, place);
}
