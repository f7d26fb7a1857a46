import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fetchModel, openTransformersEmbedder } from '../../embeddings/transformers.ts';
import { WenbaoError } from '../../src/errors.ts';

const TINY = fileURLToPath(new URL('./fixtures/tiny-e5', import.meta.url));
const workplace = mkdtempSync(join(tmpdir(), 'wenbao-fetch-'));

afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => {
  rmSync(workplace, { recursive: true, force: true });
});

async function errorOf(work: Promise<unknown>): Promise<WenbaoError> {
  const error = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(WenbaoError);
  return error as WenbaoError;
}

describe('fetching a model', () => {
  let hub: Server;
  let host: string;
  const asked: string[] = [];

  beforeAll(async () => {
    hub = createServer((request, response) => {
      asked.push(request.url ?? '');
      const [, owner, name, , , ...path] = (request.url ?? '').split('/');
      const file = join(TINY, ...path);
      if (owner === 'private') {
        response.writeHead(401).end();
      } else if (owner === 'stalls') {
        response.writeHead(200, { 'content-length': '100' }).write('{');
      } else if (name === 'no-onnx' && path[0] === 'onnx') {
        response.writeHead(404).end();
      } else if (name === 'cut-off' && path[0] === 'onnx') {
        response.writeHead(200, { 'content-length': '100' }).write('half', () => response.destroy());
      } else if (existsSync(file)) {
        response.writeHead(200).end(readFileSync(file));
      } else {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((done) => hub.listen(0, '127.0.0.1', done));
    host = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    hub.closeAllConnections();
    hub.close();
  });

  it('saves the files, reports progress and leaves a folder that opens without the network', async () => {
    const target = join(workplace, 'fetched', 'model');
    const files = new Set<string>();
    const folder = await fetchModel('someone/bge-small-zh-v1.5', target, ({ file }) => files.add(file), { host });
    expect(asked).toContain('/someone/bge-small-zh-v1.5/resolve/main/config.json');
    expect([...files].sort()).toEqual(['config.json', 'onnx/model.onnx', 'tokenizer.json', 'tokenizer_config.json']);
    expect(folder.settings).toMatchObject({ name: 'someone/bge-small-zh-v1.5', pooling: 'cls' });
    const fetched = vi.spyOn(globalThis, 'fetch');
    const opened = await openTransformersEmbedder(target);
    // Its pooling is that of the family its name tells: the vector of [CLS].
    expect([...(await opened.embedPassages(['就业']))]).toEqual([1, 0]);
    expect(fetched).not.toHaveBeenCalled();
    await opened.close();
  });

  it.each([
    ['is private', 'private/model', '401'],
    ['has no ONNX file', 'someone/no-onnx', 'onnx/model_quantized.onnx'],
    ['breaks off', 'someone/cut-off', '中断'],
    ['stalls', 'stalls/model', '没有响应'],
  ])('fails clearly and leaves nothing behind when the model %s', async (_, name, says) => {
    const target = join(workplace, 'failed', 'model');
    mkdirSync(dirname(target), { recursive: true });
    const error = await errorOf(fetchModel(name, target, undefined, { host, patience: 300 }));
    expect(error.code).toBe('bad-model');
    expect(error.message).toContain(says);
    expect(readdirSync(dirname(target))).toEqual([]);
  });

  it('fails clearly without a network', async () => {
    const error = await errorOf(fetchModel('a/b', join(workplace, 'x'), undefined, { host: 'http://127.0.0.1:9' }));
    expect(error).toMatchObject({ code: 'bad-model' });
    expect(error.message).toContain('连接失败');
    expect(error.hint).toContain('WENBAO_MODEL');
  });

  it.each(['bge', '../../etc/passwd', 'a/../b', 'http://a/b', ''])('refuses the name “%s”', async (name) => {
    expect((await errorOf(fetchModel(name, join(workplace, 'y'), undefined, { host }))).code).toBe('bad-request');
  });
});
