/**
 * Citations, and the check that every one of them slices to its quote before it leaves.
 */
import type { Citation } from '../domain.ts';
import { WenbaoError } from '../errors.ts';
import type { Evidence } from './extract.ts';

export interface Written {
  readonly answer: string;
  readonly citations: readonly Citation[];
}

/** Report texts by id. */
export type ReportText = (reportId: string) => string | null;

/** Where a quote stands in the answer. */
export interface Placed {
  readonly evidence: Evidence;
  readonly answerStart: number;
  readonly answerEnd: number;
}

export function citationOf(placed: Placed, number: number): Citation {
  const { hit, start, end, score } = placed.evidence;
  const { id, title, region, level, year, date, speaker, source, url } = hit.report;
  return {
    number,
    passageId: hit.passage.id,
    report: { id, title, region, level, year, date, speaker, source, url },
    section: hit.passage.section,
    text: hit.text,
    quote: hit.text.slice(start - hit.passage.start, end - hit.passage.start),
    start,
    end,
    answerStart: placed.answerStart,
    answerEnd: placed.answerEnd,
    score,
  };
}

/**
 * Slices every citation out of the stored report and compares; its place must lie in the answer.
 * @throws WenbaoError broken-invariant when one does not hold; nothing is sent then
 */
export function checkCitations(written: Written, reportText: ReportText): void {
  for (const citation of written.citations) {
    const text = reportText(citation.report.id);
    const quoted =
      citation.quote !== '' &&
      text !== null &&
      text.slice(citation.start, citation.end) === citation.quote &&
      citation.text.includes(citation.quote);
    const placed =
      citation.answerStart >= 0 &&
      citation.answerStart <= citation.answerEnd &&
      citation.answerEnd <= written.answer.length;
    if (!quoted || !placed)
      throw new WenbaoError('broken-invariant', '一条引文与原文不符，答案没有发出', {
        cause: { passage: citation.passageId, start: citation.start, end: citation.end },
      });
  }
}
