/** Asks an assistant every gold question, one at a time, and scores what it says. No server is needed. */
import { performance } from 'node:perf_hooks';
import type { Assistant } from '../assistant.ts';
import { WenbaoError } from '../errors.ts';
import type { GoldQuestion, PlaceOf } from './gold.ts';
import {
  FIGURES,
  type FigureName,
  type FigureRow,
  isSearched,
  type Response,
  ratioValue,
  type ScoredQuestion,
  scoreQuestion,
  tabulate,
} from './score.ts';

/** Half of all values are at most `p50`, 95 % at most `p95`. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

export interface Evaluation {
  readonly table: readonly FigureRow[];
  readonly questions: readonly ScoredQuestion[];
  /** Milliseconds. */
  readonly searchMs: Spread;
  /** Milliseconds. */
  readonly answerMs: Spread;
  /** UTF-16 code units of an answer. */
  readonly answerLength: Spread;
}

/** Passages that recall is measured over. */
const DEPTH = 10;

/**
 * @param onDone called after each question with the number done
 * @returns figures; a question on which the assistant throws is counted under `errors`
 */
export async function evaluate(
  assistant: Pick<Assistant, 'answer' | 'search'>,
  gold: readonly GoldQuestion[],
  placeOf: PlaceOf,
  onDone: (done: number) => void = () => {},
): Promise<Evaluation> {
  // Before the first question is asked: an unknown key should not end a long run.
  const places = gold.map((question) => (question.answerable ? question.reports.map(placeOf) : []));
  const questions: ScoredQuestion[] = [];
  for (const [i, question] of gold.entries()) {
    questions.push(scoreQuestion(question, places[i] ?? [], await ask(assistant, question)));
    onDone(i + 1);
  }
  const timesOfSearch = questions.flatMap(({ searchMs }) => (searchMs === null ? [] : [searchMs]));
  return {
    table: tabulate(questions),
    questions,
    searchMs: spread(timesOfSearch),
    answerMs: spread(questions.map(({ answerMs }) => answerMs)),
    answerLength: spread(questions.map(({ answer }) => answer.length)),
  };
}

async function ask(assistant: Pick<Assistant, 'answer' | 'search'>, gold: GoldQuestion): Promise<Response> {
  const search = isSearched(gold) ? await timed(() => assistant.search({ query: gold.question, k: DEPTH })) : null;
  const { question, history } = gold;
  const answer = await timed(() => assistant.answer({ question, ...(history && { history }) }));
  return {
    hits: search?.value ?? null,
    answer: answer.value,
    error: answer.error ?? search?.error ?? null,
    searchMs: search?.ms ?? null,
    answerMs: answer.ms,
  };
}

async function timed<T>(call: () => Promise<T>): Promise<{ value: T | null; error: string | null; ms: number }> {
  const started = performance.now();
  try {
    const value = await call();
    return { value, error: null, ms: performance.now() - started };
  } catch (error) {
    const code = error instanceof WenbaoError ? `${error.code}: ` : '';
    const message = error instanceof Error ? error.message : String(error);
    return { value: null, error: `${code}${message}`, ms: performance.now() - started };
  }
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** The evaluation as plain numbers: `table` by label and figure (null = nothing to measure), then every question. */
export function evaluationJson({ table, ...rest }: Evaluation): object {
  const numbers = table.map(({ label, n, figures }) => {
    const values = Object.entries(figures).map(([name, ratio]) => [name, ratioValue(ratio)]);
    return [label, { n, ...Object.fromEntries(values) }];
  });
  return { table: Object.fromEntries(numbers), ...rest };
}

/** Scores that may not fall, by label and figure: `{"PLAIN": {"recall5": 0.95}}`. */
export type KeptScores = Readonly<Record<string, Readonly<Partial<Record<FigureName, number>>>>>;

export interface Fallen {
  readonly label: string;
  readonly figure: FigureName;
  readonly kept: number;
  /** null = there was nothing to measure, so nothing shows that the score still holds. */
  readonly now: number | null;
}

/** @returns every figure that is worse than kept; for `wronglyRefused` and `errors` the kept number is a ceiling */
export function fallenScores(table: readonly FigureRow[], kept: KeptScores): Fallen[] {
  const fallen: Fallen[] = [];
  for (const [label, floors] of Object.entries(kept)) {
    const row = table.find((candidate) => candidate.label === label);
    for (const [name, floor] of Object.entries(floors)) {
      const figure = name as FigureName;
      const now = row ? ratioValue(row.figures[figure]) : null;
      // 2/3 written out in decimals is not exactly 2/3.
      const loss = now === null ? 1 : FIGURES[figure].better === 'more' ? floor - now : now - floor;
      if (loss > 1e-9) fallen.push({ label, figure, kept: floor, now });
    }
  }
  return fallen;
}
