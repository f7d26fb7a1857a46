/**
 * Comparing what is no indicator of the lexicon: which words a report must hold, the facts that are named so, and the sentences
 * that say it. A report that does not hold the words does not speak of the thing.
 */
import type { ReportSummary, Span, StoredFact } from '../domain.ts';
import type { Reading } from '../question/understand.ts';
import { features } from '../retrieval/rank.ts';
import type { SearchHit } from '../retrieval/search.ts';
import { fold } from '../text/fold.ts';
import { sentences } from '../text/sentences.ts';
import type { Sources } from './answer.ts';
import type { Evidence } from './extract.ts';
import { tellsOfDeeds } from './measures.ts';
import { hitOfPassage } from './passage-hit.ts';

/** What says nothing of the thing itself. */
const GENERAL =
  /^(?:数量|个数|总数|总量|规模|数字|数据|指标|目标|预期|预期目标|计划|安排|打算|方面|领域|问题|工作|任务|重点|措施|举措|办法|做法|政策|内容|思路|部署|建设|建成|完成|实现|达到|发展|推进|提高|情况|主要|具体|今年|去年|明年|全年|年度|当年|有关|相关|关于|地方|报告|准备|要求|[要将会想能可在被把建修搞办做有是过新]+|target|targets|goal|goals|plan|plans|planned|measures|policy|policies|set|new|number)$/;
