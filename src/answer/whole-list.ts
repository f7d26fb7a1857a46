/**
 * A list that the report numbers is given whole, not only the sentences of it that search liked best.
 */
import type { Report, Span } from '../domain.ts';
import { countPattern } from '../question/asked-kinds.ts';
import type { AskedList } from '../question/asked-list.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { Store } from '../store/store.ts';
import { fold } from '../text/fold.ts';
import { sentences } from '../text/sentences.ts';
import { announces, enumerationAt, markOf } from './enumeration.ts';
import type { Evidence } from './extract.ts';
import { itemMeant } from './nth-item.ts';

/** Sentences from which a numbered list is looked for. */
const LIST_STARTS = 2;
/** A sentence of an item stands at most so far behind its number, in characters. */
const ITEM_REACH = 400;

/** The sentence behind the one given, and the last numbered one before it in its line. */
function around(text: string, at: Span): { next: Span | undefined; before: Span | undefined } {
  const marked = (span: Span): boolean => markOf(text.slice(span.start, Math.min(span.end, span.start + 8))) !== null;
  const from = Math.max(text.lastIndexOf('\n', at.start - 1) + 1, at.start - ITEM_REACH);
  const before = sentences(text, from, at.start).filter(marked).at(-1);
  const [next] = sentences(text, at.end, Math.min(text.length, at.end + ITEM_REACH));
  return { next, before };
}

/** The lists that a sentence announces, belongs to, or stands in an item of; the nearest first. */
function listsAt(text: string, at: Span): Span[][] {
  const { next, before } = around(text, at);
  const head = (span: Span | undefined): ReturnType<typeof markOf> =>
    span ? markOf(text.slice(span.start, Math.min(span.end, span.start + 8))) : null;
  const own = head(at);
  const following = head(next);
  // “第一，打造三个场景。一是…”: an item that announces a list of its own.
  const nested = own && next && following?.number === 1 && following.style !== own.style ? [next] : [];
  const inItem = own === null && before ? [before] : [];
  return [...nested, at, ...inItem].map((span) => enumerationAt(text, span)).filter((items) => items.length > 1);
}

function asEvidence(report: Report, one: Evidence, items: readonly Span[]): Evidence[] {
  return items.flatMap((item) => {
    const passage = report.passages.find(({ start, end }) => start <= item.start && end >= item.end);
    if (!passage) return [];
    const text = report.text.slice(passage.start, passage.end);
    return [{ ...item, hit: { ...one.hit, passage, text }, score: one.score }];
  });
}

/** Passages in which a list of so many items is looked for. */
const PASSAGES = 2;

/** “今年要采取四项措施：一要…二要…” somewhere in the best passages, where four are asked for. */
function announcedList(
  store: Store,
  hits: readonly SearchHit[],
  reading: Reading,
  { count }: AskedList,
): Evidence[] | null {
  if (count === null || count < 3) return null;
  const counted = new RegExp(`${countPattern(count)}(?:项|个|大|条|点|件|类|种|方面)`);
  for (const hit of hits.slice(0, PASSAGES)) {
    const report = store.report(hit.report.id);
    if (!report) continue;
    const { start, end } = hit.passage;
    for (const sentence of sentences(report.text, start, end)) {
      const said = fold(report.text.slice(sentence.start, sentence.end));
      if (!counted.test(said)) continue;
      const items = listsAt(report.text, sentence).find(({ length }) => length === count);
      if (items && announces(report.text, items, reading, 'counted'))
        return asEvidence(report, { ...sentence, hit, score: hit.score }, items);
    }
  }
  return null;
}

/**
 * The numbered list that the best sentence belongs to or announces, where the question is about what it lists.
 * @param asked how many items are asked for, where that is said; a list of another length is another list
 */
export function wholeList(
  store: Store,
  hits: readonly SearchHit[],
  evidence: readonly Evidence[],
  reading: Reading,
  asked: AskedList | null = null,
): Evidence[] | null {
  const count = asked?.count ?? null;
  for (const one of evidence.slice(0, LIST_STARTS)) {
    const report = store.report(one.hit.report.id);
    if (!report) continue;
    for (const items of listsAt(report.text, one)) {
      if (count !== null && items.length !== count) continue;
      if (!announces(report.text, items, reading, count === null ? 'any' : 'counted')) continue;
      const meant = reading.asked === 'measures' ? itemMeant(report, items, reading, one.hit) : null;
      return meant ? [meant] : asEvidence(report, one, items);
    }
  }
  return asked ? announcedList(store, hits, reading, asked) : null;
}
