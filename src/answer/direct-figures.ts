/**
 * Questions for figures answered by the figures of the passages that were found: the one whose words say what is asked, in the
 * unit that is asked, one for each thing that is asked for.
 */
import type { Rescorer } from '../../embeddings/rescorer.ts';
import type { Span } from '../domain.ts';
import { askedItems } from '../question/asked-items.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import { DIRECT_MAX, type Evidence, type Extract } from './extract.ts';
import { type FigureWindow, figureWindows, windowScores } from './figure-windows.ts';
import { type Quantity, quantityOf } from './quantity.ts';
import { unitAsked } from './unit-asked.ts';

const PASSAGES = 4;
const MOST_ITEMS = 4;
/** What goes on with a figure stands so near behind it. */
const REACH = 60;
/** A sentence up to this long is quoted whole; of a longer one the words around the figure. */
const WHOLE_SENTENCE = 70;
/** Besides what its words say: the unit, the rank of its passage, standing with the figure before, in the order of the question. */
const SCORE = {
  unit: 0.35,
  passage: 0.5,
  together: 0.15,
  behind: 0.05,
  part: -0.12,
  years: -0.2,
  otherYear: -0.15,
  total: 0.12,
} as const;
/** Below this the words of a figure share too little with what is asked. */
const LEAST = 0.45;
/** The same where the sentence chosen before did not answer. */
const SURE = 0.62;
/** So much better another figure of the passage must be. */
const NEARER = 0.25;

/** 提前几年: how many years, not which. */
const ASKS_YEARS = /(?:几|多少)年(?!度)/;
/** A part of what was said before. */
const PART = /(?:^|[，,、；;])(?:其中|内有)[^，,；;]*$/;
const TOTAL_ASKED = /一共|总共|总数|累计|攒|现有|[现目][在前]有|已经?有/;
const TOTAL = /总数|累计|共有|总量|^[、,，]?达/;
/** A figure of several years; a question for those says so. */
const SEVERAL_YEARS = /[两三四五]年(?:来|间|共|累计|平均)?|年均|累计/;

/** What speaks against a figure: it is a part, of several years or of another year where that is not asked. */
function against(window: FigureWindow, item: string, { years, yearOfReport }: Reading): number {
  const { words } = window;
  let sum = 0;
  if (PART.test(words) && !/其中/.test(item)) sum += SCORE.part;
  if (SEVERAL_YEARS.test(words) && !SEVERAL_YEARS.test(item)) sum += SCORE.years;
  // “一共有了多少” asks for the sum, not for what is new.
  if (TOTAL_ASKED.test(item))
    sum += /新增|新建|新认定|净增/.test(words) ? -SCORE.total : TOTAL.test(words) ? SCORE.total : 0;
  const named = [...words.matchAll(/(?<!\d)((?:19|20)\d{2})年/g)].map(([, year]) => Number(year));
  if (years.length > 0 && !yearOfReport && named.length > 0 && !named.some((year) => years.includes(year)))
    sum += SCORE.otherYear;
  return sum;
}

/** An item that names nothing: “增长百分之几”, “一共有多少”. */
const LEANS =
  /^(?:又|还|并|且)?(?:同比|比上年|总数|总量|一共|实际|总共|其中)?(?:要|能|会|将|就)?(?:增长|增速|增幅|增加?|下降|提高|涨|达到?|到|是|有)?了?(?:多少|几|百分之几)|^(?:and )?(?:how (?:fast|much) did (?:it|they|this) |by how much)/;

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

/** How well each figure fits an item by its words, its unit and what speaks against it, in order. */
async function fitness(
  item: string,
  windows: readonly FigureWindow[],
  reading: Reading,
  rescorer: Rescorer | undefined,
  fits = unitAsked(item),
): Promise<readonly number[]> {
  const said = await windowScores(item, windows, rescorer);
  return windows.map(
    (window, i) => (said[i] as number) + (fits(window.figure.unit) ? SCORE.unit : 0) + against(window, item, reading),
  );
}

