/** What becomes of each uploaded file. */
import { reportName } from './naming.ts';
import type { CallError } from './problem.tsx';
import { useReportsWords } from './reports-words.ts';
import { reportAddress } from './route.ts';
import type { Upload, UploadState } from './upload-queue.ts';
import { useWords } from './words.ts';

interface Props {
  readonly uploads: readonly Upload[];
  problemOf(problem: CallError): { readonly message: string; readonly hint: string | null };
  onRetry(id: number): void;
  onClear(): void;
}

export function UploadList({ uploads, problemOf, onRetry, onClear }: Props) {
  const { upload: texts } = useReportsWords();
  const ended = uploads.some(({ progress }) => progress.state === 'ended' || progress.state === 'failed');
  return (
    <>
      <ul class="uploads" aria-label={texts.list}>
        {uploads.map(({ id, file, progress }) => (
          <li key={id} class="upload-file" data-state={stateOf(progress)}>
            <span class="upload-name">{file.name}</span>
            <Progress name={file.name} progress={progress} problemOf={problemOf} />
            {progress.state === 'failed' && progress.again && (
              <button
                type="button"
                class="plain-button"
                aria-label={texts.retryNamed(file.name)}
                onClick={() => onRetry(id)}
              >
                {texts.retry}
              </button>
            )}
          </li>
        ))}
      </ul>
      {ended && (
        <button type="button" class="text-button" onClick={onClear}>
          {texts.clear}
        </button>
      )}
    </>
  );
}

/** One word for the style sheet. */
function stateOf(progress: UploadState): string {
  return progress.state === 'ended' ? progress.outcome.status : progress.state;
}

function Progress({
  name,
  progress,
  problemOf,
}: {
  readonly name: string;
  readonly progress: UploadState;
  readonly problemOf: Props['problemOf'];
}) {
  const words = useWords();
  const { upload: texts } = useReportsWords();
  if (progress.state === 'waiting') return <span class="upload-state">{texts.waiting}</span>;
  if (progress.state === 'busy') {
    const step = progress.step ?? { stage: 'send' as const, done: 0, total: 0 };
    const share = step.total > 0 ? step.done / step.total : null;
    return (
      <span class="upload-state">
        {texts.stages[step.stage]}
        {share !== null && ` ${Math.floor(share * 100)}%`}
        {step.stage !== 'room' && (
          <progress aria-label={texts.progress(name)} max={1} {...(share === null ? {} : { value: share })} />
        )}
      </span>
    );
  }
  if (progress.state === 'failed' || progress.outcome.status === 'failed') {
    const said = progress.state === 'failed' ? problemOf(progress.problem) : progress.outcome.error;
    return (
      <span class="upload-state">
        {texts.failed}
        {texts.colon}
        {said?.message}
        {said?.hint && <span class="hint">{said.hint}</span>}
      </span>
    );
  }
  const { status, reports, problems } = progress.outcome;
  return (
    <span class="upload-state">
      {status === 'added' ? texts.added : texts.unchanged}
      {reports.length > 0 && texts.colon}
      {reports.map((report, index) => (
        <span key={report.id}>
          {index > 0 && words.join}
          <a href={reportAddress(report.id)}>{reportName(report, words)}</a>
        </span>
      ))}
      {problems.map((problem) => (
        <span key={problem} class="hint">
          {problem}
        </span>
      ))}
    </span>
  );
}
