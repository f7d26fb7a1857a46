/**
 * The first sentence of a comparison: the winner, the order, or the difference, by name and with the values.
 */
import type { AskedComparison } from '../question/comparison.ts';
import { type ComparedRow, differenceOf, type Rank, type Valued } from './compare-order.ts';
import type { Phrases } from './compare-phrases.ts';
import type { Common } from './compare-rows.ts';

/** Up to this many reports the first sentence gives the whole order. */
const WHOLE_ORDER = 5;
const DIRECT_MAX = 60;

interface Headline {
  readonly text: string;
  readonly direct: string | null;
}

/** Names places with their values; with the year where it is not the same everywhere. */
class Names {
  private readonly phrases: Phrases;
  private readonly years: boolean;
  private readonly places: boolean;

  constructor(rows: readonly ComparedRow[], phrases: Phrases) {
    this.phrases = phrases;
    this.years = new Set(rows.map(({ report }) => report.year)).size > 1;
    this.places = new Set(rows.map(({ report }) => report.region)).size > 1;
  }

  get yearsDiffer(): boolean {
    return this.years && this.places;
  }

  name({ report }: ComparedRow): string {
    return this.years ? this.phrases.line(report).replace(/[：:]\s*$/, '') : this.phrases.place(report);
  }

  given(row: ComparedRow): string {
    return this.phrases.given(this.name(row), row.cell.figure);
  }

  rank({ rows }: Rank): string {
    return rows.map((row) => this.given(row)).join(this.phrases.and) + (rows.length > 1 ? this.phrases.tied : '');
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
function stretches(rows: readonly ComparedRow[], phrases: Phrases, names: Names, difference: boolean): string {
  return rows
    .flatMap((row) => {
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
    })
    .join('');
}

/** Two values, or the two ends of several. */
function pair(
  ranks: readonly Rank[],
  label: string,
  high: boolean,
  asked: AskedComparison,
  phrases: Phrases,
  names: Names,
): Headline {
  const first = ranks[0]?.rows[0] as ComparedRow;
  const last = ranks.at(-1)?.rows.at(-1) as ComparedRow;
  const values = phrases.versus(first.cell.figure, last.cell.figure);
  const gap = asked.difference ? differenceOf(first.cell, last.cell) : null;
  const text = phrases.over(label, high, names.name(first), names.name(last), values);
  const more = gap ? phrases.difference(gap.text) : '';
  const who = phrases.place(first.report);
  return {
    text: `${text}${more}${phrases.stop}`,
    direct: short(gap ? `${who}${phrases.comma}${gap.text}` : who),
  };
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
  if (!best) return '';
  const names = best.map((row) => phrases.given(phrases.place(row.report), row.cell.figure)).join(phrases.and);
  return phrases.ofYear(year, high, names + (best.length > 1 ? phrases.tied : ''));
}

/** @param ranks of the compared values, at least one */
export function headline(ranks: readonly Rank[], common: Common, asked: AskedComparison, phrases: Phrases): Headline {
  const rows = ranks.flatMap((rank) => rank.rows);
  const names = new Names(rows, phrases);
  const label = phrases.label(common);
  const high = (asked.end ?? 'high') === 'high';
  const two = stretches(rows.length <= WHOLE_ORDER ? rows : [], phrases, names, asked.difference);
  const warning = names.yearsDiffer ? phrases.yearsDiffer : '';
  const after = (said: Headline): Headline => ({ ...said, text: `${said.text}${two}${warning}` });
  const all = rows.map((row) => names.given(row)).join(phrases.and);
  if (rows.length > 1 && ranks.length === 1 && rows.length <= WHOLE_ORDER)
    return after({ text: `${phrases.same(label, all)}${phrases.stop}`, direct: short(rows[0]?.cell.figure ?? '') });
  if (rows.length === 2 && (asked.end !== null || asked.difference))
    return after(pair(ranks, label, high, asked, phrases, names));
  if (asked.difference && rows.length > 2) return after(pair(ranks, label, high, asked, phrases, names));
  if (asked.end !== null && asked.count !== null) {
    const taken = leading(ranks, asked.count);
    const winners = taken.flatMap((rank) => rank.rows);
    const say = asked.count === 1 ? phrases.highest : phrases.several;
    const tie = asked.count === 1 ? winners.length > 1 : winners.length > asked.count;
    const listed = taken.map((rank) => names.rank(asked.count === 1 ? { ...rank, rows: rank.rows } : rank));
    const named =
      asked.count === 1 ? winners.map((row) => names.given(row)).join(phrases.and) : listed.join(phrases.and);
    const year = names.yearsDiffer && asked.count === 1 ? ofOneYear(ranks, high, phrases) : '';
    return after({
      text: `${say(label, high, named, tie)}${year}`,
      direct: short(winners.map(({ report }) => phrases.place(report)).join(phrases.and)),
    });
  }
  if (rows.length <= WHOLE_ORDER) {
    const listed = ranks.map((rank) => names.rank(rank)).join(phrases.and);
    const direct = rows.map((row) => `${phrases.place(row.report)}${row.cell.figure}`).join(phrases.and);
    return after({ text: phrases.order(label, high, listed), direct: short(direct) });
  }
  const [first, last] = [ranks[0] as Rank, ranks.at(-1) as Rank];
  return after({ text: phrases.ends(label, high, names.rank(first), names.rank(last)), direct: null });
}
