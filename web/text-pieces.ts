/** A block of a report cut where a mark begins or ends: the cited quote, and what a search found. */
import type { Span } from '../src/domain.ts';

export interface Piece {
  readonly text: string;
  /** It is a part of the cited quote. */
  readonly quoted: boolean;
  /** Which of the finds it is a part of, from 0 over the whole report; null for none. */
  readonly find: number | null;
}

/** The finds that touch one block. */
export interface BlockFinds {
  /** Number of the first of them. */
  readonly first: number;
  readonly spans: readonly Span[];
}

export const NO_FINDS: BlockFinds = { first: 0, spans: [] };

/** Place in `spans` (ordered, not overlapping) of the first that ends behind `offset`. */
export function firstBehind(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Of all finds those that touch `block`; the same object for every block without any, so that it need not be drawn anew. */
export function findsIn(block: Span, finds: readonly Span[]): BlockFinds {
  const first = firstBehind(finds, block.start);
  let end = first;
  while ((finds[end]?.start ?? Number.POSITIVE_INFINITY) < block.end) end++;
  return end === first ? NO_FINDS : { first, spans: finds.slice(first, end) };
}

/**
 * @param start place of `text` in the report
 * @returns pieces that give back `text` when joined, none of them empty
 */
export function cutPieces(text: string, start: number, quote: Span | null, finds: BlockFinds): Piece[] {
  const end = start + text.length;
  const cuts = new Set([start, end]);
  for (const span of quote ? [quote, ...finds.spans] : finds.spans)
    for (const at of [span.start, span.end]) if (at > start && at < end) cuts.add(at);
  const ordered = [...cuts].sort((a, b) => a - b);
  return ordered.slice(0, -1).map((from, index) => {
    const find = finds.spans.findIndex((span) => span.start <= from && from < span.end);
    return {
      text: text.slice(from - start, (ordered[index + 1] ?? end) - start),
      quoted: quote !== null && quote.start <= from && from < quote.end,
      find: find < 0 ? null : finds.first + find,
    };
  });
}
