import { describe, expect, it } from 'vitest';
import { directName } from '../../src/answer/direct-name.ts';
import type { Evidence } from '../../src/answer/extract.ts';
import { readQuestion } from '../../src/question/understand.ts';

/** Only what is read of a piece of evidence. */
const quoted = (text: string): Evidence =>
  ({ hit: { text, passage: { start: 100 } }, start: 100, end: 100 + text.length }) as unknown as Evidence;
const nameOf = (question: string, ...texts: string[]) =>
  directName(texts.map(quoted), readQuestion(question, new Set(['山东省济南市'])));

describe('the bare name', () => {
  it.each([
    ['济南市哪家医院投入使用', ['青禾医院投入使用。'], '青禾医院'],
    ['济南市新开了哪座水库', ['修好了渠道，白鹭湾水库开工建设。'], '白鹭湾水库'],
    ['新建的污水处理厂叫什么', ['全力推进“北岭”污水处理厂建设。'], '北岭污水处理厂'],
    ['哪座大桥通车了', ['天气很好。', '星河大桥通车。'], '星河大桥'],
    ['谁入选了示范名单', ['白石、马塘入选示范名单。'], '白石、马塘'],
    ['哪个村获评美丽乡村', ['云上村获评美丽乡村。'], '云上村'],
    ['哪座大桥通车了', ['修好了渠道。'], null],
    ['有哪些措施', ['修好了渠道。'], null],
    ['青禾医院在哪里', ['青禾医院投入使用。'], null],
    ['哪座大桥通车了', [], null],
  ])('%s %j', (question, texts, expected) => {
    expect(nameOf(question, ...texts)).toBe(expected);
  });

  it('reads only what is quoted of the passage', () => {
    const text = '星河大桥通车。修好了渠道。';
    const evidence = { ...quoted(text), start: 107 } as Evidence;
    expect(directName([evidence], readQuestion('哪座大桥通车了', new Set()))).toBeNull();
  });
});
