/**
 * Facts in a database file: made by an older program, damaged, written by two processes.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/store/connection.ts';
import { openStore } from '../../src/store/database.ts';
import { compileProgram, startProgram } from '../support/child-program.ts';
import { BAODI_FACTS, BAODI_REPORT, BAODI_STORED, TIANMEN_FACTS, TIANMEN_STORED } from '../support/fact-library.ts';
import { model, file as source } from '../support/store-fixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenbao-facts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const ALL = { reportIds: null, limit: 100, offset: 0 };

/** A database with two reports and their facts. */
function library(): string {
  const file = join(folder, `${++files}.db`);
  const store = openStore(file);
  store.putSource(source('/b'), model, [BAODI_STORED]);
  store.putSource(source('/t'), model, [TIANMEN_STORED]);
  store.close();
  return file;
}

function damaged(file: string, sql: string): void {
  const raw = connect(file);
  raw.exec(sql);
  raw.close();
}

it('a database made before there were facts opens with all its reports and no facts, and takes them', () => {
  const file = library();
  // What the first step of the migrations made, and nothing of the second.
  damaged(file, 'DROP TABLE facts; DROP TABLE fact_sets; PRAGMA user_version = 1');
  const store = openStore(file);
  expect(store.check()).toEqual([]);
  expect(store.reports().map(({ factCount }) => factCount)).toEqual([0, 0]);
  expect([store.facts(ALL), store.factsVersion()]).toEqual([{ facts: [], total: 0 }, null]);
  expect(store.report(BAODI_REPORT.id)).toEqual(BAODI_REPORT);
  store.replaceFacts('5', [
    { reportId: BAODI_STORED.report.id, facts: BAODI_FACTS },
    { reportId: TIANMEN_STORED.report.id, facts: TIANMEN_FACTS },
  ]);
  expect([store.facts(ALL).total, store.factsVersion(), store.revision()]).toEqual([12, '5', 3]);
  expect(store.check()).toEqual([]);
  store.close();
});

describe('check', () => {
  it.each([
    ['the facts are gone', 'DELETE FROM facts WHERE report = 1', '指标数据不完整'],
    ['one fact is gone', 'DELETE FROM facts WHERE report = 1 AND ordinal = 3', '指标数据不完整'],
    ['their number is gone', 'DELETE FROM fact_sets WHERE report = 2', '指标数据不完整'],
    ['a figure is another', "UPDATE facts SET figure = '9%' WHERE report = 1 AND ordinal = 1", '指标数据与正文不符'],
    ['a quote is outside', 'UPDATE facts SET "end" = 9999 WHERE report = 1 AND ordinal = 2', '指标数据与正文不符'],
    ['a passage is not there', 'UPDATE facts SET passage = 77 WHERE report = 2 AND ordinal = 2', '指标数据与正文不符'],
    ['the text is another', "UPDATE reports SET text = '〇' || text WHERE number = 1", '指标数据与正文不符'],
  ])('finds out when %s', (_what, damage, problem) => {
    const file = library();
    damaged(file, damage);
    const store = openStore(file);
    expect(store.check().join()).toContain(problem);
    store.close();
  });
});

it('two processes may replace all facts at the same moment while a third reads whole sets', async () => {
  const file = library();
  const program = join(folder, 'replace.cjs');
  await compileProgram(
    program,
    `import { openStore } from './src/store/database.ts';
     import { BAODI_FACTS, BAODI_REPORT, TIANMEN_FACTS, TIANMEN_REPORT } from './tests/support/fact-library.ts';`,
    `const store = openStore(args[0]);
     for (let i = 0; i < 40; i++) {
       const facts = (all) => (i % 2 === 0 ? all : []);
       store.replaceFacts('v' + i, [
         { reportId: BAODI_REPORT.id, facts: facts(BAODI_FACTS) },
         { reportId: TIANMEN_REPORT.id, facts: facts(TIANMEN_FACTS) },
       ]);
       // SQLite's lock is not fair.
       await new Promise((resolve) => setTimeout(resolve, 3));
     }
     store.close();`,
  );
  const store = openStore(file);
  const children = [1, 2].map(() => startProgram(program, [file]));
  const codes = Promise.all(children.map(async (child) => (await once(child, 'exit'))[0] as number));
  const seen = new Set<number>();
  while (children.some(({ exitCode }) => exitCode === null)) {
    const { facts, total } = store.facts(ALL);
    expect(facts).toHaveLength(total);
    seen.add(total);
    expect(store.factsVersion()).not.toBeNull();
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  expect(await codes).toEqual([0, 0]);
  for (const total of seen) expect([0, 12]).toContain(total);
  expect([store.revision(), store.factsVersion(), store.check()]).toEqual([82, 'v39', []]);
  store.close();
});
