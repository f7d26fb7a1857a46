/**
 * A Word document → text. The parts that hold text are taken out within limits, automatic numbers are written into them,
 * and mammoth gets a fresh archive of these parts alone: it sees no image, no macro, nothing compressed, nothing linked.
 */

import { prepareDocument } from './read-docx-document.ts';
import { readNumbering } from './read-docx-numbering.ts';
import { decodeEntities, visitTags } from './read-docx-xml.ts';
import { parseHtml } from './read-html.ts';
import { linesOf } from './read-html-lines.ts';
import { type Reading, unreadable } from './reading.ts';
import type { Archive } from './zip-guard.ts';
import { packStored } from './zip-store.ts';

/** Inflated size of word/document.xml; a report of 20,000 characters has 0.2 to 1 MB; a MB takes about 0.3 s and 40 MB of memory. */
export const MAX_DOCUMENT_XML_BYTES = 16 * 1024 * 1024;
/** Inflated size of any other part that is read. */
export const MAX_PART_BYTES = 8 * 1024 * 1024;

const CONTENT_TYPES = '[Content_Types].xml';
const PACKAGE_RELATIONS = '_rels/.rels';

/** @throws WenbaoError unreadable-file or too-large */
export async function readDocx(archive: Archive): Promise<Reading> {
  const relations = await readPart(archive, PACKAGE_RELATIONS);
  const main = target(relations, '/officeDocument', '') ?? 'word/document.xml';
  const documentXml = await readPart(archive, main, MAX_DOCUMENT_XML_BYTES);
  if (documentXml === null) {
    throw unreadable('这不是完整的 .docx 文件（缺少正文 word/document.xml）', {
      hint: '请用 Word 或 WPS 打开并重新保存后再导入。',
    });
  }
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const mainRelationsName = `${folder}_rels/${main.slice(folder.length)}.rels`;
  const mainRelations = await readPart(archive, mainRelationsName);
  const related = async (type: string): Promise<[string, string | null]> => {
    const name = target(mainRelations, `/${type}`, folder) ?? `word/${type}.xml`;
    return [name, await readPart(archive, name)];
  };
  const [stylesName, styles] = await related('styles');
  const [, numbering] = await related('numbering');
  const parts = new Map<string, Uint8Array>();
  const add = (name: string, xml: string | null): void => {
    if (xml !== null) parts.set(name, Buffer.from(xml, 'utf8'));
  };
  add(CONTENT_TYPES, await readPart(archive, CONTENT_TYPES));
  add(PACKAGE_RELATIONS, relations);
  add(mainRelationsName, mainRelations);
  // Without the numbering part, what is numbered are paragraphs like others, and no number is made twice.
  add(main, withoutPictures(prepareDocument(documentXml, readNumbering(numbering, styles))));
  add(stylesName, styles);
  for (const type of ['footnotes', 'endnotes']) {
    const [name, xml] = await related(type);
    add(name, xml && withoutPictures(xml));
  }
  const document = await parseHtml(await toHtml(packStored(parts)));
  const notes = takeOutNoteMarks(document);
  return {
    text: [...document.childNodes].flatMap((node) => linesOf(node)).join('\n'),
    pageTitle: titleOf(await readPart(archive, 'docProps/core.xml')),
    url: null,
    frontMatter: {},
    notes,
  };
}

/** @returns the part as text, checked to be free of entities and of bottomless nesting; null when there is none */
async function readPart(archive: Archive, name: string, maxBytes = MAX_PART_BYTES): Promise<string | null> {
  const bytes = await archive.read(name, maxBytes);
  if (bytes === null) return null;
  const xml = new TextDecoder().decode(bytes);
  visitTags(xml, [], () => undefined);
  return xml;
}

/** @returns the part a relationship of this type leads to; null for none or one outside the archive */
function target(relations: string | null, typeEnding: string, folder: string): string | null {
  let found: string | null = null;
  visitTags(relations ?? '', [''], (tag) => {
    if (found !== null || tag.kind !== 'open' || tag.name !== 'Relationship') return;
    if (!tag.attribute('Type')?.endsWith(typeEnding) || tag.attribute('TargetMode') === 'External') return;
    const path = tag.attribute('Target') ?? '';
    found = path.startsWith('/') ? path.slice(1) : folder + path;
  });
  return found;
}

/** Takes away what pictures refer to: none is read, and mammoth fails on a reference that leads nowhere. */
function withoutPictures(xml: string): string {
  return xml.replace(/<(a:blip|v:imagedata)\b[^>]*?(\/?)>/g, '<$1$2>');
}

async function toHtml(docx: Buffer): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  try {
    const result = await mammoth.convertToHtml(
      { buffer: docx },
      {
        externalFileAccess: false,
        includeEmbeddedStyleMap: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    return result.value;
  } catch (cause) {
    throw unreadable('.docx 文件已损坏，正文无法读取', { cause, hint: '请用 Word 或 WPS 打开并重新保存后再导入。' });
  }
}

/**
 * Takes out the marks of notes ([1] in the text, ↑ after the note): they are not words of the report, and would be taken
 * for citations. The notes themselves stand at the end.
 */
function takeOutNoteMarks(document: Document): string[] {
  const marks = [...document.querySelectorAll('a[id*="note-ref-"]')];
  for (const mark of marks) mark.remove();
  for (const back of document.querySelectorAll('a[href*="note-ref-"]')) back.remove();
  return marks.length === 0 ? [] : [`文档有 ${marks.length} 处脚注或尾注：注号已去掉，注文放在全文之后。`];
}

function titleOf(core: string | null): string | null {
  const title = /<dc:title>([^<]*)<\/dc:title>/.exec(core ?? '')?.[1];
  return decodeEntities(title ?? '').trim() || null;
}
