/**
 * Reads of a model what the re-scorer must know of all its tokens, slice by slice, so that nothing else waits long.
 */
import { type Pipeline, wholeNumbers } from './library-model.ts';
import type { Rescorer } from './rescorer.ts';
import { TokenRescorer, type TokenTable } from './token-rescorer.ts';

/** Of a token's vector the re-scorer compares so many numbers: the model's axes come in the order of what they carry. */
const COMPARED_NUMBERS = 96;
/** Tokens of one slice: under a millisecond, 2 to 9 in the very first. */
const SLICE_TOKENS = 128;

/** Another task's turn, before which timers and requests that have come in are served. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Once it is closed nothing more is asked of the model. */
export interface ClosableRescorer extends Rescorer {
  /** What it knows of the tokens. */
  table(): Promise<TokenTable>;
  close(): void;
}

/**
 * A re-scorer whose table is read when it is first needed, or before, by `prepare`: ingest, and commands that only list, do
 * without.
 * @param encode text → token numbers, of any length
 * @param dimension of the model's vectors
 */
export function tokenRescorer(
  pipeline: Pipeline,
  encode: (text: string) => readonly number[],
  dimension: number,
): ClosableRescorer {
  let opened: Promise<{ table: TokenTable; rescorer: TokenRescorer }> | null = null;
  let closed = false;
  const open = async (): Promise<{ table: TokenTable; rescorer: TokenRescorer }> => {
    opened ??= tokenTable(pipeline, dimension, () => closed).then((table) => ({
      table,
      rescorer: new TokenRescorer(table, encode),
    }));
    try {
      return await opened;
    } catch (error) {
      opened = null;
      throw error;
    }
  };
  return {
    score: async (question, texts) => (await open()).rescorer.score(question, texts),
    table: async () => (await open()).table,
    prepare: async () => {
      await open();
    },
    close: () => {
      closed = true;
    },
  };
}

/** What the re-scorer needs of all tokens, as the model gives it for rows of token numbers. */
async function tokenTable(pipeline: Pipeline, dimension: number, isClosed: () => boolean): Promise<TokenTable> {
  const size = pipeline.model.config.vocab_size ?? 0;
  const kept = Math.min(COMPARED_NUMBERS, dimension);
  const rows = new Int8Array(size * kept);
  const weights = new Float32Array(size);
  for (let from = 0; from < size; from += SLICE_TOKENS) {
    if (isClosed()) throw new Error('the model was closed while its tokens were read');
    const count = Math.min(SLICE_TOKENS, size - from);
    const numbers = BigInt64Array.from({ length: count }, (_, i) => BigInt(from + i));
    const { token_rows, token_scales } = await pipeline.model({
      input_ids: await wholeNumbers(numbers, [1, count]),
      attention_mask: await wholeNumbers(new BigInt64Array(count).fill(1n), [1, count]),
    });
    const whole = token_rows!.data as Int8Array;
    const scales = token_scales!.data as Float32Array;
    for (let token = 0; token < count; token++) {
      const start = token * dimension;
      let squares = 0;
      for (let i = start; i < start + dimension; i++) squares += whole[i]! ** 2;
      rows.set(whole.subarray(start, start + kept), (from + token) * kept);
      weights[from + token] = scales[token]! * Math.sqrt(squares);
    }
    await turn();
  }
  return { dimension: kept, rows, weights, pieces: pipeline.tokenizer.model.vocab };
}
