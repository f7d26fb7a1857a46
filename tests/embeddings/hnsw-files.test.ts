import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ModelIdentity } from '../../embeddings/embedder.ts';
import { ExactIndex } from '../../embeddings/exact-index.ts';
import { openHnsw } from '../../embeddings/hnsw.ts';
import { compileProgram, startProgram } from '../support/child-program.ts';
import {
  changeManifest,
  DIMENSION,
  dataFile,
  labels,
  manifestOf,
  model,
  newFolder,
  opened,
} from '../support/hnsw-folders.ts';
import { makeModel, makeVectors, seededRandom } from '../support/report-factory.ts';

describe('the files of an index', () => {
  const data = makeVectors(400, DIMENSION, 1);
  const query = makeVectors(1, DIMENSION, 2);

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
