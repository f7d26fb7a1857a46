/**
 * Pieces of text with their places on PDF pages → lines. A PDF stores no lines, words or paragraphs, only glyphs at
 * places; everything here is in points, y upwards, after the rotation of the page is undone.
 */

import { countHan } from '../text/sentences.ts';

/** A piece of text as the PDF shows it. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly width: number;
  /** Font size. */
  readonly size: number;
}

export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

export interface Page {
  readonly height: number;
  /** In reading order. */
  readonly lines: readonly Line[];
  /** Whether the text stands in two columns; the lines of the second are moved to where the first stands. */
  readonly columns?: boolean;
}

/** Pieces whose base lines differ by less than this share of the font size stand on one line. */
const SAME_LINE = 0.4;
/** A gap of this many font sizes between two Chinese characters is a space: justified text has gaps below it. */
const WIDE_GAP = 0.55;
/** The same for gaps beside Latin letters and digits. */
const NARROW_GAP = 0.2;
/** A gap of this many font sizes separates columns of a table. */
const COLUMN_GAP = 2.5;
/** The same text at the same place within this share of its size was printed twice to look bold. */
const OVERPRINT = 0.25;

/** From this many Chinese characters on, a line is running text, where no single blank is typed between two of them. */
const RUNNING_TEXT = 15;
/** Blanks between this share of a line's characters are its stretch: 政 府 工 作 报 告. */
const STRETCHED = 0.7;
/** Characters a line must have to be judged so: 周 波 is a name as it is typed. */
const MIN_STRETCHED = 4;

const WIDE = '[\\u2e80-\\u9fff\\uff00-\\uffef\\u3000-\\u303f“”]';
const BLANK_BETWEEN_WIDE = new RegExp(`(?<=${WIDE}) (?=${WIDE})`, 'gu');
/** Word processors set a thin gap between Chinese characters and figures or Latin letters; pdf.js reports a blank. */
const BLANK_BESIDE_LATIN = new RegExp(`(?<=${WIDE}) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?=${WIDE})`, 'gu');

const LATIN = /[A-Za-z0-9.,%)(]/;

/** @returns the lines of a page from top to bottom; in the order of the file where columns stand side by side */
export function linesOfPage(pieces: readonly Piece[]): Line[] {
  const rows: Piece[][] = [];
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue;
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && sameLine(last, piece)) row.push(piece);
    else rows.push([piece]);
  }
  return inReadingOrder(rows.map(joinRow).filter((line) => line.text !== ''));
}

function sameLine(a: Piece, b: Piece): boolean {
  return Math.abs(a.y - b.y) < SAME_LINE * Math.max(a.size, b.size);
}

function joinRow(row: readonly Piece[]): Line {
  const pieces = [...row].sort((a, b) => a.x - b.x);
  let text = '';
  let previous: Piece | null = null;
  let right = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    if (previous && isOverprint(previous, piece)) continue;
    if (previous) text += spaceAt(text, piece, piece.x - (previous.x + previous.width));
    text += piece.text;
    right = Math.max(right, piece.x + piece.width);
    previous = piece;
  }
  const left = pieces[0]?.x ?? 0;
  const size = Math.max(...pieces.map((piece) => piece.size));
  const indent = /^[\s\u3000]*/u.exec(text)?.[0].length ?? 0;
  // Typed blanks at the front are an indent like any other.
  return { text: withoutStretch(text.trim()), left: left + indent * size * 0.9, right, y: pieces[0]?.y ?? 0, size };
}

/** Takes out blanks that nobody typed: the stretch of justified text and the gaps beside figures. */
function withoutStretch(text: string): string {
  const blanks = text.match(/[^\s] (?=[^\s])/gu)?.length ?? 0;
  const characters = [...text.replace(/\s/gu, '')].length;
  if (characters >= MIN_STRETCHED && blanks > (characters - 1) * STRETCHED)
    return text.replace(/(?<=[^\s]) (?=[^\s])/gu, '');
  const tight = text.replace(BLANK_BESIDE_LATIN, '');
  return countHan(text) < RUNNING_TEXT ? tight : tight.replace(BLANK_BETWEEN_WIDE, '');
}

function isOverprint(a: Piece, b: Piece): boolean {
  return a.text === b.text && Math.abs(a.x - b.x) < OVERPRINT * a.size;
}

function spaceAt(before: string, piece: Piece, gap: number): string {
  const last = before.at(-1) ?? '';
  const first = piece.text.charAt(0);
  if (/\s/.test(last) || /\s/.test(first)) return '';
  if (gap > COLUMN_GAP * piece.size) return '\t';
  const limit = LATIN.test(last) && LATIN.test(first) ? NARROW_GAP : WIDE_GAP;
  return gap > limit * piece.size ? ' ' : '';
}

/**
 * Files usually hold lines in reading order, but not always (headings or a filled-in line may come last). Sorting by place
 * is right unless lines stand side by side: then there are columns, and the file's order is the better guess.
 */
function inReadingOrder(lines: Line[]): Line[] {
  const sorted = [...lines].sort((a, b) => b.y - a.y || a.left - b.left);
  const sideBySide = sorted.some((line, index) => {
    const next = sorted[index + 1];
    if (!next || line.y - next.y > 0.5 * Math.min(line.size, next.size)) return false;
    return line.right <= next.left || next.right <= line.left;
  });
  return sideBySide ? lines : sorted;
}
