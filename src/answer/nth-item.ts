/**
 * One item of a list that the report numbers: “惠民实事的第九件是什么”, and the item that a question for measures names.
 */
import type { Report, Span } from '../domain.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { Store } from '../store/store.ts';
import { countOf } from '../text/chinese-number.ts';
import { fold } from '../text/fold.ts';
import { sentences } from '../text/sentences.ts';
import { askedWords, shareOf } from './asked-words.ts';
import { enumerationAt } from './enumeration.ts';
import type { Evidence } from './extract.ts';

const NUMERAL = '[一二三四五六七八九十]{1,3}|\\d{1,2}';
const COUNTER = '(?:大?(?:个方面|方面|个|条|项|点|类|种|件|批|步|支|张|处|家|座|所))';
/** “12件惠民实事的第九件”, “第三项重点任务”, “重点任务的最后一项”. */
const NTH = new RegExp(
  `(?:(?<count>${NUMERAL})${COUNTER})?[“"]?(?<before>\\p{Script=Han}{2,14}?)?[”"]?(?:里面?|中)?的?(?:第(?<number>${NUMERAL})|(?<last>最后一))${COUNTER}(?<behind>\\p{Script=Han}{2,12}?)?(?=是|具体|呢|指|讲|说|内容|[?？]|$)`,
  'u',
);
/** Reports that are looked through for the list. */
const REPORTS = 3;
/** Characters of one item, the sentences behind its first one with it. */
const LENGTH = 320;
/** The item that is meant holds so much of the question, the others at most this part of that. */
const MEANT = 0.5;
const OTHERS = 0.6;

interface Nth {
  /** What the list is called. */
  readonly name: string;
  /** From 1; -1 is the last one. */
  readonly number: number;
  /** How many items the list has, null where the question does not say. */
  readonly count: number | null;
}

/** @returns null where no item of a list is asked for by its number */
export function nthAsked(folded: string): Nth | null {
  const { count, before, number, last, behind } = NTH.exec(folded)?.groups ?? {};
  const name = (before ?? behind ?? '').replace(/^.*的(?=.{2})|^(?:要办|办好|确定|要|在|年)/, '');
  if (name.length < 2 || (number === undefined && last === undefined)) return null;
  return { name, number: number === undefined ? -1 : countOf(number), count: count ? countOf(count) : null };
}

/** An item with the sentences behind its first one, as far as the next item and the end of its passage. */
function whole(report: Report, items: readonly Span[], index: number, hit: SearchHit): Evidence | null {
  const item = items[index];
  const passage = report.passages.find(({ start, end }) => item && start <= item.start && end >= item.end);
  if (!item || !passage) return null;
  const limit = Math.min(items[index + 1]?.start ?? passage.end, passage.end);
  let end = item.end;
  for (const sentence of sentences(report.text, item.start, limit)) {
    if (sentence.end - item.start > LENGTH || report.text.slice(item.start, sentence.end).includes('\n')) break;
    end = sentence.end;
  }
  const text = report.text.slice(passage.start, passage.end);
  return { start: item.start, end, hit: { ...hit, passage, text }, score: hit.score };
}

/** @param hits best first. @returns the item of the list that is asked for by its number; null where no report has it */
export function nthItem(store: Store, hits: readonly SearchHit[], { folded }: Reading): Evidence | null {
  const asked = nthAsked(folded);
  if (!asked) return null;
  const seen = new Set<string>();
  for (const hit of hits) {
    if (seen.has(hit.report.id) || seen.size === REPORTS) continue;
    seen.add(hit.report.id);
    const report = store.report(hit.report.id);
    if (!report) continue;
    const text = fold(report.text);
    if (text.length !== report.text.length) continue;
    for (let at = text.indexOf(asked.name); at >= 0; at = text.indexOf(asked.name, at + 1)) {
      const items = enumerationAt(report.text, { start: at, end: at + asked.name.length });
      if (items.length < asked.number || (asked.count !== null && items.length !== asked.count)) continue;
      const found = whole(report, items, asked.number < 0 ? items.length - 1 : asked.number - 1, hit);
      if (found) return found;
    }
  }
  return null;
}

/** @returns the one item that a question for measures names, null where it is about all of them */
export function itemMeant(report: Report, items: readonly Span[], reading: Reading, hit: SearchHit): Evidence | null {
  const words = askedWords(reading);
  const shares = items.map(({ start, end }) => shareOf(words, report.text.slice(start, end)));
  const best = Math.max(...shares);
  const index = shares.indexOf(best);
  const one = best >= MEANT && shares.every((share, i) => i === index || share <= best * OTHERS);
  return one ? whole(report, items, index, hit) : null;
}

/** A quoted name of fewer characters is a word of many items. */
const NAME = 3;

/** @returns the one item of a list that holds a name which the question quotes (“八件大事”里“小雨伞”那一件); null for none or several */
export function itemQuoted(
  report: Report,
  items: readonly Span[],
  names: readonly string[],
  hit: SearchHit,
): Evidence | null {
  const texts = items.map(({ start, end }) => report.text.slice(start, end));
  for (const name of names.filter(({ length }) => length >= NAME)) {
    const holding = texts.flatMap((text, i) => (text.includes(name) ? [i] : []));
    if (holding.length === 1) return whole(report, items, holding[0] as number, hit);
  }
  return null;
}
