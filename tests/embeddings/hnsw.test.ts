import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ModelIdentity } from '../../embeddings/embedder.ts';
import { ExactIndex } from '../../embeddings/exact-index.ts';
import { type OpenedHnsw, openHnsw } from '../../embeddings/hnsw.ts';
import { describeVectorIndex } from '../contracts/vector-index.ts';
import { compileProgram, startProgram } from '../support/child-program.ts';
import { makeModel, makeVectors, seededRandom } from '../support/report-factory.ts';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-hnsw-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const DIMENSION = 16;
const model = makeModel(DIMENSION);
const opened = (
  folder: string,
  data: Float32Array,
  more: { model?: ModelIdentity; revision?: number } = {},
): Promise<OpenedHnsw> => openHnsw({ folder, model, revision: 1, vectors: () => [data], ...more });
const labels = (index: OpenedHnsw, query: Float32Array, k = 10): number[] =>
  index.search(query, k).map(({ label }) => label);

interface ManifestFile {
  file: string;
  [field: string]: unknown;
}
const manifestOf = (folder: string): ManifestFile =>
  JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8')) as ManifestFile;
const changeManifest = (folder: string, change: Record<string, unknown>): void =>
  writeFileSync(join(folder, 'vectors.json'), JSON.stringify({ ...manifestOf(folder), ...change }));
const dataFile = (folder: string): string => join(folder, manifestOf(folder).file);

describeVectorIndex('HNSW', (data, dimension) => opened(newFolder(), data, { model: makeModel(dimension) }));

