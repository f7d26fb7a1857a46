/**
 * A question for one figure, answered by the figures of the passages that were found: a weighted sum over what each figure's
 * words, sentence, passage, unit and circumstances say picks one, and tells how sure that is.
 */
import type { ClauseInPassage } from '../../embeddings/rescorer.ts';
import type { Span } from '../domain.ts';
import { FROM_TO } from '../question/asked-items.ts';
import { type Reading, searchedFor } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import {
  bestSimilarity,
  DIRECT_MAX,
  type Evidence,
  type Extract,
  narrow,
  overlap,
  parts,
  tokenWeights,
  trimmed,
} from './extract.ts';
import { circumstances, type Tellers } from './figure-fit.ts';
import { countedFor, type FigureWindow, figureWindows, sentenceOf, windowScores } from './figure-windows.ts';
import { answers, quantityAsked } from './quantity.ts';
import { unitAsked } from './unit-asked.ts';

/**
 * A linear choice among all figures of the passages, fitted on 186 questions of the own sets whose figure is known; each set was
 * answered by weights that the others alone had chosen (90 % right; of 56 of dev.jsonl, which chose none, 50). Rounded, so that
 * the words of the figure count 1.
 */
const WEIGHTS = {
  /** Words around the figure, and those of its whole sentence, against the question. */
  said: 1,
  sentence: 0.62,
  similarity: 0.53,
  /** Share of the question's words that the sentence holds. */
  overlap: 1.12,
  circumstances: 0.82,
  unit: 0.15,
  /** Rank features and score of the passage: the part of the report, the year. */
  features: 0.59,
  passage: 0.014,
  /** Read as a fact at ingest: no part of a name. */
  fact: 0.5,
  /** Written in digits: 两个 is rarely asked for. */
  digits: 0.24,
} as const;

/**
 * Whether the chosen figure answers, as a logistic sum fitted on 167 questions of the own sets that a figure answers and 105 that
 * none does (area under the curve 0.91 on sets that chose no weights). Passages near the question speak against a figure that
 * says little of it: their topic is there, the figure is not.
 */
const SURE = {
  said: 8.7,
  own: 3.3,
  similarity: 7.2,
  circumstances: 9.8,
  noun: 2.5,
  features: 4.8,
  passageWords: -7.9,
  passageClause: -3.2,
  constant: -5.1,
} as const;
/** What a noun counts where the question names none. */
const NO_NOUN = 0.6;
/** Below this, nothing is answered: one in a hundred questions that have an answer, more than half of those that have none. */
const LEAST = -1.6;

export interface ChosenFigure {
  readonly window: FigureWindow;
  /** Whether it can be given as the answer. */
  readonly sure: boolean;
}

/** @returns the figures that may answer by their kind, in the order of the text and of the passages */
export function candidates(hits: readonly SearchHit[], reading: Reading, { factsOf }: Tellers): FigureWindow[] {
  const counted = countedFor(reading.searchText);
  const quantity = counted.ordinal == null ? quantityAsked(reading.searchText) : null;
  const windows = hits
    .flatMap((hit) => figureWindows(hit, counted, factsOf(hit)))
    .filter(({ figure }) => quantity === null || answers(quantity, figure));
  const years = counted.durations && quantity === null ? windows.filter(({ figure }) => /年$/.test(figure.unit)) : [];
  return years.length > 0 ? years : windows;
}

const clauseOf = (clause: string): ClauseInPassage => ({ clause, passage: [] });

/**
 * @param noun whose number is asked for, null when the question names none
 * @param nearest the best passage that was found
 */
