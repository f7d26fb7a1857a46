/**
 * Who a report is of: region, level, year, day, speaker and title, each with the reason for it and the readings not taken.
 * What the source does not say stays null.
 */
import type { Level, MetadataReason, ReportMetadata } from '../domain.ts';
import { findRegions, isWithin } from '../lexicon/regions.ts';
import { fold } from '../text/fold.ts';
import { dateIn, type Evidence, yearEvidence } from './report-date.ts';
import { regionEvidence } from './report-region.ts';

/** What is known of a report before its metadata is read. */
export interface MetadataInput {
  /** Paragraphs above the salutation: title, day and meeting, speaker. */
  readonly head: readonly string[];
  /** The paragraphs of the speech. */
  readonly body: readonly string[];
  /** Short lines of the page around it. */
  readonly around: readonly string[];
  readonly frontMatter: Readonly<Record<string, string>>;
  readonly pageTitle: string | null;
  /** Name of the file, no folder. */
  readonly source: string;
  readonly url: string | null;
}

export interface MetadataResult {
  readonly metadata: ReportMetadata;
  /** Code of the administrative division, null when the region is unknown. */
  readonly divisionCode: string | null;
  readonly reasons: readonly MetadataReason[];
}

const TITLE_WORDS = /工作报告|计划纲要的报告|规划.{0,6}报告/;
const LEVELS: ReadonlySet<string> = new Set<Level>(['国家', '省', '市', '区县', '乡镇']);
const OFFICE = /(?:代理?|副|常务副|执行)?(?:省长|市长|区长|县长|州长|旗长|盟长|镇长|乡长|主席|总理|专员|主任)/;
const NAME = '[\\p{Script=Han}]{2,4}|[\\p{Script=Han}]{1,8}(?:[·•・][\\p{Script=Han}]{1,10})+';

/** Leading dashes, labels and the like do not belong to a title. */
function cleanTitle(line: string): string {
  return line
    .replace(/^#+\s*/, '')
    .replace(/^(?:标题|原标题)\s*[:：]\s*/, '')
    .replace(/^\[[^\]]{1,10}\]\s*/, '')
    .replace(/(?:——|—|--).*$/, (rest) => (/次会/.test(rest) ? '' : rest))
    .replace(/(?:二[〇○零]\S{2}|\d{4})年\d{0,2}\S{0,3}月\S{1,3}日在.*$/, '')
    .replace(/(?:\d{4}年\d{1,2}月\d{1,2}日|[二一][〇○零九一二三四五六七八]{3}年\S{1,2}月\S{1,3}日)在?.*$/, '')
    .trim();
}

/** `said` is the title the source itself gives, '' when the file name stands in for it. */
function titleOf(input: MetadataInput): { title: string; said: string; reason: string } {
  const given = input.frontMatter['title'];
  if (given) return { title: given, said: given, reason: '取自文件头的 title' };
  const first = input.head
    .map(cleanTitle)
    .find((line) => TITLE_WORDS.test(line) && line.length >= 4 && line.length <= 80);
  if (first) return { title: first, said: first, reason: '取自报告标题行' };
  const original = input.around.find((line) => /^原标题\s*[:：]/.test(line));
  // The page's title stands twice where the site puts it into its menu too.
  const twice = input.around.find(
    (line, i) => line.length >= 8 && line.length <= 60 && input.around.indexOf(line, i + 1) > i,
  );
  const around =
    original ??
    input.around.map(cleanTitle).find((line) => TITLE_WORDS.test(line) && line.length <= 80) ??
    input.pageTitle ??
    twice ??
    input.around.find((line) => line.length >= 6 && line.length <= 60);
  if (around) return { title: cleanTitle(around), said: cleanTitle(around), reason: '取自网页标题' };
  return { title: input.source.replace(/\.[a-z]{2,5}$/i, ''), said: '', reason: '源文件没有标题，取自文件名' };
}

/** “市长某某在……会议上作政府工作报告时指出”, “代省长某某代表省人民政府作政府工作报告”; not a vice-mayor who speaks for another. */
const TOLD =
  /(?<!副)(?:代理?)?(?:省长|市长|区长|县长|州长|旗长|主席)\s*(\p{Script=Han}{2,4}?)(?:同志)?(?=在[^。，,]{2,40}(?:会议|大会)上|代表[^。，,]{2,20}政府|向大会)[^。]{0,60}?(?:作|做)[^。，,]{0,8}工作报告/u;
/** Paragraphs in which a newspaper says so. */
const TOLD_WITHIN = 3;

