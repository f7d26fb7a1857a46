/** Pages in two columns, as gazettes and newspapers have them: the lines of the second come after those of the first. */
import type { Line, Page } from './read-pdf-lines.ts';

/** Lines each column must have. */
const MIN_LINES = 5;
/** Most lines that may cross the gutter (titles, running heads), for one line in a column. */
const MAX_CROSSING_SHARE = 0.15;
/** Font sizes by which a line of a column may reach over the middle of the page: hung punctuation, uneven margins. */
const OVERHANG = 1.5;

/**
 * @param width of the page, points
 * @returns the page as it is where it has one column
 */
export function unfoldColumns(page: Page, width: number): Page {
  const first: Line[] = [];
  const second: Line[] = [];
  const crossing: Line[] = [];
  for (const line of page.lines) {
    const overhang = OVERHANG * line.size;
    if (line.right <= width / 2 + overhang) first.push(line);
    else if (line.left >= width / 2 - overhang) second.push(line);
    else crossing.push(line);
  }
  const inColumns = first.length + second.length;
  if (first.length < MIN_LINES || second.length < MIN_LINES) return page;
  if (crossing.length > inColumns * MAX_CROSSING_SHARE) return page;
  if (beside(first, second) < MIN_LINES) return page;
  const shift = leftEdge(second) - leftEdge(first);
  const moved = second.map((line) => ({ ...line, left: line.left - shift, right: line.right - shift }));
  const highest = Math.max(...first.map((line) => line.y), ...second.map((line) => line.y));
  const above = crossing.filter((line) => line.y > highest);
  const below = crossing.filter((line) => line.y <= highest);
  return { ...page, lines: [...above, ...downwards(first), ...downwards(moved), ...below], columns: true };
}

/** @returns how many lines of the first column have one of the second at their side; in a form or a list of names few have */
function beside(first: readonly Line[], second: readonly Line[]): number {
  const top = Math.max(...second.map((line) => line.y));
  const bottom = Math.min(...second.map((line) => line.y));
  return first.filter((line) => line.y <= top && line.y >= bottom).length;
}

function leftEdge(lines: readonly Line[]): number {
  return Math.min(...lines.map((line) => line.left));
}

function downwards(lines: readonly Line[]): Line[] {
  return [...lines].sort((a, b) => b.y - a.y);
}
