/**
 * One form of a text for search: half width (NFKC), lower case, simplified characters, nothing invisible.
 * Folding is for comparing; what users see and what is cited is the original. A lexicon that is looked up in folded text
 * has to be folded too.
 */
import type { Span } from '../domain.ts';
import { simplify } from './simplify.ts';

export interface FoldedText {
  readonly text: string;
  /** Per UTF-16 unit of `text` the offset in the original of the character it came from; one more entry: the original's length. */
  readonly map: Int32Array;
  /** Per UTF-16 unit of `text` the end in the original of the character it came from. */
  readonly ends: Int32Array;
}

/** Zero-width space and joiners, byte order mark, soft hyphen, direction marks, variation selectors … */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** What joins the character before it: combining marks, the half-width voicing marks, and the invisible. */
const JOINS = /[\p{M}\uff9e\uff9f\p{Default_Ignorable_Code_Point}]/u;
/** Korean letters compose with each other, so a run of them is one cluster. */
const JAMO = /[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\ud7b0-\ud7ff\uffa0-\uffdc]/;

/** The main block of Han characters: NFKC leaves every one of them alone. */
const isHan = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff;

/** Does NFKC perhaps compose a Korean letter that follows with this one? */
const isKorean = (char: string): boolean => JAMO.test(char) || (char >= '\uac00' && char <= '\ud7a3');

/** End of the characters that NFKC may compose with the one at `start`. */
function clusterEnd(text: string, start: number): number {
  const first = String.fromCodePoint(text.codePointAt(start) as number);
  const korean = isKorean(first);
  let end = start + first.length;
  while (end < text.length) {
    const next = text.codePointAt(end) as number;
    // Neither ASCII nor Han joins anything: two of them in a row is nearly all of a report.
    if (next < 0x80 || isHan(next)) break;
    const char = String.fromCodePoint(next);
    if (!JOINS.test(char) && !(korean && JAMO.test(char))) break;
    end += char.length;
  }
  return end;
}

/** Folded forms of single UTF-16 units seen so far: punctuation comes again and again. At most 65,536 entries. */
const singles = new Map<string, string>();

function foldCluster(cluster: string): string {
  if (cluster.length > 1) return normalForm(cluster);
  let form = singles.get(cluster);
  if (form === undefined) {
    form = normalForm(cluster);
    singles.set(cluster, form);
  }
  return form;
}

function normalForm(cluster: string): string {
  return cluster.replace(INVISIBLE, '').normalize('NFKC').toLowerCase().normalize('NFKC').replace(INVISIBLE, '');
}

/** Collects folded text with, if wanted, the place of every unit. */
class Folding {
  private readonly parts: string[] = [];
  private readonly starts: number[] = [];
  private readonly stops: number[] = [];

  constructor(private readonly mapped: boolean) {}

  add(piece: string, start: number, end: number): void {
    this.parts.push(piece);
    if (!this.mapped) return;
    for (let i = 0; i < piece.length; i++) {
      this.starts.push(start);
      this.stops.push(end);
    }
  }

  /** A stretch that folds to itself, unit by unit. */
  keep(text: string, start: number, end: number): void {
    if (start === end) return;
    this.parts.push(text.slice(start, end));
    if (!this.mapped) return;
    for (let i = start; i < end; i++) {
      this.starts.push(i);
      this.stops.push(i + 1);
    }
  }

  result(originalLength: number): FoldedText {
    return {
      text: this.parts.join(''),
      map: Int32Array.from([...this.starts, originalLength]),
      ends: Int32Array.from(this.stops),
    };
  }
}

function foldForms(text: string, mapped: boolean): FoldedText {
  const folding = new Folding(mapped);
  let kept = 0;
  for (let i = 0; i < text.length; ) {
    const unit = text.charCodeAt(i);
    const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
    const plain = isHan(unit) || (unit < 0x80 && (unit < 0x41 || unit > 0x5a));
    if (plain && (next < 0x80 || isHan(next))) {
      i++;
      continue;
    }
    const end = clusterEnd(text, i);
    folding.keep(text, kept, i);
    folding.add(foldCluster(text.slice(i, end)), i, end);
    i = end;
    kept = end;
  }
  folding.keep(text, kept, text.length);
  return folding.result(text.length);
}

/** @returns the text in its search form; equals `foldWithMap(text).text` */
export function fold(text: string): string {
  const forms = foldForms(text, false).text;
  const parts: string[] = [];
  return simplify(forms, (piece) => parts.push(piece)) ? parts.join('') : forms;
}

/** The same with the way back: a hit in the folded text is found in the original by `unfold`. */
export function foldWithMap(text: string): FoldedText {
  const forms = foldForms(text, true);
  const folding = new Folding(true);
  const changed = simplify(forms.text, (piece, start, end) => {
    folding.add(piece, forms.map[start] as number, forms.ends[end - 1] as number);
  });
  return changed ? folding.result(text.length) : forms;
}

/**
 * @param span non-empty, in the folded text
 * @returns the shortest span of the original whose folded form holds it: a hit on "m" of a folded "㎡" is the whole sign
 */
export function unfold(folded: FoldedText, span: Span): Span {
  return { start: folded.map[span.start] as number, end: folded.ends[span.end - 1] as number };
}
