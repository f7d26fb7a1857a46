import type { Command } from 'commander';
import type { ReportSummary } from '../../domain.ts';
import type { Cli } from '../cli.ts';
import { print, printJson } from '../output.ts';
import { settingsOf, withAssistant } from '../session.ts';
import { alignColumns } from '../width.ts';

export function addReports(program: Command, cli: Cli): void {
  const command = program
    .command('reports')
    .description('列出报告库里的报告')
    .option('--json', '以 JSON 输出')
    .action((options: { json?: true }) => listReports(cli, command, options.json === true));
}

async function listReports(cli: Cli, command: Command, json: boolean): Promise<void> {
  const reports = await withAssistant(cli, settingsOf(cli, command), (assistant) => assistant.reports());
  if (json) return printJson(cli.terminal, { reports });
  if (reports.length === 0) return print(cli.terminal, '报告库里还没有报告；用 wenbao ingest <文件或文件夹> 装入');
  const heading = ['编号', '地区', '年份', '日期', '报告人', '字数', '指标', '标题'];
  print(cli.terminal, ...alignColumns([heading, ...reports.map(rowOf)]), `共 ${reports.length} 份`);
}

/** What the source does not say is left as a dash: nothing is made up. */
function rowOf({ id, region, year, date, speaker, length, factCount, title, abridged }: ReportSummary): string[] {
  const cells = [
    id,
    region,
    year,
    date,
    speaker,
    length,
    factCount,
    abridged && !title.includes('摘编') ? `${title}（摘编）` : title,
  ];
  return cells.map((cell) => (cell === null ? '—' : String(cell).replace(/\s+/g, ' ')));
}
