/**
 * The lexicon of indicators: what the figures of government work reports measure or count, with the names that reports,
 * citizens and English questions use for it. Data with a look-up.
 *
 * Data: indicators.json, kept by hand, one indicator a line. Spellings that follow a rule (规上 for 规模以上, GDP for
 * 地区生产总值 inside a longer name, 占…的比例 for 占…比重) are not listed there: they are made here.
 */
import { fold } from '../text/fold.ts';
import entries from './indicators.json' with { type: 'json' };
import { divisionsNamed } from './regions.ts';

export interface Indicator {
  /** Canonical official name; unique. */
  readonly name: string;
  /** Subject it is filed under: 综合, 工业, 农业 … */
  readonly topic: string;
  /** Other names and spellings of the reports, also old ones. */
  readonly official: readonly string[];
  /** Names that questions use and reports do not. */
  readonly everyday: readonly string[];
  /** 社零, 固投 … */
  readonly short: readonly string[];
  readonly english: readonly string[];
  /** Base units, without magnitude, in which its level is stated; never empty. */
  readonly units: readonly string[];
  /** Is a percentage beside it normally its growth? false for rates and shares, whose level is a percentage. */
  readonly growth: boolean;
  /** Of a name that means several others, together (城乡居民人均可支配收入) or without saying which (失业率): their names, most usual first. */
  readonly covers: readonly string[];
}

/** Half-open [start, end) in the text given. */
export interface IndicatorMention {
  readonly indicator: Indicator;
  readonly start: number;
  readonly end: number;
}

export const INDICATORS: readonly Indicator[] = entries.map((entry) => ({ ...entry, covers: entry.covers ?? [] }));

/** Names, read from their last character. */
interface Node {
  readonly next: Map<number, Node>;
  indicator: Indicator | null;
}

interface Tables {
  readonly byName: ReadonlyMap<string, Indicator>;
  /** Length of the longest name. */
  readonly longest: number;
  /** Of the names that reports use. */
  readonly endings: Node;
}

/** What stands after the name of an indicator without making it another one. */
const TAIL = /(?:总量|总额|总值|总数|总?规模|数量|个数|户数|家数|增速|增幅|涨幅|增长率|增长速度)$/;
/** What makes another indicator of the name that follows: 人均一般公共预算收入, 占全省生产总值, 食品加|工业产值, per capita … */
const RATIO =
  /(?:[人户亩地村]均|单位|(?<![增参])加|手|占(?:[全我本][国省市区县州])?|percapita|(?:share|percent|percentage|proportion|%)of(?:the)?|perunitof)$/i;
