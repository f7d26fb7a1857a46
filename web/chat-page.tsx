/** The page to ask on: conversation, question box, and the panel with the sources. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Answer, ReportSummary } from '../src/domain.ts';
import { Composer, isComposing } from './composer.tsx';
import type { Conversation, Turn } from './conversation.ts';
import { exampleQuestions } from './examples.ts';
import type { PreferenceProps } from './header.tsx';
import { type Loaded, useMediaQuery } from './hooks.ts';
import { type PanelView, SourcePanel } from './source-panel.tsx';
import { spokenOutcome } from './spoken.ts';
import { TurnView, turnHeadingId } from './turn-view.tsx';
import { Welcome } from './welcome.tsx';
import { useWords } from './words.ts';

/** From here on the panel stands beside the conversation; the style sheets say the same. */
const WIDE = '(min-width: 1000px)';

interface Props {
  readonly library: Loaded<readonly ReportSummary[]>;
  readonly conversation: Conversation;
  /** What opened the side column where it lies over the page, null while it does not. */
  readonly menu: HTMLElement | null;
  readonly preferences: PreferenceProps;
  onMenuClose(): void;
  onCover(covered: boolean): void;
}

export function ChatPage({ library, conversation, onCover }: Props) {
  const words = useWords();
  const wide = useMediaQuery(WIDE);
  const [view, setView] = useState<PanelView | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  const { turns, busy } = conversation;
  const last = turns.at(-1);
  const modal = view !== null && !wide;

  // Before the first paint, so that nobody types into nothing.
  useLayoutEffect(() => {
    // Not on touch screens, where the keyboard would cover half the page.
    if (matchMedia('(hover: hover)').matches) box.current?.focus();
  }, []);

  // A new question goes to the top of the column, and its answer fills the space below it: nothing moves when the answer comes.
  useEffect(() => {
    if (last) document.getElementById(turnHeadingId(last.id))?.closest('article')?.scrollIntoView({ block: 'start' });
  }, [last?.id]);

  useEffect(() => onCover(modal), [modal]);
  useEffect(() => () => onCover(false), []);

  useEffect(() => {
    if (view === null) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isComposing(event)) return;
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
    requestAnimationFrame(() =>
      document.getElementById(turnHeadingId(turns.length + 1))?.focus({ preventScroll: true }),
    );
  }

  function openCitation(turn: Turn, answer: Answer, number: number, from: HTMLElement) {
    const index = answer.citations.findIndex((citation) => citation.number === number);
    open({ kind: 'citation', turn: turn.id, citations: answer.citations, index, whole: false }, from);
  }

  return (
    <div class="chat">
      <main class="talk" id="main" tabIndex={-1} inert={modal}>
        <h1 class="unseen">{words.nav.chat}</h1>
        {turns.length === 0 ? (
          <Welcome questions={library.state === 'ready' ? exampleQuestions(library.value) : null} onAsk={askByButton} />
        ) : (
          turns.map((turn) => (
            <TurnView
              key={turn.id}
              turn={turn}
              busy={busy}
              openCitation={
                view?.kind === 'citation' && view.turn === turn.id ? (view.citations[view.index]?.number ?? null) : null
              }
              onOpenCitation={(number, from) => {
                if (turn.outcome.state === 'done') openCitation(turn, turn.outcome.answer, number, from);
              }}
              onAsk={askByButton}
              onRetry={() => conversation.retry(turn.id)}
            />
          ))
        )}
      </main>
      <div class="ask" inert={modal}>
        <Composer busy={busy} box={box} onAsk={conversation.ask} onStop={conversation.stop} />
      </div>
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
      <p class="unseen" role="status">
        {last ? spokenOutcome(last, words) : ''}
      </p>
    </div>
  );
}
