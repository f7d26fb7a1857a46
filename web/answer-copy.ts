/** An answer as text to take along: every citation with the quote and the report it is from. */
import type { Answer, AnswerTable, Citation } from '../src/domain.ts';
import { citationName } from './naming.ts';
import type { Words } from './words.ts';

/** Plain text: the answer, its table by tabs, and its sources. */
export function answerAsText(question: string, answer: Answer, words: Words): string {
  const table = answer.table && [answer.table.columns, ...answer.table.rows].map((row) => row.join('\t')).join('\n');
  return join([
    question,
    answer.direct,
    answer.answer,
    table,
    answer.citations.length > 0 &&
      `${heading(answer, words)}：\n${answer.citations.map((citation) => plainSource(citation, words)).join('\n')}`,
  ]);
}

export function answerAsMarkdown(question: string, answer: Answer, words: Words): string {
  const { citations, table } = answer;
  return join([
    `## ${inline(question)}`,
    answer.direct && `**${inline(answer.direct)}**`,
    answer.answer.split('\n').map(inline).join('\n\n'),
    table && tableAsMarkdown(table, words),
    citations.length > 0 &&
      `### ${heading(answer, words)}\n\n${citations.map((citation) => markdownSource(citation, words)).join('\n')}`,
  ]);
}

function heading({ status }: Answer, words: Words): string {
  return status === 'refused' ? words.answer.nearest : words.answer.sources;
}

function join(parts: readonly (string | null | false)[]): string {
  return `${parts.filter((part) => part !== null && part !== false && part !== '').join('\n\n')}\n`;
}

function plainSource(citation: Citation, words: Words): string {
  return `[${citation.number}] “${citation.quote || citation.text}”——${citation.report.title || citationName(citation, words)}`;
}

function markdownSource(citation: Citation, words: Words): string {
  const { number, quote, text, report } = citation;
  const date = report.date ? `, ${report.date}` : '';
  const address = report.url && /^https?:\/\//.test(report.url) ? `, <${report.url}>` : '';
  return `- \\[${number}\\] “${inline(quote || text)}” — ${inline(report.title || citationName(citation, words))}${date}${address}`;
}

function tableAsMarkdown({ columns, rows, unit }: AnswerTable, words: Words): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => inline(cell).replace(/\|/g, '\\|')).join(' | ')} |`;
  const table = [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
  return unit ? `${table}\n\n${words.answer.unit(inline(unit))}` : table;
}

/** Text as one line of Markdown that means nothing but itself: a report's words must not become markup elsewhere either. */
function inline(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#&]/g, '\\$&');
}
