/**
 * A readable source text → its reports, complete but for vectors.
 */
import { createHash } from 'node:crypto';
import type { Passage, Report } from '../domain.ts';
import { countHan } from '../text/sentences.ts';
import { MappedText } from './mapped-text.ts';
import { readMetadata } from './metadata.ts';
import { cleanSource, paragraphsOf } from './paragraphs.ts';
import type { SourceDocument } from './read.ts';
import { hasFrontMatter, readMarkdown } from './read-text.ts';
import { findSpeeches } from './speech.ts';
import { structure } from './structure.ts';

/** A text with fewer Han characters is no report. */
export const REPORT_MIN_HAN = 100;
/** A front matter is looked for in so many characters. */
const FRONT_MATTER_MAX = 4000;

/** The same id always means the same text of the same place and year. */
function reportId(text: string, code: string | null, year: number | null): string {
  const digest = createHash('sha256').update(`${code}|${year}|`).update(text).digest('hex').slice(0, 8);
  return `${year ?? '0000'}-${code ?? '000000'}-${digest}`;
}

/** “## 一、回顾” → the heading's depth and its text. */
function withoutHash(paragraph: MappedText): { depth: number; text: MappedText } {
  const match = /^(#{1,6})\s*(?=[^#\s])/.exec(paragraph.text);
  return match
    ? { depth: (match[1] as string).length, text: paragraph.slice(match[0].length) }
    : { depth: 0, text: paragraph };
}

/** A stretch of a document that has its own front matter. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly frontMatter: Readonly<Record<string, string>>;
}

/** Markdown files put behind each other keep their front matters: each begins a document of its own. */
function partsOf(document: SourceDocument): Part[] {
  const { text, frontMatter } = document;
  const parts: Part[] = [{ start: 0, end: text.length, frontMatter }];
  if (document.format !== 'md') return parts;
  for (const match of text.matchAll(/\n(?=---[ \t]*\n)/g)) {
    const rest = text.slice(match.index + 1, match.index + 1 + FRONT_MATTER_MAX);
    if (!hasFrontMatter(rest)) continue;
    const read = readMarkdown(rest);
    const last = parts.at(-1) as Part;
    parts[parts.length - 1] = { ...last, end: match.index };
    parts.push({
      start: match.index + 1 + rest.length - read.text.length,
      end: text.length,
      frontMatter: read.frontMatter,
    });
  }
  return parts;
}

/**
 * @param document as read.ts gives it
 * @param fileName name of the file, no folder
 * @returns its reports in order; empty when it holds too little Chinese text
 */
export function reportsOf(document: SourceDocument, fileName: string): Report[] {
  const found: Report[] = [];
  const speeches = partsOf(document).flatMap(({ start, end, frontMatter }) =>
    findSpeeches(cleanSource(document.text, start, end)).map((speech) => ({ speech, frontMatter })),
  );
  for (const { speech, frontMatter } of speeches) {
    const { paragraphs, headCount } = paragraphsOf(speech);
    const stripped = paragraphs.map(withoutHash).filter(({ text }) => text.text !== '');
    const mapped = MappedText.join(
      stripped.map(({ text }) => text),
      '\n',
    );
    if (countHan(mapped.text) < REPORT_MIN_HAN) continue;
    const lines = stripped.map(({ text }) => text.text);
    const { metadata, divisionCode, reasons } = readMetadata({
      head: lines.slice(0, headCount),
      body: lines.slice(headCount),
      around: speech.around,
      frontMatter,
      pageTitle: document.pageTitle,
      source: fileName,
      url: document.url,
    });
    const { sections, passages } = structure(
      mapped.text,
      headCount,
      stripped.map(({ depth }) => depth),
    );
    const id = reportId(mapped.text, divisionCode, metadata.year);
    found.push({
      ...metadata,
      id,
      text: mapped.text,
      sections,
      passages: passages.map((passage, i): Passage => ({ ...passage, id: `${id}.${i + 1}`, ordinal: i + 1 })),
      reasons,
      sourceMap: mapped.stretches(),
    });
  }
  return found;
}
