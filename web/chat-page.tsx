/** The page to ask on: conversations, the one that is open, the question box, and the panel with the sources. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Citation, ReportSummary } from '../src/domain.ts';
import { askAddress, linkTo } from './ask-link.ts';
import { Composer } from './composer.tsx';
import type { Conversation } from './conversation.ts';
import { exampleQuestions } from './examples.ts';
import { type Loaded, useMediaQuery } from './hooks.ts';
import { isComposing } from './keys.ts';
import { MissingConversation } from './not-found.tsx';
import { QuotePopover } from './quote-popover.tsx';
import { conversationAddress, type PageProps, type SourcePlace } from './route.ts';
import { ScopeBar } from './scope-bar.tsx';
import { SideColumn, type SideProps } from './side-column.tsx';
import { type PanelView, SourcePanel } from './source-panel.tsx';
import { spokenOutcome } from './spoken.ts';
import { TurnView, turnHeadingId } from './turn-view.tsx';
import type { Turn } from './turns.ts';
import { Welcome } from './welcome.tsx';
import { useWords } from './words.ts';

/** From here on the panel stands beside the conversation, and from there the conversations too; the style sheets say the same. */
const WIDE = '(min-width: 1000px)';
export const WIDEST = '(min-width: 1200px)';

interface Props {
  readonly library: Loaded<readonly ReportSummary[]>;
  readonly conversation: Conversation;
  readonly side: SideProps;
  /** The citation that the address says is open. */
  readonly source: SourcePlace | null;
  readonly go: PageProps['go'];
  /** A panel lies over the page: nothing else of it can be reached. */
  onCover(covered: boolean): void;
}

/** How far each conversation was scrolled, while another page or conversation is looked at. */
const scrolled = new Map<string, number>();

