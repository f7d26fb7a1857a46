/**
 * Questions for figures answered by the facts of the passages that were found: the fact whose name says what is asked, in the
 * unit that is asked, one for each thing that is asked for.
 */
import type { StoredFact } from '../domain.ts';
import { askedItems } from '../question/asked-items.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { Store } from '../store/store.ts';
import { fold } from '../text/fold.ts';
import { bare, queryTokens } from '../text/tokens.ts';
import { DIRECT_MAX, type Evidence, type Extract } from './extract.ts';
import { around } from './from-facts.ts';
import { unitAsked } from './unit-asked.ts';

/** Facts of one passage. */
export type FactsIn = (hit: SearchHit) => readonly StoredFact[];

/** No report has more facts. */
const FACTS_OF_REPORT = 3000;

/** Looks the facts of passages up; each report's are read once. */
export function factsOf(store: Pick<Store, 'facts'>): FactsIn {
  const read = new Map<string, Map<string, StoredFact[]>>();
  return ({ passage, report }) => {
    let byPassage = read.get(report.id);
    if (!byPassage) {
      byPassage = new Map();
      for (const fact of store.facts({ reportIds: [report.id], limit: FACTS_OF_REPORT, offset: 0 }).facts) {
        const earlier = byPassage.get(fact.passageId);
        if (earlier) earlier.push(fact);
        else byPassage.set(fact.passageId, [fact]);
      }
      read.set(report.id, byPassage);
    }
    return byPassage.get(passage.id) ?? [];
  };
}

const PASSAGES = 4;
const MOST_ITEMS = 4;
/** What goes on with a figure stands so near behind it. */
const REACH = 60;
/** Weights: share of the item's words in the fact's name, in its quote and clause; the unit; the rank of its passage. */
const SCORE = { name: 1, quote: 0.35, unit: 0.35, passage: 0.5 } as const;
/** Below this a fact shares too little with what is asked. */
const LEAST = 0.5;

/** Words of asking and of doing: they name nothing. */
const SAYS_NOTHING =
  /^(?:[的了要是有在到个多少几吗呢各能想被把让给]|多少|增长|增加|提高|达到|完成|实现|分别|打算|计划|准备|目标|[了要是有到个的].|.[了要是有到个的])$/;

/** Share of the words that a text holds, 0..1, longer words counting more. */
function share(text: string, tokens: readonly string[]): number {
  const folded = fold(text);
  let [held, all] = [0, 0];
  for (const token of tokens.map(bare)) {
    if (SAYS_NOTHING.test(token)) continue;
    all += token.length;
    if (folded.includes(token)) held += token.length;
  }
  return all === 0 ? 0 : held / all;
}

interface Candidate {
  readonly fact: StoredFact;
  readonly hit: SearchHit;
}

/** The fact that fits an item best; null when none does. */
function best(item: string, candidates: readonly Candidate[], top: number): Candidate | null {
  const tokens = queryTokens(item);
  const fits = unitAsked(item);
  let found: Candidate | null = null;
  let most = LEAST;
  for (const { fact, hit } of candidates) {
    const score =
      SCORE.name * share(fact.indicator + fact.surface, tokens) +
      SCORE.quote * share(fact.quote, tokens) +
      (fact.unit !== null && fits(fact.unit) ? SCORE.unit : 0) +
      SCORE.passage * (hit.score - top);
    if (score > most) {
      most = score;
      found = { fact, hit };
    }
  }
  return found;
}

/** An item that names nothing: “增长百分之几”, “一共有多少”. */
const LEANS =
  /^(?:又|还|并|且)?(?:同比|比上年|总数|总量|一共|实际|总共|其中)?(?:要|能|会|将|就)?(?:增长|增速|增幅|增加?|下降|提高|涨|达到?|到|是|有)?了?(?:多少|几|百分之几)/;

/** The fact that the text goes on with, in the unit that is asked: growth behind a level, the sum behind what is new. */
function goingOn(item: string, last: Candidate, candidates: readonly Candidate[]): Candidate | null {
  const fits = unitAsked(item);
  const behind = candidates.filter(
    ({ fact, hit }) => hit.passage.id === last.hit.passage.id && fact.figureSpan.start > last.fact.figureSpan.start,
  );
  const near = behind.filter(({ fact }) => fact.figureSpan.start - last.fact.figureSpan.end < REACH);
  return near.find(({ fact }) => fact.unit !== null && fits(fact.unit)) ?? near[0] ?? null;
}

/**
 * @param hits best first, at least one
 * @returns null when the question asks for one thing only, or the facts do not tell
 */
export function answerItems(hits: readonly SearchHit[], reading: Reading, factsIn: FactsIn): Extract | null {
  const items = askedItems(reading.searchText);
  if (items.length < 2 || items.length > MOST_ITEMS) return null;
  const top = hits[0]?.score ?? 0;
  const candidates = hits.slice(0, PASSAGES).flatMap((hit) =>
    factsIn(hit)
      .filter(({ value, measure }) => value !== null && measure !== 'rank')
      .map((fact) => ({ fact, hit })),
  );
  const chosen: Candidate[] = [];
  for (const item of items) {
    const free = candidates.filter(({ fact }) => !chosen.some((other) => other.fact.id === fact.id));
    const last = chosen.at(-1);
    const one =
      (last && LEANS.test(item) ? goingOn(item, last, free) : best(item, free, top)) ??
      (last ? goingOn(item, last, free) : null);
    if (one === null) return null;
    chosen.push(one);
  }
  const evidence: Evidence[] = [];
  for (const { fact, hit } of chosen) {
    const span = around(hit.text, hit.passage, fact);
    if (evidence.some((one) => one.hit.passage.id === hit.passage.id && one.start <= span.start && one.end >= span.end))
      continue;
    evidence.push({ ...span, hit, score: hit.score });
  }
  const direct = chosen.map(({ fact }) => fact.figure).join('、');
  return { evidence, direct: direct.length <= DIRECT_MAX ? direct : null };
}

/**
 * The figure of a quoted sentence that the question asks for, by the names of its facts.
 * @returns null when none of them says what is asked
 */
export function figureIn(evidence: Evidence, reading: Reading, factsIn: FactsIn): string | null {
  const candidates = factsIn(evidence.hit)
    .filter(
      ({ figureSpan, value, measure }) =>
        figureSpan.start >= evidence.start && figureSpan.end <= evidence.end && value !== null && measure !== 'rank',
    )
    .map((fact) => ({ fact, hit: evidence.hit }));
  const found = candidates.length > 1 ? best(reading.searchText, candidates, evidence.hit.score) : null;
  return found?.fact.figure ?? null;
}
