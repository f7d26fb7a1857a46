/**
 * The real assistant on a data folder of its own. Nothing here touches a user's.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import { loadSettings, type Settings } from '../../src/settings.ts';

/** A new folder under the system's temporary one. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'wenbao-test-'));

export function settingsFor(data: string, flags: { samples?: boolean; model?: string } = {}): Settings {
  return loadSettings({
    WENBAO_DATA: data,
    WENBAO_SAMPLES: flags.samples ? '1' : '0',
    WENBAO_MODEL: flags.model ?? '',
    WENBAO_LOG: 'silent',
  });
}

/** Opens an assistant, hands it over, closes it and removes its folder, whatever happens. */
export async function withAssistant(
  flags: { samples?: boolean },
  use: (assistant: Assistant, data: string) => Promise<void>,
): Promise<void> {
  const data = temporaryFolder();
  const assistant = await openAssistant(settingsFor(data, flags));
  try {
    await use(assistant, data);
  } finally {
    await assistant.close();
    rmSync(data, { recursive: true, force: true });
  }
}

const FILLER = '我们坚持稳中求进工作总基调，扎实推进各项工作，全县经济社会发展取得新的成效，人民生活水平持续提高。';

/** A full report in our own words. */
export function reportText(region: string, year: number, facts: readonly string[]): string {
  return [
    `${year}年${region}政府工作报告`,
    `——${year}年1月16日在${region}第十四届人民代表大会第二次会议上`,
    '各位代表：',
    '现在，我代表人民政府，向大会报告工作，请予审议。',
    `一、${year - 1}年工作回顾`,
    `${year - 1}年，${facts[0] ?? FILLER}${FILLER}`,
    `二、${year}年主要工作`,
    ...facts.slice(1).map((fact) => `${fact}${FILLER}`),
    FILLER.repeat(2),
    '各位代表！让我们团结奋斗，再创佳绩！',
  ].join('\n');
}

/** An assistant with reports of our own for all tests of a file. @returns what gives it, once the tests run */
export function assistantWith(
  reports: readonly (readonly [region: string, year: number, facts: readonly string[]])[],
): () => Assistant {
  const data = temporaryFolder();
  let assistant: Assistant;
  beforeAll(async () => {
    assistant = await openAssistant(settingsFor(data));
    const folder = join(data, 'in');
    mkdirSync(folder);
    for (const [i, [region, year, facts]] of reports.entries())
      writeFileSync(join(folder, `${i}.txt`), reportText(region, year, facts));
    await assistant.ingest([folder]);
  });
  afterAll(async () => {
    await assistant.close();
    rmSync(data, { recursive: true, force: true });
  });
  return () => assistant;
}
