/**
 * Of which years a single figure is, and whether it is achieved or planned: what the words around it say, else what the
 * stretch of the report says (fact-context.ts).
 */
import type { Fact } from '../domain.ts';
import { FIVE_YEAR_PLANS } from '../text/years.ts';
import { COMPARED_WITH_PLAN, type Context } from './fact-context.ts';
import { isOfLast } from './fact-single.ts';
import { SINCE_MAX, spanOf, writtenSpan, type Years } from './fact-spans.ts';

export interface FigureTime {
  readonly kind: Fact['kind'];
  /** As in `Fact.period`. */
  readonly period: string | null;
}

export interface ReportYears {
  /** The year whose tasks the report sets. */
  readonly tasks: number | null;
  /** The year in which it was given: its 今年. */
  readonly spoken: number | null;
}

export interface FigureWords {
  /** The sentence up to the figure. */
  readonly before: string;
  /** The clause of the figure up to it. */
  readonly clause: string;
  /** What follows the figure in its clause. */
  readonly after: string;
  /** A level that is reached (达到, 突破) and not a sum or a growth. */
  readonly reached: boolean;
  readonly bases: readonly string[];
  /** What it is the figure of, as the report says it. */
  readonly name: string;
  /** It tells a change. */
  readonly change: boolean;
  /** It tells how many times as much (增长2倍, 翻番). */
  readonly times: boolean;
  /** It counts what was done. */
  readonly done: boolean;
}

/** Years that figures are compared with tell nothing of the figure's own; nor do those of prices and of names in quotation marks. */
const COMPARED = new RegExp(
  [
    '(?:比|较|是|自|从|由|为|相当于|等于|达到|与|同|面向|展望)(?:[^，。；]{0,4})(?:19|20)\\d{2}年(?!以来|开始|起|[^，。；\\d]{1,8}以来)[^，。；]{0,4}',
    '(?:比|较|(?<![一二三四五六七八九十])是|为|与)(?:去年|上一?年|前年|近[两三四五]年)(?:同期)?',
    '(?:比|较|在)今年(?:的|预计|水平|基础)',
    '(?:由|从|自)(?:今年|去年|上年)(?!起|开始|以来)',
    COMPARED_WITH_PLAN.source,
    '(?:比|较|是|与)(?:前|上一?个?|过去)五年',
    '(?:高于|低于|快于|好于|优于|不低于|超过|保持)(?:去年|上年)[^，。；]{0,6}',
    '在(?:去年|上年|(?:19|20)\\d{2}年)[^，。；]{0,16}基础上',
    '(?:按)?(?:19|20)\\d{2}年(?:的)?(?:不变|可比)?价',
    '“[^”]{0,20}(?:19|20)\\d{2}年[^”]{0,20}”',
    '《[^》]{0,40}(?:19|20)\\d{2}年[^》]{0,40}》',
  ].join('|'),
  'g',
);
const PLANNED =
  /力争|争取(?!到位|到了|资金|上级|中央|国家)|确保|预期(?!寿命)|目标(?:是|为|[:：])|计划(?!生育|单列)(?!的)|拟(?!定)|将(?!军|士|近)|努力|要(?=达到|在|把|新|建|完成|实现|控制|增|下降)|达产后|建成后|投产后|全部建成后|届时|可(?=实现|增加|达|新增|带动|解决)/;
/** In a review only these turn to what is to come. */
const PLANNED_IN_REVIEW =
  /力争|争取(?=在|实现|达)|将(?=达|建|形成|新增|实现)|届时|目标是|计划(?=到|在|于|总投资\d|建设)|预计到|可能(?=进一步|继续|达)/;
/** What stands behind these is to come, a clause later too. */
const ONCE_BUILT = /(?:达产|建成|投产)后|届时/;
const SET = /(?:预期|奋斗|主要|发展)目标(?:是|为|[:：])/;
/** What was aimed at, told in a review: “增长3%（年度目标2%）”, “完成7%的预期目标”. */
const AIM_BEFORE =
  /^(?!.*(?:[高低快]于|超|完成|比|较|优于|(?:控制|保持|稳定)在)).*(?:年度|全年|预期|原定|年初|既定)的?目标(?:值|任务)?(?:是|为|[:：])?$/;
