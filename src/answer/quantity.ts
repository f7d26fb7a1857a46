/**
 * What kind of quantity a question asks for, and what kind a unit measures. A question for money is not answered by a number of
 * households, whatever else the sentence says.
 */

import { figures } from '../text/numbers.ts';
import { isCounter } from '../text/units.ts';
import type { Evidence } from './extract.ts';

export type Quantity = 'money' | 'length' | 'area' | 'mass' | 'volume' | 'multiple' | 'count';

/** Not 几: that asks as often as it says “some” (手里几亩田). */
const HOW_MANY = '多少';

const ASKED: readonly (readonly [Quantity, RegExp])[] = [
  [
    'money',
    new RegExp(
      `${HOW_MANY}(?:个)?(?:[万亿千百]+)?(?:元|块钱|块(?![\\p{Script=Han}])|钱|资金|经费|美元)|多少万?亿(?!\\p{Script=Han})|(?:投资|投资额|销售额|产值|营收|造价|耗资|花费|预算|补助|补贴|补偿|奖金|罚款)(?:了|是|有|达到?|为|大概|大约|一共|总共)*${HOW_MANY}(?![\\p{Script=Han}]*[家个户人条项座笔次])|值多少$|多少贷款|\\bhow much money\\b`,
      'u',
    ),
  ],
  [
    'length',
    new RegExp(
      `${HOW_MANY}(?:[万千百]+)?(?:公里|千米|米|里(?:路|地)?(?!面|程碑))|(?<![假期限])多长(?!时间|久|的?[假期])|\\bhow many (?:kilometres|kilometers|km)\\b`,
      'u',
    ),
  ],
  [
    'area',
    new RegExp(
      `${HOW_MANY}(?:[万亿千百]+)?(?:平方|平米|平(?!台)|亩|公顷)|多大面积(?!比|占)|面积(?:是|有|达到?|为)*(?:多少|多大)`,
      'u',
    ),
  ],
  ['mass', new RegExp(`${HOW_MANY}(?:[万亿千百]+)?(?:吨|公斤|斤)`, 'u')],
  ['volume', new RegExp(`${HOW_MANY}(?:[万亿千百]+)?(?:立方|方(?!面|式|案|向))`, 'u')],
  ['multiple', /(?:多少|几)倍/],
  // Any counter will do: 多少家 is answered by 户. What is asked in money or metres was told above.
  [
    'count',
    new RegExp(
      `${HOW_MANY}(?:[万亿千百]+)?(?:个|家|户|人|名|位|头|只|张|台|辆|枚|座|所|间|套|栋|条|列|趟|艘|处|项|件|场|次|册|棵|株|床|支)|人[数次](?:是|有|达到?|为)*${HOW_MANY}`,
      'u',
    ),
  ],
];

const MEASURED: readonly (readonly [Quantity, RegExp])[] = [
  ['money', /元|币/],
  ['area', /平方|平米|亩|公顷/],
  ['volume', /立方|^方/],
  ['length', /米|里/],
  ['mass', /吨|斤|克|担/],
  ['multiple', /倍|番/],
];

/** @param question folded; @returns null where any unit may answer: counts, shares, rates */
export const quantityAsked = (question: string): Quantity | null =>
  ASKED.find(([, pattern]) => pattern.test(question))?.[0] ?? null;

/** @param unit as written, with or without its magnitude: 万平方米 */
export const quantityOf = (unit: string): Quantity | null =>
  MEASURED.find(([, pattern]) => pattern.test(unit))?.[0] ??
  (isCounter(unit.replace(/^[万亿千百]+/, '')) ? 'count' : null);

/** Does anything quoted hold a figure of this kind? */
export const holdsQuantity = (evidence: readonly Evidence[], quantity: Quantity): boolean =>
  evidence.some(({ hit, start, end }) =>
    figures(hit.text.slice(start - hit.passage.start, end - hit.passage.start)).some(
      // “投资1.2亿” leaves its unit out.
      ({ unit, base, factor, incidental }) =>
        !incidental && (quantityOf(unit) === quantity || (base === '' && (factor > 1 || quantity === 'count'))),
    ),
  );
