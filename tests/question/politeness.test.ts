import { describe, expect, it } from 'vitest';
import { withoutPoliteness } from '../../src/question/politeness.ts';

describe('polite words', () => {
  it.each([
    ['您好,麻烦问一下,码头修到哪了,谢谢', '码头修到哪了,'],
    ['请问一下码头修到哪了?谢谢您', '码头修到哪了?'],
    ['不好意思打扰了,我想了解一下茶叶产量', '茶叶产量'],
    ['劳驾,帮我查一下茶叶产量', '茶叶产量'],
    ['你好', ''],
  ])('%s', (text, expected) => {
    expect(withoutPoliteness(text)).toBe(expected);
  });

  it.each(['信访问题怎么解决', '慰问了多少老人', '感谢信发了几封', '打扰民生的噪声怎么治', '有什么麻烦事要办'])(
    'are none in %s',
    (text) => {
      expect(withoutPoliteness(text)).toBe(text);
    },
  );
});
