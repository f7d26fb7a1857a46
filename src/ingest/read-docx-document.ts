/**
 * Prepares word/document.xml for a converter that knows nothing of numbering: writes the automatic numbers in as plain
 * runs (一、 before 过去五年工作回顾, where Word only stores "level 0 of list 3"), and takes out what is not read: hidden
 * runs, and the properties of the others, which are most of the file and most of the converter's time.
 */
import type { Numbering, ParagraphNumbering } from './read-docx-numbering.ts';
import { encodeEntities, visitTags, wordPrefix, type XmlTag } from './read-docx-xml.ts';

type Draft = { -readonly [K in keyof ParagraphNumbering]: ParagraphNumbering[K] };

interface Paragraph {
  readonly numbering: Draft;
  /** Where the number goes: after the properties. */
  insertAt: number;
  properties: 'ahead' | 'inside' | 'done';
  /** What Word shows before the text; counted when the properties end, in document order. */
  number: string;
  counted: boolean;
  hasText: boolean;
  /** The paragraph mark is deleted (tracked change): its text belongs to the next paragraph, and so does the number. */
  deleted: boolean;
}

interface Run {
  readonly start: number;
  propertiesStart: number;
  hidden: boolean;
}

/** Half-open [start, end) of the source is replaced by `text`. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface State {
  readonly prefix: string;
  readonly numbering: Numbering;
  readonly edits: Edit[];
  readonly paragraphs: Paragraph[];
  readonly runs: Run[];
}

/** Elements whose content Word does not show: deleted, former properties, or (mc:Choice) the same as the fallback that is read. */
const PASSED_OVER = new Set(['del', 'moveFrom', 'pPrChange', 'Choice']);

/** @returns the part, ready to be converted */
export function prepareDocument(xml: string, numbering: Numbering): string {
  const w = wordPrefix(xml);
  const state: State = { prefix: w, numbering, edits: [], paragraphs: [], runs: [] };
  let passedOver = 0;
  visitTags(xml, [w, 'mc'], (tag, prefix) => {
    if (PASSED_OVER.has(tag.name) && (prefix === 'mc') === (tag.name === 'Choice')) {
      // <w:del/> in the properties of a paragraph mark is empty, and means that the mark is deleted.
      const paragraph = state.paragraphs.at(-1);
      if (tag.name === 'del' && tag.empty && paragraph?.properties === 'inside') paragraph.deleted = true;
      if (!tag.empty) passedOver += tag.kind === 'open' ? 1 : -1;
      return;
    }
    if (prefix !== w || passedOver > 0) return;
    if (tag.name === 'p') paragraphTag(tag, state);
    else if (state.paragraphs.at(-1)?.properties === 'inside' || tag.name === 'pPr') propertyTag(tag, state);
    else runTag(tag, state);
  });
  return applied(xml, state.edits);
}

function paragraphTag(tag: XmlTag, { prefix, numbering, edits, paragraphs }: State): void {
  if (tag.kind === 'open') {
    paragraphs.push({
      numbering: { numId: null, level: null, style: null },
      insertAt: tag.end,
      properties: 'ahead',
      number: '',
      counted: false,
      hasText: false,
      deleted: false,
    });
    return;
  }
  const paragraph = paragraphs.pop();
  if (!paragraph) return;
  if (!paragraph.counted) countOn(paragraph, numbering);
  // Word shows the number of an empty paragraph too; alone it would be a line without meaning.
  if (!paragraph.number || !paragraph.hasText) return;
  const run = `<${prefix}:r><${prefix}:t xml:space="preserve">${encodeEntities(paragraph.number)}</${prefix}:t></${prefix}:r>`;
  edits.push({ start: paragraph.insertAt, end: paragraph.insertAt, text: run });
}

/** w:pPr and what stands in it. */
function propertyTag(tag: XmlTag, { numbering, paragraphs }: State): void {
  const paragraph = paragraphs.at(-1);
  if (!paragraph) return;
  if (tag.name === 'pPr') {
    if (tag.kind === 'open' && paragraph.properties === 'ahead') paragraph.properties = 'inside';
    if (tag.kind === 'close' && paragraph.properties === 'inside') {
      paragraph.properties = 'done';
      paragraph.insertAt = tag.end;
      countOn(paragraph, numbering);
    }
    return;
  }
  if (tag.kind === 'close') return;
  if (tag.name === 'numId') paragraph.numbering.numId = tag.attribute('val');
  else if (tag.name === 'pStyle') paragraph.numbering.style = tag.attribute('val');
  else if (tag.name === 'ilvl') paragraph.numbering.level = Number(tag.attribute('val') ?? 0);
}

/** w:r and what stands in it. A run may hold a text box with paragraphs and runs of its own. */
function runTag(tag: XmlTag, { numbering, edits, paragraphs, runs }: State): void {
  const run = runs.at(-1);
  if (tag.name === 'r') {
    if (tag.kind === 'open') runs.push({ start: tag.start, propertiesStart: -1, hidden: false });
    else if (runs.pop()?.hidden && run) edits.push({ start: run.start, end: tag.end, text: '' });
  } else if (tag.name === 'rPr' && run) {
    if (tag.kind === 'open') run.propertiesStart = tag.start;
    else if (run.propertiesStart !== -1) {
      edits.push({ start: run.propertiesStart, end: tag.end, text: '' });
      run.propertiesStart = -1;
    }
  } else if (tag.kind === 'close') return;
  else if (tag.name === 'vanish' && run && run.propertiesStart !== -1) {
    run.hidden = !/^(?:0|false|off)$/.test(tag.attribute('val') ?? '');
  } else if (tag.name === 't' && !tag.empty && !run?.hidden) {
    const paragraph = paragraphs.at(-1);
    if (!paragraph) return;
    // The first text without properties: the paragraph has none, and is counted before any inside it.
    if (!paragraph.counted) countOn(paragraph, numbering);
    paragraph.hasText = true;
  }
}

function countOn(paragraph: Paragraph, numbering: Numbering): void {
  paragraph.counted = true;
  if (!paragraph.deleted) paragraph.number = numbering.next(paragraph.numbering);
}

function applied(xml: string, edits: Edit[]): string {
  // A paragraph in a text box closes before the one around it; a hidden run holds its own properties.
  edits.sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, text } of edits) {
    if (start < from) continue;
    parts.push(xml.slice(from, start), text);
    from = end;
  }
  parts.push(xml.slice(from));
  return parts.join('');
}
