/** Runs a command line in this process, over the fake assistant, and keeps what it prints. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cli } from '../../src/cli/cli.ts';
import { runCli } from '../../src/cli/program.ts';
import type { Settings } from '../../src/settings.ts';
import { FakeAssistant } from './fake-assistant.ts';

export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly assistant: FakeAssistant;
  /** Settings that the assistant was opened with, in order. */
  readonly opened: readonly Settings[];
}

export interface CliOptions {
  readonly env?: Record<string, string>;
  readonly assistant?: FakeAssistant;
  readonly interactive?: boolean;
  readonly columns?: number;
  readonly overrides?: Partial<Pick<Cli, 'openAssistant' | 'useModel' | 'untilStopped'>>;
  /** Called with all of standard output so far. */
  readonly onOut?: (out: string) => void;
}

export async function runInProcess(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const assistant = options.assistant ?? new FakeAssistant();
  const opened: Settings[] = [];
  let out = '';
  let err = '';
  const code = await runCli(args, {
    terminal: {
      write(text) {
        out += text;
        options.onOut?.(out);
      },
      writeError(text) {
        err += text;
      },
      interactive: options.interactive ?? false,
      columns: options.columns ?? 80,
    },
    env: { WENBAO_DATA: mkdtempSync(join(tmpdir(), 'wenbao-cli-')), ...options.env },
    async openAssistant(settings, { onProgress } = {}) {
      opened.push(settings);
      onProgress?.({ phase: 'index', label: '', done: 1, total: 1 });
      return assistant;
    },
    async useModel(_settings, _name, onProgress) {
      onProgress({ phase: 'embed', label: '天门市', done: 1, total: 2 });
      onProgress({ phase: 'embed', label: '宝坻区', done: 2, total: 2 });
      return assistant.model();
    },
    untilStopped: async () => {},
    ...options.overrides,
  });
  return { code, out, err, assistant, opened };
}
