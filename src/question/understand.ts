/**
 * Reading a question: what is asked for, of which places and years, achieved or planned, and what is left to search for.
 * Which reports that means is decided in scope.ts.
 */
import type { Asked, Span, Understood } from '../domain.ts';
import { chineseTerms } from '../lexicon/english-terms.ts';
import { findRegions, type RegionMention, unknownPlaceName, withLatinRegions } from '../lexicon/regions.ts';
import { officialNames } from '../lexicon/synonyms.ts';
import { blanked } from '../text/blanked.ts';
import { fold, foldWithMap } from '../text/fold.ts';
import { ABOUT_SPEECH } from './about-speech.ts';
import { askedOf } from './asked.ts';
import { withoutPoliteness } from './politeness.ts';
import { assumedOf, mended } from './slips.ts';
import { relativeYears, yearMentions } from './years.ts';

export interface Reading {
  /** The question as it is shown: trimmed, otherwise as typed. */
  readonly question: string;
  /** Folded: half width, simplified, lower case; misspelt places and indicators put right. */
  readonly folded: string;
  readonly mentions: readonly RegionMention[];
  /** Something shaped like a place that no list knows. */
  readonly unknownPlace: string | null;
  /** Years named one by one; these choose reports. */
  readonly years: readonly number[];
  /** Years of spans and plans; these only help to rank. */
  readonly periods: readonly number[];
  /** Years that only say which report is meant, where others say of when; else empty. */
  readonly reportYears: readonly number[];
  /** Of the years those by which a thing is to be done (到2025年): reports before them speak of them. */
  readonly until: readonly number[];
  /** 今年, 去年 and the like, by their distance from the year of the report: 0, -1. */
  readonly relative: readonly number[];
  /** Every year that is named says of which year the report is. */
  readonly yearOfReport: boolean;
  readonly kind: Understood['kind'];
  /** The words of the question say outright that a plan for the year is asked for. */
  readonly explicitTarget: boolean;
  readonly asked: Asked;
  /** The speech itself is asked about: who gave it, when, at which meeting. */
  readonly aboutSpeech: boolean;
  /** What falls short is asked about: whether the government admits a fault, what is still missing. */
  readonly aboutProblems: boolean;
  /** The question without places, years and “政府工作报告”; never empty for a question that is not. */
  readonly searchText: string;
  /** Of an English question: what official Chinese calls the things in it. Searched for too. */
  readonly terms: readonly string[];
  /** Sentences that say which slips of the pen were read as what. */
  readonly assumed: readonly string[];
}

const TARGET =
  /目标|计划|预期|预计|打算|准备|定[得在](?=最?[高低多少大小\d])|力争|争取|安排|(?<![虚模比草])拟(?=[建新开投在办定于])|将要|将会|将(?!军)|(?<![不想只得主重首摘纪必需])要(?=再?(?:在|把|给|让|新|改|建|修|盖|办|搞|做|增|达到|完成|实现|投|开|培|引|抓|推|扩|加|减|压|招|种|治|发展|怎么|如何|咋))|(?:需要|要不要)(?=[新改建修扩])|(?<!我|俺|咱|们|不)想(?=怎么|咋|如何|把|给|让|办|建|搞)|今年|明年|未来|下一步|今后|\b(?:target|(?<!year[ -])plan(?:s|ned|ning)?\b|expect|aim|will|goal|intend|pledge|promise|propose|(?:this|next) year)/;
const EXPLICIT_TARGET =
  /目标|计划|预期|打算|预计|\b(?:targets?|goals?|expect(?:s|ed)?|planned|plans? to|aim(?:s|ed)?|intend(?:s|ed)?|forecast)\b/;
const ACHIEVED =
  /完成(?:了|多少)|实现(?:了|多少)|达到了|增长了|下降了|建成了|新增了|改造了|办了|修了|去年|(?<![年月日])前年|上一?届|(?:[一二两三四五六七八九十]|(?<!\d)\d{1,2})年来|近(?:[一二两三四五六七八九十]|\d+)年|这[几两三四五]年|过去|累计|已经?|回顾|实际|成绩|成效|取得|做了|了多少|了几|了没|\b(?:achieved|actual|last year)|\b(?:did|was|were)\b(?!.*\b(?:say|mention|state|report|target|goal|plan|expect|aim|intend|pledge|promise|propose|forecast|set)(?:s|d|ed|ned|ting|ing)?\b)/;

