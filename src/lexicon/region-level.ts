/**
 * Words of English for the kinds of divisions, after a name (Tang County, Enshi Tujia and Miao Autonomous Prefecture) or
 * before it (the city of Xi'an).
 */
import type { Division } from './region-index.ts';

/** A kind as named in the text. */
export interface NamedLevel {
  /** Place of the word in the text. */
  readonly start: number;
  readonly end: number;
  /** @param name own name or former name of a division: 蓟县 */
  fits(name: string, level: Division['level']): boolean;
}

const PEOPLES =
  'hui|zhuang|uygh?ur|tibetan|mongol(?:ian)?|manchu|korean|miao|yi|dong|tujia|yao|bai|hani|dai|li|lisu|va|wa|she|lahu|shui|sui|dongxiang|naxi|jingpo|' +
  "kirgh?iz|kyrgyz|tu|daur|mulam|mulao|qiang|blang|bulang|salar|maonan|gelao|xibe|tajik|ewenki|bonan|bao'an|yugur|kazakh?|oroqen|pumi|nu|derung|" +
  'buyei|bouyei|multi-?ethnic|multinational';
const AUTONOMOUS: Readonly<Record<string, RegExp>> = {
  region: /自治区$/,
  prefecture: /州$/,
  county: /县$/,
  banner: /旗$/,
};
const KINDS: readonly (readonly [words: string, name: RegExp])[] = [
  ['special administrative region|sar', /特别行政区$/],
  ['new (?:area|district|zone)', /新区$/],
  ['mining district', /矿区$/],
  ['forestry district|forest district', /林区$/],
  ['(?:prefecture|county)[- ]level city', /市$/],
  ['municipality|municipal|city', /市$/],
  ['county', /[县旗]$/],
  ['district', /(?<!地|治|政)区$/],
  ['prefectural|prefecture', /州$|地区$|盟$|市$/],
  ['banner', /旗$/],
  ['league', /盟$/],
  ['region', /自治区$/],
];
const flexible = (list: string) => list.replaceAll(' ', '\\s+');
const WORDS = `(?<province>province|provincial)|${KINDS.map(([list], index) => `(?<k${index}>${flexible(list)})`).join('|')}`;
const AFTER = new RegExp(
  `[\\s-]+(?:(?:(?:(?:${PEOPLES})(?:\\s+ethnic)?|and|&),?[\\s-]+){0,9}autonomous\\s+(?<autonomous>region|prefecture|county|banner)|${WORDS})(?![a-z])`,
  'y',
);
const BEFORE = new RegExp(
  `(?<![a-z])(?:autonomous\\s+(?<autonomous>region|prefecture|county|banner)|${WORDS})\\s+of\\s+$`,
);

function levelOf(match: RegExpExecArray): NamedLevel {
  const groups = match.groups ?? {};
  const at = { start: match.index, end: match.index + match[0].length };
  if (groups['province'] !== undefined) return { ...at, fits: (_, level) => level === '省' };
  const autonomous = groups['autonomous'];
  const pattern = autonomous
    ? AUTONOMOUS[autonomous]
    : KINDS.find((_, index) => groups[`k${index}`] !== undefined)?.[1];
  return { ...at, fits: (name) => pattern?.test(name) ?? false };
}

/** @param end end of a name in the folded text. @returns the kind that follows it; `start` is at the blank before */
export function levelAfter(text: string, end: number): NamedLevel | null {
  AFTER.lastIndex = end;
  const match = AFTER.exec(text);
  return match && levelOf(match);
}

/** Longest phrase of a kind with "of". */
const REACH = 40;

/** @param start start of a name in the folded text. @returns the kind in front of it */
export function levelBefore(text: string, start: number): NamedLevel | null {
  if (!text.startsWith('of', start - 3)) return null;
  const from = Math.max(0, start - REACH);
  const match = BEFORE.exec(text.slice(from, start));
  if (match === null) return null;
  const level = levelOf(match);
  return { ...level, start: level.start + from, end: level.end + from };
}
