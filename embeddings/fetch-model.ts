/**
 * Downloads a model from a model hub into a local folder: the only code of the product that loads anything from
 * outside, run by one explicit command. The library's own remote loading stays off all the same.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { WenbaoError } from '../src/errors.ts';
import { knownFamily, type ModelFolder, readModelFolder } from './model-settings.ts';

export interface FetchProgress {
  /** Path of the file inside the model's folder. */
  readonly file: string;
  /** Bytes so far. */
  readonly loaded: number;
  /** Bytes of the whole file, null when the hub does not say. */
  readonly total: number | null;
}

export interface FetchOptions {
  /** Address of the hub or of a mirror with its layout. */
  readonly host?: string;
  /** Milliseconds without a byte after which the download is given up. */
  readonly patience?: number;
}

const HUB = 'https://huggingface.co';
const PATIENCE = 30_000;
const NEEDED = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const;

/**
 * Fetches a feature-extraction model (the ONNX files of its main revision; 8-bit where there is one).
 * The target appears only when every file has arrived; a folder that stands there already is replaced.
 * @param hubName owner/name, for example Xenova/bge-small-zh-v1.5
 * @returns the folder, with a wenbao.json that can be edited
 * @throws WenbaoError bad-request on a name of another form; bad-model when the hub cannot be reached or lacks a file
 */
export async function fetchModel(
  hubName: string,
  targetFolder: string,
  onProgress?: (progress: FetchProgress) => void,
  options: FetchOptions = {},
): Promise<ModelFolder> {
  if (!/^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/.test(hubName)) {
    throw new WenbaoError('bad-request', `模型名称的格式不对：“${hubName}”（应为 所有者/名称）`, {
      hint: '例如 Xenova/bge-small-zh-v1.5。',
    });
  }
  const target = resolve(targetFolder);
  const partial = `${target}.partial-${process.pid}`;
  const base = `${(options.host ?? HUB).replace(/\/+$/, '')}/${hubName}/resolve/main`;
  const patience = options.patience ?? PATIENCE;
  try {
    const download = (file: string) => downloadFile(base, file, join(partial, file), patience, onProgress);
    for (const file of NEEDED) {
      if (!(await download(file))) throw missing(hubName, file);
    }
    if (!(await download('onnx/model_quantized.onnx')) && !(await download('onnx/model.onnx'))) {
      throw missing(hubName, 'onnx/model_quantized.onnx');
    }
    const settings = { name: hubName, ...knownFamily(hubName) };
    await writeFile(join(partial, 'wenbao.json'), `${JSON.stringify(settings, null, 2)}\n`);
    await readModelFolder(partial);
    await rm(target, { recursive: true, force: true });
    await rename(partial, target);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return readModelFolder(target);
}

/** @returns false when the hub has no such file */
async function downloadFile(
  base: string,
  file: string,
  target: string,
  patience: number,
  onProgress: ((progress: FetchProgress) => void) | undefined,
): Promise<boolean> {
  const url = `${base}/${file}`;
  const giveUp = new AbortController();
  let timer = setTimeout(() => giveUp.abort(), patience);
  try {
    const response = await fetch(url, { signal: giveUp.signal });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      // The hub answers 401 for a repository that does not exist or is private, 404 for a file that does not exist.
      if (response.status === 404) return false;
      throw new WenbaoError('bad-model', `模型库对 ${url} 的答复是 ${response.status}`, {
        hint:
          response.status === 401 || response.status === 403
            ? '请检查模型名称；需要登录的模型不能下载。'
            : '请稍后重试。',
      });
    }
    const length = Number(response.headers.get('content-length'));
    const total = length > 0 ? length : null;
    let loaded = 0;
    const counter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        clearTimeout(timer);
        timer = setTimeout(() => giveUp.abort(), patience);
        loaded += chunk.length;
        onProgress?.({ file, loaded, total });
        done(null, chunk);
      },
    });
    await mkdir(dirname(target), { recursive: true });
    // One class at run time; the DOM's and Node's types each declare it.
    const body = Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
    await pipeline(body, counter, createWriteStream(target), { signal: giveUp.signal });
    return true;
  } catch (cause) {
    if (cause instanceof WenbaoError) throw cause;
    throw new WenbaoError(
      'bad-model',
      `无法下载 ${url}：${giveUp.signal.aborted ? '对方没有响应' : '连接失败或中断'}`,
      {
        hint: '请检查网络；没有网络的机器可以从别处复制整个模型文件夹，再用 WENBAO_MODEL 指向它。',
        cause,
      },
    );
  } finally {
    clearTimeout(timer);
  }
}

function missing(hubName: string, file: string): WenbaoError {
  return new WenbaoError('bad-model', `模型 ${hubName} 没有文件 ${file}`, {
    hint: '请选择有 ONNX 文件的特征提取模型，例如 Xenova/bge-small-zh-v1.5、Xenova/multilingual-e5-small。',
  });
}
