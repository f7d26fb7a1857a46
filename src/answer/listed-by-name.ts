/**
 * Lists that are found by the name that a question uses for them: in whichever sentence of the report the name stands.
 */
import type { Report, Span } from '../domain.ts';
import type { AskedKind } from '../question/asked-kinds.ts';
import type { AskedList } from '../question/asked-list.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { Store } from '../store/store.ts';
import { loosely } from '../text/loosely.ts';
import { sentences } from '../text/sentences.ts';
import { askedWords, nearness, shareOf } from './asked-words.ts';
import type { Evidence } from './extract.ts';
import { namedList, onlyNamed } from './named-list.ts';

/** A quoted name shorter than this is a word of many sentences. */
const NAME = 4;

export interface NearSentence extends Evidence {
  readonly text: string;
  /** Share of the question's words that it holds. */
  readonly share: number;
}

/** The sentences of the passages, each with how near it is to the question. */
export const nearSentences = (hits: readonly SearchHit[], words: ReadonlyMap<string, number>): NearSentence[] =>
  hits.flatMap((hit) =>
    sentences(hit.text).map(({ start, end }) => {
      const span = { start: hit.passage.start + start, end: hit.passage.start + end };
      const text = hit.text.slice(start, end);
      return { hit, ...span, text, share: shareOf(words, text), score: nearness(hit, span, words) };
    }),
  );

/** A stretch of a report as evidence; null where no passage holds it whole. */
export function evidenceOf(report: Report, span: Span, hit: SearchHit): Evidence | null {
  const passage = report.passages.find(({ start, end }) => start <= span.start && end >= span.end);
  if (!passage) return null;
  return { ...span, hit: { ...hit, passage, text: report.text.slice(passage.start, passage.end) }, score: hit.score };
}

/** Reports in which a list is looked for by its name. */
const REPORTS = 3;

/** The first hit of each report, best first. */
function firstOfEach(hits: readonly SearchHit[]): SearchHit[] {
  const found = new Map<string, SearchHit>();
  for (const hit of hits) if (!found.has(hit.report.id)) found.set(hit.report.id, hit);
  return [...found.values()].slice(0, REPORTS);
}

/** The lists that a report announces by the names of the question: all that are asked for, or none. */
export function named(
  store: Store,
  hits: readonly SearchHit[],
  kinds: readonly AskedKind[],
  reading: Reading,
): Evidence[] | null {
  if (kinds.length === 0) return null;
  const said = nearSentences(hits, askedWords(reading)).sort((a, b) => b.score - a.score);
  for (const hit of firstOfEach(hits)) {
    const report = store.report(hit.report.id);
    if (!report) continue;
    const near = said.filter((one) => one.hit.report.id === hit.report.id);
    const lists = kinds.map((kind) =>
      (namedList(report.text, kind, near) ?? []).flatMap((span) => evidenceOf(report, span, hit) ?? []),
    );
    // “四大行动是哪四个行动”: one list under two names.
    const isFound = ({ count }: AskedKind): boolean =>
      kinds.some((other, i) => other.count === count && lists[i]?.length !== 0);
    const found = new Map(lists.flat().map((one) => [one.start, one]));
    if (found.size > 0 && kinds.every(isFound)) return [...found.values()];
  }
  return null;
}

/** The name of a list that the reports use without saying what it holds. */
export function unexplained(store: Store, hits: readonly SearchHit[], kinds: readonly AskedKind[]): string | null {
  const [kind, ...others] = kinds;
  if (!kind || others.some(({ count }) => count !== kind.count)) return null;
  const texts = firstOfEach(hits).flatMap((hit) => store.report(hit.report.id)?.text ?? []);
  return texts.map((text) => onlyNamed(text, kind)).find((name) => name !== null) ?? null;
}

/** “试验田”种了哪些作物 is answered where the report speaks of the 试验田: the nearest sentence that holds the quoted name. */
export function quoting(
  store: Store,
  hits: readonly SearchHit[],
  reading: Reading,
  { names, count }: AskedList,
): Evidence[] | null {
  if (count !== null) return null;
  const patterns = names.filter(({ length }) => length >= NAME).map(loosely);
  const holds = (text: string): boolean => patterns.some((pattern) => pattern.test(text));
  const words = askedWords(reading);
  const all = firstOfEach(hits).flatMap((hit) => {
    const report = store.report(hit.report.id);
    if (!report || !holds(report.text)) return [];
    return sentences(report.text)
      .filter(({ start, end }) => holds(report.text.slice(start, end)))
      .map((span) => ({ span, hit, report, share: shareOf(words, report.text.slice(span.start, span.end)) }));
  });
  const [best] = all.sort((a, b) => b.share - a.share);
  const evidence = best && evidenceOf(best.report, best.span, best.hit);
  return evidence ? [evidence] : null;
}
