/**
 * Lines of a speech → paragraphs: broken lines are joined, headings that run into the text get a paragraph of their own,
 * blanks inside Chinese text go. Every character keeps its place in the source.
 */
import { BLANKS, INLINE_NOISE, INVISIBLE } from './chrome.ts';
import { headingMark, isPlainHeading, isTerminated } from './headings.ts';
import { MappedText } from './mapped-text.ts';
import type { Speech } from './speech.ts';

/** Lines beyond this hold several paragraphs run together. */
const RUN_IN_LINE = 400;
/** A paragraph is not joined beyond this from broken lines. */
const JOINED_MAX = 3000;
const CONTINUES = /^[，,、。；;：:！!？?》〉”’』」）)】%％]/;
/** After these a marker opens a heading though no full stop stands before it. */
const OPENING_END = /(?:提出(?:宝贵)?意见|审议|审查)$/;
const RUN_IN_MARK = /(?<=[^\s])( ?)(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/g;

/** Invisible characters out, runs of blanks to one space; before lines are looked at. */
export function cleanSource(text: string, start = 0, end = text.length): MappedText {
  return MappedText.of(text, start, end)
    .replace(INVISIBLE, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029\u0085]/g, '\n')
    .replace(BLANKS, ' ')
    .replace(INLINE_NOISE, '');
}

/** Where a line is cut because a heading runs into it: offsets of the markers. */
function runInHeadings(line: string): number[] {
  const found: number[] = [];
  const expected = new Map<string, number[]>();
  for (const match of line.matchAll(RUN_IN_MARK)) {
    const at = match.index + (match[1] as string).length;
    const before = line.slice(Math.max(0, match.index - 12), match.index);
    const spaced = match[1] !== '';
    if (!spaced && line.length < RUN_IN_LINE) continue;
    if (!isTerminated(before) && !OPENING_END.test(before)) continue;
    const mark = headingMark(line.slice(at));
    if (!mark || mark.number === null) continue;
    // 一 may always begin a list; other numbers must go on with one that was begun.
    const open = expected.get(mark.style) ?? [];
    if (mark.number !== 1 && !open.includes(mark.number) && !spaced) continue;
    expected.set(mark.style, [...open.filter((n) => n !== mark.number), mark.number + 1]);
    found.push(at);
  }
  return found;
}

/** “…会议上区长 贾堤各位代表:现在”: the salutation begins a paragraph. */
function salutationAt(line: string): number {
  const at = line.slice(0, 220).search(/各位代表(?:、?\s*同志们)?\s*[:：,，!！]/);
  return at > 0 ? at : -1;
}

function split(line: MappedText): MappedText[] {
  const text = line.text;
  const cuts = runInHeadings(text);
  return [0, ...cuts]
    .map((from, i) => line.slice(from, cuts[i] ?? text.length).trim())
    .filter((part) => part.text !== '');
}

const isHeadingLine = (text: string): boolean => {
  const mark = headingMark(text);
  if (mark) return text.length <= 60 && !isTerminated(text) && !/[。；;]/.test(text);
  return isPlainHeading(text);
};

/** Does `next` go on in the middle of the sentence that `paragraph` left open? */
function continues(paragraph: string, joined: boolean, next: string): boolean {
  if (CONTINUES.test(next)) return true;
  if (isTerminated(paragraph) || /^#/.test(paragraph)) return false;
  const mark = headingMark(next);
  if (mark?.style === 'hash') return false;
  if (!joined && isHeadingLine(paragraph)) return /[（(《“、，,]$/.test(paragraph);
  if (mark) {
    // “保护第|一、全民共享”: a marker that follows an open sentence and has prose behind it is no heading.
    if (OPENING_END.test(paragraph)) return false;
    return (
      mark.style === 'ideograph' &&
      mark.number === 1 &&
      !isHeadingLine(next) &&
      /(?:第|统|唯|之|[期线段])$/.test(paragraph)
    );
  }
  if (/^(?:——|——|--)/.test(next)) return false;
  return true;
}

/** Blanks inside Chinese text go; between Latin words, and around the parts of a head line, they stay. */
function tighten(paragraph: MappedText, head: boolean): MappedText {
  // “周 波”, “政 府 工 作”: blanks between single characters.
  let text = paragraph.replace(/(?<=(?<!\p{Script=Han})\p{Script=Han}) (?=\p{Script=Han}(?!\p{Script=Han}))/gu, '');
  // “1 9 9 3 年”: the blanks go, the digits keep their places.
  text = text.replace(
    /(?<=(?<!\d)\d) (?=\d \d \d ?年)|(?<=(?<!\d)\d \d) (?=\d \d ?年)|(?<=(?<!\d)\d \d \d) (?=\d ?年)/g,
    '',
  );
  if (head) return text;
  return text.replace(/(?<=[^\x21-\x7e]) | (?=[^\x21-\x7e])/g, '');
}

/** The paragraphs of a speech, the head's first; `headCount` of them are its head. */
export interface Paragraphs {
  readonly paragraphs: readonly MappedText[];
  readonly headCount: number;
}

export function paragraphsOf(speech: Speech): Paragraphs {
  const found: MappedText[] = [];
  for (const [i, line] of speech.head.entries()) {
    // A title that stands twice (as the page's and as the report's) is kept once.
    const following = speech.head[i + 1]?.text ?? speech.body[0]?.text ?? '';
    if (line.text.length >= 6 && following.replaceAll(' ', '').startsWith(line.text.replaceAll(' ', ''))) continue;
    const before = found.at(-1);
    // “政府工作报|告”
    if (before && /(?:政府工作报|人民代表大|第[\p{Script=Han}\d]{1,4}届)$/u.test(before.text))
      found[found.length - 1] = MappedText.join([before, tighten(line, true)], '');
    else found.push(tighten(line, true));
  }
  let first = speech.body[0];
  const rest = speech.body.slice(1);
  const salutation = first ? salutationAt(first.text) : -1;
  if (first && salutation > 0) {
    found.push(tighten(first.slice(0, salutation).trim(), true));
    first = first.slice(salutation);
  }
  const headCount = found.length;
  let open: MappedText[] = [];
  /** What `open` says so far; only its end and its length matter. */
  let said = '';
  const close = (): void => {
    if (open.length > 0) {
      const joined = tighten(MappedText.join(open, ''), false).trim();
      if (joined.text !== '') found.push(joined);
    }
    open = [];
    said = '';
  };
  for (const line of first ? [first, ...rest] : []) {
    for (const part of split(line)) {
      if (open.length > 0 && (said.length > JOINED_MAX || !continues(said, open.length > 1, part.text))) close();
      open.push(part);
      said += part.text;
    }
  }
  close();
  return { paragraphs: found, headCount };
}
