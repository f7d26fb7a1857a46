/** The data folder and the store in it. Part of the composition root (assistant.ts). */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WenbaoError } from './errors.ts';
import type { Settings } from './settings.ts';
import { openStore } from './store/database.ts';
import type { Store } from './store/store.ts';

/** Makes a folder and those above it, one by one: Node's own recursive form never returns on some paths (/proc/x). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process made it in between.
    if (!existsSync(path)) throw error;
  }
}

/** Makes the folder where it is missing. @throws WenbaoError internal, or what the store says of a damaged file */
export function openData(settings: Settings): Store {
  try {
    makeFolder(settings.data);
  } catch (cause) {
    throw new WenbaoError('internal', `无法建立数据文件夹 ${settings.data}`, {
      hint: '用 WENBAO_DATA 指定一个可写的文件夹',
      cause,
    });
  }
  return openStore(join(settings.data, 'wenbao.db'));
}
