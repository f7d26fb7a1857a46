/**
 * Comparing figures: of one indicator or a few, and of things that only the reports name.
 */
import type { ReportSummary, StoredFact } from '../domain.ts';
import { findIndicators, type Indicator, indicatorNamed } from '../lexicon/indicators.ts';
import { type AskedFigure, askedFigure } from '../question/asked-figure.ts';
import type { AskedComparison } from '../question/comparison.ts';
import type { Reading } from '../question/understand.ts';
import type { Sources } from './answer.ts';
import { type FactRows, rowsOfFacts } from './compare-facts.ts';
import { isCompared } from './compare-order.ts';
import { shownQuote } from './compare-page.ts';
import { phrasesFor } from './compare-phrases.ts';
import { type NameWords, readFacts } from './compare-read.ts';
import { baseUnit, dimensionOf, type Row } from './compare-rows.ts';
import { factsNamed, sentenceWith, wordsOf } from './compare-words.ts';
import { type Block, type Comparison, type Remarks, writeValues } from './compare-write.ts';
import { isGrowth } from './from-facts.ts';
import { nextStage } from './stage.ts';

/** Facts of one indicator in a report are few. */
const FACTS_PER_REPORT = 60;
/** Of so few reports each can be heard for itself. */
const FEW = 6;
/** Indicators compared at a time. */
const INDICATORS = 3;

/** The reports of a question, and what is to be said of their choice. */
export interface Compared {
  readonly reports: readonly ReportSummary[];
  readonly remarks: Remarks;
}

/** One indicator of the topic, and nothing besides. */
function figureOf(topic: string, reading: Reading): AskedFigure | null {
  const found = askedFigure({ ...reading, searchText: topic });
  if (!found) return null;
  // 经济增长目标: growth stands in the name.
  const growing = findIndicators(topic).some(({ start, end }) => /增长|增速|growth/.test(topic.slice(start, end)));
  return found.measure === null && growing ? { ...found, measure: 'growth' } : found;
}

/** @returns the indicators that are compared; none when there are none, too many, or something else is asked besides */
export function indicatorsAsked({ topic }: AskedComparison, reading: Reading): readonly AskedFigure[] {
  const mentions = findIndicators(topic);
  const named = [...new Set(mentions.map(({ indicator }) => indicator))];
  if (named.length > INDICATORS) return [];
  const found = named.flatMap((indicator) => {
    let own = topic;
    for (const other of [...mentions].reverse())
      if (other.indicator !== indicator) own = `${own.slice(0, other.start)} ${own.slice(other.end)}`;
    return figureOf(own, reading) ?? [];
  });
  return found.length === named.length ? found : [];
}

/** Of one year a place may have two reports: one that plans it and one that reviews it. The one that gives the value stays. */
function onePerPlace(rows: readonly Row[], reading: Reading): readonly Row[] {
  if (reading.years.length !== 1) return rows;
  return rows.filter((row) => {
    if (isCompared(row)) return true;
    const twins = rows.filter(({ report }) => report.region === row.report.region && report.region !== null);
    return twins.length < 2 || (!twins.some(isCompared) && twins[0] === row);
  });
}

const comparedIn = (found: FactRows | null): number => found?.rows.filter(isCompared).length ?? 0;

/**
 * Rows of facts; where a report has no fact that can be compared, its text is read for one.
 * @param read what the texts of some reports say
 */
function filled(
  reports: readonly ReportSummary[],
  rowsOf: (more: readonly StoredFact[]) => FactRows | null,
  read: (reports: readonly ReportSummary[]) => readonly StoredFact[],
): FactRows | null {
  const found = rowsOf([]);
  const open = found ? found.rows.filter((row) => !isCompared(row)).map(({ report }) => report) : reports;
  if (open.length === 0) return found;
  const more = read(open);
  const better = more.length === 0 ? null : rowsOf(more);
  const given = (rows: FactRows | null): number => rows?.rows.filter(({ cell }) => cell !== null).length ?? 0;
  if (!better || comparedIn(better) < comparedIn(found)) return found;
  // No facts at all, and one figure read: the best sentences of a few reports say more.
  if (!found && comparedIn(better) < 2 && reports.length <= FEW) return null;
  return comparedIn(better) > comparedIn(found) || given(better) > given(found) ? better : found;
}

