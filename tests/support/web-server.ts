/**
 * A small real HTTP server for the page's tests: the built page under the policy of the product, and canned replies.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { AnswerRequest } from '../../src/domain.ts';
import { cannedAnswer } from './web-answers.ts';
import { LibraryChanges } from './web-changes.ts';
import { eventsOf, eventText } from './web-events.ts';
import { SAMPLE_REPORTS, type SampleReport } from './web-library.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

export class WebServer {
  /** Bodies of the questions that came in, oldest first. */
  readonly questions: AnswerRequest[] = [];
  /** How many of the next questions fail with 500. */
  failures = 0;
  /** While true, questions are kept waiting; `release` answers them. */
  holding = false;
  /** While true, an answer stops after its first sentence; `release` lets the rest come. */
  pausing = false;
  /** How many of the next answers break off after their first sentence. */
  drops = 0;
  /** Answers come as plain JSON, as from a server that knows no streams. */
  plain = false;
  /** Questions whose connection the page closed before they were answered. */
  aborted = 0;
  library: readonly SampleReport[] = SAMPLE_REPORTS;
  /** Answers all other calls than questions where it is set: the product's own routes, over whatever library. */
  api: { request(path: string): Response | Promise<Response> } | null = null;
  /** Uploads, removal, and who may do either. */
  readonly changes = new LibraryChanges();
  /** What every call has to bring along; '' = nothing. */
  key = '';
  /** How many of the next readings of a whole report fail with 500. */
  reportFailures = 0;
  readonly #folder: string;
  readonly #server = createServer((request, response) => {
    this.#reply(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  #waiting: (() => void)[] = [];

  /** @param folder of the built page */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @returns the address of the page */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  release(): void {
    this.holding = false;
    this.pausing = false;
    for (const answer of this.#waiting) answer();
    this.#waiting = [];
  }

  async #reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path.startsWith('/api/') && this.key !== '' && request.headers.authorization !== `Bearer ${this.key}`)
      return fail(response, 401, 'unauthorized', '需要访问密钥', '请向管理员询问。');
    if (path === '/api/answer') return this.#answer(request, response);
    if (this.api && path.startsWith('/api/')) return relay(response, await this.api.request(request.url ?? '/'));
    if (path.startsWith('/api/reports')) return this.#reports(request, response, path);
    const file = path === '/' ? 'index.html' : path.slice(1);
    if (!/^[\w.-]+$/.test(file)) return fail(response, 404, 'not-found', '没有这个地址。', null);
    const body = await readFile(join(this.#folder, file));
    response.writeHead(200, { 'content-type': TYPES[extname(file)], 'content-security-policy': POLICY }).end(body);
  }

  async #reports(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const [, , , id, , passageId] = path.split('/');
    if (request.method !== 'GET') {
      const refusal = this.changes.refusal(request);
      if (refusal) return fail(response, ...refusal);
    }
    if (request.method === 'POST') {
      this.library = [...this.library, ...(await this.changes.upload(request, response))];
      return;
    }
    if (id === undefined)
      return json(response, 200, {
        reports: this.library.map(({ report }) => report),
        uploads: this.changes.uploads,
      });
    const found = this.library.find(({ report }) => report.id === id);
    if (!found) return fail(response, 404, 'not-found', '没有这份报告。', null);
    if (request.method === 'DELETE') {
      this.library = this.library.filter((sample) => sample !== found);
      return json(response, 200, { removed: id });
    }
    if (passageId !== undefined) return json(response, 200, passageBody(found, passageId));
    if (this.reportFailures > 0) {
      this.reportFailures--;
      return fail(response, 500, 'internal', '服务内部出错了。', '请稍后重试。');
    }
    json(response, 200, found);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const asked = JSON.parse(body) as AnswerRequest;
    this.questions.push(asked);
    response.on('close', () => {
      if (!response.writableEnded) this.aborted++;
    });
    if (this.holding) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.failures > 0) {
      this.failures--;
      return fail(response, 500, 'internal', '服务内部出错了。', '请稍后重试。');
    }
    const answer = cannedAnswer(asked.question, asked.history);
    if (this.plain || !request.headers.accept?.includes('text/event-stream')) return json(response, 200, answer);
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    for (const [step, events] of eventsOf(answer).entries()) {
      response.write(events.map(eventText).join(''));
      if (step !== 1) continue;
      if (this.pausing) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      if (this.drops > 0) {
        this.drops--;
        // What was written is to arrive before the connection breaks.
        await new Promise((resolve) => setTimeout(resolve, 100));
        return void response.destroy();
      }
    }
    response.end();
  }
}

async function relay(response: ServerResponse, reply: Response): Promise<void> {
  response.writeHead(reply.status, Object.fromEntries(reply.headers)).end(Buffer.from(await reply.arrayBuffer()));
}

/** A passage with one neighbour on each side. */
function passageBody({ report, text, passages }: SampleReport, passageId: string) {
  const at = passages.findIndex(({ id }) => id === passageId);
  const whole = passages.map(({ id, start, end }) => ({ id, start, end, section: [], text: text.slice(start, end) }));
  return {
    report,
    passage: whole[at],
    before: whole.slice(Math.max(at - 1, 0), at),
    after: whole.slice(at + 1, at + 2),
  };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

function fail(response: ServerResponse, status: number, code: string, message: string, hint: string | null): void {
  json(response, status, { error: { code, message, hint } });
}
