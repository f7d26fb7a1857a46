/**
 * The plain text of an answer as blocks: paragraphs and lists, with `[n]` as citation marks. No markup is read from it.
 */
import type { Answer } from '../src/domain.ts';
import type { AnswerPart } from './answer-stream.ts';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'citation'; readonly number: number };

export interface Item {
  /** The number the text itself gives the item, null for a bullet. */
  readonly number: number | null;
  readonly content: readonly Inline[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly Item[] };

const MARK = /\[(\d{1,4})\]/g;
const BULLET = /^(?:[-*•·]|(\d{1,3})(?:[.．](?!\d)|[、)）]))\s*/;

/** Cuts at `[n]`, only where a citation `n` exists; any other bracket stays text. */
export function parseInline(text: string, numbers: ReadonlySet<number>): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    const number = Number(match[1]);
    if (!numbers.has(number)) continue;
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push({ kind: 'citation', number });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

/** The text without its citation marks, for reading aloud. */
export function spokenText(text: string, numbers: ReadonlySet<number>): string {
  return parseInline(text, numbers)
    .map((part) => (part.kind === 'text' ? part.text : ''))
    .join('');
}

/**
 * One block a line. Lines with a bullet or number are list items; so are cited lines that follow each other or a line ending in a
 * colon, because an answer lists a report's own items one a line, each with its citation.
 */
export function parseAnswer(answer: string, numbers: ReadonlySet<number>): Block[] {
  const lines = answer.split(/\r?\n/).map((raw) => {
    const line = raw.trim();
    const bullet = BULLET.exec(line);
    const content = parseInline(bullet ? line.slice(bullet[0].length) : line, numbers);
    const lead = /[：:](?:\[\d{1,4}\])*$/.test(line);
    const cited = !lead && content.some((part) => part.kind === 'citation');
    return { line, content, lead, cited, bullet: bullet !== null, number: bullet?.[1] ? Number(bullet[1]) : null };
  });
  const blocks: Block[] = [];
  let items: Item[] = [];
  lines.forEach(({ line, content, cited, bullet, number }, index) => {
    const before = lines[index - 1];
    const after = lines[index + 1];
    if (bullet || (cited && (before?.cited || before?.lead || (after?.cited && !after.bullet)))) {
      if (items.length === 0) blocks.push({ kind: 'list', items });
      items.push({ number, content });
      return;
    }
    items = [];
    if (line !== '') blocks.push({ kind: 'paragraph', content });
  });
  return blocks;
}

/** An answer of which only the first part has come. A mark whose citation has not come yet is not shown. */
export function answerSoFar({ text, placed, ...part }: AnswerPart): Answer {
  const coming = new Set(part.citations.map(({ number }) => number).filter((number) => !placed.includes(number)));
  return {
    ...part,
    status: 'answered',
    answer: spokenText(text, coming),
    reason: null,
    suggestions: [],
    timing: { understandMs: 0, searchMs: 0, answerMs: 0, totalMs: 0 },
  };
}
