/**
 * Questions for a list or for measures: what the report says the name means, the numbered list, the sentence that holds the
 * items, the concrete measures; in this order.
 */
import type { Report, Span } from '../domain.ts';
import { type AskedList, askedList } from '../question/asked-list.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { Store } from '../store/store.ts';
import { sentences } from '../text/sentences.ts';
import { askedWords, nearness, shareOf } from './asked-words.ts';
import type { Evidence } from './extract.ts';
import { inlineLists } from './inline-list.ts';
import { measures } from './measures.ts';
import { explanationOf } from './note.ts';
import { nthItem } from './nth-item.ts';
import { namesTopic } from './topics.ts';
import { wholeList } from './whole-list.ts';

/** What is quoted for a list. */
export interface Listed {
  readonly evidence: readonly Evidence[];
  /** The items are all there. */
  readonly whole: boolean;
}

/** Found passages in whose sentences the items are looked for, and how many of the question's words such a sentence holds. */
const PASSAGES = 5;
const SHARED = 0.25;
/** One that does not name what is counted comes so near the best. */
const NEAR = 0.8;

/** A stretch of a report as evidence; null where no passage holds it whole. */
function evidenceOf(report: Report, span: Span, hit: SearchHit): Evidence | null {
  const passage = report.passages.find(({ start, end }) => start <= span.start && end >= span.end);
  if (!passage) return null;
  return { ...span, hit: { ...hit, passage, text: report.text.slice(passage.start, passage.end) }, score: hit.score };
}

/** What the report of the best passage says that a name of the question means. */
function explained(store: Store, hits: readonly SearchHit[], { names }: AskedList): Evidence[] | null {
  const [hit] = hits;
  const report = hit && names.length > 0 ? store.report(hit.report.id) : null;
  if (!hit || !report) return null;
  for (const name of names) {
    const span = explanationOf(report, name);
    const evidence = span && evidenceOf(report, span, hit);
    if (evidence) return [evidence];
  }
  return null;
}

/** The nearest sentence that holds as many items as are asked for, where it names what is counted or comes near the best one. */
function counted(hits: readonly SearchHit[], reading: Reading, asked: AskedList): Evidence[] | null {
  const { count } = asked;
  if (count === null) return null;
  const words = askedWords(reading);
  const names = [...asked.names, ...asked.counted];
  const all = hits.slice(0, PASSAGES).flatMap((hit) =>
    sentences(hit.text).map(({ start, end }) => {
      const span = { start: hit.passage.start + start, end: hit.passage.start + end };
      const text = hit.text.slice(start, end);
      return { hit, ...span, text, share: shareOf(words, text), score: nearness(hit, span, words) };
    }),
  );
  const best = Math.max(...all.map(({ score }) => score));
  const naming = all.filter(({ text }) => names.some((name) => text.includes(name)));
  const near = all.filter(({ share, score }) => count > 2 && share >= SHARED && score >= best * NEAR);
  const [found] = (naming.length > 0 ? naming : near)
    .flatMap(({ hit, start, score, text }) =>
      inlineLists(text, count).map((items) => ({
        hit,
        start: start + items.start,
        end: start + items.end,
        score: score + shareOf(words, text.slice(items.start, items.end)),
      })),
    )
    .sort((a, b) => b.score - a.score);
  return found ? [found] : null;
}

const UNDONE = /(?:没有?|未能?)(完成|做到|达到|实现|达标|开工|启动)/;

/** Where the question is for what was not done: the nearest sentence that says so. */
function undone(hits: readonly SearchHit[], reading: Reading): Evidence[] | null {
  const verb = UNDONE.exec(reading.folded)?.[1];
  if (verb === undefined) return null;
  const words = askedWords(reading);
  const says = new RegExp(`(?:没有?|未能?)${verb}`);
  const [found] = hits
    .flatMap((hit) =>
      sentences(hit.text)
        .filter(({ start, end }) => says.test(hit.text.slice(start, end)))
        .map(({ start, end }) => ({ hit, start: hit.passage.start + start, end: hit.passage.start + end })),
    )
    .map((one) => ({ ...one, score: nearness(one.hit, one, words) }))
    .sort((a, b) => b.score - a.score);
  return found ? [found] : null;
}

/** The best sentence only names a topic: the items stand behind it. */
function isTopicOnly([best, ...rest]: readonly Evidence[]): boolean {
  if (!best) return false;
  const { hit, start, end } = rest.reduce((one, other) => (other.score > one.score ? other : one), best);
  return namesTopic(hit.text.slice(start - hit.passage.start, end - hit.passage.start));
}

/**
 * @param hits best first, at least one; @param evidence the best sentences of them; @param limit most sentences to quote
 * @returns null when the best sentences are the best there is
 */
export function listOrMeasures(
  store: Store,
  hits: readonly SearchHit[],
  evidence: readonly Evidence[],
  reading: Reading,
  limit: number,
): Listed | null {
  const asked = reading.asked === 'list' ? askedList(reading.folded) : { count: null, names: [], counted: [] };
  const nth = reading.asked === 'list' ? nthItem(store, hits, reading) : null;
  if (nth) return { evidence: [nth], whole: true };
  const whole =
    explained(store, hits, asked) ??
    wholeList(store, evidence, reading, asked.count) ??
    counted(hits, reading, asked) ??
    (reading.asked === 'list' ? undone(hits, reading) : null);
  if (whole) return { evidence: whole, whole: true };
  if (reading.asked === 'list' && !isTopicOnly(evidence)) return null;
  const found = measures(store, hits, reading, limit);
  return found && { evidence: found, whole: false };
}
