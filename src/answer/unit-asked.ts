/**
 * The unit of the answer that a question asks for.
 */

import { quantityAsked, quantityOf } from './quantity.ts';

/** What a question says of the unit of its answer: “多少家”, “增长多少”. @returns a test of a figure's unit */
export function unitAsked(question: string): (unit: string) => boolean {
  const counted = /(?:多少|几)(?:[万亿千百]+)?([\p{Script=Han}%]{1,3})/u.exec(question)?.[1] ?? '';
  const growth = /增长|增速|增幅|涨幅|涨了|比例|占比|比重|覆盖率|率(?:是|为|达|目标|控制|[^先领]|$)|百分之/.test(
    question,
  );
  const quantity = quantityAsked(question);
  const many = /\bhow many\b/.test(question);
  return (unit) => {
    const plain = unit.replace(/^[万亿千百]+/, '');
    // Households stand for people, but people are nearer.
    if (quantity === 'people') return quantityOf(unit) === quantity || plain === '';
    if (many) return unit !== '' && !/[%％‰]|百分点/.test(unit);
    if (plain === '') return false;
    // A family is said 家 and written 户.
    if (plain === '户' && counted.startsWith('家')) return true;
    if (counted.startsWith(plain) || (plain.startsWith('平方米') && counted.startsWith('平'))) return true;
    // 多少万吨 is answered by 亿斤, 总投资有多少 by 亿元; who counts names the counter.
    if (quantity !== null && quantity !== 'count' && quantityOf(unit) === quantity) return true;
    // 多少集装箱 and 120万标准箱.
    if (counted.length > 1 && plain.length > 1 && counted.endsWith(plain.at(-1) as string)) return true;
    return growth && /^[%％‰]/.test(plain);
  };
}
