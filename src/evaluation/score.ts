/**
 * How good search and answers are, measured against gold questions. Pure: what the assistant said goes in, figures come out.
 *
 * Figures (shares of 1 unless said otherwise):
 * recall1, 3, 5, 10 and mrr (at 10): place of the first passage found that holds an evidence string; white space and width folded.
 * right: every `must` group is met by the answer text, not by a citation. direct: the same for the field `direct`, at most 60
 * characters, of questions for a figure, target or entity. cited: answered questions whose citations hold evidence.
 * verbatim: citations whose quote stands in their text. citePrecision: citations from a named report.
 * wronglyRefused: answerable questions refused. refused: unanswerable ones refused. errors: a count.
 */
import type { Answer, Hit } from '../domain.ts';
import type { GoldQuestion, Place } from './gold.ts';

/** Each figure, whether more or less of it is better, and how it is written. */
export const FIGURES = {
  recall1: { better: 'more', as: 'share' },
  recall3: { better: 'more', as: 'share' },
  recall5: { better: 'more', as: 'share' },
  recall10: { better: 'more', as: 'share' },
  mrr: { better: 'more', as: 'decimal' },
  right: { better: 'more', as: 'share' },
  direct: { better: 'more', as: 'share' },
  cited: { better: 'more', as: 'share' },
  verbatim: { better: 'more', as: 'share' },
  citePrecision: { better: 'more', as: 'share' },
  wronglyRefused: { better: 'less', as: 'share' },
  refused: { better: 'more', as: 'share' },
  errors: { better: 'less', as: 'count' },
} as const;

export type FigureName = keyof typeof FIGURES;

/** `sum` of `of`: 3 of 4 questions right. Kept apart, so that a share is never rounded twice. */
export interface Ratio {
  readonly sum: number;
  readonly of: number;
}

/** Figures of all rows with one label. */
export interface FigureRow {
  readonly label: string;
  readonly n: number;
  readonly figures: Readonly<Record<FigureName, Ratio>>;
}

/** What one question gave. */
export interface ScoredQuestion {
  readonly id: string;
  /** Type, with the style behind a slash: `figure`, `figure/english`. */
  readonly type: string;
  readonly answerable: boolean;
  readonly question: string;
  /** From 1; 0 = not among the first ten; null = not searched (unanswerable, or it needs its history). */
  readonly rank: number | null;
  readonly refused: boolean;
  readonly answer: string;
  readonly right: boolean;
  /** null = no bare value is asked for. */
  readonly direct: boolean | null;
  readonly cited: boolean;
  readonly verbatim: number;
  readonly citesNamed: number;
  readonly cites: number;
  readonly error: string | null;
  /** Milliseconds; null = not called. */
  readonly searchMs: number | null;
  readonly answerMs: number;
}

/** What the assistant did with one question; null where it failed or was not asked. */
export interface Response {
  readonly hits: readonly Pick<Hit, 'text'>[] | null;
  readonly answer: Answer | null;
  readonly error: string | null;
  readonly searchMs: number | null;
  readonly answerMs: number;
}

const DIRECT_TYPES: ReadonlySet<string> = new Set(['figure', 'target', 'entity']);
const DIRECT_LENGTH = 60;

/** Two texts that a reader takes for the same are equal after this. */
export function foldForScore(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b]+/g, '')
    .toLowerCase();
}

/** @returns whether `text` (folded) holds `wanted` with no digit of a longer number next to it: 3.5% does not hold 5%, nor 18家 8家 */
export function mentions(text: string, wanted: string): boolean {
  const want = foldForScore(wanted);
  for (let at = text.indexOf(want); at >= 0; at = text.indexOf(want, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + want.length, at + want.length + 2);
    const cutsBefore = /^\d/.test(want) && /(\d|\d\.|\d,)$/.test(before);
    const cutsAfter = /\d$/.test(want) && /^(\d|\.\d)/.test(after);
    if (!cutsBefore && !cutsAfter) return true;
  }
  return false;
}

export function holdsEvidence(text: string, evidence: readonly string[]): boolean {
  const folded = foldForScore(text);
  return evidence.some((piece) => folded.includes(foldForScore(piece)));
}

const meets = (text: string, must: readonly (readonly string[])[]): boolean =>
  must.every((group) => group.some((wanted) => mentions(foldForScore(text), wanted)));

