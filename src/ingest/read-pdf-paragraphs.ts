/**
 * Lines of PDF pages → paragraphs: page numbers and running heads taken out, broken lines joined again, also over the end
 * of a page.
 */
import type { Line, Page } from './read-pdf-lines.ts';

/** Lines at the top and at the bottom of a page that may be a running head or foot. */
const MARGIN_LINES = 2;
/** Share of the height of a page, at its top and bottom, where they stand. */
const MARGIN_SHARE = 0.12;
/** A running line stands on at least this share of the pages, and on two at least. */
const RUNNING_SHARE = 0.4;
/** A line is full when it ends within this many font sizes of the right edge: Chinese lines end early before punctuation. */
const FULL_WITHIN = 2.2;
/** A line that begins this many font sizes to the right of the left edge is indented. */
const INDENT = 1.2;
/** Lines of one paragraph differ less than this in font size. */
const SAME_SIZE = 0.12;
/** A step down of this many usual steps is a gap between paragraphs. */
const PARAGRAPH_GAP = 1.6;

const PAGE_NUMBER =
  /^(?:[-—–－·•~\s]*\d{1,4}[-—–－·•~\s]*|第\s*[\d一二三四五六七八九十百零〇]+\s*页(?:\s*[,，/]?\s*共\s*[\d一二三四五六七八九十百零〇]+\s*页)?|\d{1,4}\s*\/\s*\d{1,4}|[ivxlc]{1,6})$/i;

/** @returns one string per paragraph, heading or table row */
export function paragraphsOf(pages: readonly Page[]): string[] {
  const body = withoutRunningLines(pages);
  const edges = edgesOf(body.flat());
  const step = usualStep(body);
  const paragraphs: string[] = [];
  let previous: Line | null = null;
  for (const lines of body) {
    for (const [index, line] of lines.entries()) {
      const sameParagraph = previous !== null && continues(previous, line, { edges, step, sameLeaf: index > 0 });
      const last = paragraphs.length - 1;
      if (sameParagraph) paragraphs[last] = join(paragraphs[last] ?? '', line.text);
      else paragraphs.push(line.text);
      previous = line;
    }
  }
  return paragraphs;
}

/** Digits are masked, so that "— 3 —" and "— 4 —" count as one text. */
function withoutRunningLines(pages: readonly Page[]): Line[][] {
  const seen = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(marginLines(page).map((line) => runningKey(line))))
      seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const enough = Math.max(2, Math.ceil(pages.length * RUNNING_SHARE));
  return pages.map((page) => {
    const running = new Set(
      marginLines(page).filter((line) => {
        if (PAGE_NUMBER.test(line.text)) return true;
        return pages.length > 1 && line.text.length <= 60 && (seen.get(runningKey(line)) ?? 0) >= enough;
      }),
    );
    return page.lines.filter((line) => !running.has(line));
  });
}

function marginLines(page: Page): Line[] {
  const near = page.height * MARGIN_SHARE;
  const first = page.lines.slice(0, MARGIN_LINES).filter((line) => line.y > page.height - near);
  const last = page.lines
    .slice(MARGIN_LINES)
    .slice(-MARGIN_LINES)
    .filter((line) => line.y < near);
  const onlyLine = page.lines.slice(0, MARGIN_LINES).filter((line) => line.y < near);
  return [...first, ...last, ...onlyLine];
}

function runningKey(line: Line): string {
  return `${Math.round(line.y / 6)} ${line.text.replace(/\d+/g, '#').replace(/\s+/g, '')}`;
}

interface Edges {
  readonly left: number;
  readonly right: number;
}

/** Left edge: where most lines begin. Right edge: where the longest lines end, leaving out the odd one that sticks out. */
function edgesOf(lines: readonly Line[]): Edges {
  const rights = lines.map((line) => line.right).sort((a, b) => a - b);
  const right = rights[Math.floor((rights.length - 1) * 0.9)] ?? 0;
  const begins = new Map<number, number>();
  for (const line of lines) {
    const place = Math.round(line.left / 4) * 4;
    // Only lines that reach the right edge tell the left one: titles and signatures are centred.
    if (right - line.right < FULL_WITHIN * line.size) begins.set(place, (begins.get(place) ?? 0) + 1);
  }
  const most = Math.max(0, ...begins.values());
  // In a text of short paragraphs as many lines are indented as not: the leftmost of the frequent places is the edge.
  const frequent = [...begins].filter(([, count]) => count >= most * 0.3).map(([place]) => place);
  return { left: frequent.length > 0 ? Math.min(...frequent) : 0, right };
}

/** @returns the most frequent step from line to line, 0 when there is none */
function usualStep(pages: readonly (readonly Line[])[]): number {
  const steps = new Map<number, number>();
  for (const lines of pages) {
    for (const [index, line] of lines.entries()) {
      const next = lines[index + 1];
      if (!next || next.y >= line.y) continue;
      const step = Math.round(line.y - next.y);
      steps.set(step, (steps.get(step) ?? 0) + 1);
    }
  }
  return [...steps].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

interface Layout {
  readonly edges: Edges;
  readonly step: number;
  /** Both lines stand on one page. */
  readonly sameLeaf: boolean;
}

function continues(previous: Line, line: Line, { edges, step, sameLeaf }: Layout): boolean {
  if (edges.right - previous.right > FULL_WITHIN * previous.size + unbreakable(line)) return false;
  if (line.left - edges.left > INDENT * line.size) return false;
  if (Math.abs(previous.size - line.size) > SAME_SIZE * Math.max(previous.size, line.size)) return false;
  if (previous.text.includes('\t') || line.text.includes('\t')) return false;
  if (!sameLeaf || step === 0) return true;
  const down = previous.y - line.y;
  return down > 0 && down < PARAGRAPH_GAP * step;
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
