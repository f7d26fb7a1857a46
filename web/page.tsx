/** The page: header, conversation, question box, and the panel with the sources. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from '../src/domain.ts';
import { spokenText } from './answer-text.ts';
import { fetchLibrary } from './api.ts';
import { Composer, isComposing } from './composer.tsx';
import { type Turn, useConversation } from './conversation.ts';
import { exampleQuestions } from './examples.ts';
import { useLoaded, useMediaQuery } from './hooks.ts';
import { type PanelView, SourcePanel } from './source-panel.tsx';
import { TurnView, turnHeadingId } from './turn-view.tsx';
import { REFUSALS } from './words.ts';

/** From here on the panel stands beside the conversation; the style sheets say the same. */
const WIDE = '(min-width: 1000px)';

export function Page() {
  const conversation = useConversation();
  const library = useLoaded('library', fetchLibrary);
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
    <div class="page">
      <header class="head" inert={modal}>
        <h1 class="brand">问报</h1>
        <p class="claim">问政府工作报告，答案句句有出处</p>
        <button type="button" class="count" onClick={(event) => open({ kind: 'library' }, event.currentTarget)}>
          {library.state === 'ready' ? `收录 ${library.value.length} 份报告` : '报告库'}
        </button>
      </header>
      <main class="talk" inert={modal}>
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
        {last ? spokenOutcome(last) : ''}
      </p>
    </div>
  );
}

function Welcome({ questions, onAsk }: { readonly questions: string[] | null; onAsk(question: string): void }) {
  return (
    <div class="welcome">
      <p class="welcome-title">想知道哪里、哪一年、哪件事？</p>
      <p class="welcome-text">
        写下问题就行。答案里的编号可以点开，看到报告里的原话和它所在的位置；报告里没有写到的，会直接告诉您没有。
      </p>
      {questions !== null && questions.length > 0 && (
        <>
          <h2 class="small-heading">例如</h2>
          <ul class="examples">
            {questions.map((question) => (
              <li key={question}>
                <button type="button" class="question-button" onClick={() => onAsk(question)}>
                  {question}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** What a screen reader is told of the last turn. */
function spokenOutcome({ outcome }: Turn): string {
  switch (outcome.state) {
    case 'busy':
      return '正在查找报告原文。';
    case 'stopped':
      return '已停止。';
    case 'failed':
      return `${outcome.problem.message}${outcome.problem.hint ?? ''}`;
    case 'done': {
      const { answer, citations, direct, reason, status } = outcome.answer;
      const text = spokenText(answer, new Set(citations.map((citation) => citation.number)));
      if (status === 'refused') return `没有答案：${REFUSALS[reason ?? 'not-in-reports']}。${text}`;
      return `${direct ? `${direct}。` : ''}${text}共 ${citations.length} 处来源。`;
    }
  }
}
