/** How a fact is told in a cell. */
import type { FactBody } from '../src/http/contract-facts.ts';
import type { IndicatorsWords } from './indicators-words.ts';

/** "下降0.3个百分点", "6—6.5%"; the report's own words where it gives no number. */
export function valueText(
  { value, valueMax, unit, figure, direction, measure }: FactBody,
  words: IndicatorsWords,
): string {
  if (value === null) return figure;
  const number = valueMax === null ? String(value) : `${value}—${valueMax}`;
  const falls = direction === 'down' && (measure === 'growth' || measure === 'change');
  return `${falls ? words.down : ''}${number}${unit ?? ''}`;
}

/** "左右、年均、奋斗目标", '' when there is nothing to say. */
export const remarkText = ({ modifier, basis, note }: FactBody): string =>
  [...new Set([modifier, basis, note].flatMap((part) => part?.split('、') ?? []))].join('、');

/** `by 2025` in the language of the page; years stay years. */
export function periodText(period: string | null, words: IndicatorsWords): string {
  if (period === null) return words.unknown;
  const by = /^by (\d{4})$/.exec(period)?.[1];
  return by === undefined ? period.replace('-', '—') : words.by(by);
}

/** The figure as the report has it (突破4万亿元) where that is short and in digits, else number and unit alone. */
export function chartText(fact: FactBody, words: IndicatorsWords): string {
  const value = valueText(fact, words);
  // Full-width digits and signs would take twice the room.
  const figure = fact.figure.normalize('NFKC');
  return figure.length <= 9 && figure.includes(value) ? figure : value;
}
