import { describe, expect, it } from 'vitest';
import { answerItems, figureIn, figureOfQuantity, nearerFigure } from '../../src/answer/direct-figures.ts';
import type { Evidence } from '../../src/answer/extract.ts';
import { figureWindows } from '../../src/answer/figure-windows.ts';
import { readQuestion } from '../../src/question/understand.ts';
import type { SearchHit } from '../../src/retrieval/search.ts';

/** Only what is read of a passage that was found. */
const hitOf = (text: string, heading?: string): SearchHit =>
  ({
    text,
    score: 1,
    passage: { id: text, start: 100, section: heading === undefined ? [] : [heading] },
  }) as unknown as SearchHit;
const reading = (question: string) => readQuestion(question, new Set());
const quoted = (text: string): Evidence => ({ hit: hitOf(text), start: 100, end: 100 + text.length, score: 1 });
const figure = (question: string, text: string) => figureIn(quoted(text), reading(question), undefined);
const items = (question: string, ...texts: string[]) =>
  answerItems(
    texts.map((text) => hitOf(text)),
    reading(question),
    undefined,
  );

describe('the words of a figure', () => {
  it('go from the figure before it to the stop behind it', () => {
    const windows = figureWindows(hitOf('新建码头3座,园区用电增长5%、用水增长1,200万吨。', '一、港口'));
    expect(windows.map(({ words }) => words)).toEqual(['新建码头3座', ',园区用电增长5%', '、用水增长1,200万吨']);
    expect(windows.map(({ around }) => around)).toEqual([
      ['一、港口'],
      ['一、港口', '新建码头3座'],
      ['一、港口', '新建码头3座', ',园区用电增长5%'],
    ]);
  });

  it('stand where their figure stands', () => {
    const text = '修好渠道。新建码头3座,绿化2000亩。';
    const found = figureWindows(hitOf(text)).map(({ figure: { start, end } }) => text.slice(start, end));
    expect(found).toEqual(['3座', '2000亩']);
  });
});

describe('the figure that is asked for', () => {
  it.each([
    ['园区用水增长多少', '园区用电增长5%、园区用水增长3%。', '3%'],
    ['新建了多少座码头', '投资3亿元,新建码头12座。', '12座'],
    ['产值是前年的多少倍', '茶园产值20亿元,产值是前年的1.5倍。', '1.5倍'],
    ['码头提前几年完工', '投资3亿元,码头提前2年完工。', '2年'],
    ['茶园产值多少亿元', '茶园产值20亿元,其中绿茶产值8亿元。', '20亿元'],
    ['新增多少个茶亭座位', '改建15所茶亭,其中有东亭、西亭,新增茶亭座位600个;茶馆新建1个。', '600个'],
    ['茶园产值多少亿元', '五年茶园产值累计90亿元,去年茶园产值20亿元。', '20亿元'],
  ])('%s', async (question, text, expected) => {
    expect(await figure(question, text)).toBe(expected);
  });

  it('is not told where nothing of the question is said', async () => {
    expect(await figure('茶园产值多少亿元', '学校3所,医院2所。')).toBeNull();
  });
});

describe('another figure of the passage', () => {
  const nearer = (question: string, text: string, quoted: string) => {
    const start = 100 + text.indexOf(quoted);
    const evidence = [{ hit: hitOf(text), start, end: start + quoted.length, score: 1 }];
    // Says what stands in both, as the real one does for words that are the same.
    const score = async (asked: string, texts: readonly { clause: string }[]) =>
      Float32Array.from(texts, ({ clause }) => (clause.includes(asked.slice(0, 2)) ? 0.9 : 0.1));
    return nearerFigure({ evidence, direct: '5%' }, reading(question), { score, prepare: async () => {} });
  };

  it('is taken where its words say better what is asked', async () => {
    const found = await nearer('渔民转产多少人', '产值增长5%;渔民转产300人。', '产值增长5%');
    expect(found.direct).toBe('300人');
  });

  it('is not where the sentence that was chosen says it too', async () => {
    const found = await nearer('产值增长多少', '产值增长5%;渔民转产300人。', '产值增长5%');
    expect(found.direct).toBe('5%');
  });
});

describe('several things asked at once', () => {
  it('each get their figure, in the order of the question, quoted together', async () => {
    const found = await items('修了多少公里渠道、建了多少座码头', '修渠道30公里,建码头12座,绿化2000亩。');
    expect(found?.direct).toBe('30公里、12座');
    expect(found?.evidence).toHaveLength(1);
  });

  it('may stand in two passages', async () => {
    const found = await items('修了多少公里渠道、建了多少座码头', '修渠道30公里。', '建码头12座。');
    expect(found?.direct).toBe('30公里、12座');
    expect(found?.evidence).toHaveLength(2);
  });

  it('one thing is none of its business', async () => {
    expect(await items('修了多少公里渠道', '修渠道30公里。')).toBeNull();
  });
});

describe('a kind of quantity', () => {
  const asked = (question: string, ...texts: string[]) =>
    figureOfQuantity(
      'money',
      texts.map((text) => hitOf(text)),
      reading(question),
      undefined,
    );

  it('is looked for in the other sentences', async () => {
    expect((await asked('码头扩建花了多少钱', '码头3座。码头扩建花了5亿元。'))?.direct).toBe('5亿元');
  });

  it('is not given where it is said of another thing, or of nothing', async () => {
    expect(await asked('码头扩建花了多少钱', '学校食堂补助800元。')).toBeNull();
    expect(await asked('码头扩建花了多少钱', '码头扩建3座。')).toBeNull();
  });
});
