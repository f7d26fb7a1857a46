/**
 * Opens a zip archive of unknown origin within limits: number of entries, declared sizes and ratio before anything is
 * inflated, actual size while it is. Archives inside the archive are never opened, so nesting gains an attacker nothing.
 */
import type { Entry, ZipFile } from 'yauzl';
import { byteSize, tooLarge, unreadable } from './reading.ts';
import { crc32 } from './zip-store.ts';

export const MAX_ZIP_ENTRIES = 5_000;
/** Declared size of all entries together. */
export const MAX_INFLATED_BYTES = 200 * 1024 * 1024;
/** Inflated to compressed size, of the archive and of each part read; text in XML reaches about 30. */
export const MAX_INFLATED_RATIO = 200;
/** Below this size the ratio says nothing: a short XML file of blanks is no bomb. */
const RATIO_MATTERS_FROM = 2 * 1024 * 1024;

export interface Archive {
  readonly names: readonly string[];
  /**
   * @param maxBytes inflated; a part beyond it is refused, even where its declared size is lower
   * @returns null when there is no such entry
   * @throws WenbaoError too-large or unreadable-file
   */
  read(name: string, maxBytes: number): Promise<Uint8Array | null>;
  close(): void;
}

/** @throws WenbaoError unreadable-file for a damaged or encrypted archive, too-large for one beyond the limits */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await openZip(bytes);
  try {
    const entries = await listEntries(zip);
    checkDeclared(entries, bytes.length);
    const byName = new Map<string, Entry>();
    // Of two entries with one name the first counts: everything that is read later is read from here.
    for (const entry of entries) if (!byName.has(entry.fileName)) byName.set(entry.fileName, entry);
    return {
      names: [...byName.keys()],
      close: () => zip.close(),
      read: async (name, maxBytes) => {
        const entry = byName.get(name);
        return entry ? inflate(zip, entry, maxBytes) : null;
      },
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const { default: yauzl } = await import('yauzl');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(damaged(error));
      else resolve(zip);
    });
  });
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > MAX_ZIP_ENTRIES) throw tooMany(zip.entryCount);
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) => reject(damaged(error)));
    zip.readEntry();
  });
}

function checkDeclared(entries: readonly Entry[], archiveBytes: number): void {
  if (entries.some((entry) => entry.isEncrypted())) {
    throw unreadable('这是加密的压缩文档（需要密码）', { hint: '请去掉密码后重新保存，再导入。' });
  }
  const inflated = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (inflated > MAX_INFLATED_BYTES) {
    throw tooLarge(`压缩内容过大（展开后 ${byteSize(inflated)}，上限 ${byteSize(MAX_INFLATED_BYTES)}）`);
  }
  checkRatio(inflated, archiveBytes);
}

function checkRatio(inflated: number, compressed: number): void {
  if (inflated < RATIO_MATTERS_FROM || inflated <= compressed * MAX_INFLATED_RATIO) return;
  const ratio = Math.round(inflated / Math.max(1, compressed));
  throw tooLarge(`压缩比异常（${ratio} 倍，上限 ${MAX_INFLATED_RATIO} 倍），可能是压缩炸弹`);
}

function inflate(zip: ZipFile, entry: Entry, maxBytes: number): Promise<Uint8Array> {
  checkRatio(entry.uncompressedSize, entry.compressedSize);
  if (entry.uncompressedSize > maxBytes) throw partTooLarge(entry.fileName, entry.uncompressedSize, maxBytes);
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(damaged(error));
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        // The stream already ends with an error beyond the declared size; this holds should that ever change.
        if (size > maxBytes) {
          reject(partTooLarge(entry.fileName, size, maxBytes));
          stream.destroy();
          return;
        }
        chunks.push(chunk);
      });
      stream.on('end', () => {
        const content = Buffer.concat(chunks);
        if (crc32(content) === entry.crc32) resolve(content);
        else reject(damaged(new Error(`checksum of ${entry.fileName} does not match`)));
      });
      stream.on('error', (cause: Error) => reject(damaged(cause)));
    });
  });
}

function damaged(cause: Error): Error {
  return unreadable('文件已损坏或不完整（压缩结构无法读取）', { cause, hint: '请重新下载或重新保存后再导入。' });
}

function tooMany(count: number): Error {
  return tooLarge(`压缩文件里的条目过多（${count} 个，上限 ${MAX_ZIP_ENTRIES} 个）`);
}

function partTooLarge(name: string, size: number, limit: number): Error {
  return tooLarge(`文档部件 ${name.slice(0, 60)} 过大（至少 ${byteSize(size)}，上限 ${byteSize(limit)}）`, {
    hint: '请拆成几个文件，或把正文另存为 .txt 后再导入。',
  });
}
