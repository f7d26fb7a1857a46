/** A whole report in the panel, at the place of a citation when there is one. */
import type { Citation } from '../src/domain.ts';
import { useReport } from './hooks.ts';
import { Problem } from './problem.tsx';
import { locateQuote } from './quote.ts';
import { useReaderWords } from './reader-words.ts';
import { ReportFacts } from './report-facts.tsx';
import { ReportReader } from './report-reader.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly report: Citation['report'];
  readonly citation: Citation | null;
}

export function ReportView({ report, citation }: Props) {
  const words = useWords();
  const texts = useReaderWords();
  const loaded = useReport(report.id);
  if (loaded.state === 'loading') return <p class="quiet">{words.panel.opening}</p>;
  if (loaded.state === 'failed' && loaded.problem.status === 404)
    return (
      <div class="notice" role="alert">
        <p>{texts.gone}</p>
        <p class="hint">{texts.goneHint}</p>
      </div>
    );
  if (loaded.state === 'failed') return <Problem problem={loaded.problem} onRetry={loaded.retry} />;
  const place = citation && locateQuote(loaded.value.text, citation.quote, citation.start);
  return (
    <>
      <ReportFacts report={report} abridged={loaded.value.report.abridged} />
      <ReportReader loaded={loaded.value} place={place} beside={false} under={2} />
    </>
  );
}
