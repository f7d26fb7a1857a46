/**
 * What a sentence says with each of its figures: the words from the figure before it to the stop behind it. Which figure is
 * asked for is told by comparing the question with these, token by token; words that govern a whole row of figures (园区 of
 * “园区用电增长5%、用水增长3%”) count for all behind them, a little less.
 */
import type { ClauseInPassage, Rescorer } from '../../embeddings/rescorer.ts';
import type { Span } from '../domain.ts';
import type { SearchHit } from '../retrieval/search.ts';
import { fold } from '../text/fold.ts';
import { groupsDigits } from '../text/grouping-comma.ts';
import { type Figure, figures } from '../text/numbers.ts';
import { sentences } from '../text/sentences.ts';
import { bare, queryTokens } from '../text/tokens.ts';

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
  /** What stands before that in the sentence, and the heading above it. */
  readonly around: readonly string[];
}

/** 1978 of “1978、1979两年”. */
const YEAR = /^(?:19|20)\d{2}$/;
const STOP = /[，,；;、。！？!?\n]/;
const stopAt = (text: string, from: number): number => {
  for (let i = from; i < text.length; i++) if (STOP.test(text[i] as string) && !groupsDigits(text, i)) return i;
  return text.length;
};

/** 2年 of “提前2年完工”: a duration, which nobody asks for but with 几年. */
const DURATION = /(?<![\d.年第])\d{1,2}年(?![代度级前以初底末])/g;

function durations(text: string, found: readonly Figure[]): Figure[] {
  return [...text.matchAll(DURATION)]
    .map((match) => ({ match, start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => found.every((one) => one.end <= start || one.start >= end))
    .map(({ match, start, end }) => ({
      ...{ start, end, text: match[0], value: Number.parseInt(match[0], 10), valueMax: null, unit: '年', base: '年' },
      ...{ factor: 1, modifiers: [], rank: false, ideographic: false, incidental: false },
    }));
}

/**
 * @param withDurations numbers of years count as figures
 * @returns the figures of a passage that anybody would ask for, in order
 */
export function figureWindows(hit: SearchHit, withDurations = false): FigureWindow[] {
  const heading = hit.passage.section.at(-1);
  return sentences(hit.text).flatMap((sentence) => {
    const text = hit.text.slice(sentence.start, sentence.end);
    const counted = figures(text).filter((figure) => !figure.incidental && !figure.rank && !YEAR.test(figure.text));
    const asked = withDurations ? [...counted, ...durations(text, counted)].sort((a, b) => a.start - b.start) : counted;
    const windows: FigureWindow[] = [];
    const around = heading === undefined ? [] : [fold(heading)];
    let from = 0;
    for (const [i, figure] of asked.entries()) {
      const end = Math.min(stopAt(text, figure.end), asked[i + 1]?.start ?? text.length);
      const words = fold(text.slice(from, end));
      const at = { start: figure.start + sentence.start, end: figure.end + sentence.start };
      const span = { start: from + sentence.start, end: end + sentence.start };
      windows.push({ hit, sentence, figure: { ...figure, ...at }, span, words, around: [...around] });
      around.push(words);
      from = end;
    }
    return windows;
  });
}

/** What stands around a window counts so much, as for the re-scorer. */
const AROUND = 0.85;

/** How much of a question each window says, about 0..1, in order. */
export async function windowScores(
  question: string,
  windows: readonly FigureWindow[],
  rescorer: Rescorer | undefined,
): Promise<readonly number[]> {
  if (windows.length === 0) return [];
  if (rescorer) {
    const texts: ClauseInPassage[] = windows.map(({ words, around }) => ({ clause: words, passage: around }));
    return [...(await rescorer.score(question, texts))];
  }
  const tokens = [...new Set(queryTokens(question).map(bare))];
  const all = tokens.reduce((sum, token) => sum + token.length, 0);
  const share = (text: string): number =>
    all === 0 ? 0 : tokens.reduce((sum, token) => sum + (text.includes(token) ? token.length : 0), 0) / all;
  return windows.map(({ words, around }) => Math.max(share(words), AROUND * share([...around, words].join(' '))));
}
