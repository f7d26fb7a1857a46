/**
 * A DOM tree → lines of readable text: block elements and <br> end a line, a table row is one line, what is not shown
 * is left out. Walks without recursion, so depth costs nothing.
 */

/** Not text, or not shown. Buttons and choices are controls of the page. */
const DROPPED = new Set(
  'script style noscript template svg math iframe object embed canvas audio video select datalist button title rp rt'.split(
    ' ',
  ),
);

const BLOCKS = new Set(
  'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/**
 * Longest row, in characters, that becomes one line. Old pages lay the whole article out in a table: its cells are
 * longer, and stay lines of their own.
 */
const MAX_ROW_CHARACTERS = 400;

/** Characters that are written without spaces between them; a line end in the source between two of them is no space. */
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·]/u;

const ELEMENT = 1;
const TEXT = 3;

export interface LineOptions {
  /** Also text that the page hides until a script shows it. */
  readonly keepHidden?: boolean;
}

/** @returns lines without white space at their ends, none of them empty */
export function linesOf(root: Node, options: LineOptions = {}): string[] {
  const lines = new LineBuilder();
  const keepHidden = options.keepHidden === true;
  let node: Node | null = root;
  while (node) {
    const entered: boolean = enter(node, lines, keepHidden);
    if (entered && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    if (entered) leave(node, lines);
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node) leave(node, lines);
    }
    node = node === root ? null : (node?.nextSibling ?? null);
  }
  return lines.finish();
}

/** @returns whether the children of the node are to be read */
function enter(node: Node, lines: LineBuilder, keepHidden: boolean): boolean {
  if (node.nodeType === TEXT) {
    lines.text(node.nodeValue ?? '');
    return false;
  }
  if (node.nodeType !== ELEMENT) return node.nodeType === 9 || node.nodeType === 11;
  const element = node as Element;
  const name = element.localName.toLowerCase();
  if (DROPPED.has(name) || (!keepHidden && isHidden(element))) return false;
  if (BLOCKS.has(name)) lines.end();
  if (name === 'tr') lines.openRow();
  else if (name === 'td' || name === 'th') lines.openCell();
  else if (name === 'pre') lines.preformatted += 1;
  return true;
}

/** Only for nodes whose `enter` said yes. */
function leave(node: Node, lines: LineBuilder): void {
  if (node.nodeType !== ELEMENT) return;
  const element = node as Element;
  const name = element.localName.toLowerCase();
  if (!BLOCKS.has(name)) return;
  lines.end();
  if (name === 'tr') lines.closeRow();
  else if (name === 'pre') lines.preformatted -= 1;
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style');
  return style !== null && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

interface Row {
  readonly firstLine: number;
  /** Number of lines that stood when each cell began. */
  readonly cells: number[];
  nested: boolean;
}

class LineBuilder {
  preformatted = 0;
  readonly #lines: string[] = [];
  readonly #rows: Row[] = [];
  #current = '';
  /** Last character of `#current`: looking it up there would copy the whole line each time. */
  #last = '';
  #gap = '';

  text(value: string): void {
    if (this.preformatted > 0) {
      const parts = value.split(/\r\n?|\n/);
      for (const [index, part] of parts.entries()) {
        if (index > 0) this.end();
        this.#append(part);
      }
      return;
    }
    for (const [part] of value.matchAll(/[ \t\r\n\f]+|[^ \t\r\n\f]+/g)) {
      if (/^[ \t\r\n\f]/.test(part)) {
        this.#gap += part;
        continue;
      }
      const word = part.replaceAll('\u00a0', ' ');
      if (this.#gap && this.#last) this.#append(spaceBetween(this.#last, word, this.#gap));
      this.#gap = '';
      this.#append(word);
    }
  }

  #append(part: string): void {
    if (!part) return;
    this.#current += part;
    this.#last = part.at(-1) ?? '';
  }

  end(): void {
    const line = this.#current.trim();
    if (line) this.#lines.push(line);
    this.#current = '';
    this.#last = '';
    this.#gap = '';
  }

  openRow(): void {
    this.#rows.push({ firstLine: this.#lines.length, cells: [], nested: false });
  }

  openCell(): void {
    this.#rows.at(-1)?.cells.push(this.#lines.length);
  }

  /** Joins the cells of a data row with tabs. A row that lays out a page (nested rows, one cell, long text) stays as it is. */
  closeRow(): void {
    const row = this.#rows.pop();
    if (!row) return;
    const parent = this.#rows.at(-1);
    if (parent) parent.nested = true;
    const content = this.#lines.slice(row.firstLine);
    const length = content.reduce((sum, line) => sum + line.length, 0);
    if (row.nested || row.cells.length < 2 || content.length === 0 || length > MAX_ROW_CHARACTERS) return;
    const cells = row.cells.map((from, index) => this.#lines.slice(from, row.cells[index + 1]).join(' '));
    this.#lines.length = row.firstLine;
    const line = cells.join('\t').trim();
    if (line) this.#lines.push(line);
  }

  finish(): string[] {
    this.end();
    return this.#lines;
  }
}

/** @param last character before the gap */
function spaceBetween(last: string, after: string, gap: string): string {
  return /[\r\n]/.test(gap) && WIDE.test(last) && WIDE.test(after.charAt(0)) ? '' : ' ';
}
