/**
 * Files on their way into the library: one after the other, each with its own progress and its own end. It stands outside of the
 * page of reports, so that whoever looks at another page meanwhile loses no file.
 */
import type { UploadedFile } from '../src/http/contract-upload.ts';
import type { UploadStep } from './library-calls.ts';
import { type CallError, problemOf } from './problem.tsx';

export type UploadState =
  | { readonly state: 'waiting' }
  | { readonly state: 'busy'; readonly step: UploadStep | null }
  | { readonly state: 'ended'; readonly outcome: UploadedFile }
  /** `again`: sending it once more may help. */
  | { readonly state: 'failed'; readonly problem: CallError; readonly again: boolean };

export interface Upload {
  /** From 1, in the order of coming in. */
  readonly id: number;
  readonly file: File;
  readonly progress: UploadState;
}

/** What the page does for the queue. */
export interface UploadCalls {
  send(file: File, onStep: (step: UploadStep) => void): Promise<UploadedFile>;
  /** After each file that the server has answered for. */
  onEnd(outcome: UploadedFile): void;
}

const over = ({ progress }: Upload): boolean => progress.state === 'ended' || progress.state === 'failed';

export class UploadQueue {
  #uploads: readonly Upload[] = [];
  #count = 0;
  #running = false;
  #calls: UploadCalls | null = null;
  readonly #listeners = new Set<() => void>();

  get uploads(): readonly Upload[] {
    return this.#uploads;
  }

  get busy(): boolean {
    return this.#uploads.some((upload) => !over(upload));
  }

  /** @returns ends the listening */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Files that begin from now on are sent by these. */
  use(calls: UploadCalls): void {
    this.#calls = calls;
    void this.#run();
  }

  /** @param refuse why a file is not sent at all, null when it is */
  add(files: readonly File[], refuse: (file: File) => CallError | null): void {
    const added = files.map((file): Upload => {
      const problem = refuse(file);
      const progress: UploadState = problem ? { state: 'failed', problem, again: false } : { state: 'waiting' };
      return { id: ++this.#count, file, progress };
    });
    this.#set([...this.#uploads, ...added]);
    void this.#run();
  }

  retry(id: number): void {
    this.#tell(id, { state: 'waiting' });
    void this.#run();
  }

  /** Takes what has come to an end off the list. */
  clear(): void {
    this.#set(this.#uploads.filter((upload) => !over(upload)));
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let next = this.#next(); next && this.#calls; next = this.#next()) {
      const { id, file } = next;
      const { send, onEnd } = this.#calls;
      this.#tell(id, { state: 'busy', step: null });
      try {
        const outcome = await send(file, (step) => this.#tell(id, { state: 'busy', step }));
        this.#tell(id, { state: 'ended', outcome });
        onEnd(outcome);
      } catch (error) {
        this.#tell(id, { state: 'failed', problem: problemOf(error), again: true });
      }
    }
    this.#running = false;
  }

  #next(): Upload | undefined {
    return this.#uploads.find(({ progress }) => progress.state === 'waiting');
  }

  #tell(id: number, progress: UploadState): void {
    this.#set(this.#uploads.map((upload) => (upload.id === id ? { ...upload, progress } : upload)));
  }

  #set(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    for (const listener of this.#listeners) listener();
  }
}
