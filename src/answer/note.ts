/**
 * What a report itself says a name means: a note behind the text (“【3】“一园两带”：一园，即…”), or a sentence that explains it
 * (“‘三件事’，即…”).
 */
import type { Report, Span } from '../domain.ts';
import { literal } from '../text/literal.ts';
import { sentences } from '../text/sentences.ts';

/** Behind the name, and behind what it is the name of: “一园两带”工程：. */
const EXPLAINS =
  '(?:[”"」』]\\p{Script=Han}{1,4}[：:]|[”"」』]?\\s*(?:[：:]|[，,]?(?:即|是指|指的是|就是指|包括|分别[是为指])))';
/** An explanation may go on in the sentences behind it, as far as this, where the line goes on. */
const LENGTH = 300;

/** A note may explain a longer name than is asked for: 14.“两园”建设行动：…. */
const NOTE = (name: string): RegExp => new RegExp(`(?<=(?:^|\\n)[^\\n“，。]{0,6})“${name}”[^\\n，。：:]{0,14}[：:]`);

/** @returns the explanation, from the name to the end of its line or sentence; null where the report gives none */
export function explanationOf(report: Report, name: string): Span | null {
  const found =
    NOTE(literal(name)).exec(report.text) ?? new RegExp(`[“"「『]?${literal(name)}${EXPLAINS}`, 'u').exec(report.text);
  if (!found) return null;
  const start = found.index;
  // “五类清单”：, and what it means on the next line.
  const named = start + found[0].length;
  const below = report.text[named] === '\n';
  const lineEnd = report.text.indexOf('\n', below ? named + 1 : named);
  const line = lineEnd < 0 ? report.text.length : lineEnd;
  if (below) return line - start <= LENGTH ? { start, end: line } : null;
  const [first] = sentences(report.text, start, line);
  if (!first || first.end - start <= found[0].length + 1) return null;
  const atLineStart = /(?:^|\n)[^\n]{0,8}$/.test(report.text.slice(Math.max(0, start - 10), start));
  return { start, end: atLineStart && line - start <= LENGTH ? line : first.end };
}
