/**
 * Figures in Chinese prose: the number with its modifier, its range and its unit, as the text has it and as a value. Offsets
 * in UTF-16 code units of the text given. What a figure is the figure of, of which period and kind, is read in ingest/facts.ts.
 */
import type { Span } from '../domain.ts';
import { chineseNumber, NUMERAL } from './chinese-number.ts';
import { halfWidth } from './half-width.ts';
import { AMONG_PLACES } from './rank-places.ts';
import { UNIT } from './units.ts';

export interface Figure extends Span {
  /** Number with unit and what modifies it: “7%左右”, “突破100亿元”, “6%—6.5%”. */
  readonly text: string;
  /** The number in front of its unit: 18.6 of 18.6万座; of a range the lower one. */
  readonly value: number;
  /** Upper end of a range. */
  readonly valueMax: number | null;
  /** The unit as written, with its magnitude (万座), '' when there is none. */
  readonly unit: string;
  /** The unit without magnitude: 座. */
  readonly base: string;
  /** What the magnitude multiplies by: 10,000 for 万. */
  readonly factor: number;
  /** What modifies the number, in order: 突破, 左右. */
  readonly modifiers: readonly string[];
  /** 第3位, 前10名: a place in an order. */
  readonly rank: boolean;
  /** Written in Chinese characters. */
  readonly ideographic: boolean;
  /** A calendar year, a list number, part of a name (5G, 500强): nobody asks for it as a figure. */
  readonly incidental: boolean;
}

/** With blanks between its digits, as scanned pages have it, only in front of a unit. */
const SPACED =
  '(?<![\\d. ])\\d+\\.\\d(?: \\d)+(?= ?[%亿万])|(?<![\\d. ])\\d(?: \\d)+(?= ?[%亿万个人户家条座亩公元套项处件台辆所平吨斤里米名次])';
const NUMBER = `\\d{1,3}(?:,\\d{3})+(?![\\d,])(?:\\.\\d+)?|${SPACED}|\\d+(?:\\.\\d+)?`;
const MAGNITUDE = '万亿|[千百十]?[万亿]|[千百](?!分)';
const FIGURE = new RegExp(
  `(?:第|(?<![目之以此日年月提])前)?(${NUMBER})(?: (?=%))?([多余几])?(${MAGNITUDE})?([多余])?(${UNIT})?(?:(?:—+|-+|–|~|至|到)(${NUMBER})(${MAGNITUDE})?(${UNIT})?)?(左右|以上|以内|以下|之内|上下|之间|多|余)?`,
  'g',
);
/** Words before a number that change what it says; 达到 and 控制在 do not. */
const LEAD =
  /(?:不低于|不少于|不高于|不超过|不多于|不小于|超过|突破|接近|将近|逼近|近|大约|(?<![签节合集条公])约|高于|低于|超)$/;
const LEAD_MAX = 3;

/** Counted without a counter: 近百万群众. */
const PEOPLE = '群众|居民|农民|市民|游客|师生|儿童|学生|职工|党员|干部';

/** 百分之八十, 十二万吨, 三成: never a single small numeral before a counter (三个方面). */
const IDEOGRAPH = new RegExp(
  `([百千])分之([${NUMERAL}点]{1,16})(左右|以上|以内|以下|多)?|(?<![${NUMERAL}点唯])([${NUMERAL}]{1,20}(?:点[${NUMERAL}]{1,8})?)([多余几])?(万|亿|万亿)?(${UNIT}|(?=${PEOPLE}))(左右|以上|以内|以下|多)?|(翻番)`,
  'g',
);
/** 居全省第一, 排名第二; elsewhere 第一 and its like tell no place in an order. */
const PLACE = new RegExp(
  `(?:居|列|排|名次|位次|总量|增速|${AMONG_PLACES})[^，。；,;第前]{0,10}(?:(第|前)([一二三四五六七八九十]+)|首)(位|名|强)?(?=[，。；、,;）)！”\\s的]|$)`,
  'g',
);
const ABOUT = /(?<![以之加线网马路街])上[百千万]$/;
/** “稳定在百万吨以上”, but not 千万元以上项目. */
const ENDS = /^[，。；、,;\s]?$/;
const HAS_NUMERAL = new RegExp(`[${NUMERAL}]|翻番|首位`);
const MAGNITUDES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 千: 1e3, 百: 1e2, 十: 10 };

const factorOf = (magnitude: string): number =>
  [...magnitude].reduce((product, char) => product * (MAGNITUDES[char] as number), 1);
const numberOf = (text: string): number => Number(text.replace(/[, ]/g, ''));

/** Names that hold digits. */
const NAME_BEFORE = /(?:PM ?|G|S|A|B|V|No\.?|NO\.?|[A-Za-z]-?)$/;
const NAME_AFTER = /^(?:G(?![A-Za-z])|强|A级|D(?![A-Za-z])|号|时代|\+|[A-Za-z])/;

/** “排名第1”, “全省第2” */
const RANKED = new RegExp(`(?:居|列|排名?|名次|位次|${AMONG_PLACES})(?:[^，。；,;\\d]{0,6})$`);

