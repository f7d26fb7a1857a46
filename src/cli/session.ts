/** Settings and assistant of one command run. */
import type { Command } from 'commander';
import type { Assistant } from '../assistant.ts';
import { loadSettings, SETTINGS, type Setting, type SettingFlags, type Settings } from '../settings.ts';
import type { Cli } from './cli.ts';
import { openProgress, type ProgressLine } from './progress.ts';

/** Adds the flags of the settings that only `wenbao serve` reads, or of all others. */
export function addSettingFlags(command: Command, { serveOnly }: { serveOnly: boolean }): Command {
  for (const setting of SETTINGS) {
    if (setting.flag === null || setting.serveOnly !== serveOnly) continue;
    command.option(setting.flag, `${setting.help.zh}（${setting.name}${defaultOf(setting)}）`);
  }
  return command;
}

const defaultOf = ({ default: value }: Setting): string => (value === '' ? '' : `，默认 ${value}`);

/** @throws WenbaoError bad-request (settings.ts) */
export function settingsOf(cli: Cli, command: Command): Settings {
  const given = command.optsWithGlobals() as Readonly<Record<string, string | undefined>>;
  const flags: Record<string, string | undefined> = {};
  for (const setting of SETTINGS) {
    // `--log <level>` stands under `log` here, whatever the setting's key.
    const option = setting.flag?.match(/^--(\w+)/)?.[1];
    if (option !== undefined) flags[setting.key] = given[option];
  }
  return loadSettings(cli.env, flags as SettingFlags);
}

/** Opens the assistant with a progress line, hands it to `work`, and closes it whatever happens. */
export async function withAssistant<T>(
  cli: Cli,
  settings: Settings,
  work: (assistant: Assistant) => Promise<T> | T,
): Promise<T> {
  const assistant = await openWithProgress(cli, settings);
  try {
    return await work(assistant);
  } finally {
    await assistant.close();
  }
}

/** The caller closes it. */
export function openWithProgress(cli: Cli, settings: Settings): Promise<Assistant> {
  return withProgress(cli, (line) => cli.openAssistant(settings, { onProgress: line.update }));
}

export async function withProgress<T>(cli: Cli, work: (line: ProgressLine) => Promise<T>): Promise<T> {
  const line = openProgress(cli.terminal);
  try {
    return await work(line);
  } finally {
    line.end();
  }
}
