import type { Command } from 'commander';
import type { Answer, Citation } from '../../domain.ts';
import type { Cli } from '../cli.ts';
import { print, printJson } from '../output.ts';
import { collect, type ScopeOptions, scopeOf } from '../scope-options.ts';
import { settingsOf, withAssistant } from '../session.ts';
import { wholeNumber } from '../whole-number.ts';
import { alignColumns } from '../width.ts';

interface Options extends ScopeOptions {
  readonly limit?: string;
  readonly json?: true;
}

export function addAsk(program: Command, cli: Cli): void {
  const command = program
    .command('ask')
    .description('提一个问题，打印答案和带编号的来源')
    .argument('<question...>', '问题；可以不加引号')
    .option('--region <name>', '只查这个地区的报告；可重复', collect)
    .option('--year <year>', '只查这一年的报告；可重复', collect)
    .option('--report <id>', '只查这份报告；可重复', collect)
    .option('--limit <number>', '最多几条引用')
    .option('--json', '以 JSON 输出完整的答案')
    .action((words: string[], options: Options) => ask(cli, command, words.join(' '), options));
}

async function ask(cli: Cli, command: Command, question: string, options: Options): Promise<void> {
  const scope = scopeOf(options);
  const limit = options.limit === undefined ? undefined : wholeNumber('--limit', options.limit, 1, 50);
  const answer = await withAssistant(cli, settingsOf(cli, command), (assistant) =>
    assistant.answer({ question, scope, limit }),
  );
  if (options.json) return printJson(cli.terminal, answer);
  print(cli.terminal, ...linesOf(answer));
}

function linesOf({ answer, table, citations, suggestions, understood }: Answer): string[] {
  const lines = [answer];
  if (table) lines.push('', ...alignColumns([table.columns, ...table.rows]));
  if (understood.assumed.length > 0) lines.push('', ...understood.assumed.map((sentence) => `注：${sentence}`));
  if (citations.length > 0) lines.push('', '来源', ...citations.flatMap(sourceLines));
  if (suggestions.length > 0) lines.push('', '可以问：', ...suggestions.map((question) => `  ${question}`));
  return lines;
}

function sourceLines({ number, report, section, quote }: Citation): string[] {
  const place = [report.title, ...section].join(' › ').replace(/\n/g, ' ');
  const by = [report.speaker, report.date].filter((part) => part !== null).join('，');
  return [`[${number}] ${place}${by === '' ? '' : `（${by}）`}`, `    “${quote.replace(/\s*\n\s*/g, ' ')}”`];
}