export async function isSure(
  { said, similarity, beside, window }: Rated,
  reading: Reading,
  noun: string | null,
  nearest: SearchHit,
  { rescorer }: Tellers,
): Promise<boolean> {
  // Without a re-scorer nothing tells how well words fit.
  if (!rescorer) return true;
  const { words, around, shares, hit } = window;
  const [own = 0] = await rescorer.score(searchedFor(reading), [clauseOf(window.said)]);
  const [named = 0] =
    noun === null ? [NO_NOUN] : await rescorer.score(noun, [{ clause: words, passage: around, shares }]);
  const sum =
    SURE.constant +
    SURE.said * said +
    SURE.own * own +
    SURE.similarity * similarity +
    SURE.circumstances * beside +
    SURE.noun * named +
    SURE.features * hit.scores.features +
    SURE.passageWords * (nearest.scores.tokens ?? 0) +
    SURE.passageClause * nearest.scores.clause;
  return sum >= LEAST;
}

/** A figure and how well it answers. */
export interface Rated {
  readonly window: FigureWindow;
  /** Of the weighted sum. */
  readonly score: number;
  readonly said: number;
  readonly similarity: number;
  /** Of what speaks for or against it besides its words. */
  readonly beside: number;
}

/**
 * @param windows what to choose from
 * @param hits what was found, best first, at least one
 * @returns how well each figure answers, in order
 */
export async function rateFigures(
  windows: readonly FigureWindow[],
  hits: readonly SearchHit[],
  reading: Reading,
  { rescorer }: Tellers,
): Promise<readonly Rated[]> {
  const top = hits[0]?.score ?? 0;
  const asked = reading.searchText;
  const words = searchedFor(reading);
  const said = await windowScores(words, windows, rescorer);
  const texts = windows.map(sentenceOf);
  const sentences = rescorer ? await rescorer.score(words, texts.map(clauseOf)) : said;
  const fits = unitAsked(asked);
  const tokens = tokenWeights(reading);
  return windows.map((window, i) => {
    const { hit, sentence, figure, fact } = window;
    const span = { start: sentence.start + hit.passage.start, end: sentence.end + hit.passage.start };
    const similarity = bestSimilarity(hit, span);
    const beside = circumstances(window, asked, reading);
    const score =
      WEIGHTS.said * (said[i] as number) +
      WEIGHTS.sentence * (sentences[i] as number) +
      WEIGHTS.similarity * similarity +
      WEIGHTS.overlap * overlap(texts[i] as string, tokens) +
      WEIGHTS.circumstances * beside +
      WEIGHTS.features * hit.scores.features +
      WEIGHTS.passage * (hit.score - top) +
      (fits(figure.unit) ? WEIGHTS.unit : 0) +
      (fact ? WEIGHTS.fact : 0) +
      (/\d/.test(figure.text) ? WEIGHTS.digits : 0);
    return { window, score, said: said[i] as number, similarity, beside };
  });
}

/**
 * @param windows what to choose from
 * @param hits what was found, best first
 * @param noun whose number is asked for, null when the question names none
 * @returns the figure that answers best; null when there is none to choose from
 */
export async function chooseFigure(
  windows: readonly FigureWindow[],
  hits: readonly SearchHit[],
  reading: Reading,
  noun: string | null,
  tellers: Tellers,
): Promise<ChosenFigure | null> {
  const [nearest] = hits;
  const rated = nearest ? await rateFigures(windows, hits, reading, tellers) : [];
  const best = rated.reduce<Rated | null>((most, one) => (most === null || one.score > most.score ? one : most), null);
  if (!nearest || best === null) return null;
  return { window: best.window, sure: await isSure(best, reading, noun, nearest, tellers) };
}

/** Each of several is asked for: what stands in one row answers together. */
const EACH = /分别|各(?:是|有|为|占|用|多|要|自)|\b(?:each|respectively)\b/;

