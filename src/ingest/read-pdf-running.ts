/** Page numbers and running heads and feet of PDF pages. */
import type { Line, Page } from './read-pdf-lines.ts';

/** Lines at the top and at the bottom of a page that may be a running one. */
const MARGIN_LINES = 2;
/** Share of the height of a page, at its top and bottom, where they stand. */
const MARGIN_SHARE = 0.12;
/** A running line stands on at least this share of the pages, and on two at least. */
const RUNNING_SHARE = 0.4;
const MAX_RUNNING_LENGTH = 60;

const PAGE_NUMBER =
  /^(?:[-—–－·•~\s]*\d{1,4}[-—–－·•~\s]*|第\s*[\d一二三四五六七八九十百零〇]+\s*页(?:\s*[,，/]?\s*共\s*[\d一二三四五六七八九十百零〇]+\s*页)?|\d{1,4}\s*\/\s*\d{1,4}|[ivxlc]{1,6})$/i;

/** @returns the lines of each page without page numbers and without what repeats from page to page */
export function withoutRunningLines(pages: readonly Page[]): Line[][] {
  const seen = new Map<string, number>();
  for (const [index, page] of pages.entries()) {
    const keys = new Set(marginLines(page).flatMap((line) => runningKeys(line, index)));
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const enough = Math.max(2, Math.ceil(pages.length * RUNNING_SHARE));
  return pages.map((page, index) => {
    const running = new Set(
      marginLines(page).filter((line) => {
        if (PAGE_NUMBER.test(line.text)) return true;
        return runningKeys(line, index).some((key) => (seen.get(key) ?? 0) >= enough);
      }),
    );
    return page.lines.filter((line) => !running.has(line));
  });
}

function marginLines(page: Page): Line[] {
  const near = page.height * MARGIN_SHARE;
  const downwards = [...page.lines].sort((a, b) => b.y - a.y);
  const top = downwards.slice(0, MARGIN_LINES).filter((line) => line.y > page.height - near);
  const bottom = downwards.slice(-MARGIN_LINES).filter((line) => line.y < near);
  return [...top, ...bottom];
}

/**
 * Lines with a key in common, on several pages, are one running line: the same text, or the same but for one number that
 * grows with the pages. A text line that differs by any other number (第22项…, 第44项…) is no running line.
 */
function runningKeys(line: Line, page: number): string[] {
  if (line.text.length > MAX_RUNNING_LENGTH) return [];
  const text = line.text.replace(/\s+/g, '');
  const place = `${Math.round(line.y / 6)} `;
  const numbered = [...text.matchAll(/\d{1,4}/g)].slice(0, 4).map(({ 0: digits, index }) => {
    return `${text.slice(0, index)}#${Number(digits) - page}#${text.slice(index + digits.length)}`;
  });
  return [text, ...numbered].map((key) => place + key);
}
