/**
 * The files of an HNSW index: `<name>.json`, the manifest, and the file it names. The manifest is replaced in one step, so at
 * every moment, whatever is killed, it names a whole file or none. The native reader believes any bytes it is given (and may
 * crash on them), so it sees none whose size and hash are not those of the manifest.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelIdentity } from './embedder.ts';

/** Rises when the files or what is in them change their meaning. */
export const FORMAT = 1;

export interface Manifest {
  readonly format: number;
  readonly model: ModelIdentity;
  readonly parameters: Readonly<Record<string, number>>;
  /** Revision of the store when it was built; for people who look. */
  readonly revision: number;
  /** Rows of vectors, their sha256, and how many of them are distinct. */
  readonly rows: number;
  readonly rowsDigest: string;
  readonly vectors: number;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Temporary files older than this belong to no process that still writes them, in milliseconds. */
const ABANDONED_MS = 600_000;

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const { format, model, parameters, revision, rows, rowsDigest, vectors, file, bytes, sha256 } = value as Record<
    string,
    unknown
  >;
  return (
    [format, revision, rows, vectors, bytes].every(isCount) &&
    [rowsDigest, sha256].every((text) => typeof text === 'string') &&
    [model, parameters].every((part) => typeof part === 'object' && part !== null) &&
    // A name in the same folder, nothing else.
    typeof file === 'string' &&
    /^[\w-]+\.hnsw$/.test(file)
  );
}

/** @returns what the manifest says, or why it says nothing */
export async function readManifest(folder: string, name: string): Promise<Manifest | 'missing' | 'damaged'> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));
    return isManifest(value) ? value : 'damaged';
  } catch (error) {
    return (error as { code?: unknown }).code === 'ENOENT' ? 'missing' : 'damaged';
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** @returns is the file the manifest names there, whole and unchanged? */
export async function verifyFile(folder: string, manifest: Manifest): Promise<'intact' | 'missing' | 'damaged'> {
  const path = join(folder, manifest.file);
  try {
    if ((await stat(path)).size !== manifest.bytes) return 'damaged';
    return (await sha256Of(path)) === manifest.sha256 ? 'intact' : 'damaged';
  } catch (error) {
    return (error as { code?: unknown }).code === 'ENOENT' ? 'missing' : 'damaged';
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Files of this index that neither the manifest names nor another process is still writing. */
async function removeLeftovers(
  folder: string,
  name: string,
  manifest: Manifest,
  previous: string | null,
): Promise<void> {
  for (const file of await readdir(folder)) {
    if (file === manifest.file || !file.startsWith(`${name}-`) || !/\.(hnsw|tmp)$/.test(file)) continue;
    const path = join(folder, file);
    const { mtimeMs } = await stat(path);
    if (file === previous || Date.now() - mtimeMs > ABANDONED_MS) await rm(path, { force: true });
  }
}

/**
 * @param write writes the index to the path it is given
 * @param smallest bytes the file has at least: a full disk is not always reported by the native writer
 * @param previous file of the manifest before, removed when the new one stands
 * @throws whatever the file system says; the files that stood before still stand then
 */
export async function saveIndex(
  folder: string,
  name: string,
  content: Omit<Manifest, 'file' | 'bytes' | 'sha256'>,
  write: (path: string) => Promise<unknown>,
  smallest: number,
  previous: string | null,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `${name}-${process.pid}-${randomBytes(4).toString('hex')}`);
  const [data, note] = [`${temporary}.tmp`, `${temporary}.json.tmp`];
  try {
    await write(data);
    await sync(data);
    const { size: bytes } = await stat(data);
    if (bytes < smallest) throw new Error(`${bytes} of at least ${smallest} bytes were written`);
    const sha256 = await sha256Of(data);
    const manifest: Manifest = { ...content, file: `${name}-${sha256.slice(0, 16)}.hnsw`, bytes, sha256 };
    await rename(data, join(folder, manifest.file));
    const handle = await open(note, 'w');
    try {
      await handle.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(note, join(folder, `${name}.json`));
    await sync(folder);
    await removeLeftovers(folder, name, manifest, previous).catch(() => undefined);
  } finally {
    await rm(data, { force: true });
    await rm(note, { force: true });
  }
}
