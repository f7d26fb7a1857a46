/**
 * What kind of quantity a question asks for, and what kind a unit measures. A question for money is not answered by a number of
 * households, one for people not by a percentage, whatever else the sentence says.
 */

import type { Figure } from '../text/numbers.ts';
import { isCounter } from '../text/units.ts';

export type Quantity =
  | 'money'
  | 'length'
  | 'area'
  | 'mass'
  | 'volume'
  | 'concentration'
  | 'power'
  | 'time'
  | 'multiple'
  | 'share'
  | 'people'
  | 'animals'
  | 'count';

/** 几 asks, but in 那几家, 好几家, 十几家. */
const FEW = '(?<![那这哪好十百千来])几';
const MANY = `(?:多少|${FEW})`;
const MAGNITUDE = '(?:[万亿千百]+)?';
const COUNTER =
  '(?:个|家|户|头|只|张|台|辆|枚|座|所|间|套|栋|条|列|趟|艘|处|项|件|场|次|册|棵|株|床|支|部|种|匹|羽|尾|架|批|块|根|口|盏|颗)';
const PEOPLE =
  '(?:人(?![才均]|[大民]代)|名(?![优企])|位(?![子置于次])|(?:老人|老百姓|百姓|居民|群众|游客|旅客|乘客|学生|中学生|小学生|大学生|孩子|娃|农民|农民工|职工|工人|村民|市民|员工|毕业生|考生|医生|大夫|护士|教师|老师|志愿者|运动员|贫困户?人口|人口|观众|老外|外国人|残疾人|退役军人|网格员)(?![小社]区|[区楼院校组]|收入|用[水电气]|医保|养老))';
const IS = '(?:了|是|有|为|在|达到?|到|大概|大约|约|一共|总共|共|能|要|会|将)*';

const ASKED: readonly (readonly [Quantity, RegExp])[] = [
  [
    'share',
    new RegExp(
      `百分之(?:几|多少)|百分比|(?:多少|多大|多高)(?:的)?(?:比例|比重)|(?:占比|比例|比重|增速|增幅|涨幅|降幅|增长率|(?<![频效功汇利税])率)${IS}(?:多少|多高|多大|几)|几个百分点|多少个?百分点|占[^，,。]{1,16}(?:的)?(?:多少|几)(?![\\p{Script=Han}]*[个家户人座名亩])|\\bwhat (?:percentage|share|proportion)\\b`,
      'u',
    ),
  ],
  [
    'time',
    new RegExp(
      `${MANY}(?:个)?(?:[\\p{Script=Han}]{0,4}天(?![然气津府空])|小时|钟头|分钟|工作日|月(?![份底初]))|多长时间|多久|\\bhow many (?:days|hours|minutes|months)\\b`,
      'u',
    ),
  ],
  [
    'money',
    new RegExp(
      `${MANY}(?:个)?${MAGNITUDE}(?:元|块钱|块(?![\\p{Script=Han}])|钱|资金|经费|美元)|多少万?亿(?!\\p{Script=Han})|(?:投资|投资额|销售额|产值|营收|造价|耗资|花费|预算|补助|补贴|补偿|奖金|罚款)${IS}多少(?![\\p{Script=Han}]*[家个户人条项座笔次])|值多少$|(?:投资|投资额|资金)(?:有|是|规模)*多大|多少贷款|\\bhow much (?:money|investment|revenue|income)\\b`,
      'u',
    ),
  ],
  [
    'length',
    new RegExp(
      `${MANY}${MAGNITUDE}(?:公里|千米|米|里(?:路|地)?(?!面|程碑))|(?<![假期限])多长(?!时间|久|的?[假期])|\\bhow many (?:kilometres|kilometers|km)\\b`,
      'u',
    ),
  ],
  [
    'area',
    new RegExp(
      `多少${MAGNITUDE}(?:平方|平米|平(?!台)|亩|公顷)|多大面积(?!比|占)|(?:面积|占地)${IS}(?:多少|多大)|\\bhow many (?:hectares|acres|mu|square)\\b`,
      'u',
    ),
  ],
  ['concentration', /多少微克|浓度(?:是|有|为|达到?|降到)*(?:多少|几)/],
  ['mass', new RegExp(`${MANY}${MAGNITUDE}(?:吨|公斤|斤)|\\bhow many (?:tonnes|tons)\\b`, 'u')],
  ['volume', new RegExp(`${MANY}${MAGNITUDE}(?:立方|方(?!面|式|案|向))`, 'u')],
  ['power', /多少[万亿]*(?:千瓦|兆瓦)|装机(?:总)?(?:容量|规模)?(?:是|有|为|达到?)*多[少大]/],
  ['multiple', new RegExp(`${MANY}倍`, 'u')],
  ['animals', new RegExp(`${MANY}${MAGNITUDE}(?:头|匹|羽|尾|只(?=[猪牛羊鸡鸭鹅驴兔鸟]))`, 'u')],
  [
    'people',
    new RegExp(
      `${MANY}${MAGNITUDE}(?:个|名|位)?${PEOPLE}|人[数次口]${IS}多少|\\bhow many (?:people|persons|tourists|visitors|students|residents|workers|jobs|graduates|passengers|athletes|teachers|doctors|farmers|pupils)\\b`,
      'u',
    ),
  ],
  // Any counter will do: 多少家 is answered by 户. What is asked in money or metres was told above.
  ['count', new RegExp(`${MANY}${MAGNITUDE}${COUNTER}|\\bhow many\\b`, 'u')],
];

