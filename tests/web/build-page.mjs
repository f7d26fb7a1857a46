/** Builds the page once for all tests, into a folder of its own, and hands its name on as `pageFolder`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundlePage } from '../../web/bundle.mjs';

/** @param {import('vitest/node').TestProject} project */
export default async function setup(project) {
  const folder = await mkdtemp(join(tmpdir(), 'wenbao-page-'));
  await bundlePage(folder);
  project.provide('pageFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
