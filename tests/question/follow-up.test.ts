import { describe, expect, it } from 'vitest';
import type { ChatTurn } from '../../src/domain.ts';
import { readFollowUp } from '../../src/question/follow-up.ts';

const held = new Set(['山东省济南市', '云南省']);
const asked = (...questions: string[]): ChatTurn[] =>
  questions.flatMap((content): ChatTurn[] => [
    { role: 'user', content },
    { role: 'assistant', content: '…' },
  ]);
const standalone = (history: ChatTurn[], question: string): string => readFollowUp(question, history, held).question;

describe('a follow-up', () => {
  it.each([
    [['济南市2022年的造林目标是多少?'], '云南省呢?', '云南省2022年的造林目标是多少?'],
    [['济南市2022年的造林目标是多少?'], '那2023年呢', '济南市2023年的造林目标是多少?'],
    [['济南市的造林目标是多少?'], '我问的是2023年', '济南市2023年的造林目标是多少?'],
    [['济南市2022年的造林目标是多少?'], '具体怎么做?', '山东省济南市2022年造林目标具体怎么做？'],
    [['济南市2022年的造林目标是多少?', '云南省呢?'], '2023年呢?', '云南省2023年的造林目标是多少?'],
    [['济南市2022年的造林目标是多少?'], '云南省有哪些机场?', '云南省有哪些机场?'],
    [['济南市2022年的造林目标是多少?'], '哪个地方修了地铁?', '哪个地方修了地铁?'],
    [[], '云南省呢?', '云南省呢?'],
  ])('%j, then %s', (history, question, expected) => {
    expect(standalone(asked(...history), question)).toBe(expected);
  });

  it('reads only what the user asked, never what was answered', () => {
    expect(standalone([{ role: 'assistant', content: '云南省2022年' }], '造林多少')).toBe('造林多少');
  });
});
