import { describe, expect, it } from 'vitest';
import { ExactIndex } from '../../embeddings/exact-index.ts';
import { describeVectorIndex } from '../contracts/vector-index.ts';
import { makeVectors } from '../support/report-factory.ts';

describeVectorIndex('ExactIndex', async (data, dimension) => new ExactIndex(data, dimension));

describe('searchRanges', () => {
  const data = makeVectors(103, 16, 1);
  const index = new ExactIndex(data, 16);
  const query = makeVectors(1, 16, 2);
  const all = index.search(query, 103);

  it('looks only at the rows of the ranges', () => {
    const within = (label: number): boolean => (label >= 5 && label < 18) || (label >= 90 && label < 91);
    const ranges = [
      { start: 90, end: 91 },
      { start: 5, end: 18 },
    ];
    expect(index.searchRanges(query, ranges, 100)).toEqual(all.filter(({ label }) => within(label)));
  });

  it('gives a row the same similarity in whatever range it is looked at', () => {
    for (let start = 0; start < 12; start++) {
      const found = index.searchRanges(query, [{ start, end: 103 }], 103);
      expect(found).toEqual(all.filter(({ label }) => label >= start));
    }
  });

  it('looks at overlapping ranges once and leaves out what lies outside', () => {
    const ranges = [
      { start: -5, end: 60 },
      { start: 40, end: 1000 },
      { start: 50, end: 50 },
      { start: 70, end: 20 },
    ];
    expect(index.searchRanges(query, ranges, 1000)).toEqual(all);
    expect(index.searchRanges(query, [], 10)).toEqual([]);
  });
});

describe('ExactIndex', () => {
  it('refuses numbers that make no whole rows', () => {
    expect(() => new ExactIndex(new Float32Array(17), 16)).toThrow(RangeError);
    expect(() => new ExactIndex(new Float32Array(16), 0)).toThrow(RangeError);
  });

  it('keeps the k best of many', () => {
    const data = makeVectors(5000, 8, 3);
    const index = new ExactIndex(data, 8);
    const query = makeVectors(1, 8, 4);
    const all = index.search(query, 5000);
    for (const k of [1, 2, 10, 1000]) expect(index.search(query, k)).toEqual(all.slice(0, k));
  });
});
