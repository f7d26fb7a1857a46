/**
 * One wrong character in a text: what was written, what was meant, and how near the two are.
 */
import { looksAlike } from './look-alikes.ts';
import { soundsAlike } from './sound-alikes.ts';

/** A stretch of a text that is a name but for one character. `meant` is as long as `written`, so no offset moves. */
export interface Slip {
  /** Half-open [start, end) in UTF-16 code units of the text. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly meant: string;
}

/** Words of grammar and asking: nobody writes them for a character of a name. */
const GRAMMAR =
  '的地得了着过是有在和与及或对把被为从向到比由给让以之于就都也还又更很不没未要会能可将应该须吗呢吧啊呀嘛哪那这那些每各某本全几多少谁啥怎什么何如你我他她它您咱请问年月日';
/** Figures are written for themselves. */
export const FIGURES = '一二三四五六七八九十百千万亿两零〇半';

/**
 * How near a written character is to the meant one.
 * @param own syllables of the meant one in the name at hand
 * @returns 3: sounds the same, 2: looks alike, 1: sounds nearly the same, 0: another character
 */
export function nearness(written: string, meant: string, own: readonly string[] = []): 0 | 1 | 2 | 3 {
  if (GRAMMAR.includes(written)) return 0;
  const sound = FIGURES.includes(written) ? 0 : soundsAlike(written, meant, own);
  if (sound === 2) return 3;
  return looksAlike(written, meant) ? 2 : sound;
}

/** @returns where two texts of one length differ, when it is exactly one place; else -1 */
export function onlyDifference(one: string, other: string): number {
  if (one.length !== other.length) return -1;
  let at = -1;
  for (let i = 0; i < one.length; i += 1) {
    if (one.charCodeAt(i) === other.charCodeAt(i)) continue;
    if (at >= 0) return -1;
    at = i;
  }
  return at;
}

/** The text as it was meant. */
export const put = (text: string, { start, end, meant }: Slip): string =>
  text.slice(0, start) + meant + text.slice(end);

let breaker: Intl.Segmenter | null = null;

/** Where words begin and end, by the word breaker's own dictionary. */
export function wordBorders(text: string): ReadonlySet<number> {
  breaker ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const borders = new Set([text.length]);
  for (const { index } of breaker.segment(text)) borders.add(index);
  return borders;
}
