/**
 * What a sentence says with each of its figures: the words from the figure before it to the stop behind it. Which figure is
 * asked for is told by comparing the question with these, token by token; words that govern a whole row of figures (园区 of
 * “园区用电增长5%、用水增长3%”) count for all behind them, a little less.
 */
import type { ClauseInPassage, Rescorer } from '../../embeddings/rescorer.ts';
import type { Span, StoredFact } from '../domain.ts';
import type { SearchHit } from '../retrieval/search.ts';
import { fold } from '../text/fold.ts';
import { groupsDigits } from '../text/grouping-comma.ts';
import { type Figure, figures } from '../text/numbers.ts';
import { sentences } from '../text/sentences.ts';
import { bare, queryTokens } from '../text/tokens.ts';
import { ordinalAsked, ordinals } from './ordinals.ts';

export interface FigureWindow {
  readonly hit: SearchHit;
  /** Offsets in the passage. */
  readonly sentence: Span;
  /** Offsets in the passage. */
  readonly figure: Figure;
  /** From the figure before it, or the beginning of the sentence, to the stop behind it. Offsets in the passage. */
  readonly span: Span;
  /** The words of that stretch, folded. */
  readonly words: string;
  /** The same, but with its own name only where one stretch speaks of several: 用水增长3% of “用电、用水分别增长5%、3%”. */
  readonly said: string;
  /** What was read there at ingest, null where the figure is no fact. */
  readonly fact: StoredFact | null;
  /** What stands before that in the sentence, and the heading above it. */
  readonly around: readonly string[];
  /** How much each of those counts, 0..1. */
  readonly shares: readonly number[];
}

/** 1978 of “1978、1979两年”. */
const YEAR = /^(?:19|20)\d{2}$/;
const STOP = /[，,；;、。！？!?\n]/;
const stopAt = (text: string, from: number): number => {
  for (let i = from; i < text.length; i++) if (STOP.test(text[i] as string) && !groupsDigits(text, i)) return i;
  return text.length;
};

/** 提前几年: how many years, not which. */
const ASKS_YEARS = /(?:几|多少)年(?!度)/;
/** 2年 of “提前2年完工”: a duration, which nobody asks for but with 几年. */
const DURATION = /(?<![\d.年第])\d{1,2}(?:\.\d+)?年(?![代度级前以初底末])/g;

/** A figure of which only the words are known. */
const bareFigure = (text: string, span: Span, unit = ''): Figure => ({
  ...{ ...span, text: text.slice(span.start, span.end), value: 0, valueMax: null, unit, base: unit },
  ...{ factor: 1, modifiers: [], rank: false, ideographic: false, incidental: false },
});

const durationsIn = (text: string, found: readonly Figure[]): Figure[] =>
  [...text.matchAll(DURATION)]
    .map(({ index, 0: match }) => bareFigure(text, { start: index, end: index + match.length }, '年'))
    .filter(({ start, end }) => found.every((one) => one.end <= start || one.start >= end));

/** A match in the words before counts so much, as for the re-scorer … */
const AROUND = 0.85;
/** … less with each part of the sentence between … */
const FADES = 0.85;
/** … and one in the heading. */
const HEADING = 0.85;

const GROWS = { up: '增长', down: '下降' } as const;

/** The fact whose figure stands at a place in the report. */
const factAt = (facts: readonly StoredFact[], { start, end }: Span): StoredFact | null =>
  facts.find(({ figureSpan }) => figureSpan.start <= start && figureSpan.end >= end) ?? null;

/** Does one stretch speak of several things, of which this is one: “用电、用水分别增长5%、3%”? */
const isJoint = (own: StoredFact, facts: readonly StoredFact[]): boolean =>
  facts.some(
    ({ figureSpan, start, end }) =>
      figureSpan.start !== own.figureSpan.start && end === own.end && Math.max(start, own.start) < own.figureSpan.start,
  );

/** What a joint statement says of one of its things. */
function nameOf({ indicator, surface, measure, direction, figure }: StoredFact): string {
  const name = indicator.includes(surface) ? indicator : surface;
  // A comma, lest the end of the name and what follows make one token.
  return fold(`${name}，${measure === 'growth' ? GROWS[direction ?? 'up'] : ''}${figure}`);
}

