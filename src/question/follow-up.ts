/**
 * A question that leans on the one before it → a question that stands alone. Only what it lacks is carried over: a question with
 * a place and a topic of its own carries nothing, one with a topic takes place and year, one that only asks takes the topic too.
 */
import type { ChatTurn } from '../domain.ts';
import { fold } from '../text/fold.ts';
import { askAgain } from './follow-up-again.ts';
import { placesIn, textsOf } from './follow-up-answer.ts';
import { readChinese } from './follow-up-chinese.ts';
import { carriesNothing } from './follow-up-complete.ts';
import { readEnglish } from './follow-up-english.ts';
import { withoutLead } from './follow-up-lead.ts';
import { isEnglish } from './follow-up-parts.ts';
import { type FollowUp, type State, stateOf } from './follow-up-state.ts';
import { readQuestion } from './understand.ts';

export type { FollowUp } from './follow-up-state.ts';

/** Only so many questions are looked back at. */
const TURNS = 8;
/** A question of more characters says itself what it is about. */
const LONG = 300;
/** Says only that something else comes: “先不看这些。”, “新问题：”. */
const PRELUDE =
  /^(?:先?不(?:说|问|管|谈|聊|看)[^，,。:：?？!！]{0,8}了?[。，,!！]|(?:换一?个|新的?|另一?个|下一?个)(?:问题|话题)[：:，,。]|(?:另外|对了|顺便)(?:再?问一?下)?[，,：:])\s*(?=.{4})/;
/** Texts of answers that are remembered, at most. */
const REMEMBERED = 120;

interface Turn {
  readonly question: string;
  /** What was answered before it; '' where nothing was. */
  readonly answer: string;
}

/** @param answers the last answer before each question */
function turnsOf(history: readonly ChatTurn[], question: string): Turn[] {
  const turns: Turn[] = [];
  let answer = '';
  for (const { role, content } of history) {
    if (role === 'assistant') answer = content.trim() === '' ? answer : content;
    else if (/[\p{L}\p{N}]/u.test(content.slice(0, LONG))) {
      turns.push({
        question: content
          .trim()
          .slice(0, LONG)
          .replace(/\p{Surrogate}$/u, ''),
        answer,
      });
      answer = '';
    }
  }
  return [...turns.slice(-TURNS), { question: question.trim(), answer }];
}

/** What the library holds, as far as a follow-up leans on it. */
export interface Around {
  /** Is there a report of this region (full name) and year? */
  holds(region: string, year: number): boolean;
  /** Full names of the regions to which the request is limited by hand; none: it is not. */
  readonly only: readonly string[];
}

const ALL_OF_IT: Around = { holds: () => true, only: [] };
/** So many regions chosen by hand take the place of the one that was spoken of. */
const CHOSEN = 3;

/** The question before, asked of the regions that were chosen by hand since, where none of its own is among them. */
function withinChosen(before: State, { only }: Around, held: ReadonlySet<string>): State {
  const { parts } = before;
  const elsewhere = parts.places.length > 0 && parts.places.every(({ name }) => !only.includes(name));
  if (!elsewhere || only.length === 0 || only.length > CHOSEN) return before;
  return stateOf({ text: askAgain(parts, only, []), kind: before.reading.kind, trail: 'new' }, null, held);
}

/** 今年 after a question about 2025 that only the report of 2026 can answer is 2026. */
function withThisYear(question: string, before: State, { holds }: Around): string {
  const [year, ...more] = before.reading.years;
  const { places } = before.parts;
  if (year === undefined || more.length > 0 || places.length === 0) return question;
  const next = places.every(({ name }) => !holds(name, year) && holds(name, year + 1));
  return next
    ? question.replace(/今年|\b(?:(?:in|for|during) )?this year\b/i, (words) =>
        words === '今年' ? `${year + 1}年` : `in ${year + 1}`,
      )
    : question;
}

/** @returns null when the question says nothing that a later one could lean on */
function next(before: State | null, turn: Turn, held: ReadonlySet<string>, around: Around): State | null {
  const { answer } = turn;
  const question =
    before === null ? turn.question : withThisYear(withoutLead(turn.question.replace(PRELUDE, '')), before, around);
  const folded = fold(question);
  if (!/[\p{L}\p{N}]/u.test(folded) || carriesNothing(folded)) return null;
  const alone = (): State => stateOf({ text: question, trail: 'new' }, null, held, null, before);
  if (before === null || question.length > LONG) return alone();
  const quoted = (): string[] => [...(before.reading.already ?? []), ...textsOf(answer)].slice(-REMEMBERED);
  const rewritten = isEnglish(folded)
    ? readEnglish(before, question, quoted, held)
    : readChinese({ before, question, answer, quoted, listed: () => placesIn(answer, held), held });
  return rewritten === null
    ? alone()
    : stateOf(rewritten, before, held, /\d{2}|[〇零]/.test(folded) ? null : before.parts.base);
}

/**
 * @param history oldest first; of the answers only the last before a question is looked at: for its items, its names and what it
 *   has quoted
 * @param held full names of the library's regions
 * @param around by default reports of every year, and no limit
 */
export function readFollowUp(
  question: string,
  history: readonly ChatTurn[],
  held: ReadonlySet<string>,
  around: Around = ALL_OF_IT,
): FollowUp {
  const turns = turnsOf(history, question);
  const last = turns.pop() as Turn;
  let state: State | null = null;
  // After small talk the answer before it is still the last.
  let answer = '';
  for (const turn of turns) {
    const after = next(state, { ...turn, answer: answer || turn.answer }, held, around);
    answer = after === null ? answer || turn.answer : '';
    state = after ?? state;
  }
  if (state !== null) state = withinChosen(state, around, held);
  const reading = next(state, { ...last, answer: answer || last.answer }, held, around)?.reading;
  return reading ?? readQuestion(question, held);
}
