/**
 * Writes the automatic numbers into word/document.xml as plain runs, so that a converter that knows nothing of numbering
 * keeps them: 一、 before 过去五年工作回顾, where Word only stores "level 0 of list 3".
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

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Elements whose content Word does not show: deleted, former properties, or (mc:Choice) the same as the fallback that is read. */
const PASSED_OVER = new Set(['del', 'moveFrom', 'pPrChange', 'Choice']);

/** @returns the document part with a run for each number; the source where nothing is numbered */
export function withNumbers(xml: string, numbering: Numbering): string {
  const w = wordPrefix(xml);
  const insertions: Insertion[] = [];
  const open: Paragraph[] = [];
  let passedOver = 0;
  visitTags(xml, [w, 'mc'], (tag, prefix) => {
    if (PASSED_OVER.has(tag.name) && (prefix === 'mc') === (tag.name === 'Choice')) {
      // <w:del/> in the properties of a paragraph mark is empty, and means that the mark is deleted.
      const paragraph = open.at(-1);
      if (tag.name === 'del' && tag.empty && paragraph?.properties === 'inside') paragraph.deleted = true;
      if (!tag.empty) passedOver += tag.kind === 'open' ? 1 : -1;
      return;
    }
    if (prefix !== w || passedOver > 0) return;
    if (tag.name === 'p') paragraphTag(tag, open, numbering, insertions, w);
    else visitInside(tag, open.at(-1), numbering);
  });
  return insert(xml, insertions);
}

function paragraphTag(tag: XmlTag, open: Paragraph[], numbering: Numbering, insertions: Insertion[], w: string): void {
  if (tag.kind === 'open') {
    open.push({
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
  const paragraph = open.pop();
  if (!paragraph) return;
  if (!paragraph.counted) countOn(paragraph, numbering);
  // Word shows the number of an empty paragraph too; alone it would be a line without meaning.
  if (!paragraph.number || !paragraph.hasText) return;
  const text = encodeEntities(paragraph.number);
  insertions.push({ at: paragraph.insertAt, text: `<${w}:r><${w}:t xml:space="preserve">${text}</${w}:t></${w}:r>` });
}

function visitInside(tag: XmlTag, paragraph: Paragraph | undefined, numbering: Numbering): void {
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
  if (paragraph.properties === 'inside') {
    const value = tag.attribute('val');
    if (tag.name === 'numId') paragraph.numbering.numId = value;
    else if (tag.name === 'ilvl' && value !== null) paragraph.numbering.level = Number(value);
    else if (tag.name === 'pStyle') paragraph.numbering.style = value;
  } else if (tag.name === 't' && !tag.empty) {
    // The first text without properties: the paragraph has none, and is counted before any inside it.
    if (!paragraph.counted) countOn(paragraph, numbering);
    paragraph.hasText = true;
  }
}

function countOn(paragraph: Paragraph, numbering: Numbering): void {
  paragraph.counted = true;
  if (!paragraph.deleted) paragraph.number = numbering.next(paragraph.numbering);
}

function insert(xml: string, insertions: Insertion[]): string {
  if (insertions.length === 0) return xml;
  // A paragraph in a text box closes before the one around it: put in order of place.
  insertions.sort((a, b) => a.at - b.at);
  const parts: string[] = [];
  let from = 0;
  for (const { at, text } of insertions) {
    parts.push(xml.slice(from, at), text);
    from = at;
  }
  parts.push(xml.slice(from));
  return parts.join('');
}
