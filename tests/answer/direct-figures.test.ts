import { describe, expect, it } from 'vitest';
import { answerOf, candidates, chooseFigure } from '../../src/answer/choose-figure.ts';
import { answerItems } from '../../src/answer/direct-figures.ts';
import type { Tellers } from '../../src/answer/figure-fit.ts';
import { figureWindows } from '../../src/answer/figure-windows.ts';
import type { StoredFact } from '../../src/domain.ts';
import { readQuestion } from '../../src/question/understand.ts';
import type { SearchHit } from '../../src/retrieval/search.ts';
import { foundHit } from '../support/found-hit.ts';

const reading = (question: string) => readQuestion(question, new Set());
/** Without a re-scorer and facts: words alone tell. */
const WORDS: Tellers = { rescorer: undefined, factsOf: () => [] };
const answer = async (question: string, texts: readonly string[], tellers = WORDS) => {
  const asked = reading(question);
  const hits = texts.map((text) => foundHit(text));
  const windows = candidates(hits, asked, tellers);
  const chosen = await chooseFigure(windows, hits, asked, null, tellers);
  return chosen === null ? null : answerOf(chosen, windows, asked);
};
const figure = async (question: string, ...texts: string[]) => (await answer(question, texts))?.direct ?? null;
const items = (question: string, ...texts: string[]) =>
  answerItems(
    texts.map((text) => foundHit(text)),
    reading(question),
    WORDS,
  );

describe('the words of a figure', () => {
  it('go from the figure before it to the stop behind it', () => {
    const windows = figureWindows(foundHit('新建码头3座,园区用电增长5%、用水增长1,200万吨。', '一、港口'));
    expect(windows.map(({ words }) => words)).toEqual(['新建码头3座', ',园区用电增长5%', '、用水增长1,200万吨']);
    expect(windows.map(({ around }) => around)).toEqual([
      ['一、港口'],
      ['一、港口', '新建码头3座'],
      ['一、港口', '新建码头3座', ',园区用电增长5%'],
    ]);
  });

  it('stand where their figure stands', () => {
    const text = '修好渠道。新建码头3座,绿化2000亩。';
    const found = figureWindows(foundHit(text)).map(({ figure: { start, end } }) => text.slice(start, end));
    expect(found).toEqual(['3座', '2000亩']);
  });
});

