/**
 * The way of a question: understand, decide the scope, search, extract, write, cite, check.
 */
import type { Embedder } from '../../embeddings/embedder.ts';
import type {
  Answer,
  AnswerRequest,
  Citation,
  Hit,
  ReportSummary,
  SearchRequest,
  Timing,
  Understood,
} from '../domain.ts';
import { findIndicators } from '../lexicon/indicators.ts';
import { askedFigure } from '../question/asked-figure.ts';
import { askedItems } from '../question/asked-items.ts';
import { readFollowUp } from '../question/follow-up.ts';
import { decideScope, type Library, NOTHING, type ScopeDecision } from '../question/scope.ts';
import { type Reading, readQuestion } from '../question/understand.ts';
import { allowedReports } from '../retrieval/allowed.ts';
import type { ReportLibrary } from '../retrieval/library.ts';
import { type SearchHit, type SearchIndex, searchPassages } from '../retrieval/search.ts';
import type { Store } from '../store/store.ts';
import { fold } from '../text/fold.ts';
import { checkCitations, citationOf } from './cite.ts';
import { compareReports } from './compare.ts';
import { asksFew, type DirectName, directName } from './direct-name.ts';
import { isOfEach, ofEach } from './each-report.ts';
import { isEnglish, refusalInEnglish } from './english.ts';
import { answerByFacts, meansNoFigure } from './from-facts.ts';
import { fromPassages } from './from-passages.ts';
import { type Listed, listOrMeasures } from './listed.ts';
import { nameRead, readAnswer, refuseUnread } from './read-answer.ts';
import { type Refusal, refuseEmpty, refuseEmptyLibrary, refuseEmptyScope, refuseWeak } from './refuse.ts';
import { refuseChat, refuseGreeting } from './refuse-chat.ts';
import {
  quotedIn,
  refuseNameless,
  refusePerson,
  refusePhoneless,
  refuseUnnamed,
  refuseUnnamedOne,
} from './refuse-missing.ts';
import { nextStage } from './stage.ts';
import { suggest } from './suggest.ts';
import { writeAnswer } from './write.ts';

/** What answering works on: one revision of the library. */
export interface Sources {
  readonly store: Store;
  readonly embedder: Embedder;
  readonly library: ReportLibrary;
  readonly index: SearchIndex;
  /** Of the asker: when it aborts, work ends at the next stage (stage.ts). */
  readonly signal?: AbortSignal | undefined;
}

const PASSAGES = 8;
const DEFAULT_LIMIT = 6;
const DEFAULT_K = 10;
/** Passages in which a person's name is looked for. */
const NAMING = 3;
/** What is asked for where a bare name may answer; “哪个市” asks for a name where one report is asked. */
const NAMING_ASKED: ReadonlySet<string> = new Set(['name', 'place', 'date', 'list', 'text', 'value', 'comparison']);
/** Words as likely as this name a thing of which else only “one” is told (logarithm). */
const LIKELY_NAME = -0.15;
/** Passages shown with a refusal that found some. */
const NEAREST = 2;

function understoodOf(reading: Reading, decision: ScopeDecision): Understood {
  return {
    question: reading.question,
    regions: decision.regions,
    years: reading.years,
    indicators: [...new Set(findIndicators(reading.searchText).map(({ indicator }) => indicator.name))],
    kind: reading.kind,
    asked: reading.asked,
    assumed: decision.assumed,
  };
}

/** The library as a request with these reports sees it. */
const seenBy = (library: ReportLibrary, reports: readonly ReportSummary[]): Library => ({
  reports,
  contains: (text, ids) => library.contains(text, ids),
  limited: reports.length < library.reports.length,
});

/** The nearest passages of a refusal, each quoted by its best clause. */
function nearest(hits: readonly SearchHit[]): Citation[] {
  return hits.slice(0, NEAREST).map((hit, i) => {
    const { start, end } = hit.bestClause ?? hit.passage.clauses[0] ?? hit.passage;
    return citationOf({ evidence: { hit, start, end, score: hit.score }, answerStart: 0, answerEnd: 0 }, i + 1);
  });
}

/** Places that are part of the topic go back into what is searched for. */
const focus = (reading: Reading, { topics }: ScopeDecision): Reading =>
  topics.length === 0 ? reading : { ...reading, searchText: `${topics.join(' ')} ${reading.searchText}` };

class Stopwatch {
  private readonly begun = performance.now();
  private last = this.begun;

  /** Milliseconds since the last lap. */
  lap(): number {
    const now = performance.now();
    const ms = now - this.last;
    this.last = now;
    return ms;
  }

