/**
 * Programs in TypeScript for child processes: tests that kill a process, or let two work at once, compile them to one file.
 * Node's native packages stay outside and are found in the checkout.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { build } from 'esbuild';

/**
 * @param source body of an async function; `args` are the arguments; imports stand in `imports`, from the root of the checkout
 * @param file where the program goes; ends in .cjs
 */
export async function compileProgram(file: string, imports: string, source: string): Promise<void> {
  await build({
    stdin: {
      contents: `${imports}\nconst args = process.argv.slice(2);\nvoid (async () => {\n${source}\n})();`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['better-sqlite3', 'hnswlib-node'],
    outfile: file,
    logLevel: 'silent',
  });
}

export type Child = ChildProcessByStdio<null, Readable, null>;

export function startProgram(file: string, args: readonly string[]): Child {
  const env = { ...process.env, NODE_PATH: join(process.cwd(), 'node_modules') };
  return spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'], env });
}

/** Collects what a child prints, line by line. */
export function linesOf(child: Child): { readonly lines: readonly string[]; next(): Promise<void> } {
  const lines: string[] = [];
  let rest = '';
  let wake: (() => void)[] = [];
  const wakeAll = (): void => {
    for (const resolve of wake) resolve();
    wake = [];
  };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() as string;
    lines.push(...parts);
    if (parts.length > 0) wakeAll();
  });
  child.stdout.on('end', wakeAll);
  return {
    lines,
    /** Until another line has come, or no more will. */
    next: () =>
      new Promise((resolve) => {
        wake.push(resolve);
      }),
  };
}
