/**
 * Finding words on the page: full width, half width, case, white space, traditional and simplified characters make no difference.
 * Offsets in UTF-16 code units of the text as it is shown.
 */
import type { Span } from '../src/domain.ts';
import { type Simplified, UNKNOWN } from './simplified.ts';

export interface FoldedText {
  /** Half width, lower case, simplified, without white space. */
  readonly text: string;
  /** Per unit of `text` its place in the original. */
  readonly places: Int32Array;
}

const SPACE = /\s/;

/** One unit for one: places stay simple. Letters whose lower case is longer (İ) stay as they are. */
function foldUnit(unit: number): string {
  const half = unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit;
  const lower = String.fromCharCode(half).toLowerCase();
  return lower.length === 1 ? lower : String.fromCharCode(half);
}

export function foldText(text: string, simplified: Simplified = UNKNOWN): FoldedText {
  const places = new Int32Array(text.length);
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const char = text[at] ?? '';
    const han = unit >= 0x3400 && unit <= 0x9fff;
    const piece = han ? (simplified.get(char) ?? char) : SPACE.test(char) ? '' : foldUnit(unit);
    if (!piece) continue;
    places[folded.length] = at;
    folded += piece;
  }
  return { text: folded, places: places.slice(0, folded.length) };
}

/** Every place of `query`, in order, none inside another. A query of nothing but white space is nowhere. */
export function findAll(folded: FoldedText, query: string, simplified: Simplified = UNKNOWN): Span[] {
  const wanted = foldText(query, simplified).text;
  const found: Span[] = [];
  if (wanted === '') return found;
  for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + wanted.length)) {
    const last = folded.places[at + wanted.length - 1] ?? 0;
    found.push({ start: folded.places[at] ?? 0, end: last + 1 });
  }
  return found;
}

/** Whether the words of `query`, divided by white space, all stand somewhere in `text`. */
export function holdsWords(text: string, query: string, simplified: Simplified = UNKNOWN): boolean {
  const folded = foldText(text, simplified).text;
  return query.split(/\s+/).every((word) => folded.includes(foldText(word, simplified).text));
}
