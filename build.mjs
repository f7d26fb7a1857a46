/**
 * Builds what `npm install` must leave ready: the server and CLI (TypeScript → dist/) and the page (web/ → dist/web/).
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
process.chdir(root);
rmSync('dist', { recursive: true, force: true });

const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (existsSync('dist/src/cli/main.js')) chmodSync('dist/src/cli/main.js', 0o755);

mkdirSync('dist/web', { recursive: true });
if (existsSync('web/main.tsx')) {
  await build({
    entryPoints: { page: 'web/main.tsx' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: 'dist/web',
    logLevel: 'warning',
  });
  for (const file of ['index.html', 'style.css', 'icon.svg']) {
    if (existsSync(join('web', file))) copyFileSync(join('web', file), join('dist/web', file));
  }
}
