/**
 * The table of administrative divisions and the index of their names, built once when the module is loaded (some
 * 20 ms). Sources: divisions.json (official lists, see build-divisions.mjs for origin and licence) and region-names.ts
 * (kept by hand).
 */
import type { Level } from '../domain.ts';
import lists from './divisions.json' with { type: 'json' };
import { FORMER_DIVISIONS, FORMER_NAMES, FORMER_PARENTS, GOVERNED_AREAS, PARENTS } from './region-names.ts';
import { COMMON_WORDS, WEAK_NAMES } from './region-words.ts';

export interface Division {
  /** Six digits of GB/T 2260; our own where no official code exists (see region-names.ts). */
  readonly code: string;
  /** Own name: 宝坻区. */
  readonly name: string;
  /** From the province down, without grouping nodes: 天津市宝坻区, 河北省保定市易县. Unique. */
  readonly fullName: string;
  readonly level: Level;
  /** Code of the division it stands under: of a province 000000, of 全国 null. */
  readonly parent: string | null;
  /** Own name without its kind and peoples, where two characters remain: 宝坻, 恩施, 内蒙古. */
  readonly shortNames: readonly string[];
  /** Last year it existed; absent for today's divisions. */
  readonly until?: number;
}

/** What a name can mean. */
export interface NameEntry {
  readonly name: string;
  /** Most probable first. */
  readonly divisions: readonly Division[];
  /** Named without 省, 市, 区, 县 … */
  readonly short: boolean;
  /** `weak`: also an everyday word or a part of one; a place only inside a chain. `common`: even there only where the name ends the phrase. */
  readonly strength: 'strong' | 'weak' | 'common';
}

export const NATION = '000000';

/** Peoples in the names of autonomous divisions, longest first, so that 土家族 goes before 家族 could. */
const PEOPLES =
  /(?:各族|哈萨克族?|柯尔克孜族?|蒙古族?|塔吉克族?|锡伯族?|维吾尔族?|达斡尔族|鄂温克族|鄂伦春族|土家族|毛南族|仫佬族|仡佬族|纳西族|普米族|独龙族|布依族|布朗族|景颇族|哈尼族|拉祜族|傈僳族|裕固族|撒拉族|保安族|东乡族|朝鲜族|回族|藏族|羌族|彝族|白族|傣族|佤族|怒族|苗族|侗族|瑶族|壮族|水族|黎族|畲族|满族|土族)+$/;

/** What is left out of an own name in speech. 新区, 矿区 and 林区 mostly belong to the name (碑林区 is 碑林). */
const KIND =
  /(?:特别行政区|地区|特区|(?<=神农架)林区|(?<=峰峰|鄂博|营子)矿区|(?<=浦东|滨海|沈北)新区|(?<=管城|瀍河|顺河)回族区|达斡尔族区|[省市区县盟旗])$/;

/** Own name → short name, null where fewer than two characters would remain. */
function stemOf(name: string): string | null {
  const autonomous = /^(.+?)自治[区州县旗]$/.exec(name)?.[1];
  if (autonomous !== undefined) {
    const stem = autonomous.replace(PEOPLES, '');
    return stem.length >= 2 ? stem : autonomous.replace(/族$/, '');
  }
  if (/[左右前中后白黄蓝]旗$|井陉矿区$/.test(name)) return null;
  const stem = name.replace(KIND, '');
  return stem.length >= 2 && stem !== name ? stem : null;
}

/** A division while the table is made: parent and full name are known only when all rows are read. */
type Row = { -readonly [key in keyof Division]: Division[key] };

function levelOf(code: string, name: string): Level {
  if (code.endsWith('0000')) return '省';
  if (code.endsWith('00')) return '市';
  // Cities directly under a province (天门市, 石河子市) have the rank of a city; counties and districts there have not.
  return code.slice(2, 4) === '90' && name.endsWith('市') ? '市' : '区县';
}

const divisions = new Map<string, Row>();

