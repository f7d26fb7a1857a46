/** Questions that name several places, through the whole way of a question. */
import { describe, expect, it } from 'vitest';
import { assistantWith } from '../support/assistant.ts';

/** Passages of their own. */
const TEA = ['收茶进村', '办茶市三场', '修茶路两条', '建冷库一座', '开网店一家'].map(
  (deed) => `帮茶农卖茶，${deed}。${'帮茶农卖茶的事一年比一年办得好。'.repeat(20)}`,
);
const assistant = assistantWith([
  ['河北省保定市易县', 2023, ['去年平稳。', ...TEA, `“青雨行动”送教师下乡。${'学校越办越好。'.repeat(50)}`]],
  ['湖南省郴州市', 2023, ['去年平稳。', ...TEA, `“青雨行动”送戏下乡。${'戏台越搭越多。'.repeat(50)}`]],
]);

describe('a name that the question quotes', () => {
  it('is looked up in each report', async () => {
    const { citations } = await assistant().answer({ question: '易县和郴州的“青雨行动”是怎么帮茶农卖茶的？' });
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
      const { citations } = await assistant().answer({ question: asked });
      expect(citations.length).toBeGreaterThan(0);
      expect(citations.every(({ quote }) => quote.includes('茶'))).toBe(true);
    }
  });
});
