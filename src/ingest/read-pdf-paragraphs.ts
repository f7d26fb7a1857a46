/**
 * Lines of PDF pages → paragraphs: broken lines are joined again, also over the end of a column or page. Where it is not
 * certain that a line goes on, it ends: a paragraph cut after a sentence does little harm, a heading run into text does.
 */
import type { Line, Page } from './read-pdf-lines.ts';
import { withoutRunningLines } from './read-pdf-running.ts';

/** A line is full when it ends within this many font sizes of the right edge: Chinese lines end early before punctuation. */
const FULL_WITHIN = 2.2;
/** A line that begins this many font sizes to the right of the left edge is indented. */
const INDENT = 1.2;
/** A first line of a paragraph is indented by two characters; more is a centred or right-aligned line. */
const MAX_INDENT = 2.6;
/** Share of indented lines, or of gaps between lines, above which they mark the paragraphs. */
const MARKED_SHARE = 0.05;
/** Lines of one paragraph differ less than this in font size. */
const SAME_SIZE = 0.12;
/** A step down of this many usual steps is a gap between paragraphs. */
const PARAGRAPH_GAP = 1.3;
/** Above this share of full lines that end a sentence, lines are not broken ones but paragraphs of like length. */
const MAX_ENDED_SHARE = 0.7;
const SENTENCE_END = /[。！？；：…:;!?][”’）]?$/u;

/** What is measured over all pages of one kind: with one column, or with two. */
interface Layout {
  /** Where lines begin and where the longest of them end. */
  readonly left: number;
  readonly right: number;
  /** Whether lines are broken at the right edge at all. */
  readonly broken: boolean;
  /** Whether paragraphs are marked: by the indent of their first line, or by a gap before it. */
  readonly marked: boolean;
  /** Usual step from line to line; 0 when there is none. */
  readonly step: number;
}

/** @returns one string per paragraph, heading or table row */
export function paragraphsOf(pages: readonly Page[]): string[] {
  const bodies = withoutRunningLines(pages);
  const ofKind = (columns: boolean) => bodies.filter((_, index) => (pages[index]?.columns === true) === columns);
  const layouts = { one: layoutOf(ofKind(false)), two: layoutOf(ofKind(true)) };
  const paragraphs: string[] = [];
  let previous: Line | null = null;
  for (const [page, lines] of bodies.entries()) {
    const layout = pages[page]?.columns ? layouts.two : layouts.one;
    for (const [index, line] of lines.entries()) {
      const last = paragraphs.length - 1;
      if (previous && continues(previous, line, layout, index > 0))
        paragraphs[last] = join(paragraphs[last] ?? '', line.text);
      else paragraphs.push(line.text);
      previous = line;
    }
  }
  return paragraphs;
}

function layoutOf(pages: readonly (readonly Line[])[]): Layout {
  const lines = pages.flat();
  const rights = lines.map((line) => line.right).sort((a, b) => a - b);
  // The odd line that sticks out is left out.
  const right = rights[Math.ceil((rights.length - 1) * 0.9)] ?? 0;
  // Only lines that reach the right edge tell the left one: titles and signatures are centred.
  const full = lines.filter((line) => right - line.right < FULL_WITHIN * line.size);
  const left = leftEdge(full);
  const ended = full.filter((line) => SENTENCE_END.test(line.text));
  const indented = lines.filter((line) => indentOf(line, left) >= INDENT && indentOf(line, left) <= MAX_INDENT);
  const steps = stepsOf(pages);
  const step = mostFrequent(steps);
  const gaps = steps.filter((down) => down > PARAGRAPH_GAP * step && down < 3 * step).length;
  return {
    left,
    right,
    broken: ended.length <= full.length * MAX_ENDED_SHARE,
    marked: indented.length > lines.length * MARKED_SHARE || gaps > steps.length * MARKED_SHARE,
    step,
  };
}

/** In a text of short paragraphs as many lines are indented as not: the leftmost of the frequent places is the edge. */
function leftEdge(lines: readonly Line[]): number {
  const begins = new Map<number, number>();
  for (const line of lines) {
    const place = Math.round(line.left / 4) * 4;
    begins.set(place, (begins.get(place) ?? 0) + 1);
  }
  const most = Math.max(0, ...begins.values());
  const frequent = [...begins].filter(([, count]) => count >= most * 0.3).map(([place]) => place);
  return frequent.length > 0 ? Math.min(...frequent) : 0;
}

/** @returns points from each line down to the next one on the page */
function stepsOf(pages: readonly (readonly Line[])[]): number[] {
  return pages.flatMap((lines) =>
    lines.flatMap((line, index) => {
      const next = lines[index + 1];
      return next && next.y < line.y ? [Math.round(line.y - next.y)] : [];
    }),
  );
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** @returns the indent of a line in font sizes */
function indentOf(line: Line, left: number): number {
  return (line.left - left) / line.size;
}

/** @param sameLeaf both lines stand on one page */
function continues(previous: Line, line: Line, layout: Layout, sameLeaf: boolean): boolean {
  if (!layout.broken || indentOf(line, layout.left) > INDENT || isCentred(previous, layout)) return false;
  if (Math.abs(layout.right - previous.right) > FULL_WITHIN * previous.size + unbreakable(line)) return false;
  if (Math.abs(previous.size - line.size) > SAME_SIZE * Math.max(previous.size, line.size)) return false;
  if (previous.text.includes('\t') || line.text.includes('\t')) return false;
  if (!layout.marked && SENTENCE_END.test(previous.text)) return false;
  const down = previous.y - line.y;
  // A line that stands higher than the one before it begins the next column.
  if (!sameLeaf || layout.step === 0 || down < 0) return true;
  return down > 0 && down < PARAGRAPH_GAP * layout.step;
}

/** Titles and signatures: as far from one edge as from the other, or beyond any indent. */
function isCentred(line: Line, layout: Layout): boolean {
  const before = indentOf(line, layout.left);
  const after = (layout.right - line.right) / line.size;
  if (before > MAX_INDENT) return true;
  return before > 0.5 && Math.abs(before - 2) > 0.3 && Math.abs(before - after) < 0.6;
}

/** @returns the width of the figure or word the line begins with: it did not fit on the line before, which ended early */
function unbreakable(line: Line): number {
  return (/^[A-Za-z0-9.,%]+/.exec(line.text)?.[0].length ?? 0) * line.size * 0.55;
}

/** English words are parted by a line end, Chinese ones and figures are not. */
function join(before: string, after: string): string {
  if (/[a-z]-$/i.test(before) && /^[a-z]/.test(after)) return before.slice(0, -1) + after;
  return /[A-Za-z,.;]$/.test(before) && /^[A-Za-z]/.test(after) ? `${before} ${after}` : before + after;
}
