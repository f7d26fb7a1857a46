/**
 * Paragraphs → sections (heading paths), passages and clauses. Every character of the text stands in exactly one passage,
 * but for the line ends between them.
 */
import type { Clause, Section, Span } from '../domain.ts';
import { clauses, sentences, softCuts } from '../text/sentences.ts';
import { type HeadingStyle, headingLength, headingMark, isGreatHeading, isPlainHeading } from './headings.ts';

export interface StructuredPassage extends Span {
  readonly section: readonly string[];
  readonly clauses: readonly Clause[];
}

export interface Structure {
  readonly sections: readonly Section[];
  readonly passages: readonly StructuredPassage[];
}

const PASSAGE_MIN = 80;
/** A passage is closed at the next good place beyond this. */
const PASSAGE_GOOD = 200;
const PASSAGE_MAX = 400;
/** Numbering that begins again opens a deeper level only so far: no report is deeper, and hostile text would be. */
const DEPTH_MAX = 8;

interface Level {
  readonly style: HeadingStyle;
  last: number;
  readonly label: string;
}

interface Paragraph extends Span {
  readonly path: readonly string[];
  /** Only a heading: its text belongs with what follows. */
  readonly headingOnly: boolean;
  readonly opensSection: boolean;
}

/** The stack of open headings. Numbering that begins again at one inside a part opens a deeper level. */
class Outline {
  private levels: Level[] = [];

  path(): string[] {
    return this.levels.map((level) => level.label);
  }

  open(style: HeadingStyle, number: number | null, label: string): void {
    if (style === 'hash') {
      this.levels = this.levels.filter((level) => level.style === 'hash' && level.last < (number as number));
      this.levels.push({ style, last: number as number, label });
      return;
    }
    const same = this.levels.flatMap((level, depth) => (level.style === style ? [depth] : []));
    const follow = same.filter((depth) => {
      const last = (this.levels[depth] as Level).last;
      return number === null || style === 'plain' || (number > last && number <= last + 2);
    });
    // “三、加强政府自身建设” behind “二、” of an inner list and of the report itself: the great parts stand outside.
    const follows = isGreatHeading(label) ? follow[0] : follow.at(-1);
    const deepest = same.at(-1);
    let depth: number;
    if (follows !== undefined) depth = follows;
    else if (deepest === undefined || (number === 1 && this.levels.length < DEPTH_MAX)) depth = this.levels.length;
    else depth = deepest;
    const before = this.levels[depth]?.last ?? 0;
    this.levels.length = depth;
    this.levels.push({ style, last: number ?? before + 1, label });
  }
}

function outlined(text: string, headLines: number, hashes: readonly number[]): Paragraph[] {
  const outline = new Outline();
  const found: Paragraph[] = [];
  let start = 0;
  for (const [i, line] of text.split('\n').entries()) {
    const end = start + line.length;
    const hash = hashes[i] ?? 0;
    const mark = i < headLines ? null : headingMark(line);
    let headingOnly = false;
    let opensSection = false;
    if (hash > 0 && i >= headLines) {
      outline.open('hash', hash, line);
      headingOnly = true;
      opensSection = true;
    } else if (mark && !(mark.style === 'digit' && line.length > PASSAGE_MAX * 3)) {
      const length = headingLength(line, mark);
      outline.open(mark.style, mark.number, line.slice(0, length).trim());
      headingOnly = length >= line.length - 1;
      opensSection = true;
    } else if (i >= headLines && isPlainHeading(line)) {
      outline.open('plain', null, line);
      headingOnly = true;
      opensSection = true;
    }
    if (end > start) found.push({ start, end, path: outline.path(), headingOnly, opensSection });
    start = end + 1;
  }
  return found;
}

/** A short sentence that announces what follows: “改革创新活力持续迸发。”, “一是做强工业。” A good place to begin a passage. */
function isLead(text: string): boolean {
  return (
    (text.length <= 22 && text.endsWith('。') && !/[\d，,、%]/.test(text)) ||
    /^[一二三四五六七八九十]+是/.test(text) ||
    /^(?:——|--)/.test(text)
  );
}