/** “上年的报告提出，价格涨幅要降到9%” */
const TOLD_TO = /(?:报告|计划|预算|规划)(?:中)?(?:曾)?(?:提出|要求|确定)[^。；]{0,24}要[^，。；]{0,12}$/;
/** “今年预算赤字41亿元” */
const THIS_YEAR = /今年(?![^，。；]*(?:预计|\d月))[^，。；]{0,10}(?:预算|拟|将|预期)/;
const AIM_BEHIND = /^的(?:年度|全年|预期|增长|原定|年初|既定)+的?目标/;
const DONE =
  /去年|上年(?!均|度?预算)|已(?:经)?(?!成为)|目前|现在(?!起|开始)|(?<!利用|依托|盘活|整合)现有|截至|截止|以来|年多?来(?![水访])|回顾|完成了|实现了|过去|(?:接待|访问|成立|颁布|通过|建立|翻|裁减|达成|缔结|签订|建成|培育|形成|涌现|取得|创造|扭转)了[^，。；]{0,8}$/;
/** “我省拥有4个港口”, but not “每千人拥有4张床位”. */
const HAS = /^[^每]*(?:拥有|(?:还|仍|尚)有)$/;
/** “从内部条件看，我县有铁路3条” tells what is, not what is planned. */
const LOOKED_AT = /^从[^，。]{1,14}看，(?!.*(?:[要将]|力争|确保|到20\d\d年))/;
const YEAR = /((?:19|20)\d{2})年(?!以来|起|开始|[底末]?(?:以前|之前)|[^，。；]{1,12}以来)/g;
const LAST_YEAR = /去年|上年(?!均|增|提|度?预算)/;
const NEXT_YEAR = /明年(?!此时)(?!.*今年)[^；]*$/;
/** “已建成的主要有：……” */
const DONE_OPENS = /^[^，。]{0,4}已(?:经)?(?:建成|完成|实现)的/;
/** At its beginning it holds for a whole sentence. */
const LAST_YEAR_OPENS = /^[^，。]{0,6}去年(?![^。]*今年)/;
/** What is spent or done in years that are named adds up: “五年来投入达3亿元”, “累计支出达到6亿元”. */
const FLOW =
  /(?:累计|合计|总计|(?<!公)共(?:计|达|为))[^，。；、占]{0,8}$|(?:五年|年来|期间)[^，。；占]{0,24}(?:投入|支出|资金|经费|投资)(?:总额)?(?:已|共|均)?(?:达到?|超过?|突破)$/;
const YEARLY = /(?:年均(?!浓度|值|气温|[^，]{0,6}浓度)|每年)[^，。；、\d]*$/;
const SUMMED = /累计(?!参保)/;
/** “河道治理占43%”: a share of all that was spent in the years told. */
const SHARE_OF = /(?:投资|投入|支出|资金|经费|建设|重建|事业|工程)占$/;
/** “增加到1954年的9%” is no limit. */
const UNTIL = /(?<![加少低高升降长大])(?:到|至|在)((?:19|20)\d{2})年(?:底|末|前)?(?!以来|开始)/g;

const shown = ([from, to]: Years): string => (from === to ? String(from) : `${from}-${to}`);

