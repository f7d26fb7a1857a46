/** A whole report with its headings, at the place of a citation when there is one. */
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Citation, Span } from '../src/domain.ts';
import type { ReportReply } from '../src/http/contract.ts';
import { useReport } from './hooks.ts';
import { Problem } from './problem.tsx';
import { cutByMark, locateQuote } from './quote.ts';
import { type ReportBlock, reportBlocks } from './report-blocks.ts';
import { ReportFacts } from './report-facts.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly report: Citation['report'];
  readonly citation: Citation | null;
}

export function ReportView({ report, citation }: Props) {
  const words = useWords();
  const loaded = useReport(report.id);
  if (loaded.state === 'loading') return <p class="quiet">{words.panel.opening}</p>;
  if (loaded.state === 'failed') return <Problem problem={loaded.problem} onRetry={loaded.retry} />;
  return (
    <>
      <ReportFacts report={report} abridged={loaded.value.report.abridged} />
      <FullText loaded={loaded.value} citation={citation} />
    </>
  );
}

function FullText({ loaded, citation }: { readonly loaded: ReportReply; readonly citation: Citation | null }) {
  const box = useRef<HTMLDivElement>(null);
  const blocks = useMemo(() => reportBlocks(loaded.text, loaded.sections, loaded.passages), [loaded]);
  const mark = citation && locateQuote(loaded.text, citation.quote, citation.start);
  useLayoutEffect(() => {
    box.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div class="full-text" ref={box}>
      {blocks.map((block, index) => (
        <Block key={index} block={block} mark={mark} />
      ))}
    </div>
  );
}

function Block({ block, mark }: { readonly block: ReportBlock; readonly mark: Span | null }) {
  const inside = mark !== null && mark.start < block.end && mark.end > block.start;
  const [before, quote, after] = cutByMark(block.text, block.start, inside ? mark : null);
  const content = (
    <>
      {before}
      {quote && <mark>{quote}</mark>}
      {after}
    </>
  );
  if (block.level === 0) return <p>{content}</p>;
  // The panel's own heading is an h2; deeper levels than h6 do not exist.
  const Heading = (['h3', 'h4', 'h5', 'h6'] as const)[block.level - 1] ?? 'h6';
  return <Heading>{content}</Heading>;
}
