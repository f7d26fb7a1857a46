/**
 * The part of @xenova/transformers that is relied on, in types: the library declares its tokenizers, models and tensors as
 * classes of `any` that can be called.
 */

import { parse, relative } from 'node:path';

export interface Tensor {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: Float32Array | BigInt64Array | Int8Array;
}

export interface Inputs {
  readonly input_ids: Tensor;
  readonly attention_mask: Tensor;
}

export interface Outputs {
  readonly last_hidden_state?: Tensor;
  /** What models exported by sentence-transformers call it. */
  readonly token_embeddings?: Tensor;
  /** Only the built-in model gives these two: int8 [texts, tokens, dimension] and float32 [texts, tokens] (train/export.py). */
  readonly token_rows?: Tensor;
  readonly token_scales?: Tensor;
}

export interface LibraryTokenizer {
  (texts: readonly string[], options: { padding: boolean; truncation: boolean }): Inputs;
  encode(text: string): number[];
  /** Null when the text is cut as it comes; so are the two below. */
  readonly normalizer: ((text: string) => string) | null;
  readonly pre_tokenizer: unknown;
  readonly post_processor: unknown;
  readonly added_tokens: readonly unknown[];
  /** Steps before the normalizer that some families ask for. */
  readonly remove_space?: boolean | undefined;
  readonly do_lowercase_and_remove_accent?: boolean | undefined;
  readonly pad_token_id?: number | undefined;
  readonly padding_side: string;
  readonly model: {
    readonly config: { readonly type?: string | undefined };
    /** Token number → its characters. */
    readonly vocab: readonly string[];
    /** Only unigram models have scores. */
    readonly scores?: readonly number[] | undefined;
    readonly unk_token_id?: number | undefined;
    readonly fuse_unk?: boolean | undefined;
  };
  model_max_length: number;
}

/** A feature-extraction pipeline. */
export interface Pipeline {
  readonly tokenizer: LibraryTokenizer;
  readonly model: { (inputs: Inputs): Promise<Outputs>; readonly config: { readonly vocab_size?: number } };
  dispose(): Promise<unknown>;
}

/** @param dims of `numbers`, row after row */
export async function wholeNumbers(numbers: BigInt64Array, dims: readonly number[]): Promise<Tensor> {
  const { Tensor: LibraryTensor } = await import('@xenova/transformers');
  return new LibraryTensor('int64', numbers, [...dims]) as Tensor;
}

/** The same for numbers that are not whole. */
export async function realNumbers(numbers: Float32Array, dims: readonly number[]): Promise<Tensor> {
  const { Tensor: LibraryTensor } = await import('@xenova/transformers');
  return new LibraryTensor('float32', numbers, [...dims]) as Tensor;
}

/**
 * The library, with remote loading and its cache switched off, and what it calls the model in a folder.
 * @param path absolute
 */
export async function libraryFor(
  path: string,
): Promise<{ library: typeof import('@xenova/transformers'); name: string }> {
  // Loaded here and not at the top: the library takes longer to import than many commands take to run.
  const library = await import('@xenova/transformers');
  library.env.allowRemoteModels = false;
  library.env.useBrowserCache = false;
  // The library's types call this `useFS`-like flags and `localModelPath` constants of unknown type; they are plain settings.
  const local = library.env as { useFSCache: boolean; localModelPath: string };
  local.useFSCache = false;
  // The library joins this path and the model's name with "/" whatever the system, so the name is the path from the root.
  const { root } = parse(path);
  local.localModelPath = root;
  return { library, name: relative(root, path).replaceAll('\\', '/') };
}
