/**
 * One sentence for reading figures out of it: without the marks of notes ([5], 〔7〕), which stand inside names and numbers and
 * say nothing there, and with the way back to the report.
 */
import type { Span } from '../domain.ts';

const NOTE_MARK = /[（(]?[[【〔［]注?\d{1,3}[\]】〕］][）)]?/g;

export interface SentenceText {
  readonly text: string;
  /** @param span in `text` @returns where it stands in the report; a mark at either end is left out */
  place(span: Span): Span;
}

/** @param plain the report in one form (plain-text.ts); @param span of the sentence in it */
export function sentenceText(plain: string, { start, end }: Span): SentenceText {
  const whole = plain.slice(start, end);
  const marks = [...whole.matchAll(NOTE_MARK)];
  if (marks.length === 0)
    return { text: whole, place: (span) => ({ start: start + span.start, end: start + span.end }) };
  let text = '';
  let from = 0;
  /** Of each piece: where it begins in `text`, and how much stood before it that is left out. */
  const pieces: { readonly at: number; readonly left: number }[] = [];
  for (const { index, 0: mark } of marks) {
    pieces.push({ at: text.length, left: from - text.length });
    text += whole.slice(from, index);
    from = index + mark.length;
  }
  pieces.push({ at: text.length, left: from - text.length });
  text += whole.slice(from);
  const back = (at: number): number => start + at + (pieces.findLast((piece) => piece.at <= at)?.left ?? 0);
  return {
    text,
    place: (span) => ({
      start: back(span.start),
      end: span.end > span.start ? back(span.end - 1) + 1 : back(span.end),
    }),
  };
}
