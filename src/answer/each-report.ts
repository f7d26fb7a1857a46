/**
 * Questions that name several places and do not compare figures: the best of each report.
 */
import type { ReportSummary } from '../domain.ts';
import type { ScopeDecision } from '../question/scope.ts';
import type { Reading } from '../question/understand.ts';
import { type SearchHit, searchPassages } from '../retrieval/search.ts';
import { fold } from '../text/fold.ts';
import type { Sources } from './answer.ts';
import { type Evidence, type Extract, extract } from './extract.ts';
import { hitOfPassage } from './passage-hit.ts';
import { quotedIn } from './refuse-missing.ts';
import { nextStage } from './stage.ts';

/** So many reports are asked one by one, for so many passages and quotes each. */
const EACH_REPORTS = 6;
const EACH_PASSAGES = 4;
const EACH_QUOTES = 2;

/** Several places are named: each is to be heard. */
export const isOfEach = ({ mentions }: Reading, { regions, reports }: ScopeDecision): boolean =>
  mentions.length > 1 && regions.length > 1 && reports.length > 1 && reports.length <= EACH_REPORTS;

/** Where the question quotes a name that the report has, only passages with that name answer. */
function naming(
  { store, library }: Sources,
  reading: Reading,
  report: ReportSummary,
  hits: readonly SearchHit[],
): readonly SearchHit[] {
  const terms = quotedIn(reading, (term) => library.contains(term, [report.id]));
  const holds = (text: string): boolean => terms.some((term) => fold(text).includes(term));
  if (terms.length === 0) return hits;
  const found = hits.filter(({ text }) => holds(text));
  if (found.length > 0) return found;
  const whole = store.report(report.id);
  const passages = whole?.passages.filter(({ start, end }) => holds(whole.text.slice(start, end))) ?? [];
  return passages.slice(0, EACH_PASSAGES).flatMap(({ id }) => {
    const passage = store.passage(id);
    return passage ? [hitOfPassage(passage, report)] : [];
  });
}

/** The best of every report, in the order of the question, where they are not compared figure by figure. */
export async function ofEach(
  sources: Sources,
  reading: Reading,
  { regions, reports }: ScopeDecision,
): Promise<Extract> {
  const order = (report: ReportSummary): number => regions.indexOf(report.region ?? '');
  const evidence: Evidence[] = [];
  for (const report of [...reports].sort((a, b) => order(a) - order(b))) {
    const { store, embedder, index, signal } = sources;
    await nextStage(signal);
    const hits = await searchPassages(store, embedder, index, reading, [report], EACH_PASSAGES);
    const named = naming(sources, reading, report, hits);
    if (named.length > 0) evidence.push(...extract(named, reading, EACH_QUOTES).evidence.slice(0, EACH_QUOTES));
  }
  return { evidence, direct: null };
}