/** The figures before and behind that belong to the answer too. Offsets in the passage. */
function together({ hit, figure, sentence }: FigureWindow, windows: readonly FigureWindow[], asked: string): Span {
  const fromTo = FROM_TO.test(asked);
  if (!fromTo && !EACH.test(asked)) return figure;
  const between = fromTo ? /^[^，。；,;]{0,10}[到至][^，。；,;]{0,6}$/ : /^(?:[、和与及]|以及)$/;
  const row = windows
    .filter((one) => one.hit.passage.id === hit.passage.id && one.sentence.start === sentence.start)
    .map((one) => one.figure);
  let [first, last] = [figure as Span, figure as Span];
  for (const next of row) if (next.start >= last.end && between.test(hit.text.slice(last.end, next.start))) last = next;
  for (const one of [...row].reverse())
    if (one.end <= first.start && between.test(hit.text.slice(one.end, first.start))) first = one;
  return { start: first.start, end: last.end };
}

/** “产能和产值要到多少”: two things with one word of asking between them. */
const TWO_THINGS = /([\p{Script=Han}a-z\d]{2,})(?:和|与|及|以及|、)([\p{Script=Han}a-z\d]{2,})/u;
const NAME_SHARED = 2;

/** The longest end (or beginning) of a text that the words hold, '' for none. */
function heldEnd(text: string, words: string, end: boolean): string {
  for (let length = Math.min(text.length, 8); length >= NAME_SHARED; length--) {
    const part = end ? text.slice(-length) : text.slice(0, length);
    if (words.includes(part)) return part;
  }
  return '';
}

/** The figure that stands with the chosen one and is of the other of two things that the question names; null when there is none. */
function ofTheOther(window: FigureWindow, windows: readonly FigureWindow[], asked: string): FigureWindow | null {
  const [, left = '', right = ''] = TWO_THINGS.exec(asked) ?? [];
  if (left === '') return null;
  const row = windows.filter(
    ({ hit, sentence, figure }) =>
      hit.passage.id === window.hit.passage.id &&
      sentence.start === window.sentence.start &&
      figure.start !== window.figure.start,
  );
  const first = heldEnd(left, window.said, true);
  const second = heldEnd(right, window.said, false);
  // What a figure's own words share with both sides tells neither.
  if ((first === '') === (second === '')) return null;
  const other = (said: string): boolean =>
    first === ''
      ? heldEnd(left, said, true) !== '' && heldEnd(right, said, false) === ''
      : heldEnd(right, said, false) !== '' && heldEnd(left, said, true) === '';
  return row.find(({ said }) => other(said)) ?? null;
}

/** What is quoted for a figure: its sentence, or of a long one the parts around it. */
function quoteOf({ hit, sentence, span, figure }: FigureWindow): Evidence {
  const { start } = hit.passage;
  const text = hit.text.slice(sentence.start, sentence.end);
  const part = parts(text).find(({ end }) => end + sentence.start >= figure.end) ?? { start: 0, end: text.length };
  const whole = { start: sentence.start + start, end: sentence.end + start, hit, score: hit.score };
  const cut = narrow(whole, part);
  // A row of figures is told by the names in front of it.
  return trimmed({ ...cut, start: Math.min(cut.start, span.start + start) });
}

/** @param windows those it was chosen from */
export function answerOf({ window }: ChosenFigure, windows: readonly FigureWindow[], reading: Reading): Extract {
  const { start, end } = together(window, windows, reading.searchText);
  const other = ofTheOther(window, windows, reading.searchText);
  const own = window.hit.text.slice(start, end);
  const both = other ? [window, other].sort((a, b) => a.figure.start - b.figure.start) : [];
  const direct = both.length > 0 ? both.map(({ figure }) => figure.text).join('、') : own;
  const quoted = quoteOf(window);
  const offset = window.hit.passage.start;
  const figures = [{ start, end }, ...both.map(({ figure }) => figure)];
  const evidence = {
    ...quoted,
    start: Math.min(quoted.start, ...figures.map((one) => one.start + offset)),
    end: Math.max(quoted.end, ...figures.map((one) => one.end + offset)),
  };
  return { evidence: [evidence], direct: direct.length <= DIRECT_MAX ? direct : window.figure.text };
}