/** What was done, in one of several words for it: where a report holds none of them, the thing itself is enough. */
export const DONE = /^(?:新建|新增|改造|建成|扩建|改建|新建改造|提升|增加|建|修)$/;
const PARTS = /[\s、,，。;；:：“”"'《》（）()?？]+|以及|(?<!平|缓)和(?!谐|平|美)|(?<!参)与(?!会)|[的或]/u;
/** A sentence up to this long is quoted whole; of a longer one the clauses around the words. */
const WHOLE_SENTENCE = 60;
const MOST_FACTS = 2000;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Single characters of the segmenter are put together again: 氢 + 能. */
export function wordsOf(term: string): string[] {
  const found: string[] = [];
  let single = '';
  const flush = (): void => {
    if (single.length > 1 || (single !== '' && found.length === 0)) found.push(single);
    single = '';
  };
  for (const { segment, isWordLike } of segmenter.segment(term)) {
    if (isWordLike && segment.length === 1 && /\p{Script=Han}/u.test(segment)) single += segment;
    else {
      flush();
      if (isWordLike) found.push(segment);
    }
  }
  flush();
  return found;
}

/** What a report must hold to speak of a topic. */
export interface Needed {
  /** The topic without general words, part by part, as it is asked: 智慧养老. */
  readonly terms: readonly string[];
  /** Its words, longest first: 智慧, 养老. */
  readonly words: readonly string[];
}

/** @returns null where the topic is only general words */
export function neededFor(topic: string): Needed | null {
  const parts = topic
    .split(PARTS)
    .map((part) => wordsOf(part).filter((word) => !GENERAL.test(word)))
    .filter((part) => part.length > 0);
  const terms = parts.map((part) => part.join('')).filter((term) => term.length > 1);
  const all = [...new Set(parts.flat().filter((word) => word.length > 1))].sort((a, b) => b.length - a.length);
  return all.length === 0 ? null : { terms, words: all };
}

const holds = (text: string, needed: readonly string[]): boolean => {
  const folded = fold(text);
  return needed.every((word) => folded.includes(word));
};

/** The terms themselves where some report holds them all, else their words. */
export function neededOf(
  { terms, words: all }: Needed,
  library: Sources['library'],
  reports: readonly ReportSummary[],
) {
  const ids = reports.map(({ id }) => id);
  const verbatim = terms.length > 0 && terms.every((term) => library.contains(term, ids));
  return verbatim ? [...terms].sort((a, b) => b.length - a.length) : all;
}

/** Around a fact the clauses that may hold a needed word: “新建改造停车场18处”. */
const REACH = 40;

/** The clause a fact stands in, from stop to stop: its verb says what was done. */
function clauseOf(text: string, { start, end }: Span): Span {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const opens = before.search(/[^，,；;。！？：:、\s]*$/);
  const closes = after.search(/[，,；;。！？、\s]/);
  return { start: start - (before.length - opens), end: closes < 0 ? end : end + closes };
}

/**
 * Facts of a thing, each with the whole of its clause for a quote.
 * @returns of each report those whose own name holds all the words; where it has none, those whose clause does
 */
export function factsNamed(
  { store, library }: Pick<Sources, 'store' | 'library'>,
  reports: readonly ReportSummary[],
  needed: readonly string[],
): StoredFact[] {
  const reportIds = reports.map(({ id }) => id);
  const things = needed.filter((word) => !DONE.test(word));
  const must = things.length > 0 ? things : needed;
  const { facts } = store.facts({ nameParts: must.slice(0, 3), reportIds, limit: MOST_FACTS, offset: 0 });
  const byReport = new Map<string, StoredFact[]>();
  for (const fact of facts) byReport.set(fact.report.id, [...(byReport.get(fact.report.id) ?? []), fact]);
  return [...byReport].flatMap(([id, own]) => {
    const text = library.text(id) ?? '';
    const whole = own.map((fact) => {
      const span = clauseOf(text, fact);
      return { ...fact, ...span, quote: text.slice(span.start, span.end) };
    });
    const named = whole.filter(({ indicator, surface }) => holds(`${indicator} ${surface}`, must));
    const about = named.length > 0 ? named : whole.filter(({ quote }) => holds(quote, must));
    const done = about.filter(({ quote }) => holds(quote, needed));
    return done.length > 0 ? done : about;
  });
}

/** Where contents are compared, what follows the words tells of them: so much of a sentence is quoted whole. */
const WHOLE_CONTENT = 110;

/** Of a long sentence the clauses from the first needed word to the last. Offsets in the passage. */
function narrowed(text: string, sentence: Span, needed: readonly string[], whole = WHOLE_SENTENCE): Span {
  if (sentence.end - sentence.start <= whole) return sentence;
  const folded = fold(text.slice(sentence.start, sentence.end));
  // Folding keeps the length except for rare characters; then the whole sentence stands.
  if (folded.length !== sentence.end - sentence.start) return sentence;
  const places = needed.map((word) => folded.indexOf(word));
  const [first, last] = [Math.min(...places), Math.max(...places.map((at, i) => at + (needed[i] as string).length))];
  const before = [...folded.slice(0, first).matchAll(/[,;:。]/g)].at(-1);
  const after = folded.slice(last).search(/[,;。]/);
  return {
    start: sentence.start + (before ? before.index + 1 : 0),
    end: after < 0 ? sentence.end : sentence.start + last + after,
  };
}

/** A heading that stands in running text, or no more than the words themselves. */
const SLIGHT = 16;
const SLIGHT_COST = 0.3;
const NUMBERED = /^[（(]?[一二三四五六七八九十]+[）)、]/;
const slightness = (text: string): number => (text.length < SLIGHT || NUMBERED.test(text) ? SLIGHT_COST : 0);

/**
 * The sentence of a report that holds all the words and comes nearest to the question.
 * @param query the question's vector
 * @returns null when no sentence holds them
 */
export function sentenceWith(
  { store, index, library }: Sources,
  report: ReportSummary,
  needed: readonly string[],
  reading: Reading,
  query: Float32Array,
): Evidence | null {
  const whole = library.text(report.id) ?? '';
  const [longest = ''] = needed;
  // Cheap first: most reports do not hold the longest word.
  if (/^\p{Script=Han}+$/u.test(longest) && !whole.includes(longest)) return null;
  let best: Evidence | null = null;
  for (const passage of store.passages([...index.table.passagesOf(report.id)])) {
    if (!holds(passage.text, needed)) continue;
    const labels = new Set(passage.section);
    const similarities = index.table.clauseSimilarities(query, passage.row);
    const extra = features({ ...passage, reportYear: report.year }, reading);
    for (const sentence of sentences(passage.text)) {
      const text = passage.text.slice(sentence.start, sentence.end);
      if (labels.has(text) || !holds(text, needed)) continue;
      const [from, to] = [passage.start + sentence.start, passage.start + sentence.end];
      const near = passage.clauses.map(({ start, end }, i) => (start < to && end > from ? (similarities[i] ?? 0) : 0));
      const similarity = Math.max(0, ...near);
      const score = similarity + extra - slightness(text);
      if (best !== null && best.score >= score) continue;
      const { start, end } = narrowed(passage.text, sentence, needed);
      const hit = hitOfPassage(passage, report, similarity, extra);
      best = { start: passage.start + start, end: passage.start + end, hit, score };
    }
  }
  return best;
}

/** Only what comes near the best. */
const NEAR = 0.75;
const SHARE_WEIGHT = 0.5;
/** So much of the topic's words a sentence must hold. */
const SHARE = 0.6;
/** What is done says more than what is said of it; what falls short is seldom asked about. */
const DEEDS = 0.08;
const FAULTS = /差距|短板|弱项|不足|不够|有待|薄弱|滞后/;
const FAULT_COST = 0.3;

/**
 * The sentences of found passages that speak of the topic, in the order of the text.
 * @param count at most so many
 * @param faults what falls short is asked about
 */
export function sentencesAbout(
  hits: readonly SearchHit[],
  needed: readonly string[],
  count: number,
  faults: boolean,
): Evidence[] {
  const found = hits.flatMap((hit) => {
    const labels = new Set(hit.passage.section);
    return sentences(hit.text).flatMap((sentence): Evidence[] => {
      const text = hit.text.slice(sentence.start, sentence.end);
      const folded = fold(text);
      const held = needed.filter((word) => folded.includes(word));
      const share = held.length / needed.length;
      if (share < SHARE || labels.has(text)) return [];
      const [from, to] = [hit.passage.start + sentence.start, hit.passage.start + sentence.end];
      const near = hit.passage.clauses.map((clause, i) =>
        clause.start < to && clause.end > from ? (hit.clauseSimilarities[i] ?? 0) : 0,
      );
      const deeds = (tellsOfDeeds(text) ? DEEDS : 0) - (!faults && FAULTS.test(text) ? FAULT_COST : 0);
      const score = SHARE_WEIGHT * share + Math.max(0, ...near) + hit.scores.features + deeds - slightness(text);
      const { start, end } = narrowed(hit.text, sentence, held, WHOLE_CONTENT);
      return [{ start: hit.passage.start + start, end: hit.passage.start + end, hit, score }];
    });
  });
  const best = Math.max(...found.map(({ score }) => score));
  return found
    .sort((a, b) => b.score - a.score)
    .filter(({ score }, i) => i < count && score >= best * NEAR)
    .sort((a, b) => a.start - b.start);
}
