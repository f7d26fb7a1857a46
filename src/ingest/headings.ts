/**
 * Recognising headings of Chinese reports: their markers, their numbers and where a heading ends that runs into its text.
 */

export type HeadingStyle = 'hash' | 'part' | 'ideograph' | 'bracket' | 'digit' | 'plain';

export interface HeadingMark {
  readonly style: HeadingStyle;
  /** The number in the marker; null when it has none: “()深入推进绿色发展”. For `hash`, the count of #. */
  readonly number: number | null;
  /** Length of the marker in UTF-16 units. */
  readonly length: number;
}

const NUMERALS = '一二三四五六七八九十百';
const DIGITS = '零一二三四五六七八九';
const TERMINAL = /[。！？!?；;：:…”’』」）)》】]$/;

/** 二十三 → 23. @returns null when it is no number below 1000 */
export function ideographNumber(text: string): number | null {
  const match = /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === '') return null;
  const digit = (char: string | undefined, absent: number): number => (char ? DIGITS.indexOf(char) : absent);
  return digit(match[1], 0) * 100 + (match[3] ? digit(match[2], 1) * 10 : 0) + digit(match[4], 0);
}

/** The heading marker a text begins with. @returns null when it begins with none */
export function headingMark(text: string): HeadingMark | null {
  let match = /^(#{1,6})\s*(?=[^#\s])/.exec(text);
  if (match) return { style: 'hash', number: (match[1] as string).length, length: match[0].length };
  match = new RegExp(`^第([${NUMERALS}]{1,3})(?:部分|章|篇)[\\s、：:]*`).exec(text);
  if (match) return { style: 'part', number: ideographNumber(match[1] as string), length: match[0].length };
  // “一、二、三产业”, “一、二期” enumerate; they open nothing.
  match = new RegExp(`^([${NUMERALS}]{1,3})\\s*、\\s*(?![${NUMERALS}]+(?:、|期|产业|线|类|级|手))`).exec(text);
  if (match) return { style: 'ideograph', number: ideographNumber(match[1] as string), length: match[0].length };
  match = new RegExp(`^[（(]\\s*([${NUMERALS}]{0,3})\\s*[）)]\\s*、?`).exec(text);
  if (match) return { style: 'bracket', number: match[1] ? ideographNumber(match[1]) : null, length: match[0].length };
  match = /^(?:[（(](\d{1,2})[）)]|(\d{1,2})[.．、](?!\d))\s*/.exec(text);
  if (match) return { style: 'digit', number: Number(match[1] ?? match[2]), length: match[0].length };
  return null;
}

/** Does the text end as a sentence, a quotation or an announcement does? */
export const isTerminated = (text: string): boolean => TERMINAL.test(text);

/** A line without a marker that reads as a heading: short, one phrase, not ended as a sentence. */
export function isPlainHeading(text: string): boolean {
  return (
    text.length >= 3 &&
    text.length <= 40 &&
    !/[。！？!?；;：:,\d%％]/.test(text.replace(/(?:19|20)\d{2}/g, '')) &&
    (text.match(/，/g)?.length ?? 0) <= 1 &&
    (text.match(/、/g)?.length ?? 0) <= 2 &&
    !/[，、]$/.test(text) &&
    /^[\p{Script=Han}“"—―–《〈「\dA-Z]/u.test(text) &&
    !/^(?:各位代表|谢谢|同志们|现在|我代表)/.test(text)
  );
}

/** Words that end the great headings of reports; what follows is text. */
const ENDINGS =
  /(?:工作(?:的|情况)?(?:简要)?回顾|的?回顾|目标(?:和|与|及)?(?:主要|重点)?(?:任务|工作)|主要目标和重点工作|(?:重点|主要|目标)任务|(?:重点|主要)工作(?:任务|安排)?|工作(?:安排|任务|部署|打算|重点|情况|建议|总结)|自身建设|奋斗目标|总体(?:要求|安排|思路|目标|部署)|人民满意(?:的)?(?:服务型)?政府)/g;
/** Does a heading's label read as one of a report's great parts (review, goals, tasks, the government itself)? */
export const isGreatHeading = (label: string): boolean => label.length <= 30 && label.search(ENDINGS) >= 0;

/** The heading itself goes on behind such a word. */
const NOT_AFTER_ENDING = /^(?:和|与|及|、|的|呈现|取得|实现|不断|持续|迈|得到|明显|落实|完成|，|,)/;
const LABEL_MAX = 40;

/**
 * The heading in a paragraph that begins with a marker, as a length from its start. When heading and text run together
 * without a mark between them, the heading is cut at a word that ends headings, else at its first comma.
 */
export function headingLength(paragraph: string, mark: HeadingMark): number {
  const sentenceEnd = paragraph.slice(mark.length).search(/[。！？!?：:\n]/);
  const end = sentenceEnd < 0 ? paragraph.length : mark.length + sentenceEnd;
  const goesOn = paragraph.length > end + 1;
  for (const match of goesOn ? paragraph.slice(0, end).matchAll(ENDINGS) : []) {
    const stop = match.index + match[0].length;
    if (stop > mark.length + 3 && stop < end && stop <= LABEL_MAX && !NOT_AFTER_ENDING.test(paragraph.slice(stop)))
      return stop;
  }
  if (end <= LABEL_MAX + mark.length && (sentenceEnd < 0 || '。\n'.includes(paragraph[end] as string))) return end;
  const comma = paragraph.slice(mark.length, mark.length + LABEL_MAX).search(/[，,]/);
  if (comma >= 4) return mark.length + comma;
  return Math.min(end, mark.length + 20);
}
