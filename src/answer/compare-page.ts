/**
 * The text of a comparison as it grows: what is said, what is quoted, and which citation proves it.
 */
import { citationOf, type Placed, type Written } from './cite.ts';
import type { Evidence } from './extract.ts';

/** The quote as it is shown on one line. */
export const shownQuote = ({ hit, start, end }: Evidence): string =>
  hit.text.slice(start - hit.passage.start, end - hit.passage.start).replace(/\s*\n+\s*/g, ' ');

export class Page {
  private text = '';
  private readonly placed: Placed[] = [];

  say(words: string): void {
    this.text += words;
  }

  /** On a line of its own, where something stands before it. */
  line(words = ''): void {
    if (this.text !== '') this.text += '\n';
    this.text += words;
  }

  /**
   * What the evidence proves, with its number behind it.
   * @param words null: the quote itself
   * @returns the number
   */
  prove(evidence: Evidence, words: string | null = null, stop = ''): number {
    const said = words ?? shownQuote(evidence);
    const answerStart = this.text.length;
    this.text += said;
    this.placed.push({ evidence, answerStart, answerEnd: this.text.length });
    this.text += `${/[。！？!?.]$/.test(said) ? '' : stop}[${this.placed.length}]`;
    return this.placed.length;
  }

  written(): Written {
    return { answer: this.text, citations: this.placed.map((one, i) => citationOf(one, i + 1)) };
  }
}
