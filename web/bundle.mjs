/**
 * Bundles the page. The build and the page's tests both come here, so that what is tested is what is shipped.
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { simplifiedPlugin } from './simplified-pairs.mjs';

const source = dirname(fileURLToPath(import.meta.url));

/** Sheets of pages and parts that are loaded on demand (web/lazy-page.tsx). */
const LAZY_STYLES = ['indicators', 'reports', 'reader', 'chart'];

/**
 * Writes index.html, icon.svg, page.js, page.css, and what is fetched on demand: scripts named by their content, one style sheet
 * a page.
 *
 * @param {string} folder where to; made if it is not there
 */
export async function bundlePage(folder) {
  await mkdir(folder, { recursive: true });
  const { metafile } = await build({
    entryPoints: {
      page: join(source, 'main.tsx'),
      ...Object.fromEntries(LAZY_STYLES.map((name) => [name, join(source, `styles/${name}.css`)])),
    },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [simplifiedPlugin],
    outdir: folder,
    metafile: true,
    logLevel: 'warning',
  });
  await copyFile(join(source, 'icon.svg'), join(folder, 'icon.svg'));
  const html = await readFile(join(source, 'index.html'), 'utf8');
  await writeFile(join(folder, 'index.html'), withPreloads(html, firstScripts(metafile)));
}

/**
 * Names of the scripts that page.js needs at once, itself first; what it imports on demand is not among them.
 *
 * @param {import('esbuild').Metafile} metafile
 * @returns {string[]}
 */
function firstScripts({ outputs }) {
  const byName = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const names = new Set(['page.js']);
  for (const name of names) {
    for (const { path, kind } of byName.get(name)?.imports ?? [])
      if (kind === 'import-statement') names.add(basename(path));
  }
  return [...names];
}

/** The browser fetches all first scripts side by side, instead of finding one inside the other. */
function withPreloads(/** @type {string} */ html, /** @type {string[]} */ scripts) {
  const links = scripts.slice(1).map((name) => `<link rel="modulepreload" href="${name}">\n    `);
  return html.replace('<script', `${links.join('')}<script`);
}