  total(): number {
    return performance.now() - this.begun;
  }
}

const rounded = (ms: number): number => Math.round(ms * 100) / 100;

/** The names of a list that was found whole are surer than names found by their kind, and several of these than one. */
const bareName = (found: DirectName | null, many: Listed | null): DirectName | null =>
  many !== null && many.direct !== null && (many.whole || !found?.name.includes('、'))
    ? { name: many.direct, weak: false }
    : found;

/**
 * Answers one question from one revision of the library.
 * @throws WenbaoError bad-request on a scope that names an unknown report; broken-invariant rather than a wrong citation; Abandoned once
 *   `sources.signal` has aborted
 */
export async function answerQuestion(sources: Sources, request: AnswerRequest): Promise<Answer> {
  const { store, embedder, library, index, signal } = sources;
  const watch = new Stopwatch();
  const reports = allowedReports(library, request.scope);
  const limited = reports.length < library.reports.length;
  const reading = readFollowUp(request.question, request.history ?? [], library.regions, {
    holds: (region, year) => library.reports.some((report) => report.region === region && report.year === year),
    only: limited ? [...new Set(reports.flatMap(({ region }) => region ?? []))] : [],
  });
  const timing = { understandMs: 0, searchMs: 0, answerMs: 0 };
  const finish = (): Timing => ({
    understandMs: rounded(timing.understandMs),
    searchMs: rounded(timing.searchMs),
    answerMs: rounded(timing.answerMs),
    totalMs: rounded(watch.total()),
  });
  const refused = (
    refusal: Refusal,
    decision: ScopeDecision,
    near: readonly ReportSummary[],
    hits: readonly SearchHit[] = [],
  ): Answer => {
    const citations = nearest(hits);
    const message = isEnglish(request.question)
      ? refusalInEnglish(refusal.reason, decision.reports, library.reports)
      : refusal.message;
    checkCitations({ answer: message, citations }, (id) => library.text(id));
    return {
      status: 'refused',
      answer: message,
      direct: null,
      reason: refusal.reason,
      citations,
      table: null,
      understood: understoodOf(reading, decision),
      suggestions: suggest(store, reports.length > 0 ? reports : library.reports, near, reading, hits, false),
      timing: finish(),
    };
  };

  // Emptiness and greetings are judged on what was typed, not on what a follow-up carries over.
  if (!/[\p{L}\p{N}]/u.test(request.question)) return refused(refuseEmpty(library.reports), NOTHING, reports);
  if (library.reports.length === 0) return refused(refuseEmptyLibrary(), NOTHING, []);
  if (reports.length === 0) return refused(refuseEmptyScope(request.scope, library.reports), NOTHING, library.reports);
  const greeting = refuseGreeting(request.question, reports);
  if (greeting) return refused(greeting, NOTHING, reports);
  const seen = reports.map(({ id }) => id);
  const chat = refuseChat(request.question, reading, reports, (word) => library.contains(word, seen));
  if (chat) return refused(chat, NOTHING, reports);
  const decision = decideScope(reading, seenBy(library, reports));
  const focused = focus(reading, decision);
  timing.understandMs = watch.lap();
  if (decision.refusal) return refused(decision.refusal, decision, decision.refusal.near);

  await nextStage(signal);
  const missing = refusePerson(reading, decision.reports) ?? refuseUnnamed(reading, decision.reports, library);
  const compared = missing ? null : await compareReports(sources, focused, decision);
  if (compared) {
    checkCitations(compared.written, (id) => library.text(id));
    timing.answerMs = watch.lap();
    const understood = { ...understoodOf(reading, decision), asked: 'comparison' as const };
    const { direct, table } = compared;
    const goOn = suggest(store, reports, decision.reports, reading, [], true);
    const rest = { reason: null, understood, suggestions: goOn, timing: finish() };
    return { status: 'answered', ...compared.written, direct, table, ...rest };
  }
  const found = await searchPassages(store, embedder, index, focused, decision.reports, PASSAGES);
  if (missing) return refused(missing, decision, decision.reports, found);
  // A place that is only a topic, or a year that is only mentioned, must be named by what answers.
  const needed = [...decision.topics, ...decision.mentioned.map(String)];
  const ids = decision.reports.map(({ id }) => id);
  const inMarks = quotedIn(reading, (term) => library.contains(term, ids));
  const about = needed.length === 0 ? found : found.filter(({ text }) => needed.some((name) => text.includes(name)));
  const inMarksToo = about.filter(({ text }) => inMarks.some((term) => fold(text).includes(term)));
  const hits = inMarksToo.length > 0 ? inMarksToo : about;
  timing.searchMs = watch.lap();
  await nextStage(signal);
  // One indicator of one report: the fact, where the report gives it.
  const [only] = decision.reports;
  const several = askedItems(reading.searchText).length > 1;
  const figure =
    only && !several && decision.reports.length === 1 && decision.topics.length === 0 && !decision.undone
      ? askedFigure(reading)
      : null;
  const facts = figure && only ? answerByFacts(store, only, figure, reading, hits, library.text(only.id) ?? '') : null;
  // Bare words, and questions for how or why, may mean another thing than the indicator that bears their name.
  if (facts && 'absent' in facts && !meansNoFigure(reading, (words) => library.contains(words, ids)))
    return refused({ reason: 'not-in-reports', message: facts.absent }, decision, decision.reports, facts.instead);
  const byFacts = facts && 'found' in facts ? facts.found : null;
  const read = byFacts ? null : await readAnswer(embedder.reader, hits, reading, decision.reports.length);
  const nearTexts = hits.slice(0, NAMING).map(({ text }) => text);
  const nameless =
    byFacts || read?.sure ? null : (refuseNameless(reading, nearTexts) ?? refusePhoneless(reading, nearTexts));
  if (nameless) return refused(nameless, decision, decision.reports, hits);
  const weak = byFacts
    ? null
    : hits.length === 0
      ? { reason: 'not-in-reports' as const, message: '报告里没有找到有关内容，无法回答。' }
      : refuseWeak(hits, focused, decision.reports);
  const unread = weak ?? refuseUnread(read);
  if (unread) return refused(unread, decision, decision.reports, hits);

  const each = !byFacts && isOfEach(reading, decision) ? await ofEach(sources, focused, decision) : null;
  const limit = Math.max(1, Math.min(request.limit ?? DEFAULT_LIMIT, PASSAGES));
  const ready = byFacts ?? each;
  const quoted = ready
    ? { found: ready, several: false }
    : await fromPassages(sources, { reading, focused, decision, hits, read }, limit);
  if ('refusal' in quoted) return refused(quoted.refusal, decision, decision.reports, hits);
  const { evidence, direct } = quoted.found;
  const many =
    each === null && !byFacts && ['list', 'measures', 'name'].includes(reading.asked)
      ? listOrMeasures(store, hits, evidence, focused, limit)
      : null;
  if (many && 'refusal' in many) return refused(many.refusal, decision, decision.reports, hits);
  const written = writeAnswer(
    many?.evidence ?? evidence,
    reading.asked,
    decision.reports.length > 1 || decision.assumed.length > 0,
    isEnglish(request.question),
  );
  checkCitations(written, (id) => library.text(id));
  const named =
    direct === null &&
    !byFacts &&
    !quoted.several &&
    NAMING_ASKED.has(reading.asked) &&
    (reading.asked !== 'comparison' || decision.reports.length === 1) &&
    (!many?.whole || many.direct !== null || asksFew(reading))
      ? bareName(directName(many?.evidence ?? evidence, focused), many)
      : null;
  const quotes = written.citations.map(({ text }) => text);
  const bare = many?.whole ? (named?.name ?? null) : nameRead(reading.folded, named, read, quotes);
  const unnamed =
    direct === null && named === null && !byFacts && each === null && NAMING_ASKED.has(reading.asked)
      ? refuseUnnamedOne(reading, quotes, read?.sure && read.best.spanScore >= LIKELY_NAME ? bare : null)
      : null;
  if (unnamed) return refused(unnamed, decision, decision.reports, hits);
  timing.answerMs = watch.lap();
  return {
    status: 'answered',
    answer: written.answer,
    // What was achieved in the report's own year cannot be known from it: a figure found is another one.
    direct: decision.undone ? null : (direct ?? bare),
    reason: null,
    citations: written.citations,
    table: null,
    understood: understoodOf(reading, decision),
    suggestions: suggest(store, reports, decision.reports, reading, hits, true),
    timing: finish(),
  };
}

/** Passages for a query, best first. A place or year that the library does not have does not stop a search: all reports are searched then. */
export async function searchLibrary(sources: Sources, request: SearchRequest): Promise<Hit[]> {
  const { store, embedder, library, index } = sources;
  const reports = allowedReports(library, request.scope);
  const reading = readQuestion(request.query, library.regions);
  if (!/[\p{L}\p{N}]/u.test(reading.question) || reports.length === 0) return [];
  const decision = decideScope(reading, seenBy(library, reports));
  return searchPassages(
    store,
    embedder,
    index,
    focus(reading, decision),
    decision.refusal ? reports : decision.reports,
    request.k ?? DEFAULT_K,
  );
}
