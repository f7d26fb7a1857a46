import type { Command } from 'commander';
import type { ModelIdentity } from '../../../embeddings/embedder.ts';
import type { Cli } from '../cli.ts';
import { print, printJson } from '../output.ts';
import { settingsOf, withAssistant, withProgress } from '../session.ts';
import { alignColumns } from '../width.ts';

export function addModel(program: Command, cli: Cli): void {
  const model = program.command('model').description('查看或更换向量模型');
  const use = model
    .command('use')
    .description('换用另一个模型，并重新计算全部向量')
    .argument('<model>', '模型文件夹、builtin（内置模型），或模型在模型站上的名称（联网下载一次）')
    .option('--json', '以 JSON 输出')
    .action((name: string, options: { json?: true }) => useModel(cli, use, name, options.json === true));
  const show = model
    .command('show')
    .description('显示正在使用的模型')
    .option('--json', '以 JSON 输出')
    .action((options: { json?: true }) => showModel(cli, show, options.json === true));
}

async function useModel(cli: Cli, command: Command, name: string, json: boolean): Promise<void> {
  const settings = settingsOf(cli, command);
  const identity = await withProgress(cli, (line) => cli.useModel(settings, name, line.update));
  if (json) return printJson(cli.terminal, { model: identity });
  print(cli.terminal, `✓ 现在使用 ${identity.name}`, ...linesOf(identity));
  if (settings.model !== '') print(cli.terminal, '注意：设置了 WENBAO_MODEL 或 --model，它优先于这里的选择');
}

async function showModel(cli: Cli, command: Command, json: boolean): Promise<void> {
  const settings = { ...settingsOf(cli, command), samples: false };
  const identity = await withAssistant(cli, settings, (assistant) => assistant.model());
  if (json) printJson(cli.terminal, { model: identity });
  else print(cli.terminal, ...linesOf(identity));
}

function linesOf(identity: ModelIdentity): string[] {
  const none = (prefix: string): string => (prefix === '' ? '无' : prefix);
  return alignColumns([
    ['名称', identity.name],
    ['指纹', identity.digest],
    ['维度', String(identity.dimension)],
    ['池化', identity.pooling],
    ['问题前缀', none(identity.queryPrefix)],
    ['段落前缀', none(identity.passagePrefix)],
  ]);
}
