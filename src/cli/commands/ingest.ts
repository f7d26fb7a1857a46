import type { Command } from 'commander';
import type { FileOutcome } from '../../domain.ts';
import { ERROR_CODES } from '../../errors.ts';
import type { Cli } from '../cli.ts';
import { print, printJson } from '../output.ts';
import { settingsOf, withAssistant, withProgress } from '../session.ts';

const MARKS: Readonly<Record<FileOutcome['status'], string>> = {
  added: '✓',
  replaced: '✓',
  unchanged: '–',
  skipped: '–',
  failed: '✗',
};

export function addIngest(program: Command, cli: Cli): void {
  const command = program
    .command('ingest')
    .description('把报告文件或文件夹（含子文件夹）装入报告库')
    .argument('<paths...>', 'txt、md、html、docx、pdf 文件，或装有它们的文件夹')
    .option('--json', '以 JSON 输出每个文件的结果')
    .action((paths: string[], options: { json?: true }) => ingest(cli, command, paths, options.json === true));
}

async function ingest(cli: Cli, command: Command, paths: readonly string[], json: boolean): Promise<void> {
  const { terminal } = cli;
  const outcomes = await withAssistant(cli, settingsOf(cli, command), (assistant) =>
    withProgress(cli, (line) =>
      assistant.ingest(paths, {
        onProgress: line.update,
        onOutcome(outcome) {
          if (json) return;
          line.clear();
          print(terminal, ...linesOf(outcome));
        },
      }),
    ),
  );
  const failed = outcomes.filter((outcome) => outcome.status === 'failed').length;
  if (failed > 0) cli.setExitCode(ERROR_CODES['unreadable-file'].exit);
  if (json) return printJson(terminal, { files: outcomes });
  const reports = outcomes.flatMap((outcome) => outcome.reports).length;
  const summary = `共 ${outcomes.length} 个文件，${reports} 份报告`;
  print(terminal, failed > 0 ? `${summary}；${failed} 个文件失败` : summary);
}

function linesOf({ status, file, message, warnings }: FileOutcome): string[] {
  const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');
  return [
    `${MARKS[status]} ${oneLine(file)}  ${oneLine(message)}`,
    ...warnings.map((warning) => `    注意：${oneLine(warning)}`),
  ];
}
