import { describe, expect, it } from 'vitest';
import { withAssistant } from '../support/assistant.ts';

const QUESTIONS = [
  '宝坻区2021年地区生产总值要增长多少',
  '青海省2022年要做哪些民生实事',
  '厦门市2019年怎么发展旅游',
  '河北省2022年的失业率控制在多少',
  '天门市2021年新增了多少家企业',
  '郴州市2022年报告是谁作的',
  '辽宁和青海2022年的增长目标谁高',
  '宝坻区2021年开了几家电影院',
  '三亚市2023年的目标是多少',
  '你好',
];

describe('suggestions', () => {
  it('follow every reply, are no copy of the question, and are answered', { timeout: 60_000 }, async () => {
    await withAssistant({ samples: true }, async (assistant) => {
      const refused: string[] = [];
      for (const question of QUESTIONS) {
        const { suggestions } = await assistant.answer({ question });
        expect(suggestions.length).toBeGreaterThanOrEqual(2);
        expect(suggestions.length).toBeLessThanOrEqual(3);
        expect(suggestions).not.toContain(question);
        expect(new Set(suggestions).size).toBe(suggestions.length);
        for (const suggestion of suggestions)
          if ((await assistant.answer({ question: suggestion })).status !== 'answered') refused.push(suggestion);
      }
      expect(refused).toEqual([]);
    });
  });

  it('stay with the place that was asked about', async () => {
    await withAssistant({ samples: true }, async (assistant) => {
      const { suggestions } = await assistant.answer({ question: '宝坻区2021年地区生产总值要增长多少' });
      for (const suggestion of suggestions) expect(suggestion).toContain('宝坻');
      expect(suggestions.some((one) => /地区生产总值(?!.*哪个)/.test(one))).toBe(false);
    });
  });
});
