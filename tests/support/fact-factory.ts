/**
 * Facts made by hand, for tests: a test says what stands in the text, the places are looked up.
 */
import type { Fact, IndicatorCount, Report, ReportSummary, StoredFact } from '../../src/domain.ts';

export interface GivenFact extends Partial<Omit<Fact, 'start' | 'end' | 'figureSpan' | 'passage'>> {
  /** Verbatim, as it first stands in the text. */
  readonly quote: string;
  /** Verbatim, inside the quote. */
  readonly figure: string;
  readonly indicator: string;
}

/** @throws Error when quote or figure does not stand in the text */
export function makeFact({ text, passages }: Pick<Report, 'text' | 'passages'>, given: GivenFact): Fact {
  const { quote, ...said } = given;
  const start = text.indexOf(quote);
  const at = quote.indexOf(given.figure);
  const passage = passages.find((one) => one.start <= start && start < one.end);
  if (start < 0 || at < 0 || !passage) throw new Error(`“${given.figure}” of “${quote}” is not in the text`);
  const [, digits, unit = ''] = /(\d[\d.]*)(%|[万亿]*\p{L})?/u.exec(given.figure) ?? [];
  return {
    known: false,
    surface: given.indicator,
    value: digits === undefined ? null : Number(digits),
    valueMax: null,
    unit: unit === '' ? null : unit,
    amount:
      digits === undefined ? null : Number(digits) * (unit.startsWith('亿') ? 1e8 : unit.startsWith('万') ? 1e4 : 1),
    measure: unit === '%' ? 'growth' : 'count',
    direction: null,
    modifier: null,
    kind: 'achieved',
    period: null,
    basis: null,
    note: null,
    ...said,
    start,
    end: start + quote.length,
    figureSpan: { start: start + at, end: start + at + given.figure.length },
    passage: passage.ordinal,
  };
}

/** The facts of a report as the library gives them. */
export function asStored(
  report: Pick<ReportSummary, 'id' | 'region' | 'year' | 'title'> & Pick<Report, 'text'>,
  facts: readonly Fact[],
): StoredFact[] {
  const { id, region, year, title, text } = report;
  return facts.map((fact, i) => ({
    ...fact,
    id: `${id}.f${i + 1}`,
    passageId: `${id}.${fact.passage}`,
    quote: text.slice(fact.start, fact.end),
    report: { id, region, year, title },
  }));
}

/** What facts are of, in the order in which they first come. */
export function countIndicators(facts: readonly StoredFact[]): IndicatorCount[] {
  return [...new Set(facts.map(({ indicator }) => indicator))].map((name) => {
    const own = facts.filter(({ indicator }) => indicator === name);
    return {
      name,
      known: own.some(({ known }) => known),
      facts: own.length,
      reports: new Set(own.map(({ report }) => report.id)).size,
      units: [...new Set(own.flatMap(({ unit }) => unit ?? []))],
    };
  });
}
