/**
 * Refusals: by name and reason, with what can be asked instead.
 */
import type { RefusalReason, ReportSummary, Scope } from '../domain.ts';
import { listed } from '../question/scope.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import { fold } from '../text/fold.ts';

export interface Refusal {
  readonly reason: RefusalReason;
  readonly message: string;
}

/** Below all three, the library has nothing on the topic. Chosen low: this first form refuses only what is plainly not there. */
const MIN_SIMILARITY = 0.24;
const MIN_LEXICAL = 4;
const MIN_TOKENS = 0.4;

const SUGGESTED = ['的主要预期目标是什么？', '一般公共预算收入增长多少？', '在民生方面有哪些安排？'] as const;

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

const GREETING =
  /^(?:你好|您好|嗨|哈喽|在吗|在么|早上好|下午好|晚上好|谢谢|多谢|再见|拜拜|hi|hello|hey|thanks|thank you|bye)[\s呀啊哦~,，。!！?？.]*$/i;

/** @returns a refusal that says what can be asked, when the text is only a greeting */
export function refuseGreeting(question: string, reports: readonly ReportSummary[]): Refusal | null {
  if (!GREETING.test(fold(question.trim()))) return null;
  const example = suggestions(reports, 1)[0];
  return {
    reason: 'out-of-domain',
    message: `您好，我只回答政府工作报告里的内容，并逐字给出出处。${example ? `可以这样问：${example}` : ''}`,
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

/** A question about a report as a whole: no passage is near it in words, and any of the asked part answers it.
 * No word here may be made of others: hostile repetition would then be tried in every way. */
const GENERAL =
  /^(?:的|有|些|哪|什么|啥|主要|重点|全年|都|要|怎么|如何|做|干|了|工作|任务|安排|打算|计划|目标|情况|内容|成绩|成效|措施|方面|[\s,，?？])+$/;

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
  if (found || reading.aboutSpeech || GENERAL.test(reading.searchText)) return null;
  const unclear = [...reading.searchText].filter((char) => /[\p{L}\p{N}]/u.test(char)).length < 2;
  return {
    reason: unclear ? 'unclear' : 'not-in-reports',
    message: unclear
      ? '没有看懂这个问题，请换一种说法。'
      : `在${listed(reports)}的报告中没有找到与这个问题有关的内容，无法回答。`,
  };
}
