/**
 * A stored report as headings and paragraphs, each with its place in the text, ready to be read on the page.
 */
import type { Section, Span } from '../src/domain.ts';

export interface ReportBlock extends Span {
  /** Heading level from 1, 0 for a paragraph. */
  readonly level: number;
  /** The text of [start, end); for a heading that is not in the text itself, the heading with an empty span. */
  readonly text: string;
}

/** What ends a heading that runs on; it belongs to it. */
const STOP = /^[。；：，:;,]+/;

/** [start, end) without white space at its ends. */
function trimmed(text: string, start: number, end: number): Span {
  const slice = text.slice(start, end);
  const lead = slice.length - slice.trimStart().length;
  return { start: start + lead, end: Math.max(start + lead, start + slice.trimEnd().length) };
}

/** Lines of [from, to), cut at passages too: a report that came as one line of 15,000 characters is still readable. */
function paragraphs(text: string, from: number, to: number, cuts: readonly number[]): ReportBlock[] {
  const blocks: ReportBlock[] = [];
  let start = from;
  const close = (end: number) => {
    const span = trimmed(text, start, end);
    if (span.end > span.start) blocks.push({ ...span, level: 0, text: text.slice(span.start, span.end) });
    start = end;
  };
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    for (const cut of cuts) if (cut > start && cut < at) close(cut);
    close(at + 1);
  }
  for (const cut of cuts) if (cut > start && cut < to) close(cut);
  close(to);
  return blocks;
}

/**
 * @param sections headings with their spans; the deepest heading of a section usually stands at its start, and is then not repeated
 * @param passages spans of passages
 */
export function reportBlocks(text: string, sections: readonly Section[], passages: readonly Span[]): ReportBlock[] {
  const ordered = [...sections].sort((a, b) => a.start - b.start || a.path.length - b.path.length);
  const cuts = passages.map((passage) => passage.start).sort((a, b) => a - b);
  const blocks: ReportBlock[] = [];
  let position = 0;
  let open: readonly string[] = [];
  const flush = (to: number) => {
    if (to <= position) return;
    const inside = cuts.filter((cut) => cut > position && cut < to);
    blocks.push(...paragraphs(text, position, to, inside));
    position = to;
  };
  for (const section of ordered) {
    flush(section.start);
    let same = 0;
    while (same < section.path.length - 1 && open[same] === section.path[same]) same++;
    for (let depth = same; depth < section.path.length; depth++) {
      const heading = section.path[depth] ?? '';
      const at = trimmed(text, position, text.length).start;
      if (at >= section.end || !text.startsWith(heading, at)) {
        blocks.push({ level: depth + 1, text: heading, start: at, end: at });
        continue;
      }
      const stop = STOP.exec(text.slice(at + heading.length));
      position = at + heading.length + (stop?.[0].length ?? 0);
      // "3.改造农村危房8000户。" on a line of its own is an item of a list, though it is numbered like a heading.
      const item = /[。；;]/.test(stop?.[0] ?? '') && (position >= text.length || text[position] === '\n');
      blocks.push({ level: item ? 0 : depth + 1, text: text.slice(at, position), start: at, end: position });
    }
    open = section.path;
  }
  flush(text.length);
  return blocks;
}
