/**
 * What in a quoted text can be the name that is asked for: by the endings of its kind, by the lists of places and countries, by
 * titles around persons, in quotation marks, or as what stands between the verbs of a clause.
 */
import { findRegions } from '../lexicon/regions.ts';
import { DOUBTFUL_SURNAMES, SURNAMES } from '../lexicon/surnames.ts';
import type { AskedName } from './name-asked.ts';
import type { Chunk, PlainText } from './name-chunks.ts';

export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** How surely it is of the asked kind: 0 for a stretch that nothing tells of. */
  readonly fit: number;
  /** The chunk it stands in. */
  readonly chunk: Chunk;
}

/** How surely a name is of the kind that is asked for. */
export const FIT = { sure: 4, exact: 3.4, kind: 3, quoted: 2.5, open: 1, none: 0 } as const;

const SURNAME = SURNAMES + DOUBTFUL_SURNAMES;
const OFFICE =
  '(?:院士|教授|研究员|同志|先生|女士|医生|老师|选手|运动员|团队|总书记|总统|总理|主席|首相|部长|省长|市长|县长|区长|书记)';
const BEFORE_OFFICE = new RegExp(`[${SURNAME}][\\p{Script=Han}]{1,2}(?=${OFFICE}|荣获|荣膺|夺得|获|当选|被)`, 'gu');
const AFTER_OFFICE = new RegExp(
  `(?<=${OFFICE})[${SURNAME}][\\p{Script=Han}]{1,2}?(?=[，,。；;、（在代作向的与和获夺当]|$)`,
  'gu',
);

const DATES =
  /(?:(?:19|20)\d\d|[一二][〇零一二三四五六七八九]{3})年(?:\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初)?|[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?|年?底前?|[上下]半年|初|末)?|\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初)?|(?:今|明|去|当)年(?:\d{1,2}月(?:\d{1,2}日|底)?|[上下]半年|年?底前?)?|年底前?|[一二三四]季度|[上下]半年/gu;

/** A grade or a place in an order, as reports write it. */
export const GRADES =
  /[一二三]级[甲乙丙]?等?|三甲|[1-5]A级?|A{2,5}级?|(?:国家|省|市|区|县|世界|地市?)级|[甲乙丙]级|[一二三]类|[一二三四五]星级?|冠军|亚军|季军|[金银铜]牌|[一二三特]等奖|第[一二三四五六七八九十\d]+[名位]?|[首前]位|榜首|前[一二三四五六七八九十\d]+[名位强]?|前列/gu;

