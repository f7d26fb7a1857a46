import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { print, printJson } from '../output.ts';
import { settingsOf, withAssistant } from '../session.ts';

export function addDoctor(program: Command, cli: Cli): void {
  const command = program
    .command('doctor')
    .description('检查数据文件夹、报告库、模型、索引、原文和指标；有问题时退出码为 1')
    .option('--json', '以 JSON 输出')
    .action((options: { json?: true }) => doctor(cli, command, options.json === true));
}

async function doctor(cli: Cli, command: Command, json: boolean): Promise<void> {
  // Without samples: a check changes nothing.
  const settings = { ...settingsOf(cli, command), samples: false };
  const checks = await withAssistant(cli, settings, (assistant) => assistant.doctor());
  if (checks.some((check) => !check.ok)) cli.setExitCode(1);
  if (json) return printJson(cli.terminal, { checks });
  print(cli.terminal, ...checks.map(({ ok, name, detail }) => `${ok ? '✓' : '✗'} ${name}：${detail}`));
}
