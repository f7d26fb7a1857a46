/** Uploading reports: a button, files dropped anywhere on the page, and what becomes of each. */
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { UploadedFile } from '../src/http/contract-upload.ts';
import { LIMITS } from '../src/http/limits.ts';
import type { Admin } from './admin.tsx';
import { uploadWhenRoom } from './library-calls.ts';
import { CallError, problemWords } from './problem.tsx';
import { useReportsWords } from './reports-words.ts';
import { UploadList } from './upload-list.tsx';
import { UploadQueue } from './upload-queue.ts';
import { useWords } from './words.ts';

const MEGABYTES = LIMITS.uploadFile / 1024 / 1024;
/** For the window that chooses files; dropped files of other types are sent too, and the server says what is wrong with them. */
const TYPES = '.txt,.text,.md,.markdown,.html,.htm,.xhtml,.docx,.pdf';

const queue = new UploadQueue();

interface Props {
  readonly admin: Admin;
  /** Reports came into the library. */
  onAdded(): void;
}

export function UploadBox({ admin, onAdded }: Props) {
  const words = useWords();
  const { upload: texts } = useReportsWords();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [spoken, setSpoken] = useState('');
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => queue.listen(() => redraw(undefined)), []);
  useEffect(() => {
    queue.use({
      async send(file, onStep) {
        const outcome = await admin.run((token) => uploadWhenRoom(file, token, onStep));
        if (outcome === null) throw new CallError('refused', 401, { message: texts.noToken, hint: null });
        return outcome;
      },
      onEnd(outcome) {
        setSpoken(spokenOutcome(outcome));
        if (outcome.status === 'added') onAdded();
      },
    });
  });

  function spokenOutcome({ name, status, error }: UploadedFile): string {
    return status === 'failed' ? texts.spoken.failed(name, error?.message ?? '') : texts.spoken[status](name);
  }

  function refusal(file: File): CallError | null {
    if (file.size <= LIMITS.uploadFile) return null;
    return new CallError('refused', 413, { message: texts.tooLarge(MEGABYTES), hint: texts.tooLargeHint });
  }

  const dropping = useDrop((files, folders) => {
    const folder = new CallError('refused', 400, { message: texts.folder, hint: texts.folderHint });
    queue.add(files, (file) => (folders.has(file) ? folder : refusal(file)));
  });

  return (
    <section class="upload" aria-label={texts.label}>
      <div class="upload-start">
        <button type="button" class="main-button" onClick={() => input.current?.click()}>
          {texts.choose}
        </button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={TYPES}
          aria-label={texts.label}
          onChange={(event) => {
            queue.add([...(event.currentTarget.files ?? [])], refusal);
            // Else the same file could not be chosen again.
            event.currentTarget.value = '';
          }}
        />
        <p class="quiet">{texts.about(MEGABYTES)}</p>
      </div>
      {queue.uploads.length > 0 && (
        <UploadList
          uploads={queue.uploads}
          problemOf={(problem) => problemWords(problem, words)}
          onRetry={(id) => queue.retry(id)}
          onClear={() => {
            queue.clear();
            document.querySelector<HTMLElement>('.upload .main-button')?.focus();
          }}
        />
      )}
      {dropping && (
        <div class="drop-here" aria-hidden="true">
          <p>{texts.drop}</p>
        </div>
      )}
      <p class="unseen" role="status">
        {spoken}
      </p>
    </section>
  );
}

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * Files dropped anywhere in the window; without this the browser would leave the page to show them.
 *
 * @returns whether files are held over the page now
 */
function useDrop(onDrop: (files: readonly File[], folders: ReadonlySet<File>) => void): boolean {
  const [over, setOver] = useState(false);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  useEffect(() => {
    /** Every element that is entered is left again; only the last leaving leaves the window. */
    let depth = 0;
    const set = (value: number) => {
      depth = Math.max(value, 0);
      setOver(depth > 0);
    };
    const listeners: Record<string, (event: DragEvent) => void> = {
      dragenter: () => set(depth + 1),
      dragleave: () => set(depth - 1),
      dragover: () => {},
      drop(event) {
        set(0);
        const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
        const files = items.flatMap((item) => {
          const file = item.getAsFile();
          return file ? [{ file, folder: item.webkitGetAsEntry?.()?.isDirectory ?? false }] : [];
        });
        drop.current(
          files.map(({ file }) => file),
          new Set(files.flatMap(({ file, folder }) => (folder ? [file] : []))),
        );
      },
    };
    const handle = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      listeners[event.type]?.(event);
    };
    for (const name of Object.keys(listeners)) addEventListener(name as 'drop', handle);
    return () => {
      for (const name of Object.keys(listeners)) removeEventListener(name as 'drop', handle);
    };
  }, []);
  return over;
}
