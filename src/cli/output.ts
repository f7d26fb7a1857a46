/** How commands speak: lines for people on stdout, JSON for programs on stdout, problems on stderr. */
import { ERROR_CODES, WenbaoError } from '../errors.ts';
import type { Terminal } from './cli.ts';
import { printable } from './width.ts';

/** One or more lines for people. */
export function print(terminal: Terminal, ...lines: readonly string[]): void {
  for (const line of lines) terminal.write(`${printable(line)}\n`);
}

/** One JSON document; the only thing on stdout. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** A remark that is not the command's result. */
export function printNotice(terminal: Terminal, text: string): void {
  terminal.writeError(`${printable(text)}\n`);
}

/**
 * Says what went wrong and what can be done about it.
 *
 * @returns exit code (errors.ts)
 */
export function printProblem(terminal: Terminal, thrown: unknown, debug: boolean): number {
  const known = thrown instanceof WenbaoError;
  const code = known ? thrown.code : 'internal';
  printNotice(terminal, `错误：${known ? thrown.message : '程序内部出错。'}`);
  if (known && thrown.hint !== null) printNotice(terminal, `提示：${thrown.hint}`);
  const detail = known ? thrown.cause : thrown;
  if (detail !== undefined && (debug || code === 'internal')) printNotice(terminal, detailOf(detail, debug));
  return ERROR_CODES[code].exit;
}

/** On the user's own machine the reason of a bug helps to report it; the whole stack only when asked for. */
function detailOf(cause: unknown, debug: boolean): string {
  if (!(cause instanceof Error)) return `原因：${String(cause)}`;
  return `原因：${debug ? (cause.stack ?? cause.message) : `${cause.name}: ${cause.message}`}`;
}
