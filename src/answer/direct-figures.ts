/**
 * Questions for several figures at once, answered by the figures of the passages that were found: one for each thing that is
 * asked for, the one whose words say it, in its unit.
 */
import type { Span } from '../domain.ts';
import { askedItems } from '../question/asked-items.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import { askedNoun } from './asked-noun.ts';
import { candidates, isSure, type Rated, rateFigures } from './choose-figure.ts';
import { DIRECT_MAX, type Evidence, type Extract } from './extract.ts';
import type { Tellers } from './figure-fit.ts';
import type { FigureWindow } from './figure-windows.ts';
import { unitAsked } from './unit-asked.ts';

const PASSAGES = 4;
const MOST_ITEMS = 4;
/** What goes on with a figure stands so near behind it. */
const REACH = 60;
/** A sentence up to this long is quoted whole; of a longer one the words around the figure. */
const WHOLE_SENTENCE = 70;
/** Besides how a figure fits: standing with the figure before, in the order of the question. */
const SCORE = { together: 0.3, behind: 0.05 } as const;

/** An item that names nothing: “增长百分之几”, “一共有多少”. */
const LEANS =
  /^(?:又|还|并|且)?(?:同比|比上年|总数|总量|一共|实际|总共|其中)?(?:要|能|会|将|就)?(?:增长|增速|增幅|增加?|下降|提高|涨|达到?|到|是|有)?了?(?:多少|几|百分之几)(?:个?百分点|\p{Script=Han}{0,2})$|^(?:其中)?(?:同比|比上年|较上年)?的?(?:增幅|增速|涨幅|降幅|增长率|增长幅度)|^(?:and )?(?:how (?:fast|much) did (?:it|they|this) |by how much)/u;

/** “建几所学校，在哪里”: a part that no figure answers. */
const NO_FIGURE = /^(?!.*(?:多少|几|百分|比例|比重)).*(?:哪|谁|什么|啥|怎|如何|\b(?:who|where|when|why|which)\b)/;

/** “…，列全市第几”: a place in an order. */
const RANK_ASKED = /第几(?:名|位)?(?![届次批个轮期季条号年站])|排(?:名|在|到)?(?:第)?几/;
const RANK =
  /(?:全[国省市区县州]|世界|全球|[东中西]部)?(?:第[一二三四五六七八九十\d]{1,3}(?:[名位](?!于))?(?![届次批个轮期季条号年站产])|首位|榜首|前[一二三四五六七八九十\d]{1,2}[名位])/gu;

/** The place in an order that stands nearest behind a figure in its sentence, else nearest before it. */
function rankBeside(last: FigureWindow): FigureWindow | null {
  const { hit, sentence, figure } = last;
  const found = [...hit.text.slice(sentence.start, sentence.end).matchAll(RANK)].map(({ index, 0: text }) => ({
    start: sentence.start + index,
    end: sentence.start + index + text.length,
    text,
  }));
  const one = found.find(({ start }) => start >= figure.end && start - figure.end < REACH) ?? found.at(-1);
  return one ? { ...last, span: { start: one.start, end: one.end }, figure: { ...figure, ...one }, fact: null } : null;
}

const together = (a: FigureWindow, b: FigureWindow): boolean =>
  a.hit.passage.id === b.hit.passage.id && a.sentence.start === b.sentence.start;

/** The figure that the text goes on with, in the unit that is asked: growth behind a level, the sum behind what is new. */
function goingOn(item: string, last: FigureWindow, windows: readonly FigureWindow[]): FigureWindow | null {
  const fits = unitAsked(item);
  const near = windows.filter(
    ({ hit, figure }) =>
      hit.passage.id === last.hit.passage.id &&
      figure.start > last.figure.start &&
      figure.start - last.figure.end < REACH,
  );
  return near.find(({ figure }) => fits(figure.unit)) ?? near[0] ?? null;
}

/** The figure that answers an item best and surely; null when none does. */
async function best(
  reading: Reading,
  hits: readonly SearchHit[],
  chosen: readonly FigureWindow[],
  tellers: Tellers,
): Promise<FigureWindow | null> {
  const [nearest] = hits;
  const last = chosen.at(-1);
  const windows = candidates(hits, reading, tellers).filter(
    (window) => !chosen.some((one) => together(one, window) && one.figure.start === window.figure.start),
  );
  let found: { rated: Rated; score: number } | null = null;
  for (const rated of await rateFigures(windows, hits, reading, tellers)) {
    const goesOn = last !== undefined && together(last, rated.window);
    const behind = goesOn && rated.window.figure.start > last.figure.start;
    const score = rated.score + (goesOn ? SCORE.together : 0) + (behind ? SCORE.behind : 0);
    if (found === null || score > found.score) found = { rated, score };
  }
  if (!found || !nearest) return null;
  // In the sentence of the figure before, the topic is sure.
  const stays = last !== undefined && together(last, found.rated.window);
  const sure = stays || (await isSure(found.rated, reading, askedNoun(reading), nearest, tellers));
  return sure ? found.rated.window : null;
}

/** What is quoted for a figure. Offsets in the report. */
function quoteOf({ hit, sentence, span }: FigureWindow): Span {
  const { start, end } = sentence.end - sentence.start <= WHOLE_SENTENCE ? sentence : span;
  const text = hit.text.slice(start, end);
  const lead = /^[，,；;、。\s]*/.exec(text)?.[0].length ?? 0;
  return { start: hit.passage.start + start + lead, end: hit.passage.start + end };
}

/** Quotes of one sentence that touch or nearly touch are one. */
function joined(quotes: readonly Evidence[]): Evidence[] {
  const found: Evidence[] = [];
  for (const quote of [...quotes].sort((a, b) => a.start - b.start)) {
    const at = found.findIndex(
      ({ hit, end, start }) => hit.passage.id === quote.hit.passage.id && quote.start <= end + 1 && quote.end >= start,
    );
    const one = found[at];
    if (one) found[at] = { ...one, end: Math.max(one.end, quote.end) };
    else found.push(quote);
  }
  const order = (one: Evidence): number => quotes.findIndex(({ hit }) => hit.passage.id === one.hit.passage.id);
  return found.sort((a, b) => order(a) - order(b) || a.start - b.start);
}

/**
 * @param hits best first, at least one
 * @returns null when the question asks for one thing only, or the figures do not tell
 */
export async function answerItems(
  hits: readonly SearchHit[],
  reading: Reading,
  tellers: Tellers,
): Promise<Extract | null> {
  const all = askedItems(reading.searchText);
  const items = all.filter((item) => !NO_FIGURE.test(item));
  if (all.length < 2 || items.length === 0 || items.length > MOST_ITEMS) return null;
  const near = hits.slice(0, PASSAGES);
  const figures = candidates(near, { ...reading, searchText: '' }, tellers);
  const chosen: FigureWindow[] = [];
  for (const item of items) {
    const last = chosen.at(-1);
    const one =
      (last && RANK_ASKED.test(item) ? rankBeside(last) : null) ??
      (last && LEANS.test(item) ? goingOn(item, last, figures) : null) ??
      (await best({ ...reading, searchText: item }, near, chosen, tellers)) ??
      (last ? goingOn(item, last, figures) : null);
    if (one === null) return null;
    chosen.push(one);
  }
  const evidence = joined(chosen.map((window) => ({ ...quoteOf(window), hit: window.hit, score: window.hit.score })));
  const direct = chosen.map(({ figure }) => figure.text).join('、');
  return { evidence, direct: direct.length <= DIRECT_MAX ? direct : null };
}
