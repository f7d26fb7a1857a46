/**
 * The first sentence of a comparison: the winner, the order, or the difference, by name and with the values.
 */
import type { AskedComparison } from '../question/comparison.ts';
import type { Limit } from '../question/comparison-limit.ts';
import {
  bound,
  type ComparedRow,
  differenceOf,
  isConverted,
  keepsTo,
  type Rank,
  type Valued,
} from './compare-order.ts';
import type { Phrases } from './compare-phrases.ts';
import type { Common } from './compare-rows.ts';
import { DIRECT_MAX } from './extract.ts';

/** Up to this many reports the first sentence gives the whole order. */
const WHOLE_ORDER = 5;
/** So many with the same value are named in the first sentence. */
export const TIED_ROWS = 8;

interface Headline {
  readonly text: string;
  readonly direct: string | null;
}

/** Names places with their values; with the year where it is not the same everywhere. */
class Names {
  private readonly phrases: Phrases;
  private readonly years: boolean;
  private readonly severalPlaces: boolean;

  constructor(rows: readonly ComparedRow[], phrases: Phrases) {
    this.phrases = phrases;
    this.years = new Set(rows.map(({ report }) => report.year)).size > 1;
    this.severalPlaces = new Set(rows.map(({ report }) => report.region)).size > 1;
  }

  get yearsDiffer(): boolean {
    return this.years && this.severalPlaces;
  }

  name({ report }: ComparedRow): string {
    return this.years ? this.phrases.line(report).replace(/[：:]\s*$/, '') : this.phrases.place(report);
  }

  given({ report, cell }: ComparedRow): string {
    return this.phrases.given(this.phrases.place(report), cell.figure, this.years ? report.year : null);
  }

  list(rows: readonly ComparedRow[]): string {
    const named = rows.slice(0, TIED_ROWS).map((row) => this.given(row));
    return named.join(this.phrases.and) + (rows.length > TIED_ROWS ? this.phrases.others : '');
  }

  /** The bare place; of one place's reports of several years the year. */
  winner({ report }: ComparedRow): string {
    return this.severalPlaces || !this.years ? this.phrases.place(report) : this.phrases.yearAlone(report.year);
  }

  /** The bare places, or years. */
  places(rows: readonly ComparedRow[]): string {
    return rows.map((row) => this.winner(row)).join(this.phrases.and);
  }

  rank({ rows }: Rank): string {
    return this.list(rows) + (rows.length > 1 ? this.phrases.tied : '');
  }
}

const short = (text: string): string | null => (text.length <= DIRECT_MAX ? text : null);

/** The first ranks that hold `count` rows; ties at the end are all taken. */
function leading(ranks: readonly Rank[], count: number): Rank[] {
  const taken: Rank[] = [];
  for (let n = 0, i = 0; n < count && i < ranks.length; i++) {
    taken.push(ranks[i] as Rank);
    n += (ranks[i] as Rank).rows.length;
  }
  return taken;
}

/** Two sets of targets: the higher one of a report, and how it lies to the other report's value. */
function stretches(rows: readonly ComparedRow[], phrases: Phrases, names: Names, difference: boolean): string[] {
  return rows.flatMap((row) => {
    if (!row.stretch) return [];
    const [other] = rows.filter((one) => one !== row);
    const gap =
      difference && other && rows.length === 2 && row.stretch.fact
        ? differenceOf(row.stretch as Valued, (other.stretch?.fact ? other.stretch : other.cell) as Valued)
        : null;
    const against =
      gap && gap.value !== 0 && other
        ? `${phrases.comma}${phrases.versus(row.stretch.figure, (other.stretch ?? other.cell).figure)}${phrases.difference(gap.text)}`
        : '';
    return [`${phrases.stretch(names.name(row), row.stretch.figure)}${against}${phrases.stop}`];
  });
}

/** Where years differ: who comes first among the reports of the year that most are of. */
function ofOneYear(ranks: readonly Rank[], high: boolean, phrases: Phrases): string {
  const rows = ranks.flatMap((rank) => rank.rows);
  const counts = new Map<number, number>();
  for (const { report } of rows) if (report.year !== null) counts.set(report.year, (counts.get(report.year) ?? 0) + 1);
  const [year, count] = [...counts].sort(([a, n], [b, m]) => m - n || b - a)[0] ?? [0, 0];
  if (count < 2) return '';
  const best = ranks
    .map((rank) => rank.rows.filter(({ report }) => report.year === year))
    .find((own) => own.length > 0);
  const all = ranks[0]?.rows ?? [];
  // It is said already.
  if (!best || (best.length === all.length && best.every((row) => all.includes(row)))) return '';
  const names = best
    .map(({ report, cell }) => phrases.given(phrases.place(report), cell.figure, null))
    .join(phrases.and);
  return phrases.ofYear(year, high, names + (best.length > 1 ? phrases.tied : ''));
}

/** What the parts of a first sentence are made of. */
interface Words {
  readonly label: string;
  readonly high: boolean;
  readonly phrases: Phrases;
  readonly names: Names;
}

