/**
 * Opens the database file. The only file that names the SQLite driver; its errors leave this folder as WenbaoError.
 */
import { closeSync, existsSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { WenbaoError } from '../errors.ts';

export type Connection = Database.Database;

/** How long a writer waits for another process that is writing, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;
const MAGIC = 'SQLite format 3\0';

/** A non-empty file that is no SQLite database is left alone: the driver would report it only at the first query. */
function assertDatabaseFile(file: string): void {
  const descriptor = openSync(file, 'r');
  try {
    const head = Buffer.alloc(MAGIC.length);
    const length = readSync(descriptor, head, 0, MAGIC.length, 0);
    if (length > 0 && head.toString('latin1', 0, length) !== MAGIC) {
      throw new WenbaoError('unreadable-file', `${file} 不是数据库文件，未作任何改动。`, {
        hint: '请检查数据目录（WENBAO_DATA）是否写错；如果文件已损坏，请先移走或从备份恢复，再重新导入报告。',
      });
    }
  } finally {
    closeSync(descriptor);
  }
}

/**
 * @param file path of the database, made if missing with its folder; `:memory:` for one that lives as long as the connection
 * @throws WenbaoError unreadable-file when the file is no database
 */
export function connect(file: string): Connection {
  if (file !== ':memory:') {
    if (existsSync(file)) assertDatabaseFile(file);
    else mkdirSync(dirname(file), { recursive: true });
  }
  return new Database(file, { timeout: BUSY_TIMEOUT_MS });
}

/** SQLite does not wait by itself for the lock it needs to change the journal's mode; other processes may hold it for a moment. */
function patiently(act: () => void): void {
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  for (const until = Date.now() + BUSY_TIMEOUT_MS; ; ) {
    try {
      act();
      return;
    } catch (error) {
      if (!/^SQLITE_BUSY/.test(String((error as { code?: unknown }).code)) || Date.now() > until) throw error;
      Atomics.wait(sleeper, 0, 0, 20);
    }
  }
}

/** To be called once the file is known to be ours: the write-ahead log changes the file's header. */
export function configure(connection: Connection): void {
  // Readers go on while one process writes; a killed process loses nothing it was told is stored.
  patiently(() => connection.pragma('journal_mode = WAL'));
  // In WAL mode this is safe against a killed process; only a power cut may lose the last transactions, never tear one.
  connection.pragma('synchronous = NORMAL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('journal_size_limit = 67108864');
}

const ADVICE: readonly (readonly [code: RegExp, message: string, hint: string])[] = [
  [
    /^SQLITE_(CORRUPT|NOTADB)/,
    '数据库文件已损坏',
    '请停止服务，移走该文件或从备份恢复，再重新导入报告；程序不会覆盖它。',
  ],
  [/^SQLITE_(BUSY|LOCKED)/, '数据库正被另一个进程写入', '请等另一个导入任务结束后重试。'],
  [/^SQLITE_FULL/, '磁盘空间不足，未能写入数据库', '请清理磁盘后重试；已保存的内容没有受影响。'],
  [/^SQLITE_READONLY/, '数据库不可写', '请检查数据目录（WENBAO_DATA）的权限。'],
  [/^SQLITE_(CANTOPEN|PERM|AUTH)/, '无法打开数据库', '请检查数据目录（WENBAO_DATA）是否存在、是否可读写。'],
  [/^SQLITE_(IOERR|PROTOCOL)/, '读写数据库时磁盘出错', '请检查磁盘和数据目录（WENBAO_DATA）。'],
];

/** @returns the error as users may see it: drivers' and file system's errors get a clear message, others stay what they are */
export function explain(error: unknown, file: string): unknown {
  if (error instanceof WenbaoError || !(error instanceof Error)) return error;
  const code = String((error as { code?: unknown }).code ?? '');
  for (const [pattern, message, hint] of ADVICE) {
    if (pattern.test(code)) return new WenbaoError('unreadable-file', `${message}：${file}`, { hint, cause: error });
  }
  if (/^E(ACCES|PERM|ROFS|NOTDIR|ISDIR|EXIST|NOSPC|NAMETOOLONG)$/.test(code)) {
    return new WenbaoError('unreadable-file', `无法打开数据库：${file}`, {
      hint: '请检查数据目录（WENBAO_DATA）是否写错、是否可读写。',
      cause: error,
    });
  }
  return error;
}
