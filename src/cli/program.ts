/** The command line: all commands, and one place where everything that goes wrong becomes a message and an exit code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { packageRoot, unknownSettings } from '../settings.ts';
import type { Cli } from './cli.ts';
import { addAsk } from './commands/ask.ts';
import { addDoctor } from './commands/doctor.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addFacts } from './commands/facts.ts';
import { addIngest } from './commands/ingest.ts';
import { addModel } from './commands/model.ts';
import { addRemove } from './commands/remove.ts';
import { addReports } from './commands/reports.ts';
import { addServe } from './commands/serve.ts';
import { printNotice, printProblem } from './output.ts';
import { addSettingFlags } from './session.ts';
import { HELP, usageProblem } from './usage.ts';

export function createProgram(cli: Cli): Command {
  const { terminal } = cli;
  const program = new Command('wenbao');
  // Before the commands: they inherit these when they are made.
  program
    .description('问报：回答关于政府工作报告的问题，句句有出处')
    .version(version(), '-V, --version', '显示版本')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [command]', '显示一个命令的帮助')
    .configureHelp(HELP)
    .configureOutput({
      writeOut: (text) => terminal.write(text),
      writeErr: (text) => terminal.writeError(text),
      getOutHelpWidth: () => terminal.columns,
      getErrHelpWidth: () => terminal.columns,
      // Said in Chinese by runCli.
      outputError: () => {},
    })
    .exitOverride();
  addSettingFlags(program, { serveOnly: false });
  const commands = [addServe, addIngest, addAsk, addReports, addFacts, addRemove, addEvaluate, addDoctor, addModel];
  for (const add of commands) add(program, cli);
  return program;
}

function version(): string {
  const manifest = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/**
 * @param args what stands after `wenbao`
 * @returns exit code: 0, that of the error (errors.ts), or what the command set
 */
export async function runCli(args: readonly string[], cli: Omit<Cli, 'setExitCode'>): Promise<number> {
  let exitCode = 0;
  const { WENBAO_LOG: level } = cli.env;
  const debug = level === 'debug' || level === 'trace';
  for (const name of unknownSettings(cli.env)) printNotice(cli.terminal, `注意：没有 ${name} 这个设置，它不起作用`);
  try {
    const program = createProgram({ ...cli, setExitCode: (code) => (exitCode = code) });
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return printProblem(cli.terminal, error, debug);
    const problem = usageProblem(error, 'wenbao');
    return problem === null ? 0 : printProblem(cli.terminal, problem, debug);
  }
}
