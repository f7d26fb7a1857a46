/**
 * Ranking as ranking: real questions over the sample library, the whole expected order of the first passages.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import { settingsFor, temporaryFolder } from '../support/assistant.ts';

const data = temporaryFolder();
let assistant: Assistant;
beforeAll(async () => {
  assistant = await openAssistant(settingsFor(data, { samples: true }));
});
afterAll(async () => {
  await assistant.close();
  rmSync(data, { recursive: true, force: true });
});

it.each<[string, string[]]>([
  [
    '河北省2022年怎么治理空气污染？',
    [
      '河北省 2022 二、2022年的目标和任务 > （六）生态环境',
      '河北省 2022 一、2021年工作回顾 > （五）生态环境',
      '河北省 2022 二、2022年的目标和任务 > 预期目标',
    ],
  ],
  [
    '襄阳的高铁和机场',
    [
      '湖北省襄阳市 2022 一、过去五年和2021年回顾 > (三)五年城乡和民生',
      '湖北省襄阳市 2022 四、2022年的主要任务 > (六)城市功能和交通',
      '湖北省襄阳市 2022 一、过去五年和2021年回顾 > (四)2021年的工作',
    ],
  ],
  [
    '青海2021年居民收入增长多少',
    [
      '青海省 2022 一、2021年工作回顾 > (六)人民生活',
      '青海省 2022 一、2021年工作回顾',
      '青海省 2022 二、2022年主要目标',
    ],
  ],
  [
    '厦门和台湾的交流合作',
    [
      '福建省厦门市 2019 二、2019年的目标和任务 > （四）对台交流',
      '福建省厦门市 2019 一、2018年工作回顾 > （三）改革开放与对台交流',
    ],
  ],
])('%s', async (query, expected) => {
  const hits = await assistant.search({ query, k: expected.length });
  expect(hits.map(({ report, passage }) => `${report.region} ${report.year} ${passage.section.join(' > ')}`)).toEqual(
    expected,
  );
  for (let i = 1; i < hits.length; i++) expect(hits[i - 1]?.score).toBeGreaterThanOrEqual(hits[i]?.score as number);
});

it('a scope narrows a search, by full or short name and by year', async () => {
  const regions = async (scope: object) =>
    new Set((await assistant.search({ query: '养老', k: 5, scope })).map(({ report }) => report.region));
  expect(await regions({ regions: ['青海'] })).toEqual(new Set(['青海省']));
  expect(await regions({ years: [2019] })).toEqual(new Set(['福建省厦门市']));
  const districts = await regions({ regions: ['天津市'] });
  expect(districts.size).toBeGreaterThan(1);
  for (const region of districts) expect(region).toMatch(/^天津市/);
});

it('a scope without reports is refused by name, and not as an empty library', async () => {
  const { status, answer } = await assistant.answer({ question: '养老', scope: { regions: ['上海市'] } });
  expect(status).toBe('refused');
  expect(answer).toContain('上海市');
  expect(answer).not.toContain('是空的');
});
