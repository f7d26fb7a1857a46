/**
 * Finds names of divisions in running text: longest name first, left to right, in time linear in the text.
 *
 * A chain of names (天津市宝坻区, 天津的宝坻, 河北省保定市易县, 保定易县) is one mention, and each name narrows what the ones
 * before can mean. Everyday words and names that run across the border of two words are kept out by the lists of
 * region-words.ts and by what may stand next to a name.
 */
import { type Division, NATION, type NameEntry, names, standsUnder } from './region-index.ts';
import { COUNTIES_OF_ONE_CHARACTER, WORDS_BEFORE_NAMES, WORDS_WITH_NAMES } from './region-words.ts';

export interface RegionMention {
  /** Half-open [start, end) in UTF-16 code units of the text. */
  readonly start: number;
  readonly end: number;
  /** As written, chain and all: 天津的宝坻. */
  readonly text: string;
  /** Most probable first; more than one where the text leaves it open (和平区). */
  readonly divisions: readonly Division[];
  /** The last name stands without 省, 市, 区, 县 … */
  readonly short: boolean;
}

export interface FindRegionsOptions {
  /** Also take names that are everyday words (和平, 朝阳) wherever they stand. Default false. */
  readonly weak?: boolean;
}

/** First two characters → names and words that begin so, longest first. A word that holds a name but means none has no division. */
const buckets = new Map<number, NameEntry[]>();
/** 1 where a name or word can begin: most characters of a text are dismissed by this alone. */
const begins = new Uint8Array(0x10000);

/** Fills both, when the first text is read. */
function fillBuckets(): void {
  const put = (entry: NameEntry) => {
    const first = entry.name.charCodeAt(0);
    const key = first * 0x10000 + entry.name.charCodeAt(1);
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [entry]);
    else bucket.push(entry);
    begins[first] = 1;
  };
  for (const entry of names.values()) put(entry);
  for (const list of [WORDS_BEFORE_NAMES, WORDS_WITH_NAMES]) {
    for (const name of list) put({ name, divisions: [], short: false, strength: 'strong' });
  }
  for (const bucket of buckets.values()) {
    if (bucket.length > 1) bucket.sort((a, b) => b.name.length - a.name.length);
  }
}

const HAN = /\p{Script=Han}/u;
const isHan = (character: string | undefined) => character !== undefined && HAN.test(character);

/** What follows a name of this last character makes another word of it: 南京市场, 海南区域, 红旗帜. */
const NOT_AFTER_KIND: Readonly<Record<string, RegExp>> = {
  市: /场/y,
  区: /[域间块划位别]/y,
  县: /[域级]|城(?![区关])/y,
  旗: /[帜舰号袍]|下/y,
  省: /[级会]|略/y,
};

/** After a short name: streets, stations, schools and the like that are only named after the place. */
const NAMED_AFTER =
  /[东南西北中]{0,2}(?:路(?![径网线由演段子灯政桥])|街(?![道区头舞镇])|大街|大道|胡同|站(?![点位在到上稳起得高前]))|大学(?!生)|(?<=城)际|理工|师范|医科|(?:交通|农业)大学|(?:银行|证券)(?!业)/y;

/** Left of a county of one character: the characters that surely end a word. */
const ENDS_A_WORD = /(?:^|[^\p{Script=Han}\d]|[在到赴自从由和与及问查比于]|\d年)$/u;

/** Before 全国, it is a yardstick or an adornment and not the subject: 居全国前列, 高于全国, 获批全国. */
const YARDSTICK = /[在居列位获评选入为占于过向合较排批创]$/;
/** Before 国务院 it grants, orders or is reported to and gives no report of its own: 经国务院批准, 党中央、国务院. */
const ACTS = /[经获受被报由向按、]$|中央$/;
/** After 国务院: its offices, and what it does to others. */
const OF_COUNCIL =
  /办|参事|国资|发展研究|学位|侨|扶贫|安委|联防|新闻|法制|机关|常务|批|同意|部署|督查|督导|大督|有关|各部|各?部门|印发|要求|决策|通报|表彰|表扬|授予|命名|确定的|列为|评|关于|《|第|令|食品|防汛|抗震/y;
