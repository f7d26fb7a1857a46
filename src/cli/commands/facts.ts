import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Assistant } from '../../assistant.ts';
import type { FactPage, FactQuery, StoredFact } from '../../domain.ts';
import { WenbaoError } from '../../errors.ts';
import { csvFacts, DIRECTIONS, factsCsv, KINDS } from '../../http/facts-csv.ts';
import { LIMITS } from '../../http/limits.ts';
import { factsBody } from '../../http/replies.ts';
import type { Cli } from '../cli.ts';
import { print, printJson } from '../output.ts';
import { collect, type ScopeOptions, scopeOf } from '../scope-options.ts';
import { settingsOf, withAssistant } from '../session.ts';
import { wholeNumber } from '../whole-number.ts';
import { alignColumns, shorten } from '../width.ts';

interface Options extends ScopeOptions {
  readonly kind?: string;
  readonly limit?: string;
  readonly offset?: string;
  readonly json?: true;
  readonly csv?: true;
  readonly output?: string;
}

/** Half-width cells of a quote in the table: about one line of it. */
const QUOTE = 40;

export function addFacts(program: Command, cli: Cli): void {
  const command = program
    .command('facts')
    .description('列出报告里的指标数据，每条都有原文出处')
    .argument('[indicator...]', '指标名称，如 地区生产总值；不给则列出全部')
    .option('--region <name>', '只看这个地区（含所辖地区）的报告；可重复', collect)
    .option('--year <year>', '只看这一年的报告；可重复', collect)
    .option('--report <id>', '只看这份报告；可重复', collect)
    .option('--kind <kind>', 'achieved（已完成的）或 target（目标）')
    .option('--limit <number>', `最多几条，不超过 ${LIMITS.facts}；默认 100，CSV 默认全部`)
    .option('--offset <number>', '跳过前几条')
    .option('--json', '以 JSON 输出，字段与 GET /api/facts 相同')
    .option('--csv', '以 CSV 输出，可用电子表格打开')
    .option('--output <file>', '把 CSV 写入文件')
    .action((names: string[], options: Options) => facts(cli, command, names, options));
}

async function facts(cli: Cli, command: Command, names: readonly string[], options: Options): Promise<void> {
  const query = queryOf(names, options);
  const { output } = options;
  const csv = options.csv === true || output !== undefined;
  if (csv && options.json) throw new WenbaoError('bad-request', '--json 不能与 --csv、--output 一起用');
  await withAssistant(cli, settingsOf(cli, command), (assistant) => {
    if (output !== undefined) {
      const rows = writeCsv(assistant, query, output);
      print(cli.terminal, `✓ ${rows} 条写入 ${output}`);
    } else if (csv) for (const piece of factsCsv(csvFacts(assistant, query))) cli.terminal.write(piece);
    else if (options.json) printJson(cli.terminal, factsBody(assistant.facts(query)));
    else print(cli.terminal, ...linesOf(assistant.facts(query), query.offset ?? 0));
  });
}

/** @throws WenbaoError bad-request */
function queryOf(indicators: readonly string[], options: Options): FactQuery {
  const { kind, limit, offset } = options;
  if (kind !== undefined && kind !== 'achieved' && kind !== 'target')
    throw new WenbaoError('bad-request', `--kind 应为 achieved 或 target，收到“${kind}”`);
  return {
    indicators,
    scope: scopeOf(options),
    kind,
    limit: limit === undefined ? undefined : wholeNumber('--limit', limit, 1, LIMITS.facts),
    offset: offset === undefined ? undefined : wholeNumber('--offset', offset, 0, Number.MAX_SAFE_INTEGER),
  };
}

/** @returns how many facts were written */
function writeCsv(assistant: Assistant, query: FactQuery, file: string): number {
  let rows = 0;
  function* counted(found: Iterable<StoredFact>): IterableIterator<StoredFact> {
    for (const fact of found) {
      rows++;
      yield fact;
    }
  }
  // Before the file is opened: a bad query leaves what lies there as it is.
  const pieces = factsCsv(counted(csvFacts(assistant, query)));
  let descriptor: number | null = null;
  try {
    descriptor = openSync(file, 'w');
    for (const piece of pieces) writeFileSync(descriptor, piece);
  } catch (cause) {
    if (cause instanceof WenbaoError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '未知错误';
    throw new WenbaoError('bad-request', `无法写入 ${file}（${code}）`, { cause });
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
  return rows;
}

function linesOf({ facts: found, total }: FactPage, offset: number): string[] {
  if (total === 0) return ['没有找到这样的指标数据；用 wenbao reports 查看有哪些报告'];
  if (found.length === 0) return [`共 ${total} 条，第 ${offset} 条以后没有了`];
  const heading = ['地区', '年份', '指标', '数字', '升降', '类型', '时期', '引文'];
  const shown = found.length < total ? `，这里是第 ${offset + 1} 到 ${offset + found.length} 条` : '';
  return [...alignColumns([heading, ...found.map(rowOf)]), `共 ${total} 条${shown}`];
}

/** What the report does not say is left as a dash. */
function rowOf({ report, indicator, figure, direction, kind, period, note, quote }: StoredFact): string[] {
  const cells = [
    report.region ?? report.title,
    report.year,
    note === null ? indicator : `${indicator}（${note}）`,
    figure,
    direction && DIRECTIONS[direction],
    KINDS[kind],
    period,
    shorten(quote.replace(/\s+/g, ' '), QUOTE),
  ];
  return cells.map((cell) => (cell === null ? '—' : String(cell).replace(/\s+/g, ' ')));
}
