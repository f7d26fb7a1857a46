/**
 * The contract of an embedding model. The built-in model and any other feature-extraction model stand behind it.
 */

import type { Reader } from './reader.ts';
import type { Rescorer } from './rescorer.ts';

/** What makes two models' vectors comparable. Written into the index; another identity means re-index. */
export interface ModelIdentity {
  readonly name: string;
  /** sha256, hex, over the model, tokenizer and configuration files. */
  readonly digest: string;
  readonly dimension: number;
  readonly pooling: 'cls' | 'mean';
  readonly queryPrefix: string;
  readonly passagePrefix: string;
}

export interface Embedder {
  /** Looks at question and text together; only models made for it have one. */
  readonly rescorer?: Rescorer;
  /** Tells whether a sentence answers; only the built-in model has one. */
  readonly reader?: Reader;
  readonly identity: ModelIdentity;
  /**
   * @param texts questions, any number, any length; too long ones are cut by the model.
   * @returns unit-length vectors, row after row: `texts.length × identity.dimension` numbers. An empty text gives a zero row.
   */
  embedQueries(texts: readonly string[]): Promise<Float32Array>;
  /** The same for clauses and passages. */
  embedPassages(texts: readonly string[]): Promise<Float32Array>;
  /** Frees the session. */
  close(): Promise<void>;
}
