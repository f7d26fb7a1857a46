/**
 * Checks the exported folder in the runtime that uses it: token ids equal SentencePiece's and vectors equal numpy's on the
 * lines of work/check.json, an empty text gives a zero row, and how fast it is.
 *
 *     node check.mjs [model folder]      exits 1 when more than 1 line in 1,000 differs
 */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { env, pipeline } from '@xenova/transformers';

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.argv[2] ?? join(here, '..', 'model'));
const { texts, ids, vectors } = JSON.parse(readFileSync(join(here, 'work', 'check.json'), 'utf8'));

env.allowRemoteModels = false;
env.useFSCache = false;
env.localModelPath = '/';
const extract = await pipeline('feature-extraction', folder.slice(1), { quantized: true });

let different = 0;
let furthest = 0;
for (const [at, text] of texts.entries()) {
  const seen = extract.tokenizer.encode(text);
  if (seen.length !== ids[at].length || seen.some((id, place) => id !== ids[at][place])) {
    different++;
    if (different <= 5) console.log('different ids:', text.slice(0, 60), seen.slice(0, 40), ids[at].slice(0, 40));
    continue;
  }
  if (at < vectors.length) {
    const { data } = await extract(text, { pooling: 'cls' });
    for (const [place, value] of vectors[at].entries()) furthest = Math.max(furthest, Math.abs(value - data[place]));
  }
}
console.log(
  `${texts.length} lines: ${different} with other token ids; vectors differ by at most ${furthest.toExponential(1)}`,
);

// Two texts in one run: the empty one is all padding.
const { data } = await extract(['', '农村户厕改造'], { pooling: 'cls' });
const zero = data.slice(0, data.length / 2).every((value) => value === 0);
console.log(`an empty text gives ${zero ? 'a zero row' : 'WRONG NUMBERS'}`);

const begin = performance.now();
for (let from = 0; from < texts.length; from += 64) await extract(texts.slice(from, from + 64), { pooling: 'cls' });
console.log(`${Math.round((1000 * texts.length) / (performance.now() - begin))} lines a second in batches of 64`);
if (different > texts.length / 1000 || furthest > 1e-4 || !zero) process.exitCode = 1;
