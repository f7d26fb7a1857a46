/**
 * Traditional characters with their simplified forms, for the searches of the page. They are those that the server folds
 * (src/text/fold.ts), asked of it when the page is built, so that what is found on the page is found by a question too.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = dirname(fileURLToPath(import.meta.url));

/** Han characters of one UTF-16 unit. */
const [FIRST, LAST] = [0x3400, 0x9fff];

/** @returns {Promise<string>} each traditional character followed by its simplified one */
async function simplifiedPairs() {
  const { outputFiles } = await build({
    entryPoints: [join(source, '../src/text/fold.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  const { fold } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  );
  let pairs = '';
  for (let unit = FIRST; unit <= LAST; unit++) {
    const character = String.fromCharCode(unit);
    const simple = fold(character);
    if (simple !== character && simple.length === 1) pairs += character + simple;
  }
  return pairs;
}

/** Makes `import('simplified:pairs')` give them. */
export const simplifiedPlugin = {
  name: 'simplified pairs',
  setup(/** @type {import('esbuild').PluginBuild} */ { onResolve, onLoad }) {
    onResolve({ filter: /^simplified:pairs$/ }, ({ path }) => ({ path, namespace: 'simplified' }));
    onLoad({ filter: /.*/, namespace: 'simplified' }, async () => ({
      contents: `export default ${JSON.stringify(await simplifiedPairs())};`,
    }));
  },
};
