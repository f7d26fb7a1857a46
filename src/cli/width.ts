/** Text on a screen of half-width cells. */

/** Chinese characters, full-width punctuation and emoji take two cells. Characters of ambiguous width (“ ” … ×) count as one. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NONE = /[\p{Mn}\p{Me}\u200b-\u200f\u2060\ufeff]/u;

const cells = (character: string): number => (NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1);

/** @returns half-width cells that `text` (one line) takes */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += cells(character);
  return width;
}

/** @returns `text` if it fits into `width` cells, else its beginning and “…” */
export function shorten(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 1;
  for (const character of text) {
    used += cells(character);
    if (used > width) break;
    kept += character;
  }
  return `${kept}…`;
}

/** What stays on one line: a Latin word or a character, with the closing marks behind it and the opening mark before it. */
const UNBREAKABLE = /[“（《]?(?:[!-~]+|\S)[，。；：、）》”]*/gu;

/** @returns lines of at most `width` cells; Chinese breaks anywhere, so Commander's own wrapping at spaces does not do */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let end = 0;
  for (const { 0: piece, index } of text.matchAll(UNBREAKABLE)) {
    const joined = line + text.slice(end, index) + piece;
    if (line !== '' && widthOf(joined) > width) {
      lines.push(line);
      line = piece;
    } else {
      line = line === '' ? piece : joined;
    }
    end = index + piece.length;
  }
  return [...lines, line];
}

/**
 * @param rows the first is the heading
 * @returns lines with columns aligned on the left, two spaces between them, no space at the end
 */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, widthOf(cell));
  return rows.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}

/**
 * Reports and file names are untrusted: escape sequences in them could repaint the screen or set the clipboard.
 *
 * @returns `text` without control characters, except line feeds
 */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, '').replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}
