/**
 * Finding a quote again in the text that is shown. Offsets half-open, in UTF-16 code units.
 */
import type { Span } from '../src/domain.ts';

/**
 * Place of `quote` in `text`: the expected place if the text there is the quote, else its first occurrence.
 *
 * @param expected offset in `text` where the server says it stands, null when that is not known
 * @returns null when the text does not hold the quote: then nothing is marked
 */
export function locateQuote(text: string, quote: string, expected: number | null): Span | null {
  if (quote === '') return null;
  const start = expected !== null && text.startsWith(quote, expected) ? expected : text.indexOf(quote);
  return start < 0 ? null : { start, end: start + quote.length };
}

/** Whether the first occurrence may be the wrong one. */
export function occursTwice(text: string, quote: string): boolean {
  const first = quote === '' ? -1 : text.indexOf(quote);
  return first >= 0 && text.indexOf(quote, first + 1) >= 0;
}

/** `text`, which starts at `offset`, cut into what stands before, inside and after `mark`. */
export function cutByMark(text: string, offset: number, mark: Span | null): [string, string, string] {
  if (mark === null) return [text, '', ''];
  const start = Math.min(Math.max(mark.start - offset, 0), text.length);
  const end = Math.min(Math.max(mark.end - offset, start), text.length);
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}