/** The name behind an office in a head line: “河东区代区长 周波”, “代省长李乐成”, “…会议上 吴巨培”. */
function speakerOf(input: MetadataInput): { speaker: string | null; reason: string } {
  const given = input.frontMatter['speaker'];
  if (given) return { speaker: given, reason: '取自文件头的 speaker' };
  const clean = (name: string): string => name.replaceAll(' ', '').replace(/[•・]/g, '·');
  const behindOffice = new RegExp(`${OFFICE.source}\\s*(${NAME})(?:同志)?(?=$|\\s|作|在|的|向)`, 'u');
  const beforeOffice = new RegExp(`(?:^|日|\\s)(${NAME})(?:省长|市长|区长|县长|州长|主席)(?=在)`, 'u');
  // Old reports and those of Hong Kong and Taiwan are in traditional characters; offices are known in simplified ones.
  const head = input.head.map(fold);
  for (const line of head) {
    const match = behindOffice.exec(line) ?? beforeOffice.exec(line);
    if (match && !findRegions(match[1] as string).some((mention) => !mention.short)) {
      return { speaker: clean(match[1] as string), reason: `取自署名“${line.slice(-20)}”` };
    }
  }
  for (const [i, line] of head.entries()) {
    // A name on a line of its own, or directly behind the meeting.
    const alone = new RegExp(`^(${NAME})$`, 'u').exec(line.trim());
    if (i > 0 && alone && !TITLE_WORDS.test(line) && findRegions(line).length === 0)
      return { speaker: clean(line.trim()), reason: '取自标题下的署名' };
    const behindMeeting = new RegExp(`次会议上?\\s*(${NAME})$`, 'u').exec(line);
    if (behindMeeting && !OFFICE.test(behindMeeting[1] as string))
      return { speaker: clean(behindMeeting[1] as string), reason: '取自会议名称后的署名' };
  }
  // A newspaper tells who spoke before it tells what was said.
  for (const line of [...head, ...input.body.slice(0, TOLD_WITHIN).map(fold)]) {
    const told = TOLD.exec(line)?.[1];
    if (told && findRegions(told).length === 0)
      return { speaker: clean(told), reason: `取自报道“${TOLD.exec(line)?.[0].slice(0, 20)}”` };
  }
  return { speaker: null, reason: '源文件没有写明报告人' };
}

function dayOf(input: MetadataInput): { date: string | null; reason: string } {
  const given = input.frontMatter['date'];
  if (given && /^\d{4}-\d{2}-\d{2}$/.test(given)) return { date: given, reason: '取自文件头的 date' };
  for (const line of input.head) {
    const date = dateIn(line);
    if (date) return { date, reason: `取自“${line.slice(0, 40)}”` };
  }
  return { date: null, reason: '源文件没有写明报告日期（网页的发布日期不算）' };
}

/** Readings weaker than this are guesses; that they differ is no conflict. */
const WORTH_TELLING = 55;

/** @param agrees other readings that say the same less exactly (the province of a district) are no conflict */
function choose<T>(
  field: MetadataReason['field'],
  evidence: readonly Evidence<T>[],
  show: (value: T) => string,
  agrees: (best: T, other: T) => boolean,
  none: string,
): { value: T | null; reason: MetadataReason } {
  const best = evidence.reduce<Evidence<T> | null>(
    (top, one) => (top === null || one.weight > top.weight ? one : top),
    null,
  );
  if (!best) return { value: null, reason: { field, value: null, reason: none, conflicts: [] } };
  const others = evidence.filter((one) => one.weight >= WORTH_TELLING && !agrees(best.value, one.value));
  const conflicts = [...new Set(others.map((one) => `${one.reason}为“${show(one.value)}”，未采用`))];
  return { value: best.value, reason: { field, value: show(best.value), reason: best.reason, conflicts } };
}

/** @returns metadata with a reason for every field, in the order title, region, level, year, date, speaker */
export function readMetadata(input: MetadataInput): MetadataResult {
  const { title, said, reason: titleReason } = titleOf(input);
  const { date, reason: dateReason } = dayOf(input);
  const { speaker, reason: speakerReason } = speakerOf(input);
  const region = choose(
    'region',
    regionEvidence(input, said),
    (division) => division.fullName,
    (best, other) => best.code === other.code || isWithin(best, other),
    '文中没有写明地区',
  );
  const year = choose(
    'year',
    yearEvidence(input, said, date),
    String,
    (best, other) => best === other,
    '文中没有写明年份',
  );
  const givenLevel = input.frontMatter['level'];
  const level = givenLevel && LEVELS.has(givenLevel) ? (givenLevel as Level) : (region.value?.level ?? null);
  const plain = (field: MetadataReason['field'], value: string | null, reason: string): MetadataReason => ({
    field,
    value,
    reason,
    conflicts: [],
  });
  return {
    metadata: {
      title,
      region: region.value?.fullName ?? null,
      level,
      year: year.value,
      date,
      speaker,
      source: input.source,
      url: input.url,
      abridged: input.frontMatter['abridged'] === 'true',
    },
    divisionCode: region.value?.code ?? null,
    reasons: [
      plain('title', title, titleReason),
      region.reason,
      plain('level', level, level === null ? '地区未知' : '由地区得出'),
      year.reason,
      plain('date', date, dateReason),
      plain('speaker', speaker, speakerReason),
    ],
  };
}
