/**
 * The page's calls to the server (DESIGN.md section 8). Addresses are relative, so that the page also works behind a path prefix.
 */
import type { ReportSummary } from '../src/domain.ts';
import type { PassageReply, ReportReply, ReportsReply } from '../src/http/contract.ts';
import { bearer, keyRefused } from './access-key.ts';
import { CallError } from './problem.tsx';

/**
 * @param token the admin token, for a call that changes the library
 * @throws CallError when the server cannot be reached, says no, or sends something else than JSON
 * @throws DOMException named AbortError when `signal` aborts
 */
export async function call(path: string, init: RequestInit, token: string | null = null): Promise<unknown> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(path, { ...init, headers: bearer(token) });
    body = JSON.parse(await response.text());
  } catch (error) {
    if (init.signal?.aborted) throw error;
    if (error instanceof SyntaxError) throw new CallError('unreadable');
    throw new CallError('unreachable');
  }
  if (response.ok) return body;
  // A call that changes the library lacks the admin token, not the key.
  if (response.status === 401 && init.method === undefined) keyRefused();
  throw refusedCall(response.status, body);
}

/** The server's own words where its reply has them. */
export function refusedCall(status: number, body: unknown): CallError {
  const { error } = (body ?? {}) as { error?: { message?: unknown; hint?: unknown } };
  if (typeof error?.message !== 'string') return new CallError('refused', status);
  return new CallError('refused', status, {
    message: error.message,
    hint: typeof error.hint === 'string' ? error.hint : null,
  });
}

/** What the server said together with each list of reports. */
const uploadsBesides = new WeakMap<readonly ReportSummary[], ReportsReply['uploads']>();

/** @throws CallError */
export async function fetchLibrary(): Promise<readonly ReportSummary[]> {
  const body = (await call('api/reports', {})) as Partial<ReportsReply> | null;
  if (!Array.isArray(body?.reports)) throw new CallError('unreadable');
  const reports: readonly ReportSummary[] = body.reports;
  if (body.uploads) uploadsBesides.set(reports, body.uploads);
  return reports;
}

/**
 * Who may change the library.
 *
 * @param reports a list that `fetchLibrary` gave
 */
export function uploadsOf(reports: readonly ReportSummary[]): ReportsReply['uploads'] {
  return uploadsBesides.get(reports) ?? 'off';
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

/** A report that was removed is not shown again from memory. */
export function forgetReport(id: string): void {
  reportCache.delete(id);
}

/**
 * A passage with its neighbours. Asked for every time: it also tells whether the report is still in the library.
 *
 * @param context neighbours on each side
 * @throws CallError, of status 404 when the library no longer has it
 */
export async function fetchPassage(id: string, passageId: string, context: number): Promise<PassageReply> {
  const address = `api/reports/${encodeURIComponent(id)}/passages/${encodeURIComponent(passageId)}?context=${context}`;
  const body = (await call(address, {})) as Partial<PassageReply> | null;
  if (!Array.isArray(body?.before) || !Array.isArray(body.after) || !body.passage) throw new CallError('unreadable');
  return body as PassageReply;
}

/**
 * The facts as a file. Fetched, because a link could not send the access key.
 *
 * @param path as in `factsPath`
 * @throws CallError
 */
export async function fetchCsv(path: string): Promise<string> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${path}&format=csv`, { headers: bearer() });
    // As bytes: the byte order mark, by which Excel knows the encoding, belongs to the file.
    text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  } catch {
    throw new CallError('unreachable');
  }
  if (response.ok) return text;
  if (response.status === 401) keyRefused();
  let body: unknown = null;
  try {
    body = JSON.parse(text);
  } catch {
    // A proxy in between speaks for itself.
  }
  throw refusedCall(response.status, body);
}
