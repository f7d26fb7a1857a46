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
        '年度任务分解到各个单位，任务完成情况逐月通报，各项任务落实有力。任务清单里的项目任务责任到人。受原料影响，码头扩建没有完成。',
        '计划完成码头扩建，培育茶叶品牌。',
      ];
      writeFileSync(join(folder, 'a.txt'), reportText('河北省保定市易县', 2023, facts));
      await assistant.ingest([folder]);
      const { answer } = await assistant.answer({ question: '易县2022年哪些任务没有完成？' });
      expect(answer).toContain('码头扩建没有完成');
      expect(answer).not.toContain('逐月通报');
    });
  });
});
