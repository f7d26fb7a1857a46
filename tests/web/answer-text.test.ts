import { describe, expect, it } from 'vitest';
import { parseAnswer, parseInline, spokenText } from '../../web/answer-text.ts';

const ONE_TWO = new Set([1, 2]);

describe('citation marks', () => {
  it('become citations where a citation of that number exists', () => {
    expect(parseInline('增长7%。[1][2]完', ONE_TWO)).toEqual([
      { kind: 'text', text: '增长7%。' },
      { kind: 'citation', number: 1 },
      { kind: 'citation', number: 2 },
      { kind: 'text', text: '完' },
    ]);
  });

  it('stay text where no such citation exists', () => {
    const text = '见[3]、[2022]、[ 1 ]、[一]和[]';
    expect(parseInline(text, ONE_TWO)).toEqual([{ kind: 'text', text }]);
  });

  it('are not read aloud', () => {
    expect(spokenText('增长7%。[1]见[9]', ONE_TWO)).toBe('增长7%。见[9]');
  });
});

describe('blocks of an answer', () => {
  const kinds = (answer: string) => parseAnswer(answer, ONE_TWO).map((block) => block.kind);

  it('a line is a paragraph, an empty line is nothing', () => {
    expect(kinds('第一段。[1]\n\n第二段。')).toEqual(['paragraph', 'paragraph']);
    expect(kinds('第一段。[1]\n第二段。')).toEqual(['paragraph', 'paragraph']);
    expect(kinds('')).toEqual([]);
  });

  it('cited lines after a colon are items of one list, and the first line without a citation ends it', () => {
    expect(parseAnswer('安排如下：\n建12家；[1]\n建900张。[2]\n以上是计划。', ONE_TWO)).toEqual([
      { kind: 'paragraph', content: [{ kind: 'text', text: '安排如下：' }] },
      {
        kind: 'list',
        items: [
          {
            number: null,
            content: [
              { kind: 'text', text: '建12家；' },
              { kind: 'citation', number: 1 },
            ],
          },
          {
            number: null,
            content: [
              { kind: 'text', text: '建900张。' },
              { kind: 'citation', number: 2 },
            ],
          },
        ],
      },
      { kind: 'paragraph', content: [{ kind: 'text', text: '以上是计划。' }] },
    ]);
  });

  it('cited lines that follow each other are a list; one that stands alone is a paragraph', () => {
    expect(kinds('建12家。[1]\n建900张。[2]')).toEqual(['list']);
    expect(kinds('安排有：\n建12家。[1]')).toEqual(['paragraph', 'list']);
    expect(kinds('目标是7%。[1]\n- 建12家\n- 建900张[2]')).toEqual(['paragraph', 'list']);
    expect(kinds('目标是7%。[1]')).toEqual(['paragraph']);
  });

  it('bullets and numbers make list items and leave the text; a number keeps its value', () => {
    const items = (answer: string) =>
      parseAnswer(answer, ONE_TWO).flatMap((block) =>
        block.kind === 'list' ? block.items.map(({ number, content }) => [number, content]) : [],
      );
    expect(items('- 甲\n• 乙\n3. 丙\n4、丁\n5）戊')).toEqual([
      [null, [{ kind: 'text', text: '甲' }]],
      [null, [{ kind: 'text', text: '乙' }]],
      [3, [{ kind: 'text', text: '丙' }]],
      [4, [{ kind: 'text', text: '丁' }]],
      [5, [{ kind: 'text', text: '戊' }]],
    ]);
  });

  it('a line that starts with a figure is no list item', () => {
    expect(kinds('6.5%左右是目标。[1]')).toEqual(['paragraph']);
    expect(kinds('2022年完成46个。')).toEqual(['paragraph']);
  });
});
