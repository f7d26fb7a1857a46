/** Asks before a report is removed, and stays until that has worked. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReportSummary } from '../src/domain.ts';
import type { Admin } from './admin.tsx';
import { Dialog } from './dialog.tsx';
import { removeReport } from './library-calls.ts';
import { type CallError, problemOf, problemWords } from './problem.tsx';
import { useReportsWords } from './reports-words.ts';
import { useWords } from './words.ts';

interface Props {
  readonly report: ReportSummary;
  readonly admin: Admin;
  onRemoved(): void;
  onClose(): void;
}

export function RemoveDialog({ report, admin, onRemoved, onClose }: Props) {
  const words = useWords();
  const { removing: texts } = useReportsWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<CallError | null>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  // Enter pressed by habit must not remove anything.
  useEffect(() => cancel.current?.focus(), []);

  async function remove() {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const removed = await admin.run(async (token) => {
        await removeReport(report.id, token);
        return true;
      });
      if (removed) onRemoved();
    } catch (error) {
      const failed = problemOf(error);
      // Somebody else removed it meanwhile: what was wanted has come about.
      if (failed.status === 404) onRemoved();
      else setProblem(failed);
    }
    setBusy(false);
  }

  const said = problem && problemWords(problem, words);
  return (
    <Dialog label={texts.title} onClose={onClose}>
      <h2 class="dialog-title">{texts.title}</h2>
      <p class="dialog-subject">{report.title}</p>
      <p>{texts.text}</p>
      {said && (
        <p class="dialog-problem" role="alert">
          {said.message}
          {said.hint}
        </p>
      )}
      <p class="dialog-buttons">
        <button type="button" class="plain-button" ref={cancel} onClick={onClose}>
          {texts.cancel}
        </button>
        <button type="button" class="main-button" aria-disabled={busy} onClick={() => void remove()}>
          {busy ? texts.busy : texts.go}
        </button>
      </p>
    </Dialog>
  );
}
