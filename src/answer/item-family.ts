/**
 * Lists that a report does not number: what it announces as “三大行动” stands further on as “实施养蜂行动。…实施种茶行动。…”.
 * The items have the same ending or the same beginning, and mostly the same verb.
 */
import type { Span } from '../domain.ts';
import { sentences } from '../text/sentences.ts';

/** An item is a short clause. */
const ITEM = 45;
const MARKS = '。！？；;，,：:!?\n';
/** What may stand in front of an item: a number, a dash, quotation marks. */
const LEADING =
  /^(?:[\s—–-]+|[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)]|(?:[一二三四五六七八九十]{1,2}|\d{1,2})[、.．]|[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]{1,2}|[“"「『])+/;
/** … and behind it: the mark of a note, quotation marks. */
const TRAILING = /(?:[[〔［（(]\d{1,3}[\]〕］）)]|[”"」』\s])+$/;
const ADVERB =
  /^(?:着力|大力|全力|加快|深入|扎实|持续|全面|重点|积极|稳步|坚决|奋力|切实|继续|迭代|统筹|组织|启动|推动|推进|聚力|努力|进一步|不断|突出|高质量|高水平|高标准)+/;
const VERB = 2;

interface Clause extends Span {
  readonly text: string;
}

/** The clauses of a stretch, without the marks around them. */
function clausesOf(text: string, { start: from, end: to }: Span): Clause[] {
  const found: Clause[] = [];
  let start = from;
  for (let i = from; i <= to; i++) {
    if (i < to && !MARKS.includes(text[i] as string)) continue;
    const raw = text.slice(start, i);
    const lead = LEADING.exec(raw)?.[0].length ?? 0;
    const trail = TRAILING.exec(raw.slice(lead))?.[0].length ?? 0;
    if (lead + trail < raw.length)
      found.push({ start: start + lead, end: i - trail, text: raw.slice(lead, raw.length - trail) });
    start = i + 1;
  }
  return found;
}

const bare = (text: string): string => text.replace(ADVERB, '');

/** What of an item is its own: 种茶 of 加快实施种茶行动. */
const verbOf = (text: string): string => bare(text).slice(0, VERB);

/** Each item once, in order: plan and review may name it twice. */
function once(clauses: readonly Clause[]): Clause[] {
  const seen = new Set<string>();
  return clauses.filter(({ text }) => !seen.has(bare(text)) && seen.add(bare(text)));
}

/** Those with the same verb together. */
function byVerb(all: readonly Clause[]): Clause[][] {
  const groups = new Map<string, Clause[]>();
  for (const one of all) groups.set(verbOf(one.text), [...(groups.get(verbOf(one.text)) ?? []), one]);
  return [...groups.values()];
}

/** The items alone, or those with the same verb, where they are as many as there have to be. Two with one verb are chance. */
function exactly(all: readonly Clause[], count: number): Clause[] | null {
  const group = count > 2 ? byVerb(all).find(({ length }) => length === count) : undefined;
  return group ?? (all.length === count ? [...all] : null);
}

/** The largest group with one verb; null where there are not two. */
function largest(all: readonly Clause[]): Clause[] | null {
  const [best] = byVerb(all).sort((a, b) => b.length - a.length);
  return best && best.length > 1 ? best : null;
}

/** The shortest ending that items may share. */
export interface Family {
  readonly kind: string;
  /** null: as many as there are. */
  readonly count: number | null;
  /** Least characters of the ending. */
  readonly least: number;
}

const pick = (all: readonly Clause[], count: number | null): Clause[] | null =>
  count === null ? largest(all) : exactly(all, count);

/**
 * @param within where the items stand; @param announcement a pattern for what only announces them
 * @returns the items, each a clause that ends or begins with the kind, in order; null where they are not as many as there have to be
 */
export function familyIn(
  text: string,
  within: Span,
  announcement: RegExp,
  { kind, count, least }: Family,
): Span[] | null {
  const clauses = clausesOf(text, within).filter(
    (clause) => clause.text.length <= ITEM && clause.text.search(announcement) < 0,
  );
  for (let cut = 0; kind.length - cut >= least; cut++) {
    const ending = kind.slice(cut);
    const rest = kind.slice(0, cut);
    // A verb and one character more than the ending.
    const ends = once(clauses.filter((one) => one.text.endsWith(ending) && bare(one.text).length > ending.length + 1));
    // “三千行动”: 千 stands in each of them, but not before 行动.
    const holding = rest === '' ? ends : ends.filter((one) => one.text.slice(0, -ending.length).includes(rest));
    const found = pick(holding, count) ?? (count === null ? null : pick(ends, count));
    if (found) return found.map(({ start, end }) => ({ start, end }));
    if (count === null) break;
  }
  if (kind.length < 2 || count === null) return null;
  const begins = once(clauses.filter((one) => one.text.startsWith(kind) && one.text.length > kind.length + 1));
  return begins.length === count ? begins.map(({ start, end }) => ({ start, end })) : null;
}

/**
 * Items that stand one behind the other in a sentence, each with the ending: “打造食用菌基地、药材基地，建设苗木基地”.
 * @returns one stretch from the first to the last; null where no sentence has exactly so many in a row
 */
export function runOf(text: string, ending: string, count: number): Span | null {
  for (const sentence of sentences(text)) {
    let run: Span[] = [];
    let start = sentence.start;
    for (let i = start; i <= sentence.end; i++) {
      const mark = i < sentence.end ? (text[i] as string) : '。';
      if (!'、，,；;。！？'.includes(mark)) continue;
      const part = text.slice(start, i);
      // What follows the last item may go on: “…基地的要求”.
      const at = part.endsWith(ending) ? part.length - ending.length : part.search(new RegExp(`${ending}[的等”]`));
      if (at > 1 && part.length <= ITEM) run.push({ start, end: start + at + ending.length });
      const goesOn = at > 1 && part.endsWith(ending);
      if (!goesOn || i >= sentence.end - 1) {
        const [first, last] = [run[0], run.at(-1)];
        if (first && last && run.length === count) return { start: first.start, end: last.end };
        run = [];
      }
      start = i + 1;
    }
  }
  return null;
}
