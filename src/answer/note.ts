/**
 * What a report itself says a name means: a note behind the text (“【3】“一园两带”：一园，即…”), or a sentence that explains it
 * (“‘三件事’，即…”).
 */
import type { Report, Span } from '../domain.ts';
import { sentences } from '../text/sentences.ts';

/** Behind the name, and behind what it is the name of: “一园两带”工程：. */
const EXPLAINS =
  '(?:[”"」』]\\p{Script=Han}{1,4}[：:]|[”"」』]?\\s*(?:[：:]|[，,]?(?:即|是指|指的是|就是指|包括|分别[是为指])))';
/** An explanation may go on in the sentences behind it, as far as this, where the line goes on. */
const LENGTH = 300;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** @returns the explanation, from the name to the end of its line or sentence; null where the report gives none */
export function explanationOf(report: Report, name: string): Span | null {
  const found = new RegExp(`[“"「『]?${escaped(name)}${EXPLAINS}`, 'u').exec(report.text);
  if (!found) return null;
  const start = found.index;
  const lineEnd = report.text.indexOf('\n', start);
  const line = lineEnd < 0 ? report.text.length : lineEnd;
  const [first] = sentences(report.text, start, line);
  if (!first || first.end - start <= found[0].length + 1) return null;
  const atLineStart = /(?:^|\n)[^\n]{0,8}$/.test(report.text.slice(Math.max(0, start - 10), start));
  return { start, end: atLineStart && line - start <= LENGTH ? line : first.end };
}
