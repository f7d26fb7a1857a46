/**
 * Finding the speech itself: where each report of a source text begins and ends, and which lines above it belong to it.
 */
import { hasFigure } from '../text/numbers.ts';
import { countHan } from '../text/sentences.ts';
import { endsSpeech, isChrome } from './chrome.ts';
import type { MappedText } from './mapped-text.ts';

/** One report's part of a source, cut into lines; chrome is gone, white space is trimmed. */
export interface Speech {
  /** Lines above the salutation that belong to the report: title, day and meeting, speaker. */
  readonly head: readonly MappedText[];
  readonly body: readonly MappedText[];
  /** Lines around it that are not part of the report but may tell something (page title, 原标题). */
  readonly around: readonly string[];
}

/** “各位代表：现在，我代表区人民政府，向大会报告…”: how a report opens; thanks in its name are none. */
const OPENING =
  /各位代表(?:、?\s*同志们)?\s*[:：,，!！][\s\S]{0,40}?我(?:谨)?(?:代表|受)[^。！？\n]{0,24}?(?:政府|国务院|委托)[^。！？表致]{0,30}?(?:报告|审议|汇报)/g;
const SALUTATION = /^\s*(?:尊敬的)?各位(?:代表|委员)(?:、?\s*(?:各位委员|同志们))?\s*[:：,，!！]/;
/** Two openings nearer than this are one report whose head stands twice. */
const REPORT_MIN = 2000;
const LONG_LINE = 60;
/** Prose that may stand above a salutation that announces no report. */
const PREFACE_MAX = 300;
/** Lines of the page around a speech that are kept for its metadata. */
const AROUND_MAX = 60;

