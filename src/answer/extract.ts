/**
 * The shortest text that answers: sentences of the found passages, and the bare figure where one is asked for.
 */
import type { Span } from '../domain.ts';
import { type Reading, searchedFor } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import { fold } from '../text/fold.ts';
import { groupsDigits } from '../text/grouping-comma.ts';
import { figures } from '../text/numbers.ts';
import { quotation } from '../text/quotation.ts';
import { sentences } from '../text/sentences.ts';
import { queryTokens } from '../text/tokens.ts';
import { directOfSpeech, headEnd } from './speech-direct.ts';
import { unitAsked } from './unit-asked.ts';

/** A stretch of a report that is quoted. Offsets in the report's text. */
export interface Evidence extends Span {
  readonly hit: SearchHit;
  readonly score: number;
}

/** What is quoted, verbatim. */
export const quoteOf = ({ hit, start, end }: Span & Pick<Evidence, 'hit'>): string =>
  hit.text.slice(start - hit.passage.start, end - hit.passage.start);

export interface Extract {
  readonly evidence: readonly Evidence[];
  /** The bare figure, verbatim in the first evidence. */
  readonly direct: string | null;
}

/** A sentence up to this long is quoted whole where a figure is asked for; of a longer one, the clauses around the figure. */
const WHOLE_SENTENCE = 90;
const VALUE_PASSAGES = 4;
const OTHER_PASSAGES = 3;
/** Further passages are quoted only when they come near the best one. */
const NEAR = 0.82;
export const DIRECT_MAX = 60;
/** How much of a subject's match the next part keeps when it names none of its own. */
const SUBJECT_FADES = 0.6;
/** A figure in the unit that is asked for. */
const UNIT_FITS = 0.2;

/** Weights of the parts of a sentence's score: its best clause, the words it shares with the question, a figure where one is asked,
 * the rank of its passage and, once more, that passage's features: the right part of the report outweighs a nearer wording. */
const SCORE = {
  similarity: 0.6,
  overlap: 0.5,
  figure: 0.15,
  cause: 0.1,
  quoted: 0.2,
  passage: 0.5,
  features: 0.7,
} as const;

/** What the question puts in quotation marks. */
const QUOTED = quotation(16);

/** What gives a reason. */
const CAUSE =
  /因为|由于|是因|原因|为了(?!解)|旨在|考虑到?|缘于|源于|得益于|在于|鉴于|归功|受[^，。；]{1,16}影响|因(?!此|地|素|子|为|而|时|人|势|材|城)[^，。；]{2,12}[，,]|目的是|以便/;

export function tokenWeights(reading: Reading): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const token of queryTokens(searchedFor(reading))) weights.set(token, token.length);
  return weights;
}

/** Share of the question's words that a text holds, 0..1, longer words counting more. */
export function overlap(text: string, weights: ReadonlyMap<string, number>): number {
  const folded = fold(text);
  let [held, all] = [0, 0];
  for (const [token, weight] of weights) {
    all += weight;
    if (folded.includes(token)) held += weight;
  }
  return all === 0 ? 0 : held / all;
}

export function bestSimilarity(hit: SearchHit, span: Span): number {
  let best = 0;
  hit.passage.clauses.forEach((clause, i) => {
    if (clause.start < span.end && clause.end > span.start) best = Math.max(best, hit.clauseSimilarities[i] ?? 0);
  });
  return best;
}

/** The sentences of a passage that say something: headings, titles and the salutation do not. Offsets in the passage. */
function said(hit: SearchHit): Span[] {
  const labels = new Set(hit.passage.section);
  const found = sentences(hit.text).filter(({ start, end }) => {
    const text = hit.text.slice(start, end);
    const ownLine =
      (start === 0 || hit.text[start - 1] === '\n') && (end === hit.text.length || hit.text[end] === '\n');
    return (
      !labels.has(text) && !/^各位代表/.test(text) && !(ownLine && text.length <= 40 && !/[。！？!?；;]$/.test(text))
    );
  });
  return found.length > 0 ? found : sentences(hit.text);
}

/** The sentences of passages, each with how near it comes to the question. */
export function scoredSentences(
  hits: readonly SearchHit[],
  reading: Reading,
  weights: ReadonlyMap<string, number>,
): Evidence[] {
  const top = hits[0]?.score ?? 0;
  // The items of a list stand beside its name as often as with it.
  const quoted = /^(?:list|measures|value)$/.test(reading.asked) ? [] : (reading.folded.match(QUOTED) ?? []);
  return hits.flatMap((hit) =>
    said(hit).map((sentence) => {
      const span = { start: hit.passage.start + sentence.start, end: hit.passage.start + sentence.end };
      const text = hit.text.slice(sentence.start, sentence.end);
      const figure =
        reading.asked === 'value' && figures(text).some(({ incidental }) => !incidental) ? SCORE.figure : 0;
      const score =
        SCORE.similarity * bestSimilarity(hit, span) +
        SCORE.overlap * overlap(text, weights) +
        figure +
        (reading.asked === 'reason' && CAUSE.test(text) ? SCORE.cause : 0) +
        (quoted.some((term) => fold(text).includes(term)) ? SCORE.quoted : 0) +
        SCORE.passage * (hit.score - top) +
        SCORE.features * hit.scores.features;
      return { ...span, hit, score };
    }),
  );
}

