/**
 * The page's calls to the server (DESIGN.md section 8). Addresses are relative, so that the page also works behind a path prefix.
 */
import type { Answer, ChatTurn, ReportSummary } from '../src/domain.ts';
import type { ReportReply } from '../src/http/contract.ts';

/** A call that failed, in words for the user. `hint` says what to do about it, null when there is nothing to say. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly hint: string | null;

  constructor(message: string, hint: string | null) {
    super(message);
    this.hint = hint;
  }
}

/** What to show for anything that was thrown. */
export function problemOf(error: unknown): CallError {
  return error instanceof CallError ? error : new CallError('页面出了错。', '请重试；如果仍不行，请刷新页面。');
}

/**
 * @throws CallError when the server cannot be reached, says no, or sends something else than JSON
 * @throws DOMException named AbortError when `signal` aborts
 */
async function call(path: string, init: RequestInit): Promise<unknown> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(path, init);
    body = JSON.parse(await response.text());
  } catch (error) {
    if (init.signal?.aborted) throw error;
    if (error instanceof SyntaxError) throw new CallError('服务的回应读不懂。', '请稍后重试。');
    throw new CallError('连不上问报服务。', '请确认服务正在运行、网络可用，然后重试。');
  }
  if (response.ok) return body;
  const { error } = (body ?? {}) as { error?: { message?: unknown; hint?: unknown } };
  throw new CallError(
    typeof error?.message === 'string' ? error.message : `服务出错了（${response.status}）。`,
    typeof error?.hint === 'string' ? error.hint : null,
  );
}

/**
 * @param history earlier turns, oldest first
 * @throws CallError, AbortError
 */
export async function askQuestion(
  question: string,
  history: readonly ChatTurn[],
  signal: AbortSignal,
): Promise<Answer> {
  const answer = (await call('api/answer', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question, history }),
    signal,
  })) as Partial<Answer> | null;
  // A proxy or an older server may answer with other JSON; better a clear line than a broken page.
  if (typeof answer?.answer !== 'string' || !Array.isArray(answer.citations) || !answer.understood)
    throw new CallError('服务的回应读不懂。', '请稍后重试。');
  return answer as Answer;
}

/** @throws CallError */
export async function fetchLibrary(): Promise<readonly ReportSummary[]> {
  const body = (await call('api/reports', {})) as { reports?: readonly ReportSummary[] } | null;
  if (!Array.isArray(body?.reports)) throw new CallError('服务的回应读不懂。', '请稍后重试。');
  return body.reports;
}

const reportCache = new Map<string, Promise<ReportReply>>();

/**
 * Whole report, fetched once: an id always means the same text.
 *
 * @throws CallError; a failure is not kept
 */
export function fetchReport(id: string): Promise<ReportReply> {
  const cached = reportCache.get(id);
  if (cached) return cached;
  const fetched = call(`api/reports/${encodeURIComponent(id)}`, {}) as Promise<ReportReply>;
  reportCache.set(id, fetched);
  fetched.catch(() => reportCache.delete(id));
  return fetched;
}
