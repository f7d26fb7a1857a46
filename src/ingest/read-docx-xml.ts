/**
 * Walks the tags of an XML part without building a tree: enough to read numbering and to know where a number belongs.
 * Document type declarations are refused: Word writes none, and entities are only defined in them.
 */
import { unreadable } from './reading.ts';

/** Deepest nesting: a table in a table in a text box is at about 40. */
export const MAX_XML_DEPTH = 500;

export interface XmlTag {
  readonly kind: 'open' | 'close';
  /** Local name, when the tag belongs to the namespace asked for; other tags are not reported. */
  readonly name: string;
  /** An empty-element tag is reported as `open` and at once as `close`. */
  readonly empty: boolean;
  /** Half-open [start, end) in the source. */
  readonly start: number;
  readonly end: number;
  /** @returns the value of an attribute by its local name, entities decoded; null when absent */
  attribute(name: string): string | null;
}

/**
 * Calls `visit` for each tag in document order.
 * @param prefixes of the tags wanted, for example w and mc
 * @throws WenbaoError unreadable-file for a document type declaration, broken markup or too deep nesting
 */
export function visitTags(
  xml: string,
  prefixes: readonly string[],
  visit: (tag: XmlTag, prefix: string) => void,
): void {
  const wanted = new Set(prefixes);
  let depth = 0;
  let at = xml.indexOf('<');
  while (at !== -1) {
    const end = endOfMarkup(xml, at);
    const second = xml[at + 1];
    if (second !== '!' && second !== '?') {
      const closing = second === '/';
      const empty = xml[end - 2] === '/';
      if (closing) depth -= 1;
      else if (!empty) depth += 1;
      if (depth > MAX_XML_DEPTH) throw unreadable(`文档嵌套过深（超过 ${MAX_XML_DEPTH} 层），可能已损坏`);
      const [, prefix = '', name = ''] = /^<\/?(?:([^\s:/>]+):)?([^\s:/>]+)/.exec(xml.slice(at, at + 200)) ?? [];
      if (wanted.has(prefix)) report(visit, { xml, prefix, name, start: at, end, closing, empty });
    }
    at = xml.indexOf('<', end);
  }
}

interface Found {
  readonly xml: string;
  readonly prefix: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly closing: boolean;
  readonly empty: boolean;
}

function report(visit: (tag: XmlTag, prefix: string) => void, found: Found): void {
  const { name, empty, start, end } = found;
  const attribute = (wanted: string): string | null => {
    const source = found.xml.slice(start, end);
    const match = new RegExp(`[\\s:]${wanted}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(source);
    return match ? decodeEntities(match[1] ?? match[2] ?? '') : null;
  };
  if (!found.closing) visit({ kind: 'open', name, empty, start, end, attribute }, found.prefix);
  if (found.closing || empty) visit({ kind: 'close', name, empty, start, end, attribute: () => null }, found.prefix);
}

/** @returns the position after the markup that begins at `at` */
function endOfMarkup(xml: string, at: number): number {
  let close = '>';
  if (xml.startsWith('<!--', at)) close = '-->';
  else if (xml.startsWith('<![CDATA[', at)) close = ']]>';
  else if (xml.startsWith('<?', at)) close = '?>';
  else if (xml.startsWith('<!', at)) {
    throw unreadable('文档含有 XML 实体或 DTD 声明，Word 不会写出这样的文件，已拒绝读取');
  }
  const end = xml.indexOf(close, at);
  if (end === -1) throw unreadable('文档已损坏（XML 不完整）', { hint: '请用 Word 或 WPS 打开并重新保存后再导入。' });
  return end + close.length;
}

/** @returns the prefix a part gives to the WordprocessingML namespace (transitional or strict); w where it says nothing */
export function wordPrefix(xml: string): string {
  const declaration =
    /xmlns:([\w.-]+)\s*=\s*["']http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|purl\.oclc\.org\/ooxml\/wordprocessingml\/main)["']/;
  return declaration.exec(xml.slice(0, 20_000))?.[1] ?? 'w';
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole: string, decimal?: string, hex = '', name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code);
    },
  );
}

export function encodeEntities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
