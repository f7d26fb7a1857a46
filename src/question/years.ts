/**
 * Years and plan periods that a question names.
 */

import type { Span } from '../domain.ts';
import { FIVE_YEAR_PLANS, yearNumber } from '../text/years.ts';

export interface YearMention {
  readonly start: number;
  readonly end: number;
  readonly years: readonly number[];
  /** A five-year plan, named or as a span: it narrows the period, not the choice of report. */
  readonly period: boolean;
  /** It says of which year the report is (“2022年的报告”), not in which year a thing was done or is to be done. */
  readonly ofReport: boolean;
  /** A thing is to be done by then (到2025年), or was until then. */
  readonly until: boolean;
}

/**
 * Behind a year that says which report is meant: “年”, a place's name, “政府工作”, then 报告. A place's name holds none of the
 * words that a question about the year itself begins with.
 */
const OF_REPORT =
  /^年?度?(?:(?![有没了建修做办改增完成多少是什哪怎如何吗给让的在])[\p{Script=Han}\d·、]){0,24}?(?:的|份)?(?:政府)?(?:工作)?(?<!预算|审计|调查|统计)报告(?![文会厅团员])|^\s*(?:(?!(?:the|did|do|does|was|were|is|are|has|have|in|of)\s)[a-z]+\s+){0,3}reports?(?![a-z])/u;
/** Before a year: by 2025, 到2025年. */
const UNTIL = /(?<![截遇感收])[到至](?:了)?\s*$|(?<![a-z])(?:by|until|till)\s+(?:the\s+end\s+of\s+)?$/;
/** Before a year: the report of 2021. */
const REPORT_OF = /report\s+(?:of|for)\s+(?:the\s+year\s+)?$/;

const ONE = '(?:(?:19|20)\\d{2}|[一二][〇○零九一二三四五六七八]{3})';
const SPAN = new RegExp(`(${ONE})年?\\s*(?:到|至|—|–|-|~|～)\\s*(${ONE})年?`, 'g');
/** 2021年, 2021年度, 2021财年; not 2021年级, 2021年度假. */
const SINGLE_END = '(?:\\s*(?:财政?年度?|(?:会计)?年(?:度(?![假过]))?)(?!级))?(?![\\d%万亿个家户人元]|\\.\\d';
const SINGLE = new RegExp(`(?<![\\d.$¥£€])(${ONE})${SINGLE_END})`, 'g');

/** The same in a text with English words in it; apart, because they cost three times as much. */
const SPAN_ENGLISH = new RegExp(
  `(${ONE})年?\\s*(?:到|至|—|–|-|~|～|(?:to|through|until|till|(?<=between\\s+${ONE}\\s+)and)(?=\\s))\\s*(${ONE})年?`,
  'g',
);
/** Words of English behind a number that is no year: 2021 km, 2000 homes. */
const COUNTED =
  "million|billion|trillion|thousand|hundred|percent|per\\s+cent|yuan|rmb|us\\s+dollars|dollars|people(?!['’])|persons|residents|households|families|" +
  'homes|houses|hectares|acres|mu|km|kilomet\\w+|met(?:er|re)s|tons|tonnes|mw|gw|kwh|hours|sq|square';
const SINGLE_ENGLISH = new RegExp(
  `(?<![\\d.$¥£€]|rmb\\s?)(?:fy\\s?|(?<![a-z])(?:fiscal\\s+)?year\\s+)?(${ONE})${SINGLE_END}|[\\s-]*(?:${COUNTED})(?![a-z])|(?<=2000)\\s+[a-z]+s(?![a-z]))`,
  'g',
);
/**
 * A plan: “十三五” in quotation marks; 十一五 to 十五五 where they count nothing; 九五 and 十五, which may well be figures, only
 * before what follows a plan.
 */
const PLAN =
  /[“"「『](十?[一二三四五九]五|十五)[”"」』]|(?<![一二三四五六七八九百千万零〇点])(十[一二三四五]五)(?![个家户人万亿千百十点%倍项座所条公亩米元\d])|(?<![一二三四五六七八九十百千万零〇点])(九五|十五)(?=期|时|规|末|间|以来|收官|开局)/g;
/** Behind the name of a plan: its last year. */
const PLAN_END = /^(?:时期|期)?末/;
/** 第十四个五年规划 */
const PLAN_BY_NUMBER = /第(九|十[一二三四五]?)个五年(?:规划|计划)?(?:纲要)?(?:期间|时期)?/g;

