/**
 * Which files the given files and folders hold.
 */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** In a folder only these are taken; a file that is named itself is always tried. The unreadable ones are named, so that their owner learns why. */
const TAKEN: ReadonlySet<string> = new Set([
  '.txt',
  '.text',
  '.md',
  '.markdown',
  '.html',
  '.htm',
  '.xhtml',
  '.docx',
  '.pdf',
  '.doc',
  '.wps',
  '.ofd',
  '.rtf',
]);

export interface FileList {
  /** In the order given; a folder's in the order of their names. */
  readonly files: readonly string[];
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

async function walk(folder: string, found: string[]): Promise<void> {
  // A folder that may not be read holds nothing for us; its siblings go on.
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    // Hidden files and links out of the folder are not what a user means by "this folder".
    if (entry.name.startsWith('.') || entry.name.startsWith('~$')) continue;
    if (entry.isDirectory()) await walk(join(folder, entry.name), found);
    else if (entry.isFile() && TAKEN.has(extname(entry.name).toLowerCase())) found.push(join(folder, entry.name));
  }
}

/** Files as given, and those in the given folders and below. Never throws. */
export async function listFiles(paths: readonly string[]): Promise<FileList> {
  const files: string[] = [];
  const problems: { path: string; message: string }[] = [];
  for (const path of paths) {
    try {
      const found = await stat(path);
      if (found.isDirectory()) {
        const before = files.length;
        await walk(path, files);
        if (files.length === before)
          problems.push({ path, message: '文件夹里没有可读的报告文件（txt、md、html、docx、pdf）' });
      } else if (found.isFile()) files.push(path);
      else problems.push({ path, message: '不是普通文件' });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      problems.push({
        path,
        message: code === 'ENOENT' ? '找不到这个文件或文件夹' : `无法读取（${code || '未知错误'}）`,
      });
    }
  }
  return { files: [...new Set(files)], problems };
}
