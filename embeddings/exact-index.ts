/**
 * Exact nearest neighbours: every row is compared. Up to some thousand rows nothing is faster, and no answer is better.
 */
import type { Neighbour, VectorIndex } from './vector-index.ts';

/** Rows [start, end). */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

/** The k best so far, as a heap with the worst of them on top. */
class Best {
  private readonly labels: Int32Array;
  private readonly similarities: Float64Array;
  private size = 0;
  /** What a row must beat to get in. */
  threshold = Number.NEGATIVE_INFINITY;

  constructor(k: number) {
    this.labels = new Int32Array(k);
    this.similarities = new Float64Array(k);
  }

  /** Of equal similarities the smaller label is better. */
  private worse(a: number, b: number): boolean {
    const difference = (this.similarities[a] as number) - (this.similarities[b] as number);
    return difference < 0 || (difference === 0 && (this.labels[a] as number) > (this.labels[b] as number));
  }

  private swap(a: number, b: number): void {
    const [label, similarity] = [this.labels[a] as number, this.similarities[a] as number];
    this.labels[a] = this.labels[b] as number;
    this.similarities[a] = this.similarities[b] as number;
    this.labels[b] = label;
    this.similarities[b] = similarity;
  }

  private sink(from: number): void {
    for (let at = from; ; ) {
      const left = 2 * at + 1;
      if (left >= this.size) return;
      const child = left + 1 < this.size && this.worse(left + 1, left) ? left + 1 : left;
      if (!this.worse(child, at)) return;
      this.swap(at, child);
      at = child;
    }
  }

  /** To be called with rising labels and only when `similarity` beats the threshold. */
  add(label: number, similarity: number): void {
    if (this.size < this.labels.length) {
      let at = this.size++;
      this.labels[at] = label;
      this.similarities[at] = similarity;
      for (let parent = (at - 1) >> 1; at > 0 && this.worse(at, parent); parent = (at - 1) >> 1) {
        this.swap(at, parent);
        at = parent;
      }
    } else {
      this.labels[0] = label;
      this.similarities[0] = similarity;
      this.sink(0);
    }
    if (this.size === this.labels.length) this.threshold = this.similarities[0] as number;
  }

  sorted(): Neighbour[] {
    return Array.from({ length: this.size }, (_, i) => ({
      label: this.labels[i] as number,
      similarity: this.similarities[i] as number,
    })).sort((a, b) => b.similarity - a.similarity || a.label - b.label);
  }
}

/** Inner product of `query` and the row that begins at `offset`. Adds in the order of `fourDots`, to give the same bits. */
export function dot(query: Float32Array, rows: Float32Array, offset: number): number {
  const last = query.length - 1;
  let sum = 0;
  let i = 0;
  for (; i < last; i += 2) {
    sum +=
      (query[i] as number) * (rows[offset + i] as number) + (query[i + 1] as number) * (rows[offset + i + 1] as number);
  }
  return i === last ? sum + (query[i] as number) * (rows[offset + i] as number) : sum;
}

/** The same for four rows one behind the other: each number of the query is read once, and four sums do not wait for each other. */
function fourDots(query: Float32Array, rows: Float32Array, offset: number, into: Float64Array): void {
  const dimension = query.length;
  const last = dimension - 1;
  const second = offset + dimension;
  const third = second + dimension;
  const fourth = third + dimension;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = 0;
  for (; i < last; i += 2) {
    const x = query[i] as number;
    const y = query[i + 1] as number;
    a += x * (rows[offset + i] as number) + y * (rows[offset + i + 1] as number);
    b += x * (rows[second + i] as number) + y * (rows[second + i + 1] as number);
    c += x * (rows[third + i] as number) + y * (rows[third + i + 1] as number);
    d += x * (rows[fourth + i] as number) + y * (rows[fourth + i + 1] as number);
  }
  if (i === last) {
    const x = query[i] as number;
    a += x * (rows[offset + i] as number);
    b += x * (rows[second + i] as number);
    c += x * (rows[third + i] as number);
    d += x * (rows[fourth + i] as number);
  }
  into[0] = a;
  into[1] = b;
  into[2] = c;
  into[3] = d;
}

export class ExactIndex implements VectorIndex {
  readonly dimension: number;
  readonly size: number;
  private readonly rows: Float32Array;

  /** @param rows unit vectors, row after row; not copied */
  constructor(rows: Float32Array, dimension: number) {
    if (!(Number.isInteger(dimension) && dimension > 0) || rows.length % dimension !== 0) {
      throw new RangeError(`${rows.length} numbers are no rows of ${dimension}`);
    }
    this.rows = rows;
    this.dimension = dimension;
    this.size = rows.length / dimension;
  }

  search(query: Float32Array, k: number): Neighbour[] {
    return this.searchRanges(query, [{ start: 0, end: this.size }], k);
  }

  /**
   * @param query `dimension` numbers, unit length
   * @param ranges rows to look at; what lies outside the index is left out, what lies in two ranges is looked at once
   * @returns at most `k` neighbours, nearest first; equal similarities by label
   */
  searchRanges(query: Float32Array, ranges: readonly RowRange[], k: number): Neighbour[] {
    const { rows, dimension } = this;
    if (query.length !== dimension)
      throw new RangeError(`the query has ${query.length} numbers, the index ${dimension}`);
    const most = Math.min(Math.floor(k), this.size);
    if (!(most > 0)) return [];
    const best = new Best(most);
    const four = new Float64Array(4);
    let next = 0;
    for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
      next = Math.max(next, start);
      const last = Math.min(end, this.size);
      for (; next + 4 <= last; next += 4) {
        fourDots(query, rows, next * dimension, four);
        for (let i = 0; i < 4; i++) {
          if ((four[i] as number) > best.threshold) best.add(next + i, four[i] as number);
        }
      }
      for (; next < last; next++) {
        const similarity = dot(query, rows, next * dimension);
        if (similarity > best.threshold) best.add(next, similarity);
      }
    }
    return best.sorted();
  }
}
