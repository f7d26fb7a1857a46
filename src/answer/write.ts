/**
 * From evidence to the text of an answer. This writer only quotes.
 */
import type { Asked } from '../domain.ts';
import { citationOf, type Placed, type Written } from './cite.ts';
import { reportInEnglish } from './english.ts';
import { type Evidence, quoteOf } from './extract.ts';

/** Several reports in one answer: each quote says whose it is. */
function label(evidence: Evidence, several: boolean, english: boolean): string {
  if (!several) return '';
  if (english) return `${reportInEnglish(evidence.hit.report)}: `;
  const { region, year } = evidence.hit.report;
  return `${region ?? '地区不明'}（${year ?? '年份不明'}）：`;
}

/**
 * @param evidence at least one stretch, in the order of the answer
 * @param several several reports were searched: every quote then says whose it is
 * @param english the question is in English: so is what stands around the quotes
 */
export function writeAnswer(evidence: readonly Evidence[], asked: Asked, several: boolean, english = false): Written {
  const lines = several || asked === 'list' || asked === 'measures' || asked === 'comparison';
  const [first] = evidence;
  let answer = english && !several && first ? `The report of ${reportInEnglish(first.hit.report)}, says: ` : '';
  const placed: Placed[] = [];
  evidence.forEach((one, i) => {
    if (i > 0 && lines) answer += '\n';
    answer += label(one, several, english);
    const answerStart = answer.length;
    const quote = quoteOf(one).replace(/\n+/g, ' ');
    answer += quote;
    placed.push({ evidence: one, answerStart, answerEnd: answer.length });
    answer += `${/[。！？!?”’）)]$/.test(quote) ? '' : '。'}[${i + 1}]`;
  });
  return { answer, citations: placed.map((one, i) => citationOf(one, i + 1)) };
}