/** “分别排名全市第2和第1” */
const LISTED_RANKS = /(?:[第前]\d+[位名]?[、和])+$/;
const NEXT_PLACE = /^[、和](第|前)([一二三四五六七八九十]+)(位|名)?(?=[，。；、,;）)！”\s的]|$)/;

function isIncidental(text: string, match: RegExpMatchArray): boolean {
  const [whole, number = '', , magnitude, , unit = ''] = match;
  const at = match.index as number;
  const before = text.slice(Math.max(0, at - 3), at);
  const after = text.slice(at + whole.length, at + whole.length + 3);
  // 年 is no unit: what a year counts is hardly ever asked for.
  if (!unit && !magnitude && /^年/.test(after)) return true;
  if (!unit && /^(?:月|日|时|点|分(?!之))/.test(after)) return true;
  if ((unit === '日' || unit === '个月') && Number(number) <= 31 && /月$/.test(before)) return true;
  if (NAME_BEFORE.test(before)) return true;
  // 1/3
  if (!unit && !magnitude && (/^\/\d/.test(after) || /\d\/$/.test(before))) return true;
  // 为1比1
  if (!unit && !magnitude && (/^比\d/.test(after) || /\d比$/.test(before))) return true;
  // 省道514升级
  if (/[国省县]道$/.test(before) && /^升?$/.test(unit)) return true;
  if (whole.startsWith('第') && !/^[位名]$/.test(unit))
    return unit !== '' || !RANKED.test(text.slice(0, at).replace(LISTED_RANKS, '').slice(-12));
  if (!unit && !magnitude && whole.startsWith('前') && RANKED.test(text.slice(0, at).slice(-12))) return false;
  return !unit && !magnitude && (NAME_AFTER.test(after) || /^[.．、)）:∶：〕]/.test(after) || /[∶:：〔]$/.test(before));
}

function leadOf(text: string, at: number): string {
  return LEAD.exec(text.slice(Math.max(0, at - LEAD_MAX), at))?.[0] ?? '';
}

function readDigits(text: string, original: string, match: RegExpExecArray): Figure {
  const [whole, number = '', some, magnitude, more, unit, upper, upperMagnitude, upperUnit, tail] = match;
  const lead = leadOf(text, match.index);
  const start = match.index - lead.length;
  const end = match.index + whole.length;
  const base = upperUnit ?? unit ?? '';
  const scale = upperMagnitude ?? magnitude ?? '';
  return {
    start,
    end,
    text: original.slice(start, end),
    // 5千万元至1亿元: both in the unit of the upper one.
    value: magnitude && upperMagnitude ? (numberOf(number) * factorOf(magnitude)) / factorOf(scale) : numberOf(number),
    valueMax: upper === undefined ? null : numberOf(upper),
    unit: `${scale}${base}`,
    base,
    factor: factorOf(scale),
    modifiers: [lead, some ?? more ?? '', tail ?? ''].filter((word) => word !== ''),
    rank: /^[第前]/.test(whole) && /^[位名]?$/.test(base),
    ideographic: false,
    incidental: isIncidental(text, match),
  };
}

/** A number in characters with the magnitude that belongs to its unit: 四千一百亿斤 is 4100 亿斤, 一亿二千万人 12000 万人. */
function withMagnitude(numeral: string): { value: number; magnitude: string } | null {
  const magnitude = /(?:万亿|[万亿])$/.exec(numeral)?.[0] ?? '';
  const value = chineseNumber(numeral);
  return value === null ? null : { value: Number((value / factorOf(magnitude)).toPrecision(12)), magnitude };
}

function readIdeographs(text: string, match: RegExpExecArray): Figure | null {
  const [whole, per, share, shareTail, digits = '', some, great = '', unit = '', tail, doubled] = match;
  // 六千三百多万人
  const numeral = digits + great;
  const before = text.slice(Math.max(0, match.index - 4), match.index);
  // 上千家
  const lead =
    leadOf(text, match.index) ||
    (ABOUT.test(before + numeral) && !/^[百千万亿]/.test(text.slice(match.index + whole.length)) ? '上' : '');
  const start = match.index - lead.length;
  const end = match.index + whole.length;
  const modifiers = [lead, some ?? '', shareTail ?? tail ?? ''].filter((word) => word !== '');
  const common = {
    start,
    end,
    text: text.slice(start, end),
    valueMax: null,
    modifiers,
    rank: false,
    ideographic: true,
  };
  if (share !== undefined) {
    const value = chineseNumber(share);
    if (value === null) return null;
    const base = per === '百' ? '%' : '‰';
    return { ...common, value, unit: base, base, factor: 1, incidental: false };
  }
  const ratio = /^[倍成番]$/.test(unit);
  if (doubled !== undefined) return { ...common, value: 1, unit: '番', base: '番', factor: 1, incidental: false };
  // 一个, 三项, 十大: single numerals before a counter seldom tell a quantity; 三四个, 一一列举 tell none.
  // 近亿元
  const bare = /^[万亿]$/.test(numeral) && unit.endsWith('元') && /^(?:近|将近|接近|超过|突破)$/.test(lead);
  const about = /^[百千万]$/.test(numeral) && /^(?:近|将近|接近|超过?|上)$/.test(lead);
  if (unit === '' && lead === '') return null;
  if (!ratio && !bare && !about && (numeral.length < 2 || /^[一二两三四五六七八九]{2,3}$/.test(numeral))) return null;
  if (
    /^[万亿千百]+$/.test(numeral) &&
    lead === '' &&
    (tail === undefined || !ENDS.test(text.charAt(end))) &&
    !/(?:达到?|突破|过|迈上|站上|跃上|迈入)$/.test(before)
  )
    return null;
  const read = withMagnitude(numeral);
  if (read === null) return null;
  // 十年, 第十七届, 二〇二一年
  const incidental = /第$/.test(before) || /^[天日届期]$/.test(unit);
  return {
    ...common,
    value: read.value,
    unit: `${read.magnitude}${unit}`,
    base: unit,
    factor: factorOf(read.magnitude),
    incidental,
  };
}