/** Names of countries, by the tables of the language itself, and what papers call them. */
const COUNTRIES: readonly string[] = (() => {
  const names = new Intl.DisplayNames(['zh-Hans'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const all = letters.flatMap((a) => letters.map((b) => names.of(a + b)));
  const said = ['印尼', '沙特', '阿联酋', '韩国', '朝鲜', '刚果', '苏联', '捷克', '波黑', '北马其顿', '缅甸'];
  const found = new Set([...all, ...said].filter((name): name is string => /^\p{Script=Han}{2,8}$/u.test(name ?? '')));
  for (const own of ['中国', '世界', '欧盟', '联合国', '欧元区']) found.delete(own);
  return [...found].sort((a, b) => b.length - a.length);
})();

/** “红岩、青河两座水库”: the count behind a list of names. */
export const COUNTED =
  /(?:等)?[一二两三四五六七八九十\d]+[个家所座条项名位][\p{Script=Han}]{0,6}$|[两三四五六][市县区镇村省州地厂校院]$/u;

/** What can be no name: figures, times, everybody's words. */
const NO_NAME =
  /^(?:[\d.,%％亿万元年月日个家项]+|.*[\d.]+(?:%|％|亿元|万元|个百分点).*|全[市省区县州].*|(?:全国|全球|世界)(?:首|唯一|最|第一).*|我[市省区县国们].*|.{0,2}(?:方面|工作|情况|基础|力度|以来|以上|左右|同时|累计|其中|项目|任务|名单|名录|首家|首个|全国|世界|国家|省级|市级|国家级))$/u;

function chunkAt(plain: PlainText, start: number): Chunk | null {
  return plain.chunks.find((chunk) => start >= chunk.start && start < chunk.end) ?? null;
}

function add(list: Candidate[], plain: PlainText, start: number, end: number, fit: number): void {
  const chunk = chunkAt(plain, start) ?? plain.chunks.find((one) => one.end > start);
  if (!chunk || end <= start) return;
  const known = list.findIndex((one) => one.start === start && one.end === end);
  if (known < 0) list.push({ start, end, fit, chunk });
  else if ((list[known] as Candidate).fit < fit) list[known] = { start, end, fit, chunk };
}

function byPattern(list: Candidate[], plain: PlainText, pattern: RegExp, fit: number): void {
  for (const match of plain.text.matchAll(pattern)) add(list, plain, match.index, match.index + match[0].length, fit);
}

/** Stretches of chunks up to an ending of the kind. */
function byEnding(list: Candidate[], plain: PlainText, asked: AskedName): void {
  for (const { start, end } of plain.chunks) {
    const text = plain.text.slice(start, end).replace(COUNTED, '');
    let best: { end: number; fit: number } | null = null;
    for (const ending of asked.kind.endings) {
      const at = text.lastIndexOf(ending);
      if (at < 1) continue;
      const to = at + ending.length;
      if (ending.length === 1 && ending !== asked.noun && to < text.length && !/^[A-Za-z\d]/.test(text.slice(to)))
        continue;
      // 高速 of 高速公路: the longer ending goes on.
      if (best !== null && best.end >= to) continue;
      best = {
        end: to,
        fit:
          ending === asked.noun
            ? asked.kind.open || ending.length === 1
              ? FIT.exact
              : FIT.sure
            : ending.length >= 2
              ? FIT.kind
              : to === text.length
                ? FIT.kind - 0.5
                : FIT.open,
      };
    }
    if (best && best.end <= 24) add(list, plain, start, start + best.end, best.fit);
  }
}

const LEVELS: Readonly<Record<string, RegExp>> = {
  省: /省|自治区|直辖市/,
  省份: /省/,
  市: /市/,
  城市: /^市$|省/,
  地级市: /市/,
  县级市: /区县/,
  县: /区县/,
  区: /区县/,
  州: /市|州/,
  自治州: /市/,
  盟: /市/,
  旗: /区县/,
  县区: /区县/,
  区县: /区县/,
  县市: /区县/,
};

function byRegion(list: Candidate[], plain: PlainText, asked: AskedName, own: string): void {
  // The lists of places end with counties.
  const places = /[村镇乡道]$|社区|小区/.test(asked.noun) ? [] : findRegions(plain.text, { weak: true });
  for (const { start, end, text, divisions, short } of places) {
    const levels = LEVELS[asked.noun];
    const named = divisions.some(({ level }) => levels === undefined || levels.test(level));
    if (own.includes(text) || /^(?:全国|我国|中国)/.test(text)) continue;
    const last = short || asked.noun === '城市' || asked.kind.type === 'place' || text.endsWith(asked.noun.slice(-1));
    add(list, plain, start, end, named && last ? FIT.sure : FIT.open);
  }
  const letter = asked.noun.slice(-1);
  if (/[县区州旗镇乡村]/.test(letter))
    byPattern(
      list,
      plain,
      new RegExp(
        `(?<=^|[，、。；的在由和与]|支持|推动)[\\p{Script=Han}]{2,4}${letter}(?![\\p{Script=Han}]{0,1}[域级内])`,
        'gu',
      ),
      FIT.kind,
    );
}

/** “落户临江新区”: all that stands behind the word, not only the place that some list knows. */
function byLead(list: Candidate[], plain: PlainText): void {
  for (const { start, end, lead } of plain.chunks)
    if (AT_LEAD.test(lead) && end - start >= 2 && end - start <= LONGEST_PLACE) {
      for (let i = list.length - 1; i >= 0; i--)
        if ((list[i] as Candidate).start >= start && (list[i] as Candidate).end <= end) list.splice(i, 1);
      add(list, plain, start, end, FIT.kind);
    }
}

function byChunk(list: Candidate[], plain: PlainText, fit: number): void {
  for (const { start, end } of plain.chunks) {
    const text = plain.text.slice(start, end).replace(COUNTED, '');
    if (text.length >= 2 && text.length <= 22 && !NO_NAME.test(text)) add(list, plain, start, start + text.length, fit);
  }
}

/** 电影《…》: the noun in front says what the quoted is; in 《》 stand works. */
function quotedFit(plain: PlainText, start: number, work: boolean, noun: string): number {
  const said = noun !== '' && plain.text.slice(0, start).endsWith(noun);
  return said || (work && /书|志|规划|条例|办法|作品/.test(noun)) ? FIT.sure : FIT.quoted;
}

/**
 * @param own the full name of the report's region: no answer to a question about it
 * @returns in no order
 */
export function candidates(plain: PlainText, asked: AskedName, own: string): Candidate[] {
  const list: Candidate[] = [];
  const { type, open } = asked.kind;
  if (type === 'date') byPattern(list, plain, DATES, FIT.kind);
  else if (type === 'grade') byPattern(list, plain, GRADES, FIT.kind);
  else if (type === 'country') {
    byPattern(list, plain, new RegExp(COUNTRIES.join('|'), 'gu'), FIT.sure);
  } else if (type === 'person') {
    byPattern(list, plain, BEFORE_OFFICE, FIT.sure);
    byPattern(list, plain, AFTER_OFFICE, FIT.sure);
    if (open) byChunk(list, plain, FIT.none);
  } else {
    if (type === 'region' || type === 'place') byRegion(list, plain, asked, own);
    byEnding(list, plain, asked);
    if (type === 'place') byLead(list, plain);
    if (type === 'title')
      for (const { start, end, work } of plain.quoted)
        if (end - start <= 24) add(list, plain, start, end, quotedFit(plain, start, work, asked.noun));
    if (asked.kind.called)
      for (const { start, end, lead } of plain.chunks)
        if (RENAMED.test(lead) && end - start >= 2 && end - start <= LONGEST_PLACE)
          add(list, plain, start, end, FIT.sure);
    if (asked.kind.called && open)
      for (const { start, end } of plain.quoted) if (end - start <= 16) add(list, plain, start, end, FIT.quoted);
    if (open) for (const { start, end } of plain.quoted) if (end - start <= 16) add(list, plain, start, end, FIT.open);
    if (open || type === 'place' || (type === 'region' && IN.test(asked.before))) byChunk(list, plain, FIT.open);
  }
  return list.map((one) => trimmed(plain, one, asked));
}

/** A place abroad stands in no list: 在|某地. */
const IN = /[在到]$/;
/** Words in front of where something is. */
export const AT_LEAD = /^(?:在|落户|落地|位于|坐落于|坐落在|选址|迁入|迁至|前往|抵达|入驻|进驻|来自|到|投运)/u;
const LONGEST_PLACE = 20;
/** In front of a new name. */
const RENAMED = /(?:更名为|改名为|命名为|定名为|取名|名为)$/u;

/** 北京 of 北京某校 belongs to the name, whatever stands in the question. */
const isPlace = (text: string): boolean => findRegions(text, { weak: true }).some(({ text: named }) => named === text);

/** Without what the question itself says before or behind the gap: 长春市|二道区 for “哪座城市的二道区”. */
function trimmed(plain: PlainText, one: Candidate, asked: AskedName): Candidate {
  const name = plain.folded.slice(one.start, one.end);
  let { start, end } = one;
  for (let length = name.length - 2; length >= 2; length--) {
    if (end === one.end && asked.after.startsWith(name.slice(-length))) end -= length;
    if (start === one.start && asked.before.endsWith(name.slice(0, length)) && !isPlace(name.slice(0, length)))
      start += length;
  }
  return end - start >= 2 ? { ...one, start, end } : one;
}
