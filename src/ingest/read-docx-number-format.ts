/** A number of a list as Word writes it (ST_NumberFormat, ECMA-376 part 1, 17.18.59). */

const DIGITS = '零一二三四五六七八九';
const CIRCLE_DIGITS = '〇一二三四五六七八九';
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const LEGAL_TRADITIONAL_DIGITS = '零壹貳參肆伍陸柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** Numbers beyond this are written in Arabic digits: a list that long is a damaged or hostile file. */
const MAX_NUMBER = 9999;

/**
 * @param value of the counter, from 0
 * @param format numFmt, for example chineseCountingThousand; unknown ones are written in Arabic digits
 */
export function formatNumber(value: number, format: string): string {
  if (!Number.isInteger(value) || value < 0 || value > MAX_NUMBER) return String(value);
  return FORMATS.get(format)?.(value) ?? String(value);
}

const FORMATS = new Map<string, (value: number) => string>(
  Object.entries({
    decimalZero: (n) => String(n).padStart(2, '0'),
    decimalFullWidth: fullWidth,
    decimalFullWidth2: fullWidth,
    // Beyond 99 this format names the digits one by one: 一〇一.
    chineseCounting: (n) => (n < 100 ? counting(n, DIGITS, '十百千') : named(n, CIRCLE_DIGITS)),
    taiwaneseCounting: (n) => (n < 100 ? counting(n, DIGITS, '十百千') : named(n, CIRCLE_DIGITS)),
    chineseCountingThousand: (n) => counting(n, DIGITS, '十百千'),
    taiwaneseCountingThousand: (n) => counting(n, DIGITS, '十百千'),
    japaneseCounting: (n) => counting(n, DIGITS, '十百千'),
    ideographDigital: (n) => named(n, CIRCLE_DIGITS),
    taiwaneseDigital: (n) => named(n, CIRCLE_DIGITS),
    japaneseDigitalTenThousand: (n) => named(n, CIRCLE_DIGITS),
    chineseLegalSimplified: (n) => counting(n, LEGAL_DIGITS, '拾佰仟', true),
    ideographLegalTraditional: (n) => counting(n, LEGAL_TRADITIONAL_DIGITS, '拾佰仟', true),
    ideographTraditional: (n) => STEMS[n - 1] ?? String(n),
    ideographZodiac: (n) => BRANCHES[n - 1] ?? String(n),
    decimalEnclosedCircle: circled,
    decimalEnclosedCircleChinese: circled,
    ideographEnclosedCircle: (n) => (n >= 1 && n <= 10 ? String.fromCodePoint(0x3280 + n - 1) : String(n)),
    decimalEnclosedParen: (n) => (n >= 1 && n <= 20 ? String.fromCodePoint(0x2474 + n - 1) : `(${n})`),
    decimalEnclosedFullstop: (n) => (n >= 1 && n <= 20 ? String.fromCodePoint(0x2488 + n - 1) : `${n}.`),
    upperRoman: roman,
    lowerRoman: (n) => roman(n).toLowerCase(),
    upperLetter: (n) => letters(n, 65),
    lowerLetter: (n) => letters(n, 97),
  } satisfies Record<string, (value: number) => string>),
);

function fullWidth(value: number): string {
  return [...String(value)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
}

function named(value: number, digits: string): string {
  return [...String(value)].map((digit) => digits[Number(digit)] ?? '').join('');
}

/** 十一, 二十, 一百零一; `full` writes 壹拾 for 10 where everyday counting has 十. */
function counting(value: number, digits: string, units: string, full = false): string {
  if (value === 0) return digits[0] ?? '';
  const figures = [...String(value)].map(Number);
  let text = '';
  let zero = false;
  for (const [index, figure] of figures.entries()) {
    const unit = units[figures.length - index - 2] ?? '';
    if (figure === 0) zero = true;
    else {
      if (zero) text += digits[0] ?? '';
      zero = false;
      const leadingTen = index === 0 && figures.length === 2 && figure === 1 && !full;
      text += (leadingTen ? '' : (digits[figure] ?? '')) + unit;
    }
  }
  return text;
}

function circled(value: number): string {
  if (value >= 1 && value <= 20) return String.fromCodePoint(0x2460 + value - 1);
  if (value >= 21 && value <= 35) return String.fromCodePoint(0x3251 + value - 21);
  if (value >= 36 && value <= 50) return String.fromCodePoint(0x32b1 + value - 36);
  return String(value);
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text || String(value);
}

/** a … z, aa, bb … as Word counts, not as spreadsheets do. */
function letters(value: number, first: number): string {
  if (value < 1 || value > 26 * 10) return String(value);
  return String.fromCodePoint(first + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}
