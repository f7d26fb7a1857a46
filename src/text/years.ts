/**
 * Calendar years as reports and questions write them.
 */

const IDEOGRAPH_DIGITS = '〇一二三四五六七八九';
const FIRST_YEAR = 1949;
const LAST_YEAR = 2100;

/** 2022, 二〇二二, ２０２２ → 2022. @returns null when it is no year from 1949 to 2100 */
export function yearNumber(text: string): number | null {
  const digits = text
    .normalize('NFKC')
    .replace(/[○零O]/g, '〇')
    .replace(/[〇一二三四五六七八九]/g, (char) => String(IDEOGRAPH_DIGITS.indexOf(char)));
  const year = /^\d{4}$/.test(digits) ? Number(digits) : Number.NaN;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}