export function ChatPage({ library, conversation, side, source, go, onCover }: Props) {
  const words = useWords();
  const wide = useMediaQuery(WIDE);
  const widest = useMediaQuery(WIDEST);
  /** A report opened from the list of the library; a citation that is open stands in the address. */
  const [picked, setPicked] = useState<PanelView | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const main = useRef<HTMLElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  /** The panel has a step of its own to go back to. */
  const stepped = useRef(false);
  const { turns, busy, id, state } = conversation;
  const last = turns.at(-1);
  const addressOf = (place: SourcePlace | null) => (id === null ? '#/' : conversationAddress(id, place));
  const view = picked ?? citationView(turns, source, (place) => addressOf(place));
  const modal = view !== null && !wide;
  const understood = turns.findLast(({ outcome }) => outcome.state === 'done')?.outcome;
  const held = useMemo(
    () => (library.state === 'ready' ? new Set(library.value.map((report) => report.id)) : null),
    [library],
  );

  // Before the first paint, so that nobody types into nothing.
  useLayoutEffect(() => {
    // Not on touch screens, where the keyboard would cover half the page.
    if (matchMedia('(hover: hover)').matches) box.current?.focus();
  }, []);

  // A new question goes to the top of the column, and its answer fills the space below it: nothing moves when the answer comes.
  // Whoever comes back to a conversation finds it where it was left.
  const seen = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (!last) return;
    const left = seen.current === id ? undefined : scrolled.get(id ?? '');
    const first = seen.current !== id;
    seen.current = id;
    if (left !== undefined) main.current?.scrollTo({ top: left, behavior: 'instant' });
    else if (first && source) chipOf(source)?.scrollIntoView({ block: 'center', behavior: 'instant' });
    else articleOf(last)?.scrollIntoView({ block: 'start' });
  }, [id, last?.id]);

  // What was picked belongs to its conversation. Getting its address does not make a conversation another one.
  const before = useRef(id);
  useEffect(() => {
    if (before.current !== null && before.current !== id) setPicked(null);
    before.current = id;
  }, [id]);

  useEffect(() => onCover(modal), [modal]);
  useEffect(() => () => onCover(false), []);

  // Before the paint: whoever sees the panel can close it.
  useLayoutEffect(() => {
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
    if (next.kind !== 'citation') {
      setPicked(next);
      if (source) go(addressOf(null), true);
      return;
    }
    setPicked(null);
    // Over the page the panel is a step of its own: the way back closes it.
    const step = view === null && !wide;
    stepped.current ||= step;
    go(next.address(next.citations[next.index]?.number ?? 0, next.whole), !step);
  }

  function close() {
    const target = opener.current?.isConnected ? opener.current : ((source && chipOf(source)) ?? box.current);
    opener.current = null;
    setPicked(null);
    if (source && stepped.current) history.back();
    else if (source) go(addressOf(null), true);
    stepped.current = false;
    // After the render: what lies under a modal panel is inert until then.
    requestAnimationFrame(() => requestAnimationFrame(() => target?.focus()));
  }

  function askByButton(question: string) {
    conversation.ask(question);
    focusLast();
  }

  function askAgain(turn: Turn, question?: string) {
    conversation.again(turn.id, question);
    focusLast();
  }

  function openCitation(turn: Turn, number: number, from: HTMLElement) {
    const next = citationView(turns, { turn: turn.id, number, whole: false }, (place) => addressOf(place));
    if (next) open(next, from);
  }

  const link = (turn: Turn): string => askAddress(linkTo(turns, turn.id));
  /** What turns call, though they are not drawn anew whenever this page is. */
  const latest = useRef({ link, openCitation, askByButton, askAgain });
  latest.current = { link, openCitation, askByButton, askAgain };

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
      <main
        class="talk"
        id="main"
        tabIndex={-1}
        inert={modal}
        ref={main}
        onScroll={({ currentTarget }) => {
          if (id !== null && turns.length > 0) scrolled.set(id, currentTarget.scrollTop);
        }}
      >
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
            link={() => latest.current.link(turn)}
            held={held}
            openCitation={
              view?.kind === 'citation' && view.turn === turn.id ? (view.citations[view.index]?.number ?? null) : null
            }
            onOpenCitation={(number, from) => latest.current.openCitation(turn, number, from)}
            onAsk={(question) => latest.current.askByButton(question)}
            onAgain={(question) => latest.current.askAgain(turn, question)}
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
        {/* It belongs to no place; here it is in one that readers of landmarks find. */}
        <QuotePopover citationOf={citationOf} />
      </section>
      {(wide || view !== null) && (
        <SourcePanel
          view={view ?? { kind: 'library' }}
          library={library}
          modal={modal}
          closable={view !== null}
          onView={open}
          onClose={close}
          onGone={() => library.state === 'ready' && library.reload()}
        />
      )}
      <p class="unseen" role="status" id="spoken">
        {last ? spokenOutcome(last, words) : ''}
      </p>
    </div>
  );
}

/** @returns null where there is no such citation (any more) */
function citationView(
  turns: readonly Turn[],
  source: SourcePlace | null,
  addressOf: (place: SourcePlace) => string,
): PanelView | null {
  const outcome = turns.find(({ id }) => id === source?.turn)?.outcome;
  if (source === null || outcome?.state !== 'done') return null;
  const { citations } = outcome.answer;
  const index = citations.findIndex(({ number }) => number === source.number);
  if (index < 0) return null;
  const address = (number: number, whole: boolean) => addressOf({ turn: source.turn, number, whole });
  return { kind: 'citation', turn: source.turn, citations, index, whole: source.whole, address };
}

const articleOf = ({ id }: Pick<Turn, 'id'>) => document.getElementById(turnHeadingId(id))?.closest('article');

const chipOf = ({ turn, number }: SourcePlace) =>
  articleOf({ id: turn })?.querySelector<HTMLElement>(`.chip[data-number="${number}"]`) ?? null;

/** The question that was just asked: the button that asked it is gone or far away. */
function focusLast(): void {
  requestAnimationFrame(() => {
    const headings = document.querySelectorAll<HTMLElement>('.talk article h2');
    headings[headings.length - 1]?.focus({ preventScroll: true });
  });
}

function citationsOf(turn: Turn | undefined): readonly Citation[] {
  if (turn?.outcome.state === 'done') return turn.outcome.answer.citations;
  return turn?.outcome.state === 'busy' ? (turn.outcome.part?.citations ?? []) : [];
}
