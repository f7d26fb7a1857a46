/**
 * Places and years of a question → the reports to search, or a refusal by name when the library does not have them.
 */
import type { RefusalReason, ReportSummary } from '../domain.ts';
import { ancestors, divisionByFullName, divisionsNamed, findRegions, type RegionMention } from '../lexicon/regions.ts';
import { plansEnding } from '../text/years.ts';
import type { Reading } from './understand.ts';

/** What scope needs to know of the library. */
export interface Library {
  readonly reports: readonly ReportSummary[];
  /** Does any of these reports hold this text verbatim, its title and head aside? */
  contains(text: string, reportIds: readonly string[]): boolean;
  /** True when the request itself allows only some of the library's reports. */
  readonly limited: boolean;
}

export interface ScopeDecision {
  /** Reports to search. */
  readonly reports: readonly ReportSummary[];
  readonly regions: readonly string[];
  /** Places that are part of the topic; an answer must name them. */
  readonly topics: readonly string[];
  /** Years of which no report is, only mentions; an answer must name them. */
  readonly mentioned: readonly number[];
  /** What was achieved in the very year of the report is asked: it cannot be known yet. */
  readonly undone: boolean;
  readonly assumed: readonly string[];
  readonly refusal: {
    readonly reason: RefusalReason;
    readonly message: string;
    readonly near: readonly ReportSummary[];
  } | null;
}

/** The question means the whole library. */
export const EVERY =
  /各(?:个|份)?(?:[地省市区县]|报告)|哪(?:[个些座份篇几]|一[个份篇])(?:地方|地区|省|市|区|县|州|报告|城市)|哪(?:一?份|一?篇|几份)报告|所有|全部|这(?:些|几[个份]|[两三四五六七八九十\d]+份)|每[个份]|下辖|几(?:个区|份报告)|报告库|(?<![水仓车冰金国文])库里/;
/** Only so many places are listed in a refusal. */
const LISTED = 12;

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** “河北省2022年、天津市宝坻区2021年…”: what there is instead. */
export function listed(reports: readonly ReportSummary[]): string {
  const names = unique(reports.map(({ region, year }) => `${region ?? '地区不明'}（${year ?? '年份不明'}）`));
  return names.length <= LISTED ? names.join('、') : `${names.slice(0, LISTED).join('、')}等${names.length}份`;
}

function within(region: string | null, ancestor: string): boolean {
  const division = region === null ? null : divisionByFullName(region);
  return division !== null && ancestors(division).some(({ fullName }) => fullName === ancestor);
}

/** The last name of a chain: 蠡县 of 保定市蠡县. */
function ownName({ text, divisions }: RegionMention): string {
  for (let start = text.length - 2; start > 0; start--) {
    const name = text.slice(start);
    if (divisionsNamed(name).some(({ code }) => divisions.some((division) => division.code === code))) return name;
  }
  return text;
}

/** The places of a chain before its last name that have reports. */
function namedBefore({ text }: RegionMention, own: string, held: readonly (string | null)[]): string[] {
  const before = text.slice(0, text.length - own.length);
  return findRegions(before, { weak: true }).flatMap(({ divisions }) =>
    divisions.map(({ fullName }) => fullName).filter((name) => held.includes(name)),
  );
}

interface PlaceReading {
  readonly regions: readonly string[];
  /** Places without a report of their own that the reports above them speak of: part of the topic. */
  readonly topics: readonly string[];
  readonly unknown: readonly string[];
  readonly assumed: readonly string[];
}

