/** What the commands are given: nothing in them reads the environment, opens an assistant or touches a stream by itself. */
import type { ModelIdentity } from '../../embeddings/embedder.ts';
import type { Assistant } from '../assistant.ts';
import type { Progress } from '../domain.ts';
import type { Settings } from '../settings.ts';

export interface Terminal {
  /** Standard output, as given. */
  write(text: string): void;
  /** Standard error, as given. */
  writeError(text: string): void;
  /** Whether standard error is a screen on which a line can be overwritten. */
  readonly interactive: boolean;
  /** Width of the screen in half-width characters. */
  readonly columns: number;
}

export interface Cli {
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  openAssistant(settings: Settings, options?: { onProgress?: (progress: Progress) => void }): Promise<Assistant>;
  /** Makes a model the store's own: records the choice and embeds the store again. */
  useModel(settings: Settings, folderOrName: string, onProgress: (progress: Progress) => void): Promise<ModelIdentity>;
  /** Resolves when the user or the system asks the process to end. */
  untilStopped(): Promise<void>;
  /** Exit code of a command that ran, but whose verdict is bad: a file failed, a check failed, a figure fell. */
  setExitCode(code: number): void;
}