/** What counts as a figure: years and places in an order do not, where they are not asked for. */
export interface Counted {
  /** 2年 of 提前2年. */
  readonly durations?: boolean;
  /** Only places in an order, with this counter (ordinals.ts). */
  readonly ordinal?: string | null;
}

/** What is counted in a question: 几年, 第几届. */
export const countedFor = (question: string): Counted => ({
  durations: ASKS_YEARS.test(question),
  ordinal: ordinalAsked(question),
});

function figuresOf(text: string, { durations = false, ordinal = null }: Counted): Figure[] {
  if (ordinal !== null) return ordinals(text, ordinal).map((span) => bareFigure(text, span));
  const found = figures(text).filter((figure) => !figure.incidental && !figure.rank && !YEAR.test(figure.text));
  return durations ? [...found, ...durationsIn(text, found)].sort((a, b) => a.start - b.start) : found;
}

/** “产值20亿元、增长5%，是前年的1.5倍”: what the last figure is of stands two figures before it. */
const withSubject = (words: string, fact: StoredFact | null): string =>
  fact === null || words.includes(fold(fact.surface)) ? words : `${fold(fact.surface)},${words}`;

/**
 * @param facts of the passage
 * @returns the figures of a passage that anybody would ask for, in order
 */
export function figureWindows(hit: SearchHit, kinds: Counted = {}, facts: readonly StoredFact[] = []): FigureWindow[] {
  const heading = hit.passage.section.at(-1);
  return sentences(hit.text).flatMap((sentence) => {
    const text = hit.text.slice(sentence.start, sentence.end);
    const asked = figuresOf(text, kinds);
    const windows: FigureWindow[] = [];
    let around = heading === undefined ? [] : [{ words: fold(heading), share: HEADING, fades: false }];
    let from = 0;
    for (const [i, figure] of asked.entries()) {
      const next = asked[i + 1]?.start ?? text.length;
      const end = Math.min(stopAt(text, figure.end), next);
      const words = fold(text.slice(from, end));
      const at = { start: figure.start + sentence.start, end: figure.end + sentence.start };
      const fact = factAt(facts, { start: at.start + hit.passage.start, end: at.end + hit.passage.start });
      const joint = fact !== null && isJoint(fact, facts);
      const begin = joint ? Math.min(from, fact.start - hit.passage.start - sentence.start) : from;
      windows.push({
        ...{ hit, sentence, figure: { ...figure, ...at }, words, fact },
        said: joint ? nameOf(fact) : withSubject(words, fact),
        span: { start: Math.max(begin, 0) + sentence.start, end: end + sentence.start },
        around: around.map((one) => one.words),
        shares: around.map(({ share }) => share),
      });
      // What governs a row of figures stands in its first part: the more parts lie between, the less it is meant.
      const fade = /[，,；;]/.test(text.slice(figure.end, next)) ? FADES : 1;
      around = [...around, { words, share: AROUND, fades: true }].map((one) =>
        one.fades ? { ...one, share: one.share * fade } : one,
      );
      from = end;
    }
    return windows;
  });
}

/** The sentence of a figure, folded. */
export const sentenceOf = ({ hit, sentence }: FigureWindow): string =>
  fold(hit.text.slice(sentence.start, sentence.end));

/** How much of a question each window says, about 0..1, in order. */
export async function windowScores(
  question: string,
  windows: readonly FigureWindow[],
  rescorer: Rescorer | undefined,
): Promise<readonly number[]> {
  if (windows.length === 0) return [];
  if (rescorer) {
    const texts: ClauseInPassage[] = windows.map(({ said, around, shares }) => ({
      clause: said,
      passage: around,
      shares,
    }));
    return [...(await rescorer.score(question, texts))];
  }
  const tokens = [...new Set(queryTokens(question).map(bare))];
  const all = tokens.reduce((sum, token) => sum + token.length, 0);
  const share = (text: string): number =>
    all === 0 ? 0 : tokens.reduce((sum, token) => sum + (text.includes(token) ? token.length : 0), 0) / all;
  return windows.map(({ said, around }) => Math.max(share(said), AROUND * share([...around, said].join(' '))));
}
