/** How things of the domain are called on the page. */
import type { Citation, ReportSummary, Understood } from '../src/domain.ts';
import type { Words } from './words.ts';

type Named = Pick<ReportSummary, 'region' | 'year' | 'title'>;

/** "湖北省天门市 2022年", else the title: what tells a report from the others in the fewest words. */
export function reportName({ region, year, title }: Named, words: Words): string {
  if (region === null) return title;
  return year === null ? region : `${region} ${words.year(year)}`;
}

/** "2022-01-06" → "2022年1月6日". */
export function dateInWords(date: string, words: Words): string {
  const [year, month, day] = date.split('-').map(Number);
  return year && month && day ? words.date(year, month, day) : date;
}

export function citationName(citation: Citation, words: Words): string {
  const heading = citation.section.at(-1);
  const name = reportName(citation.report, words);
  return heading === undefined ? name : `${name} · ${heading}`;
}

/** What the question was taken to mean, null when there is nothing to say. */
export function understoodLine(understood: Understood, asked: string, words: Words): string | null {
  const { regions, years, indicators, kind, question, assumed } = understood;
  const parts = [...regions, ...years.map(words.year), ...indicators, ...(kind ? [words.understood[kind]] : [])];
  const sentences = [
    ...(parts.length > 0 ? [words.understood.as(parts.join(' · '))] : []),
    ...(question !== '' && question !== asked ? [words.understood.whole(question)] : []),
    ...assumed,
  ].map((sentence) => sentence.replace(/[。；]$/, ''));
  if (sentences.length === 0) return null;
  const line = sentences.join(words.clause);
  return /[？?！!]$/.test(line) ? line : `${line}${words.stop}`;
}