/** @param places region and year of the reports that `gold` names */
export function scoreQuestion(gold: GoldQuestion, places: readonly Place[], response: Response): ScoredQuestion {
  const { answer, hits } = response;
  const refused = answer?.status === 'refused';
  const citations = answer?.citations ?? [];
  const fromNamed = ({ region, year }: { region: string | null; year: number | null }): boolean =>
    places.some((place) => (region ?? '').includes(place.region) && year === place.year);
  const direct = answer?.direct ?? '';
  return {
    id: gold.id,
    type: gold.style === null ? gold.type : `${gold.type}/${gold.style}`,
    answerable: gold.answerable,
    question: gold.question,
    rank: isSearched(gold) ? (hits ?? []).findIndex((hit) => holdsEvidence(hit.text, gold.evidence)) + 1 : null,
    refused,
    answer: answer?.answer ?? '',
    right: gold.answerable && !refused && meets(answer?.answer ?? '', gold.must),
    direct:
      gold.answerable && DIRECT_TYPES.has(gold.type)
        ? !refused && direct.length <= DIRECT_LENGTH && meets(direct, gold.must)
        : null,
    cited: citations.some((citation) => holdsEvidence(citation.text, gold.evidence)),
    verbatim: citations.filter(({ quote, text }) => quote !== '' && foldForScore(text).includes(foldForScore(quote)))
      .length,
    citesNamed: citations.filter((citation) => fromNamed(citation.report)).length,
    cites: citations.length,
    error: refused ? null : response.error,
    searchMs: response.searchMs,
    answerMs: response.answerMs,
  };
}

/** A question that needs its history cannot be searched by its own words. */
export const isSearched = (gold: GoldQuestion): boolean => gold.answerable && gold.history === null;

/** @returns one row each for ALL, PLAIN (no style), STYLED and every type, in that order */
export function tabulate(questions: readonly ScoredQuestion[]): FigureRow[] {
  const styled = (question: ScoredQuestion): boolean => question.type.includes('/');
  const types = [...new Set(questions.map((question) => question.type))].sort();
  return [
    figureRow('ALL', questions),
    figureRow(
      'PLAIN',
      questions.filter((question) => !styled(question)),
    ),
    figureRow('STYLED', questions.filter(styled)),
    ...types.map((type) =>
      figureRow(
        type,
        questions.filter((question) => question.type === type),
      ),
    ),
  ];
}

function figureRow(label: string, questions: readonly ScoredQuestion[]): FigureRow {
  const answerable = questions.filter((question) => question.answerable);
  const unanswerable = questions.filter((question) => !question.answerable);
  const searched = answerable.filter((question) => question.rank !== null);
  const answered = answerable.filter((question) => !question.refused);
  const share = (of: readonly ScoredQuestion[], is: (question: ScoredQuestion) => boolean | null): Ratio => ({
    sum: of.filter(is).length,
    of: of.length,
  });
  const total = (value: (question: ScoredQuestion) => number): number =>
    answerable.reduce((sum, question) => sum + value(question), 0);
  const recall = (k: number): Ratio => share(searched, ({ rank }) => rank !== null && rank > 0 && rank <= k);
  const cites = total((question) => question.cites);
  return {
    label,
    n: questions.length,
    figures: {
      recall1: recall(1),
      recall3: recall(3),
      recall5: recall(5),
      recall10: recall(10),
      mrr: { sum: searched.reduce((sum, { rank }) => sum + (rank ? 1 / rank : 0), 0), of: searched.length },
      right: share(answerable, (question) => question.right),
      direct: share(
        answerable.filter((question) => question.direct !== null),
        (question) => question.direct,
      ),
      cited: share(answered, (question) => question.cited),
      verbatim: { sum: total((question) => question.verbatim), of: cites },
      citePrecision: { sum: total((question) => question.citesNamed), of: cites },
      wronglyRefused: share(answerable, (question) => question.refused),
      refused: share(unanswerable, (question) => question.refused),
      errors: { sum: questions.filter((question) => question.error !== null).length, of: 1 },
    },
  };
}

/** @returns null when there was nothing to measure */
export const ratioValue = ({ sum, of }: Ratio): number | null => (of === 0 ? null : sum / of);

/** `81.9%`, `0.874`, `3`; `-` when there was nothing to measure. */
export function formatFigure(name: FigureName, { sum, of }: Ratio): string {
  if (of === 0) return '-';
  switch (FIGURES[name].as) {
    case 'share':
      return `${((100 * sum) / of).toFixed(1)}%`;
    case 'decimal':
      return (sum / of).toFixed(3);
    case 'count':
      return String(sum);
  }
}

/** A question whose answer a person should look at. */
export const isWrong = (question: ScoredQuestion): boolean =>
  question.error !== null || (question.answerable ? !question.right : !question.refused);
