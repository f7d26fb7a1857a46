/**
 * The question before, asked again of other places and years.
 */
import { CONNECTS, joined, type Parts, type Slot, type TimeSlot, unique } from './follow-up-parts.ts';

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** From the back, so that the offsets in front stay right. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { start, end, by } of [...edits].sort((a, b) => b.start - a.start || b.end - a.end))
    result = result.slice(0, start) + by + result.slice(end);
  return result;
}

const YEARS_FROM: Readonly<Record<string, number>> = {
  前: -2,
  去: -1,
  上: -1,
  头: -1,
  本: 0,
  今: 0,
  当: 0,
  明: 1,
  来: 1,
  次: 1,
  后: 1,
  下: 1,
};

/** 去年 after a question about 2022 is 2021. @returns the words for the years of the new question */
export function timeWords(times: readonly TimeSlot[], before: Parts): string[] {
  const [near, ...more] = before.reading.years;
  return times.map(({ words, year: own, period }) => {
    const far = words === '前一年' ? -1 : YEARS_FROM[words.charAt(0)];
    // 去年 is told from the year that was named, 前一年 from the one just spoken of.
    const year = /^[去今明来前]年$/.test(words) ? (before.base ?? near) : near;
    if (own !== null || period || year === undefined || more.length > 0 || far === undefined) return words;
    // What was achieved in 2021 stands in the report of 2022, whose 今年 is 2022.
    const reported = words === '今年' && before.reading.kind === 'achieved' && before.reading.years.length === 1;
    return `${year + far + (reported ? 1 : 0)}年`;
  });
}

/** What stands in for these slots; several that are only joined become one. */
function replaced(text: string, slots: readonly Slot[], by: string): Edit[] {
  const [first] = slots;
  if (first === undefined) return [];
  const together = slots.every((slot, i) => i === 0 || CONNECTS.test(text.slice(slots[i - 1]?.end, slot.start)));
  return together
    ? [{ start: first.start, end: slots.at(-1)?.end ?? first.end, by }]
    : slots.map(({ start, end }) => ({ start, end, by }));
}

const bare = (words: string): string => words.replace(/年$/, '');

/** @param english of the question that the words go into */
export const timesJoined = (times: readonly string[], english: boolean): string =>
  english ? joined(times.map(bare), true) : joined(times);

/** Place and year in front of a phrase. */
export const headOf = (places: readonly string[], times: readonly string[]): string => joined(places) + joined(times);

/**
 * @param before the question that is asked again
 * @param places, times what takes the place of its own; empty: they stay
 * @param edits other changes, in offsets of `before.text`, apart from its places and years
 */
export function askAgain(
  before: Parts,
  places: readonly string[],
  times: readonly string[],
  edits: readonly Edit[] = [],
): string {
  const { text, english } = before;
  const all = [...edits];
  const place = joined(places, english);
  const time = timesJoined(times, english);
  if (place !== '') all.push(...replaced(text, before.places, place));
  // “2022年的报告里”, then “2021年呢”: the year stays the report's.
  if (time !== '') all.push(...replaced(text, before.times, time));
  const placeLacks = place !== '' && before.places.length === 0;
  const timeLacks = time !== '' && before.times.length === 0;
  if (english) {
    const end = text.search(/[\s?.!]*$/);
    const tail = `${placeLacks ? ` in ${place}` : ''}${timeLacks ? ` in ${time}` : ''}`;
    return edited(text, tail === '' ? all : [...all, { start: end, end, by: tail }]);
  }
  const after = before.places.at(-1)?.end ?? 0;
  if (placeLacks) all.push({ start: 0, end: 0, by: place + (timeLacks ? time : '') });
  else if (timeLacks) all.push({ start: after, end: after, by: time });
  return edited(text, all);
}

/** The places of the new question in the language of the one before. */
export const placesFor = (before: Parts, now: Parts): string[] =>
  now.places.map(({ words, name }) => (before.english ? words : name));

/** The places of the new question, else those of the one before; the same of years. */
export function overlaid(before: Parts, now: Parts): { readonly places: string[]; readonly times: string[] } {
  return {
    places: unique(now.places.length > 0 ? placesFor(before, now) : before.places.map(({ words }) => words)),
    times: unique(now.times.length > 0 ? timeWords(now.times, before) : before.times.map(({ words }) => words)),
  };
}
