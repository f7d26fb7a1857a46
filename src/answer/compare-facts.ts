/**
 * One fact per report, all of the same kind where there is one: the kind that most reports give, as the question asks. What a
 * report gives instead is set apart with the reason.
 */
import type { ReportSummary, StoredFact } from '../domain.ts';
import { askedPart } from '../retrieval/rank.ts';
import type { Store } from '../store/store.ts';
import { baseUnit, type Cell, type Common, dimensionOf, type Row, type Unlike } from './compare-rows.ts';
import { fitness, hitOf, isGrowth, spansYears, type Wanted } from './from-facts.ts';

/** The figure of the very year that the report sets tasks for, or reviews. */
const OWN_YEAR = 1.5;
/** A part of the place (中心城区), or the higher of two sets of targets. */
const PART_OF = -1;
/** A kind of figure counts more than how well each fits. */
const PRESENT = 5;
/** What is usually meant where nothing tells. */
const USUAL = 0.5;
/** Nothing says achieved or planned: then what is, not what shall be. */
const WHAT_IS = 1.5;

interface Candidate {
  readonly fact: StoredFact;
  readonly score: number;
}

const STRETCH = /奋斗|力争|挑战|冲刺/;
export const isStretch = ({ note }: StoredFact): boolean => STRETCH.test(note ?? '');

/** What there is at the end of several years, told with them: 企业, 里程; not what was done in them. */
const STOCK = /企业|主体|里程|床位|机构|人口|保有量|拥有量|装机|[率重比]$|强度$/;
const ADDED = /新增|累计|年均|改造|新建|建成|引进|培育|认定|投资|增长/;

const isStock = (fact: StoredFact): boolean =>
  fact.kind === 'achieved' &&
  !isGrowth(fact) &&
  STOCK.test(fact.indicator) &&
  !ADDED.test(`${fact.indicator}${fact.quote}${fact.basis ?? ''}`) &&
  fact.report.year !== null &&
  Number(fact.period?.slice(-4)) === fact.report.year - 1;

/** The years a fact is of, as seen from its report: 0 is the year whose tasks it sets. */
function period(fact: StoredFact): string {
  if (isStock(fact)) return '-1';
  if (spansYears(fact)) return 'span';
  const year = Number(fact.period?.slice(-4));
  return fact.period === null || fact.report.year === null ? 'own' : String(year - fact.report.year);
}

export const isOwnYear = (fact: StoredFact): boolean =>
  ['own', fact.kind === 'target' ? '0' : '-1'].includes(period(fact));

/** What makes two figures alike. */
function likeness(fact: StoredFact, byYear: boolean): string {
  const years = byYear ? (fact.period ?? '') : isOwnYear(fact) ? 'own' : period(fact);
  return [
    fact.known ? fact.indicator : '',
    isGrowth(fact) ? 'growth' : 'level',
    dimensionOf(fact).name,
    fact.kind,
    years,
  ].join('|');
}

function scored(fact: StoredFact, wanted: Wanted, stretch: boolean): Candidate | null {
  const fit = fitness(fact, wanted);
  if (fit === null) return null;
  const own = isOwnYear(fact) ? OWN_YEAR : 0;
  const part = (isStretch(fact) && !stretch) || (fact.note !== null && !/目标$|^全/.test(fact.note)) ? PART_OF : 0;
  return { fact, score: fit + own + part };
}

/** The kind of figure that most reports give, as it is asked. */
function commonLikeness(
  rows: readonly (readonly Candidate[])[],
  byYear: boolean,
  order: readonly string[],
  { anyKind, growing }: { readonly anyKind: boolean; readonly growing: boolean },
): string | null {
  const votes = new Map<string, number>();
  for (const candidates of rows) {
    const best = new Map<string, number>();
    for (const { fact, score } of candidates) {
      if (fact.value === null) continue;
      const key = likeness(fact, byYear);
      const usual = isGrowth(fact) === (growing && fact.kind === 'target') ? USUAL : 0;
      const rank = order.indexOf(fact.indicator);
      const vote = PRESENT + score + usual - (rank > 0 ? rank * USUAL : 0);
      best.set(key, Math.max(best.get(key) ?? 0, vote * (anyKind && fact.kind === 'achieved' ? WHAT_IS : 1)));
    }
    for (const [key, score] of best) votes.set(key, (votes.get(key) ?? 0) + score);
  }
  let found: string | null = null;
  for (const [key, score] of votes) if (found === null || score > (votes.get(found) as number)) found = key;
  return found;
}