/** “较2016年增长9%”, “比‘十三五’末多2万亩”: the last year before a growth began. @returns null for none */
function baseYear(bases: readonly string[]): number | null {
  for (const basis of bases) {
    const year = /^(?:比|较|与).*?((?:19|20)\d{2})年/.exec(basis)?.[1];
    if (year !== undefined) return Number(year);
    const plan =
      FIVE_YEAR_PLANS[/^(?:比|较|与).*?(十?[一二三四六七八九]五|十五)[”"]?(?:末|期间|时期)/.exec(basis)?.[1] ?? ''];
    if (plan !== undefined) return plan + 4;
  }
  return null;
}

/** “比2016年的4亿元增长9%” @returns null for none */
function baseTold({ clause, change }: FigureWords): number | null {
  const year = change ? /(?:比|较)((?:19|20)\d{2})年(?:底|末)?的[^，。；年]{1,20}$/.exec(clause)?.[1] : undefined;
  return year === undefined ? null : Number(year);
}

/** “生产总值41亿元，比2016年增长9%；财政收入4亿元，增长8%”: since the same year. */
const BASE_BEFORE = /(?:比|较)(?:(?:19|20)\d{2}年|[“"]?(?:十[一二三四]?|[六七八九])五[”"]?末)/g;
/** “收入由2015年的4亿元增加到8亿元，支出增长1.2倍” */
const TIMES_BEFORE = new RegExp(`${BASE_BEFORE.source}|(?:由|从|是)(?:19|20)\\d{2}年`, 'g');

function baseBefore({ before, bases, change, times }: FigureWords, { part, long, years }: Context): number | null {
  if (part !== 'review' || !change || bases.length > 0 || long === null || years === null) return null;
  const found = [...before.matchAll(times ? TIMES_BEFORE : BASE_BEFORE)].at(-1);
  const base = found ? baseYear([found[0].replace(/^[由从是]/, '比')]) : null;
  return base === long[0] - 1 && !/同比|上年|去年/.test(before.slice(found?.index)) ? base : null;
}

/** “快于2020年2个百分点”, but not “低于2020年4%的增速”: that is the growth of that year. */
const FASTER = /(?:[高低]于|[快慢]于)(?:19|20)\d{2}年(?!至|到|—|-)/g;

/** “制定2022年、2023年项目清单，投资增长9%”: nothing of that year was done yet. */
const DRAWN_UP =
  /(?:制定|编制|谋划|储备|印发|出台|提前下达)[^，。；]*(?=，)|（(?:19|20)\d{2}年?[—至-]+(?:19|20)\d{2}年）/g;

/** “1980比1975年增加” */
const YEAR_LEFT_OUT = /(?<!\d)((?:19|20)\d{2})(?=[比较](?:19|20)\d{2}年)/g;

/** All that is compared with names a year or a plan. */
const withoutCompared = (text: string, after: string): string =>
  /[年五]/.test(text)
    ? (/^的/.test(after) ? text : text.replace(FASTER, ' ')).replace(YEAR_LEFT_OUT, '$1年').replace(COMPARED, ' ')
    : text;

/** “从1951年到1957年，……” */
const FROM_TO =
  /(?:^|[，；])(?:从|自|在)((?:19|20)\d{2})年?(?:到|至)((?:19|20)\d{2})年(?:的[^，。；]{2,6})?[，,共](?!.*(?:19|20)\d{2}年)/;

/** “到本世纪末”, as it was said before 2000. */
const ofCentury = (text: string, year: number | null): string =>
  year !== null && year < 2000 ? text.replace(/[到在]?本世纪末/g, '到2000年末') : text;

function lastYear(text: string, pattern: RegExp): number | null {
  const found = [...text.matchAll(pattern)].at(-1);
  return found ? Number(found[1]) : null;
}

/** “增加最多的是‘八五’时期，……，2001年达到4万亩”: what was named is over. @returns null for such years */
const notAfter = (years: Years | null, single: number | null): Years | null =>
  years !== null && single !== null && years[1] < single - 1 ? null : years;

/** “五年内建成” under a plan of five years that began before: those of the plan. */
const ofPlan = (years: Years, clause: string, { part, long }: Context): Years =>
  part === 'plan' &&
  long !== null &&
  long[0] < years[0] &&
  long[1] >= years[0] &&
  long[1] - long[0] === years[1] - years[0] &&
  /[三五]年/.test(clause) &&
  !/(?:今后|未来|接下来的?)[三五]年/.test(clause)
    ? long
    : years;

/**
 * @param context of the sentence
 */
export function timeOf(words: FigureWords, context: Context, { tasks: year, spoken: given }: ReportYears): FigureTime {
  const before = withoutCompared(ofCentury(words.before, year), words.after);
  const clause = withoutCompared(ofCentury(words.clause, year), words.after);
  const [, first, last] = FROM_TO.exec(words.before)?.map(Number) ?? [];
  const opened: Years | null = first !== undefined && last !== undefined && first < last ? [first, last] : null;
  const limit = opened ? null : lastYear(before, UNTIL);
  // “在2018年召开的会议上提出” is no limit of what is to come.
  const until = limit !== null && year !== null && limit < year - 1 ? null : limit;
  // “五年累计利用外资4亿美元；2020年出口6亿美元，其中农产品1亿美元”
  const part = before.slice(before.lastIndexOf('；') + 1);
  const near = lastYear(part, YEAR) !== null || /五年|年来|期间/.test(part) ? part : before;
  const now = (context.part === 'plan' ? /今年|年内/ : /今年/).test(clause) && lastYear(clause, YEAR) === null;
  const named = lastYear(clause, YEAR);
  const single = named ?? lastYear(context.part === 'review' ? before.replace(DRAWN_UP, ' ') : before, YEAR);
  const told =
    spanOf(clause, context.part, year) ??
    opened ??
    (!now &&
    (named === null || named === until) &&
    /[“"]?十[一二三四]?五[”"]?(?:期间|时期)|五年|以来|年来|(?:开始|起)，/.test(near)
      ? notAfter(spanOf(near, context.part, year), single)
      : null);
  const spoken = told && ofPlan(told, clause, context);
  const written = writtenSpan(clause) ?? opened;
  const lastYearSaid = year !== null && (LAST_YEAR.test(clause) || LAST_YEAR_OPENS.test(before));
  const own =
    (now ? null : lastYearSaid && LAST_YEAR.test(clause) ? null : single) ??
    (lastYearSaid && year !== null ? year - 1 : null) ??
    (now ? (context.part === 'plan' ? year : given) : null) ??
    (given !== null && NEXT_YEAR.test(before) ? given + 1 : null);
  const next = own !== null && own === (given ?? 0) + 1 && NEXT_YEAR.test(before);

  let kind: Fact['kind'];
  const late = until !== null && year !== null ? until >= year : false;
  if (context.part === 'plan') {
    const past =
      DONE_OPENS.test(before) || (year !== null && (own !== null ? own < year : spoken !== null && spoken[1] < year));
    kind =
      (past || ((DONE.test(clause) || LOOKED_AT.test(before) || HAS.test(clause)) && !PLANNED.test(clause))) && !late
        ? 'achieved'
        : 'target';
  } else {
    const ahead =
      (late && until !== null && year !== null && until > year - 1) ||
      ((PLANNED_IN_REVIEW.test(clause.slice(-30) + words.after.slice(0, 6)) || ONCE_BUILT.test(before.slice(-30))) &&
        !/预期目标|目标任务/.test(clause));
    kind =
      ahead || next || SET.test(before) || (now && given === year && THIS_YEAR.test(clause)) ? 'target' : 'achieved';
  }

  const aim =
    context.part === 'review' && (AIM_BEFORE.test(clause) || AIM_BEHIND.test(words.after) || TOLD_TO.test(before));
  if (aim) kind = 'target';

  // “2020年，……。累计投资4亿元，新建小学4所”: of the years around that year.
  const around =
    context.around !== null &&
    context.part === 'review' &&
    (SUMMED.test(before) || (words.times && words.bases.length === 0)) &&
    !words.reached &&
    lastYear(before, YEAR) === null
      ? context.around
      : null;
  const yearly = words.bases.some((basis) => /年均|年平均|每年|递增/.test(basis));
  let years: Years | null = around ?? (yearly ? (context.long ?? context.years) : context.years);
  if (spoken && (single === null || until === single || spoken[0] <= single)) years = spoken;
  // “2021年达到800亿元，年均增长8%”: a yearly average is of all the years that are told.
  else if (own !== null && !(yearly && years !== null && years[0] !== years[1])) years = [own, own];
  else if (!aim && kind !== (context.part === 'plan' ? 'target' : 'achieved') && year !== null) {
    years = kind === 'achieved' ? [year - 1, year - 1] : [year, year];
  }
  if (years === null) return { kind, period: null };
  const from = years[0];
  // Of a plan that still runs, what was done so far.
  const to =
    kind === 'achieved' && String(years) !== String(written) && year !== null && from < year
      ? Math.min(years[1], year - 1)
      : years[1];
  const base = kind === 'achieved' ? (baseYear(words.bases) ?? baseTold(words) ?? baseBefore(words, context)) : null;
  if (base !== null && base < to - 1 && to - base <= SINCE_MAX) return { kind, period: shown([base + 1, to]) };
  const summed =
    words.bases.some((basis) => /累计|年均|平均|每年|递增/.test(basis)) ||
    YEARLY.test(clause) ||
    FLOW.test(clause) ||
    (opened !== null && /平均|递增/.test(clause));
  if (kind === 'target') {
    if (until !== null && until === to && from === to)
      return { kind, period: year !== null && until > year ? `by ${until}` : String(until) };
    // “2030年达到4万亿元”: a state to be reached in a year to come.
    if (words.reached && !next && from === to && year !== null && to > year) return { kind, period: `by ${to}` };
    // “到2025年引进资金5亿元、年均增长9%”
    if (
      until === to &&
      yearly &&
      context.years !== null &&
      context.years[0] < context.years[1] &&
      context.years[1] === until
    )
      return { kind, period: shown(context.years) };
    if (until !== null && (spoken === null || until > spoken[1] || (words.reached && !summed)))
      return { kind, period: `by ${until}` };
    if (from !== to && words.reached && !summed) return { kind, period: `by ${to}` };
  } else if (
    from !== to &&
    !summed &&
    ((words.reached && !SHARE_OF.test(clause)) || (context.part === 'review' && isOfLast(words)))
  )
    return { kind, period: String(to) };
  return { kind, period: shown([from, to]) };
}