/** Cuts one long paragraph at sentence ends into parts of 80 to 400 characters, before leads where it can. */
function cutLong(text: string, span: Span): Span[] {
  const units = sentences(text, span.start, span.end).flatMap((sentence) => {
    if (sentence.end - sentence.start <= PASSAGE_MAX) return [sentence];
    // Only a sentence longer than a passage may be cut inside: at ；, then at commas, then anywhere.
    const parts: Span[] = [];
    let from = sentence.start;
    for (const cut of [...softCuts(text, sentence), sentence.end]) {
      if (cut - from >= PASSAGE_GOOD || cut === sentence.end) {
        while (cut - from > PASSAGE_MAX * 2) {
          // Never between the two units of one character.
          const low = (text.charCodeAt(from + PASSAGE_MAX) & 0xfc00) === 0xdc00;
          const end = from + PASSAGE_MAX - (low ? 1 : 0);
          parts.push({ start: from, end });
          from = end;
        }
        parts.push({ start: from, end: cut });
        from = cut;
      }
    }
    return parts;
  });
  const found: Span[] = [];
  let from = -1;
  let to = -1;
  for (const unit of units) {
    const length = to - from;
    const lead = isLead(text.slice(unit.start, Math.min(unit.end, unit.start + 40)));
    if (
      from >= 0 &&
      (unit.end - from > PASSAGE_MAX || (length >= PASSAGE_GOOD && lead) || length >= PASSAGE_MAX - 60)
    ) {
      found.push({ start: from, end: to });
      from = -1;
    }
    if (from < 0) from = unit.start;
    to = unit.end;
  }
  if (from >= 0) {
    const last = found.at(-1);
    if (last && to - from < PASSAGE_MIN && to - last.start <= PASSAGE_MAX + PASSAGE_MIN)
      found[found.length - 1] = { start: last.start, end: to };
    else found.push({ start: from, end: to });
  }
  return found;
}

function passagesOf(text: string, paragraphs: readonly Paragraph[]): StructuredPassage[] {
  const found: (Span & { section: readonly string[] })[] = [];
  let pending: { start: number; end: number; path: readonly string[]; heading: boolean } | null = null;
  const flush = (): void => {
    if (pending) found.push({ start: pending.start, end: pending.end, section: pending.path });
    pending = null;
  };
  const samePath = (a: readonly string[], b: readonly string[]): boolean =>
    a.length === b.length && a.every((label, i) => label === b[i]);
  for (const paragraph of paragraphs) {
    const open: { start: number; end: number; path: readonly string[]; heading: boolean } | null = pending;
    if (open) {
      const small = open.end - open.start < PASSAGE_MIN;
      const fits = paragraph.end - open.start <= PASSAGE_MAX;
      const within = !paragraph.opensSection && samePath(open.path, paragraph.path);
      // “重点做好以下工作:” announces the subsections that follow.
      const announces =
        paragraph.opensSection &&
        open.path.length < paragraph.path.length &&
        open.path.every((label, i) => label === paragraph.path[i]);
      // Headings go with what follows; a small paragraph goes with the next of its section.
      if (!((open.heading && (fits || !paragraph.headingOnly)) || (small && fits && (within || announces)))) flush();
    }
    const start: number = pending ? (pending as { start: number }).start : paragraph.start;
    pending = { start, end: paragraph.end, path: paragraph.path, heading: paragraph.headingOnly };
    if (!paragraph.headingOnly && paragraph.end - start > PASSAGE_MAX) {
      const parts = cutLong(text, { start, end: paragraph.end });
      found.push(...parts.slice(0, -1).map((part) => ({ ...part, section: paragraph.path })));
      const last = parts.at(-1) as Span;
      pending = { ...last, path: paragraph.path, heading: false };
    }
  }
  flush();
  return found.map((span) => ({ ...span, clauses: clauses(text, span.start, span.end) }));
}

/**
 * @param text paragraphs, one a line
 * @param headLines lines at the beginning (title, meeting, speaker) in which no headings are looked for
 * @param hashes per line the depth of a Markdown heading (its marks are no longer in the text), 0 = none
 */
export function structure(text: string, headLines: number, hashes: readonly number[] = []): Structure {
  const paragraphs = outlined(text, headLines, hashes);
  const sections: { path: readonly string[]; start: number; end: number }[] = [];
  for (const paragraph of paragraphs) {
    const last = sections.at(-1);
    if (!last || paragraph.opensSection)
      sections.push({ path: paragraph.path, start: paragraph.start, end: paragraph.end });
    else last.end = paragraph.end;
  }
  // A section reaches to the next heading of its level or above.
  for (const [i, section] of sections.entries()) {
    for (const later of sections.slice(i + 1)) {
      if (later.path.length <= section.path.length || section.path.some((label, depth) => later.path[depth] !== label))
        break;
      section.end = later.end;
    }
  }
  return { sections, passages: passagesOf(text, paragraphs) };
}