function readPlaces(reading: Reading, library: Library): PlaceReading {
  const held = unique(library.reports.map(({ region }) => region));
  const ids = library.reports.map(({ id }) => id);
  const regions: string[] = [];
  const unknown: string[] = [];
  const assumed: string[] = [];
  const topics: string[] = [];
  for (const mention of reading.mentions) {
    const named = mention.divisions.filter(({ fullName }) => held.includes(fullName));
    const below = held.filter(
      (region): region is string =>
        region !== null && mention.divisions.some(({ fullName }) => within(region, fullName)),
    );
    if (named.length > 0) {
      regions.push(...named.map(({ fullName }) => fullName));
      // Of a misspelt place that is said already.
      const said = reading.assumed.some((sentence) => sentence.endsWith(`理解为${named[0]?.fullName}`));
      if (named.length === 1 && mention.divisions.length > 1 && !said)
        assumed.push(`“${mention.text}”理解为${named[0]?.fullName}`);
    } else if (below.length > 0 && EVERY.test(reading.folded)) regions.push(...below);
    else {
      const own = ownName(mention);
      // “北京冬奥会”, “新疆支教”: a place inside a longer word that the reports use is part of the topic.
      const behind = reading.folded.slice(mention.end, mention.end + 2);
      const names = [
        own,
        ...mention.divisions.flatMap(({ level, shortNames }) => (level === '区县' ? shortNames : [])),
      ];
      if (/[\p{Script=Han}]{2}$/u.test(behind) && names.some((name) => library.contains(name + behind, ids))) {
        // “保定市蠡县开发区”: a place that is named before it is asked about.
        regions.push(...namedBefore(mention, own, held));
        continue;
      }
      // “雄安新区”: no report of its own, but the province's report speaks of it.
      const above = library.reports.filter(
        ({ region, id }) =>
          region !== null &&
          mention.divisions.some(({ fullName }) => within(fullName, region)) &&
          library.contains(own, [id]),
      );
      if (above.length > 0) {
        regions.push(...above.map(({ region }) => region as string));
        topics.push(own);
        assumed.push(
          `库里没有${mention.divisions[0]?.fullName ?? mention.text}的报告，在${unique(above.map(({ region }) => region)).join('、')}的报告中查找`,
        );
        continue;
      }
      // “天津古文化街”: a topic in a place whose districts have reports; a figure of the place itself would not be theirs.
      if (below.length > 0 && reading.asked === 'text' && reading.years.length === 0) {
        regions.push(...below);
        assumed.push(`库里没有${mention.text}本级的报告，在${below.join('、')}的报告中查找`);
        continue;
      }
      // Of several places of one name none is meant more than the others.
      unknown.push(mention.divisions.length === 1 ? (mention.divisions[0]?.fullName ?? mention.text) : mention.text);
    }
  }
  // 花溪谷景区, though no list knows it: where a report names it, it is part of the topic.
  if (reading.unknownPlace !== null && regions.length === 0 && !library.contains(reading.unknownPlace, ids))
    unknown.push(reading.unknownPlace);
  return { regions: unique(regions), topics: unique(topics), unknown: unique(unknown), assumed: unique(assumed) };
}

interface YearReading {
  readonly reports: readonly ReportSummary[];
  /** No report is of the year or of the next; some only mention it. */
  readonly onlyMentioned: boolean;
  /** The report is of another year than its title says, and is meant by its title. */
  readonly byTitle: boolean;
}

/** The reports that speak of one year: of it and of the next (which reviews it), by what is asked for. */
function ofYear(year: number, reports: readonly ReportSummary[], reading: Reading, library: Library): YearReading {
  const own = reports.filter((report) => report.year === year);
  const next = reports.filter((report) => report.year === year + 1);
  const whole = (found: readonly ReportSummary[]): YearReading => ({
    reports: found,
    onlyMentioned: false,
    byTitle: false,
  });
  if (reading.yearOfReport && own.length > 0) return whole(own);
  if (reading.until.includes(year) && reading.kind !== 'achieved') {
    // 到2025年: what is to be done by then stands in the reports before.
    const before = reports.filter(
      (report) =>
        (report.year ?? year) < year &&
        [`${year}年`, ...plansEnding(year)].some((words) => library.contains(words, [report.id])),
    );
    if (own.length > 0) return whole([...own, ...before]);
    if (before.length > 0) return { reports: before, onlyMentioned: true, byTitle: false };
  }
  if (reading.kind === 'target' && own.length > 0) return whole(own);
  if (reading.kind === 'achieved' && next.length > 0) return whole(next);
  if (own.length + next.length > 0 && !(reading.explicitTarget && own.length === 0)) return whole([...own, ...next]);
  const titled = reports.filter(({ title }) => title.includes(`${year}年`));
  if (titled.length > 0 && own.length + next.length === 0)
    return { reports: titled, onlyMentioned: false, byTitle: true };
  const others = reports.filter((report) => report.year === null || !reading.explicitTarget || report.year <= year);
  const naming = others.filter((report) => library.contains(`${year}年`, [report.id]));
  return { reports: naming, onlyMentioned: true, byTitle: false };
}

const RELATIVE: Readonly<Record<string, string>> = { '-2': '前年', '-1': '去年', '0': '今年', '1': '明年' };

/**
 * 今年 and 去年 without a year, where places have several reports: those of the newest one, 前年 those of the one before.
 * @returns the reports meant, and what was assumed where others were left out
 */
function ofRelativeYears(
  distances: readonly number[],
  reports: readonly ReportSummary[],
): { reports: readonly ReportSummary[]; assumed: readonly string[] } {
  const kept: ReportSummary[] = [];
  const assumed: string[] = [];
  for (const region of unique(reports.map((report) => report.region))) {
    const own = reports.filter((report) => report.region === region);
    const newest = Math.max(...own.map(({ year }) => year ?? Number.NEGATIVE_INFINITY));
    const has = (year: number): boolean => own.some((report) => report.year === year);
    const meant = unique(distances.map((distance) => (distance === -2 && has(newest - 1) ? newest - 1 : newest)));
    const chosen = own.filter(({ year }) => year === null || meant.includes(year));
    kept.push(...chosen);
    if (chosen.length === own.length) continue;
    const words = distances.map((distance) => `“${RELATIVE[distance]}”理解为${newest + distance}年`);
    assumed.push(`${region ?? '地区不明'}有多年的报告，按最新的${newest}年报告，${words.join('，')}`);
  }
  return { reports: kept, assumed };
}

