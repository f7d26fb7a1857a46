/**
 * Questions that a few words answer (who, where, when, which, called what), read sentence by sentence by the reading model: whether
 * any sentence answers at all, which, and with which words. The rules of direct-name.ts know the forms of names better, the model
 * what is asked; where both find something, the surer one counts. Questions for measures are read too, only to refuse them.
 */
import type { Reader } from '../../embeddings/reader.ts';
import type { Asked } from '../domain.ts';
import { askedItems } from '../question/asked-items.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { DirectName } from './direct-name.ts';
import { isEnglish } from './english.ts';
import { DIRECT_MAX, type Evidence, quoteOf } from './extract.ts';
import { type ReadEvidence, readSentences } from './read-sentences.ts';
import { isGeneral, type Refusal } from './refuse.ts';
import { TIME } from './refuse-missing.ts';

/**
 * All figures here were chosen on the own sets. Below this logit of the best sentence none answers, by what is asked: what the
 * sentences that do answer nearly always reach. Of the ways of asking that are not here the model knows too little.
 */
const LEAST: Partial<Record<Asked, number>> = {
  name: -1,
  place: -1,
  date: -2,
  comparison: -3,
  measures: -2.5,
};
/** Of a sentence that answers one of several questions it is less sure by so much. */
const SEVERAL = 2;
/** Whoever asks how to apply wants to know that and no measures. */
const PROCEDURE =
  /申请|报名|预约|(?<!不[办用需要]|免)手续|什么材料|哪些材料|(?:什么|哪些|啥)条件|怎么领|咋领|怎么办理|(?:什么|哪个|联系|咨询)电话|电话(?:是|号|多少|打)/;
const LEAST_PROCEDURE = 0;
/** A finer place than any that reports are compared by. */
const ADDRESS = /哪一?条[路街]|哪一?个(?:街道|社区|位置|地段)|[校地厂]址/;
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
/** One that only its form speaks for is outdone sooner. */
const OUTDOES_WEAK = { span: -1.2, answers: 0.5 } as const;

/** What is asked for, and words that cannot be it: no person is a title, no company a sum. The sentence then tells of something else. */
const NEVER: readonly (readonly [asked: RegExp, words: RegExp])[] = [
  [/是谁|谁是|哪一?位|导演|谁(?:获|荣|夺|当选|担任|负责|主持|带队|领衔)/, /[《》\d]|(?:工程|方案|行动|项目)$/],
  [
    /哪一?家(?:企业|公司|单位|银行|医院|集团|机构)|(?:承建|施工|设计|中标|承办|运营|建设)(?:单位|公司)/,
    /^\d|\d(?:\.\d+)?[万亿]*元|\d+[个家名]/,
  ],
  [/哪里|哪儿|什么(?:地方|位置)|哪一?[个条](?:县|区|镇|乡|村|街|路)|在哪/, /\d(?:\.\d+)?[万亿]*元|\d年|[%％]/],
];
const isNever = (words: string, question: string): boolean =>
  NEVER.some(([asked, never]) => asked.test(question) && never.test(words));

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

/** What a few words answer. “哪个市” is a place where the reports are not compared. */
const ofFewWords = ({ asked, folded }: Reading): boolean =>
  (asked === 'name' && !WHO_EVER.test(folded)) ||
  asked === 'place' ||
  asked === 'date' ||
  (asked === 'comparison' && !/[最更]|相比|对比|比较|排/.test(folded));

/** What tells a time, besides years and months: 入汛前, 三年内. */
const SAYS_WHEN = new RegExp(`${TIME.source}|汛[前后期]|[内前后](?=[，,。；;、完建开投实])`);
/** A sentence that tells none is the answer to no question for a time. */
const NO_TIME = 4;

/** The words that answer, '' for none. */
const spanOf = ({ span, evidence: { hit } }: ReadEvidence): string =>
  span ? hit.text.slice(span.start - hit.passage.start, span.end - hit.passage.start) : '';
/** The same without quotation marks at their ends. */
const wordsOf = (read: ReadEvidence): string => spanOf(read).replace(/^[“"「『《‘]+|[”"」』》’]+$/g, '');

/**
 * @param reports how many are asked: of several a question for a place may compare them, and is not refused
 * @returns null where there is no reading model, or what is asked is not to be read
 */
export async function readAnswer(
  reader: Reader | undefined,
  hits: readonly SearchHit[],
  reading: Reading,
  reports: number,
): Promise<ReadAnswer | null> {
  if (!reader || reading.aboutSpeech || isEnglish(reading.question)) return null;
  const few = ofFewWords(reading);
  const several = askedItems(reading.searchText).length > 1;
  const procedure = PROCEDURE.test(reading.folded) && /measures|list|text/.test(reading.asked);
  const thing = ASKS_A_THING.test(reading.folded);
  const measures = reading.asked === 'measures';
  if (!few && !procedure && !measures && !(reading.asked === 'text' && thing)) return null;
  const worth = (one: ReadEvidence): number =>
    one.answers +
    NEARNESS * one.evidence.score -
    (reading.asked === 'date' && !SAYS_WHEN.test(quoteOf(one.evidence)) ? NO_TIME : 0);
  const [best] = [...(await readSentences(hits, reading, reader))].sort((a, b) => worth(b) - worth(a));
  if (!best) return null;
  const words = wordsOf(best);
  const never = few && isNever(spanOf(best), reading.folded);
  const likely = words !== '' && words.length <= DIRECT_MAX && best.spanScore >= SAID;
  const asked = reading.asked === 'comparison' && ADDRESS.test(reading.folded) ? 'place' : reading.asked;
  const least = procedure ? LEAST_PROCEDURE : (LEAST[asked] ?? Number.NEGATIVE_INFINITY);
  const said = likely && !never && best.answers > 0 && (few || thing);
  return {
    best,
    words: said ? words : null,
    sure: few && !never && best.answers >= SURE,
    none:
      !isGeneral(reading) &&
      (reading.asked !== 'comparison' || reports === 1) &&
      (never || best.answers < (several ? least - SEVERAL : least)),
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

/** 哪个省的哪座城市: the words that answer hold both names. */
const TWO_GAPS = /(?:哪|什么)[^，,。?？]{1,6}的?(?:哪|什么)/;
const NESTED = -0.7;

/**
 * @param question folded
 * @param byRules the bare name that rules found
 * @param quotes what is quoted: nothing else can be the bare answer
 */
export function nameRead(
  question: string,
  byRules: DirectName | null,
  read: ReadAnswer | null,
  quotes: readonly string[],
): string | null {
  const words = read?.words ?? null;
  const name = byRules?.name ?? null;
  if (!read || words === null || !quotes.some((quote) => quote.includes(words))) return name;
  if (byRules === null || name === null) return words;
  const { answers, spanScore } = read.best;
  if (TWO_GAPS.test(question) && words.includes(name) && spanScore >= NESTED) return words;
  if (name.includes(words) || name.includes('、')) return name;
  const outdoes = byRules.weak ? OUTDOES_WEAK : OUTDOES;
  return spanScore >= outdoes.span && answers >= outdoes.answers ? words : name;
}
