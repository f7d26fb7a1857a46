/**
 * Which candidate answers: its kind, the words of the question near it, each on the side where the question has it, and whether it
 * stands where the question leaves its gap.
 */
import type { AskedName } from './name-asked.ts';
import { AT_LEAD, type Candidate, COUNTED, FIT } from './name-candidates.ts';
import type { PlainText } from './name-chunks.ts';

/** A stretch that question and text share. */
interface Shared {
  readonly start: number;
  readonly end: number;
  readonly side: 'before' | 'after' | 'around';
  /** Where it stands in its side of the question: each is counted once. */
  readonly key: string;
}

const SIDES = ['before', 'after', 'around'] as const;

/** All stretches of two or more characters that a text shares with a side of the question. */
export function sharedWith(plain: PlainText, asked: AskedName): Shared[] {
  const found: Shared[] = [];
  for (const side of SIDES)
    for (const run of asked[side].split(/[^\p{L}\p{N}]+/u))
      for (let from = 0; from < run.length - 1; ) {
        let length = 2;
        if (!plain.folded.includes(run.slice(from, from + 2))) {
          from += 1;
          continue;
        }
        while (from + length < run.length && plain.folded.includes(run.slice(from, from + length + 1))) length++;
        const piece = run.slice(from, from + length);
        for (let at = plain.folded.indexOf(piece); at >= 0; at = plain.folded.indexOf(piece, at + 1))
          found.push({ start: at, end: at + length, side, key: `${side} ${piece}` });
        from += length;
      }
  return found;
}

const NEAR = 12;
/** Weight of the words of the question near a candidate. */
const WORDS = 6;
/** “被省政府授予”: who gives is not who gets. */
const BY = 3;
/** For every figure of the question (5a, 500) that the candidate's sentence lacks. */
const LACKS = 1.5;
const WRONG_SIDE = { before: 0.6, after: 0.35, around: 1 } as const;

/** What a shared stretch says for a candidate, 0..1 per character. */
function support(plain: PlainText, { start, end }: Candidate, shared: Shared): number {
  if (shared.start < end && shared.end > start) return 0;
  const right = shared.start >= end;
  const between = right ? plain.text.slice(end, shared.start) : plain.text.slice(shared.end, start);
  const distance = 1 / (1 + between.length / NEAR);
  const marks = (between.match(/[，,：:]/g)?.length ?? 0) * 0.25 + (between.match(/[；;。]/g)?.length ?? 0) * 0.7;
  const sided = shared.side === 'around' || right === (shared.side === 'after') ? 1 : WRONG_SIDE[shared.side];
  return Math.min(6, shared.end - shared.start) * distance * sided * Math.max(0.1, 1 - marks);
}

