/**
 * A question for one indicator of one report is answered by its fact: an exact look-up instead of a search.
 */
import type { ReportSummary, Span, StoredFact } from '../domain.ts';
import type { AskedFigure } from '../question/asked-figure.ts';
import type { Reading } from '../question/understand.ts';
import { askedPart } from '../retrieval/rank.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { Store } from '../store/store.ts';
import { sentences } from '../text/sentences.ts';
import type { Evidence, Extract } from './extract.ts';

/** Facts of one indicator in one report are few. */
const MOST = 60;
/** A sentence up to this long is quoted whole; of a longer one what lies around the fact. */
const WHOLE_SENTENCE = 70;
const DIRECT_MAX = 60;

const isGrowth = ({ measure }: StoredFact): boolean => measure === 'growth' || measure === 'change';
const spansYears = ({ period, basis }: StoredFact): boolean =>
  (period?.includes('-') ?? false) || /年均|累计/.test(basis ?? '');
const lastYear = ({ period }: StoredFact): number | null => {
  const year = Number(period?.slice(-4) ?? Number.NaN);
  return Number.isNaN(year) ? null : year;
};

/** How well a fact fits the question, the larger the better; null when it is another figure. */
function fitness(fact: StoredFact, asked: AskedFigure, reading: Reading, kind: StoredFact['kind'] | null): number | null {
  if (kind !== null && fact.kind !== kind) return null;
  if (asked.measure === 'growth' && !isGrowth(fact) && fact.measure !== 'share') return null;
  if (asked.measure === 'level' && isGrowth(fact)) return null;
  if (fact.measure === 'rank') return null;
  let score = 0;
  if (asked.severalYears !== spansYears(fact)) score -= 3;
  const years = reading.years;
  if (years.length > 0) {
    const own = lastYear(fact);
    if (own === null || !years.includes(own)) {
      // “2022年的报告” says which report is meant; what it reviews is of the year before.
      if (!reading.yearOfReport && !asked.severalYears) return null;
    } else score += 2;
  }
  if (fact.value === null) score -= 1;
  return score;
}

/** The sentence a fact stands in, cut to what lies around it when it is long. Offsets in the report. */
function around(text: string, passage: Span, fact: StoredFact): Span {
  const sentence = sentences(text)
    .map(({ start, end }) => ({ start: start + passage.start, end: end + passage.start }))
    .find(({ start, end }) => start <= fact.start && end >= fact.end);
  if (!sentence) return fact;
  if (sentence.end - sentence.start <= WHOLE_SENTENCE) return sentence;
  const local = text.slice(fact.start - passage.start, sentence.end - passage.start);
  const length = fact.end - fact.start;
  const stop = local.slice(length).search(/[，,；;。、！？]/);
  return { start: fact.start, end: stop < 0 ? sentence.end : fact.start + length + stop };
}

function hitOf(store: Store, fact: StoredFact, report: ReportSummary): SearchHit | null {
  const passage = store.passage(fact.passageId);
  if (!passage) return null;
  const { id, ordinal, section, clauses, start, end, text } = passage;
  return {
    passage: { id, ordinal, section, clauses, start, end },
    report,
    text,
    score: 1,
    scores: { clause: 0, passage: 0, lexical: 0, tokens: null, features: 0 },
    bestClause:
      clauses.find((clause) => clause.start <= fact.figureSpan.start && clause.end > fact.figureSpan.start) ?? null,
    clauseSimilarities: clauses.map(() => 0),
  };
}

/**
 * @param hits what search found: a fact whose passage is among them is cited with its score
 * @returns null when the report gives no such figure, or several that the question does not tell apart
 */
export function answerByFacts(
  store: Store,
  report: ReportSummary,
  asked: AskedFigure,
  reading: Reading,
  hits: readonly SearchHit[],
): Extract | null {
  const part = askedPart(reading, report.year);
  const kind = part === null ? null : part === 'plan' ? 'target' : 'achieved';
  const names = [asked.indicator.name, ...asked.indicator.covers];
  const { facts } = store.facts({ indicators: names, reportIds: [report.id], limit: MOST, offset: 0 });
  const fitting = facts.flatMap((fact) => {
    const score = fitness(fact, asked, reading, kind);
    return score === null ? [] : [{ fact, score }];
  });
  const best = Math.max(...fitting.map(({ score }) => score));
  const chosen = fitting.filter(({ score }) => score === best).map(({ fact }) => fact);
  const [first] = chosen;
  if (!first) return null;
  // Two sets of targets, or the parts of an indicator that covers several: all of them. Otherwise one figure, or none.
  const several = new Set(chosen.map(({ indicator, note }) => `${indicator} ${note}`)).size > 1;
  const figures = new Set(chosen.map(({ value, unit, kind: own }) => `${value}${unit}${own}`));
  if (!several && figures.size > 1 && !sameStatement(chosen)) return null;
  const evidence: Evidence[] = [];
  for (const fact of chosen) {
    const hit = hits.find(({ passage }) => passage.id === fact.passageId) ?? hitOf(store, fact, report);
    if (!hit) continue;
    const span = around(hit.text, hit.passage, fact);
    if (evidence.some((one) => one.start <= span.start && one.end >= span.end)) continue;
    evidence.push({ ...span, hit, score: hit.score });
    if (!several) break;
  }
  const direct = [...new Set(chosen.map(({ figure }) => figure))].slice(0, several ? 3 : 1).join('、');
  return { evidence, direct: direct.length <= DIRECT_MAX ? direct : null };
}

/** “达到8000亿元、增长7%”: level and growth stand in one sentence, which answers either way. */
function sameStatement(facts: readonly StoredFact[]): boolean {
  const [first] = facts;
  return (
    first !== undefined &&
    facts.every(({ passageId, start }) => passageId === first.passageId && Math.abs(start - first.start) < 80)
  );
}
