/** Commander in Chinese: headings of the help, and what it says about a wrong command line. */
import type { CommanderError, HelpConfiguration } from 'commander';
import { WenbaoError } from '../errors.ts';
import { widthOf, wrap } from './width.ts';

const translateTerms = (text: string): string => text.replace('[options]', '[选项]').replace('[command]', '[命令]');

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

export const HELP: HelpConfiguration = {
  showGlobalOptions: true,
  styleTitle: (title) => TITLES[title] ?? title,
  // Commander's own adds “(default: …)” and “(choices: …)” in English; our descriptions say both in words.
  optionDescription: (option) => option.description,
  styleUsage: translateTerms,
  styleSubcommandTerm: translateTerms,
  boxWrap: (text, width) => wrap(text, width).join('\n'),
  displayWidth: widthOf,
};

const PROBLEMS: Readonly<Record<string, (name: string) => string>> = {
  'commander.unknownOption': (name) => `没有 ${name} 这个选项`,
  'commander.unknownCommand': (name) => `没有 ${name} 这个命令`,
  'commander.missingArgument': (name) => `缺少参数 <${name}>`,
  'commander.optionMissingArgument': (name) => `选项 ${name} 缺少值`,
  'commander.missingMandatoryOptionValue': (name) => `必须给出选项 ${name}`,
  'commander.excessArguments': (name) => `${name} 的参数太多`,
};

/**
 * @param command the one whose line was wrong, for the hint
 * @returns null when nothing was wrong: the user asked for help or the version
 */
export function usageProblem(error: CommanderError, command: string): WenbaoError | null {
  if (error.exitCode === 0) return null;
  const name = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const meant = /Did you mean (?:one of )?([^?]*)\?/.exec(error.message)?.[1];
  const message = PROBLEMS[error.code]?.(name) ?? error.message.replace(/^error: /, '');
  const hint = `${meant === undefined ? '' : `是不是 ${meant}？`}用 ${command} --help 查看用法`;
  return new WenbaoError('bad-request', message, { hint });
}