const LONGER = /.地区生产总值|地区生产总值./;
const GDP = ['地区生产总值', '生产总值', '国内生产总值', 'gdp'];
/** What makes no other name: white space, quotation marks, apostrophes, hyphens. */
const IGNORED = /[\s'’‘"“”「」『』_-]/gu;
const WORD = /[a-z0-9]/i;
/** A name below this length is often part of another word (出口 of 汽车出口, 高企 of 价格高企); BEFORE and AFTER say where it is not. */
const SAFE_LENGTH = 3;
const BEFORE =
  /(?:^|[^\p{Script=Han}]|[省市县区州盟旗国年月的和与及或中家个亩]|完成|实现|新增|预计|累计|全部|外贸|商品|货物|今年|去年|多少)$/u;
const AFTER =
  /^(?:$|[^\p{Script=Han}]|[的是有为达增下降同比目多总额数量规占和与及或完怎如何情能超几涨呢吗在会将要上定])/u;

const keyOf = (name: string): string => fold(name).replace(IGNORED, '');

/** @returns the folded name with the spellings that follow a rule */
function spellings(key: string): string[] {
  const share = /^(.+占.+?)的?比[重例率]$/.exec(key)?.[1];
  const forms =
    share === undefined ? [key] : ['', '比重', '的比重', '比例', '的比例', '比率'].map((tail) => share + tail);
  return forms
    .flatMap((form) => (form.includes('规模以上') ? [form, form.replaceAll('规模以上', '规上')] : form))
    .flatMap((form) => (LONGER.test(form) ? GDP.map((gdp) => form.replace('地区生产总值', gdp)) : form));
}

function build(): Tables {
  const byName = new Map<string, Indicator>();
  const endings: Node = { next: new Map(), indicator: null };
  for (const indicator of INDICATORS) {
    const written = [indicator.name, ...indicator.official, ...indicator.short].map(keyOf).flatMap(spellings);
    for (const key of written) {
      let node = endings;
      for (let at = key.length - 1; at >= 0; at--) {
        const next: Node = node.next.get(key.charCodeAt(at)) ?? { next: new Map(), indicator: null };
        node.next.set(key.charCodeAt(at), next);
        node = next;
      }
      node.indicator = indicator;
    }
    const asked = [...indicator.everyday, ...indicator.english].map(keyOf);
    for (const key of [...written, ...asked]) byName.set(key, indicator);
  }
  return { byName, endings, longest: Math.max(...[...byName.keys()].map((key) => key.length)) };
}

let built: Tables | null = null;
/** Made at the first use: some 0.1 s that a start of the server need not wait for. */
function tables(): Tables {
  built ??= build();
  return built;
}

/** @param name any of its names, whole. Width, case, white space and traditional characters make no difference. */
export function indicatorNamed(name: string): Indicator | null {
  return tables().byName.get(keyOf(name)) ?? null;
}

/** UTF-16 unit → its form in a key, '' where it is ignored. To fold every phrase would take most of the time. */
const forms: string[] = [];
function formOf(unit: number): string {
  forms[unit] ??= keyOf(String.fromCharCode(unit));
  return forms[unit] as string;
}

/** Does a Latin word or a number go on at this place? 2021GDP are two words, 50亿元 is one number. */
const splitsWord = (text: string, at: number): boolean =>
  at > 0 && /[a-z]{2}|\d[\d十百千万亿]/i.test(text.slice(at - 1, at + 1));

/** May a short name stand here? Before it may also stand a place without its kind: 厦门出口. */
function shortMayStand(text: string, start: number, end: number): boolean {
  if (WORD.test(text.slice(start, end))) return true;
  const before = text.slice(0, start);
  const free = BEFORE.test(before) || [2, 3].some((length) => divisionsNamed(before.slice(-length)).length > 0);
  return free && AFTER.test(text.slice(end));
}

/** The longest name that ends at `end`, in original text. */
function longestBefore(text: string, end: number): IndicatorMention | null {
  let node = tables().endings;
  let indicator: Indicator | null = null;
  let start = end;
  for (let at = end - 1; at >= 0; at--) {
    const form = formOf(text.charCodeAt(at));
    for (let i = form.length - 1; i >= 0; i--) {
      const next = node.next.get(form.charCodeAt(i));
      if (next === undefined) return indicator && { indicator, start, end };
      node = next;
    }
    if (node.indicator === null || form === '' || splitsWord(text, at)) continue;
    indicator = node.indicator;
    start = at;
  }
  return indicator && { indicator, start, end };
}

/**
 * The indicator that a noun phrase of a report is about. Its head stands at the end: 全市规模以上工业增加值 (start 2). What
 * stands before `start` may narrow it (汽车制造业投资): that is for the caller to judge.
 * @param phrase original text that ends where the noun phrase ends; a tail as in 进出口规模, GDP增速 may follow the name
 * @returns the longest canonical, official or short name and its offset in `phrase`; null where none ends there, or where
 *   what stands before makes another indicator of it (人均一般公共预算收入, 占地区生产总值)
 */
export function indicatorAtEnd(phrase: string): { indicator: Indicator; start: number } | null {
  let found: IndicatorMention | null = null;
  for (let end = phrase.length, tail = 0; tail >= 0; end -= tail) {
    const one = longestBefore(phrase, end);
    // 进出口总额 is a name as it is; of 高新技术企业数量 more than 企业数量 is.
    if (one !== null && (found === null || one.start < found.start)) found = one;
    tail = TAIL.exec(phrase.slice(Math.max(0, end - 4), end))?.[0].length ?? -1;
  }
  if (found === null || RATIO.test(phrase.slice(Math.max(0, found.start - 3), found.start))) return null;
  const { indicator, start, end } = found;
  return end - start >= SAFE_LENGTH || shortMayStand(phrase.slice(0, end), start, end) ? { indicator, start } : null;
}

/**
 * @param text a question in the form of `fold` (lower case, half width, simplified), Chinese or English
 * @returns what it names, in order, without overlaps; of overlapping names the longest
 */
export function findIndicators(text: string): IndicatorMention[] {
  const { byName, longest } = tables();
  const places = [...text.split('').keys()].filter((at) => formOf(text.charCodeAt(at)) !== '');
  const compact = places.map((at) => text.charAt(at)).join('');
  const taken: (IndicatorMention & { readonly counts: boolean })[] = [];
  for (let length = Math.min(longest, compact.length); length > 0; length--) {
    for (let first = 0; first + length <= compact.length; first++) {
      const indicator = byName.get(compact.slice(first, first + length));
      if (indicator === undefined) continue;
      const start = places[first] as number;
      const end = (places[first + length - 1] as number) + 1;
      if (taken.some((other) => start < other.end && end > other.start)) continue;
      if (splitsWord(text, start) || splitsWord(text, end)) continue;
      if (length < SAFE_LENGTH && !shortMayStand(text, start, end)) continue;
      // A ratio is not reported, but takes its place: no shorter name inside it counts.
      taken.push({ indicator, start, end, counts: !RATIO.test(compact.slice(0, first)) });
    }
  }
  return taken
    .filter((one) => one.counts)
    .sort((a, b) => a.start - b.start)
    .map(({ indicator, start, end }) => ({ indicator, start, end }));
}
