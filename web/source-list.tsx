/** The sources under an answer, or the nearest passages under a refusal. */
import type { Citation } from '../src/domain.ts';
import type { Sources } from './inline-text.tsx';
import { citationName } from './naming.ts';
import { useWords, type Words } from './words.ts';

interface Props {
  readonly heading: string;
  /** With the words themselves: where there is no answer, they are what there is to read. */
  readonly excerpts: boolean;
  readonly sources: Sources;
  /** Ids of the reports of the library; null while they are not known. */
  readonly held: ReadonlySet<string> | null;
}

export function SourceList({ heading, excerpts, sources, held }: Props) {
  const words = useWords();
  const rows = excerpts ? sources.citations.map((citation) => [citation]) : groupByName(sources.citations, words);
  const isGone = ({ report }: Citation): boolean => held !== null && !held.has(report.id);
  const gone = new Set(sources.citations.filter(isGone).map(({ report }) => report.id)).size;
  return (
    <div class="sources">
      <h3 class="small-heading">{heading}</h3>
      <ul>
        {rows.map((row) => {
          const first = row[0];
          if (!first) return null;
          return (
            <li key={first.number}>
              <button
                type="button"
                class="source"
                aria-pressed={row.some((citation) => citation.number === sources.open)}
                onClick={(event) => sources.onOpen(first.number, event.currentTarget)}
              >
                <span class="source-number">{row.map((citation) => citation.number).join(words.join)}</span>
                <span class="source-name">
                  {citationName(first, words)}
                  {isGone(first) && <span class="tag">{words.answer.gone}</span>}
                </span>
                {excerpts && <span class="source-excerpt">{first.quote || first.text}</span>}
              </button>
              {!excerpts && <PrintedQuotes citations={row} />}
            </li>
          );
        })}
      </ul>
      {gone > 0 && <p class="quiet">{words.answer.goneSources(gone)}</p>}
    </div>
  );
}

/** On paper nothing opens: there the words themselves stand with their source. */
function PrintedQuotes({ citations }: { readonly citations: readonly Citation[] }) {
  return (
    <ul class="printed" aria-hidden="true">
      {citations.map(({ number, quote, text }) => (
        <li key={number}>
          {number}. “{quote || text}”
        </li>
      ))}
    </ul>
  );
}

/** Citations of one section of one report, of which the list would say the same, together. */
function groupByName(citations: readonly Citation[], words: Words): Citation[][] {
  const groups = new Map<string, Citation[]>();
  for (const citation of citations) {
    const name = `${citation.report.id} ${citationName(citation, words)}`;
    groups.set(name, [...(groups.get(name) ?? []), citation]);
  }
  return [...groups.values()];
}
