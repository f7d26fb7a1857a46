/** Requests that never become one: Node cannot read them, so no route sees them. They get the one shape of errors all the same. */
import type { Server } from 'node:http';
import type { ErrorReply } from './contract.ts';

type Reply = readonly [status: string, code: ErrorReply['error']['code'], message: string, hint: string | null];

const REPLIES: Readonly<Record<string, Reply>> = {
  // What happens to everyone who types Chinese behind the question mark of an address and has no browser that encodes it.
  HPE_INVALID_URL: [
    '400 Bad Request',
    'bad-request',
    '地址里有没有编码的字符',
    '请把地址里的中文按 UTF-8 编码；用 curl 时写 -G --data-urlencode "indicator=地区生产总值"',
  ],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'too-large', '请求头或地址太长', null],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['413 Payload Too Large', 'too-large', '请求体的分块附注太长', null],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'bad-request', '请求没有在规定的时间内发完', null],
};
const OTHER: Reply = ['400 Bad Request', 'bad-request', '请求不是有效的 HTTP 请求', null];

export function answerUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const [status, code, message, hint] = REPLIES[error.code ?? ''] ?? OTHER;
    const reply: ErrorReply = { error: { code, message, hint } };
    const body = JSON.stringify(reply);
    const head = [
      `HTTP/1.1 ${status}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'X-Content-Type-Options: nosniff',
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}
