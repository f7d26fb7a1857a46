import { describe, expect, it } from 'vitest';
import { type Family, familyIn, runOf } from '../../src/answer/item-family.ts';

const NEVER = /(?!)/;
const found = (text: string, family: Family, announcement = NEVER): string[] | null =>
  familyIn(text, { start: 0, end: text.length }, announcement, family)?.map(({ start, end }) =>
    text.slice(start, end),
  ) ?? null;

describe('items that a report does not number', () => {
  const text =
    '实施“三大兴茶行动”。实施茶园改造行动。新植茶苗千亩。加快实施茶厂扩建行动。开展护林巡查行动。实施茶市培育行动[4]，建市场两座。';
  it('share an ending and a verb, and are given without the marks around them', () => {
    expect(found(text, { kind: '行动', count: 3, least: 2 }, /三大兴茶行动/)).toEqual([
      '实施茶园改造行动',
      '加快实施茶厂扩建行动',
      '实施茶市培育行动',
    ]);
  });
  it('are exactly as many as there have to be', () => {
    expect(found(text, { kind: '行动', count: 5, least: 2 }, /三大兴茶行动/)).toBeNull();
  });
  it('are not two that only have their verb in common', () => {
    expect(
      found('实施茶园改造行动。实施茶厂扩建行动。开展护林巡查行动。', { kind: '行动', count: 2, least: 2 }),
    ).toBeNull();
  });
  it('are counted once, however often the report names them', () => {
    expect(
      found(`${text}去年实施茶园改造行动。`.repeat(2), { kind: '行动', count: 3, least: 2 }, /三大兴茶行动/),
    ).toHaveLength(3);
  });
  it('hold the part of the name that stands in front of the ending', () => {
    const villages = '实施百村修路行动。实施护林行动。实施百家扶商行动。';
    expect(found(villages, { kind: '百行动', count: 2, least: 2 })).toEqual(['实施百村修路行动', '实施百家扶商行动']);
  });
  it('may share their beginning', () => {
    const pledges = '（一）更加重视养蜂。多养。（二）更加重视种茶。多种。';
    expect(found(pledges, { kind: '更加重视', count: 2, least: 2 })).toEqual(['更加重视养蜂', '更加重视种茶']);
  });
  it('are as many as there are where nobody counts them, but two at least', () => {
    const villages = '打造养蜂示范村。修路。打造种茶示范村。';
    expect(found(villages, { kind: '示范村', count: null, least: 3 })).toEqual(['打造养蜂示范村', '打造种茶示范村']);
    expect(found('打造养蜂示范村。', { kind: '示范村', count: null, least: 3 })).toBeNull();
  });
});

describe('items in a row', () => {
  const text = '今年打造茶叶基地、蜂蜜基地，建设苗木基地的任务很重。建设粮油基地。';
  const run = (count: number): string | null => {
    const span = runOf(text, '基地', count);
    return span && text.slice(span.start, span.end);
  };
  it('are one stretch, to the ending of the last', () => {
    expect(run(3)).toBe('今年打造茶叶基地、蜂蜜基地，建设苗木基地');
  });
  it('are exactly as many as there have to be', () => {
    expect(run(2)).toBeNull();
    expect(run(4)).toBeNull();
  });
});
