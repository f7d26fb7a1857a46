/**
 * The bare answer to a question about the speech itself, out of its head: the speaker with office, the day, the meeting.
 */
import type { Reading } from '../question/understand.ts';
import { sentences } from '../text/sentences.ts';

export const DAY =
  /(?:(?:19|20)\d{2}|[一二][〇○Ｏ零九一二三四五六七八]{3})\s*年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日/;
export const SESSION =
  /[\p{Script=Han}\d]*?(?:人民代表大会|人大|人代会|政协)[\p{Script=Han}\d]{0,8}?第?[一二三四五六七八九十\d]+次(?:全体)?会议/u;
export const OFFICE = /(?:代)?(?:[省市区县州旗镇乡]长|主席|总理)$/;
/** Words in front of a session's name: 日在, 月…日于. */
export const LEAD = /^.*(?:[日在于——]|召开|举行)(?=\p{Script=Han})/u;

/** So many sentences from the beginning are looked at. */
const HEAD_SENTENCES = 4;

export const ASKS_SESSION =
  /(?:哪|什么)(?:一?[次届个场])?[^，。,?？]{0,6}(?:会议|大会|会)(?!场|议室)|(?:第几[次届])|\b(?:which|what) (?:meeting|session)/;
export const ASKS_PERSON =
  /谁|哪一?位|姓什么|叫什么|哪个(?:[省市区县州]长|领导|主席)|\bwho\b|\bwhat is the name|\b(?:which|what) (?:\w+ ){0,2}(?:governor|mayor|premier|magistrate|head|chairman|leader|official)\b/;
export const ASKS_DAY = /什么时[候间]|何时|哪一?[天日年]|几月|几[号日]|日期|时间|\bwhen\b|\bwhat (?:date|day)/;

/** 代区长张某: the office in front of the name, where the head gives it. */
function withOffice(head: string, speaker: string): string {
  const before = head.slice(0, head.indexOf(speaker)).replace(/[\s:：]+$/, '');
  return `${OFFICE.exec(before)?.[0] ?? ''}${speaker}`;
}

/**
 * End of the head where no salutation ends it: behind the first of its sentences that gives the day, or the first that says
 * anything.
 */
export function headEnd(text: string): number {
  const first = sentences(text).slice(0, HEAD_SENTENCES);
  const dated = first.find(({ start, end }) => DAY.test(text.slice(start, end)));
  return (dated ?? first.find(({ end }) => end > 20))?.end ?? text.length;
}

/**
 * @param head title, day and meeting, speaker as the report has them
 * @param speaker as known of the report; null when it is not
 * @returns verbatim in the head; null when the head does not say it
 */
export function directOfSpeech(head: string, speaker: string | null, reading: Reading): string | null {
  const { folded } = reading;
  if (ASKS_PERSON.test(folded)) return speaker !== null && head.includes(speaker) ? withOffice(head, speaker) : null;
  if (ASKS_DAY.test(folded)) return DAY.exec(head)?.[0] ?? null;
  if (ASKS_SESSION.test(folded)) return SESSION.exec(head)?.[0].replace(LEAD, '') ?? null;
  return null;
}
