/**
 * A question for one indicator of one report is answered by its fact: an exact look-up instead of a search. Where the report
 * does not give the figure that is asked for, this says so, and what it gives instead.
 */
import type { ReportSummary, Span, StoredFact } from '../domain.ts';
import { findIndicators } from '../lexicon/indicators.ts';
import type { AskedFigure } from '../question/asked-figure.ts';
import type { Reading } from '../question/understand.ts';
import { askedPart } from '../retrieval/rank.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { Store } from '../store/store.ts';
import { fold } from '../text/fold.ts';
import { withoutInserted } from '../text/inserted.ts';
import { sentences } from '../text/sentences.ts';
import { DIRECT_MAX, type Evidence, type Extract } from './extract.ts';
import { hitOfPassage } from './passage-hit.ts';

/** Facts of one indicator in one report are few. */
const MOST = 60;
/** A sentence up to this long is quoted whole; of a longer one what lies around the fact. */
const WHOLE_SENTENCE = 70;

export const isGrowth = ({ measure }: StoredFact): boolean => measure === 'growth' || measure === 'change';
export const spansYears = ({ period, basis }: StoredFact): boolean =>
  (period?.includes('-') ?? false) || /年均|累计/.test(basis ?? '');
const lastYear = ({ period }: StoredFact): number | null => {
  const year = Number(period?.slice(-4) ?? Number.NaN);
  return Number.isNaN(year) ? null : year;
};

/** What is asked about the figure besides its indicator. */
export interface Wanted {
  readonly asked: AskedFigure;
  readonly reading: Reading;
  readonly kind: StoredFact['kind'] | null;
}

/** How well a fact fits the question, the larger the better; null when it is another figure. */
export function fitness(fact: StoredFact, { asked, reading, kind }: Wanted): number | null {
  if (fact.measure === 'rank' || (kind !== null && fact.kind !== kind)) return null;
  if (asked.measure === 'growth' && !isGrowth(fact) && fact.measure !== 'share') return null;
  if (asked.measure === 'level' && isGrowth(fact)) return null;
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
export function around(text: string, passage: Span, fact: StoredFact): Span {
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

/** The passage of a fact as search would have found it. */
export function hitOf(store: Store, fact: StoredFact, report: ReportSummary): SearchHit | null {
  const passage = store.passage(fact.passageId);
  if (!passage) return null;
  const at = fact.figureSpan.start;
  return {
    ...hitOfPassage(passage, report),
    score: 1,
    bestClause: passage.clauses.find(({ start, end }) => start <= at && end > at) ?? null,
  };
}

export type FactAnswer =
  | { readonly found: Extract }
  /** The report does not give the figure: why, and the nearest that it gives. */
  | { readonly absent: string; readonly instead: readonly SearchHit[] };

/** “达到8000亿元、增长7%”: level and growth stand in one sentence, which answers either way. */
function sameStatement(facts: readonly StoredFact[]): boolean {
  const [first] = facts;
  return (
    first !== undefined &&
    facts.every(({ passageId, start }) => passageId === first.passageId && Math.abs(start - first.start) < 80)
  );
}

/** Facts of the indicator, or of those it covers (居民收入), in the order of the text. */
function factsOf(store: Store, report: ReportSummary, asked: AskedFigure): readonly StoredFact[] {
  const indicators = [asked.indicator.name, ...asked.indicator.covers];
  return store.facts({ indicators, reportIds: [report.id], limit: MOST, offset: 0 }).facts;
}

/** One indicator has facts under several names: those in the question's own words, the longest, where there are any. */
function closest(facts: readonly StoredFact[], question: string): readonly StoredFact[] {
  const said = facts.map(({ surface }) => (question.includes(fold(surface)) ? surface.length : 0));
  const longest = Math.max(...said);
  return longest === 0 ? facts : facts.filter((_, i) => said[i] === longest);
}

/** Does the report speak of the indicator beyond the facts that were read? Then search has a say. */
function isMentioned(text: string, asked: AskedFigure, facts: readonly StoredFact[]): boolean {
  const names = [asked.indicator.name, ...asked.indicator.official, ...asked.indicator.short].filter(
    (name) => name.length > 1,
  );
  // 垃圾清运（收集）率 is the same under a longer name, which was not read as it.
  const bare = withoutInserted(text);
  const times = (said: string, name: string): number => said.split(name).length;
  if (bare !== text && names.some((name) => times(bare, name) > times(text, name))) return true;
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const told = facts.some(({ start, end }) => start <= at && end >= at + name.length);
      // A figure right behind the name that was not read as its fact.
      if (!told && /^[^，。；,;\n]{0,12}\d/.test(text.slice(at + name.length, at + name.length + 16))) return true;
    }
  }
  return false;
}