describe('openHnsw', () => {
  const data = makeVectors(400, DIMENSION, 1);
  const query = makeVectors(1, DIMENSION, 2);

  it('builds the index at first and reads it from its files afterwards', async () => {
    const folder = join(newFolder(), 'deep', 'index');
    const first = await opened(folder, data);
    expect([first.rebuilt, first.appended, first.saved]).toEqual(['missing', 0, true]);
    const written = statSync(dataFile(folder)).mtimeMs;
    const second = await opened(folder, data);
    expect([second.rebuilt, second.appended, second.saved]).toEqual([null, 0, true]);
    expect(second.search(query, 20)).toEqual(first.search(query, 20));
    expect(statSync(dataFile(folder)).mtimeMs).toBe(written);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('builds the same file from the same vectors', async () => {
    const [one, two] = [newFolder(), newFolder()];
    await opened(one, data);
    await opened(two, data);
    expect(manifestOf(one)).toEqual(manifestOf(two));
    expect(readFileSync(dataFile(one)).equals(readFileSync(dataFile(two)))).toBe(true);
  });

  it('takes the vectors in blocks of any size', async () => {
    const folder = newFolder();
    const index = await openHnsw({
      folder,
      model,
      revision: 1,
      vectors: function* () {
        for (let row = 0, size = 1; row < 400; row += size, size = (size * 3) % 50)
          yield data.slice(row * DIMENSION, Math.min(400, row + size) * DIMENSION);
      },
    });
    expect(index.size).toBe(400);
    expect((await opened(folder, data)).rebuilt).toBeNull();
  });

  it('stays fresh while the vectors are the same, whatever the revision', async () => {
    const folder = newFolder();
    await opened(folder, data);
    expect((await opened(folder, data, { revision: 99 })).rebuilt).toBeNull();
  });

  it('only adds rows that came at the end', async () => {
    const folder = newFolder();
    await opened(folder, data.subarray(0, 100 * DIMENSION));
    const old = dataFile(folder);
    const progress: number[][] = [];
    const grown = await openHnsw({
      folder,
      model,
      revision: 2,
      vectors: () => [data.subarray(0, 150 * DIMENSION), data.subarray(150 * DIMENSION)],
      onProgress: (...step) => progress.push(step),
    });
    expect([grown.rebuilt, grown.appended, grown.size]).toEqual([null, 300, 400]);
    expect(progress.at(-1)).toEqual([300, 300]);
    expect(labels(grown, query)).toEqual(new ExactIndex(data, DIMENSION).search(query, 10).map(({ label }) => label));
    expect(existsSync(old)).toBe(false);
    const again = await opened(folder, data);
    expect([again.rebuilt, again.appended]).toEqual([null, 0]);
    expect(again.search(query, 20)).toEqual(grown.search(query, 20));
  });

  it('adds rows that equal old ones without a new point', async () => {
    const folder = newFolder();
    const twice = new Float32Array([...data, ...data]);
    await opened(folder, data);
    const index = await opened(folder, twice);
    expect([index.rebuilt, index.appended, index.size]).toEqual([null, 400, 800]);
    expect(labels(index, data.slice(0, DIMENSION), 2)).toEqual([0, 400]);
    expect(manifestOf(folder)).toMatchObject({ rows: 800, vectors: 400 });
  });

  it('builds anew when rows were removed, changed or moved', async () => {
    const changed = data.slice();
    changed.set(makeVectors(1, DIMENSION, 77), 7 * DIMENSION);
    const moved = new Float32Array([...data.subarray(DIMENSION), ...data.subarray(0, DIMENSION)]);
    for (const next of [data.subarray(0, 399 * DIMENSION), data.subarray(DIMENSION), changed, moved]) {
      const folder = newFolder();
      await opened(folder, data);
      const index = await opened(folder, next);
      expect(index.rebuilt).toBe('stale');
      expect(labels(index, query)).toEqual(new ExactIndex(next, DIMENSION).search(query, 10).map(({ label }) => label));
      expect((await opened(folder, next)).rebuilt).toBeNull();
      expect(readdirSync(folder)).toHaveLength(2);
    }
  });

  it('leaves the files alone when there are no rows', async () => {
    const folder = newFolder();
    await opened(folder, data);
    expect((await opened(folder, new Float32Array())).size).toBe(0);
    expect((await opened(folder, data)).rebuilt).toBeNull();
  });

  const foreign: [string, (folder: string) => { model?: ModelIdentity } | undefined][] = [
    ['another model', () => ({ model: makeModel(DIMENSION, 'another') })],
    ['other files of the same model', () => ({ model: { ...model, digest: 'f'.repeat(64) } })],
    ['another format', (folder) => void changeManifest(folder, { format: 2 })],
    [
      'other parameters',
      (folder) => void changeManifest(folder, { parameters: { m: 16, efConstruction: 100, seed: 100 } }),
    ],
  ];
  it.each(foreign)('does not read an index of %s', async (_name, prepare) => {
    const folder = newFolder();
    await opened(folder, data);
    const more = prepare(folder) ?? {};
    expect((await opened(folder, data, more)).rebuilt).toBe('foreign');
    expect((await opened(folder, data, more)).rebuilt).toBeNull();
  });

  it('does not read an index of another dimension, which the native reader would take', async () => {
    const folder = newFolder();
    await opened(folder, data);
    const wide = makeVectors(400, 32, 1);
    const index = await opened(folder, wide, { model: makeModel(32) });
    expect([index.rebuilt, index.dimension]).toEqual(['foreign', 32]);
    expect(labels(index, wide.slice(0, 32), 1)).toEqual([0]);
  });

  const damages: [string, 'damaged' | 'missing', (folder: string) => void | Promise<void>][] = [
    ['cut short', 'damaged', (folder) => truncateSync(dataFile(folder), 1000)],
    ['emptied', 'damaged', (folder) => truncateSync(dataFile(folder), 0)],
    ['made longer', 'damaged', (folder) => appendFileSync(dataFile(folder), 'x')],
    [
      'changed in one byte',
      'damaged',
      (folder) => {
        const bytes = readFileSync(dataFile(folder));
        bytes[5000] = (bytes[5000] as number) ^ 1;
        writeFileSync(dataFile(folder), bytes);
      },
    ],
    [
      'replaced by another index',
      'damaged',
      async (folder) => {
        const other = newFolder();
        await opened(other, makeVectors(300, DIMENSION, 9));
        copyFileSync(dataFile(other), dataFile(folder));
      },
    ],
    ['removed', 'missing', (folder) => rmSync(dataFile(folder))],
    ['left without manifest', 'missing', (folder) => rmSync(join(folder, 'vectors.json'))],
    ['left with half a manifest', 'damaged', (folder) => truncateSync(join(folder, 'vectors.json'), 50)],
    ['left with an empty manifest', 'damaged', (folder) => writeFileSync(join(folder, 'vectors.json'), '')],
    [
      'left with a manifest of another shape',
      'damaged',
      (folder) => writeFileSync(join(folder, 'vectors.json'), '{"format":1}'),
    ],
    [
      'named by a path that leads elsewhere',
      'damaged',
      (folder) => changeManifest(folder, { file: '../../etc/passwd.hnsw' }),
    ],
    // Not even the native reader is believed: size and hash fit, the content is none.
    ['replaced with a fitting hash', 'damaged', (folder) => forge(folder, Buffer.from('not an index'))],
    [
      'cut short with a fitting hash',
      'damaged',
      (folder) => forge(folder, readFileSync(dataFile(folder)).subarray(0, -20)),
    ],
  ];
  it.each(damages)('builds anew when the file was %s', async (_what, reason, damage) => {
    const folder = newFolder();
    await opened(folder, data);
    await damage(folder);
    const index = await opened(folder, data);
    expect([index.rebuilt, index.saved]).toEqual([reason, true]);
    expect(labels(index, query)).toEqual(new ExactIndex(data, DIMENSION).search(query, 10).map(({ label }) => label));
    expect((await opened(folder, data)).rebuilt).toBeNull();
  });

  it('works without being able to write, and says so', async () => {
    const folder = join(newFolder(), 'a-file');
    writeFileSync(folder, 'in the way');
    const index = await opened(folder, data);
    expect([index.saved, index.size]).toEqual([false, 400]);
    expect(labels(index, data.slice(0, DIMENSION), 1)).toEqual([0]);
    expect(readFileSync(folder, 'utf8')).toBe('in the way');
  });

  it('removes what a killed process left, but not what another is writing', async () => {
    const folder = newFolder();
    const [left, fresh, other] = ['vectors-1-aaaa.tmp', 'vectors-2-bbbb.tmp', 'notes.txt'].map((file) =>
      join(folder, file),
    ) as [string, string, string];
    for (const file of [left, fresh, other]) writeFileSync(file, 'x');
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(left, longAgo, longAgo);
    await opened(folder, data);
    expect([left, fresh, other].map((file) => existsSync(file))).toEqual([false, true, true]);
  });

  it('refuses vectors that change while it reads them', async () => {
    let calls = 0;
    const vectors = (): Float32Array[] => [makeVectors(20, DIMENSION, ++calls)];
    await expect(openHnsw({ folder: newFolder(), model, revision: 1, vectors })).rejects.toMatchObject({
      code: 'broken-invariant',
    });
  });

  it('lets other work run while it builds', async () => {
    const rows = makeVectors(4000, 64, 5);
    let turns = 0;
    const clock = setInterval(() => turns++, 5);
    await opened(newFolder(), rows, { model: makeModel(64) });
    clearInterval(clock);
    expect(turns).toBeGreaterThan(5);
  });

  it('finds at least 98 of 100 nearest neighbours in clustered vectors with many copies', async () => {
    const dimension = 64;
    const random = seededRandom(1);
    const centres = makeVectors(150, dimension, 6);
    const clustered = (rows: number, seed: number): Float32Array => {
      const noise = makeVectors(rows, dimension, seed);
      for (let row = 0; row < rows; row++) {
        const centre = Math.floor(random() ** 2 * 150) * dimension;
        const vector = noise.subarray(row * dimension, (row + 1) * dimension);
        for (let i = 0; i < dimension; i++) vector[i] = 0.7 * (vector[i] as number) + (centres[centre + i] as number);
        const length = Math.hypot(...vector);
        for (let i = 0; i < dimension; i++) vector[i] = (vector[i] as number) / length;
      }
      return noise;
    };
    const rows = clustered(8000, 7);
    // 400 copies of one row stand for a phrase that opens every report.
    for (let row = 0; row < 8000; row += 20) rows.copyWithin(row * dimension, 0, dimension);
    const index = await opened(newFolder(), rows, { model: makeModel(dimension) });
    const exact = new ExactIndex(rows, dimension);
    const queries = clustered(100, 8);
    let found = 0;
    for (let i = 0; i < 100; i++) {
      const vector = queries.slice(i * dimension, (i + 1) * dimension);
      const worst = exact.search(vector, 10).at(-1)?.similarity as number;
      found += index.search(vector, 10).filter(({ similarity }) => similarity >= worst - 1e-6).length;
    }
    expect(found / 1000).toBeGreaterThanOrEqual(0.98);
  });

  it('stands whole or not at all when it is killed while it builds and writes', async () => {
    const folder = newFolder();
    const program = join(newFolder(), 'child.cjs');
    await compileProgram(
      program,
      `import { openHnsw } from './embeddings/hnsw.ts';
       import { makeModel, makeVectors } from './tests/support/report-factory.ts';`,
      `const all = makeVectors(3000, 32, 1);
       for (let rows = 100; rows <= 3000; rows += 20) {
         await openHnsw({ folder: args[0], model: makeModel(32), revision: rows, vectors: () => [all.subarray(0, rows * 32)] });
         if (rows === 100) console.log('ready');
       }`,
    );
    const random = seededRandom(3);
    const all = makeVectors(3000, 32, 1);
    let kept = 0;
    for (let round = 0; round < 8; round++) {
      const child = startProgram(program, [folder]);
      await once(child.stdout, 'data');
      await new Promise((resolve) => {
        setTimeout(resolve, random() * 150);
      });
      child.kill('SIGKILL');
      await once(child, 'exit');
      const { rows } = manifestOf(folder) as unknown as { rows: number };
      const index = await openHnsw({
        folder,
        model: makeModel(32),
        revision: 1,
        vectors: () => [all.subarray(0, rows * 32)],
      });
      expect(index.rebuilt).toBeNull();
      kept += index.size;
    }
    expect(kept).toBeGreaterThan(800);
  });
});

/** Puts other bytes in place of the index, with a manifest that fits them. */
function forge(folder: string, bytes: Buffer): void {
  writeFileSync(dataFile(folder), bytes);
  changeManifest(folder, { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
}
