/**
 * HNSW indexes in folders of their own, for tests; the folders are removed when the test file is done.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { ModelIdentity } from '../../embeddings/embedder.ts';
import { type OpenedHnsw, openHnsw } from '../../embeddings/hnsw.ts';
import { makeModel } from './report-factory.ts';

const folders: string[] = [];
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-hnsw-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export const DIMENSION = 16;
export const model = makeModel(DIMENSION);
export const opened = (
  folder: string,
  data: Float32Array,
  more: { model?: ModelIdentity; revision?: number } = {},
): Promise<OpenedHnsw> => openHnsw({ folder, model, revision: 1, vectors: () => [data], ...more });
export const labels = (index: OpenedHnsw, query: Float32Array, k = 10): number[] =>
  index.search(query, k).map(({ label }) => label);

export interface ManifestFile {
  file: string;
  [field: string]: unknown;
}
export const manifestOf = (folder: string): ManifestFile =>
  JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8')) as ManifestFile;
export const changeManifest = (folder: string, change: Record<string, unknown>): void =>
  writeFileSync(join(folder, 'vectors.json'), JSON.stringify({ ...manifestOf(folder), ...change }));
export const dataFile = (folder: string): string => join(folder, manifestOf(folder).file);