/** What was aimed at and not reached is told in the review, with what falls short. */
const UNFULFILLED =
  /(?<!有)没(?:有|能)?(?:完成|达到|达成|实现|达标|做到)[^吗]*(?:目标|指标|任务|计划|预期)|(?:目标|指标|任务|计划)[^，。,]{0,8}(?<!有)(?:没(?:有|能)?|未能?)(?:完成|达到|达成|实现|达标)(?!.*吗)|未(?:能)?(?:完成|达到|实现)[^，。,]{0,6}(?:目标|指标|任务)/;

const ABOUT_PROBLEMS =
  /问题(?!解决)|不足|短板|差距|困难(?!家庭|群众|职工|学生|人员|群体|企业|户|老人|残疾)|毛病|(?:哪些|什么|啥)[^，。,]{0,4}没(?:有)?(?:完成|做到|做好|办好)|难点|认不认|承不承认|承认|批评|检讨|自己(?:说|讲|觉得)[^，。,]{0,6}(?:差|不好|不够)|还(?:差|缺)(?:什么|啥|哪)|\b(?:problems?|shortcomings?|weakness(?:es)?|challenges?|difficult(?:y|ies))\b/;

/** Words about asking and about the report as such: they say nothing of what is looked for. */
const BOILERPLATE =
  /(?:(?:(?:在|从|按照?|根据|看看?|查一?下)\s*)?(?:这|那)?(?:份|些|个)?的?(?:政府)?工作报告|(?:^|(?<=[\s,，。;；])|[这那][份些个])的?报告(?![文会厅团员]))(?:里面?|当中|中|上)?(?:有没有|有无|是否|咋|怎么|怎样|如何)?(?:提到|提出|提过|提|指出|显示|说到|说|讲到|讲|写)?(?:过|了)?(?:没有|没|吗)?的?|请问|(?:我)?想(?:问|知道|晓得|了解)(?:一?下|问)?|问一?下|告诉我/g;