function readPlace(text: string, match: RegExpExecArray): Figure | null {
  const [whole, order = '', numeral = '', unit = ''] = match;
  // 首位
  const first = numeral === '';
  if (first && unit !== '位') return null;
  const value = first ? 1 : chineseNumber(numeral);
  if (value === null) return null;
  const end = match.index + whole.length;
  const start = end - (first ? 1 : order.length + numeral.length) - unit.length;
  return {
    start,
    end,
    text: text.slice(start, end),
    value,
    valueMax: null,
    unit,
    base: unit,
    factor: 1,
    modifiers: order === '前' ? ['前'] : [],
    rank: true,
    ideographic: true,
    incidental: false,
  };
}

/** “分别居全国第二、第七、第九” */
function placesBehind(text: string, before: Figure): Figure[] {
  const next = NEXT_PLACE.exec(text.slice(before.end, before.end + 12));
  const value = next ? chineseNumber(next[2] as string) : null;
  if (!next || value === null) return [];
  const [start, end] = [before.end + 1, before.end + next[0].length];
  const unit = next[3] ?? '';
  const place = { ...before, start, end, text: text.slice(start, end), value, unit, base: unit };
  return [place, ...placesBehind(text, place)];
}

/** Looks for an overlap with figures that are in order: a long text has thousands. */
function isFree(ordered: readonly Figure[], { start, end }: Span): boolean {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle] as Figure).end > start) high = middle;
    else low = middle + 1;
  }
  return low === ordered.length || (ordered[low] as Figure).start >= end;
}

const EACH = /分别[^，。；,;]{0,10}$/;
/** How far a list reaches back to its 分别. */
const LIST_REACH = 60;

/** “分别增长7、8%”, “分别高于全省1.1个和1.2个百分点”: the unit stands behind the last of a list. */
function withSharedUnits(all: readonly Figure[], text: string): Figure[] {
  const result = [...all];
  for (let i = all.length - 2; i >= 0; i--) {
    const [one, next] = [result[i] as Figure, result[i + 1] as Figure];
    const short = one.unit === '' ? next.unit !== '' : one.unit === '个' && next.unit === '个百分点';
    if (!short || one.rank || one.ideographic || next.incidental) continue;
    if (!/^[、和与及]$/.test(text.slice(one.end, next.start))) continue;
    const before = text.slice(Math.max(0, one.start - LIST_REACH), one.start);
    if (!EACH.test(before.replace(/(?:\d[\d.]*个?[、和与及])+$/, ''))) continue;
    result[i] = { ...one, unit: next.unit, base: next.base, factor: next.factor, incidental: false };
  }
  return result;
}

/** @returns the figures of a text in order, without overlap */
export function figures(text: string): Figure[] {
  const plain = halfWidth(text);
  const single = [...plain.matchAll(FIGURE)].map((match) => readDigits(plain, text, match));
  const digits = plain.includes('分别') ? withSharedUnits(single, plain) : single;
  if (!HAS_NUMERAL.test(plain)) return digits;
  const words: Figure[] = [];
  for (const match of plain.matchAll(IDEOGRAPH)) {
    const figure = isFree(digits, { start: match.index, end: match.index + match[0].length })
      ? readIdeographs(plain, match)
      : null;
    if (figure) words.push(figure);
  }
  const places: Figure[] = [];
  for (const match of plain.matchAll(PLACE)) {
    const place = readPlace(plain, match);
    if (place && isFree(digits, place) && isFree(words, place)) places.push(place, ...placesBehind(plain, place));
  }
  return [...digits, ...words, ...places].sort((a, b) => a.start - b.start);
}

/** Does the text hold a figure somebody could ask for? Stops at the first. */
export function hasFigure(text: string): boolean {
  const plain = halfWidth(text);
  for (const match of plain.matchAll(FIGURE)) if (!isIncidental(plain, match)) return true;
  for (const match of plain.matchAll(IDEOGRAPH)) if (readIdeographs(plain, match)) return true;
  return false;
}
