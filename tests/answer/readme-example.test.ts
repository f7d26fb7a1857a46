import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { withAssistant } from '../support/assistant.ts';

const readme = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'README.md'), 'utf8');

describe('the example of the README', () => {
  it('gets the answer that stands there, on the sample library', async () => {
    const question = /"question": "([^"]+)"/.exec(readme)?.[1] ?? '';
    const direct = /"direct": "([^"]+)"/.exec(readme)?.[1];
    await withAssistant({ samples: true }, async (assistant) => {
      const answer = await assistant.answer({ question });
      expect(answer.direct).toBe(direct);
      expect(answer.answer).toContain(`新增城区学位${direct}`);
    });
  });
});