const HEAD_LINE =
  /工作报告|[一二三四五六七八九十\d]+次会[议議]|人民代表大会|^[\s—―–\-－（(]*(?:\d{4}|[二一][〇○零九\d][〇○零一二三四五六七八九]{2})\s*年|[省市区县州盟旗]长|主席|总理/;
const NAME_LINE = /^[\p{Script=Han}]{1,2}\s*[\p{Script=Han}]{1,2}(?:·[\p{Script=Han}]{1,8})*$/u;
const PROSE = /[。！？；!?;]/;

interface Line {
  readonly text: MappedText;
  readonly trimmed: string;
}

/** @param nearBody a bare name is a head line only directly above the salutation */
const isHead = (line: string, nearBody: boolean): boolean =>
  line.length <= 80 && (HEAD_LINE.test(line) || (nearBody && NAME_LINE.test(line))) && !/。./.test(line);

/** Where the tail of page chrome begins: after the last line of prose, or at a line that ends a speech. */
function bodyEnd(lines: readonly Line[], start: number): number {
  let end = lines.length;
  const total = lines.slice(start).reduce((sum, line) => sum + line.trimmed.length, 0);
  let seen = 0;
  for (let i = start; i < lines.length; i++) {
    const line = (lines[i] as Line).trimmed;
    seen += line.length;
    if (seen > total * 0.6 && endsSpeech(line)) {
      end = i;
      break;
    }
  }
  while (end > start) {
    const line = (lines[end - 1] as Line).trimmed;
    // “城镇新增就业3万人” ends no sentence, but says something.
    if (line !== '' && !isChrome(line) && (PROSE.test(line) || (countHan(line) >= 6 && hasFigure(line)))) break;
    end--;
  }
  return end;
}

/**
 * The head lines directly above `body`: walks up over blanks and chrome while lines look like a head. Two other short lines
 * (a photo's caption, the site's menu) may stand between.
 */
function headStart(lines: readonly Line[], body: number): number {
  let start = body;
  let others = 0;
  let seen = 0;
  for (let i = body - 1; i >= 0 && body - i < 24 && others <= 2; i--) {
    const line = (lines[i] as Line).trimmed;
    if (line === '' || isChrome(line)) continue;
    if (isHead(line, seen === 0)) start = i;
    else if (line.length > 40) break;
    else others++;
    seen++;
  }
  return start;
}

/** What stands above an opening: the lines of its head, or the text before it on its own line. */
interface Head {
  readonly line: number;
  readonly text: string;
  readonly named: boolean;
}

function headOf(lines: readonly Line[], opened: number, before: string): Head {
  const line = headStart(lines, opened);
  const above = lines.slice(line, opened).map(({ trimmed }) => trimmed);
  const text = [...above, before].join('').replace(/\s/g, '');
  return { line, text, named: before.trim() !== '' || above.some((one) => HEAD_LINE.test(one)) };
}

/**
 * Line numbers at which a new report begins; the first is always 0. Inside a report “各位代表” is said again and again: a new
 * one has a head, and one that follows closely has another head (a page may show the same head twice).
 */
function boundaries(lines: readonly Line[], text: string): number[] {
  const found = [0];
  let [line, start] = [0, 0];
  let last: { at: number; head: string } | null = null;
  for (const match of text.matchAll(OPENING)) {
    for (; line + 1 < lines.length; line++) {
      const next = start + (lines[line] as Line).text.text.length + 1;
      if (next > match.index) break;
      start = next;
    }
    const head = headOf(lines, line, text.slice(start, match.index));
    const another = last === null || match.index - last.at >= REPORT_MIN || head.text !== last.head;
    if (last !== null && head.named && another && head.line > (found.at(-1) as number)) found.push(head.line);
    if (last === null || (head.named && another)) last = { at: match.index, head: head.text };
  }
  return found;
}

function speechOf(lines: readonly Line[]): Speech | null {
  const opening = lines.findIndex(
    ({ trimmed }) => SALUTATION.test(trimmed) || /各位代表\s*[:：]/.test(trimmed.slice(0, 200)),
  );
  let body = opening;
  // A salutation behind much prose is a later one, most of all when no report is announced by it.
  const announced = lines.slice(Math.max(0, opening), opening + 4).map(({ trimmed }) => trimmed);
  const tolerated = announced.join('\n').search(OPENING) >= 0 ? REPORT_MIN : PREFACE_MAX;
  const prose = lines
    .slice(0, Math.max(0, body))
    .reduce((sum, { trimmed }) => sum + (PROSE.test(trimmed) && !isChrome(trimmed) ? trimmed.length : 0), 0);
  if (body < 0 || prose > tolerated) {
    body = lines.findIndex(
      (line) => line.trimmed.length >= LONG_LINE && PROSE.test(line.trimmed) && !isChrome(line.trimmed),
    );
    if (body < 0) body = lines.findIndex((line) => line.trimmed !== '' && !isChrome(line.trimmed));
    // A heading or a short sentence directly above belongs to the body.
    while (
      body > 0 &&
      /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|#)/.test((lines[body - 1] as Line).trimmed)
    )
      body--;
  }
  if (body < 0) return null;
  const head = headStart(lines, body);
  const end = bodyEnd(lines, body);
  if (end <= body) return null;
  const keep = (line: Line): boolean => line.trimmed !== '' && !isChrome(line.trimmed);
  const above = lines.slice(0, body).filter((line) => line.trimmed !== '' && line.trimmed.length <= 200);
  const around =
    above.length <= AROUND_MAX ? above : [...above.slice(0, AROUND_MAX / 2), ...above.slice(-AROUND_MAX / 2)];
  return {
    head: lines
      .slice(head, body)
      .filter(keep)
      .map((line) => line.text.trim()),
    body: lines
      .slice(body, end)
      .filter(keep)
      .map((line) => line.text.trim()),
    around: around.map((line) => line.trimmed),
  };
}

/**
 * @param source the readable text of a file, invisible characters and runs of blanks already cleaned
 * @returns its reports in order; empty when it holds no text
 */
export function findSpeeches(source: MappedText): Speech[] {
  const lines = source.lines().map((text) => ({ text, trimmed: text.text.trim() }));
  const from = boundaries(lines, source.text);
  return from.flatMap((start, i) => speechOf(lines.slice(start, from[i + 1])) ?? []);
}