/** All numbers are the same; 6%以上 is still no less than 6%. */
function equal(rows: readonly ComparedRow[], { label, phrases, names }: Words): Headline {
  const [a, b] = [rows[0] as ComparedRow, rows.at(-1) as ComparedRow];
  const bounds =
    rows.length === 2 && bound(a.cell) !== bound(b.cell)
      ? [a, b].sort((one, other) => bound(other.cell) - bound(one.cell))
      : null;
  const [more, less] = bounds ?? [];
  const noLess =
    more && less
      ? phrases.bound(names.name(more), names.name(less), phrases.versus(more.cell.figure, less.cell.figure))
      : '';
  return {
    text: `${phrases.same(label, names.list(rows))}${noLess}${phrases.stop}`,
    direct: short(names.places(rows)),
  };
}

/** Two values, or the two ends of several. */
function pair(ranks: readonly Rank[], difference: boolean, { label, high, phrases, names }: Words): Headline {
  const first = ranks[0]?.rows[0] as ComparedRow;
  const last = ranks.at(-1)?.rows.at(-1) as ComparedRow;
  const values = phrases.versus(first.cell.figure, last.cell.figure);
  const gap = difference ? differenceOf(first.cell, last.cell) : null;
  const text = phrases.over(label, high, names.name(first), names.name(last), values);
  const more = gap ? phrases.difference(gap.text) : '';
  const who = names.winner(first);
  return {
    text: `${text}${more}${phrases.stop}`,
    direct: short(gap ? `${who}${phrases.comma}${phrases.gap(gap.text)}` : who),
  };
}

/** The first, or the first few, of one end. */
function leaders(ranks: readonly Rank[], count: number, { label, high, phrases, names }: Words): Headline {
  const taken = leading(ranks, count);
  const winners = taken.flatMap((rank) => rank.rows);
  const direct = short(names.places(winners));
  const listed = taken.map((rank) => names.rank(rank)).join(phrases.and);
  if (count > 1) return { text: phrases.several(label, high, listed, winners.length > count), direct };
  const year = names.yearsDiffer ? ofOneYear(ranks, high, phrases) : '';
  const text = phrases.highest(label, high, names.list(winners), winners.length > 1);
  return { text: year === '' ? text : `${text}${phrases.space}${year}`, direct };
}

/** Those that keep to a bound of the question. */
function inside(ranks: readonly Rank[], limit: Limit, phrases: Phrases, names: Names): Headline {
  const rows = ranks.flatMap((rank) => rank.rows).filter(({ cell }) => keepsTo(cell, limit));
  if (rows.length === 0) return { text: phrases.nobody, direct: null };
  // All of them were asked for.
  const all = rows.map((row) => names.given(row)).join(phrases.and);
  return { text: phrases.within(all), direct: short(names.places(rows)) };
}

function opening(ranks: readonly Rank[], asked: AskedComparison, words: Words): Headline {
  const { label, high, phrases, names } = words;
  const rows = ranks.flatMap((rank) => rank.rows);
  if (rows.length === 1) {
    const named = names.list(rows);
    return { text: phrases.only(label, named), direct: short(asked.end === null ? named : names.places(rows)) };
  }
  if (ranks.length === 1 && rows.length <= WHOLE_ORDER) return equal(rows, words);
  if (asked.difference || (rows.length === 2 && asked.end !== null && !asked.all))
    return pair(ranks, asked.difference, words);
  if (asked.end !== null && asked.count !== null) return leaders(ranks, asked.count, words);
  if (rows.length <= WHOLE_ORDER) {
    const listed = ranks.map((rank) => names.rank(rank)).join(phrases.and);
    const direct = rows.map(({ report, cell }) => `${phrases.place(report)}${phrases.space}${cell.figure}`);
    return { text: phrases.order(label, high, listed), direct: short(direct.join(phrases.and)) };
  }
  const [first, last] = [ranks[0] as Rank, ranks.at(-1) as Rank];
  return { text: phrases.ends(label, high, names.rank(first), names.rank(last)), direct: null };
}

/** @param ranks of the compared values, at least one */
export function headline(ranks: readonly Rank[], common: Common, asked: AskedComparison, phrases: Phrases): Headline {
  const rows = ranks.flatMap((rank) => rank.rows);
  const names = new Names(rows, phrases);
  const high = (asked.end ?? 'high') === 'high';
  const { text, direct } = asked.limit
    ? inside(ranks, asked.limit, phrases, names)
    : opening(ranks, asked, { label: phrases.label(common), high, phrases, names });
  // The higher of two sets is told of those that the sentence is about; the others have it on their line.
  const told = asked.end !== null && asked.count === 1 && rows.length > 2 ? (ranks[0]?.rows ?? []) : rows;
  const alike = asked.alike && rows.length > 1 ? [ranks.length === 1 ? phrases.alike : phrases.differ] : [];
  const sentences = [
    ...alike,
    text,
    ...(told.length <= WHOLE_ORDER ? stretches(told, phrases, names, asked.difference) : []),
    ...(isConverted(rows) ? [phrases.converted] : []),
    ...(names.yearsDiffer ? [phrases.yearsDiffer] : []),
  ];
  return { text: sentences.join(phrases.space), direct };
}
