/**
 * Plain text and Markdown. Plain text stays as it is; Markdown loses its front matter and keeps its heading marks (#)
 * for the structure step.
 */
import type { Reading } from './reading.ts';

/** Front matter longer than this is no front matter but a text that begins with a rule. */
const MAX_FRONT_MATTER_LINES = 60;
const FIELD = /^([A-Za-z_][\w-]{0,39})\s*[:：]\s*(.*)$/u;
/** Fields of ours: a block that has one of them is front matter, whatever the file is called. */
const OWN_FIELDS = ['title', 'region', 'level', 'year', 'date', 'speaker', 'source', 'url', 'abridged'];

interface FrontMatter {
  readonly fields: Readonly<Record<string, string>>;
  /** Where the text after it begins. */
  readonly end: number;
}

/** @param text decoded, line ends already \n */
export function readText(text: string): Reading {
  return { text, pageTitle: null, url: null, frontMatter: {}, notes: [] };
}

/** @param text decoded, line ends already \n */
export function readMarkdown(text: string): Reading {
  const front = frontMatterOf(text);
  if (!front) return readText(text);
  const address = front.fields['url'] ?? null;
  return {
    text: text.slice(front.end),
    pageTitle: null,
    url: address !== null && /^https?:\/\//i.test(address) ? address : null,
    frontMatter: front.fields,
    notes: [],
  };
}

/** @returns whether the text begins with front matter that names at least one field of a report */
export function hasFrontMatter(text: string): boolean {
  const front = frontMatterOf(text);
  return front !== null && OWN_FIELDS.some((name) => name in front.fields);
}

/**
 * Reads `key: value` lines between two lines of three hyphens. This is the plain part of YAML that the sample library
 * uses: no nesting, no lists, no anchors; other lines are passed over, so untrusted text cannot do more than be ignored.
 */
function frontMatterOf(text: string): FrontMatter | null {
  if (!/^---[ \t]*\n/.test(text)) return null;
  // No prototype: a field named __proto__ is a field like any other.
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  let position = text.indexOf('\n') + 1;
  for (let line = 0; line < MAX_FRONT_MATTER_LINES && position < text.length; line += 1) {
    const newline = text.indexOf('\n', position);
    const end = newline === -1 ? text.length : newline;
    const content = text.slice(position, end).trimEnd();
    position = Math.min(end + 1, text.length);
    if (content === '---' || content === '...') {
      return { fields: { ...fields }, end: position + leadingBlankLines(text, position) };
    }
    const [, name, value] = FIELD.exec(content) ?? [];
    if (name !== undefined && value !== undefined) fields[name.toLowerCase()] = scalar(value);
  }
  return null;
}

/** Takes off quotes, and a comment after an unquoted value. */
function scalar(value: string): string {
  const trimmed = value.trim();
  const quoted = /^(["'])(.*)\1$/u.exec(trimmed);
  if (quoted)
    return quoted[1] === '"' ? (quoted[2] ?? '').replace(/\\(["\\])/g, '$1') : (quoted[2] ?? '').replace(/''/g, "'");
  return trimmed.replace(/\s+#.*$/u, '');
}

function leadingBlankLines(text: string, from: number): number {
  return /^(?:[ \t]*\n)*/.exec(text.slice(from, from + 1000))?.[0].length ?? 0;
}
