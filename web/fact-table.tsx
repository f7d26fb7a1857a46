/** The facts as a table that can be sorted; every row leads to its place in the report. */
import type { FactBody } from '../src/http/contract-facts.ts';
import { type Sorting, type SortKey, sortFacts } from './fact-sort.ts';
import { periodText, remarkText, valueText } from './fact-words.ts';
import { type IndicatorsWords, useIndicatorsWords } from './indicators-words.ts';
import { reportName } from './naming.ts';
import { reportAddress } from './route.ts';
import { useWords } from './words.ts';

interface Props {
  readonly facts: readonly FactBody[];
  readonly sorting: Sorting | null;
  /** From 1. */
  readonly page: number;
  onSort(sorting: Sorting | null): void;
  onPage(page: number): void;
  go(address: string): void;
}

const PAGE = 100;
/** Whoever sorts by value or year first looks for the greatest. */
const FALLING_FIRST: ReadonlySet<SortKey> = new Set(['value', 'year', 'period']);

/** Rising, falling, as it came: the first of these depends on the column. */
function nextSorting(key: SortKey, sorting: Sorting | null): Sorting | null {
  const falling = FALLING_FIRST.has(key);
  if (sorting?.key !== key) return { key, falling };
  return sorting.falling === falling ? { key, falling: !falling } : null;
}

export function FactTable({ facts, sorting, page, onSort, onPage, go }: Props) {
  const words = useIndicatorsWords();
  const pages = Math.max(1, Math.ceil(facts.length / PAGE));
  const now = Math.min(page, pages);
  const rows = sortFacts(facts, sorting).slice((now - 1) * PAGE, now * PAGE);
  const several = new Set(facts.map(({ indicator }) => indicator)).size > 1;
  const heads: readonly (SortKey | 'indicator' | 'remark' | 'quote')[] = [
    'place',
    'year',
    'period',
    ...(several ? (['indicator'] as const) : []),
    'value',
    'remark',
    'kind',
    'quote',
  ];
  return (
    <>
      <table class="fact-table" aria-label={words.table}>
        <thead>
          <tr>
            {heads.map((head) =>
              head === 'indicator' || head === 'remark' || head === 'quote' ? (
                <th key={head} scope="col" class={`fact-${head}`}>
                  {words.columns[head]}
                </th>
              ) : (
                <th
                  key={head}
                  scope="col"
                  class={`fact-${head}`}
                  aria-sort={sorting?.key === head ? (sorting.falling ? 'descending' : 'ascending') : 'none'}
                >
                  <button type="button" class="sort-button" onClick={() => onSort(nextSorting(head, sorting))}>
                    {words.columns[head]}
                    <span class="sort-mark" aria-hidden="true" />
                  </button>
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((fact) => (
            <FactRow key={fact.id} fact={fact} several={several} words={words} go={go} />
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <nav class="pages" aria-label={words.pages}>
          <button type="button" class="plain-button" disabled={now === 1} onClick={() => onPage(now - 1)}>
            {words.previous}
          </button>
          <span>{words.page(now, pages)}</span>
          <button type="button" class="plain-button" disabled={now === pages} onClick={() => onPage(now + 1)}>
            {words.next}
          </button>
        </nav>
      )}
    </>
  );
}

interface RowProps {
  readonly fact: FactBody;
  readonly several: boolean;
  readonly words: IndicatorsWords;
  go(address: string): void;
}

function FactRow({ fact, several, words, go }: RowProps) {
  const names = useWords();
  const { report, quote, figure, start, figureStart } = fact;
  const at = figureStart - start;
  const address = reportAddress(report.id, fact);

  /** The whole row, for pointers; the link in it is for everybody. */
  function onClick(event: MouseEvent) {
    const onLink = event.target instanceof Element && event.target.closest('a') !== null;
    if (!onLink && getSelection()?.isCollapsed !== false) go(address);
  }

  return (
    <tr onClick={onClick}>
      <th scope="row" class="fact-place">
        {report.region ?? report.title}
      </th>
      <td class="fact-year">{report.year ?? words.unknown}</td>
      <td class="fact-period" data-label={words.columns.period}>
        {periodText(fact.period, words)}
      </td>
      {several && <td class="fact-indicator">{fact.indicator}</td>}
      <td class="fact-value">
        {valueText(fact, words)} <span class="fact-measure">{words.measures[fact.measure]}</span>
      </td>
      <td class="fact-remark">{remarkText(fact)}</td>
      <td class="fact-kind">{words.kinds[fact.kind]}</td>
      <td class="fact-quote">
        <a href={address} aria-label={words.open(`${reportName(report, names)}，${quote}`)}>
          {quote.slice(0, at)}
          <strong>{figure}</strong>
          {quote.slice(at + figure.length)}
        </a>
      </td>
    </tr>
  );
}
