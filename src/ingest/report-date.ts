/**
 * Days and years in a report's head and headings, and the year whose tasks a report sets.
 */

import { fold } from '../text/fold.ts';
import { yearNumber } from '../text/years.ts';
import { ideographNumber } from './headings.ts';
import type { MetadataInput } from './metadata.ts';

/** One reading of a field: the highest weight wins, the others are reported as conflicts. */
export interface Evidence<T> {
  readonly value: T;
  readonly weight: number;
  /** A Chinese phrase that says where it was read. */
  readonly reason: string;
}

const FULL_DATE =
  /((?:19|20)\d{2}|[一二][〇○Ｏ零九一二三四五六七八]{3})\s*年\s*([\d]{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*([\d]{1,2}|[一二三四五六七八九十]{1,3})\s*日/;
/** A session this late in a year sets the tasks of the next. */
const LATE_MONTH = 11;

const dayNumber = (text: string): number => (/^\d+$/.test(text) ? Number(text) : (ideographNumber(text) ?? 0));

/** The first full date in a text as yyyy-mm-dd. @returns null when there is none, or none that exists */
export function dateIn(text: string): string | null {
  const match = FULL_DATE.exec(text.normalize('NFKC'));
  if (!match) return null;
  const year = yearNumber(match[1] as string);
  const month = dayNumber(match[2] as string);
  const day = dayNumber(match[3] as string);
  if (year === null || month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate())
    return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const YEAR = '((?:19|20)\\d{2}|[一二][〇○零九一二三四五六七八]{3})\\s*年';
/** “2022年主要工作”, “2022年工作安排”: headings that set tasks. */
const TASKS = new RegExp(
  `${YEAR}(?:的|度|我[省市区县州]|全[省市区县州]|政府|经济社会发展|国民经济和社会发展){0,3}(?:预期|主要|重点|目标|总体)*(?:工作|任务|目标|安排|要求)`,
  'g',
);
const REVIEW = /回顾|总结|成就|成绩|以来|完成情况|主要工作情况|工作情况/;

function headingYears(body: readonly string[]): { tasks: number[]; reviews: number[] } {
  const tasks: number[] = [];
  const reviews: number[] = [];
  for (const paragraph of body) {
    const text = paragraph.normalize('NFKC');
    const heading = text.slice(0, 40);
    const isHeading =
      /^(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十]+部分|#+|[（(][一二三四五六七八九十]+[）)])/.test(
        heading,
      ) || text.length <= 30;
    if (!isHeading) continue;
    for (const match of heading.matchAll(new RegExp(YEAR, 'g'))) {
      const year = yearNumber(match[1] as string);
      const behind = heading.slice(match.index, match.index + 24);
      if (year === null) continue;
      const review = behind.search(REVIEW);
      const reported = /报告\s*$/.test(heading.slice(0, match.index));
      if (reported || (review >= 0 && review < 18)) reviews.push(year);
      else if (behind.search(TASKS) === 0 || /^.{0,12}(?:做好|抓好|全力)/.test(heading)) tasks.push(year);
      TASKS.lastIndex = 0;
    }
  }
  return { tasks, reviews };
}

/** How often each year stands in a text, largest first. */
function yearCounts(text: string): [number, number][] {
  const counts = new Map<number, number>();
  // “是2011年的2倍” names a year to compare with, not one the report is about.
  for (const match of text
    .normalize('NFKC')
    .matchAll(new RegExp(`(?<![比较是])${YEAR}(?!的?\\s*[\\d.]+\\s*倍)`, 'g'))) {
    const year = yearNumber(match[1] as string);
    if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
}

/** Sessions of the National People's Congress before the sixth, by congress; from the sixth (1983) on there is one a year, five a congress. */
const EARLY_SESSIONS: Readonly<Record<number, readonly number[]>> = {
  1: [1954, 1955, 1956, 1957, 1958],
  2: [1959, 1960, 1962, 1963],
  3: [1964],
  4: [1975],
  5: [1978, 1979, 1980, 1981, 1982],
};

function sessionYear(congress: number, session: number): number | null {
  if (congress >= 6) return session >= 1 && session <= 5 ? 1983 + (congress - 6) * 5 + session - 1 : null;
  return EARLY_SESSIONS[congress]?.[session - 1] ?? null;
}

/**
 * The year of the session that a national report is given to (“向第六届全国人民代表大会第一次会议”), or one after the session
 * it says was last year's. Sessions that are only referred to say nothing. A congress that met once needs no session number.
 * @param opening the first lines, in simplified characters
 */
function congressYear(opening: string): { year: number; seen: string } | null {
  const numeral = '([一二三四五六七八九十]{1,3})';
  for (const match of opening.matchAll(new RegExp(`第${numeral}届全国人民代表大会(?:第${numeral}次会议)?`, 'g'))) {
    const before = opening.slice(Math.max(0, match.index - 8), match.index);
    const lastYear = /去年[^。,，]{0,4}$/.test(before);
    if (!lastYear && !/(?:^|[向在]|我们|这次|本次)\s*$/.test(before)) continue;
    const congress = ideographNumber(match[1] as string);
    const session = match[2] ? ideographNumber(match[2]) : null;
    if (congress === null || (session === null && EARLY_SESSIONS[congress]?.length !== 1)) continue;
    const year = sessionYear(congress, session ?? 1);
    if (year !== null) return { year: lastYear ? year + 1 : year, seen: match[0] };
  }
  return null;
}

/** Announcements of the tasks in running text: “2022年经济社会发展主要预期目标是”, “做好2022年政府工作”. */
function announcedYears(body: readonly string[]): number[] {
  const text = body.join('\n').normalize('NFKC');
  const found: number[] = [];
  const patterns = [
    new RegExp(`(?<!到)${YEAR}[^。；\\n]{0,16}(?:主要)?(?:预期|奋斗)?目标(?:是|为|建议)`, 'g'),
    new RegExp(`(?:做好|完成|关于|安排)${YEAR}(?:的|各项|政府|经济社会){0,2}工作`, 'g'),
    new RegExp(`(?<!到)${YEAR},?是[^。\\n]{0,80}?(?:开局|起步|关键|攻坚|第一|首)[^。\\n]{0,12}之?年`, 'g'),
  ];
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) found.push(yearNumber(match[1] as string) ?? 0);
  return found.filter((year) => year > 0);
}

/** Not by spreading into Math.max: hostile text holds more years than a call takes arguments. */
const largest = (years: readonly number[]): number => years.reduce((a, b) => Math.max(a, b));

/** @returns readings of the year whose tasks the report sets */
export function yearEvidence(input: MetadataInput, title: string, date: string | null): Evidence<number>[] {
  const found: Evidence<number>[] = [];
  const add = (value: number | null | undefined, weight: number, reason: string): void => {
    if (value !== null && value !== undefined) found.push({ value, weight, reason });
  };
  add(yearNumber(input.frontMatter['year'] ?? ''), 100, '文件头的 year');
  const { tasks, reviews } = headingYears(input.body);
  const lastTask = tasks.length > 0 ? largest(tasks) : null;
  const lastReview = reviews.length > 0 ? largest(reviews) + 1 : null;
  if (date !== null) {
    const [year, month] = date.split('-').map(Number) as [number, number];
    const late = month >= LATE_MONTH;
    // A speech of December sets next year's tasks; its headings may say otherwise.
    if (late && lastTask === year) add(year, 90, `报告日期 ${date} 与任务标题`);
    else add(late ? year + 1 : year, 90, `报告日期 ${date}`);
  }
  const monthOnly = input.head
    .map((line) => /((?:19|20)\d{2})年(\d{1,2})月(?!\d{1,2}日)/.exec(line.normalize('NFKC')))
    .find((match) => match !== null);
  if (monthOnly && date === null)
    add(Number(monthOnly[1]) + (Number(monthOnly[2]) >= LATE_MONTH ? 1 : 0), 80, `标题下的日期“${monthOnly[0]}”`);
  add(lastTask, 70, `任务标题“${lastTask}年…”`);
  if (lastReview !== null) add(lastReview, 62, `回顾标题“${lastReview - 1}年工作回顾”的下一年`);
  const titleYear = /((?:19|20)\d{2}|[一二][〇○零九一二三四五六七八]{3})年?(?!.{0,3}[至—-])/.exec(
    title.normalize('NFKC'),
  );
  if (titleYear) add(yearNumber(titleYear[1] as string), 65, '标题');
  const firstLines = input.body.slice(0, 3).join('\n').slice(0, 300);
  const plan =
    /第([十一二三四五六七八九]{1,3})个五年/.exec(title) ??
    /关于[^。]{0,20}第([十一二三四五六七八九]{1,3})个五年计划的报告/.exec(firstLines);
  const plans = plan ? ideographNumber(plan[1] as string) : null;
  // The first plan began in 1953; the sixth in 1981, and every five years since.
  if (plans !== null && plans >= 6) add(1981 + (plans - 6) * 5, 60, `“${plan?.[0]}”的第一年`);
  const opening = input.body.join('\n').normalize('NFKC');
  const past = new RegExp(`(?:刚\\s*刚过去的|报告)${YEAR}(?:的?(?:政府)?工作|,|，)`).exec(opening);
  const pastYear = past ? yearNumber(past[1] as string) : null;
  if (pastYear !== null) add(pastYear + 1, 61, `“${past?.[0].slice(0, 12)}…”的下一年`);
  const congress = congressYear(fold([...input.head, ...input.body].join('\n').slice(0, 400)));
  if (congress) add(congress.year, 59, `“${congress.seen}”`);
  const announced = announcedYears(input.body);
  if (announced.length > 0) add(largest(announced), 40, '正文所布置任务的年份');
  const inName = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(input.source);
  if (inName) add(yearNumber(inName[1] as string), 30, '文件名');
  if (found.length === 0) {
    const counts = yearCounts(input.body.join('\n'));
    const total = counts.reduce((sum, [, count]) => sum + count, 0);
    const top = counts[0];
    // The body speaks of one year far more than of any other.
    if (top && total >= 6 && top[1] >= total * 0.4) {
      const mentions = new RegExp(`${top[0]}年`).test(input.body.slice(0, 3).join('')) ? 0 : 1;
      add(top[0] + mentions, 20, `正文最常提到的年份（${top[1]} 次）`);
    }
  }
  return found;
}
