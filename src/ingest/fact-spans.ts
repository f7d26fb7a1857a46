/**
 * Spans of years that a text speaks of: 五年来, 今后三年, “十三五”时期, 第二个五年计划, 2016—2020年, 2018年以来.
 */
import { FIVE_YEAR_PLANS } from '../text/years.ts';

/** First and last year. */
export type Years = readonly [number, number];

const PLAN_NAME = /[“"]?(十?[一二三四五六七八九]五|十五)[”"]?/;
/** “第一个五年计划”, as it was said before plans had short names. */
const PLAN_BY_NUMBER = /第(十?[一二三四五六七八九]|十)个五年(?:计划|规划)/;
/** Plans before those of `FIVE_YEAR_PLANS`, which nobody asks for by these names. */
const EARLY_PLANS: Readonly<Record<string, number>> = { 一五: 1953, 二五: 1958, 三五: 1966, 四五: 1971, 五五: 1976 };
/** “‘十四五’前三年”, “‘十二五’后两年” */
const PART_OF_PLAN = /五[”"]?(?:时期|期间|规划|计划)?的?([前后])([两三四])年/;
const COUNTS: Readonly<Record<string, number>> = { 两: 2, 三: 3, 四: 4, 五: 5, 2: 2, 3: 3, 4: 4, 5: 5 };

/** The years of a five-year plan by its name. @returns null for none */
function planYears(text: string): Years | null {
  if (SEVERAL_PLANS.test(text)) return null;
  const number = PLAN_BY_NUMBER.exec(text)?.[1];
  const name = number === undefined ? PLAN_NAME.exec(text)?.[1] : `${number}五`;
  const first = FIVE_YEAR_PLANS[name ?? ''] ?? EARLY_PLANS[name ?? ''];
  if (first === undefined) return null;
  const [, side, some] = PART_OF_PLAN.exec(text) ?? [];
  const count = COUNTS[some ?? ''] ?? 5;
  return side === '后' ? [first + 5 - count, first + 4] : [first, first + count - 1];
}

/** “2018年以来”, “从2018年起”, “自1993年结对以来” */
const SINCE = /((?:19|20)\d{2})年以来(?!(?:的)?最|首)|[从自]((?:19|20)\d{2})年(?:开始|起|[^，。；\d]{1,8}以来)/;
/** “1978年以来” is no span of a report: what there is in all is told of the last year. */
export const SINCE_MAX = 12;
/** “五年来”, “三年内”, “今后五年”, “5年提高9个百分点”, but not “连续5年提高”. */
const OF_YEARS = new RegExp(
  [
    '([两三四五])年(?:来|间|内|中(?![央共期旬]|国(?!家))|累计|共|期间|新增|目标|里|全[国省市县区])',
    '(?<![\\d.第]|连续|连)([2-5]|(?<!十)[两三四五])年(?:来|间|内|累计|新增|统筹|投入|建成|完成|新建|改造|实现(?!了?翻)|(?:增[长加]|下降|提[高升]|降低|上升|减少)(?!行动|计划))',
    '(?:过去|今后|未来|这|前|近|接下来)的?([两三四五])年',
    '用([2-5两三四五])年(?:左右)?的?(?:时间|功夫)',
  ].join('|'),
);

/** “2019和2020两年合计” */
const TWO_YEARS = /((?:19|20)\d{2})年?[和与、及]((?:19|20)\d{2})年?(?=[两2二]年)/;

/** “2016—2020年”, “2019和2020两年合计”: years that the text gives both ends of. */
export function writtenSpan(text: string): Years | null {
  const written = /((?:19|20)\d{2})年?(?:—+|-+|–|~|至|到)((?:19|20)\d{2})年/.exec(text);
  if (written) {
    const [from, to] = [Number(written[1]), Number(written[2])];
    if (to > from && to - from < 30) return [from, to];
  }
  const two = TWO_YEARS.exec(text);
  return two ? [Number(two[1]), Number(two[2])] : null;
}

const PLAN_SAID =
  /[“"]?十?[一二三四五六七八九]五[”"]?(?:期间|时期|以来|末|目标|规划|计划|主要|经济|的?[前后][两三四]年)|^[“"]?十[一二三四]?五[”"]?(?![是、，,是年个项])|第十?[一二三四五六七八九十]个五年(?:计划|规划)(?=期间|时期|以来|概要|(?:规定|安排)(?!的)|的(?:基本任务|主要任务|若干)|$)/;
/** “第一个五年计划时期和第二个五年计划第一年的成就” speaks of more than one. */
const SEVERAL_PLANS = /个五年(?:计划|规划).*个五年(?:计划|规划)/;

/** Years of 五年来, 今后五年, 十三五, 2016—2020年 in a report of `year`; null when the text speaks of no span. */
export function spanOf(text: string, part: 'review' | 'plan', year: number | null): Years | null {
  const plan = writtenSpan(text) ?? (PLAN_SAID.test(text) ? planYears(text) : null);
  if (plan) return plan;
  if (year === null) return null;
  if (/今明两年/.test(text)) return [year, year + 1];
  const since = Number(SINCE.exec(text)?.slice(1).find(Boolean) ?? year);
  if (since < year - 1) return year - since < SINCE_MAX ? [since, year - 1] : [year - 1, year - 1];
  const gone = COUNTS[/(?:过去|近)的?([两三四五])年|([两三四五])年来/.exec(text)?.slice(1).find(Boolean) ?? ''];
  if (gone !== undefined) return [year - gone, year - 1];
  const count = COUNTS[OF_YEARS.exec(text)?.slice(1).find(Boolean) ?? ''];
  if (count !== undefined) return part === 'review' ? [year - count, year - 1] : [year, year + count - 1];
  if (/本届政府|任期/.test(text) && part === 'review') return [year - 5, year - 1];
  return null;
}
