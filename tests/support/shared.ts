/**
 * The folder of real reports and gold questions beside the project. The product does not need it; tests that use it are
 * skipped with a clear line where it is absent, and fail in CI, where it must be there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = join(root, '..', 'shared');

/** True where the real reports are. In CI a missing folder is a failure, not a skip. */
export function hasShared(): boolean {
  const there = existsSync(join(folder, 'reports'));
  if (!there && process.env['CI']) throw new Error('../shared is missing in CI');
  if (!there) console.warn('skipped: ../shared (real reports) is not here');
  return there;
}

export const sharedPath = (...parts: string[]): string => join(folder, ...parts);

/** One report of ../shared/scale. */
export interface ScaleReport {
  readonly id: string;
  readonly level: string;
  readonly place: string;
  readonly year: number;
  readonly text: string;
}

export function scaleReports(): ScaleReport[] {
  return gunzipSync(readFileSync(sharedPath('scale', 'reports.jsonl.gz')))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const report = JSON.parse(line) as ScaleReport;
      return { ...report, year: Number(report.year) };
    });
}
