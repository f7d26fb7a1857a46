/**
 * The one error class (and Abandoned, which is none). `message` is safe to show (what was wrong, the value seen, what is allowed); `cause` is for the log only.
 * One table gives every code its HTTP status and exit code.
 */
export const ERROR_CODES = {
  /** The request or command line is not of the declared form. */
  'bad-request': { status: 400, exit: 2 },
  unauthorized: { status: 401, exit: 2 },
  /** The server is set up so that nobody may do this. */
  forbidden: { status: 403, exit: 2 },
  'not-found': { status: 404, exit: 3 },
  'too-large': { status: 413, exit: 2 },
  /** A source file cannot be read: empty, binary, encrypted, scanned, of an unsupported type … */
  'unreadable-file': { status: 422, exit: 4 },
  /** A model folder or name cannot be used. */
  'bad-model': { status: 422, exit: 5 },
  /** As much of it is under way as the machine can hold; later it will do. */
  busy: { status: 503, exit: 75 },
  /** The index belongs to another model: re-index. */
  'model-mismatch': { status: 409, exit: 5 },
  /** A citation does not slice to its quote, or another promise of the product is broken: a bug. */
  'broken-invariant': { status: 500, exit: 70 },
  internal: { status: 500, exit: 70 },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

export class WenbaoError extends Error {
  override readonly name = 'WenbaoError';
  readonly code: ErrorCode;
  /** What the user can do about it; null when nothing. */
  readonly hint: string | null;

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint ?? null;
  }
}

/** Work ended because whoever asked for it has left. Nobody's fault and nobody's news: it is neither shown nor logged as a failure. */
export class Abandoned extends Error {
  override readonly name = 'Abandoned';
}

/** @throws Abandoned once the signal has aborted, whatever its reason */
export function stopIfAbandoned(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Abandoned('abandoned', { cause: signal.reason });
}
