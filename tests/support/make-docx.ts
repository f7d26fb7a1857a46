/** Word documents made in memory, as small as Word accepts them. */
import { strToU8, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface DocxParts {
  /** What stands in w:body. */
  readonly body: string;
  /** What stands in w:numbering. */
  readonly numbering?: string;
  /** What stands in w:styles. */
  readonly styles?: string;
  /** What stands in w:footnotes. */
  readonly footnotes?: string;
  readonly title?: string;
  /** Further or other parts, by name. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

export interface DocxParagraph {
  readonly text: string;
  readonly numId?: number;
  readonly level?: number;
  readonly style?: string;
}

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** @returns a w:p */
export function paragraph({ text, numId, level = 0, style }: DocxParagraph): string {
  const styled = style === undefined ? '' : `<w:pStyle w:val="${style}"/>`;
  const numbered =
    numId === undefined ? '' : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;
  const properties = styled || numbered ? `<w:pPr>${styled}${numbered}</w:pPr>` : '';
  const run = text === '' ? '' : `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
  return `<w:p>${properties}${run}</w:p>`;
}

export const paragraphs = (texts: readonly string[]): string => texts.map((text) => paragraph({ text })).join('');

/** @returns a w:abstractNum with one w:lvl for each [numFmt, lvlText], and further XML inside a level */
export function list(id: number, levels: readonly (readonly [string, string, string?])[]): string {
  const inner = levels.map(
    ([format, text, more = ''], level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${id}">${inner.join('')}</w:abstractNum>`;
}

/** @returns a w:num */
export const instance = (numId: number, listId: number, overrides = ''): string =>
  `<w:num w:numId="${numId}"><w:abstractNumId w:val="${listId}"/>${overrides}</w:num>`;

export function makeDocx({ body, numbering, styles, footnotes, title, parts = {} }: DocxParts): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const relations: string[] = [];
  const add = (name: string, content: string): void => {
    files[name] = strToU8(content);
  };
  const addPart = (type: string, content: string | undefined): void => {
    if (content === undefined) return;
    relations.push(`<Relationship Id="r-${type}" Type="${OFFICE}/${type}" Target="${type}.xml"/>`);
    add(`word/${type}.xml`, `${HEAD}<w:${type} ${W}>${content}</w:${type}>`);
  };
  addPart('numbering', numbering);
  addPart('styles', styles);
  addPart('footnotes', footnotes);
  add('[Content_Types].xml', contentTypes());
  add(
    '_rels/.rels',
    relationships(`<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`),
  );
  add('word/_rels/document.xml.rels', relationships(relations.join('')));
  add(
    'word/document.xml',
    `${HEAD}<w:document ${W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${body}</w:body></w:document>`,
  );
  if (title !== undefined) {
    const names = 'xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/"';
    add(
      'docProps/core.xml',
      `${HEAD}<cp:coreProperties ${names}><dc:title>${escapeXml(title)}</dc:title></cp:coreProperties>`,
    );
  }
  for (const [name, content] of Object.entries(parts)) {
    files[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(files);
}

function relationships(inner: string): string {
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
}

function contentTypes(): string {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
}
