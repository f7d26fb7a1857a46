import type { Command } from 'commander';
import { WenbaoError } from '../../errors.ts';
import type { Cli } from '../cli.ts';
import { print, printJson } from '../output.ts';
import { settingsOf, withAssistant } from '../session.ts';

export function addRemove(program: Command, cli: Cli): void {
  const command = program
    .command('remove')
    .description('从报告库里删去一份报告')
    .argument('<id>', '报告的编号，见 wenbao reports')
    .option('--json', '以 JSON 输出')
    .action((id: string, options: { json?: true }) => remove(cli, command, id, options.json === true));
}

async function remove(cli: Cli, command: Command, id: string, json: boolean): Promise<void> {
  // Without samples: whoever removes a report does not want others to appear.
  const settings = { ...settingsOf(cli, command), samples: false };
  const removed = await withAssistant(cli, settings, (assistant) => assistant.remove(id));
  if (!removed) {
    throw new WenbaoError('not-found', `没有编号为“${id}”的报告`, { hint: '用 wenbao reports 查看编号' });
  }
  if (json) printJson(cli.terminal, { removed: id });
  else print(cli.terminal, `✓ 已删去 ${id}`);
}
