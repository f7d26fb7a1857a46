/**
 * A cited passage with its quote marked, where it stands, and what stands around it. The passage is the citation's own, so it is
 * shown also when its report has been removed since.
 */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Citation } from '../src/domain.ts';
import type { PassageReply } from '../src/http/contract.ts';
import { fetchPassage } from './api.ts';
import { layTrail } from './citation-trail.ts';
import { type Loaded, useLoaded } from './hooks.ts';
import { cutByMark, locateQuote } from './quote.ts';
import { useReaderWords } from './reader-words.ts';
import { ReportFacts } from './report-facts.tsx';
import { reportAddress } from './route.ts';
import { useWords } from './words.ts';

interface Props {
  readonly citation: Citation;
  /** All citations of the answer, to step through. */
  readonly citations: readonly Citation[];
  readonly abridged: boolean;
  /** Address of the conversation with the citation of a number open. */
  back(number: number): string;
  onWhole(): void;
  /** The library no longer has the report. */
  onGone(): void;
}

export function PassageView({ citation, citations, abridged, back, onWhole, onGone }: Props) {
  const words = useWords();
  const texts = useReaderWords();
  const loaded = useLoaded(`${citation.report.id} ${citation.passageId}`, loadNeighbours);
  const surroundings = useRef<HTMLDivElement>(null);
  // A passage may be longer than the panel: its quote is what was asked for.
  useLayoutEffect(() => {
    surroundings.current?.querySelector('mark')?.scrollIntoView({ block: 'nearest' });
  }, [loaded.state]);
  const gone = loaded.state === 'failed' && loaded.problem.status === 404;
  useEffect(() => {
    if (gone) onGone();
  }, [gone]);
  // `start` counts from the start of the report; the passage's own start tells which of two equal quotes is meant.
  const expected = loaded.state === 'ready' ? citation.start - loaded.value.passage.start : null;
  const [before, quote, after] = cutByMark(citation.text, 0, locateQuote(citation.text, citation.quote, expected));
  return (
    <>
      {gone && (
        <p class="gone" role="status">
          {texts.goneCited}
        </p>
      )}
      <ReportFacts report={citation.report} abridged={abridged} />
      {citation.section.length > 0 && (
        <p class="section-path">
          {citation.section.map((heading, depth) => (
            <span key={depth}>{heading}</span>
          ))}
        </p>
      )}
      <div class="surroundings" ref={surroundings}>
        <Neighbour loaded={loaded} side="before" />
        <blockquote class="passage">
          {before}
          {quote && <mark>{quote}</mark>}
          {after}
        </blockquote>
        <Neighbour loaded={loaded} side="after" />
      </div>
      {loaded.state === 'failed' && !gone && (
        <p class="quiet">
          {texts.noNeighbours}
          <button type="button" class="text-button" onClick={loaded.retry}>
            {texts.retry}
          </button>
        </p>
      )}
      {!gone && (
        <p class="passage-ways">
          <button type="button" class="plain-button" onClick={onWhole}>
            {words.panel.whole}
          </button>
          <a
            class="plain-button"
            href={reportAddress(citation.report.id, citation)}
            onClick={() => layTrail(citations, back)}
          >
            {texts.fullPage}
          </a>
        </p>
      )}
    </>
  );
}

/** @param key report id and passage id, which hold no blank */
function loadNeighbours(key: string): Promise<PassageReply> {
  const [id = '', passageId = ''] = key.split(' ');
  return fetchPassage(id, passageId, 1);
}

/** The place is kept while the neighbours are on their way, so that the passage does not jump when they come. */
function Neighbour({ loaded, side }: { readonly loaded: Loaded<PassageReply>; readonly side: 'before' | 'after' }) {
  if (loaded.state === 'loading') return <div class="neighbour waiting" aria-hidden="true" />;
  if (loaded.state === 'failed') return null;
  return (
    <>
      {loaded.value[side].map(({ id, text }) => (
        <p key={id} class={`neighbour ${side}`}>
          <span>{text}</span>
        </p>
      ))}
    </>
  );
}