/** A year of two digits: 21年, 98年; no stretch of time (用了21年, 21年来, 树龄98年). */
const SHORT =
  /(?<![\d.\-~第近约共历满达超长续去整了用这有已前后]|经过|[历耗]时|[建创办]校|办学|成立|[树工党年]龄|享年)['’]?([01289]\d)年(?![来以间内前后期级制多代贷时历左\d]|[一不]遇|国(?![家务内际]))/g;

/** 八六年, 零七年; two digits in a row (七八年) are as often a stretch of time. */
const SHORT_IN_CHARACTERS =
  /(?<![一二三四五六七八九十百千万零〇第近约历满])(?!七八|八九)([七八九零〇][〇零一二三四五六七八九])年(?![来以间内前后期级制多代])/g;

/** Words for years by their distance from the year of the report. */
const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [/今年|本年度?|\bthis year\b/, 0],
  [/去年|上一?年(?!级)|\blast year\b|\bprevious year\b/, -1],
  [/(?<![年月日])前年|\byear before last\b/, -2],
  [/明年|来年|下一年|\bnext year\b/, 1],
];

/** @param question in the form of `fold`. @returns 0 for 今年, -1 for 去年 …, each once */
export function relativeYears(question: string): number[] {
  return RELATIVE.filter(([words]) => words.test(question)).map(([, distance]) => distance);
}

/** The 14th Five-Year Plan (period). */
const PLAN_ENGLISH =
  /(?<![a-z0-9])(?:(9|1[0-5])th|(ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth))\s+(?:five[\s-]+year[\s-]+plan|fyp)(?:\s+period)?(?![a-z])/g;
const ORDINALS = ['ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth'];

/**
 * @param question in the form of `fold`
 * @param shortYear may 21年 be a year there? By default never
 * @returns mentions in order, without overlap
 */
export function yearMentions(
  question: string,
  shortYear: (year: number, at: Span) => boolean = () => false,
): YearMention[] {
  const found: (Omit<YearMention, 'ofReport' | 'until'> & { readonly byPlan?: boolean })[] = [];
  const free = (start: number, end: number): boolean =>
    found.every((other) => end <= other.start || start >= other.end);
  const english = /[a-z]{2}/.test(question);
  for (const match of question.matchAll(english ? SPAN_ENGLISH : SPAN)) {
    const [from, to] = [yearNumber(match[1] as string), yearNumber(match[2] as string)];
    if (from !== null && to !== null && to > from && to - from <= 20)
      found.push({ start: match.index, end: match.index + match[0].length, years: [from, to], period: true });
  }
  for (const match of question.matchAll(english ? SINGLE_ENGLISH : SINGLE)) {
    const year = yearNumber(match[1] as string);
    const end = match.index + match[0].length;
    if (year !== null && free(match.index, end)) found.push({ start: match.index, end, years: [year], period: false });
  }
  for (const match of question.matchAll(SHORT)) {
    const short = Number(match[1]);
    const year = short + (short < 80 ? 2000 : 1900);
    const at = { start: match.index, end: match.index + match[0].length };
    if (shortYear(year, at) && free(at.start, at.end)) found.push({ ...at, years: [year], period: false });
  }
  for (const match of question.matchAll(SHORT_IN_CHARACTERS)) {
    const digits = match[1] as string;
    const year = yearNumber(`${/^[零〇]/.test(digits) ? '二〇' : '一九'}${digits}`);
    const at = { start: match.index, end: match.index + match[0].length };
    if (year !== null && free(at.start, at.end)) found.push({ ...at, years: [year], period: false });
  }
  for (const match of question.matchAll(PLAN)) {
    const first = FIVE_YEAR_PLANS[match.slice(1).find((name) => name !== undefined) as string];
    const end = match.index + match[0].length;
    if (first === undefined || !free(match.index, end)) continue;
    const atEnd = PLAN_END.exec(question.slice(end))?.[0].length;
    if (atEnd === undefined) found.push({ start: match.index, end, years: [first, first + 4], period: true });
    else found.push({ start: match.index, end: end + atEnd, years: [first + 4], period: false, byPlan: true });
  }
  for (const match of question.matchAll(PLAN_BY_NUMBER)) {
    const ordinal = match[1] as string;
    const first = ordinal === '九' ? 1996 : FIVE_YEAR_PLANS[`${ordinal}五`];
    const end = match.index + match[0].length;
    if (first !== undefined && free(match.index, end))
      found.push({ start: match.index, end, years: [first, first + 4], period: true });
  }
  for (const match of english ? question.matchAll(PLAN_ENGLISH) : []) {
    const number = match[1] === undefined ? 9 + ORDINALS.indexOf(match[2] as string) : Number(match[1]);
    // The ninth began in 1996.
    const first = 1996 + (number - 9) * 5;
    const end = match.index + match[0].length;
    if (free(match.index, end)) found.push({ start: match.index, end, years: [first, first + 4], period: true });
  }
  return found
    .map(({ byPlan = false, ...mention }) => ({
      ...mention,
      ofReport:
        OF_REPORT.test(question.slice(mention.end, mention.end + 40)) ||
        REPORT_OF.test(question.slice(Math.max(mention.start - 40, 0), mention.start)),
      until: byPlan || (!mention.period && UNTIL.test(question.slice(Math.max(mention.start - 20, 0), mention.start))),
    }))
    .sort((a, b) => a.start - b.start);
}