/** After 全国, 中国 and 国务院, the nation as the subject of a report. */
const NATION_AS_SUBJECT =
  /的|(?:19|20)\d\d|[今去明上当]年|政府|工作报告|经济(?!百|十|强|发达|普查)|GDP|国内生产|财政|一般公共预算|赤字|粮食(?!生产先进)|居民(?!阅读)|城镇|人均|外贸|进出口|货物|CPI|就业(?!创业)|新增|失业|人口(?!普查)|固定资产|规模以上|物价|增速|多少|目标|预期|总理(?=[是叫作姓])|打算|怎么|如何|提出了?(?=哪|什么|多少)/iy;

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function fits(text: string, start: number, entry: NameEntry, chained: boolean): boolean {
  const end = start + entry.name.length;
  const last = entry.name.charAt(entry.name.length - 1);
  if (entry.divisions[0]?.code === NATION) {
    if (YARDSTICK.test(text.charAt(start - 1))) return false;
    if (
      entry.name === '国务院' &&
      !ACTS.test(text.slice(Math.max(0, start - 3), start)) &&
      !matches(OF_COUNCIL, text, end)
    )
      return true;
    if (/^(?:全国|国务院)$/.test(entry.name) && /[和与跟]/.test(text.charAt(end))) return true;
    return entry.name === '我国' || end === text.length || matches(NATION_AS_SUBJECT, text, end);
  }
  if (entry.short) return true;
  const after = NOT_AFTER_KIND[last];
  if (after !== undefined && matches(after, text, end)) return false;
  if (!chained && COUNTIES_OF_ONE_CHARACTER.has(entry.name)) {
    return ENDS_A_WORD.test(text.slice(Math.max(0, start - 2), start));
  }
  return true;
}

/** A phrase ends here: nothing of Chinese follows, or 的, or another name is not to be expected. */
const endsPhrase = (text: string, at: number) => !isHan(text[at]) || text[at] === '的';

interface Found {
  readonly end: number;
  readonly entry: NameEntry | null;
}

/** The longest name at `start` that fits, or the word that forbids one; null when nothing begins here. */
function nameAt(text: string, start: number, chained: boolean, accept: (entry: NameEntry) => boolean): Found | null {
  const code = text.charCodeAt(start);
  if (begins[code] === 0) return null;
  const bucket = buckets.get(code * 0x10000 + text.charCodeAt(start + 1));
  if (bucket === undefined) return null;
  for (const entry of bucket) {
    if (!text.startsWith(entry.name, start)) continue;
    const end = start + entry.name.length;
    if (entry.divisions.length === 0) return { end, entry: null };
    // 内蒙古大学 is no 内蒙古, and no shorter name either.
    if (entry.short && matches(NAMED_AFTER, text, end)) return { end, entry: null };
    if (accept(entry) && fits(text, start, entry, chained)) return { end, entry };
  }
  return null;
}

/** Divisions of `entry` that stand below one of `parents`. */
const below = (entry: NameEntry, parents: readonly Division[]) =>
  entry.divisions.filter((division) =>
    parents.some(
      (parent) =>
        parent.code !== division.code && (parent.code === NATION || standsUnder(division.code, parent.code, true)),
    ),
  );

/** 天津河北 is a list, not a chain: a province named shortly is not narrowed to its namesake district. */
const namesProvince = (entry: NameEntry, narrowed: readonly Division[]) =>
  entry.short && entry.divisions[0]?.level === '省' && narrowed.every(({ level }) => level === '区县');

function isBelow(entry: NameEntry, parents: readonly Division[]): boolean {
  const narrowed = below(entry, parents);
  return narrowed.length > 0 && !namesProvince(entry, narrowed);
}

/** Between two names of a chain. */
const LINK = /[的 ·\u3000]?/y;

interface Chain {
  readonly end: number;
  readonly divisions: readonly Division[];
  readonly entry: NameEntry;
  readonly length: number;
}