const MEASURED: readonly (readonly [Quantity, RegExp])[] = [
  ['share', /[%％‰]|百分点|千分点|^[成]/],
  ['money', /元|币/],
  ['area', /平方|平米|亩|公顷/],
  ['volume', /(?<!\/)立方|^[万亿千百]*方/],
  ['concentration', /[微毫]克/],
  ['power', /瓦(?!时|小时)|马力/],
  ['length', /米|里/],
  ['mass', /吨|斤|克|担/],
  ['multiple', /倍|番/],
  ['time', /小时|分钟|秒|天|日|个月|年|工时/],
  ['people', /人|名|位/],
  ['animals', /[头匹羽尾只]$/],
];

/**
 * @param question folded, one that asks for a figure
 * @returns null where any unit may answer
 */
export const quantityAsked = (question: string): Quantity | null =>
  ASKED.find(([, pattern]) => pattern.test(question))?.[0] ?? null;

/** A question that a yes or no answers as well: whatever number it speaks of. */
const YES_NO =
  /(\p{Script=Han})[不没]\1|[吗吧][?？]?$|没有?[啊呀呢]?[?？]?$|真的?假的?|^(?:is|are|was|were|do|does|did|will|has|have|can)\b/u;
const NUMBER_ASKED = new RegExp(
  `多[少大高长快]|百分之|${FEW}|占比|比例|比重|[增降涨]幅|增速|率|\\bhow (?:much|many|fast|long)\\b|\\bwhat\\b`,
);

/**
 * Is a number what the question is after? “那边几年没修的路，今年修不修” speaks of one and asks another thing.
 * @param question folded
 */
export function isAfterNumber(question: string): boolean {
  const last = question.split(/[，,。；;]/).findLast((part) => /[\p{L}\p{N}]{2}/u.test(part)) ?? question;
  return !YES_NO.test(question.trim()) && (NUMBER_ASKED.test(last) || /多少|\bhow (?:much|many)\b/.test(question));
}

/** @param unit as written, with or without its magnitude: 万平方米 */
export const quantityOf = (unit: string): Quantity | null =>
  MEASURED.find(([, pattern]) => pattern.test(unit))?.[0] ??
  (isCounter(unit.replace(/^[万亿千百]+/, '')) ? 'count' : null);

/** Kinds of quantity that answer for one another. */
const ALSO: Partial<Record<Quantity, readonly Quantity[]>> = {
  count: ['people', 'animals'],
  concentration: ['mass'],
};

/** May a figure with this unit answer a question for this kind of quantity? */
export function answers(asked: Quantity, { unit, base, factor }: Pick<Figure, 'unit' | 'base' | 'factor'>): boolean {
  // “投资1.2亿” leaves its unit out.
  if (base === '') return factor > 1 && asked !== 'share' && asked !== 'time';
  const own = quantityOf(unit);
  if (own === asked || (own !== null && ALSO[asked]?.includes(own) === true)) return true;
  // “惠及2000户”: people, household by household.
  return asked === 'people' && /户/.test(unit);
}
