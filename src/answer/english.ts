/**
 * What is said around the quotes to somebody who asks in English: whose report it is, and why a question is refused. The quotes
 * themselves stay in Chinese, the words of the report.
 */
import type { RefusalReason, ReportSummary } from '../domain.ts';
import { NATION } from '../lexicon/region-index.ts';
import { pinyinOf } from '../lexicon/region-pinyin.ts';
import { divisionByFullName } from '../lexicon/regions.ts';

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const MOST_REPORTS = 8;

/** Is a question in English, whatever names it has in Chinese? @param shown as typed */
export function isEnglish(shown: string): boolean {
  const latin = shown.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const han = shown.match(/\p{Script=Han}/gu)?.length ?? 0;
  return /[A-Za-z]+ [A-Za-z]+/.test(shown) && latin > 3 * han;
}

/** Tianmen (湖北省天门市); a place that no list knows as it stands. */
export function placeInEnglish(region: string | null): string {
  if (region === null) return 'place unknown';
  const division = divisionByFullName(region);
  const [syllables] = division ? pinyinOf(division.shortNames[0] ?? division.name) : [];
  if (division?.code === NATION) return `China (${region})`;
  if (!division || !syllables) return region;
  // Xi'an, not Xian.
  const name = syllables.reduce(
    (word, part) => (word !== '' && /^[aeo]/.test(part) ? `${word}'${part}` : word + part),
    '',
  );
  return `${capital(name.replace('v', 'u'))} (${region})`;
}

/** Tianmen (湖北省天门市), 2022 */
export const reportInEnglish = ({ region, year }: Pick<ReportSummary, 'region' | 'year'>): string =>
  `${placeInEnglish(region)}, ${year ?? 'year unknown'}`;

function listed(reports: readonly ReportSummary[]): string {
  const names = reports.slice(0, MOST_REPORTS).map(reportInEnglish).join('; ');
  return reports.length > MOST_REPORTS ? `${names}; and ${reports.length - MOST_REPORTS} more` : names;
}

/**
 * @param asked the reports that were asked; @param held all that the library holds
 * @returns why a question is refused
 */
export function refusalInEnglish(
  reason: RefusalReason,
  asked: readonly ReportSummary[],
  held: readonly ReportSummary[],
): string {
  const holds = held.length === 0 ? 'The library is empty.' : `The library holds the reports of ${listed(held)}.`;
  switch (reason) {
    case 'unknown-region':
      return `The library holds no government work report of that place. ${holds}`;
    case 'unknown-year':
      return `The library holds no report of that place for that year, and no other speaks of it. ${holds}`;
    case 'out-of-domain':
      return `I answer questions about Chinese government work reports only, word for word with their source. ${holds}`;
    case 'empty':
      return `Please type a question. ${holds}`;
    case 'unclear':
      return `I did not understand this question. Please say it in other words. ${holds}`;
    default:
      return asked.length === 0
        ? `The reports do not say this. ${holds}`
        : `The ${asked.length > 1 ? 'reports' : 'report'} of ${listed(asked)}, ${asked.length > 1 ? 'do' : 'does'} not give what you ask for, so I cannot answer.`;
  }
}