/** How a fact differs from those that are compared. */
function unlikeness(fact: StoredFact, like: StoredFact): Unlike {
  if (fact.value === null) return { by: 'words', own: '' };
  if (fact.known && fact.indicator !== like.indicator) return { by: 'indicator', own: fact.indicator };
  if (fact.kind !== like.kind) return { by: 'kind', own: fact.kind };
  if (isGrowth(fact) !== isGrowth(like)) return { by: isGrowth(fact) ? 'growth' : 'level', own: '' };
  if (dimensionOf(fact).name !== dimensionOf(like).name) return { by: 'unit', own: '' };
  return { by: 'period', own: fact.period ?? '' };
}

export function cellOf(store: Store, report: ReportSummary, fact: StoredFact): Cell | null {
  const hit = hitOf(store, fact, report);
  return hit && { figure: fact.figure, evidence: { hit, start: fact.start, end: fact.end, score: hit.score }, fact };
}

const best = (candidates: readonly Candidate[]): StoredFact | null =>
  candidates.reduce<Candidate | null>((top, one) => (top === null || one.score > top.score ? one : top), null)?.fact ??
  null;

/** A row for every report, and what the compared values have in common. */
export interface FactRows {
  readonly rows: readonly Row[];
  readonly common: Omit<Common, 'name' | 'english'>;
}

/**
 * @param facts of all the reports, of one indicator or one thing
 * @param order names of indicators, the one that is meant first
 * @returns a row for every report, in their order, and what the compared values have in common; null when no report gives a value
 */
export function rowsOfFacts(
  store: Store,
  reports: readonly ReportSummary[],
  facts: readonly StoredFact[],
  wanted: Omit<Wanted, 'kind'>,
  order: readonly string[],
): FactRows | null {
  const { reading, asked } = wanted;
  const stretch = STRETCH.test(reading.folded);
  const byYear = reading.years.length === 1 && !reading.yearOfReport;
  const byReport = new Map<string, StoredFact[]>();
  for (const fact of facts) byReport.set(fact.report.id, [...(byReport.get(fact.report.id) ?? []), fact]);
  const candidates = reports.map((report) => {
    const part = askedPart(reading, report.year);
    const kind = part === null ? null : part === 'plan' ? ('target' as const) : ('achieved' as const);
    const own = byReport.get(report.id) ?? [];
    return {
      report,
      fitting: own.flatMap((fact) => scored(fact, { ...wanted, kind }, stretch) ?? []),
      /** What else it gives of that kind: another measure, another year. */
      other: own.flatMap(
        (fact) =>
          scored(fact, { asked: { ...asked, measure: null }, reading: { ...reading, years: [] }, kind }, stretch) ?? [],
      ),
    };
  });
  const key = commonLikeness(
    candidates.map(({ fitting }) => fitting),
    byYear,
    order,
    { anyKind: reading.kind === null, growing: asked.indicator.growth },
  );
  if (key === null) return null;
  const alike = candidates.map(({ fitting }) =>
    fitting.filter(({ fact }) => fact.value !== null && likeness(fact, byYear) === key),
  );
  const like = alike.map(best).find((fact) => fact !== null) as StoredFact;
  const rows = candidates.map(({ report, fitting, other }, i): Row => {
    const own = alike[i] as readonly Candidate[];
    const fact = best(own);
    if (fact) {
      const higher = isStretch(fact) ? null : own.find((one) => isStretch(one.fact))?.fact;
      return {
        report,
        cell: cellOf(store, report, fact),
        stretch: higher ? cellOf(store, report, higher) : null,
        unlike: null,
      };
    }
    const instead = best(fitting) ?? best(other);
    const cell = instead && cellOf(store, report, instead);
    return { report, cell, stretch: null, unlike: instead && unlikeness(instead, like) };
  });
  return { rows, common: { growth: isGrowth(like), kind: like.kind, unit: baseUnit(like) || null } };
}
