/**
 * Comparing what is no indicator of the lexicon: which words a report must hold, the facts that are named so, and the sentences
 * that say it. A report that does not hold the words does not speak of the thing.
 */
import type { ReportSummary, Span, StoredFact } from '../domain.ts';
import type { Reading } from '../question/understand.ts';
import { features } from '../retrieval/rank.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { Store, StoredPassage } from '../store/store.ts';
import { fold } from '../text/fold.ts';
import { sentences } from '../text/sentences.ts';
import type { Sources } from './answer.ts';
import type { Evidence } from './extract.ts';

/** What says nothing of the thing itself. */
const GENERAL =
  /^(?:数量|个数|总数|总量|规模|数字|数据|指标|目标|预期|预期目标|计划|安排|打算|方面|领域|问题|工作|任务|重点|措施|举措|办法|做法|政策|内容|思路|部署|建设|建成|完成|实现|达到|发展|推进|提高|情况|主要|具体|今年|去年|明年|全年|年度|当年|有关|相关|关于|地方|报告|准备|要求|target|targets|goal|goals|plan|plans|planned|measures|policy|policies|set|new|number)$/;
const PARTS = /[\s、,，。;；:：“”"'《》（）()?？]+|以及|(?<!平|缓)和(?!谐|平|美)|(?<!参)与(?!会)|[的或]/u;
/** A sentence up to this long is quoted whole; of a longer one the clauses around the words. */
const WHOLE_SENTENCE = 90;
const MOST_FACTS = 2000;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Single characters of the segmenter are put together again: 氢 + 能. */
function words(term: string): string[] {
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

/** @returns the words that a report must hold to speak of the topic, longest first; none where the topic is only general words */
export function neededWords(topic: string): string[] {
  const found = topic
    .split(PARTS)
    .flatMap((term) => words(term))
    .filter((word) => word.length > 1 && !GENERAL.test(word));
  return [...new Set(found)].sort((a, b) => b.length - a.length);
}

const holds = (text: string, needed: readonly string[]): boolean => {
  const folded = fold(text);
  return needed.every((word) => folded.includes(word));
};

/** Facts whose own name holds all the words; of a report that has none, those whose quote does. */
export function factsNamed(store: Store, reports: readonly ReportSummary[], needed: readonly string[]): StoredFact[] {
  const reportIds = reports.map(({ id }) => id);
  const { facts } = store.facts({ nameParts: needed.slice(0, 3), reportIds, limit: MOST_FACTS, offset: 0 });
  const byReport = new Map<string, StoredFact[]>();
  for (const fact of facts) byReport.set(fact.report.id, [...(byReport.get(fact.report.id) ?? []), fact]);
  return [...byReport.values()].flatMap((own) => {
    const named = own.filter(({ indicator, surface }) => holds(`${indicator} ${surface}`, needed));
    return named.length > 0 ? named : own.filter(({ quote }) => holds(quote, needed));
  });
}

function hitOfPassage(passage: StoredPassage, report: ReportSummary, similarity: number, extra: number): SearchHit {
  const { id, ordinal, section, clauses, start, end, text } = passage;
  return {
    passage: { id, ordinal, section, clauses, start, end },
    report,
    text,
    score: similarity + extra,
    scores: { clause: similarity, passage: 0, lexical: 0, tokens: null, features: extra },
    bestClause: null,
    clauseSimilarities: clauses.map(() => 0),
  };
}

/** Of a long sentence the clauses from the first needed word to the last. Offsets in the passage. */
function narrowed(text: string, sentence: Span, needed: readonly string[]): Span {
  if (sentence.end - sentence.start <= WHOLE_SENTENCE) return sentence;
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
  const rows = [...index.table.passagesOf(report.id)];
  let best: Evidence | null = null;
  for (const passage of store.passages(rows)) {
    if (!holds(passage.text, needed)) continue;
    const labels = new Set(passage.section);
    const similarity = index.table.similarity(query, passage.row)?.clause ?? 0;
    const extra = features({ ...passage, reportYear: report.year }, reading);
    for (const sentence of sentences(passage.text)) {
      const text = passage.text.slice(sentence.start, sentence.end);
      if (labels.has(text) || !holds(text, needed)) continue;
      const score = similarity + extra;
      if (best !== null && best.score >= score) continue;
      const { start, end } = narrowed(passage.text, sentence, needed);
      const hit = hitOfPassage(passage, report, similarity, extra);
      best = { start: passage.start + start, end: passage.start + end, hit, score };
    }
  }
  return best;
}