/** The figure that fits an item best; null when none does. */
async function best(
  item: string,
  windows: readonly FigureWindow[],
  last: FigureWindow | undefined,
  reading: Reading,
  rescorer: Rescorer | undefined,
  least = LEAST,
  fits = unitAsked(item),
): Promise<FigureWindow | null> {
  const top = Math.max(...windows.map(({ hit }) => hit.score));
  const fitting = await fitness(item, windows, reading, rescorer, fits);
  let found: FigureWindow | null = null;
  let most = least;
  for (const [i, window] of windows.entries()) {
    const goesOn = last !== undefined && together(last, window);
    const score =
      (fitting[i] as number) +
      SCORE.passage * (window.hit.score - top) +
      (goesOn ? SCORE.together + (window.figure.start > last.figure.start ? SCORE.behind : 0) : 0);
    if (score > most) {
      most = score;
      found = window;
    }
  }
  return found;
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
  rescorer: Rescorer | undefined,
): Promise<Extract | null> {
  const items = askedItems(reading.searchText);
  if (items.length < 2 || items.length > MOST_ITEMS) return null;
  const years = ASKS_YEARS.test(reading.searchText);
  const windows = hits.slice(0, PASSAGES).flatMap((hit) => figureWindows(hit, years));
  const chosen: FigureWindow[] = [];
  for (const item of items) {
    const free = windows.filter((window) => !chosen.includes(window));
    const last = chosen.at(-1);
    const one =
      (last && LEANS.test(item) ? goingOn(item, last, free) : await best(item, free, last, reading, rescorer)) ??
      (last ? goingOn(item, last, free) : null);
    if (one === null) return null;
    chosen.push(one);
  }
  const evidence = joined(chosen.map((window) => ({ ...quoteOf(window), hit: window.hit, score: window.hit.score })));
  const direct = chosen.map(({ figure }) => figure.text).join('、');
  return { evidence, direct: direct.length <= DIRECT_MAX ? direct : null };
}

/**
 * The figure of a quoted sentence that the question asks for.
 * @returns null when none of them says what is asked
 */
export async function figureIn(
  evidence: Evidence,
  reading: Reading,
  rescorer: Rescorer | undefined,
): Promise<string | null> {
  const windows = figureWindows(evidence.hit, ASKS_YEARS.test(reading.searchText)).filter(
    ({ figure, hit }) =>
      figure.start + hit.passage.start >= evidence.start && figure.end + hit.passage.start <= evidence.end,
  );
  const found = windows.length > 1 ? await best(reading.searchText, windows, undefined, reading, rescorer) : null;
  return found?.figure.text ?? null;
}

/**
 * For a question that asks for a kind of quantity (money, a length …) and was given a sentence without one.
 * @param hits best first, at least one
 * @returns the figure of that kind whose words say what is asked, null when there is none
 */
export async function figureOfQuantity(
  quantity: Quantity,
  hits: readonly SearchHit[],
  reading: Reading,
  rescorer: Rescorer | undefined,
): Promise<Extract | null> {
  const windows = hits
    .slice(0, PASSAGES)
    .flatMap((hit) => figureWindows(hit))
    .filter(
      ({ figure: { unit, base, factor, text } }) =>
        // “过千万元的企业” tells no amount.
        /\d|[一二三四五六七八九]/.test(text) && (quantityOf(unit) === quantity || (base === '' && factor > 1)),
    );
  if (windows.length === 0) return null;
  const found = await best(reading.searchText, windows, undefined, reading, rescorer, SURE, () => false);
  if (!found) return null;
  const evidence = { ...quoteOf(found), hit: found.hit, score: found.hit.score };
  return { evidence: [evidence], direct: found.figure.text };
}

/**
 * Lists of targets put one figure a sentence: the one beside the sentence that was chosen may say better what is asked.
 * @returns what was chosen, or the other figure of the same passage
 */
export async function nearerFigure(
  chosen: Extract,
  reading: Reading,
  rescorer: Rescorer | undefined,
): Promise<Extract> {
  const [quoted] = chosen.evidence;
  if (!quoted || chosen.direct === null || !rescorer) return chosen;
  const windows = figureWindows(quoted.hit, ASKS_YEARS.test(reading.searchText));
  const scores = await fitness(reading.searchText, windows, reading, rescorer);
  const inside = (window: FigureWindow): boolean =>
    window.figure.start + quoted.hit.passage.start >= quoted.start &&
    window.figure.end + quoted.hit.passage.start <= quoted.end;
  const own = Math.max(0, ...scores.filter((_, i) => inside(windows[i] as FigureWindow)));
  const best = scores.reduce((top, score, i) => (score > (scores[top] ?? 0) ? i : top), 0);
  const other = windows[best];
  if (!other || inside(other) || (scores[best] ?? 0) < own + NEARER) return chosen;
  return { evidence: [{ ...quoteOf(other), hit: other.hit, score: quoted.score }], direct: other.figure.text };
}