const BOILERPLATE_ENGLISH =
  /(?<!\p{L})(?:(?:according\s+to|in|from|of)\s+)?(?:the|its|this|that|annual)\s+(?:annual\s+)?(?:government(?:['’]s)?\s+)?(?:work\s+)?reports?(?!\p{L})|(?<!\p{L})government\s+work\s+reports?(?!\p{L})/gu;

/** Cuts [start, end) stretches out of a text. */
const without = (text: string, spans: readonly Span[]): string => blanked(text, spans).replace(/\s+/g, ' ').trim();

/** Without two of them together, no place is named in Latin letters. */
const LATIN_WORD = /\p{Script=Latin}{2}/u;
/** Left and right of what is cut out of an English question: "in Xi'an", "of the Wuqing District", "Shaanxi's". */
const LEADS = /(?:(?<!\p{L})(?:according\s+to|in|of|for|at|from|during|by|within|per|its|their|the)\s+)+$/u;
const POSSESSIVE = /^['’]s?(?!\p{L})/u;
const ENDS = /^(?:['’]s?(?!\p{L}))?(?:\s+(?:annual\s+)?(?:government\s+)?(?:work\s+)?reports?(?!\p{L}))?/u;
/** Longest run of such words. */
const LEADS_REACH = 30;

/** Places in Latin letters among those in Han characters. */
function withLatin(
  shown: string,
  folded: string,
  chinese: readonly RegionMention[],
  held: ReadonlySet<string>,
): readonly RegionMention[] {
  let map: Int32Array | null = null;
  const capital = (at: number): boolean => {
    map ??= foldWithMap(shown).map;
    return /\p{Lu}/u.test(shown.charAt(map[at] ?? 0));
  };
  return withLatinRegions(folded, chinese, { capital, held });
}

/** What is left at the ends of an English question that asks for nothing more. */
const LEFT_OVER =
  /^(?:\s|[,.;:&]|(?:and|or|but|so|then|(?:what|how)\s+about|vs\.?|versus)(?!\p{L}))+|(?:\s|[,.;:&]|(?<!\p{L})(?:and|or|vs|versus))+$/gu;

/** A stretch with the small words that lean on it. */
function withLeaning(folded: string, { start, end }: Span, aboutSpeech: boolean): Span {
  const before = LEADS.exec(folded.slice(Math.max(0, start - LEADS_REACH), start));
  const after = (aboutSpeech ? POSSESSIVE : ENDS).exec(folded.slice(end, end + LEADS_REACH));
  return { start: start - (before?.[0].length ?? 0), end: end + (after?.[0].length ?? 0) };
}

/** The same as `without` for a question with English words in it. */
function withoutEnglish(folded: string, spans: readonly Span[], aboutSpeech: boolean): string {
  const left = without(
    folded,
    spans.map((span) => withLeaning(folded, span, aboutSpeech)),
  );
  return (aboutSpeech ? left : left.replace(BOILERPLATE_ENGLISH, ' '))
    .replace(/[\s?？。!！]+$/, '')
    .replace(LEFT_OVER, '');
}

const NO_YEARS: ReadonlySet<number> = new Set();

/** 98年 is a year; 21年 is one where a report of it or of the next is held, or where it touches a place (宝坻21年); 10年 and 20年 may be a stretch. */
const shortYear =
  (text: string, mentions: readonly RegionMention[], held: ReadonlySet<number>) =>
  (year: number, { start, end }: Span): boolean =>
    year < 2000 ||
    held.has(year) ||
    held.has(year + 1) ||
    (year % 10 !== 0 &&
      mentions.some((place) => place.end === start || place.start === end + (text.charAt(end) === '的' ? 1 : 0)));

/**
 * @param question as typed
 * @param knownRegions full names the library holds: a bare name that is a common word counts only as one of these, a misspelt
 *   one only where it is near one of these
 * @param knownYears years of the reports it holds, for 21年
 */
export function readQuestion(
  question: string,
  knownRegions: ReadonlySet<string>,
  knownYears: ReadonlySet<number> = NO_YEARS,
): Reading {
  const shown = question.trim();
  const written = fold(shown);
  const meant = mended(written, knownRegions);
  const folded = meant.text;
  const sure = findRegions(folded);
  const weak = findRegions(folded, { weak: true }).filter(
    (mention) =>
      mention.divisions.some((division) => knownRegions.has(division.fullName)) &&
      sure.every((other) => mention.end <= other.start || mention.start >= other.end),
  );
  const chinese = [...sure, ...weak].sort((a, b) => a.start - b.start);
  const latin = LATIN_WORD.test(folded);
  const mentions = latin ? withLatin(shown, folded, chinese, knownRegions) : chinese;
  const years = yearMentions(folded, shortYear(folded, mentions, knownYears));
  const told = years.filter(({ period }) => !period);
  // “2008年的报告讲，2007年…”: the one year chooses the report, the other is the figure's.
  const mixed = told.some(({ ofReport }) => ofReport) && told.some(({ ofReport }) => !ofReport);
  const unknown = unknownPlaceName(folded);
  const unfulfilled = UNFULFILLED.test(folded);
  const target = TARGET.test(folded) && !unfulfilled;
  const achieved = ACHIEVED.test(folded) || unfulfilled;
  const aboutSpeech = ABOUT_SPEECH.test(folded);
  const cut = [...mentions, ...years.filter(({ period }) => !period)];
  const left = latin ? withoutEnglish(folded, cut, aboutSpeech) : without(folded, cut);
  const rest = withoutPoliteness(left).replace(aboutSpeech ? /请问|告诉我/g : BOILERPLATE, ' ');
  const searchText = officialNames(rest.replace(/^[\s的在,，、]+|[\s?？。!！]+$/g, ''));
  return {
    question: shown,
    folded,
    mentions,
    unknownPlace:
      unknown && mentions.every((mention) => unknown.end <= mention.start || unknown.start >= mention.end)
        ? unknown.text
        : null,
    years: [...new Set((mixed ? told.filter(({ ofReport }) => !ofReport) : told).flatMap((one) => one.years))],
    reportYears: mixed ? [...new Set(told.filter(({ ofReport }) => ofReport).flatMap((one) => one.years))] : [],
    periods: [...new Set(years.filter(({ period }) => period).flatMap((mention) => mention.years))],
    until: years.filter(({ until }) => until).flatMap((mention) => mention.years),
    relative: relativeYears(folded),
    yearOfReport: years.some(({ period }) => !period) && years.every(({ period, ofReport }) => period || ofReport),
    kind: target === achieved ? null : target ? 'target' : 'achieved',
    explicitTarget: EXPLICIT_TARGET.test(folded) && !achieved,
    asked: askedOf(withoutPoliteness(folded)),
    aboutSpeech,
    aboutProblems: ABOUT_PROBLEMS.test(folded) || unfulfilled,
    searchText: searchText === '' ? folded : searchText,
    terms: latin && !/\p{Script=Han}{2}/u.test(searchText) ? chineseTerms(searchText) : [],
    assumed: assumedOf(written, meant, mentions, knownRegions),
  };
}

/** What is looked for in the reports. */
export const searchedFor = ({ searchText, terms }: Reading): string =>
  terms.length === 0 ? searchText : `${searchText} ${terms.join(' ')}`;