const WITH = /(?:与|跟|和|同|由|被|携手|联合|对接|向)\s*$/u;
const WITH_LEAD = /^(?:与|跟|同|由|被|、|携手|联合|联手|对接|牵手|向|合作)/u;
const AT = /(?:在|到|落户|位于|落|给|往|去|迁)\s*$/u;
const MARK = /^[，,。；;：:（(、]?$/u;

const isCount = (text: string): boolean => COUNTED.exec(text)?.index === 0;

/** Does the candidate stand where the question has its gap? 0..2 */
function standing(plain: PlainText, candidate: Candidate, asked: AskedName, shared: readonly Shared[]): number {
  const { chunk, start, end } = candidate;
  const next = end >= chunk.end || isCount(plain.text.slice(end, chunk.end)) ? chunk.next : '';
  const verbBehind = next !== '' && !/^[，,。；;：:、（(）)的]$/.test(next) && !WITH_LEAD.test(next);
  if (WITH.test(asked.before)) return WITH_LEAD.test(chunk.lead) && start === chunk.start ? 2 : 0;
  if (AT.test(asked.before) || (asked.kind.type === 'place' && asked.after === ''))
    return AT_LEAD.test(chunk.lead) && start - chunk.start <= 2 ? 2 : 0;
  const beside = shared.some(
    (one) => one.side === 'after' && one.start >= end && !/[，,；;。]/.test(plain.text.slice(end, one.start)),
  );
  if (asked.after !== '' && beside && verbBehind && (start === chunk.start || start - chunk.start <= 3)) return 2;
  if (asked.after !== '' && beside && next === '、') return 1.6;
  if (asked.after !== '' && beside) return 0.7;
  const led = !MARK.test(chunk.lead) && chunk.lead !== '' && start === chunk.start;
  const said = shared.some(
    (one) => one.side === 'before' && one.end <= start && !/[，,；;。]/.test(plain.text.slice(one.end, start)),
  );
  const verb =
    chunk.lead.length >= 1 &&
    asked.before !== '' &&
    [...chunk.lead].some((one) => asked.before.slice(-4).includes(one));
  if (asked.after === '' && led && verb) return 2;
  if (asked.after === '' && led && said) return 1.6;
  return 0;
}

/** 5A and 500 are said alike by everybody: how many of the question's are not in the sentence around a candidate. */
function lacking(plain: PlainText, { start, end }: Candidate, asked: AskedName): number {
  const from = Math.max(plain.folded.lastIndexOf('。', start), plain.folded.lastIndexOf(';', start)) + 1;
  const to = plain.folded.slice(end).search(/[。;]/);
  const sentence = plain.folded.slice(from, to < 0 ? undefined : end + to);
  const figures = `${asked.before} ${asked.after} ${asked.around}`.match(/[a-z]*\d+[a-z]*/gu) ?? [];
  return figures.filter((figure) => figure.length >= 2 && !sentence.includes(figure)).length;
}

/** Are all words of the name the question's own? */
function repeats(name: string, asked: AskedName, question: string, own: string): boolean {
  if (question.includes(name)) return true;
  const stem = asked.noun !== '' && name.endsWith(asked.noun) ? name.slice(0, -asked.noun.length) : name;
  return stem === '' || (stem.length >= 2 && question.includes(stem) && !own.includes(stem));
}

export interface Scored extends Candidate {
  readonly score: number;
  readonly standing: number;
  readonly support: number;
}

/** @returns the candidates that may be the answer, best first */
export function scored(
  plain: PlainText,
  list: readonly Candidate[],
  asked: AskedName,
  question: string,
  own: string,
): Scored[] {
  const shared = sharedWith(plain, asked);
  const all = SIDES.reduce((sum, side) => sum + asked[side].replace(/[^\p{L}\p{N}]/gu, '').length, 0);
  return list
    .filter(({ start, end }) => !repeats(plain.folded.slice(start, end), asked, question, own))
    .map((candidate) => {
      const best = new Map<string, number>();
      for (const one of shared) best.set(one.key, Math.max(best.get(one.key) ?? 0, support(plain, candidate, one)));
      const held = [...best.values()].reduce((sum, value) => sum + value, 0) / Math.max(4, all);
      const by = candidate.chunk.lead === '被' && !WITH.test(asked.before);
      const at = by ? -BY : standing(plain, candidate, asked, shared);
      // A name that holds words of the question is more often the topic than the answer.
      const own = shared.filter((one) => one.start < candidate.end && one.end > candidate.start).length > 0 ? 0.5 : 0;
      return {
        ...candidate,
        standing: at,
        support: held,
        score: candidate.fit + at + WORDS * held - own - LACKS * lacking(plain, candidate, asked),
      };
    })
    .sort((a, b) => b.score - a.score || a.start - b.start);
}

/**
 * Is it good enough to be said?
 * @param alone the text has no other name that surely is of the kind
 */
export function isSure({ fit, standing: at, support: held }: Scored, alone: boolean): boolean {
  if (alone && fit >= FIT.exact) return true;
  if (fit >= FIT.kind - 0.5) return held >= 0.08 || at >= 1.6;
  if (fit >= FIT.open) return at >= 1.6 && held >= 0.15;
  return at >= 2 && held >= 0.25;
}
