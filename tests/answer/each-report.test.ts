/** Questions that name several places, through the whole way of a question. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import { reportText, settingsFor, temporaryFolder } from '../support/assistant.ts';

/** Passages of their own. */
const TEA = ['收茶进村', '办茶市三场', '修茶路两条', '建冷库一座', '开网店一家'].map(
  (deed) => `帮茶农卖茶，${deed}。${'帮茶农卖茶的事一年比一年办得好。'.repeat(20)}`,
);
const data = temporaryFolder();
let assistant: Assistant;
beforeAll(async () => {
  assistant = await openAssistant(settingsFor(data));
  const folder = join(data, 'in');
  mkdirSync(folder);
  const yi = ['去年平稳。', ...TEA, `“青雨行动”送教师下乡。${'学校越办越好。'.repeat(50)}`];
  const chenzhou = ['去年平稳。', ...TEA, `“青雨行动”送戏下乡。${'戏台越搭越多。'.repeat(50)}`];
  writeFileSync(join(folder, 'a.txt'), reportText('河北省保定市易县', 2023, yi));
  writeFileSync(join(folder, 'b.txt'), reportText('湖南省郴州市', 2023, chenzhou));
  await assistant.ingest([folder]);
});
afterAll(async () => {
  await assistant.close();
  rmSync(data, { recursive: true, force: true });
});

describe('a name that the question quotes', () => {
  it('is looked up in each report', async () => {
    const { citations } = await assistant.answer({ question: '易县和郴州的“青雨行动”是怎么帮茶农卖茶的？' });
    const quotes = citations.map(({ quote }) => quote);
    expect(quotes.some((quote) => quote.includes('茶农'))).toBe(false);
    expect(quotes.filter((quote) => quote.includes('“青雨行动”'))).toEqual([
      '“青雨行动”送教师下乡。',
      '“青雨行动”送戏下乡。',
    ]);
  });

  it('is none where no report has it, or it stands in no quotation marks', async () => {
    const question = '易县和郴州怎么帮茶农卖茶？';
    for (const asked of [question, question.replace('怎么', '“怎么样”')]) {
      const { citations } = await assistant.answer({ question: asked });
      expect(citations.length).toBeGreaterThan(0);
      expect(citations.every(({ quote }) => quote.includes('茶'))).toBe(true);
    }
  });
});
