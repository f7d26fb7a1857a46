/** The tables of the README that the code decides: the cells that must stand there, row by row. */
import type { Command } from 'commander';
import { createProgram } from '../../src/cli/program.ts';
import { ERROR_CODES } from '../../src/errors.ts';
import { ROUTES } from '../../src/http/routes.ts';
import { SETTINGS } from '../../src/settings.ts';

export interface ReadmeRow {
  /** The first cells, exactly; the first is the key. */
  readonly cells: readonly string[];
  /** What the last cell may say; null = any words. */
  readonly texts: readonly string[] | null;
  /** A text for the last cell, for whoever writes the README. */
  readonly proposal: string;
}

export interface ReadmeTable {
  /** The README has a line `## <one of these>`. */
  readonly headings: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly ReadmeRow[];
}

const code = (text: string): string => (text === '' ? '—' : `\`${text}\``);

const settings: ReadmeTable = {
  headings: ['设置', 'Settings'],
  columns: ['变量', '选项', '默认值', '说明'],
  rows: SETTINGS.map(({ name, flag, default: value, help }) => ({
    cells: [code(name), code(flag?.split(' ')[0] ?? ''), code(value)],
    texts: [help.zh, help.en],
    proposal: help.zh,
  })),
};

/** Commands that do something, with their full name: `model use`, not `model`. */
function leaves(command: Command, path: string): { command: Command; path: string }[] {
  const own = `${path} ${command.name()}`.trim();
  return command.commands.length === 0 ? [{ command, path: own }] : command.commands.flatMap((sub) => leaves(sub, own));
}

function commands(): ReadmeTable {
  const program = createProgram({
    terminal: { write: () => {}, writeError: () => {}, interactive: false, columns: 80 },
    env: {},
    openAssistant: () => Promise.reject(new Error('not opened')),
    useModel: () => Promise.reject(new Error('not used')),
    untilStopped: async () => {},
    setExitCode: () => {},
  });
  const settingFlags = new Set(SETTINGS.map(({ flag }) => flag?.split(' ')[0]));
  return {
    headings: ['命令', 'Commands'],
    columns: ['命令', '选项', '说明'],
    rows: leaves(program, '').map(({ command, path }) => {
      const names = command.registeredArguments.map((arg) => {
        const name = `${arg.name()}${arg.variadic ? '...' : ''}`;
        return arg.required ? `<${name}>` : `[${name}]`;
      });
      const options = command.options.map(({ long }) => long ?? '').filter((long) => !settingFlags.has(long));
      const cells = [code([path, ...names].join(' ')), options.length === 0 ? '—' : options.map(code).join(' ')];
      return { cells, texts: null, proposal: command.description() };
    }),
  };
}

const endpoints: ReadmeTable = {
  headings: ['HTTP 接口', 'HTTP interface'],
  columns: ['调用', '作用'],
  rows: ROUTES.map(({ method, path, summary }) => ({
    cells: [code(`${method.toUpperCase()} ${path}`)],
    texts: null,
    proposal: summary,
  })),
};

const errors: ReadmeTable = {
  headings: ['错误代码', 'Error codes'],
  columns: ['代码', 'HTTP 状态', '退出码', '含义'],
  rows: Object.entries(ERROR_CODES).map(([name, { status, exit }]) => ({
    cells: [code(name), String(status), String(exit)],
    texts: null,
    proposal: '',
  })),
};

export const README_TABLES: readonly ReadmeTable[] = [settings, commands(), endpoints, errors];

/** A table as it would stand in a README. */
export function asMarkdown({ headings, columns, rows }: ReadmeTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body = rows.map(({ cells, proposal }) => line([...cells, proposal]));
  return [`## ${headings[0]}`, '', line(columns), line(columns.map(() => '---')), ...body].join('\n');
}
