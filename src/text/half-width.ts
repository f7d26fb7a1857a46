/**
 * Half-width digits, letters and signs, sign for sign: offsets stay what they were. NFKC (fold.ts) would change lengths.
 */

/** ０-９ Ａ-Ｚ ａ-ｚ and the signs that stand in figures; not ，；：（）, which separate. */
const WIDE = /[０-９Ａ-Ｚａ-ｚ％．／＋－～]/g;

/** A comma inside a number: 45，000万吨. What stands before a comma of the sentence has a unit. */
const GROUPING_COMMA = /(?<=\d)，(?=\d{3}(?!\d))/g;
/** A point in the middle of a number: 5·8%. */
const MIDDLE_POINT = /(?<=\d)[·・](?=\d)/g;

/** @returns a text of the same length */
export function halfWidth(text: string): string {
  return text
    .replace(WIDE, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(MIDDLE_POINT, '.')
    .replace(GROUPING_COMMA, ',');
}
