/** A cited passage with its quote marked, and where it stands. */
import type { Citation } from '../src/domain.ts';
import { useReport } from './hooks.ts';
import { cutByMark, locateQuote, occursTwice } from './quote.ts';
import { ReportFacts } from './report-facts.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly citation: Citation;
  readonly abridged: boolean;
  onWhole(): void;
}

export function PassageView({ citation, abridged, onWhole }: Props) {
  const words = useWords();
  // `start` counts from the start of the report. Only where the quote occurs twice is the passage's own start needed to tell which.
  const report = useReport(occursTwice(citation.text, citation.quote) ? citation.report.id : null);
  const passage =
    report.state === 'ready' ? report.value.passages.find(({ id }) => id === citation.passageId) : undefined;
  const expected = passage ? citation.start - passage.start : null;
  const [before, quote, after] = cutByMark(citation.text, 0, locateQuote(citation.text, citation.quote, expected));
  return (
    <>
      <ReportFacts report={citation.report} abridged={abridged} />
      {citation.section.length > 0 && (
        <p class="section-path">
          {citation.section.map((heading, depth) => (
            <span key={depth}>{heading}</span>
          ))}
        </p>
      )}
      <blockquote class="passage">
        {before}
        {quote && <mark>{quote}</mark>}
        {after}
      </blockquote>
      <button type="button" class="plain-button" onClick={onWhole}>
        {words.panel.whole}
      </button>
    </>
  );
}
