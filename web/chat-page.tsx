/** The page to ask on: conversations, the one that is open, the question box, and the panel with the sources. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Citation, ReportSummary } from '../src/domain.ts';
import { askAddress } from './ask-link.ts';
import { Composer } from './composer.tsx';
import type { Conversation } from './conversation.ts';
import { exampleQuestions } from './examples.ts';
import { type Loaded, useMediaQuery } from './hooks.ts';
import { isComposing } from './keys.ts';
import { MissingConversation } from './not-found.tsx';
import { QuotePopover } from './quote-popover.tsx';
import { ScopeBar } from './scope-bar.tsx';
import { SideColumn, type SideProps } from './side-column.tsx';
import { type PanelView, SourcePanel } from './source-panel.tsx';
import { spokenOutcome } from './spoken.ts';
import { TurnView, turnHeadingId } from './turn-view.tsx';
import { questionsBefore, type Turn } from './turns.ts';
import { Welcome } from './welcome.tsx';
import { useWords } from './words.ts';

/** From here on the panel stands beside the conversation, and from there the conversations too; the style sheets say the same. */
const WIDE = '(min-width: 1000px)';
export const WIDEST = '(min-width: 1200px)';

interface Props {
  readonly library: Loaded<readonly ReportSummary[]>;
  readonly conversation: Conversation;
  readonly side: SideProps;
  /** A panel lies over the page: nothing else of it can be reached. */
  onCover(covered: boolean): void;
}

export function ChatPage({ library, conversation, side, onCover }: Props) {
  const words = useWords();
  const wide = useMediaQuery(WIDE);
  const widest = useMediaQuery(WIDEST);
  const [view, setView] = useState<PanelView | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  const { turns, busy, id, state } = conversation;
  const last = turns.at(-1);
  const modal = view !== null && !wide;
  const understood = turns.findLast(({ outcome }) => outcome.state === 'done')?.outcome;

  // Before the first paint, so that nobody types into nothing.
  useLayoutEffect(() => {
    // Not on touch screens, where the keyboard would cover half the page.
    if (matchMedia('(hover: hover)').matches) box.current?.focus();
  }, []);

  // A new question goes to the top of the column, and its answer fills the space below it: nothing moves when the answer comes.
  useEffect(() => {
    if (last) document.getElementById(turnHeadingId(last.id))?.closest('article')?.scrollIntoView({ block: 'start' });
  }, [id, last?.id]);

  // A source belongs to its conversation. Getting its address does not make a conversation another one.
  const before = useRef(id);
  useEffect(() => {
    if (before.current !== null && before.current !== id) setView(null);
    before.current = id;
  }, [id]);

  useEffect(() => onCover(modal), [modal]);
  useEffect(() => () => onCover(false), []);

  useEffect(() => {
    if (view === null) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
      event.preventDefault();
      close();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [view]);

  /** @param from what focus goes back to on close; not given for a step inside the panel */
  function open(next: PanelView, from?: HTMLElement) {
    if (from) opener.current = from;
    setView(next);
  }

  function close() {
    setView(null);
    const target = opener.current?.isConnected ? opener.current : box.current;
    // After the render: what lies under a modal panel is inert until then.
    requestAnimationFrame(() => target?.focus());
  }

  function askByButton(question: string) {
    conversation.ask(question);
    const next = (last?.id ?? 0) + 1;
    requestAnimationFrame(() => document.getElementById(turnHeadingId(next))?.focus({ preventScroll: true }));
  }

  function openCitation(turn: Turn, answer: Answer, number: number, from: HTMLElement) {
    const index = answer.citations.findIndex((citation) => citation.number === number);
    open({ kind: 'citation', turn: turn.id, citations: answer.citations, index, whole: false }, from);
  }

  function citationOf(chip: HTMLElement): Citation | null {
    const heading = chip.closest('article')?.getAttribute('aria-labelledby');
    const turn = turns.find((candidate) => turnHeadingId(candidate.id) === heading);
    return citationsOf(turn).find((citation) => String(citation.number) === chip.dataset['number']) ?? null;
  }

  return (
    <div class="chat">
      {widest && (
        <aside class="side" aria-label={words.conversations.label}>
          <SideColumn {...side} />
        </aside>
      )}
      <main class="talk" id="main" tabIndex={-1} inert={modal}>
        <h1 class="unseen">{words.nav.chat}</h1>
        {state === 'missing' && <MissingConversation />}
        {state === 'ready' && turns.length === 0 && (
          <Welcome questions={library.state === 'ready' ? exampleQuestions(library.value) : null} onAsk={askByButton} />
        )}
        {turns.map((turn) => (
          <TurnView
            key={`${id} ${turn.id}`}
            turn={turn}
            followed={turn !== last}
            busy={busy}
            link={askAddress({ ...turn, earlier: questionsBefore(turns, turn.id) })}
            openCitation={
              view?.kind === 'citation' && view.turn === turn.id ? (view.citations[view.index]?.number ?? null) : null
            }
            onOpenCitation={(number, from) => {
              if (turn.outcome.state === 'done') openCitation(turn, turn.outcome.answer, number, from);
            }}
            onAsk={askByButton}
            onAgain={(question) => conversation.again(turn.id, question)}
          />
        ))}
      </main>
      <section class="ask" aria-label={words.composer.region} inert={modal}>
        <ScopeBar
          reports={library.state === 'ready' ? library.value : []}
          understood={understood?.state === 'done' ? understood.answer.understood : null}
          scope={conversation.scope}
          onScope={conversation.setScope}
        />
        <Composer busy={busy} box={box} onAsk={conversation.ask} onStop={conversation.stop} />
      </section>
      {(wide || view !== null) && (
        <SourcePanel
          view={view ?? { kind: 'library' }}
          library={library}
          modal={modal}
          closable={view !== null}
          onView={open}
          onClose={close}
        />
      )}
      <QuotePopover citationOf={citationOf} />
      <p class="unseen" role="status" id="spoken">
        {last ? spokenOutcome(last, words) : ''}
      </p>
    </div>
  );
}

function citationsOf(turn: Turn | undefined): readonly Citation[] {
  if (turn?.outcome.state === 'done') return turn.outcome.answer.citations;
  return turn?.outcome.state === 'busy' ? (turn.outcome.part?.citations ?? []) : [];
}
