/**
 * What every vector index must do. Each runs this suite with its own factory.
 */
import { describe, expect, it } from 'vitest';
import type { VectorIndex } from '../../embeddings/vector-index.ts';
import { makeVectors } from '../support/report-factory.ts';

const DIMENSION = 16;
const row = (data: Float32Array, i: number, dimension = DIMENSION): Float32Array =>
  data.slice(i * dimension, (i + 1) * dimension);

/** Nearest rows by the plain definition. */
function expected(data: Float32Array, query: Float32Array, k: number): number[] {
  const count = data.length / query.length;
  const similarity = Array.from({ length: count }, (_, i) =>
    row(data, i, query.length).reduce((sum, value, j) => sum + value * (query[j] as number), 0),
  );
  return [...similarity.keys()]
    .sort((a, b) => (similarity[b] as number) - (similarity[a] as number) || a - b)
    .slice(0, k);
}

/** @param build gives an index over the rows */
export function describeVectorIndex(
  name: string,
  build: (data: Float32Array, dimension: number) => Promise<VectorIndex>,
): void {
  describe(`${name} as a vector index`, () => {
    it('knows its dimension and size', async () => {
      const index = await build(makeVectors(7, DIMENSION, 1), DIMENSION);
      expect([index.dimension, index.size]).toEqual([DIMENSION, 7]);
    });

    it('finds the nearest rows, nearest first, with their cosine', async () => {
      const data = makeVectors(300, DIMENSION, 2);
      const index = await build(data, DIMENSION);
      for (let i = 0; i < 20; i++) {
        const query = makeVectors(1, DIMENSION, 1000 + i);
        const found = index.search(query, 10);
        expect(found.map(({ label }) => label)).toEqual(expected(data, query, 10));
        for (const { label, similarity } of found) {
          expect(similarity).toBeCloseTo(
            row(data, label).reduce((sum, value, j) => sum + value * (query[j] as number), 0),
            5,
          );
        }
      }
    });

    it('finds every row by itself', async () => {
      const data = makeVectors(200, DIMENSION, 3);
      const index = await build(data, DIMENSION);
      for (let i = 0; i < 200; i++) {
        const [first] = index.search(row(data, i), 1);
        expect(first?.label).toBe(i);
        expect(first?.similarity).toBeCloseTo(1, 5);
      }
    });

    it('gives all rows when more are asked for, and none when none are', async () => {
      const index = await build(makeVectors(5, DIMENSION, 4), DIMENSION);
      const query = makeVectors(1, DIMENSION, 5);
      expect(
        index
          .search(query, 5000)
          .map(({ label }) => label)
          .sort(),
      ).toEqual([0, 1, 2, 3, 4]);
      expect(index.search(query, Number.POSITIVE_INFINITY)).toHaveLength(5);
      for (const k of [0, -1, 0.5, Number.NaN]) expect(index.search(query, k)).toEqual([]);
    });

    it('gives equal rows in the order of their labels, however many there are', async () => {
      const one = makeVectors(2, DIMENSION, 6);
      const data = new Float32Array(60 * DIMENSION);
      for (let i = 0; i < 60; i++) data.set(row(one, i % 2), i * DIMENSION);
      const index = await build(data, DIMENSION);
      const evens = Array.from({ length: 30 }, (_, i) => 2 * i);
      expect(index.search(row(one, 0), 30).map(({ label }) => label)).toEqual(evens);
      expect(index.search(row(one, 0), 60).map(({ label }) => label)).toEqual([
        ...evens,
        ...evens.map((label) => label + 1),
      ]);
      expect(index.search(row(one, 1), 7).map(({ label }) => label)).toEqual([1, 3, 5, 7, 9, 11, 13]);
    });

    it('holds zero rows and rows that point the other way', async () => {
      const data = makeVectors(3, DIMENSION, 7);
      data.fill(0, DIMENSION, 2 * DIMENSION);
      for (let i = 0; i < DIMENSION; i++) data[2 * DIMENSION + i] = -(data[i] as number);
      const index = await build(data, DIMENSION);
      const found = index.search(row(data, 0), 3);
      expect(found.map(({ label }) => label)).toEqual([0, 1, 2]);
      expect(found.map(({ similarity }) => Math.round(similarity * 1e4) / 1e4)).toEqual([1, 0, -1]);
    });

    it('is empty without rows', async () => {
      const index = await build(new Float32Array(), DIMENSION);
      expect([index.dimension, index.size]).toEqual([DIMENSION, 0]);
      expect(index.search(makeVectors(1, DIMENSION, 8), 10)).toEqual([]);
    });

    it('refuses a query of another dimension and finds nothing for one that is no number', async () => {
      const index = await build(makeVectors(5, DIMENSION, 9), DIMENSION);
      expect(() => index.search(makeVectors(1, 8, 1), 1)).toThrow(RangeError);
      expect(() => index.search(new Float32Array(), 1)).toThrow(RangeError);
      expect(index.search(new Float32Array(DIMENSION).fill(Number.NaN), 3)).toEqual([]);
    });

    it.each([1, 2, 3, 5, 7, 255, 256])('works with %i dimensions', async (dimension) => {
      const data = makeVectors(9, dimension, 10);
      const index = await build(data, dimension);
      const query = makeVectors(1, dimension, 11);
      const found = index.search(query, 9);
      expect(found).toHaveLength(9);
      if (dimension > 1) expect(found.map(({ label }) => label)).toEqual(expected(data, query, 9));
    });

    it('does not change the query and gives the same answer again', async () => {
      const index = await build(makeVectors(50, DIMENSION, 12), DIMENSION);
      const query = makeVectors(1, DIMENSION, 13);
      const before = query.slice();
      const first = index.search(query, 10);
      index.search(makeVectors(1, DIMENSION, 14), 10);
      expect(index.search(query, 10)).toEqual(first);
      expect(query).toEqual(before);
    });
  });
}
