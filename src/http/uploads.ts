/** `POST /api/reports`: files of a form, each put into the library or refused alone. Their names and content are untrusted. */
import type { Context } from 'hono';
import type { Assistant } from '../assistant.ts';
import type { FileOutcome, Progress } from '../domain.ts';
import { Abandoned, stopIfAbandoned, WenbaoError } from '../errors.ts';
import type { UploadEvent, UploadedFile, UploadReply } from './contract-upload.ts';
import { errorBody, loggedError, UPLOAD_HINT } from './failure.ts';
import { LIMITS } from './limits.ts';
import type { Log } from './log.ts';
import { summaryBody } from './replies.ts';

/**
 * @param given what the form holds under `files`
 * @throws WenbaoError bad-request, too-large
 */
export function filesOf(given: unknown): readonly File[] {
  const parts = given === undefined ? [] : Array.isArray(given) ? given : [given];
  if (parts.length === 0) throw new WenbaoError('bad-request', '请求里没有名为 files 的文件', { hint: UPLOAD_HINT });
  const files = parts.filter((part) => part instanceof File);
  if (files.length < parts.length) {
    throw new WenbaoError('bad-request', 'files 应为文件，收到文字', { hint: UPLOAD_HINT });
  }
  if (files.length > LIMITS.uploadFiles) {
    const message = `一次最多上传 ${LIMITS.uploadFiles} 个文件，收到 ${files.length} 个`;
    throw new WenbaoError('too-large', message, { hint: '请分几次上传；很多文件可以在服务器上用 wenbao ingest 导入' });
  }
  return files;
}

/**
 * The last part of a name, as a label: without folders, control characters and marks that turn the direction of writing, which
 * would let a name look like another one.
 */
export function labelOf(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Surrogate}\p{Zl}\p{Zp}]/gu, '').trim();
  // The end stays: the extension says what the file is meant to be.
  const short = clean.length > LIMITS.name ? `…${clean.slice(1 - LIMITS.name)}` : clean;
  return /^\.*$/.test(short) ? '未命名' : short.replace(/^…\p{Surrogate}/u, '…');
}

/** @throws WenbaoError too-large */
function checkSize({ size }: File): void {
  if (size <= LIMITS.uploadFile) return;
  const message = `文件太大（${(size / 2 ** 20).toFixed(1)} MB），上传的上限是 ${LIMITS.uploadFile / 2 ** 20} MB`;
  throw new WenbaoError('too-large', message, { hint: '请拆成几个文件，或在服务器上用 wenbao ingest 导入' });
}

function uploaded(name: string, { status, reports, message, warnings }: FileOutcome): UploadedFile {
  return {
    name,
    status: status === 'added' || status === 'replaced' ? 'added' : 'unchanged',
    reports: reports.map(summaryBody),
    // Why nothing of it was taken is not to be seen from the reports.
    problems: status === 'skipped' ? [message, ...warnings] : warnings,
    error: null,
  };
}

const failed = (name: string, error: WenbaoError): UploadedFile => ({
  ...{ name, status: 'failed', reports: [], problems: [] },
  error: errorBody(error).error,
});

export interface Upload {
  readonly assistant: Assistant;
  readonly log: Log;
  /** Of the sender: what is stored when it aborts stays, the rest is not begun. */
  readonly signal: AbortSignal;
  /** Where progress is told; it waits for its turn. */
  readonly send?: (event: UploadEvent) => Promise<void>;
}

/**
 * One file after the other, in the order given.
 * @throws Abandoned
 */
export async function takeFiles(c: Context, files: readonly File[], upload: Upload): Promise<UploadReply> {
  const done: UploadedFile[] = [];
  for (const [index, file] of files.entries()) {
    stopIfAbandoned(upload.signal);
    const name = labelOf(file.name);
    await upload.send?.({ event: 'file-start', data: { index, name, size: file.size } });
    const result = await takeFile(c, file, name, index, upload);
    done.push(result);
    await upload.send?.({ event: 'file-done', data: { index, ...result } });
  }
  return { files: done };
}

async function takeFile(
  c: Context,
  file: File,
  name: string,
  index: number,
  { assistant, log, signal, send }: Upload,
): Promise<UploadedFile> {
  let told: Promise<unknown> = Promise.resolve();
  const onProgress = ({ phase, done, total }: Progress): void => {
    if (phase === 'facts') return;
    // A reader who leaves ends the work by the signal.
    told = told
      .then(() => send?.({ event: 'file-progress', data: { index, stage: phase, done, total } }))
      .catch(() => {});
  };
  try {
    checkSize(file);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const outcome = await assistant.upload({ name, bytes }, { onProgress, signal });
    return uploaded(name, outcome);
  } catch (thrown) {
    if (thrown instanceof Abandoned) throw thrown;
    return failed(name, loggedError(thrown, c, log));
  } finally {
    await told;
  }
}
