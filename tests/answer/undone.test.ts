import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportText, withAssistant } from '../support/assistant.ts';

describe('what was not done', () => {
  it('is answered by the sentence that says so, not by what is planned', async () => {
    await withAssistant({}, async (assistant, data) => {
      const folder = join(data, 'in');
      mkdirSync(folder);
      const facts = [
        '新修渠道30公里。码头扩建和茶叶市场两项任务没有完成，今后要补上。',
        '计划完成码头扩建，培育茶叶品牌。',
      ];
      writeFileSync(join(folder, 'a.txt'), reportText('河北省保定市易县', 2023, facts));
      await assistant.ingest([folder]);
      const { answer } = await assistant.answer({ question: '易县2022年哪些任务没有完成？' });
      expect(answer).toContain('两项任务没有完成');
      expect(answer).not.toContain('培育茶叶品牌');
    });
  });
});