/** What texts say of an indicator, or of those it covers. */
export function readIndicator(
  sources: Sources,
  reports: readonly ReportSummary[],
  order: readonly string[],
): StoredFact[] {
  return order.flatMap((name) => {
    const indicator = indicatorNamed(name);
    if (!indicator) return [];
    const names = [name, ...indicator.official, ...indicator.short].map(wordsOf).filter((words) => words.length > 0);
    const own = new Set(indicator.units.map((unit) => dimensionOf({ unit }).name));
    const fits = (fact: StoredFact): boolean =>
      isGrowth(fact) ? indicator.growth && baseUnit(fact) === '%' : own.has(dimensionOf(fact).name);
    return readFacts(sources, reports, names, { indicator: name, known: true, fits });
  });
}

function blockOf(
  sources: Sources,
  figure: AskedFigure,
  reading: Reading,
  reports: readonly ReportSummary[],
): Block | null {
  const { name, covers, english } = figure.indicator;
  const order = [name, ...covers];
  const { facts } = sources.store.facts({
    indicators: order,
    reportIds: reports.map(({ id }) => id),
    limit: FACTS_PER_REPORT * reports.length,
    offset: 0,
  });
  const found = filled(
    reports,
    (more) => rowsOfFacts(sources.store, reports, [...facts, ...more], { asked: figure, reading }, order),
    (open) => readIndicator(sources, open, order),
  );
  if (!found) return null;
  const rows = onePerPlace(found.rows, reading);
  const compared = rows.filter(isCompared);
  if (compared.length === 0) return null;
  const own = compared[0]?.cell.fact.indicator ?? name;
  return { rows, common: { ...found.common, name: own, english: own === name ? (english[0] ?? null) : null } };
}

/** @returns null when no report gives such a figure */
export async function compareIndicators(
  sources: Sources,
  figures: readonly AskedFigure[],
  asked: AskedComparison,
  reading: Reading,
  { reports, remarks }: Compared,
): Promise<Comparison | null> {
  const blocks: Block[] = [];
  for (const figure of figures) {
    await nextStage(sources.signal);
    const block = blockOf(sources, figure, reading, reports);
    if (block) blocks.push(block);
  }
  return blocks.length === 0 ? null : writeValues(blocks, asked, phrasesFor(asked.english), remarks);
}

const GROWING = /增长|增速|增幅|growth/;

/** The needed words as the topic has them. */
const wordsInOrder = (topic: string, needed: readonly string[]): NameWords =>
  [...needed].sort((a, b) => topic.indexOf(a) - topic.indexOf(b));

/**
 * What no lexicon knows, with figures: facts that the reports name so.
 * @returns null when no report gives one
 */
export async function compareNamed(
  sources: Sources,
  needed: readonly string[],
  asked: AskedComparison,
  reading: Reading,
  { reports, remarks }: Compared,
): Promise<Comparison | null> {
  const facts = factsNamed(sources, reports, needed);
  const unknown: Indicator = {
    ...{ name: asked.topic, topic: '', official: [], everyday: [], short: [], english: [] },
    ...{ units: [], growth: GROWING.test(asked.topic), covers: [] },
  };
  const figure: AskedFigure = {
    indicator: unknown,
    measure: null,
    both: false,
    severalYears: reading.periods.length > 0,
  };
  const name: NameWords = wordsInOrder(asked.topic, needed);
  const fits = (fact: StoredFact): boolean => baseUnit(fact) !== '';
  const found = filled(
    reports,
    (more) => rowsOfFacts(sources.store, reports, [...facts, ...more], { asked: figure, reading }, []),
    (open) => readFacts(sources, open, [name], { indicator: asked.topic, known: false, fits }),
  );
  if (!found) return null;
  const given = onePerPlace(found.rows, reading);
  const compared = given.filter(isCompared).length;
  if (given.length < 2 || compared === 0) return null;
  // Where places are named, the best of each says more than that the others are silent.
  const silent = given.filter(({ cell }) => cell === null).length;
  if (compared === 1 && silent === given.length - 1 && reading.mentions.length > 1) return null;
  // Where a report speaks of it without a figure, its words stand for it.
  const query = await sources.embedder.embedQueries([reading.searchText]);
  const rows: Row[] = [];
  for (const row of given) {
    if (!row.cell) await nextStage(sources.signal);
    const evidence = row.cell ? null : sentenceWith(sources, row.report, needed, reading, query);
    const words = evidence && { figure: shownQuote(evidence), evidence, fact: null };
    rows.push(words ? { ...row, cell: words, unlike: { by: 'words', own: '' } } : row);
  }
  const shown = asked.topic.replace(/(?:的)?(?:目标|计划)$/, '');
  const block = { rows, common: { ...found.common, name: shown, english: null } };
  return writeValues([block], asked, phrasesFor(asked.english), remarks);
}
