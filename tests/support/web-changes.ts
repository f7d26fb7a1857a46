/** The part of the page's test server that changes its library: uploads with their events, removal, and who may do either. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReportsReply } from '../../src/http/contract.ts';
import type { UploadEvent, UploadedFile } from '../../src/http/contract-upload.ts';
import { makeReport, type SampleReport } from './web-library.ts';

export class LibraryChanges {
  uploads: ReportsReply['uploads'] = 'open';
  token = '';
  /** While true, an upload stops at half of its second stage; `release` lets it go on. */
  pausing = false;
  /** How many of the next uploads find no room. */
  full = 0;
  /** Names of the files that came in, one list a call. */
  readonly received: string[][] = [];
  /** What the calls said of who they are, oldest first; null where they said nothing. */
  readonly bearers: (string | null)[] = [];
  #waiting: (() => void)[] = [];

  release(): void {
    this.pausing = false;
    for (const go of this.#waiting) go();
    this.#waiting = [];
  }

  /** @returns what is wrong with the call, as a body and its status; null when it may change the library */
  refusal(request: IncomingMessage): [status: number, code: string, message: string, hint: string] | null {
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
    this.bearers.push(bearer);
    if (request.method === 'POST' && this.full > 0) {
      this.full--;
      return [503, 'busy', '正在接收另外的文件', '请过几秒再上传。'];
    }
    if (this.uploads === 'off') return [403, 'forbidden', '本服务没有开放上传和删除报告', '请先设置令牌。'];
    if (this.uploads === 'open' || bearer === this.token) return null;
    return [401, 'unauthorized', bearer === null ? '需要管理令牌' : '管理令牌不对', '请向管理员询问。'];
  }

  /** @returns the reports that came in */
  async upload(request: IncomingMessage, response: ServerResponse): Promise<SampleReport[]> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const type = request.headers['content-type'] ?? '';
    const form = await new Response(Buffer.concat(parts), { headers: { 'content-type': type } }).formData();
    const files = form.getAll('files') as File[];
    this.received.push(files.map(({ name }) => name));
    const send = ({ event, data }: UploadEvent) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    const added: SampleReport[] = [];
    const outcomes: UploadedFile[] = [];
    for (const [index, file] of files.entries()) {
      send({ event: 'file-start', data: { index, name: file.name, size: file.size } });
      send({ event: 'file-progress', data: { index, stage: 'read', done: 1, total: 1 } });
      const [title = '', ...lines] = (await file.text()).split('\n').filter((line) => line !== '');
      const readable = lines.length > 0;
      if (readable) {
        send({ event: 'file-progress', data: { index, stage: 'embed', done: 1, total: 2 } });
        if (this.pausing) await new Promise<void>((resolve) => this.#waiting.push(resolve));
        added.push(uploadedReport(title, lines));
      }
      const report = readable ? [(added.at(-1) as SampleReport).report] : [];
      const outcome: UploadedFile = {
        name: file.name,
        status: readable ? 'added' : 'failed',
        reports: report,
        problems: readable ? ['没有找到报告人。'] : [],
        error: readable ? null : { code: 'unreadable-file', message: '文件里没有文字', hint: '请换成带文字的文件。' },
      };
      outcomes.push(outcome);
      send({ event: 'file-done', data: { ...outcome, index } });
    }
    send({ event: 'done', data: { files: outcomes } });
    response.end();
    return added;
  }
}

/** A report out of the lines of a file: "一、" begins a heading. Its region and year are those of its title, "<region><year>年…". */
function uploadedReport(title: string, lines: readonly string[]): SampleReport {
  const [, region = null, year = null] = /^(\D+)(\d{4})年/.exec(title) ?? [];
  return makeReport(
    `${year ?? '0000'}-000000-${Buffer.from(title).toString('hex').slice(0, 8)}`,
    {
      title,
      region,
      level: '市',
      year: year === null ? null : Number(year),
      date: null,
      speaker: null,
      abridged: false,
    },
    lines.map((line) => [/^[一二三四五六七八九十]+、/.test(line) ? 1 : 0, line] as const),
  );
}
