import type { Command } from 'commander';
import { isLoopback } from '../../http/loopback.ts';
import type { Cli } from '../cli.ts';
import { print, printNotice } from '../output.ts';
import { addSettingFlags, openWithProgress, settingsOf } from '../session.ts';

export function addServe(program: Command, cli: Cli): void {
  const command = program
    .command('serve')
    .description('启动聊天页面和 HTTP 接口；报告库为空时先装入示例报告')
    .action(() => serve(cli, command));
  addSettingFlags(command, { serveOnly: true });
}

async function serve(cli: Cli, command: Command): Promise<void> {
  const settings = settingsOf(cli, command);
  // Loaded while the model and the store are: the first answer should not wait for one after the other.
  const parts = Promise.all([
    import('../../http/app.ts'),
    import('../../http/server.ts'),
    import('../../http/page.ts'),
    import('../../http/pino-log.ts'),
  ]);
  const assistant = await openWithProgress(cli, settings);
  try {
    const [{ createApp }, { listen }, { openPage }, { openLog }] = await parts;
    const page = openPage(`${settings.packageRoot}/dist/web`);
    const app = createApp({ assistant, settings, page, log: openLog(settings.logLevel) });
    const server = await listen(app, settings);
    const stopped = cli.untilStopped();
    if (!isLoopback(settings.host) && settings.readKey === '') {
      printNotice(cli.terminal, '注意：其他机器也能访问本服务，且不需要密钥；用 WENBAO_READ_KEY 设置密钥');
    }
    print(cli.terminal, `问报已就绪：${server.url}`);
    await stopped;
    await server.close();
  } finally {
    await assistant.close();
  }
}