/**
 * Does a question name an indicator without asking for a figure of it: bare words, or how and why (“怎么招商引资”) of what the
 * reports do speak of?
 * @param contains whether one of the reports asked has the words
 */
export const meansNoFigure = ({ asked, searchText }: Reading, contains: (words: string) => boolean): boolean =>
  asked === 'text' ||
  (/^(?:measures|reason)$/.test(asked) &&
    findIndicators(searchText).some(({ start, end, indicator: { name, official, short } }) =>
      [searchText.slice(start, end), name, ...official, ...short].some(contains),
    ));

const PART = { achieved: '完成数', target: '目标' } as const;

/** What is said when only other figures of the indicator are given. */
function absence(report: ReportSummary, wanted: Wanted, facts: readonly StoredFact[]): string {
  const { asked, kind, reading } = wanted;
  const year = reading.years.length > 0 ? `${reading.years.join('、')}年` : '';
  const what = asked.measure === 'growth' ? '增速' : asked.measure === 'level' ? '总量' : '';
  const name = `${report.region ?? '地区不明'}（${report.year ?? '年份不明'}）的报告`;
  const asks = `${year}${asked.indicator.name}${what}${kind === null ? '的数字' : kind === 'target' ? '的目标' : '的完成数'}`;
  const [first] = facts;
  if (!first) return `${name}没有给出${asks}。`;
  const given = `${first.period?.replace('by ', '到') ?? ''}${first.period ? '年' : ''}的${PART[first.kind]}`;
  return `${name}没有给出${asks}，只给出${given}（${first.figure}）。`;
}

/**
 * @param hits what search found: a fact whose passage is among them is cited with its score
 * @param text of the report
 * @returns null when facts do not decide: several that the question does not tell apart, or words that were not read as facts
 */
export function answerByFacts(
  store: Store,
  report: ReportSummary,
  asked: AskedFigure,
  reading: Reading,
  hits: readonly SearchHit[],
  text: string,
): FactAnswer | null {
  const part = askedPart(reading, report.year);
  const kind = part === null ? null : part === 'plan' ? 'target' : 'achieved';
  const wanted: Wanted = { asked, reading, kind };
  const facts = factsOf(store, report, asked);
  const fitting = facts.flatMap((fact) => {
    const score = fitness(fact, wanted);
    return score === null ? [] : [{ fact, score }];
  });
  if (fitting.length === 0) {
    if (isMentioned(text, asked, facts)) return null;
    const instead = facts.slice(0, 2).flatMap((fact) => hitOf(store, fact, report) ?? []);
    return { absent: absence(report, wanted, facts), instead: instead.length > 0 ? instead : hits };
  }
  const best = Math.max(...fitting.map(({ score }) => score));
  const equal = fitting.filter(({ score }) => score === best).map(({ fact }) => fact);
  // “GDP是多少” of what was achieved: how much there was, not how it grew.
  const levels = asked.measure === null && kind !== 'target' ? equal.filter((fact) => !isGrowth(fact)) : [];
  const chosen = closest(levels.length > 0 ? levels : equal, reading.folded);
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
  if (evidence.length === 0) return null;
  const direct = [...new Set(chosen.map(({ figure }) => figure))].slice(0, several || asked.both ? 3 : 1).join('、');
  return { found: { evidence, direct: direct.length <= DIRECT_MAX ? direct : null } };
}
