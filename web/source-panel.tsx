/** The panel beside the conversation: the reports of the library, a cited passage, or a whole report. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Citation, ReportSummary } from '../src/domain.ts';
import type { Loaded } from './hooks.ts';
import { Icon } from './icons.tsx';
import { LibraryList } from './library-list.tsx';
import { reportName } from './naming.ts';
import { PassageView } from './passage-view.tsx';
import { ReportView } from './report-view.tsx';
import { Walk } from './walk.tsx';
import { useWords } from './words.ts';

export type PanelView =
  | { readonly kind: 'library' }
  | {
      readonly kind: 'citation';
      readonly turn: number;
      /** All citations of the answer, to walk through. */
      readonly citations: readonly Citation[];
      readonly index: number;
      /** The whole report instead of the passage alone. */
      readonly whole: boolean;
      /** Where the citation of a number is open beside its conversation. */
      address(number: number, whole: boolean): string;
    }
  | { readonly kind: 'report'; readonly report: ReportSummary };

interface Props {
  readonly view: PanelView;
  readonly library: Loaded<readonly ReportSummary[]>;
  /** It lies over the page and is the only thing that can be reached. */
  readonly modal: boolean;
  /** There is something to go back to: a panel at rest cannot be closed. */
  readonly closable: boolean;
  onView(view: PanelView): void;
  onClose(): void;
  /** The report of a citation turned out to be no longer there. */
  onGone(): void;
}

export function SourcePanel({ view, library, modal, closable, onView, onClose, onGone }: Props) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const citation = view.kind === 'citation' ? view.citations[view.index] : undefined;
  const place =
    view.kind === 'library' ? 'library' : view.kind === 'report' ? view.report.id : view.whole ? 'whole' : 'passage';

  // Focus goes to the heading when the panel opens or shows another kind of thing; walking through citations keeps it on the arrow.
  useEffect(() => {
    if (closable) heading.current?.focus({ preventScroll: true });
  }, [place, closable]);

  return (
    <section
      class={modal ? 'panel over' : 'panel'}
      aria-label={words.panel.label}
      {...(modal ? { role: 'dialog' as const, 'aria-modal': true } : {})}
    >
      {view.kind === 'library' && (
        <Frame
          heading={heading}
          kicker={words.panel.library}
          title={words.panel.libraryTitle}
          {...(closable ? { onClose } : {})}
        >
          <LibraryList library={library} onOpen={(report) => onView({ kind: 'report', report })} />
        </Frame>
      )}
      {view.kind === 'report' && (
        <Frame
          heading={heading}
          kicker={words.panel.report}
          title={view.report.title}
          onBack={() => onView({ kind: 'library' })}
          backLabel={words.panel.backToLibrary}
          onClose={onClose}
        >
          <ReportView key={view.report.id} report={view.report} citation={null} />
        </Frame>
      )}
      {view.kind === 'citation' && citation && (
        <Frame
          heading={heading}
          kicker={view.whole ? words.panel.report : words.panel.source(citation.number)}
          title={citation.report.title || reportName(citation.report, words)}
          {...(view.whole
            ? { onBack: () => onView({ ...view, whole: false }), backLabel: words.panel.backToPassage }
            : {})}
          onClose={onClose}
          walk={{
            index: view.index,
            total: view.citations.length,
            onStep: (step) => onView({ ...view, index: view.index + step }),
          }}
        >
          {view.whole ? (
            <ReportView key={`${citation.report.id} ${citation.number}`} report={citation.report} citation={citation} />
          ) : (
            <PassageView
              key={`${view.turn} ${citation.number}`}
              citation={citation}
              citations={view.citations}
              abridged={library.state === 'ready' && isAbridged(library.value, citation)}
              back={(number) => view.address(number, false)}
              onWhole={() => onView({ ...view, whole: true })}
              onGone={onGone}
            />
          )}
        </Frame>
      )}
    </section>
  );
}

function isAbridged(library: readonly ReportSummary[], citation: Citation): boolean {
  return library.some((report) => report.id === citation.report.id && report.abridged);
}

interface FrameProps {
  readonly heading: { current: HTMLHeadingElement | null };
  readonly kicker: string;
  readonly title: string;
  readonly backLabel?: string;
  /** Place among the citations of the answer, index from 0. */
  readonly walk?: { readonly index: number; readonly total: number; onStep(step: 1 | -1): void };
  readonly children: ComponentChildren;
  onBack?(): void;
  onClose?(): void;
}

function Frame({ heading, kicker, title, backLabel, walk, children, onBack, onClose }: FrameProps) {
  const words = useWords();
  return (
    <>
      <div class="panel-bar">
        {onBack && (
          <button type="button" class="tool" aria-label={backLabel} title={backLabel} onClick={onBack}>
            <Icon name="back" />
          </button>
        )}
        <span class="kicker">{kicker}</span>
        {walk && walk.total > 1 && <Walk {...walk} previous={words.panel.previous} next={words.panel.next} />}
        {onClose && (
          <button
            type="button"
            class="tool close"
            aria-label={words.close}
            title={words.closeByEscape}
            onClick={onClose}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      <div class="panel-body">
        <h2 class="panel-title" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
    </>
  );
}
