import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauses, sentences } from '../../src/text/sentences.ts';

const cut = (text: string): string[] => sentences(text).map(({ start, end }) => text.slice(start, end));
const plain = (text: string): string => text.replace(/\s/g, '');

describe('sentences', () => {
  it.each([
    ['全年增长7.5%。新增就业3万人！', ['全年增长7.5%。', '新增就业3万人！']],
    ['他说:“好。”大家都笑了。', ['他说:“好。”', '大家都笑了。']],
    ['围绕“怎么看?怎么办?”开展讨论。', ['围绕“怎么看?', '怎么办?”开展讨论。']],
    ['一行\n另一行', ['一行', '另一行']],
    ['比重为42.5个百分点,人均1.5万元。', ['比重为42.5个百分点,人均1.5万元。']],
    ['', []],
  ])('cuts %j', (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it('loses nothing but white space', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('发展', '3.5%', '。', '！', '“', '”', ',', '；', '\n', ' ', '?', '一、'), {
          maxLength: 60,
        }),
        (pieces) => {
          const text = pieces.join('');
          expect(plain(cut(text).join(''))).toBe(plain(text));
        },
      ),
    );
  });
});

describe('clauses', () => {
  const text =
    '全市主要经济指标位居全省第一方阵,全年生产总值增长8.5%,规上工业增加值增长8%,固定资产投资增长10.4%,社会消费品零售总额增长19.1%,财政收入27,584万元。就业稳定。';

  it('are about 24 to 60 characters long and cover the text', () => {
    const parts = clauses(text).map(({ start, end }) => text.slice(start, end));
    expect(parts.join('')).toBe(text);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(90);
    expect(parts.length).toBeGreaterThan(1);
  });

  it('never cut a number at its thousands comma', () => {
    const parts = clauses(text).map(({ start, end }) => text.slice(start, end));
    expect(parts.some((part) => part.includes('27,584万元'))).toBe(true);
  });

  it('lose nothing but white space, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('发展', '增长3.5%', '。', ',', '，', '；', '\n', ' ', '全市上下团结一心奋力拼搏'), {
          maxLength: 60,
        }),
        (pieces) => {
          const random = pieces.join('');
          const joined = clauses(random).map(({ start, end }) => random.slice(start, end));
          expect(plain(joined.join(''))).toBe(plain(random));
        },
      ),
    );
  });
});
