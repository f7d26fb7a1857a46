import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/database.ts';
import { queryTokens } from '../../src/text/tokens.ts';
import { compileProgram, linesOf, startProgram } from '../support/child-program.ts';
import { makeNumberedReport, makeToStore, seededRandom } from '../support/report-factory.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenbao-killed-'));
const program = join(folder, 'ingest.cjs');
const KILLS = 25;
const DIMENSION = 32;

// Stores one report after another, says so when each is stored; every fifth file is read again with other content.
beforeAll(() =>
  compileProgram(
    program,
    `import { openStore } from './src/store/database.ts';
     import { makeModel, makeNumberedReport, makeToStore } from './tests/support/report-factory.ts';`,
    `const [file, from] = [args[0], Number(args[1])];
     const store = openStore(file);
     const model = makeModel(${DIMENSION});
     for (let i = from; ; i++) {
       const key = i % 5 === 4 ? '/' + (i - 1) : '/' + i;
       const change = store.putSource({ key, digest: String(i), pipeline: '1' }, model, [makeToStore(makeNumberedReport(i, 12), ${DIMENSION})]);
       console.log(JSON.stringify({ i, revision: store.revision(), added: change.added.length }));
     }`,
  ),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a store whose writer is killed', () => {
  it('opens again, whole, with everything that was said to be stored and nothing half', async () => {
    const file = join(folder, 'data', 'wenbao.db');
    const random = seededRandom(42);
    let stored = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const child = startProgram(program, [file, String(stored)]);
      const output = linesOf(child);
      // The first kills come before, while and right after the database is made; the others in the middle of the work.
      if (kill > 3) await output.next();
      await new Promise((resolve) => {
        setTimeout(resolve, random() * (kill > 3 ? 60 : 250));
      });
      child.kill('SIGKILL');
      await once(child, 'close');

      const said = output.lines.map((line) => JSON.parse(line) as { i: number; revision: number });
      const last = said.at(-1)?.i ?? stored - 1;
      const store = openStore(file);
      try {
        expect(store.check()).toEqual([]);
        // One more than was said may have been stored: killed between the commit and the word.
        const revision = store.revision();
        expect([last + 1, last + 2]).toContain(revision);
        stored = revision;
        const expected = Array.from({ length: stored }, (_, i) => i).filter((i) => !(i % 5 === 3 && i + 1 < stored));
        const reports = store.reports();
        expect(reports.map(({ id }) => id).sort()).toEqual(expected.map((i) => makeNumberedReport(i, 12).id).sort());
        expect(store.layouts()).toHaveLength(reports.length);
        for (const i of [expected.at(-1), expected[Math.floor(random() * expected.length)]]) {
          if (i === undefined) continue;
          const wanted = makeToStore(makeNumberedReport(i, 12), DIMENSION);
          expect(store.report(wanted.report.id)).toEqual(wanted.report);
          expect([...store.vectors()].find(({ reportId }) => reportId === wanted.report.id)?.data).toEqual(
            wanted.vectors,
          );
          expect(store.lexicalSearch(queryTokens(`新增就业${i}人`), [wanted.report.id], 20)).toHaveLength(12);
        }
        const words = store.lexicalSearch(['工作'], null, 1_000_000);
        expect(words).toHaveLength(reports.length * 12);
      } finally {
        store.close();
      }
    }
    expect(stored).toBeGreaterThan(KILLS);
  }, 180_000);
});