/** No place is named, but who gave the report; the premier gives the one of the nation. @returns none where nobody is named */
function givenBy({ folded }: Reading, library: Library): readonly ReportSummary[] {
  const named = library.reports.filter(({ speaker }) => speaker !== null && folded.includes(speaker));
  if (named.length > 0 || !/(?<!副)总理(?!故居|纪念|来|视察|考察)/.test(folded)) return named;
  return library.reports.filter(({ level }) => level === '国家');
}

function refuseRegion(unknown: readonly string[], library: Library): ScopeDecision['refusal'] {
  const inside = library.reports.filter(({ region }) => unknown.some((name) => within(region, name)));
  const where = library.limited ? '所限定的范围内' : '报告库里';
  const instead =
    inside.length > 0 ? `${where}有${listed(inside)}的报告。` : `${where}现有：${listed(library.reports)}。`;
  const message = `${where}没有${unknown.join('、')}的政府工作报告，无法回答。${instead}`;
  return { reason: 'unknown-region', message, near: inside };
}

function refuseYear(
  reading: Reading,
  regions: readonly string[],
  reports: readonly ReportSummary[],
  library: Library,
): ScopeDecision['refusal'] {
  const where = library.limited ? '所限定的范围内' : '报告库里';
  const goal = reading.explicitTarget ? '的目标' : '';
  const message = `${where}没有${regions.join('、')}${reading.years.join('、')}年的政府工作报告，现有的报告也没有提到这一年${goal}，无法回答。${where}有：${listed(reports)}。`;
  return { reason: 'unknown-year', message, near: reports };
}

/** No decision yet: nothing understood, nothing found. */
export const NOTHING: ScopeDecision = {
  reports: [],
  regions: [],
  topics: [],
  mentioned: [],
  undone: false,
  assumed: [],
  refusal: null,
};

/** Which reports a question means, or why none. */
export function decideScope(reading: Reading, library: Library): ScopeDecision {
  const { regions, topics, unknown, assumed: places } = readPlaces(reading, library);
  const assumed = [...reading.assumed, ...places];
  const whole = EVERY.test(reading.folded);
  const none = { ...NOTHING, regions, topics, assumed };
  if (unknown.length > 0 && regions.length === 0 && !whole) return { ...none, refusal: refuseRegion(unknown, library) };
  if (!whole) assumed.push(...unknown.map((name) => `库里没有${name}的报告，只答有报告的地区`));

  const given = regions.length === 0 ? givenBy(reading, library) : [];
  let reports =
    regions.length > 0
      ? library.reports.filter(({ region }) => region !== null && regions.includes(region))
      : given.length > 0
        ? given
        : library.reports;
  const mentioned: number[] = [];
  let undone = false;
  const meant = reports.filter(({ year }) => year !== null && reading.reportYears.includes(year));
  if (meant.length > 0) reports = meant;
  else if (reading.years.length > 0) {
    const read = reading.years.map((year) => ({ year, ...ofYear(year, reports, reading, library) }));
    const chosen = unique(read.flatMap((one) => one.reports));
    if (chosen.length === 0) return { ...none, refusal: refuseYear(reading, regions, reports, library) };
    for (const { year, byTitle, reports: found } of read) {
      if (byTitle)
        assumed.push(...found.map((report) => `《${report.title}》标题写的是${year}年，报告本身是${report.year}年的`));
    }
    mentioned.push(...read.filter((one) => one.onlyMentioned).map(({ year }) => year));
    const unfinished =
      reading.kind === 'achieved' && !reading.yearOfReport
        ? reading.years.filter((year) => chosen.every((report) => report.year === year))
        : [];
    undone = unfinished.length > 0;
    for (const year of unfinished) {
      assumed.push(`${year}年的报告只写到${year - 1}年的完成情况，${year}年的完成数要看${year + 1}年的报告，库里没有`);
    }
    reports = chosen;
  } else if (reading.relative.length > 0 && regions.length > 0) {
    const relative = ofRelativeYears(reading.relative, reports);
    assumed.push(...relative.assumed);
    reports = relative.reports;
  }
  return {
    reports,
    regions,
    topics,
    mentioned,
    undone,
    assumed,
    refusal: null,
  };
}
