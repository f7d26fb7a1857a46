/** Something that went wrong, in words for the user, with a way on. */
import { useWords, type Words } from './words.ts';

/** What can go wrong where the server has no words of its own for it. */
export type ProblemKind = 'unreachable' | 'unreadable' | 'dropped' | 'refused' | 'chunk' | 'page';

/** A call that failed. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly kind: ProblemKind;
  /** Status of the reply, 0 where there was none. */
  readonly status: number;
  /** The server's own words, null when it gave none; `hint` says what to do about it. */
  readonly said: { readonly message: string; readonly hint: string | null } | null;

  constructor(kind: ProblemKind, status = 0, said: CallError['said'] = null) {
    super(said?.message ?? kind);
    this.kind = kind;
    this.status = status;
    this.said = said;
  }
}

/** What to show for anything that was thrown. */
export function problemOf(error: unknown): CallError {
  return error instanceof CallError ? error : new CallError('page');
}

export function problemWords(problem: CallError, words: Words): { message: string; hint: string | null } {
  if (problem.said) return problem.said;
  const { message, hint } = words.problems[problem.kind];
  return { message: problem.kind === 'refused' ? words.serverProblem(problem.status) : message, hint };
}

interface Props {
  readonly problem: CallError;
  readonly disabled?: boolean;
  /** Its appearance is told by something else already. */
  readonly silent?: boolean;
  onRetry(): void;
}

export function Problem({ problem, disabled = false, silent = false, onRetry }: Props) {
  const words = useWords();
  const { message, hint } = problemWords(problem, words);
  return (
    <div class="notice failed" role={silent ? undefined : 'alert'}>
      <p>{message}</p>
      {hint && <p class="hint">{hint}</p>}
      <button type="button" class="plain-button" disabled={disabled} onClick={onRetry}>
        {words.retry}
      </button>
    </div>
  );
}
