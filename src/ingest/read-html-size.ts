/**
 * Counts tags and nesting of a page without building a tree, so that one the parser would choke on is refused first:
 * the parser's work grows with the square of the nesting.
 */

const VOID = new Set('area base basefont br col embed hr img input link meta param source track wbr'.split(' '));
const RAW = new Set(['script', 'style', 'textarea', 'title']);
const ENDS_PARAGRAPH =
  'address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header main nav ol p pre section table ul';
/** Opening the first closes any of the second that stands open right above it, as parsers do for tags left open on purpose. */
const CLOSES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    [ENDS_PARAGRAPH, 'p'],
    ['li', 'li'],
    ['dd dt', 'dd dt'],
    ['rt rp', 'rt rp'],
    ['option', 'option'],
    ['optgroup', 'optgroup option'],
    ['tr', 'tr th td'],
    ['td', 'thead th td'],
    ['th', 'th'],
    ['tbody tfoot', 'thead tbody'],
  ].flatMap(([names = '', closed = '']) => names.split(' ').map((name) => [name, new Set(closed.split(' '))] as const)),
);

export interface HtmlSize {
  /** Characters < and &: each may become a node of the tree. */
  readonly marks: number;
  /** Deepest nesting; counting stops at `maxDepth + 1`. */
  readonly depth: number;
}

export function sizeOfHtml(html: string, maxDepth: number): HtmlSize {
  const marks = count(html, '<') + count(html, '&');
  const name = /[a-z][a-z0-9:-]*/iy;
  const stack: string[] = [];
  let depth = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      if (end === -1) break;
      at = end + 3;
      continue;
    }
    const closing = html[at + 1] === '/';
    name.lastIndex = at + (closing ? 2 : 1);
    const tag = name.exec(html)?.[0].toLowerCase();
    at = Math.max(at + 1, name.lastIndex);
    if (tag === undefined || VOID.has(tag)) continue;
    if (closing) {
      const open = stack.lastIndexOf(tag);
      if (open !== -1) stack.length = open;
      continue;
    }
    const closes = CLOSES.get(tag);
    while (closes?.has(stack.at(-1) ?? '')) stack.pop();
    if (stack.push(tag) > depth) depth = stack.length;
    if (depth > maxDepth) break;
    if (RAW.has(tag)) {
      const end = indexOfEnd(html, tag, at);
      if (end === -1) break;
      at = end;
    }
  }
  return { marks, depth };
}

/** @returns where the end tag of a raw element stands, in either case of letters; -1 when it is never closed */
function indexOfEnd(html: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? -1;
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}
