/**
 * Questions that compare reports: a row per report, who comes first, and a citation for every value.
 */
import type { AnswerTable, ReportSummary } from '../domain.ts';
import { findIndicators, type Indicator } from '../lexicon/indicators.ts';
import { type AskedFigure, askedFigure } from '../question/asked-figure.ts';
import { type AskedComparison, readComparison } from '../question/comparison.ts';
import type { ScopeDecision } from '../question/scope.ts';
import type { Reading } from '../question/understand.ts';
import type { Sources } from './answer.ts';
import { rowsOfFacts } from './compare-facts.ts';
import { isCompared } from './compare-order.ts';
import { phrasesFor } from './compare-phrases.ts';
import type { Row } from './compare-rows.ts';
import { compareContents, compareMentions } from './compare-texts.ts';
import { factsNamed, neededWords } from './compare-words.ts';
import { type Comparison, type Remarks, writeValues } from './compare-write.ts';

export type { Comparison } from './compare-write.ts';
export type { AnswerTable };

/** Facts of one indicator in a report are few. */
const FACTS_PER_REPORT = 60;
/** Contents are compared of so many reports at the most. */
const CONTENTS = 12;

interface Compared {
  readonly reports: readonly ReportSummary[];
  readonly remarks: Remarks;
}

/** The newest report of each place, where no year is asked; only districts where districts are asked. */
function comparedReports(asked: AskedComparison, reading: Reading, decision: ScopeDecision): Compared {
  const assumed = decision.assumed.filter((one) => /^库里没有/.test(one));
  const ofLevel = decision.reports.filter(({ level }) => asked.level === null || level === asked.level);
  const named = reading.mentions.length > 1;
  const reports = !named && ofLevel.length > 1 ? ofLevel : decision.reports;
  const places = new Set(reports.map(({ region }) => region));
  const whole = { reports, remarks: { newest: false, assumed, more: false } };
  if (places.size < 2 || reading.years.length > 0 || places.size === reports.length) return whole;
  const newest = reports.filter(
    (report) => !reports.some((other) => other.region === report.region && (other.year ?? 0) > (report.year ?? 0)),
  );
  return { reports: newest, remarks: { ...whole.remarks, newest: newest.length < reports.length } };
}

/** The indicator that is compared, and nothing besides; null when something else is asked. */
function indicatorAsked(asked: AskedComparison, reading: Reading): AskedFigure | null {
  const found = askedFigure({ ...reading, searchText: asked.topic });
  if (!found) return null;
  // 经济增长目标: growth stands in the name.
  const growing = findIndicators(asked.topic).some(({ start, end }) =>
    /增长|增速|growth/.test(asked.topic.slice(start, end)),
  );
  return found.measure === null && growing ? { ...found, measure: 'growth' } : found;
}

/** Of one year a place may have two reports: one that plans it and one that reviews it. The one that gives the value stays. */
function onePerPlace(rows: readonly Row[], reading: Reading): readonly Row[] {
  if (reading.years.length !== 1) return rows;
  return rows.filter((row) => {
    if (isCompared(row)) return true;
    const twins = rows.filter(({ report }) => report.region === row.report.region && report.region !== null);
    return !twins.some(isCompared) && twins[0] === row;
  });
}

function compareIndicator(
  sources: Sources,
  figure: AskedFigure,
  asked: AskedComparison,
  reading: Reading,
  { reports, remarks }: Compared,
): Comparison | null {
  const { name, covers, english } = figure.indicator;
  const order = [name, ...covers];
  const { facts } = sources.store.facts({
    indicators: order,
    reportIds: reports.map(({ id }) => id),
    limit: FACTS_PER_REPORT * reports.length,
    offset: 0,
  });
  const found = rowsOfFacts(sources.store, reports, facts, { asked: figure, reading }, order);
  if (!found) return null;
  const rows = onePerPlace(found.rows, reading);
  const compared = rows.filter(isCompared);
  if (rows.length < 2 || compared.length === 0) return null;
  const own = compared[0]?.cell.fact.indicator ?? name;
  const common = { ...found.common, name: own, english: own === name ? (english[0] ?? null) : null };
  return writeValues(rows, common, asked, phrasesFor(asked.english), remarks);
}

/** What no lexicon knows, with figures: facts that the reports name so. */
function compareNamed(
  sources: Sources,
  needed: readonly string[],
  asked: AskedComparison,
  reading: Reading,
  { reports, remarks }: Compared,
): Comparison | null {
  const facts = factsNamed(sources.store, reports, needed);
  const unknown: Indicator = {
    ...{ name: asked.topic, topic: '', official: [], everyday: [], short: [], english: [] },
    ...{ units: [], growth: false, covers: [] },
  };
  const figure: AskedFigure = { indicator: unknown, measure: null, severalYears: reading.periods.length > 0 };
  const found = rowsOfFacts(sources.store, reports, facts, { asked: figure, reading }, []);
  if (!found) return null;
  const rows = onePerPlace(found.rows, reading);
  if (rows.length < 2 || !rows.some(isCompared)) return null;
  const common = { ...found.common, name: asked.topic, english: null };
  return writeValues(rows, common, asked, phrasesFor(asked.english), remarks);
}

/** Figures are asked for: who has most, how many each. */
const asksFigures = (asked: AskedComparison, reading: Reading): boolean =>
  asked.end !== null || asked.difference || reading.asked === 'value' || /多少|几/.test(reading.folded);

/**
 * @param reading the question, with the places that are topics put back into its search text
 * @param decision which reports it means
 * @returns null when the question does not compare, or nothing can be compared; it is then answered in the usual way
 */
export async function compareReports(
  sources: Sources,
  reading: Reading,
  decision: ScopeDecision,
): Promise<Comparison | null> {
  if (decision.reports.length < 2 || decision.undone || reading.aboutSpeech) return null;
  if (decision.topics.length + decision.mentioned.length > 0) return null;
  const asked = readComparison(reading);
  const compared = comparedReports(asked, reading, decision);
  const { reports } = compared;
  if (reports.length < 2) return null;
  const figure = indicatorAsked(asked, reading);
  if (figure) {
    const found = compareIndicator(sources, figure, asked, reading, compared);
    if (found) return found;
  }
  const places = new Set(reading.mentions.flatMap(({ divisions }) => divisions[0]?.fullName ?? [])).size;
  if (!asked.compares && !asked.all && places < 2) return null;
  const needed = neededWords(asked.topic);
  if (needed.length === 0) return null;
  if (!asked.whether && asksFigures(asked, reading)) {
    const found = compareNamed(sources, needed, asked, reading, compared);
    if (found) return found;
    if (asked.end !== null && !asked.which) return null;
  }
  if (asked.whether || asked.which) return compareMentions(sources, needed, asked, reading, reports, compared.remarks);
  return reports.length <= CONTENTS
    ? compareContents(sources, needed, asked, reading, reports, compared.remarks)
    : null;
}
