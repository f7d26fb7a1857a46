import { describe, expect, it } from 'vitest';
import { quoting } from '../../src/answer/listed-by-name.ts';
import type { Report } from '../../src/domain.ts';
import { askedList } from '../../src/question/asked-list.ts';
import { readQuestion } from '../../src/question/understand.ts';
import type { SearchHit } from '../../src/retrieval/search.ts';
import type { Store } from '../../src/store/store.ts';

const TEXT = '茶社越办越多。评出青禾、云岭为“茶、旅、艺、学”示范社。茶旅和艺术节同办。';
const passage = { start: 0, end: TEXT.length };
const report = { text: TEXT, passages: [passage] } as unknown as Report;
const store = { report: () => report } as unknown as Store;
const hit = { report: { id: 'a' }, passage, text: TEXT, score: 1 } as unknown as SearchHit;

const quotedFor = (question: string): string[] | null =>
  quoting(store, [hit], readQuestion(question, new Set()), askedList(question))?.map(({ start, end }) =>
    TEXT.slice(start, end),
  ) ?? null;

describe('the sentence with a name that the question quotes', () => {
  it.each<[string, string[] | null]>([
    ['评出了哪些茶社为“茶旅艺学”示范社', ['评出青禾、云岭为“茶、旅、艺、学”示范社。']],
    ['评出了哪些茶社为“茶、旅、艺、学”示范社', ['评出青禾、云岭为“茶、旅、艺、学”示范社。']],
    ['评出了哪些茶社为“茶艺旅学”示范社', null],
    ['评出了哪些茶社为“茶”示范社', null],
  ])('%s', (question, expected) => {
    expect(quotedFor(question)).toEqual(expected);
  });
});
