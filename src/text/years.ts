/**
 * Calendar years as reports and questions write them.
 */

/** Names of five-year plans → the first of their five years. */
export const FIVE_YEAR_PLANS: Readonly<Record<string, number>> = {
  六五: 1981,
  七五: 1986,
  八五: 1991,
  九五: 1996,
  十五: 2001,
  十一五: 2006,
  十二五: 2011,
  十三五: 2016,
  十四五: 2021,
  十五五: 2026,
};

/** The five-year plan whose last year it is: 十四五 of 2025; none of most years. */
export const plansEnding = (year: number): string[] =>
  Object.entries(FIVE_YEAR_PLANS).flatMap(([name, first]) => (first + 4 === year ? [name] : []));

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
