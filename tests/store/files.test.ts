import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { WenbaoError } from '../../src/errors.ts';
import { connect, explain } from '../../src/store/connection.ts';
import { openStore } from '../../src/store/database.ts';
import { SCHEMA_VERSION } from '../../src/store/migrations.ts';
import { compileProgram, linesOf, startProgram } from '../support/child-program.ts';
import { makeModel, makeNumberedReport, makeToStore } from '../support/report-factory.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenbao-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newFile = (): string => join(folder, `${++files}.db`);

const model = makeModel();
const fill = (file: string, reports: number): void => {
  const store = openStore(file);
  for (let i = 0; i < reports; i++) {
    store.putSource({ key: `/${i}`, digest: '1', pipeline: '1' }, model, [makeToStore(makeNumberedReport(i, 20))]);
  }
  store.close();
};
const failureOf = (work: () => unknown): WenbaoError => {
  try {
    work();
  } catch (error) {
    if (error instanceof WenbaoError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('openStore', () => {
  it('makes the file and its folders, and finds everything again when it is opened anew', () => {
    const file = join(folder, 'deep', 'down', 'wenbao.db');
    fill(file, 3);
    const store = openStore(file);
    expect([store.reports().length, store.revision(), store.check()]).toEqual([3, 3, []]);
    expect(store.model()).toEqual(model);
    store.close();
  });

  it('takes an empty file for a new store', () => {
    const file = newFile();
    writeFileSync(file, '');
    fill(file, 1);
    const store = openStore(file);
    expect(store.reports()).toHaveLength(1);
    store.close();
  });

  it('may be closed twice, and answers nothing afterwards', () => {
    const store = openStore(newFile());
    store.close();
    store.close();
    expect(() => store.revision()).toThrow();
  });

  it.each([
    ['a text', 'region: 天津市\n'.repeat(100)],
    ['a short text', 'x'],
    ['a database whose first bytes are gone', '\0'.repeat(8192)],
  ])('refuses %s in place of the database and leaves it as it is', (_what, content) => {
    const file = newFile();
    writeFileSync(file, content);
    const error = failureOf(() => openStore(file));
    expect(error.code).toBe('unreadable-file');
    expect(error.message).toContain('不是数据库文件');
    expect(error.hint).toContain('WENBAO_DATA');
    expect(readFileSync(file, 'utf8')).toBe(content);
  });

  it("refuses another program's database and leaves it as it is", () => {
    const file = newFile();
    const other = connect(file);
    other.exec("CREATE TABLE reports (id TEXT); INSERT INTO reports VALUES ('theirs')");
    other.close();
    const before = readFileSync(file);
    expect(failureOf(() => openStore(file)).message).toContain('这不是问报的数据库');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses a database of a newer version and leaves it as it is', () => {
    const file = newFile();
    fill(file, 1);
    const raw = connect(file);
    raw.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    raw.close();
    const before = readFileSync(file);
    const error = failureOf(() => openStore(file));
    expect(error.message).toContain(`第 ${SCHEMA_VERSION + 1} 版`);
    expect(error.hint).toContain('升级');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses a database that was cut short', () => {
    const file = newFile();
    fill(file, 5);
    truncateSync(file, Math.floor(statSync(file).size / 2));
    const size = statSync(file).size;
    const error = failureOf(() => {
      const store = openStore(file);
      store.close();
    });
    expect(error.message).toContain('数据库文件已损坏');
    expect(error.hint).toContain('备份');
    expect(statSync(file).size).toBe(size);
  });

  it('says that the file is damaged when a page inside it is', () => {
    const file = newFile();
    fill(file, 10);
    const bytes = readFileSync(file);
    // Everything behind the first pages, which hold the names of the tables.
    bytes.fill(0xab, 4096 * 24);
    writeFileSync(file, bytes);
    const store = openStore(file);
    expect(store.check().join()).toContain('数据库文件损坏');
    const error = failureOf(() => {
      for (const { id } of store.reports()) store.report(id);
      for (const _ of store.vectors());
    });
    expect(error.code).toBe('unreadable-file');
    expect(error.message).toContain('数据库文件已损坏');
    store.close();
  });

  it('refuses a folder in place of the file, and a file in place of the folder', () => {
    const place = newFile();
    mkdirSync(place);
    expect(failureOf(() => openStore(place)).code).toBe('unreadable-file');
    const inTheWay = newFile();
    writeFileSync(inTheWay, '');
    expect(failureOf(() => openStore(join(inTheWay, 'wenbao.db'))).code).toBe('unreadable-file');
    expect(existsSync(join(place, 'wenbao.db'))).toBe(false);
  });
});

describe('check', () => {
  const damages: [string, string, string][] = [
    ['passages', 'DELETE FROM passages WHERE row = 5', '段落不完整或不连续'],
    ['words', 'DELETE FROM words WHERE rowid = 5', '缺少检索词'],
    ['words of removed passages', "INSERT INTO words (rowid, tokens) VALUES (999, '就业')", '检索词多于段落'],
    ['vectors', 'DELETE FROM vectors WHERE report = 1', '向量与段落不符'],
    ['vectors of another length', 'UPDATE vectors SET data = substr(data, 5) WHERE report = 1', '向量与段落不符'],
    ['the text', "UPDATE reports SET text = '〇' || text WHERE number = 1", '段落与正文不符'],
    ['sources', 'DELETE FROM sources', '没有来源'],
  ];
  it.each(damages)('finds out when %s and reports do not fit', (_what, damage, problem) => {
    const file = newFile();
    fill(file, 2);
    const raw = connect(file);
    raw.pragma('foreign_keys = ON');
    raw.exec(damage);
    raw.close();
    const store = openStore(file);
    expect(store.check().join()).toContain(problem);
    store.close();
  });
});

describe('explain', () => {
  it.each([
    ['SQLITE_BUSY', '正被另一个进程写入'],
    ['SQLITE_BUSY_SNAPSHOT', '正被另一个进程写入'],
    ['SQLITE_FULL', '磁盘空间不足'],
    ['SQLITE_READONLY_DBMOVED', '不可写'],
    ['SQLITE_IOERR_WRITE', '磁盘出错'],
    ['SQLITE_CORRUPT_VTAB', '已损坏'],
    ['EACCES', '无法打开'],
  ])('says what %s means, and keeps the cause for the log', (code, message) => {
    const cause = Object.assign(new Error('driver text'), { code });
    const error = explain(cause, '/data/wenbao.db') as WenbaoError;
    expect(error).toBeInstanceOf(WenbaoError);
    expect(error.message).toContain(message);
    expect(error.message).not.toContain('driver text');
    expect(error.cause).toBe(cause);
  });

  it('leaves other errors what they are', () => {
    const bug = new TypeError('x');
    expect(explain(bug, 'f')).toBe(bug);
    expect(explain('text', 'f')).toBe('text');
  });
});

describe('two processes', () => {
  it('read while one writes, and write in turns', async () => {
    const file = newFile();
    const program = join(folder, 'writer.cjs');
    await compileProgram(
      program,
      `import { openStore } from './src/store/database.ts';
       import { makeModel, makeNumberedReport, makeToStore } from './tests/support/report-factory.ts';`,
      `const store = openStore(args[0]);
       for (let i = 0; i < 150; i++) {
         store.putSource({ key: 'child' + i, digest: '1', pipeline: '1' }, makeModel(), [makeToStore(makeNumberedReport(i, 10))]);
         if (i === 0) console.log('begun');
         // SQLite's lock is not fair: who writes without a pause starves the others.
         await new Promise((resolve) => setTimeout(resolve, 5));
       }
       store.close();`,
    );
    const child = startProgram(program, [file]);
    await linesOf(child).next();
    const store = openStore(file);
    let last = 0;
    let reads = 0;
    let own = 0;
    while (child.exitCode === null) {
      const revision = store.revision();
      expect(revision).toBeGreaterThanOrEqual(last);
      last = revision;
      for (const { id, passageCount } of store.reports().slice(-2))
        expect(store.report(id)?.passages).toHaveLength(passageCount);
      expect(store.lexicalSearch(['工作'], null, 5).length).toBeGreaterThan(0);
      reads++;
      if (reads % 5 === 0)
        store.putSource({ key: `parent${own}`, digest: '1', pipeline: '1' }, model, [
          makeToStore(makeNumberedReport(1000 + own++, 2)),
        ]);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
    expect(child.exitCode).toBe(0);
    expect(reads).toBeGreaterThan(own);
    expect(own).toBeGreaterThan(0);
    expect(store.reports()).toHaveLength(150 + own);
    expect(store.revision()).toBe(150 + own);
    expect(store.check()).toEqual([]);
    store.close();
  });

  it('may make the database at the same moment', async () => {
    const program = join(folder, 'opener.cjs');
    await compileProgram(
      program,
      `import { openStore } from './src/store/database.ts';
       import { makeModel, makeNumberedReport, makeToStore } from './tests/support/report-factory.ts';`,
      `while (Date.now() < Number(args[2])) {}
       const store = openStore(args[0]);
       store.putSource({ key: args[1], digest: '1', pipeline: '1' }, makeModel(), [makeToStore(makeNumberedReport(Number(args[1])))]);
       store.close();`,
    );
    for (let round = 0; round < 4; round++) {
      const file = newFile();
      const start = Date.now() + 600;
      const children = [1, 2, 3].map((i) => startProgram(program, [file, String(i), String(start)]));
      const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0] as number));
      expect(codes).toEqual([0, 0, 0]);
      const store = openStore(file);
      expect([store.reports().length, store.revision(), store.check()]).toEqual([3, 3, []]);
      store.close();
    }
  });
});