function add(code: string, name: string, level: Level, parent: string | null): Row {
  if (divisions.has(code)) throw new Error(`two divisions with the code ${code}`);
  const stem = stemOf(name);
  const row: Row = { code, name, fullName: '', level, parent, shortNames: stem === null ? [] : [stem] };
  divisions.set(code, row);
  return row;
}

function fullNameOf(row: Row): string {
  if (row.fullName !== '') return row.fullName;
  const parent = row.parent === null || row.parent === NATION ? undefined : divisions.get(row.parent);
  row.fullName = parent === undefined ? row.name : fullNameOf(parent) + row.name;
  return row.fullName;
}

add(NATION, '全国', '国家', null);
for (const line of lists.current) {
  const code = line.slice(0, 6);
  const name = line.slice(7);
  add(code, name, levelOf(code, name), NATION);
}
for (const line of GOVERNED_AREAS.trim().split('\n')) {
  const [code = '', name = '', level = '', parent = '', shortName] = line.split(' ');
  add(code, name, level as Level, parent).shortNames = shortName === undefined ? [] : [shortName];
}
for (const [, code = '', name = '', until, star] of FORMER_DIVISIONS.matchAll(/(\d{6})(\D+)(\d{4})(\*?)/g)) {
  const row = add(code, name, code.startsWith('900') ? '省' : levelOf(code, name), NATION);
  row.until = Number(until);
  if (star === '') row.shortNames = [];
}
for (const row of divisions.values()) {
  if (row.level === '省' || row.parent !== NATION) continue;
  const city = `${row.code.slice(0, 4)}00`;
  row.parent = PARENTS[row.code] ?? (row.code !== city && divisions.has(city) ? city : `${row.code.slice(0, 2)}0000`);
}
for (const row of divisions.values()) fullNameOf(row);

export const allDivisions: readonly Division[] = [...divisions.values()];

export function byCode(code: string): Division | null {
  return divisions.get(code) ?? null;
}

/** Is `code` the division `ancestor`, or does it stand below it, today or (`former`) before? */
export function standsUnder(code: string, ancestor: string, former = false): boolean {
  for (let at: string | null | undefined = code; at != null; at = divisions.get(at)?.parent) {
    if (at === ancestor) return true;
    const before: string | undefined = former ? FORMER_PARENTS[at] : undefined;
    if (before !== undefined && standsUnder(before, ancestor, true)) return true;
  }
  return false;
}

/** Capitals and the other cities of sub-provincial rank: of namesakes, theirs are meant most often. */
const GREAT_CITIES: ReadonlySet<string> = new Set(
  '11 12 31 50 1301 1401 1501 2101 2102 2201 2301 3201 3301 3302 3401 3501 3502 3601 3701 3702 4101 4201 4301 4401 4403 4501 4601 5101 5201 5301 5401 6101 6201 6301 6401 6501'.split(
    ' ',
  ),
);
const LEVEL_ORDER: Readonly<Record<Level, number>> = { 国家: 0, 省: 1, 市: 2, 区县: 3, 乡镇: 4 };

/** Of two meanings of a name, the one with the smaller number is more probable. */
function orderOf({ code, level, until }: Division, alias: boolean): number {
  const great = code.endsWith('0000') || GREAT_CITIES.has(code.slice(0, 4)) || GREAT_CITIES.has(code.slice(0, 2));
  return (
    (until === undefined ? 0 : 1e9) + (alias ? 1e8 : 0) + LEVEL_ORDER[level] * 1e7 + (great ? 0 : 1e6) + Number(code)
  );
}

interface Meanings extends NameEntry {
  short: boolean;
  readonly divisions: Division[];
  readonly orders: number[];
}

const meanings = new Map<string, Meanings>();

