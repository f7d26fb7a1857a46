/**
 * Questions for a list or for measures: what the report says the name means, the numbered list, the sentence that holds the
 * items, the concrete measures; in this order.
 */
import type { Report, Span } from '../domain.ts';
import { type AskedKind, askedKinds } from '../question/asked-kinds.ts';
import { type AskedList, askedList } from '../question/asked-list.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { Store } from '../store/store.ts';
import { sentences } from '../text/sentences.ts';
import { askedWords, nearness, shareOf } from './asked-words.ts';
import { DIRECT_MAX, type Evidence } from './extract.ts';
import { inlineLists } from './inline-list.ts';
import { namesOfEach, namesOfList } from './list-direct.ts';
import { measures } from './measures.ts';
import { namedList, onlyNamed } from './named-list.ts';
import { explanationOf } from './note.ts';
import type { Refusal } from './refuse.ts';
import { namesTopic } from './topics.ts';
import { wholeList } from './whole-list.ts';

/** What is quoted for a list. */
export interface Listed {
  readonly evidence: readonly Evidence[];
  /** The items are all there. */
  readonly whole: boolean;
  /** Their bare names, where they are counted and short. */
  readonly direct: string | null;
}

/** Found passages in whose sentences the items are looked for, and how many of the question's words such a sentence holds. */
const PASSAGES = 5;
const SHARED = 0.25;
/** A quoted name shorter than this is a word of many sentences. */
const NAME = 4;
/** One that does not name what is counted comes so near the best. */
const NEAR = 0.8;

const quoteOf = ({ hit, start, end }: Evidence): string =>
  hit.text.slice(start - hit.passage.start, end - hit.passage.start);

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

/** Reports in which a list is looked for by its name. */
const REPORTS = 3;

/** The first hit of each report, best first. */
function firstOfEach(hits: readonly SearchHit[]): SearchHit[] {
  const found = new Map<string, SearchHit>();
  for (const hit of hits) if (!found.has(hit.report.id)) found.set(hit.report.id, hit);
  return [...found.values()].slice(0, REPORTS);
}

/** The lists that a report announces by the names of the question: all that are asked for, or none. */
function named(
  store: Store,
  hits: readonly SearchHit[],
  kinds: readonly AskedKind[],
  best?: Evidence,
): Evidence[] | null {
  if (kinds.length === 0) return null;
  for (const hit of firstOfEach(hits)) {
    const report = store.report(hit.report.id);
    if (!report) continue;
    const all = best ? [best.hit, ...hits] : hits;
    const near = all.filter((other) => other.report.id === hit.report.id).map(({ passage }) => passage);
    const lists = kinds.map((kind) =>
      (namedList(report.text, kind, near) ?? []).flatMap((span) => evidenceOf(report, span, hit) ?? []),
    );
    // “四大行动是哪四个行动”: one list under two names.
    const isFound = ({ count }: AskedKind): boolean =>
      kinds.some((other, i) => other.count === count && lists[i]?.length !== 0);
    const found = new Map(lists.flat().map((one) => [one.start, one]));
    if (found.size > 0 && kinds.every(isFound)) return [...found.values()];
  }
  return null;
}

/** The name of a list that the reports use without saying what it holds. */
function unexplained(store: Store, hits: readonly SearchHit[], kinds: readonly AskedKind[]): string | null {
  const [kind, ...others] = kinds;
  if (!kind || others.some(({ count }) => count !== kind.count)) return null;
  const texts = firstOfEach(hits).flatMap((hit) => store.report(hit.report.id)?.text ?? []);
  return texts.map((text) => onlyNamed(text, kind)).find((name) => name !== null) ?? null;
}

/** “试验田”种了哪些作物 is answered where the report speaks of the 试验田: the nearest sentence that holds the quoted name. */
function quoting(
  store: Store,
  hits: readonly SearchHit[],
  reading: Reading,
  { names, count }: AskedList,
): Evidence[] | null {
  const holds = (text: string): boolean => names.some((name) => name.length >= NAME && text.includes(name));
  if (count !== null) return null;
  const words = askedWords(reading);
  const all = firstOfEach(hits).flatMap((hit) => {
    const report = store.report(hit.report.id);
    if (!report || !holds(report.text)) return [];
    return sentences(report.text)
      .filter(({ start, end }) => holds(report.text.slice(start, end)))
      .map((span) => ({ span, hit, report, share: shareOf(words, report.text.slice(span.start, span.end)) }));
  });
  const [best] = all.sort((a, b) => b.share - a.share);
  const evidence = best && evidenceOf(best.report, best.span, best.hit);
  return evidence ? [evidence] : null;
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

/** The bare names of counted lists that stand in one sentence each; null where they are too long for one line. */
function bareNames(found: readonly Evidence[], reading: Reading, counts: readonly number[]): string | null {
  const quotes = found.map(quoteOf);
  const lists = quotes.map((quote) => counts.map((count) => namesOfList(quote, count)).find((names) => names !== null));
  // Of several lists all are meant; of several sentences the first that holds one.
  const wanted = counts.length > 1 ? lists : lists.filter((names) => names !== undefined).slice(0, 1);
  const names = namesOfEach(quotes, reading.folded) ?? (wanted.includes(undefined) ? [] : wanted.flat());
  const direct = names.join('、');
  return direct !== '' && direct.length <= DIRECT_MAX ? direct : null;
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
): Listed | { readonly refusal: Refusal } | null {
  if (reading.asked === 'measures') {
    const found = measures(store, hits, reading, limit);
    return found && { evidence: found, whole: false, direct: null };
  }
  const asked = askedList(reading.folded);
  const kinds = askedKinds(reading.folded);
  const ofKinds = [...new Map(kinds.map(({ kind, count }) => [kind, count])).values()].filter(
    (count) => count !== null,
  );
  const counts = ofKinds.length > 0 ? ofKinds : asked.count === null ? [] : [asked.count];
  const isList = reading.asked === 'list';
  const explanation = isList ? explained(store, hits, asked) : null;
  if (explanation) return { evidence: explanation, whole: true, direct: null };
  const whole = isList
    ? (named(store, hits, kinds, evidence[0]) ??
      quoting(store, hits, reading, asked) ??
      wholeList(store, evidence, reading, asked.count) ??
      counted(hits, reading, asked) ??
      undone(hits, reading))
    : named(
        store,
        hits,
        kinds.filter((kind) => kind.count !== null),
        evidence[0],
      );
  if (whole) return { evidence: whole, whole: true, direct: bareNames(whole, reading, counts) };
  if (!isList) {
    const direct = bareNames(evidence, reading, counts);
    return direct === null ? null : { evidence, whole: false, direct };
  }
  const name = unexplained(store, hits, kinds);
  if (name !== null)
    return { refusal: { reason: 'not-in-reports', message: `报告提到了“${name}”，但没有列出具体是哪些。` } };
  if (!isTopicOnly(evidence)) return { evidence, whole: false, direct: bareNames(evidence, reading, counts) };
  const found = measures(store, hits, reading, limit);
  return found && { evidence: found, whole: false, direct: null };
}
