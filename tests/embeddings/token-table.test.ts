/** When the re-scorer reads what it must know of a model's tokens. */
import { describe, expect, it } from 'vitest';
import type { Inputs, Outputs, Pipeline } from '../../embeddings/library-model.ts';
import { tokenRescorer } from '../../embeddings/token-table.ts';

const DIMENSION = 4;
const SIZE = 2000;
const ONE = expect.closeTo(1, 5);

/** A model of 2,000 tokens: token t points along axis t mod 4. `runs` holds how many tokens each run was asked for. */
function model(fail: (run: number) => boolean = () => false): { pipeline: Pipeline; runs: number[] } {
  const runs: number[] = [];
  const run = async ({ input_ids }: Inputs): Promise<Outputs> => {
    const tokens = [...input_ids.data].map(Number);
    runs.push(tokens.length);
    if (fail(runs.length)) throw new Error('out of memory');
    const data = Int8Array.from(tokens.flatMap((token) => [0, 1, 2, 3].map((axis) => (token % 4 === axis ? 100 : 0))));
    return {
      token_rows: { type: 'int8', dims: [1, tokens.length, DIMENSION], data },
      token_scales: { type: 'float32', dims: [1, tokens.length], data: new Float32Array(tokens.length).fill(0.01) },
    };
  };
  const pieces = Array.from({ length: SIZE }, (_, i) => String.fromCodePoint(0x4e00 + i));
  const pipeline = {
    model: Object.assign(run, { config: { vocab_size: SIZE } }),
    tokenizer: { model: { vocab: pieces, config: {} } },
    dispose: async () => {},
  };
  return { pipeline: pipeline as unknown as Pipeline, runs };
}

const encode = (text: string): number[] => text.split(' ').map(Number);
const clause = (text: string) => ({ clause: text, passage: [] });
const turns = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
};

describe('the tokens of a model', () => {
  it('are not read before anybody asks', async () => {
    const { pipeline, runs } = model();
    tokenRescorer(pipeline, encode, DIMENSION);
    await turns(3);
    expect(runs).toEqual([]);
  });

  it('are read once, whoever asks first and however often', async () => {
    const { pipeline, runs } = model();
    const rescorer = tokenRescorer(pipeline, encode, DIMENSION);
    const [, scores] = await Promise.all([
      rescorer.prepare(),
      rescorer.score('4', [clause('8'), clause('9')]),
      rescorer.prepare(),
    ]);
    expect([...scores]).toEqual([ONE, 0]);
    await rescorer.prepare();
    expect([...(await rescorer.score('1999', [clause('3 1')]))]).toEqual([ONE]);
    expect(runs.reduce((sum, count) => sum + count, 0)).toBe(SIZE);
  });

  it('are read in slices, and other work has its turn after each', async () => {
    const { pipeline, runs } = model();
    const rescorer = tokenRescorer(pipeline, encode, DIMENSION);
    const seen: number[] = [];
    let done = false;
    const preparing = rescorer.prepare().then(() => {
      done = true;
    });
    while (!done) {
      seen.push(runs.length);
      await turns(1);
    }
    await preparing;
    expect(runs.length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...runs)).toBeLessThanOrEqual(128);
    for (let run = 1; run <= runs.length; run++) expect(seen).toContain(run);
  });

  it('are read no further once the model is closed', async () => {
    const { pipeline, runs } = model();
    const rescorer = tokenRescorer(pipeline, encode, DIMENSION);
    const preparing = rescorer.prepare().then(
      () => 'read',
      () => 'stopped',
    );
    await turns(1);
    rescorer.close();
    expect(await preparing).toBe('stopped');
    const read = runs.length;
    expect(read).toBeLessThan(4);
    await turns(3);
    expect(runs.length).toBe(read);
    await expect(rescorer.prepare()).rejects.toThrow('closed');
  });

  it('are read anew after a failure', async () => {
    const { pipeline } = model((run) => run === 2);
    const rescorer = tokenRescorer(pipeline, encode, DIMENSION);
    await expect(rescorer.prepare()).rejects.toThrow('out of memory');
    expect([...(await rescorer.score('4', [clause('8')]))]).toEqual([ONE]);
  });
});
