/**
 * The list that a report itself announces by the name that a question uses: in the same sentence, numbered behind it, or as
 * clauses that share the name's ending.
 */
import type { Span } from '../domain.ts';
import { type AskedKind, announcing } from '../question/asked-kinds.ts';
import { sentences } from '../text/sentences.ts';
import { enumerationAt, markOf } from './enumeration.ts';
import { itemsBeside } from './inline-list.ts';
import { familyIn, runOf } from './item-family.ts';

/** A numbered list begins at most so many sentences behind the one that announces it, … */
const BEHIND = 3;
/** … and its items may be long sections. */
const SECTIONS = 40_000;
/** Items that share an ending follow within so many characters. */
const NEAR = 3500;
/** A sentence that announces a numbered list ends soon behind the list's name. */
const TAIL = 40;
/** Characters before a number in which a note's own number may stand. */
const LINE_HEAD = 8;

/** The sentence that holds the place. */
function sentenceAt(text: string, at: number): Span {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at);
  const to = lineEnd < 0 ? text.length : lineEnd;
  return sentences(text, from, to).find(({ start, end }) => start <= at && end > at) ?? { start: from, end: to };
}

/** The items numbered from one behind the sentence, as many as there have to be. */
function numberedBehind(text: string, announcement: Span, name: Span, count: number): Span[] | null {
  const said = text.slice(announcement.start, announcement.end);
  const behindName = announcement.end - name.end;
  if (behindName > TAIL) return null;
  const following = sentences(text, announcement.end, Math.min(text.length, announcement.end + 600)).slice(0, BEHIND);
  const first = following.find(({ start, end }) => {
    const mark = markOf(text.slice(start, Math.min(end, start + LINE_HEAD)));
    return mark !== null && (mark.number === 1 || (mark.number === 0 && /[：:]$/.test(said)));
  });
  if (!first) return null;
  const items = enumerationAt(text, first, SECTIONS);
  return items.length === count ? items : null;
}

/** The clauses that share the name's ending behind the announcement: in its line, or further on. */
function sharing(text: string, at: Span, { kind, count }: AskedKind, announcement: RegExp): Span[] | null {
  const lineEnd = text.indexOf('\n', at.end);
  const behind = { start: at.end, end: lineEnd < 0 ? text.length : lineEnd };
  const near = { start: at.end, end: Math.min(text.length, at.end + NEAR) };
  return (
    familyIn(text, behind, announcement, { kind, count, least: 1 }) ??
    familyIn(text, near, announcement, { kind, count, least: 2 })
  );
}

/** … anywhere in the report, in a row. */
function inRow(text: string, { kind, count }: AskedKind): Span[] | null {
  // Two of a kind stand side by side anywhere, and a single character ends many words: it takes several to make a list.
  const run = count !== null && count > (kind.length > 1 ? 2 : 3) ? runOf(text, kind, count) : null;
  return run && [run];
}

/** Where the report uses the name, those in the sentences given first. */
function placesOf(text: string, announcement: RegExp, near: readonly Span[]): Span[] {
  const rank = (at: number): number => {
    const found = near.findIndex(({ start, end }) => start <= at && end > at);
    return found < 0 ? near.length : found;
  };
  return [...text.matchAll(announcement)]
    .map(({ index, 0: name }) => ({ start: index, end: index + name.length }))
    .sort((a, b) => rank(a.start) - rank(b.start));
}

/** A slogan in quotation marks may say more than what is counted: “茶山四护办法”. */
const BEFORE = /“([^“”，,。；;、]{0,8})$/;
const BEHIND_IT = /^([^“”，,。；;、]{0,6})”/;

/**
 * @param text of a report
 * @returns the name as the report has it, where it is a slogan in quotation marks and the sentences that hold it list nothing
 */
export function onlyNamed(text: string, asked: AskedKind): string | null {
  const { count } = asked;
  if (count === null) return null;
  const places = placesOf(text, announcing(asked), []);
  const lists = ({ start: at }: Span): boolean => {
    const { start, end } = sentenceAt(text, at);
    return text
      .slice(start, end)
      .split(/[，,；;：:。]/)
      .some((stretch) => stretch.split('、').length >= count);
  };
  if (places.some(lists)) return null;
  for (const { start, end } of places) {
    const [before, behind] = [BEFORE.exec(text.slice(0, start))?.[1], BEHIND_IT.exec(text.slice(end))?.[1]];
    if (before !== undefined && behind !== undefined) return before + text.slice(start, end) + behind;
  }
  return null;
}

/**
 * @param text of a report; @param near sentences that come near the question, best first
 * @returns the items in order, or one stretch that holds them all; null where the report announces no such list, or it is not found
 */
export function namedList(text: string, asked: AskedKind, near: readonly Span[] = []): Span[] | null {
  const announcement = announcing(asked);
  if (asked.count === null) {
    const all = { start: 0, end: text.length };
    const kind = { kind: asked.kind, count: null, least: asked.kind.length };
    return familyIn(text, all, /(?!)/, kind);
  }
  const places = placesOf(text, announcement, near);
  const { count } = asked;
  const ways: ((place: Span) => Span[] | null)[] = [
    (place) => itemsBeside(text, sentenceAt(text, place.start), place, count),
    (place) => numberedBehind(text, sentenceAt(text, place.start), place, count),
    (place) => sharing(text, place, asked, announcing(asked)),
  ];
  for (const way of ways) {
    for (const place of places) {
      const found = way(place);
      if (found) return found;
    }
  }
  if (places.length === 0) return null;
  const all = { start: 0, end: text.length };
  const { kind } = asked;
  return (
    inRow(text, asked) ?? familyIn(text, all, announcing(asked), { kind, count, least: Math.max(2, kind.length - 2) })
  );
}
