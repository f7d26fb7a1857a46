/**
 * All vectors of the library in memory, row after row, with the passage each belongs to. Built from the store, which is the truth.
 */
import { dot } from '../../embeddings/exact-index.ts';
import type { Store } from '../store/store.ts';

/** Where the vectors of one passage stand: clauses in rows [first, first + clauses), the passage itself in the row behind them. */
export interface PassageRows {
  readonly first: number;
  readonly clauses: number;
}

export interface PassageSimilarity {
  /** Cosine of the best clause, −1..1. */
  readonly clause: number;
  /** Ordinal of that clause inside its passage, from 0. */
  readonly bestClause: number;
  /** Cosine of the passage, −1..1. */
  readonly passage: number;
}

/** The vectors of one revision of the store. */
export class VectorTable {
  readonly dimension: number;
  readonly data: Float32Array;
  /** Revision of the store it was built from. */
  readonly revision: number;
  /** Store row of the passage each vector row belongs to. */
  private readonly owner: Int32Array;
  private readonly byPassage: ReadonlyMap<number, PassageRows>;
  private readonly byReport: ReadonlyMap<string, readonly number[]>;

  constructor(store: Store, dimension: number) {
    this.revision = store.revision();
    this.dimension = dimension;
    const layouts = store.layouts();
    const rows = layouts.reduce(
      (sum, layout) => sum + layout.clauseCounts.reduce((total, count) => total + count + 1, 0),
      0,
    );
    this.data = new Float32Array(rows * dimension);
    this.owner = new Int32Array(rows);
    const byPassage = new Map<number, PassageRows>();
    const byReport = new Map<string, number[]>();
    const vectors = store.vectors();
    let row = 0;
    for (const layout of layouts) {
      const { value, done } = vectors.next();
      // Written between the two reads: the caller compares revisions and reads again.
      if (
        done ||
        value.reportId !== layout.reportId ||
        value.data.length !== (layout.clauseCounts.reduce((a, b) => a + b, 0) + layout.clauseCounts.length) * dimension
      )
        break;
      this.data.set(value.data, row * dimension);
      const passages: number[] = [];
      layout.clauseCounts.forEach((clauses, i) => {
        const passage = layout.firstRow + i;
        byPassage.set(passage, { first: row, clauses });
        this.owner.fill(passage, row, row + clauses + 1);
        passages.push(passage);
        row += clauses + 1;
      });
      byReport.set(layout.reportId, passages);
    }
    this.byPassage = byPassage;
    this.byReport = byReport;
  }

  get size(): number {
    return this.owner.length;
  }

  /** Store row of the passage that a vector row belongs to. */
  passageOf(row: number): number {
    return this.owner[row] as number;
  }

  /** Store rows of a report's passages. */
  passagesOf(reportId: string): readonly number[] {
    return this.byReport.get(reportId) ?? [];
  }

  private similarityTo(query: Float32Array, row: number): number {
    return dot(query, this.data, row * this.dimension);
  }

  /** @param passage store row of a passage. @returns null for a passage that is not in the table */
  similarity(query: Float32Array, passage: number): PassageSimilarity | null {
    const rows = this.byPassage.get(passage);
    if (!rows) return null;
    let clause = -1;
    let bestClause = 0;
    for (let i = 0; i < rows.clauses; i++) {
      const similarity = this.similarityTo(query, rows.first + i);
      if (similarity > clause) [clause, bestClause] = [similarity, i];
    }
    return { clause, bestClause, passage: this.similarityTo(query, rows.first + rows.clauses) };
  }

  /** Cosine of every clause of a passage, in order. */
  clauseSimilarities(query: Float32Array, passage: number): number[] {
    const rows = this.byPassage.get(passage);
    return rows ? Array.from({ length: rows.clauses }, (_, i) => this.similarityTo(query, rows.first + i)) : [];
  }
}
