/**
 * Lists that a report numbers itself (“一是…二是…”, “（1）…（2）…”, “第一，…”): found from one of their sentences, or from the
 * sentence that announces them, and given whole, item by item.
 */
import type { Span } from '../domain.ts';
import type { Reading } from '../question/understand.ts';
import { fold } from '../text/fold.ts';
import { sentences } from '../text/sentences.ts';
import { bare, queryTokens } from '../text/tokens.ts';

/** So far a list is followed from its sentence, in characters. */
const REACH = 2400;
const MOST_ITEMS = 15;
/** An item longer than this is cut at the next comma. */
const ITEM = 60;
const NUMERALS = '一二三四五六七八九十';

export interface Mark {
  /** Which kind of numbering. */
  readonly style: string;
  readonly number: number;
}

const numeral = (text: string): number =>
  /^\d/.test(text)
    ? Number(text)
    : text.length === 1
      ? NUMERALS.indexOf(text) + 1
      : text.startsWith('十')
        ? 10 + NUMERALS.indexOf(text.slice(1)) + 1
        : Number.NaN;

const STYLES: readonly (readonly [style: string, pattern: RegExp])[] = [
  ['是', /^(?:——|--)?([一二三四五六七八九十]{1,2})是/],
  ['要', /^(?:——|--)?([一二三四五六七八九十]{1,2})要(?![求点素闻])/],
  ['第', /^第([一二三四五六七八九十]{1,2})[，,、是]/],
  ['（）', /^[（(]([一二三四五六七八九十]{1,2}|\d{1,2})[）)]/],
  ['、', /^([一二三四五六七八九十]{1,2})、/],
  ['.', /^(\d{1,2})[.．、](?!\d)/],
  ['——', /^(——|--)/],
];

/** The number that a sentence begins with. */
export function markOf(text: string): Mark | null {
  for (const [style, pattern] of STYLES) {
    const match = pattern.exec(text);
    if (match) return { style, number: style === '——' ? 0 : numeral(match[1] as string) };
  }
  return null;
}

/** “要做四件事：一要修路；二要架桥”: the first item stands in the sentence that announces the list. */
const AFTER_COLON = /[：:](?=(?:一[是要]|第一[，,、]|[（(][一1][）)]))/;

/** Where a sentence's item begins, and its number. */
function itemMark(text: string, sentence: Span): (Mark & { readonly start: number }) | null {
  const own = markOf(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 8)));
  if (own) return { ...own, start: sentence.start };
  const colon = AFTER_COLON.exec(text.slice(sentence.start, sentence.end));
  if (!colon) return null;
  const start = sentence.start + colon.index + 1;
  const inside = markOf(text.slice(start, Math.min(sentence.end, start + 8)));
  return inside ? { ...inside, start } : null;
}

/** The beginning of a sentence that says what the item is. */
function itemOf(text: string, sentence: Span): Span {
  if (sentence.end - sentence.start <= ITEM) return sentence;
  const cut = text.slice(sentence.start + ITEM / 2, sentence.end).search(/[，,；;。]/);
  return cut < 0 ? sentence : { start: sentence.start, end: sentence.start + ITEM / 2 + cut };
}

/**
 * @param text of a report; @param at a sentence of the list, or the one that announces it
 * @param reach how far behind the sentence the list is followed, in characters
 * @returns the items in order, each cut to what it begins with; empty when there is no list of two or more
 */
export function enumerationAt(text: string, at: Span, reach = REACH): Span[] {
  const from = Math.max(0, at.start - REACH);
  const all = sentences(text, from, Math.min(text.length, at.end + reach));
  const own = all.findIndex(({ start, end }) => start <= at.start && end > at.start);
  if (own < 0) return [];
  const mark = (i: number): ReturnType<typeof itemMark> => {
    const sentence = all[i];
    return sentence ? itemMark(text, sentence) : null;
  };
  let first = own;
  const style = mark(own)?.style ?? mark(own + 1)?.style;
  if (style === undefined) return [];
  if (mark(own) === null) {
    // The announcing sentence: the list begins right behind it.
    first = own + 1;
    if ((mark(first)?.number ?? 0) > 1) return [];
  } else {
    for (let i = own; i >= 0 && own - i < MOST_ITEMS * 4; i--) {
      const one = mark(i);
      if (one?.style !== style) continue;
      if (style !== '——' && one.number > (mark(first)?.number ?? 0)) break;
      first = i;
      if (one.number === 1) break;
    }
  }
  const items: Span[] = [];
  let last = 0;
  for (let i = first; i < all.length && items.length < MOST_ITEMS; i++) {
    const one = mark(i);
    const sentence = all[i] as Span;
    if (one?.style === style) {
      if (style !== '——' && one.number !== last + 1) break;
      last = one.number;
      items.push(itemOf(text, { start: one.start, end: sentence.end }));
    } else if (one !== null && items.length > 0 && style !== '——' && one.style === '、') break;
  }
  return items.length > 1 ? items : [];
}

/** Share of the question's words that the announcing sentence holds, so that the list is what is asked about. */
const ANNOUNCED = { any: 0.34, counted: 0.15 } as const;
const ANNOUNCING = { any: 80, counted: 400 } as const;

/**
 * Is the list what the question asks about? Its announcement, right before the first item, shares the question's words.
 * @param by counted: the list has as many items as the question wants, which tells most of it
 */
export function announces(
  text: string,
  items: readonly Span[],
  reading: Reading,
  by: keyof typeof ANNOUNCED = 'any',
): boolean {
  const first = items[0];
  if (!first) return false;
  const before = fold(text.slice(Math.max(0, first.start - ANNOUNCING[by]), first.start));
  let [held, all] = [0, 0];
  for (const token of queryTokens(reading.searchText).map(bare)) {
    if (/[的了吗呢哪些几什么怎样如何要]/.test(token) || token.length < 2) continue;
    all += token.length;
    if (before.includes(token)) held += token.length;
  }
  return all > 0 && held / all >= ANNOUNCED[by];
}
