/**
 * An answer quoted from the passages that were found. Where a figure is asked for, it must be the figure of the thing that is
 * asked for, in the kind of quantity that is asked for; else nothing is answered.
 */
import type { StoredFact } from '../domain.ts';
import { askedItems } from '../question/asked-items.ts';
import { listed, type ScopeDecision } from '../question/scope.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { Store } from '../store/store.ts';
import { fold } from '../text/fold.ts';
import { hasFigure } from '../text/numbers.ts';
import { sentences } from '../text/sentences.ts';
import type { Sources } from './answer.ts';
import { askedNoun } from './asked-noun.ts';
import { answerOf, candidates, chooseFigure } from './choose-figure.ts';
import { answerItems } from './direct-figures.ts';
import { type Extract, extract, quoteOf } from './extract.ts';
import { type FigureWindow, sentenceOf } from './figure-windows.ts';
import { asksGrade } from './name-asked.ts';
import { ordinalAsked } from './ordinals.ts';
import { isAfterNumber, quantityAsked } from './quantity.ts';
import { type ReadAnswer, withRead } from './read-answer.ts';
import type { Refusal } from './refuse.ts';
import { namedThings, refuseGradeless, refuseNameless, refuseOtherThing, refuseTimeless } from './refuse-missing.ts';

/** What was found for a question. */
export interface Found {
  /** As read, and with the places of its topic in what is searched for. */
  readonly reading: Reading;
  readonly focused: Reading;
  readonly decision: ScopeDecision;
  /** Best first, at least one. */
  readonly hits: readonly SearchHit[];
  /** What the reading model says, where it was asked. */
  readonly read: ReadAnswer | null;
}

export type FromPassages =
  | {
      readonly found: Extract;
      /** Several things were asked at once, and each has its figure. */
      readonly several: boolean;
    }
  | { readonly refusal: Refusal };

/** A passage has fewer. */
const MOST_FACTS = 200;

const absent = (message: string): FromPassages => ({ refusal: { reason: 'not-in-reports', message } });

/** The passages in which a figure stands in a sentence with the noun that is asked for. */
const besideNoun = (noun: string, hits: readonly SearchHit[]): readonly SearchHit[] =>
  hits.filter(({ text }) =>
    sentences(text).some(
      ({ start, end }) => text.slice(start, end).includes(noun) && hasFigure(text.slice(start, end)),
    ),
  );

/** The facts of a passage, each looked up once. */
function factsOf(store: Store): (hit: SearchHit) => readonly StoredFact[] {
  const known = new Map<string, readonly StoredFact[]>();
  return ({ passage: { id, ordinal }, report }) => {
    const found =
      known.get(id) ?? store.facts({ reportIds: [report.id], passages: [ordinal], limit: MOST_FACTS, offset: 0 }).facts;
    known.set(id, found);
    return found;
  };
}

/** A name so far before a figure, in characters, may be what the figure is of. */
const NAME_REACH = 45;

/** What a figure is said of: the words before it, and what it describes or goes to: “投资3亿元的青禾码头”, “筹措3亿元实施青禾工程”. */
function saidOf({ hit, figure }: FigureWindow): string {
  const described = /^[^，,。；;、]{0,20}/.exec(hit.text.slice(figure.end))?.[0] ?? '';
  return hit.text.slice(Math.max(0, figure.start - NAME_REACH), figure.end) + described;
}

/** @param limit most stretches to quote */
export async function fromPassages(sources: Sources, question: Found, limit: number): Promise<FromPassages> {
  const { reading, focused, hits, read } = question;
  if (reading.asked === 'value' && !asksGrade(reading.folded)) return figureFromPassages(sources, question, limit);
  const found = extract(hits, focused, limit);
  if (read?.sure) return { found: { ...found, evidence: withRead(found.evidence, read) }, several: false };
  const quotes = found.evidence.map(quoteOf);
  const refusal =
    refuseTimeless(reading, quotes) ?? refuseNameless(reading, quotes) ?? refuseGradeless(reading, quotes);
  return refusal ? { refusal } : { found, several: false };
}

async function figureFromPassages(
  { store, embedder: { rescorer }, library }: Sources,
  { reading, focused, decision, hits }: Found,
  limit: number,
): Promise<FromPassages> {
  const { reports } = decision;
  const tellers = { rescorer, factsOf: factsOf(store) };
  const noun = askedNoun(focused);
  // Where the reports themselves use the word, the figure stands beside it; where they say it otherwise, all passages stay.
  const ids = reports.map(({ id }) => id);
  // 第12届 is no figure that stands beside anything.
  const counts = ordinalAsked(focused.searchText) === null;
  const used = noun !== null && counts && library.contains(noun, ids);
  const beside = used ? besideNoun(noun, hits) : hits;
  if (beside.length === 0) return absent(`报告提到了“${noun}”，但没有给出所问的数字。`);
  const items = askedItems(reading.searchText).length > 1 ? await answerItems(beside, focused, tellers) : null;
  if (items) return { found: items, several: true };
  // A figure of something that has a name stands behind the name, or describes it.
  const names = namedThings(focused).filter(({ stem }) => library.contains(stem, ids));
  const offered = candidates(beside, focused, tellers);
  const all = offered.filter((window) => names.every(({ stem }) => fold(saidOf(window)).includes(stem)));
  if (all.length === 0 && offered.length > 0) return absent(`报告提到了“${names[0]?.name}”，但没有给出所问的数字。`);
  const windows = used ? all.filter((window) => sentenceOf(window).includes(noun)) : all;
  const chosen = await chooseFigure(windows.length > 0 ? windows : all, hits, focused, noun, tellers);
  if (chosen === null) {
    if (quantityAsked(reading.searchText) !== null && isAfterNumber(reading.folded))
      return absent(`${listed(reports)}的报告没有给出所问的数字。`);
    return { found: extract(beside, focused, limit), several: false };
  }
  if (!chosen.sure) {
    if (isAfterNumber(reading.folded)) return absent(`${listed(reports)}的报告没有给出所问的数字。`);
    return { found: extract(hits, { ...focused, asked: 'text' }, limit), several: false };
  }
  const found = answerOf(chosen, all, focused);
  const counted = (name: string): boolean =>
    store.facts({ indicators: [], nameParts: [name], reportIds: null, limit: 0, offset: 0 }).total > 0;
  const refusal = await refuseOtherThing(noun, found.evidence.map(quoteOf), reports, library, counted, rescorer);
  return refusal ? { refusal } : { found, several: false };
}
