/**
 * A question that leans on the one before it → a question that stands alone. Place and year are carried only where the new
 * question lacks them; one that asks for nothing itself (“辽宁省呢?”) is asked again about the new place or year.
 */
import type { ChatTurn } from '../domain.ts';
import { EVERY } from './scope.ts';
import { type Reading, readQuestion } from './understand.ts';
import { yearMentions } from './years.ts';

/** What is left of a question that only names another place or year. */
const NO_CONTENT =
  /^(?:那么?|再|和|换成|改成|如果是|我(?:问|说)的是|不是|应该是|的|呢|吧|啊|又?怎么样|又?如何|情况|[\s,，、?？。!！])*$/;
/** Only so many turns are looked at. */
const TURNS = 6;

/** The question before, asked about the places and years of the new one. */
function askAgain(before: Reading, now: Reading): string {
  let text = before.folded;
  const years = yearMentions(now.folded);
  const place = now.mentions.map((mention) => mention.text).join('和');
  const yearWords = years.map(({ start, end }) => now.folded.slice(start, end)).join('、');
  const spans = [
    ...(yearWords === '' ? [] : yearMentions(before.folded).map(({ start, end }) => ({ start, end, by: yearWords }))),
    ...(place === '' ? [] : before.mentions.map(({ start, end }) => ({ start, end, by: place }))),
  ].sort((a, b) => b.start - a.start);
  // From the back, so that the offsets in front stay right.
  for (const { start, end, by } of spans) text = text.slice(0, start) + by + text.slice(end);
  const missing = [place, yearWords].filter((words) => words !== '' && !spans.some(({ by }) => by === words));
  return missing.join('') + text;
}

/** Place and year of the question before, in front of a new question that lacks them. */
function carry(before: Reading, now: Reading): string {
  const place =
    now.mentions.length === 0 && now.unknownPlace === null
      ? before.mentions.map((mention) => mention.text).join('和')
      : '';
  const year =
    now.years.length === 0 && now.mentions.length === 0 ? before.years.map((one) => `${one}年`).join('、') : '';
  return `${place}${year}${now.question}`;
}

function standAlone(before: Reading | null, question: string, knownRegions: ReadonlySet<string>): Reading {
  const now = readQuestion(question, knownRegions);
  if (!before || now.question === '' || EVERY.test(now.folded)) return now;
  const nothingAsked = NO_CONTENT.test(
    now.searchText === now.folded && now.mentions.length + now.years.length > 0 ? '' : now.searchText,
  );
  if (nothingAsked && (now.mentions.length > 0 || now.years.length > 0))
    return readQuestion(askAgain(before, now), knownRegions);
  if (now.mentions.length > 0) return now;
  return readQuestion(carry(before, now), knownRegions);
}

/** @param history oldest first; only what the user asked is read */
export function readFollowUp(
  question: string,
  history: readonly ChatTurn[],
  knownRegions: ReadonlySet<string>,
): Reading {
  const asked = history.filter(({ role, content }) => role === 'user' && content.trim() !== '').slice(-TURNS);
  let before: Reading | null = null;
  for (const { content } of asked) before = standAlone(before, content, knownRegions);
  return standAlone(before, question, knownRegions);
}
