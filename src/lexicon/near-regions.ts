/**
 * Places that a question names with one wrong character: 宝低区 for 宝坻区, 襄杨 for 襄阳. Only places that the library holds,
 * and those above them, can be meant; a name that is any place's own is never taken for another one's. A slip counts only
 * where a place would stand: at a border of words on the left, and what may follow a place on the right. A short name of two
 * characters besides must be no word of everyday language (来源 is not 涞源, 山洞 not 山东): the word breaker knows.
 */
import { NATION, type NameEntry, names, standsUnder } from './region-index.ts';
import { findRegions, type RegionMention } from './region-mentions.ts';
import { pinyinOf } from './region-pinyin.ts';
import { ancestors, divisionByFullName } from './regions.ts';
import { FIGURES, nearness, put, type Slip, wordBorders } from './slips.ts';
import { COMMON_BEFORE, GOES_ON, LEAD } from './unknown-place.ts';

/** A question that holds more slips than this is no question about places. */
const MOST_SLIPS = 4;

interface Candidates {
  /** Name with one character left open → the names it may be. */
  readonly open: ReadonlyMap<string, readonly NameEntry[]>;
  /** Lengths of names, longest first. */
  readonly lengths: readonly number[];
  /** Codes of the places held and of those above them. */
  readonly codes: ReadonlySet<string>;
}

/** Library → its candidates: the set is the same object until the library changes. */
const known = new WeakMap<ReadonlySet<string>, Candidates>();

const OPEN = '*';
const opened = (name: string, at: number): string => name.slice(0, at) + OPEN + name.slice(at + 1);

function makeCandidates(held: ReadonlySet<string>): Candidates {
  const codes = new Set<string>();
  for (const fullName of held) {
    const division = divisionByFullName(fullName);
    if (division === null || division.code === NATION) continue;
    for (const { code } of [division, ...ancestors(division)]) codes.add(code);
  }
  const open = new Map<string, NameEntry[]>();
  const lengths = new Set<number>();
  for (const entry of names.values()) {
    if (!entry.divisions.some(({ code }) => codes.has(code))) continue;
    lengths.add(entry.name.length);
    // The kind at the end is never the slip: 宝坻曲 holds 宝坻.
    const last = entry.short ? entry.name.length : entry.name.length - 1;
    for (let at = 0; at < last; at += 1) {
      const key = opened(entry.name, at);
      open.set(key, [...(open.get(key) ?? []), entry]);
    }
  }
  return { open, codes, lengths: [...lengths].sort((a, b) => b - a) };
}

function candidatesOf(held: ReadonlySet<string>): Candidates {
  const made = known.get(held) ?? makeCandidates(held);
  known.set(held, made);
  return made;
}

const HAN_RUN = /^\p{Script=Han}+$/u;
const ENDS_HAN = /\p{Script=Han}$/u;
/** What goes on after the short name of a place. */
const AFTER_SHORT =
  /^(?:$|[^\p{Script=Han}]|[的在和与跟及同有要把对、]|[省市区县州](?!场)|[今去明前上本][年市区县]|[二一][〇零九]|十[一二三四]五|计划|打算|准备|预计|政府|人民政府|工作报告|报告|全[省市区县年]|常住|人均|城[镇乡]|农村|经济|财政|地区生产|生产总值|一般公共|规模|规上|怎么|怎样|咋|如何|多少|哪|什么|啥|为什么|呢|吗|提出|提到|谁|比|相比)/u;
