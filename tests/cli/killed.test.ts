/**
 * `wenbao ingest`, killed at any moment: no report that was there is lost, none is left half.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packageRoot } from '../../src/settings.ts';
import { openStore } from '../../src/store/database.ts';
import { reportText, temporaryFolder } from '../support/assistant.ts';

const ROUNDS = 10;
const folder = temporaryFolder();
const main = join(packageRoot(), 'dist', 'src', 'cli', 'main.js');

// What runs in the child is the built product; this does nothing when it is of these sources.
beforeAll(() => void execFileSync(process.execPath, [join(packageRoot(), 'build.mjs')], { stdio: 'inherit' }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('ingest killed at any moment loses no report and leaves none half', async () => {
  const data = join(folder, 'data');
  const files = join(folder, 'in');
  mkdirSync(files);
  const places = ['河北省保定市易县', '天津市宝坻区', '湖北省天门市', '青海省', '湖南省郴州市', '福建省厦门市'];
  const env = { ...process.env, WENBAO_DATA: data, WENBAO_SAMPLES: '0' };
  const ingest = () => spawn(process.execPath, [main, 'ingest', files], { env, stdio: 'ignore' });
  for (const [i, place] of places.entries())
    writeFileSync(join(files, `${i}.txt`), reportText(place, 2020, [`第一年完成投资${i + 1}00亿元。`]));
  const [code] = await once(ingest(), 'exit');
  expect(code).toBe(0);

  for (let round = 1; round <= ROUNDS; round++) {
    // Every file changes, so every report is replaced, one transaction each.
    for (const [i, place] of places.entries())
      writeFileSync(
        join(files, `${i}.txt`),
        reportText(place, 2020 + round, [`第${round}轮完成投资${i + 1}${round}0亿元。`]),
      );
    const child = ingest();
    setTimeout(() => child.kill('SIGKILL'), 300 + round * 70);
    await once(child, 'exit');
    const store = openStore(join(data, 'wenbao.db'));
    expect(store.check()).toEqual([]);
    expect(new Set(store.reports().map(({ region }) => region))).toEqual(new Set(places));
    for (const { id, region, year } of store.reports()) {
      expect([region, [2020 + round, 2020 + round - 1].includes(year as number) || (year as number) >= 2020]).toEqual([
        region,
        true,
      ]);
      const report = store.report(id);
      expect(
        report?.passages
          .map(({ start, end }) => report.text.slice(start, end))
          .join('')
          .replace(/\s/g, ''),
      ).toBe(report?.text.replace(/\s/g, ''));
    }
    store.close();
  }
  const [last] = await once(ingest(), 'exit');
  expect(last).toBe(0);
  const store = openStore(join(data, 'wenbao.db'));
  expect(store.reports().map(({ year }) => year)).toEqual(places.map(() => 2020 + ROUNDS));
  store.close();
});
