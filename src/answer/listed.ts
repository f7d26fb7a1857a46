/**
 * Questions for a list or for measures: what the report says the name means, the numbered list, the sentence that holds the
 * items, the concrete measures; in this order.
 */
import { type AskedKind, askedKinds } from '../question/asked-kinds.ts';
import { type AskedList, askedList } from '../question/asked-list.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { Store } from '../store/store.ts';
import { sentences } from '../text/sentences.ts';
import { askedWords, nearness, shareOf } from './asked-words.ts';
import { DIRECT_MAX, type Evidence, quoteOf } from './extract.ts';
import { inlineLists } from './inline-list.ts';
import { namesMeant, namesOfEach, namesOfList } from './list-direct.ts';
import { evidenceOf, named, nearSentences, quoting, unexplained } from './listed-by-name.ts';
import { measures } from './measures.ts';
import { explanationOf } from './note.ts';
import { itemQuoted, nthItem } from './nth-item.ts';
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
/** One that does not name what is counted comes so near the best. */
const NEAR = 0.8;

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
  const all = nearSentences(hits.slice(0, PASSAGES), words);
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

/** Of the best sentences those that tell something of what is asked: no heads of other topics, unless there is nothing else. */
function telling(evidence: readonly Evidence[], reading: Reading): readonly Evidence[] {
  const words = askedWords(reading);
  const found = evidence.filter((one) => !namesTopic(quoteOf(one)) || shareOf(words, quoteOf(one)) >= SHARED);
  return found.length > 0 ? found : evidence.slice(0, 1);
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

/** The item of a list that the question means by a quoted name; null where it means the whole list. */
function oneQuoted(
  store: Store,
  items: readonly Evidence[],
  asked: AskedList,
  kinds: readonly AskedKind[],
): Evidence | null {
  const names = asked.names.filter((name) => !kinds.some(({ kind }) => name.includes(kind)));
  const [first] = items;
  const report = first && items.length > 1 ? store.report(first.hit.report.id) : null;
  return first && report ? itemQuoted(report, items, names, first.hit) : null;
}

const isCounted = ({ count }: AskedKind): boolean => count !== null;

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
    // “采取哪四项措施”
    const counted = askedList(reading.folded);
    const whole = counted.count === null ? null : wholeList(store, hits, evidence, reading, counted);
    if (whole) return { evidence: whole, whole: true, direct: null };
    const found = measures(store, hits, reading, limit);
    return found && { evidence: found, whole: false, direct: null };
  }
  const nth = reading.asked === 'list' ? nthItem(store, hits, reading) : null;
  if (nth) return { evidence: [nth], whole: true, direct: null };
  const asked = askedList(reading.folded);
  const kinds = askedKinds(reading.folded);
  // “四大行动是哪四个行动” asks for one list.
  const ofKinds = [...new Map(kinds.map(({ kind, count }) => [kind, count])).values()];
  // Two things joined are found in any sentence: without a name of their list they are none.
  const unnamed = asked.count === 2 ? [] : [asked.count];
  const counts = (ofKinds.length > 0 ? ofKinds : unnamed).filter((count) => count !== null && count > 1) as number[];
  const part = (found: readonly Evidence[], whole: boolean): Listed => ({
    evidence: found,
    whole,
    direct: bareNames(found, reading, counts),
  });
  // Whoever asks who it was wants none of the things that a slogan counts.
  if (reading.asked === 'name' && /谁/.test(reading.folded) && kinds.length === 0) return null;
  if (reading.asked === 'name') {
    // “三座桥叫什么”: names, and so many of them.
    const found = named(store, hits, kinds.filter(isCounted), reading);
    const names = part(found ?? evidence, found !== null);
    return found !== null || names.direct !== null ? names : null;
  }
  const explanation = explained(store, hits, asked);
  if (explanation) {
    const meant = asked.names.flatMap((name) => explanation.map((one) => namesMeant(quoteOf(one), name)));
    const direct = meant.find((names) => names !== null)?.join('、') ?? null;
    return {
      evidence: explanation,
      whole: true,
      direct: direct !== null && direct.length <= DIRECT_MAX ? direct : null,
    };
  }
  const byName = named(store, hits, kinds, reading);
  const quoted = byName ? null : quoting(store, hits, reading, asked);
  if (quoted) return part(quoted, false);
  const whole =
    byName ??
    wholeList(store, hits, evidence, reading, asked) ??
    counted(hits, reading, asked) ??
    undone(hits, reading);
  const one = byName && kinds.length === 1 ? oneQuoted(store, byName, asked, kinds) : null;
  if (one) return { evidence: [one], whole: true, direct: null };
  if (whole) return part(whole, true);
  const name = unexplained(store, hits, kinds);
  if (name !== null)
    return { refusal: { reason: 'not-in-reports', message: `报告提到了“${name}”，但没有列出具体是哪些。` } };
  if (!isTopicOnly(evidence)) return part(telling(evidence, reading), false);
  const found = measures(store, hits, reading, limit);
  return found && { evidence: found, whole: false, direct: null };
}
