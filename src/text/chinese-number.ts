/**
 * Numbers in Chinese characters: 十五, 四千一百, 十二点五, 两万三千.
 */

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const GREAT: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** All characters such a number is made of. */
export const NUMERAL = '零〇一二两三四五六七八九十百千万亿';

function decimals(text: string): number | null {
  let value = 0;
  let place = 0.1;
  for (const char of text) {
    const digit = DIGITS[char];
    if (digit === undefined) return null;
    value += digit * place;
    place /= 10;
  }
  // 0.1 + 0.02 is no 0.12 in binary.
  return Number(value.toFixed(text.length));
}

/** @returns the number, null when the text is none; 千 alone is 1000, 百亿 1e10 */
export function chineseNumber(text: string): number | null {
  const [whole = '', part, rest] = text.split('点');
  if (whole === '' || rest !== undefined || part === '') return null;
  // Digit by digit: 二〇二一.
  if (whole.length > 1 && [...whole].every((char) => char in DIGITS)) {
    if (part !== undefined || whole.includes('两')) return null;
    return Number([...whole].map((char) => DIGITS[char]).join(''));
  }
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const char of whole) {
    const value = DIGITS[char];
    const small = SMALL[char];
    const great = GREAT[char];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (small !== undefined) {
      section += (digit ?? 1) * small;
      digit = null;
    } else if (great !== undefined) {
      section += digit ?? 0;
      // 万亿: the great ones multiply what stands before them.
      total =
        section === 0 ? Math.max(total, 1) * great : great > 1e4 ? (total + section) * great : total + section * great;
      section = 0;
      digit = null;
    } else return null;
  }
  const value = total + section + (digit ?? 0);
  if (part === undefined) return value;
  const fraction = decimals(part);
  return fraction === null ? null : value + fraction;
}

/** A count in digits or Chinese characters: 7 of 七 and of 7; 0 when the text is none. */
export const countOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : (chineseNumber(text) ?? 0));
