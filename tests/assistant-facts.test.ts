/**
 * Facts over the life of a library: made when reports come, gone when they go, made anew when another version made them.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openAssistant } from '../src/assistant.ts';
import type { Progress, StoredFact } from '../src/domain.ts';
import { extractFacts, FACTS_VERSION } from '../src/ingest/facts.ts';
import { connect } from '../src/store/connection.ts';
import { openStore } from '../src/store/database.ts';
import { reportText, settingsFor, temporaryFolder } from './support/assistant.ts';
import { asStored } from './support/fact-factory.ts';

const folders: string[] = [];
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

const FACTS = [
  '全县粮食总产量达到31.7万吨，城镇新增就业8200人。',
  '新建改造农村公路126公里，建成养老驿站15个。',
  '深入推进厕所革命，改造农村户厕3400座。',
];
const PLACES = ['河北省保定市易县', '天津市宝坻区', '湖北省天门市'];

/** A data folder with three reports. */
async function library(): Promise<string> {
  const data = temporaryFolder();
  folders.push(data);
  const assistant = await openAssistant(settingsFor(data));
  for (const [i, place] of PLACES.entries()) {
    writeFileSync(join(data, `${i}.txt`), reportText(place, 2022 + i, FACTS));
    expect((await assistant.ingest([join(data, `${i}.txt`)]))[0]?.status).toBe('added');
  }
  await assistant.close();
  return data;
}

/** What the extraction makes of the texts that are stored. */
function expected(data: string): StoredFact[] {
  const store = openStore(join(data, 'wenbao.db'));
  const facts = store.reports().flatMap(({ id }) => {
    const report = store.report(id);
    return report ? asStored(report, extractFacts(report)) : [];
  });
  store.close();
  return facts;
}

/** Opens the library, closes it again. @returns all its facts */
async function openedFacts(data: string, onProgress?: (progress: Progress) => void): Promise<StoredFact[]> {
  const assistant = await openAssistant(settingsFor(data), onProgress ? { onProgress } : {});
  const facts = [...assistant.allFacts({})];
  await assistant.close();
  return facts;
}

const figuresOf = (facts: readonly StoredFact[]): string[] => facts.map(({ figure }) => figure);

describe('the facts of a library', () => {
  it('are those of its reports, found by place, year and name', async () => {
    const data = await library();
    const assistant = await openAssistant(settingsFor(data));
    const all = expected(data);
    expect(figuresOf(all)).toEqual(expect.arrayContaining(['8200人', '126公里', '15个', '3400座']));
    expect(assistant.facts({ limit: 1000 })).toEqual({ facts: all, total: all.length });
    expect(assistant.reports().map(({ factCount }) => factCount)).toEqual(
      assistant.reports().map(({ id }) => all.filter(({ report }) => report.id === id).length),
    );
    for (const { quote, figure, figureSpan, start, end, report } of all) {
      const text = assistant.report(report.id)?.text ?? '';
      expect([text.slice(start, end), text.slice(figureSpan.start, figureSpan.end)]).toEqual([quote, figure]);
    }
    const toilets = { indicators: ['户厕'] };
    expect(assistant.facts(toilets).total).toBe(3);
    for (const region of ['宝坻', '宝坻区', '天津市宝坻区', '天津']) {
      const { facts } = assistant.facts({ ...toilets, scope: { regions: [region] } });
      expect(facts.map(({ report }) => [report.region, report.year])).toEqual([['天津市宝坻区', 2023]]);
    }
    expect(assistant.facts({ ...toilets, scope: { years: [2024] } }).facts[0]?.report.region).toBe('湖北省天门市');
    expect(assistant.facts({ scope: { regions: ['成都市'] } })).toEqual({ facts: [], total: 0 });
    expect(() => assistant.facts({ scope: { reports: ['nope'] } })).toThrow('没有编号为“nope”的报告');
    expect(() => assistant.allFacts({ indicators: [' '] })).toThrow('指标名称');
    expect((await assistant.doctor()).find(({ name }) => name === '指标')).toEqual({
      name: '指标',
      ok: true,
      detail: `${all.length} 条，引文和数字都与原文一致`,
    });
    await assistant.close();
  });

  it('change with a file that changes, and go with a report that goes', async () => {
    const data = await library();
    const assistant = await openAssistant(settingsFor(data));
    const scope = { regions: ['易县'] };
    writeFileSync(join(data, '0.txt'), reportText('河北省保定市易县', 2022, [...FACTS, '新建幼儿园7所。']));
    await assistant.ingest([join(data, '0.txt')]);
    expect(figuresOf(assistant.facts({ scope }).facts)).toContain('7所');
    expect(assistant.facts({ indicators: ['幼儿园'] }).total).toBe(1);
    for (const { id } of assistant.reports()) assistant.remove(id);
    expect(assistant.facts({})).toEqual({ facts: [], total: 0 });
    await assistant.close();
  });
});

describe('facts of another version', () => {
  const aged = (data: string, sql: string): void => {
    const raw = connect(join(data, 'wenbao.db'));
    raw.pragma('foreign_keys = ON');
    raw.exec(sql);
    raw.close();
  };
  const versionOf = (data: string): string | null => {
    const store = openStore(join(data, 'wenbao.db'));
    const version = store.factsVersion();
    expect(store.check()).toEqual([]);
    store.close();
    return version;
  };

  it.each([
    ['of a store that never had any', 'DROP TABLE facts; DROP TABLE fact_sets; PRAGMA user_version = 1'],
    ['of all reports', "DELETE FROM facts; UPDATE fact_sets SET version = 'older', count = 0"],
    [
      'of one report',
      "DELETE FROM facts WHERE report = 2; UPDATE fact_sets SET version = 'newer', count = 0 WHERE report = 2",
    ],
    ['that are missing for one report', 'DELETE FROM facts WHERE report = 1; DELETE FROM fact_sets WHERE report = 1'],
  ])('%s are made anew at the next opening', async (_what, sql) => {
    const data = await library();
    const wanted = expected(data);
    aged(data, sql);
    const told: Progress[] = [];
    expect(await openedFacts(data, (progress) => told.push(progress))).toEqual(wanted);
    expect(told.filter(({ phase }) => phase === 'facts').at(-1)).toMatchObject({ done: 3, total: 3 });
    expect(versionOf(data)).toBe(FACTS_VERSION);
  });

  it('of this version are left as they are', async () => {
    const data = await library();
    const store = openStore(join(data, 'wenbao.db'));
    const revision = store.revision();
    store.close();
    const told: Progress[] = [];
    await openedFacts(data, (progress) => told.push(progress));
    expect(told.filter(({ phase }) => phase === 'facts')).toEqual([]);
    const after = openStore(join(data, 'wenbao.db'));
    expect(after.revision()).toBe(revision);
    after.close();
  });

  it('may be made anew by several that open at once, and a running one sees it', async () => {
    const data = await library();
    const wanted = expected(data);
    const running = await openAssistant(settingsFor(data));
    aged(data, "DELETE FROM facts; UPDATE fact_sets SET version = 'older', count = 0");
    const opened = await Promise.all([openedFacts(data), openedFacts(data), openedFacts(data)]);
    for (const facts of opened) expect(facts).toEqual(wanted);
    expect([...running.allFacts({})]).toEqual(wanted);
    expect(running.reports().reduce((sum, { factCount }) => sum + factCount, 0)).toBe(wanted.length);
    await running.close();
    expect(versionOf(data)).toBe(FACTS_VERSION);
  });
});
