/**
 * Bundles the page. The build and the page's tests both come here, so that what is tested is what is shipped.
 */
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = dirname(fileURLToPath(import.meta.url));

/**
 * Writes index.html, icon.svg, page.js and page.css.
 *
 * @param {string} folder where to; made if it is not there
 */
export async function bundlePage(folder) {
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: { page: join(source, 'main.tsx') },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: folder,
    logLevel: 'warning',
  });
  for (const file of ['index.html', 'icon.svg']) await copyFile(join(source, file), join(folder, file));
}
