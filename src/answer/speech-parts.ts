/**
 * Where the head of a report says who gave it, on which day and at which meeting; for questions that ask this of several reports.
 */
import type { Span } from '../domain.ts';
import type { Reading } from '../question/understand.ts';
import { yearNumber } from '../text/years.ts';
import { ASKS_DAY, ASKS_PERSON, ASKS_SESSION, DAY, headEnd, LEAD, OFFICE, SESSION } from './speech-direct.ts';

export type SpeechPart = 'person' | 'day' | 'session';

/** Title, day and meeting, speaker: what stands above the salutation. @param text of the first passage of a report */
export function headOf(text: string): string {
  const salutation = text.search(/\n各位(?:代表|委员)/);
  return text.slice(0, salutation > 0 ? salutation : headEnd(text));
}

const PERSON = /报告人|(?:[省市区县州]长|主席|总理)(?:各|分别)/;
/** Which was given first. */
const ORDER = /最[早先晚后迟]|\b(?:earliest|latest)\b/;

/** @returns what is asked of the speeches, in the order in which it is told */
export function speechParts({ folded }: Reading): readonly SpeechPart[] {
  const session = ASKS_SESSION.test(folded);
  // 哪次会议: no day. 谁的报告最早: the reports, not the persons.
  const day = ASKS_DAY.test(folded) || ORDER.test(folded);
  const person = PERSON.test(folded) || (ASKS_PERSON.test(folded) && !(day && ORDER.test(folded)));
  return [
    ...(person ? ['person' as const] : []),
    ...(day ? ['day' as const] : []),
    ...(session ? ['session' as const] : []),
  ];
}

/** With the office in front of the name; names of two characters are often set with a space between them. */
function personSpan(head: string, speaker: string): Span | null {
  const name = [...speaker.replace(/\s/g, '')].map((char) => char.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('\\s*');
  const found = new RegExp(name, 'u').exec(head);
  if (!found) return null;
  const before = head.slice(0, found.index).replace(/[\s:：]+$/, '');
  const office = OFFICE.exec(before)?.[0] ?? '';
  return { start: office === '' ? found.index : before.length - office.length, end: found.index + found[0].length };
}

/** @returns null when the head does not say it */
export function spokenSpan(head: string, part: SpeechPart, speaker: string | null): Span | null {
  if (part === 'person') return speaker === null ? null : personSpan(head, speaker);
  const found = (part === 'day' ? DAY : SESSION).exec(head);
  if (!found) return null;
  const end = found.index + found[0].length;
  return { start: part === 'day' ? found.index : end - found[0].replace(LEAD, '').length, end };
}

/** @returns a number that orders days; null when the text is no day in digits */
export function dayNumber(text: string): number | null {
  const [, year, month, day] = /^(.{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$/.exec(text) ?? [];
  const number = year === undefined ? null : yearNumber(year);
  return number === null ? null : (number * 100 + Number(month)) * 100 + Number(day);
}
