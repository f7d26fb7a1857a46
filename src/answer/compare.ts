/**
 * Questions that compare reports: a row per report, who comes first, and a citation for every value.
 */
import type { ReportSummary } from '../domain.ts';
import { type AskedComparison, readComparison } from '../question/comparison.ts';
import type { ScopeDecision } from '../question/scope.ts';
import type { Reading } from '../question/understand.ts';
import type { Sources } from './answer.ts';
import { type Compared, compareIndicators, compareNamed, indicatorsAsked } from './compare-figures.ts';
import { compareSpeeches } from './compare-speech.ts';
import { asksTargets, compareTargets } from './compare-targets.ts';
import { compareContents, compareMentions } from './compare-texts.ts';
import { neededFor, neededOf } from './compare-words.ts';
import type { Comparison } from './compare-write.ts';

export type { Comparison } from './compare-write.ts';

/** Of more reports than these not several sentences are compared, but where each speaks of the topic. */
const CONTENTS = 6;

/** What is to be said of places that are named and have no report of the year. */
function absentPlaces(
  { regions, reports, assumed }: ScopeDecision,
  years: readonly number[],
  english: boolean,
): string[] {
  const absent = regions.filter((region) => reports.every((report) => report.region !== region));
  const unknown = assumed.filter((one) => /^库里没有/.test(one));
  if (absent.length === 0) return unknown;
  const said = english
    ? `The library has no report of ${years.join(', ')} of: ${absent.join(', ')}.`
    : `库里没有${absent.join('、')}${years.join('、')}年的报告。`;
  return [...unknown, said];
}

/** 甲2021年和乙2023年: to each place its own year. @returns null where the question does not pair them so */
function paired({ folded, mentions, kind, yearOfReport }: Reading, reports: readonly ReportSummary[]) {
  const pairs = mentions.map(({ start, end, divisions }) => {
    const [, after] = /^的?((?:19|20)\d\d)年/.exec(folded.slice(end)) ?? [];
    const [, before] = /((?:19|20)\d\d)年的?$/.exec(folded.slice(0, start)) ?? [];
    return { names: divisions.map(({ fullName }) => fullName), year: Number(after ?? before) };
  });
  if (pairs.length < 2 || new Set(pairs.map(({ year }) => year)).size < 2) return null;
  if (pairs.some(({ year }) => Number.isNaN(year))) return null;
  const found = pairs.map(({ names, year }) => {
    const own = reports.filter(({ region }) => region !== null && names.includes(region));
    const next = kind === 'achieved' && !yearOfReport ? own.filter((report) => report.year === year + 1) : [];
    return next.length > 0 ? next : own.filter((report) => report.year === year);
  });
  return found.every((own) => own.length > 0) ? [...new Set(found.flat())] : null;
}

/** The newest report of each place, where no year is asked; only districts where districts are asked. */
function comparedReports(asked: AskedComparison, reading: Reading, decision: ScopeDecision): Compared {
  const named = reading.mentions.length > 1;
  const own = named && reading.years.length > 1 ? paired(reading, decision.reports) : null;
  if (own) return { reports: own, remarks: { newest: false, assumed: [] } };
  const assumed = named ? absentPlaces(decision, reading.years, asked.english) : [];
  // 全国 is no place among others, but one of the reports.
  const placesOnly = asked.which && !/报告|\breports?\b/.test(reading.folded);
  const ofLevel = decision.reports.filter(({ level }) =>
    asked.level === null ? !placesOnly || level !== '国家' : level === asked.level,
  );
  const reports = !named && ofLevel.length > 1 ? ofLevel : decision.reports;
  const places = new Set(reports.map(({ region }) => region));
  const whole = { reports, remarks: { newest: false, assumed } };
  if (places.size < 2 || reading.years.length > 0 || places.size === reports.length) return whole;
  const newest = reports.filter(
    (report) => !reports.some((other) => other.region === report.region && (other.year ?? 0) > (report.year ?? 0)),
  );
  return { reports: newest, remarks: { newest: newest.length < reports.length, assumed } };
}

/** Growth, with nothing said of what grows, is that of the economy. */
const BARE_GROWTH = /^(?:的?(?:年度|预期|发展|增长|增速|速度|目标|预期目标|growth|targets?|goals?|rates?|set|s|\s))*$/;

const withUsualTopic = (asked: AskedComparison): AskedComparison =>
  /增长|增速|growth/.test(asked.topic) && BARE_GROWTH.test(asked.topic)
    ? { ...asked, topic: `地区生产总值${asked.topic}` }
    : asked;

/** Reports are asked about, not places: all of a place, not its newest one. */
const OF_REPORTS = /[各哪每][份篇]|最[早先晚后迟]|代["“”]?(?:理)?(?:[省市区县州]长|主席)/;

/** Figures are asked for: who has most, how many each. */
const asksFigures = (asked: AskedComparison, reading: Reading): boolean =>
  asked.end !== null ||
  asked.difference ||
  asked.limit !== null ||
  reading.asked === 'value' ||
  /多少|几/.test(reading.folded);

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
  if (decision.undone || decision.topics.length + decision.mentioned.length > 0) return null;
  const asked = withUsualTopic(readComparison(reading));
  const compared = comparedReports(asked, reading, decision);
  const { reports, remarks } = compared;
  // One report is compared with nothing, unless another place is named that has none.
  if (reports.length === 0 || (reports.length === 1 && remarks.assumed.length === 0)) return null;
  const places = new Set(reading.mentions.flatMap(({ divisions }) => divisions[0]?.fullName ?? [])).size;
  if (reading.aboutSpeech) {
    const several = asked.compares || asked.all || places > 1 || OF_REPORTS.test(reading.folded);
    const all = OF_REPORTS.test(reading.folded) ? { reports: decision.reports, remarks } : compared;
    return several && all.reports.length > 1
      ? compareSpeeches(sources, asked, reading, {
          ...all,
          remarks: { ...remarks, newest: all === compared && remarks.newest },
        })
      : null;
  }
  const indicators = indicatorsAsked(asked, reading);
  // What an indicator's facts do not say is looked for in the usual way.
  if (indicators.length > 0 && (!asked.whether || asked.limit))
    return compareIndicators(sources, indicators, asked, reading, compared);
  if (reports.length < 2) return null;
  if (!asked.compares && !asked.all && places < 2) return null;
  if (asksTargets(asked)) {
    const targets = await compareTargets(sources, asked, reading, compared);
    if (targets) return targets;
  }
  const topic = neededFor(asked.topic);
  if (topic === null) return null;
  const needed = neededOf(topic, sources.library, reports);
  if (asked.whether && !asked.limit) return compareMentions(sources, needed, asked, reading, reports, remarks);
  if (asksFigures(asked, reading)) return compareNamed(sources, topic.words, asked, reading, compared);
  if (!asked.compares && places < 2) {
    const found = await compareNamed(sources, topic.words, asked, reading, compared);
    if (found) return found;
  }
  if (asked.which || reports.length > CONTENTS)
    return compareMentions(sources, needed, asked, reading, reports, remarks);
  return compareContents(sources, topic.words, asked, reading, reports, remarks);
}
