/**
 * Builds what `npm install` must leave ready: the server and CLI (TypeScript → dist/) and the page (web/ → dist/web/).
 * `npx wenbao` runs this again through `prepare`, perhaps beside a running server; so nothing happens when dist/ is of these
 * very sources, and a new build is made beside the old one and then takes its place.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
process.chdir(root);

/** The files the build depends on; not the model, the training or the tests. */
function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* path === 'embeddings/model' || path === 'embeddings/train' ? [] : sources(path);
    else yield path;
  }
}

const digest = createHash('sha256');
const single = ['build.mjs', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'].filter(
  existsSync,
);
for (const file of [...single, ...['src', 'embeddings', 'web'].flatMap((folder) => [...sources(folder)]).sort()]) {
  digest.update(file).update('\0').update(readFileSync(file)).update('\0');
}
const stamp = digest.digest('hex');

if (!existsSync('dist/stamp') || readFileSync('dist/stamp', 'utf8') !== stamp) {
  const fresh = `dist.new-${process.pid}`;
  try {
    const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
    execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', fresh], { stdio: 'inherit' });
    chmodSync(join(fresh, 'src/cli/main.js'), 0o755);
    const { bundlePage } = await import('./web/bundle.mjs');
    await bundlePage(join(fresh, 'web'));
    writeFileSync(join(fresh, 'stamp'), stamp);
    // Aside first: the old build is gone for no longer than a rename takes, and two builds at once do not meet.
    const old = `dist.old-${process.pid}`;
    try {
      renameSync('dist', old);
    } catch {}
    try {
      renameSync(fresh, 'dist');
    } catch (error) {
      if (!existsSync('dist/stamp') || readFileSync('dist/stamp', 'utf8') !== stamp) throw error;
    }
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
