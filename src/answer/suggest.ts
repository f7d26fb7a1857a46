/**
 * Questions to go on with, made of what the library holds: figures that it has as facts, headings of what was found. Each can
 * be answered, which a test asks of them.
 */
import type { Fact, ReportSummary } from '../domain.ts';
import { findIndicators } from '../lexicon/indicators.ts';
import { divisionByFullName } from '../lexicon/regions.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { Store } from '../store/store.ts';
import { suggestions } from './refuse.ts';

const WANTED = 3;
/** The main targets and results of a report stand among its first facts of a kind. */
const LOOKED_AT = 120;
/** A heading that names a field of work, without its number: “三、交通建设”. */
const NUMBERED = /^(?:第?[一二三四五六七八九十]+[、.．是]|[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．])\s*/;
const HEADING = { least: 4, most: 14 } as const;
/** Of the report as a whole, not of a field. */
const WHOLE = /回顾|总结|工作安排|总体|目标|任务|报告|思路|要求|形势|今年|去年|\d{4}/;

type Named = ReportSummary & { readonly region: string; readonly year: number };
const isNamed = (report: ReportSummary): report is Named => report.region !== null && report.year !== null;

/** 天津市宝坻区 → 宝坻区. */
const shortName = (region: string): string => divisionByFullName(region)?.name ?? region;

/** “宝坻区2021年的粮食产量目标是多少？”: a figure that the report gives. */
function ofFact({ indicator, kind, measure }: Fact, { region, year }: Named): string {
  const place = shortName(region);
  if (kind === 'target')
    return `${place}${year}年${indicator}${measure === 'growth' ? '要增长多少' : '的目标是多少'}？`;
  return `${place}${year - 1}年${indicator}${measure === 'growth' ? '增长多少' : '是多少'}？`;
}

/** Figures of the report that were not asked for, one an indicator; those of the asked kind first. */
function figuresOf(store: Store, report: Named, asked: ReadonlySet<string>, kind: Fact['kind']): string[] {
  const { facts } = store.facts({ reportIds: [report.id], kind, limit: LOOKED_AT, offset: 0 });
  const given = facts.filter(
    ({ known, value, period, measure, note }) =>
      known &&
      value !== null &&
      note === null &&
      // “重点项目是多少” is no question that anybody asks.
      measure !== 'rank' &&
      measure !== 'count' &&
      period === String(kind === 'target' ? report.year : report.year - 1),
  );
  const names = [...new Set(given.map(({ indicator }) => indicator))].filter((name) => !asked.has(name));
  return names.flatMap((name) => {
    const fact = given.find(({ indicator }) => indicator === name);
    return fact ? [ofFact(fact, report)] : [];
  });
}

/** The same indicator of another place. */
function comparedWith(store: Store, report: Named, indicator: string, all: readonly ReportSummary[]): string | null {
  const { facts } = store.facts({
    indicators: [indicator],
    reportIds: all.filter(({ id, year }) => id !== report.id && year === report.year).map(({ id }) => id),
    kind: 'target',
    limit: 20,
    offset: 0,
  });
  const own = store.facts({ indicators: [indicator], reportIds: [report.id], kind: 'target', limit: 1, offset: 0 });
  const other = facts.find(({ value, report: { region } }) => value !== null && region !== report.region)?.report;
  if (own.facts.length === 0 || !other?.region) return null;
  return `${shortName(report.region)}和${shortName(other.region)}${report.year}年的${indicator}目标哪个高？`;
}

/** “加快交通建设”: something to be done. */
const TASK =
  /^(?:着力|持续|大力|全力|扎实|深入|全面|加快|加强|加大|推进|推动|促进|提升|提高|抓好|建设|打造|保障|完善|优化|深化|强化|坚持|做[强大优好])/;

/** Headings of the plan that was found, as questions for measures. */
function ofHeadings(hits: readonly SearchHit[]): string[] {
  return hits.flatMap(({ passage, report }) => {
    const heading = passage.section.at(-1)?.replace(NUMBERED, '').trim() ?? '';
    const fits = heading.length >= HEADING.least && heading.length <= HEADING.most && TASK.test(heading);
    const reviewed = /回顾|总结|成就|以来/.test(passage.section.join(' '));
    if (!isNamed(report) || !fits || reviewed || WHOLE.test(heading) || !/^[\p{Script=Han}“”、]+$/u.test(heading))
      return [];
    return [`${shortName(report.region)}${report.year}年怎么${heading}？`];
  });
}

/**
 * @param near the reports that the question is about, nearest first; without any, any of the library
 * @param hits what was found, best first
 * @param answered whether the question got its answer: then what goes on from it comes first, else what is near it
 */
export function suggest(
  store: Store,
  all: readonly ReportSummary[],
  near: readonly ReportSummary[],
  reading: Reading,
  hits: readonly SearchHit[],
  answered: boolean,
): string[] {
  const report = [...near, ...all].find(isNamed);
  if (!report) return suggestions(all);
  const mentioned = findIndicators(reading.searchText).map(({ indicator }) => indicator.name);
  const asked = new Set(mentioned);
  const kind = reading.kind ?? 'target';
  const [indicator] = mentioned;
  const compared = answered && near.length === 1 && indicator ? comparedWith(store, report, indicator, all) : null;
  const figures = figuresOf(store, report, asked, kind);
  const headings = ofHeadings(hits.filter(({ report: { id } }) => id === report.id));
  const first = mentioned.length > 0 || reading.asked === 'value' ? figures : headings;
  const then = first === figures ? headings : figures;
  const chosen = [
    compared,
    ...first.slice(0, compared ? 1 : 2),
    ...then.slice(0, 1),
    ...first.slice(2),
    ...suggestions([report]),
  ];
  return [...new Set(chosen.flatMap((one) => one ?? []))].filter((one) => one !== reading.question).slice(0, WANTED);
}
