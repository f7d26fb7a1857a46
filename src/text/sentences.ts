/**
 * Cutting Chinese prose into sentences and clauses. All offsets are half-open, in UTF-16 code units of the text given.
 */
import type { Span } from '../domain.ts';

const CLOSERS = '”’』」》〉）)]】"';
const CLAUSE_MIN = 24;
const CLAUSE_MAX = 60;

/** @returns how many Han characters the text holds; a loop, because a match of every character costs fifty times as much */
export function countHan(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    // CJK unified ideographs, extension A, compatibility ideographs, high surrogates of the supplementary planes 2 and 3, 々 and 〇.
    if (
      (code >= 0x4e00 && code <= 0x9fff) ||
      (code >= 0x3400 && code <= 0x4dbf) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xd840 && code <= 0xd8bf) ||
      code === 0x3005 ||
      code === 0x3007
    ) {
      count += 1;
    }
  }
  return count;
}

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/**
 * Sentences in order, without gaps but for white space between them. A sentence ends after 。！？!? (and what closes a
 * quotation behind it) or at a line end. A half-width point never ends one: it stands in numbers.
 */
export function sentences(text: string, from = 0, to = text.length): Span[] {
  const found: Span[] = [];
  let start = from;
  const push = (end: number): void => {
    let [s, e] = [start, end];
    while (s < e && /\s/.test(text[s] as string)) s++;
    while (e > s && /\s/.test(text[e - 1] as string)) e--;
    if (e > s) found.push({ start: s, end: e });
    start = end;
  };
  for (let i = from; i < to; i++) {
    const char = text[i] as string;
    if (char === '\n') push(i + 1);
    else if ('。！？!?'.includes(char)) {
      let end = i + 1;
      while (end < to && (CLOSERS.includes(text[end] as string) || '。！？!?'.includes(text[end] as string))) end++;
      // “怎么办?”的问题: a mark inside a quotation does not end the sentence around it when the text simply goes on.
      const closed = end > i + 1 && CLOSERS.includes(text[end - 1] as string);
      if (closed && char !== '。' && end < to && /[\p{Script=Han}，,、]/u.test(text[end] as string)) {
        i = end - 1;
        continue;
      }
      push(end);
      i = end - 1;
    }
  }
  push(to);
  return found;
}

/** Places where a sentence may be cut into smaller parts: after ；;：， and half-width commas that stand in no number. */
function cuts(text: string, span: Span, marks: string): number[] {
  const found: number[] = [];
  for (let i = span.start; i < span.end - 1; i++) {
    const char = text[i] as string;
    if (!marks.includes(char)) continue;
    if (char === ',' && isDigit(text[i - 1]) && isDigit(text[i + 1]) && isDigit(text[i + 2]) && isDigit(text[i + 3]))
      continue;
    if (char === ':' && isDigit(text[i - 1]) && isDigit(text[i + 1])) continue;
    let end = i + 1;
    while (end < span.end && CLOSERS.includes(text[end] as string)) end++;
    found.push(end);
  }
  return found;
}

/**
 * The clauses of [from, to): parts of 24 to about 60 characters, cut at 。；！？ and at commas, the finest thing that is embedded.
 * They cover all text but white space. A part without any mark stays whole, however long.
 */
export function clauses(text: string, from = 0, to = text.length): Span[] {
  const found: Span[] = [];
  let start = -1;
  let end = -1;
  const flush = (): void => {
    if (start >= 0) found.push({ start, end });
    start = -1;
  };
  for (const sentence of sentences(text, from, to)) {
    let part = sentence.start;
    for (const cut of [...cuts(text, sentence, '；;，,'), sentence.end]) {
      if (start >= 0 && cut - start > CLAUSE_MAX && end - start >= CLAUSE_MIN) flush();
      if (start < 0) start = part;
      end = cut;
      part = cut;
      const strong = cut === sentence.end || '；;'.includes(text[cut - 1] as string);
      if (end - start >= (strong ? CLAUSE_MIN : CLAUSE_MAX - CLAUSE_MIN)) flush();
    }
  }
  if (start >= 0) {
    const last = found.at(-1);
    if (last && end - start < CLAUSE_MIN && end - last.start <= CLAUSE_MAX * 1.5)
      found[found.length - 1] = { start: last.start, end };
    else found.push({ start, end });
  }
  return found;
}

/** The part of a long sentence at which it may be cut when nothing else is left: after ；; then after commas. */
export function softCuts(text: string, span: Span): number[] {
  const strong = cuts(text, span, '；;');
  return strong.length > 0 ? strong : cuts(text, span, '，,、');
}