describe('the figure that is asked for', () => {
  it.each([
    ['园区用水增长多少', '园区用电增长5%、园区用水增长3%。', '3%'],
    ['新建了多少座码头', '投资3亿元,新建码头12座。', '12座'],
    ['产值是前年的多少倍', '茶园产值20亿元,产值是前年的1.5倍。', '1.5倍'],
    ['码头提前几年完工', '投资3亿元,码头提前2年完工。', '2年'],
    ['码头提前几年完工', '投资3亿元,码头提前1.5年完工。', '1.5年'],
    ['茶园产值多少亿元', '茶园产值20亿元,其中绿茶产值8亿元。', '20亿元'],
    ['绿茶产值多少亿元', '茶园产值20亿元,其中绿茶产值8亿元。', '8亿元'],
    ['新增多少个茶亭座位', '改建15所茶亭,其中有东亭、西亭,新增茶亭座位600个;茶馆新建1个。', '600个'],
    ['茶园产值多少亿元', '五年茶园产值累计90亿元,去年茶园产值20亿元。', '20亿元'],
  ])('%s', async (question, text, expected) => {
    expect(await figure(question, text)).toBe(expected);
  });

  it('is sought in all passages, in the kind of quantity that is asked for', async () => {
    expect(await figure('码头扩建花了多少钱', '码头扩建3座。', '码头扩建花了5亿元。')).toBe('5亿元');
    expect(await figure('码头扩建花了多少钱', '码头扩建3座。')).toBeNull();
  });

  it('of a change is the change, of a level the level', async () => {
    const text = '茶园覆盖率达到95%,比上年提高3个百分点。';
    expect(await figure('茶园覆盖率提高了多少', text)).toBe('3个百分点');
    expect(await figure('茶园覆盖率是多少', text)).toBe('95%');
  });

  it('from and to are both given where both are asked', async () => {
    const text = '茶园面积由120亩增至300亩。';
    expect(await figure('茶园面积从多少亩增加到多少亩', text)).toBe('120亩增至300亩');
    expect(await figure('茶园面积有多少亩', text)).toBe('300亩');
  });

  it('of two things that one word asks for is given with the other', async () => {
    const text = '力争茶叶产能达到1500吨,茶叶产值达到1.5亿元,茶馆增加3家。';
    expect(await figure('茶叶产能和产值力争到多少', text)).toBe('1500吨、1.5亿元');
    expect(await figure('茶叶产值力争到多少', text)).toBe('1.5亿元');
    expect(await figure('茶园和油茶的产值力争到多少', text)).toBe('1.5亿元');
  });

  it('is a number of years where that is asked', async () => {
    expect(await figure('茶叶产量已经连续几年第一', '茶叶产量1200吨,茶叶产量连续16年第一。')).toBe('16年');
  });

  it('counts off where that is asked', async () => {
    expect(await figure('办的是第几届采茶节', '来客3万人,举办第12届采茶节。')).toBe('第12届');
  });

  it('of each of several is given with those that stand in its row', async () => {
    expect(await figure('两座桥分别用了多少天建成', '两座桥分别用45天和24天建成,新增岗位30个。')).toBe('45天和24天');
  });

  it('of a joint statement is told by the fact that was read there', async () => {
    const text = '园区用电、园区用水分别增长5%、3%。';
    const fact = (surface: string, figure: string) => {
      const start = 100 + text.indexOf(figure);
      const figureSpan = { start, end: start + figure.length };
      const rest = {
        indicator: surface,
        surface,
        measure: 'growth',
        direction: 'up',
        kind: 'achieved',
        figure,
        figureSpan,
      };
      return { ...rest, start: 100 + text.indexOf(surface), end: 100 + text.length - 1 } as StoredFact;
    };
    const facts = [fact('园区用电', '5%'), fact('园区用水', '3%')];
    const tellers = { ...WORDS, factsOf: () => facts };
    expect((await answer('园区用水增长多少', [text], tellers))?.direct).toBe('3%');
    expect((await answer('园区用电增长多少', [text], tellers))?.direct).toBe('5%');
  });
});

describe('a figure of which the passages say little', () => {
  const rescorer = {
    prepare: async () => {},
    // Says how many of the question's characters stand in the clause.
    score: async (asked: string, texts: readonly { clause: string }[]) =>
      Float32Array.from(
        texts,
        ({ clause }) => [...asked].filter((char) => clause.includes(char)).length / asked.length,
      ),
  };
  const sure = async (question: string, text: string) => {
    const asked = reading(question);
    const hit = foundHit(text);
    const passage = { ...hit.passage, clauses: [{ start: 100, end: 100 + text.length }] };
    const scores = { ...hit.scores, tokens: 0.8, clause: 0.6 };
    const near = { ...hit, passage, scores, clauseSimilarities: [0.6] } as SearchHit;
    const windows = candidates([near], asked, { ...WORDS, rescorer });
    return (await chooseFigure(windows, [near], asked, null, { ...WORDS, rescorer }))?.sure;
  };

  it('is not sure', async () => {
    expect(await sure('茶园产值多少亿元', '茶园产值20亿元。')).toBe(true);
    expect(await sure('茶园产值多少亿元', '修路花了3亿元。')).toBe(false);
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

  it('one of them a place in an order, stands beside the figure', async () => {
    const asked = '茶叶产量多少吨，在全省排第几';
    expect((await items(asked, '去年茶叶产量1200吨，居全省第3位，茶馆30家。'))?.direct).toBe('1200吨、全省第3位');
    expect((await items(asked, '去年全省第二位的茶叶产量1200吨，茶馆30家。'))?.direct).toBe('1200吨、全省第二位');
    expect(await items(asked, '办第5届采茶节，茶叶产量1200吨。')).toBeNull();
    expect((await items('茶叶产量多少吨，茶馆多少家', '茶叶产量1200吨，居全省第3位，茶馆30家。'))?.direct).toBe(
      '1200吨、30家',
    );
  });

  it('one thing is none of its business', async () => {
    expect(await items('修了多少公里渠道', '修渠道30公里。')).toBeNull();
    expect((await items('修了多少公里渠道，在哪里', '修渠道30公里，建码头12座。'))?.direct).toBe('30公里');
    expect(await items('渠道叫什么，在哪里', '修渠道30公里，建码头12座。')).toBeNull();
  });
});
