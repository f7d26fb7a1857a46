/**
 * Refusals: by name and reason, with what can be asked instead.
 */
import type { RefusalReason, ReportSummary, Scope } from '../domain.ts';
import { findIndicators } from '../lexicon/indicators.ts';
import { EVERY, listed } from '../question/scope.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';

export interface Refusal {
  readonly reason: RefusalReason;
  readonly message: string;
}

/** Below all three, the library has nothing on the topic. Chosen low: this first form refuses only what is plainly not there. */
const MIN_SIMILARITY = 0.24;
const MIN_LEXICAL = 4;
const MIN_TOKENS = 0.4;

const SUGGESTED = ['的主要预期目标是什么？', '在民生方面有哪些安排？', '在教育方面有哪些安排？'] as const;

/** Questions that the library can answer. */
export function suggestions(reports: readonly ReportSummary[], count = 3): string[] {
  const named = reports.filter(({ region, year }) => region !== null && year !== null);
  return SUGGESTED.slice(0, count).flatMap((tail, i) => {
    const report = named[i % Math.max(1, named.length)];
    return report ? [`${report.region}${report.year}年${tail}`] : [];
  });
}

export function refuseEmpty(reports: readonly ReportSummary[]): Refusal {
  return {
    reason: 'empty',
    message:
      reports.length === 0
        ? '请输入一个问题。报告库目前是空的。'
        : `请输入一个问题，例如：${suggestions(reports, 1)[0] ?? '今年的主要预期目标是什么？'}`,
  };
}

/** The request's own scope leaves no report. */
export function refuseEmptyScope(scope: Scope | undefined, reports: readonly ReportSummary[]): Refusal {
  const places = scope?.regions ?? [];
  const held = reports.some(({ region }) => region !== null && places.some((place) => region.includes(place)));
  const limits = [...places, ...(scope?.years ?? []).map((year) => `${year}年`)].join('、');
  return {
    reason: places.length > 0 && !held ? 'unknown-region' : 'unknown-year',
    message: `所限定的范围（${limits}）内没有报告，无法回答。报告库里有：${listed(reports)}。`,
  };
}

export function refuseEmptyLibrary(): Refusal {
  return {
    reason: 'not-in-reports',
    message: '报告库是空的，无法回答。请先添加报告（wenbao ingest <文件或文件夹>）。',
  };
}

/** Nobody names a place or a year who asks about the weather; what is asked then must come nearer. */
const OPEN_SIMILARITY = 0.44;
const OPEN_TOKENS = 0.62;

/** A question about a report as a whole: no passage is near it in words, and any of the asked part answers it.
 * No word here may be made of others: hostile repetition would then be tried in every way. */
const GENERAL =
  /^(?:的|是|有|些|哪|什么|啥|主要|预期|重点|全年|今年|去年|明年|都|要|怎么|如何|做|干|了|工作|任务|安排|打算|计划|目标|情况|内容|成绩|成效|措施|方面|[\s,，?？])+$/;
export const isGeneral = ({ searchText }: Reading): boolean => GENERAL.test(searchText);

/** @returns a refusal when nothing found comes near the question */
export function refuseWeak(
  hits: readonly SearchHit[],
  reading: Reading,
  reports: readonly ReportSummary[],
): Refusal | null {
  const found = hits.some(
    ({ scores }) =>
      scores.clause >= MIN_SIMILARITY || scores.lexical >= MIN_LEXICAL || (scores.tokens ?? 0) >= MIN_TOKENS,
  );
  const named =
    reading.mentions.length + reading.years.length + reading.periods.length > 0 ||
    reports.length === 1 ||
    EVERY.test(reading.folded);
  const near = hits.some(({ scores }) => scores.clause >= OPEN_SIMILARITY || (scores.tokens ?? 0) >= OPEN_TOKENS);
  const asks = findIndicators(reading.searchText).length > 0;
  if (reading.aboutSpeech || isGeneral(reading)) return null;
  if (found && (named || near || asks)) return null;
  const unclear = [...reading.searchText].filter((char) => /[\p{L}\p{N}]/u.test(char)).length < 2;
  return {
    reason: unclear ? 'unclear' : 'not-in-reports',
    message: unclear
      ? '没有看懂这个问题，请换一种说法。'
      : `在${listed(reports)}的报告中没有找到与这个问题有关的内容，无法回答。`,
  };
}
