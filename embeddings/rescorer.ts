/**
 * The contract of a re-scorer: it looks at a question and a text together, which one vector for each cannot do. Slower
 * than a cosine, so it sees only the best few texts of a search.
 */
/** A clause, and what stands around it. */
export interface ClauseInPassage {
  readonly clause: string;
  /** All clauses of its passage, itself among them or not. */
  readonly passage: readonly string[];
  /** How much a match in each of them counts beside one in the clause, 0..1; absent = the re-scorer's own share for all. */
  readonly shares?: readonly number[];
}

export interface Rescorer {
  /**
   * @param question any length; too long ones are cut by the model
   * @param texts any number
   * @returns one number in −1..1 per text, in order: 1 = says everything the question asks, about 0 = nothing of it; 0 for a
   *   text or a question without any token that the model knows
   */
  score(question: string, texts: readonly ClauseInPassage[]): Promise<Float32Array>;
  /**
   * Reads what scoring needs, so that the first question does not wait for it. It works in slices of some milliseconds and gives
   * way after each; once done, or under way, calling it again costs nothing.
   */
  prepare(): Promise<void>;
}