/** Before a short name of two characters: neither a figure nor a quotation mark (1000万元, “五长制”), and no 的, behind which a thing stands. */
const NOT_BEFORE_SHORT = /[\d“"‘'「《〈的]$/u;
/** A name with its kind, in a question: 县城, 区域 and the like are no kinds. */
const goesOn = (name: string, after: string): boolean => GOES_ON[name.at(-1) ?? '']?.test(after) ?? false;

/** The text around a stretch, as it matters here. */
interface Surroundings {
  readonly before: string;
  readonly after: string;
  /** The place named directly before, perhaps with a 的 between. */
  readonly above: RegionMention | null;
  readonly touches: boolean;
  /** The place named directly behind. */
  readonly below: RegionMention | null;
}

const under = (entry: NameEntry, above: RegionMention, codes: ReadonlySet<string>): boolean =>
  entry.divisions.some(
    ({ code }) => codes.has(code) && above.divisions.some((one) => one.code !== code && standsUnder(code, one.code)),
  );
const over = (entry: NameEntry, below: RegionMention): boolean =>
  entry.divisions.some(({ code }) => below.divisions.some((one) => one.code !== code && standsUnder(one.code, code)));

/** May a place of this name stand there, as `written`? */
function mayStand(written: string, entry: NameEntry, at: number, around: Surroundings, held: Candidates): boolean {
  const { before, after, above, touches, below } = around;
  const chained = above !== null && under(entry, above, held.codes);
  const leads = below !== null && over(entry, below);
  if (touches && !chained) return false;
  if (!chained && before !== '' && ENDS_HAN.test(before) && above === null && !LEAD.test(before)) return false;
  if (!entry.short) {
    if (goesOn(entry.name, after)) return false;
    // 大县, 全县, 一县: for a county of one character the borders on both sides have to be sure.
    if (entry.name.length > 2) return true;
    const common = COMMON_BEFORE[entry.name.at(-1) ?? '']?.includes(written.charAt(at)) ?? false;
    return !common && (chained || AFTER_SHORT.test(after));
  }
  if (entry.strength !== 'strong') return chained;
  if (entry.name.length > 2 || chained || leads) return true;
  return AFTER_SHORT.test(after) && !NOT_BEFORE_SHORT.test(before) && !FIGURES.includes(written.charAt(0));
}

/** Is it two words of one character, and no other word crosses its ends? */
const isNoWord = (start: number, end: number, borders: ReadonlySet<number>): boolean =>
  borders.has(end) && (end - start > 2 || borders.has(start + 1));

/** The nearest names that differ from `written` in one character, and how near they are. */
function nearest(
  written: string,
  held: Candidates,
  fits: (entry: NameEntry, at: number) => boolean,
): readonly NameEntry[] {
  let best = 1;
  let found: NameEntry[] = [];
  for (let at = 0; at < written.length; at += 1) {
    for (const entry of held.open.get(opened(written, at)) ?? []) {
      const own = pinyinOf(entry.name).map((syllables) => syllables[at] ?? '');
      const near = nearness(written.charAt(at), entry.name.charAt(at), own);
      if (near < best || !fits(entry, at)) continue;
      if (near > best) found = [];
      best = near;
      found.push(entry);
    }
  }
  return found;
}

/** Does a place stand there already? A weak short name inside a longer stretch is none (和平 of 合和平…). */
function taken(start: number, end: number, sure: readonly RegionMention[], all: readonly RegionMention[]): boolean {
  const overlaps = (mention: RegionMention): boolean => mention.start < end && mention.end > start;
  return (
    sure.some(overlaps) ||
    all.some((mention) => overlaps(mention) && !(mention.start >= start && mention.end <= end && mention.short))
  );
}

/** The first slip at or after `from`. */
function firstSlip(text: string, from: number, held: Candidates, places: ReadonlySet<string>): Slip | null {
  const all = findRegions(text, { weak: true });
  const sure = findRegions(text);
  const meant = all.filter(
    (mention) =>
      sure.some(({ start }) => start === mention.start) ||
      mention.divisions.some(({ fullName }) => places.has(fullName)),
  );
  let borders: ReadonlySet<number> | null = null;
  for (let start = from; start < text.length - 1; start += 1) {
    for (const length of held.lengths) {
      const end = start + length;
      const written = text.slice(start, end);
      if (written.length < length || !HAN_RUN.test(written)) continue;
      let around: Surroundings | null = null;
      const fits = (entry: NameEntry, at: number): boolean => {
        around ??= surroundings(text, start, end, meant);
        return mayStand(written, entry, at, around, held);
      };
      const [entry, ...others] = nearest(written, held, fits);
      if (entry === undefined || names.has(written) || taken(start, end, sure, all)) continue;
      // Two places as near as each other: neither is meant more.
      if (others.some(({ name }) => name !== entry.name)) continue;
      borders ??= wordBorders(text);
      if (!borders.has(start) && !meant.some((mention) => mention.end === start)) continue;
      if (entry.short && !isNoWord(start, end, borders)) continue;
      return { start, end, written, meant: entry.name };
    }
  }
  return null;
}

function surroundings(text: string, start: number, end: number, mentions: readonly RegionMention[]): Surroundings {
  const before = text.slice(Math.max(0, start - 4), start);
  const linked = /[的 ·]$/u.test(before) ? start - 1 : start;
  const above = mentions.find((mention) => mention.end === start || mention.end === linked) ?? null;
  return {
    before,
    after: text.slice(end, end + 4),
    above,
    touches: above?.end === start,
    below: mentions.find((mention) => mention.start === end) ?? null,
  };
}

/**
 * @param text a question in the form of `fold`
 * @param held full names of the places that the library holds; the same set while the library stays the same
 * @returns slips in order; of overlapping ones the longest
 */
export function nearRegions(text: string, held: ReadonlySet<string>): Slip[] {
  if (held.size === 0) return [];
  const candidates = candidatesOf(held);
  const slips: Slip[] = [];
  let mended = text;
  for (let from = 0; slips.length < MOST_SLIPS; ) {
    const slip = firstSlip(mended, from, candidates, held);
    if (slip === null) break;
    mended = put(mended, slip);
    from = slip.end;
    // Only what is read as a place afterwards is one.
    if (findRegions(mended, { weak: true }).some(({ start, end }) => start <= slip.start && end >= slip.end))
      slips.push(slip);
  }
  return slips;
}
