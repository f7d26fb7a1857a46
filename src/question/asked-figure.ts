/**
 * A question for one indicator: which one, its growth or its level, and whether it asks for nothing besides.
 */
import { findIndicators, type Indicator } from '../lexicon/indicators.ts';
import { blanked } from '../text/blanked.ts';
import type { Reading } from './understand.ts';

export interface AskedFigure {
  readonly indicator: Indicator;
  /** 增长多少, 增速 → growth; 多少亿元, 总量 → level; null when the question does not say. */
  readonly measure: 'growth' | 'level' | null;
  /** Growth and level are both asked for by name: 总量和增速. */
  readonly both: boolean;
  /** 五年, 年均, 累计: a figure of several years is asked for. */
  readonly severalYears: boolean;
}

const GROWTH =
  /增长|增速|增幅|涨幅|涨了|涨多少|提高|提升|扩大|缩减|下降|降低|降了|减少|百分之|百分比|多快|\b(?:growth|grow|grew|increase|rise|rose|decline|decrease|fell|percent)\b/;
const LEVEL =
  /多少[万亿千百]*(?:元|块|钱|吨|斤|公斤|人|户|家|个|座|套|公里|亩|平|张|件)|多少[万亿]+(?!\p{Script=Han})|几[万亿千百]|总量|总额|完成额|金额|多大|规模|达到多少|完成多少|\b(?:how many|total|amount|volume)\b/u;
/** A multiple is another figure than the indicator's own. */
const MULTIPLE = /(?:多少|几)倍|翻了?(?:多少|几)番/;
const SEVERAL =
  /[两三四五]年(?:来|间|里|内|累计|平均)?|年均|累计|平均每年|十[一二三四]五|\b(?:five[- ]year|cumulative|annual average)\b/;

/** What may stand around the indicator without asking for something else. */
const ABOUT = new RegExp(
  [
    '(?:经济社会)?(?:发展)?(?:的)?(?:主要)?(?:预期|奋斗|年度|发展|增长|增速)?目标',
    '增长速度|增长率|增长|增速|增幅|涨幅|下降|降低|提高|提升|扩大|缩减|减少|回落|上升',
    '预期|预计|计划|打算|准备|力争|争取|安排|实际|实现|完成|达到|达成|控制|保持|稳定|设定|确定|制定|定下|定',
    '去年|今年|明年|当年|全年|年度|上年|同比|年均|累计|过去|未来|今后|[两三四五]年',
    '全[市省区县国州]|[我本][市省区县]|咱们?|我们|当地|这里|那里|[市省区县]里',
    '多少|几个|几|什么|哪些|怎么样|怎样|如何|是不是|有没有|吗|呢|啊|呀|嘛',
    '区间|范围|幅度|完成额|金额|怎么说|怎么讲|怎么',
    '百分之|百分比|百分点|情况|数据|数字|指标|结果|水平|总量|总额|总数|数量|人数|规模|速度|比例|比重|具体|大概|大约|左右',
    '亿元|万元|万人|亿|万|元|人|个|点|块|钱|吨|斤|家|户|%',
    '报告|提出|提到|指出|说|写|里|中|上|请问|想知道|知道|查一下|查|告诉|问',
    '增|又|还|都|各|分别|额|和|与|及|的|是|为|在|到|了|有|会|将|要|能|可|已|对|把|被|从|由|比|较|我|你|请|下|一|这|那|年|份|多|少|大|高|快|得|于|以|之|达|占|过|共|总',
  ].join('|'),
  'g',
);
const ABOUT_ENGLISH =
  /\b(?:what|which|was|is|were|are|will|be|did|does|do|the|a|an|of|for|in|on|to|by|at|its|their|how|much|many|fast|target|targets|goal|set|planned|plan|expected|growth|grow|grew|rate|increase|total|amount|level|figure|value|achieve|achieved|reach|reached|reported|report|government|work|year|annual|actual|aim|projected|percent|percentage|it|this|that|local|city|province|district|county|according|s)\b/g;
/** “怎么提高城镇化率” asks for what is done and for no figure. */
const RAISED =
  /(?:怎么|怎样|如何|咋)(?:去|来|才能|能)?(?:再|更好地?|继续)?(?:提高|提升|增加|扩大|做大|促进|保障|确保|稳住?|培育|发展|降低|减少|控制|拉动|实现)(?!得|的|了)/;
/** So many characters may be left: a particle, a slip. */
const LEFT_OVER = 1;

/** @returns null when no indicator is named, several are, or something else is asked besides */
export function askedFigure(reading: Reading): AskedFigure | null {
  if (RAISED.test(reading.folded)) return null;
  const text = reading.searchText;
  const mentions = findIndicators(text);
  const [mention] = mentions;
  if (!mention || new Set(mentions.map(({ indicator }) => indicator.name)).size > 1) return null;
  // A share in something larger is another figure than the indicator's own.
  if (MULTIPLE.test(text) || /占(?![用地])/.test(text)) return null;
  const rest = blanked(text, mentions).replace(/\d{4}\s*年?|[“”"'’()（）?？。，,、:：;；!！·.\-—]/g, ' ');
  const left = rest.replace(ABOUT_ENGLISH, ' ').replace(ABOUT, '').replace(/\s+/g, '');
  if (left.length > LEFT_OVER) return null;
  const growth = GROWTH.test(rest) || /增速|增长率|growth/.test(reading.folded);
  // 进出口总额增长多少: the name of the indicator says nothing of what is asked.
  const level = LEVEL.test(
    /总[额量]|完成额|金额|规模/.test(rest) ? reading.folded : reading.folded.replace(/总[额量]|完成额|金额|规模/g, ' '),
  );
  return {
    indicator: mention.indicator,
    both: growth && level,
    measure: growth === level ? null : growth ? 'growth' : 'level',
    severalYears: SEVERAL.test(reading.folded) || reading.periods.length > 0,
  };
}
