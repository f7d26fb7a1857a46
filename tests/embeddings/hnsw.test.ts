import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ExactIndex } from '../../embeddings/exact-index.ts';
import { openHnsw } from '../../embeddings/hnsw.ts';
import { describeVectorIndex } from '../contracts/vector-index.ts';
import { DIMENSION, dataFile, labels, manifestOf, model, newFolder, opened } from '../support/hnsw-folders.ts';
import { makeModel, makeVectors, seededRandom } from '../support/report-factory.ts';

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
});
