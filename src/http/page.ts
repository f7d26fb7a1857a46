/**
 * The chat page, served from memory. Only files found in the folder at the first request exist; a path never reaches the
 * file system, so there is nothing to traverse.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface PageFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Strong entity tag, in quotes. */
  readonly etag: string;
}

export interface Page {
  /** @param path of the URL as the client wrote it: `/`, `/page.js` */
  file(path: string): PageFile | null;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** @param folder of the built page, usually `dist/web`; may be missing, then every file is */
export function openPage(folder: string): Page {
  let files: ReadonlyMap<string, PageFile> | null = null;
  return {
    file(path) {
      // An empty folder is looked at again: the page may be built while the server runs.
      if (files === null || files.size === 0) files = readFiles(folder);
      return files.get(path === '/' ? '/index.html' : path) ?? null;
    },
  };
}

function readFiles(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const entry of listing(folder)) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const body = new Uint8Array(readFileSync(path));
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { body, type, etag });
  }
  return files;
}

function listing(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** For people who mistyped an address; without style or script, so the content security policy holds for it too. */
export const NOT_FOUND_PAGE = `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>没有这个页面 · 问报</title>
<h1>没有这个页面</h1>
<p><a href="/">回到问报</a></p>
</html>
`;

/** Shown at `/` when the server runs without a built page. */
export const NOT_BUILT_PAGE = `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>问报</title>
<h1>聊天页面还没有构建</h1>
<p>在程序目录里运行 <code>npm run build</code>，然后刷新本页。HTTP 接口和命令行不受影响。</p>
</html>
`;
