/** Progress of long work: one line on stderr that is overwritten, or, where there is no screen, a line at start and end. */
import { performance } from 'node:perf_hooks';
import type { Progress } from '../domain.ts';
import type { Terminal } from './cli.ts';
import { printable, shorten } from './width.ts';

/** What the assistant reports, and the evaluation's own count of questions. */
export type Step = Omit<Progress, 'phase'> & { readonly phase: Progress['phase'] | 'evaluate' };

const PHASES: Readonly<Record<Step['phase'], string>> = {
  read: '读取',
  embed: '计算向量',
  index: '建立索引',
  facts: '提取指标',
  evaluate: '评测',
};
const BAR = 20;
/** Redrawing more often than this only costs time. */
const REDRAW_MS = 80;
const ERASE = '\r\x1b[K';

export interface ProgressLine {
  /** Shows how far the work is; nothing is shown before the first call. */
  readonly update: (progress: Step) => void;
  /** Takes the line off the screen, so that something else can be printed; the next update draws it again. */
  clear(): void;
  /** Ends the display. */
  end(): void;
}

export function openProgress(terminal: Terminal): ProgressLine {
  const started = performance.now();
  let drawn = false;
  let seen = false;
  let lastDraw = Number.NEGATIVE_INFINITY;
  let lastPhase: Step['phase'] | null = null;

  const clear = (): void => {
    if (drawn) terminal.writeError(ERASE);
    drawn = false;
  };

  return {
    update(progress) {
      if (!seen && !terminal.interactive) terminal.writeError(`${PHASES[progress.phase]}…\n`);
      seen = true;
      const now = performance.now();
      const worth = progress.phase !== lastPhase || progress.done >= progress.total || now - lastDraw >= REDRAW_MS;
      if (!terminal.interactive || !worth) return;
      lastDraw = now;
      lastPhase = progress.phase;
      terminal.writeError(`${ERASE}${shorten(lineOf(progress), terminal.columns - 1)}`);
      drawn = true;
    },
    clear,
    end() {
      clear();
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      if (seen && !terminal.interactive) terminal.writeError(`完成，用时 ${seconds} 秒\n`);
      seen = false;
    },
  };
}

/** `计算向量 ████████░░░░░░░░░░░░ 40/100 天门市`. */
function lineOf({ phase, label, done, total }: Step): string {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const full = Math.round(share * BAR);
  const name = printable(label).replace(/\n/g, ' ');
  return `${PHASES[phase]} ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${done}/${total} ${name}`;
}
