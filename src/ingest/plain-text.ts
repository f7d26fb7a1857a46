/**
 * A report's text in one form for reading figures out of it, sign for sign: digits in half width, marks between words in full
 * width, simplified characters, years in digits (一九五三年 → 1953年). Offsets in it are offsets in the report.
 */
import { halfWidth } from '../text/half-width.ts';
import { simplify } from '../text/simplify.ts';

const YEAR_IN_WORDS =
  /[一二][〇○零九八七一二三四五六][〇○零一二三四五六七八九]{2}(?=[两三]?年|[和与比至到、][一二][〇○零九八七一二三四五六][〇○零一二三四五六七八九]{2}[两三]?年)/g;

/** Marks of a report typed in half width; those of 1,200 and 8:30 stay. */
const MARKS = /[;()]|[,:](?!\d)|(?<!\d)[,:]/g;
const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）' };

function simplified(text: string): string {
  const parts: string[] = [];
  if (!simplify(text, (piece) => parts.push(piece))) return text;
  const result = parts.join('');
  return result.length === text.length ? result : text;
}

/** @returns a text of the same length */
export function plainText(text: string): string {
  const wide = simplified(halfWidth(text)).replace(MARKS, (mark) => WIDE[mark] as string);
  return wide.replace(YEAR_IN_WORDS, (year) =>
    [...year].map((char) => String('〇一二三四五六七八九'.indexOf(/[○零]/.test(char) ? '〇' : char))).join(''),
  );
}
