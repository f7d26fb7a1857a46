#!/usr/bin/env node
/** The program `wenbao`: the real streams, signals and assistant behind the command line. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cli, Terminal } from './cli.ts';
import { runCli } from './program.ts';

const terminal: Terminal = {
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  interactive: process.stderr.isTTY === true,
  columns: process.stderr.columns ?? process.stdout.columns ?? 80,
};

const cli: Omit<Cli, 'setExitCode'> = {
  terminal,
  env: process.env,
  // Loaded when a command needs it: `wenbao --help` should not wait for a model's runtime.
  openAssistant: async (settings, options) => (await import('../assistant.ts')).openAssistant(settings, options),
  useModel: async (...args) => (await import('../assistant.ts')).useModel(...args),
  async untilStopped() {
    // Once each: a second Ctrl+C ends the process at once.
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), untilLeftBehind()]);
  },
};

// `wenbao reports | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 74);
});

/**
 * npm runs a program behind a shell, and when npm is asked to end, shell and npm are gone but the program stays, with its port.
 * Started by npm (npx, npm start), losing the parent therefore means: end. Otherwise it means nothing; daemons do it on purpose.
 */
async function untilLeftBehind(): Promise<void> {
  const { npm_command: startedByNpm } = process.env;
  if (startedByNpm === undefined) return new Promise(() => {});
  const parent = process.ppid;
  while (process.ppid === parent) await sleep(500, undefined, { ref: false });
}

// Not process.exit: it would cut what is still being written to a pipe.
process.exitCode = await runCli(process.argv.slice(2), cli);
