/**
 * The contract of a nearest-neighbour index over unit vectors, inner product as similarity.
 * Labels are the row numbers 0..n−1 of the vectors it was built from.
 */
export interface Neighbour {
  readonly label: number;
  /** Cosine similarity, −1..1. */
  readonly similarity: number;
}

export interface VectorIndex {
  readonly dimension: number;
  readonly size: number;
  /**
   * @param query `dimension` numbers, unit length
   * @param k at most this many; asking for more than `size` gives `size`
   * @returns nearest first; equal similarities by label
   */
  search(query: Float32Array, k: number): Neighbour[];
}
