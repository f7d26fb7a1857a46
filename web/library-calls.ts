/** The page's calls that change the library (DESIGN.md section 8). */
import type { UploadEvent, UploadedFile } from '../src/http/contract-upload.ts';
import { LIMITS } from '../src/http/limits.ts';
import { bearer } from './access-key.ts';
import { call, forgetReport, refusedCall } from './api.ts';
import { EventText } from './event-text.ts';
import { CallError } from './problem.tsx';

/** How far a file is: waiting for room, on its way to the server in bytes, then in steps of what the server does with it. */
export interface UploadStep {
  readonly stage: 'room' | 'send' | Extract<UploadEvent, { event: 'file-progress' }>['data']['stage'];
  readonly done: number;
  readonly total: number;
}

/**
 * One file a call, so that each has its own progress and its own end. XMLHttpRequest, because fetch does not tell how much of a
 * body has been sent.
 *
 * @param token null where the server asks for none
 * @throws CallError when the server cannot be reached or says no; a file that cannot be read is no error but an outcome
 */
export function uploadReport(
  file: File,
  token: string | null,
  onStep: (step: UploadStep) => void,
): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const events = new EventText();
    let read = 0;
    let last: UploadEvent | null = null;
    let outcome: UploadedFile | null = null;
    const readOn = () => {
      if (request.status !== 200) return;
      const text = request.responseText;
      for (const { event, data } of events.add(text.slice(read))) {
        last = { event, data: JSON.parse(data) } as UploadEvent;
        if (last.event === 'file-progress') onStep(last.data);
        if (last.event === 'file-done') outcome = last.data;
      }
      read = text.length;
    };
    request.upload.onprogress = ({ loaded, total }) => onStep({ stage: 'send', done: loaded, total });
    request.onerror = () => reject(new CallError(read > 0 ? 'dropped' : 'unreachable'));
    request.onprogress = () => settle(readOn);
    request.onload = () =>
      settle(() => {
        readOn();
        if (request.status !== 200) throw refusedCall(request.status, JSON.parse(request.responseText));
        if (outcome) resolve(outcome);
        else throw last?.event === 'error' ? refusedCall(500, last.data) : new CallError('dropped');
      });
    /** What is not of the declared form is the same to the user as no answer. */
    function settle(work: () => void): void {
      try {
        work();
      } catch (error) {
        reject(error instanceof CallError ? error : new CallError('unreadable'));
        request.abort();
      }
    }
    const body = new FormData();
    body.append('files', file, file.name);
    request.open('POST', 'api/reports');
    for (const [name, value] of Object.entries({ accept: 'text/event-stream', ...bearer(token) }))
      request.setRequestHeader(name, value);
    request.send(body);
  });
}

/** So often a file is sent to a server that has no room for it. */
const TRIES = 24;

/**
 * The same, but a server that takes other files just now is asked again until it has room: two minutes, then it is an error.
 *
 * @throws CallError
 */
export async function uploadWhenRoom(...[file, token, onStep]: Parameters<typeof uploadReport>): Promise<UploadedFile> {
  for (let tries = 1; ; tries++) {
    try {
      return await uploadReport(file, token, onStep);
    } catch (error) {
      if (!(error instanceof CallError) || error.status !== 503 || tries === TRIES) throw error;
    }
    onStep({ stage: 'room', done: 0, total: 0 });
    await new Promise((resolve) => setTimeout(resolve, LIMITS.uploadWait * 1000));
  }
}

/**
 * @param token null where the server asks for none
 * @throws CallError
 */
export async function removeReport(id: string, token: string | null): Promise<void> {
  await call(`api/reports/${encodeURIComponent(id)}`, { method: 'DELETE' }, token);
  forgetReport(id);
}