/** Follows the chain that begins with `first`, as far as each name stands below the one before. */
function followChain(text: string, start: number, first: NameEntry): Chain {
  let chain: Chain = { end: start + first.name.length, divisions: first.divisions, entry: first, length: 1 };
  for (;;) {
    const { divisions, end } = chain;
    // After 中国 only names that are sure, and no link: 中国天津, not 中国的太平洋.
    const ofNation = divisions[0]?.code === NATION;
    const accept = (entry: NameEntry) => (!ofNation || entry.strength === 'strong') && isBelow(entry, divisions);
    LINK.lastIndex = end;
    const at = ofNation ? end : end + (LINK.exec(text)?.[0].length ?? 0);
    let next = nameAt(text, at, true, accept);
    // 济南市中区, 青岛市南区: the one 市 serves both names.
    if (!next?.entry && text[end - 1] === '市' && chain.entry.name.length > 2) {
      next = nameAt(text, end - 1, true, (entry) => entry.name.endsWith('区') && accept(entry));
    }
    if (!next?.entry) return chain;
    if (next.entry.strength === 'common' && next.entry.short && !endsPhrase(text, next.end)) return chain;
    chain = { end: next.end, divisions: below(next.entry, divisions), entry: next.entry, length: chain.length + 1 };
  }
}

const LIST_MARK = /[、和与及跟同]/;

/** In a list of places (珠海、中山) a weak name means the place that stands beside the one before. */
function inList(
  text: string,
  start: number,
  end: number,
  entry: NameEntry,
  before: RegionMention | undefined,
): boolean {
  if (before === undefined || before.end !== start - 1 || !LIST_MARK.test(text.charAt(before.end))) return false;
  if (isHan(text[end]) && !/[、和与及跟同等两三四五的]/.test(text.charAt(end))) return false;
  return entry.divisions.some((division) => before.divisions.some(({ parent }) => parent === division.parent));
}

/**
 * Puts first the meanings that stand nearest to the place named before (天津市河东区、和平区). A province gives way only to
 * a sister city of that place (西宁、海南), not to a district (天津、河北).
 */
function orderByContext(divisions: readonly Division[], context: Division | null): readonly Division[] {
  const first = divisions[0];
  if (first === undefined || divisions.length < 2 || context === null || context.code === NATION) return divisions;
  const nearness = (division: Division) => {
    if (division.until !== undefined) return -1;
    const sister = division.parent === context.parent && division.parent !== NATION;
    if (first.level === '省') return sister && division.level === '市' ? 1 : 0;
    if (standsUnder(division.code, context.code, true)) return 3;
    return sister ? 2 : Number(division.code.slice(0, 2) === context.code.slice(0, 2));
  };
  return [...divisions].sort((a, b) => nearness(b) - nearness(a));
}

/**
 * @param text any text; offsets in the result are UTF-16 code units of it
 * @returns mentions in order, not overlapping
 */
export function findRegions(text: string, options: FindRegionsOptions = {}): RegionMention[] {
  if (buckets.size === 0) fillBuckets();
  const mentions: RegionMention[] = [];
  let context: Division | null = null;
  for (let at = 0; at < text.length - 1; ) {
    if (begins[text.charCodeAt(at)] === 0) {
      at += 1;
      continue;
    }
    const found = nameAt(text, at, false, () => true);
    if (found === null) {
      at += 1;
      continue;
    }
    if (found.entry === null) {
      at = found.end;
      continue;
    }
    const chain = followChain(text, at, found.entry);
    const alone = chain.length === 1 && found.entry.strength !== 'strong' && !options.weak;
    if (alone && !inList(text, at, chain.end, found.entry, mentions.at(-1))) {
      at += 1;
      continue;
    }
    const divisions = orderByContext(chain.divisions, context);
    mentions.push({ start: at, end: chain.end, text: text.slice(at, chain.end), divisions, short: chain.entry.short });
    context = divisions[0] ?? null;
    at = chain.end;
  }
  return mentions;
}