/** Enters that `name` can mean `division`; `alias`: a former or spoken name. */
function mean(name: string, division: Division, short: boolean, alias: boolean): void {
  const order = orderOf(division, alias);
  const known = meanings.get(name);
  if (known === undefined) {
    const strength = COMMON_WORDS.has(name) ? 'common' : WEAK_NAMES.has(name) ? 'weak' : 'strong';
    meanings.set(name, { name, divisions: [division], orders: [order], short, strength });
  } else if (!known.divisions.includes(division)) {
    const before = known.orders.findIndex((other) => other > order);
    const at = before < 0 ? known.orders.length : before;
    known.divisions.splice(at, 0, division);
    known.orders.splice(at, 0, order);
    known.short &&= short;
  }
}

for (const division of allDivisions) mean(division.name, division, false, false);
for (const name of ['中国', '我国', '国务院', '中华人民共和国']) mean(name, byCode(NATION)!, true, true);
for (const division of allDivisions) {
  const stem = division.shortNames[0];
  if (stem === undefined) continue;
  mean(stem, division, true, false);
  const kind = /自治([州县旗区])$/.exec(division.name)?.[1];
  // 恩施州, 道真县, 广西自治区: the peoples are left out in speech.
  if (kind !== undefined) mean(stem + (kind === '区' ? '自治区' : kind), division, false, true);
}

function enterFormerNames(): void {
  const todays = (province: string, name: string) =>
    meanings.get(name)?.divisions.filter((division) => division.code.startsWith(province) && division.name === name) ??
    [];
  const byHand = new Set<string>();
  for (const [province, line] of Object.entries(FORMER_NAMES)) {
    for (const pair of line.split(' ')) {
      const [name = '', target = ''] = pair.split('>');
      const [division, namesake] = /^\d/.test(target) ? [byCode(target)] : todays(province, target);
      if (!division || namesake) throw new Error(`former name without one division of today: ${province} ${pair}`);
      byHand.add(province + name);
      mean(name, division, !/[省市区县旗盟]$/.test(name), true);
    }
  }
  for (const line of lists.renamed) {
    const [name = '', code = ''] = line.split(' ');
    if (!byHand.has(code.slice(0, 2) + name)) mean(name, byCode(code)!, false, true);
  }
  // Nearly every county-level city was a county, and every prefecture-level one a prefecture, of the same stem.
  for (const division of allDivisions) {
    const stem = division.shortNames[0];
    if (!division.name.endsWith('市') || stem === undefined || division.level === '省') continue;
    const before = stem + (division.code.endsWith('00') ? '地区' : '县');
    if (!meanings.has(before)) mean(before, division, false, true);
  }
}
enterFormerNames();

/** Every name a division goes by → what it can mean. */
export const names: ReadonlyMap<string, NameEntry> = meanings;

let fullNameTable: ReadonlyMap<string, Division> | null = null;

/** Full names of today and before, and names that leave the prefecture out where that is clear → division. Made when first asked for. */
export function fullNames(): ReadonlyMap<string, Division> {
  fullNameTable ??= makeFullNames();
  return fullNameTable;
}

function makeFullNames(): Map<string, Division> {
  const found = new Map<string, Division>();
  for (const division of allDivisions) found.set(division.fullName, division);
  /** null: the name has two meanings. */
  const loose = new Map<string, Division | null>();
  const add = (name: string, division: Division) => {
    const other = loose.get(name);
    loose.set(name, other === undefined || other === division ? division : null);
  };
  for (const { name, divisions: list, short } of meanings.values()) {
    if (short) continue;
    for (const division of list) {
      if (division.level === '国家' || division.level === '省') continue;
      const province = byCode(`${division.code.slice(0, 2)}0000`);
      const parents = [division.parent, FORMER_PARENTS[division.code]].map((code) =>
        code == null ? null : byCode(code),
      );
      for (const above of new Set([...parents, province])) {
        if (above !== null && above.level !== '国家') add(above.fullName + name, division);
      }
    }
  }
  for (const [name, division] of loose) {
    if (division !== null && !found.has(name)) found.set(name, division);
  }
  return found;
}
