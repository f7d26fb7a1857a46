import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/answer/extract.ts';
import { wholeList } from '../../src/answer/whole-list.ts';
import type { Report } from '../../src/domain.ts';
import { askedList } from '../../src/question/asked-list.ts';
import { readQuestion } from '../../src/question/understand.ts';
import type { SearchHit } from '../../src/retrieval/search.ts';
import type { Store } from '../../src/store/store.ts';

const TEXT =
  '第一，围绕兴农，打造三个示范片区。一是果园片区。二是茶园片区。三是菜园片区。第二，办好两件水利实事。一是修渠。投入资金百万元。二是清淤。';
const report = { text: TEXT, passages: [{ start: 0, end: TEXT.length }] } as unknown as Report;
const store = { report: () => report } as unknown as Store;

function items(from: string, question: string): string[] | undefined {
  const start = TEXT.indexOf(from);
  const hit = { report: {}, passage: { start: 0, end: TEXT.length }, text: TEXT };
  const evidence = [{ start, end: start + from.length, hit, score: 1 }] as unknown as Evidence[];
  const hits = [hit] as unknown as SearchHit[];
  const list = wholeList(store, hits, evidence, readQuestion(question, new Set()), askedList(question));
  return list?.map(({ start, end }) => TEXT.slice(start, end));
}

describe('a numbered list', () => {
  it('that a numbered sentence announces is the one asked for', () => {
    const [first] = TEXT.split('一是');
    expect(items(first as string, '三个示范片区是哪些')).toEqual([
      '一是果园片区。',
      '二是茶园片区。',
      '三是菜园片区。',
    ]);
  });
  it('is found from a sentence that goes on about an item', () => {
    expect(items('投入资金百万元。', '两件水利实事是什么')).toEqual(['一是修渠。', '二是清淤。']);
  });
  it('is found where the passage announces as many items as are asked for', () => {
    expect(items('第一，围绕兴农', '要打造哪三个示范片区')).toEqual([
      '一是果园片区。',
      '二是茶园片区。',
      '三是菜园片区。',
    ]);
  });
  it('of another length than asked for is another list', () => {
    const [first] = TEXT.split('一是');
    expect(items(first as string, '五个示范片区是哪些')).toBeUndefined();
  });
});