/** The parts of a text between commas, semicolons and stops. */
export function parts(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const mark = text[i] as string;
    if ('，,；;。！？'.includes(mark) && !groupsDigits(text, i)) {
      found.push({ start, end: i + 1 });
      start = i + 1;
    }
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}

/** The asked figure of a sentence and the part it stands in. Offsets in `text`. */
function askedFigure(
  text: string,
  reading: Reading,
  weights: ReadonlyMap<string, number>,
): { part: Span; direct: string } | null {
  const asked = figures(text).filter(({ incidental }) => !incidental);
  const fits = unitAsked(reading.searchText);
  let best: { part: Span; direct: string; score: number } | null = null;
  let before = 0;
  for (const part of parts(text)) {
    // A figure's subject stands between it and the figure before it: “引资138亿元、税收77亿元”.
    let from = part.start;
    let own = 0;
    for (const figure of asked.filter(({ start, end }) => start >= part.start && end <= part.end)) {
      const subject = overlap(text.slice(from, figure.end), weights);
      own = Math.max(own, subject);
      // “新增学位5.4万个,达到…”: a part without the asked words goes on about the part before it.
      const score = (subject > 0 ? subject : before * SUBJECT_FADES) + (fits(figure.unit) ? UNIT_FITS : 0);
      if (best === null || score > best.score) best = { part, direct: figure.text, score };
      from = figure.end;
    }
    own = Math.max(own, overlap(text.slice(part.start, part.end), weights));
    before = own > 0 ? own : before * SUBJECT_FADES;
  }
  return best;
}

/** The head of a report: title, day and meeting, speaker; for questions about the speech itself. */
function headOf(hits: readonly SearchHit[], reading: Reading): Extract | null {
  const hit = hits.find(({ passage }) => passage.ordinal === 1);
  if (!hit) return null;
  const salutation = hit.text.search(/\n各位(?:代表|委员)/);
  const end = salutation > 0 ? salutation : headEnd(hit.text);
  const direct = directOfSpeech(hit.text.slice(0, end), hit.report.speaker, reading);
  return { evidence: [{ hit, start: hit.passage.start, end: hit.passage.start + end, score: hit.score }], direct };
}

/** Cuts a long sentence to the parts around the one that answers. */
export function narrow(evidence: Evidence, part: Span): Evidence {
  const start = evidence.start;
  const text = evidence.hit.text.slice(start - evidence.hit.passage.start, evidence.end - evidence.hit.passage.start);
  if (text.length <= WHOLE_SENTENCE) return evidence;
  const all = parts(text);
  const at = all.findIndex((one) => one.start === part.start);
  let [from, to] = [at, at];
  while (from > 0 && part.end - (all[from - 1] as Span).start <= WHOLE_SENTENCE * 0.7) from--;
  while (to < all.length - 1 && (all[to + 1] as Span).end - (all[from] as Span).start <= WHOLE_SENTENCE) to++;
  return { ...evidence, start: start + (all[from] as Span).start, end: start + (all[to] as Span).end };
}

export function trimmed(evidence: Evidence): Evidence {
  const offset = evidence.hit.passage.start;
  let { start, end } = evidence;
  while (end > start && /[，,；;、\s]/.test(evidence.hit.text[end - 1 - offset] as string)) end--;
  while (start < end && /[，,；;、\s]/.test(evidence.hit.text[start - offset] as string)) start++;
  return { ...evidence, start, end };
}

/**
 * @param hits best first, at least one
 * @param limit most stretches to quote
 */
export function extract(hits: readonly SearchHit[], reading: Reading, limit: number): Extract {
  const weights = tokenWeights(reading);
  const speech = reading.aboutSpeech ? headOf(hits, reading) : null;
  if (speech) return speech;
  if (reading.asked === 'value') {
    const ranked = scoredSentences(hits.slice(0, VALUE_PASSAGES), reading, weights).sort((a, b) => b.score - a.score);
    const best = ranked[0];
    if (!best) return { evidence: [], direct: null };
    const text = best.hit.text.slice(best.start - best.hit.passage.start, best.end - best.hit.passage.start);
    const found = askedFigure(text, reading, weights);
    const direct = found && found.direct.length <= DIRECT_MAX ? found.direct : null;
    return { evidence: [trimmed(found ? narrow(best, found.part) : best)], direct };
  }
  const top = hits[0]?.score ?? 0;
  const near = hits.slice(0, OTHER_PASSAGES).filter((hit) => hit.score >= top * NEAR);
  const chosen = near.flatMap((hit, i) => {
    const ranked = scoredSentences([hit], reading, weights).sort((a, b) => b.score - a.score);
    const best = ranked[0]?.score ?? 0;
    const most = reading.asked === 'list' || reading.asked === 'measures' ? 4 : 2;
    return ranked.filter(({ score }) => score >= best * 0.75).slice(0, i === 0 ? most : 1);
  });
  const inOrder = chosen.slice(0, limit).sort((a, b) => near.indexOf(a.hit) - near.indexOf(b.hit) || a.start - b.start);
  return { evidence: inOrder.map(trimmed), direct: null };
}
