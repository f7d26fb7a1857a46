/**
 * Questions that a few words answer (who, where, when, which, called what), read sentence by sentence by the reading model: whether
 * any sentence answers at all, which, and with which words. The rules of direct-name.ts know the forms of names better, the model
 * what is asked; where both find something, the surer one counts.
 */
import type { Reader } from '../../embeddings/reader.ts';
import type { Asked } from '../domain.ts';
import { askedItems } from '../question/asked-items.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import { isEnglish } from './english.ts';
import { DIRECT_MAX, type Evidence, quoteOf } from './extract.ts';
import { type ReadEvidence, readSentences } from './read-sentences.ts';
import type { Refusal } from './refuse.ts';
import { TIME } from './refuse-missing.ts';

/**
 * All figures here were chosen on the own sets. Below this logit of the best sentence none answers, by what is asked: what the
 * sentences that do answer nearly always reach. Of the ways of asking that are not here the model knows too little.
 */
const LEAST: Partial<Record<Asked, number>> = { name: -1, place: -1, date: -2, comparison: -3 };
/** Whoever asks how to apply wants to know that and no measures. */
const PROCEDURE = /申请|报名|预约|手续|什么材料|哪些材料|(?:什么|哪些|啥)条件|怎么领|咋领|怎么办理|电话/;
const LEAST_PROCEDURE = 0;
/** 发现了什么: a few words as well, but the question may as well ask for more. */
const ASKS_A_THING = /(?<!为)(?:什么|啥)(?!样|情况|措施|办法|安排|打算|进展|成[绩效果]|变化|要求|影响|意思)|哪|谁/;

/** How much nearness to the question counts beside the model's logit. */
const NEARNESS = 8;
/** From here on the sentence surely answers. */
const SURE = 1.5;
/** Words as likely as this are said, */
const SAID = -2.5;
/** and they outdo a name found by rules when they are as likely as this, in a sentence that answers as surely. */
const OUTDOES = { span: -0.15, answers: 3 } as const;

export interface ReadAnswer {
  readonly best: ReadEvidence;
  /** The words that answer, verbatim but for quotation marks at their ends; null when they are not sure. */
  readonly words: string | null;
  /** Is it sure that the sentence answers? */
  readonly sure: boolean;
  /** Does no sentence answer? */
  readonly none: boolean;
}

/** “老人谁来照顾” asks for no name. */
const WHO_EVER = /谁(?:来|给|管|能|会|帮|都|也)/;

/** What a few words answer: “哪个市” of one report is a place, and nothing is compared. */
const ofFewWords = ({ asked, folded }: Reading, reports: number): boolean =>
  (asked === 'name' && !WHO_EVER.test(folded)) ||
  asked === 'place' ||
  asked === 'date' ||
  (asked === 'comparison' && reports === 1 && !/[最更]|相比|对比|比较|排/.test(folded));

/** What tells a time, besides years and months: 入汛前, 三年内. */
const SAYS_WHEN = new RegExp(`${TIME.source}|汛[前后期]|[内前后](?=[，,。；;、完建开投实])`);
/** A sentence that tells none is the answer to no question for a time. */
const NO_TIME = 4;

/** The words that answer, without quotation marks at their ends; '' for none. */
const wordsOf = ({ span, evidence: { hit } }: ReadEvidence): string =>
  span
    ? hit.text
        .slice(span.start - hit.passage.start, span.end - hit.passage.start)
        .replace(/^[“"「『《‘]+|[”"」』》’]+$/g, '')
    : '';

/**
 * @param reports how many are asked
 * @returns null where there is no reading model, or what is asked is not to be read
 */
export async function readAnswer(
  reader: Reader | undefined,
  hits: readonly SearchHit[],
  reading: Reading,
  reports: number,
): Promise<ReadAnswer | null> {
  if (!reader || reading.aboutSpeech || isEnglish(reading.question)) return null;
  const few = ofFewWords(reading, reports);
  // One sentence seldom answers two questions.
  const several = askedItems(reading.searchText).length > 1;
  const procedure = PROCEDURE.test(reading.folded) && /measures|list|text/.test(reading.asked);
  const thing = ASKS_A_THING.test(reading.folded);
  if (!few && !procedure && !(reading.asked === 'text' && thing)) return null;
  const worth = (one: ReadEvidence): number =>
    one.answers +
    NEARNESS * one.evidence.score -
    (reading.asked === 'date' && !SAYS_WHEN.test(quoteOf(one.evidence)) ? NO_TIME : 0);
  const [best] = [...(await readSentences(hits, reading, reader))].sort((a, b) => worth(b) - worth(a));
  if (!best) return null;
  const words = wordsOf(best);
  const likely = words !== '' && words.length <= DIRECT_MAX && best.spanScore >= SAID;
  const least = procedure ? LEAST_PROCEDURE : (LEAST[reading.asked] ?? Number.NEGATIVE_INFINITY);
  const said = likely && best.answers > 0 && (few || thing);
  return {
    best,
    words: said ? words : null,
    sure: few && best.answers >= SURE,
    none: !several && best.answers < least,
  };
}

/** @returns a refusal when no sentence answers */
export const refuseUnread = (read: ReadAnswer | null): Refusal | null =>
  read?.none ? { reason: 'not-in-reports', message: '报告里有相关的内容，但没有写明所问的这一点，无法回答。' } : null;

/** What is quoted, with the sentence that surely answers first. */
export function withRead(evidence: readonly Evidence[], read: ReadAnswer | null): readonly Evidence[] {
  if (!read?.sure) return evidence;
  const { evidence: own } = read.best;
  const others = evidence.filter(({ start, end }) => end <= own.start || start >= own.end);
  return [own, ...others.slice(0, 1)];
}

/**
 * @param byRules the bare name that rules found
 * @param quotes what is quoted: nothing else can be the bare answer
 */
export function nameRead(byRules: string | null, read: ReadAnswer | null, quotes: readonly string[]): string | null {
  const words = read?.words ?? null;
  if (!read || words === null || !quotes.some((quote) => quote.includes(words))) return byRules;
  if (byRules === null) return words;
  const { answers, spanScore } = read.best;
  if (byRules.includes(words) || byRules.includes('、')) return byRules;
  return spanScore >= OUTDOES.span && answers >= OUTDOES.answers ? words : byRules;
}
