/** One question and what became of it. */
import { Component } from 'preact';
import { useState } from 'preact/hooks';
import { answerSoFar } from './answer-text.ts';
import { AnswerView } from './answer-view.tsx';
import { printOf } from './ask-link.ts';
import { Icon } from './icons.tsx';
import { Problem } from './problem.tsx';
import { QuestionEditor } from './question-editor.tsx';
import type { Turn } from './turns.ts';
import { useWords } from './words.ts';

interface Props {
  readonly turn: Turn;
  /** Others come after it. */
  readonly followed: boolean;
  readonly openCitation: number | null;
  readonly busy: boolean;
  /** Address of a link that reopens this answer; made only when it is wanted. */
  link(): string;
  /** Ids of the reports of the library; null while they are not known. */
  readonly held: ReadonlySet<string> | null;
  onOpenCitation(number: number, opener: HTMLElement): void;
  onAsk(question: string): void;
  /** Asks it again under another id. @param question another one in its place */
  onAgain(question?: string): void;
}

/** A longer question is shown by its first lines: else its answer would be out of sight. In characters and lines. */
const LONG = 160;
const LINES = 5;

/** Id of the heading of a turn, where focus goes when its question was asked by a button that is gone or far away. */
export function turnHeadingId(id: number): string {
  return `turn-${id}`;
}

/**
 * Drawn anew only when something of it changes: a long conversation has hundreds, and while an answer comes in only one is of
 * interest. Its callbacks must hold as long as it does.
 */
export class TurnView extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    const { turn, followed, busy, held, openCitation } = this.props;
    return (
      next.turn !== turn ||
      next.followed !== followed ||
      next.busy !== busy ||
      next.held !== held ||
      next.openCitation !== openCitation
    );
  }

  override render(props: Props) {
    return <TurnBody {...props} />;
  }
}

function TurnBody({ turn, followed, onAgain, ...rest }: Props) {
  const { busy } = rest;
  const words = useWords().turn;
  const [editing, setEditing] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const { outcome, question, scope } = turn;
  const long = question.length > LONG || question.split('\n').length > LINES;
  const focusHeading = () =>
    requestAnimationFrame(() => document.getElementById(turnHeadingId(turn.id))?.focus({ preventScroll: true }));
  // Before its first words come, a part has only sources: a refusal looks different, and nothing is to jump.
  const part = outcome.state === 'busy' && outcome.part && outcome.part.text !== '' ? outcome.part : null;
  const answer = outcome.state === 'done' ? outcome.answer : part && answerSoFar(part);
  return (
    <article class="turn" aria-labelledby={turnHeadingId(turn.id)} aria-busy={outcome.state === 'busy'}>
      <span class="mark-question" aria-hidden="true">
        {words.asked}
      </span>
      {editing ? (
        <QuestionEditor
          question={question}
          headingId={turnHeadingId(turn.id)}
          followed={followed}
          onCancel={() => {
            setEditing(false);
            focusHeading();
          }}
          onAsk={(edited) => {
            setEditing(false);
            onAgain(edited);
          }}
        />
      ) : (
        <div class="asked">
          <h2 class={long && !unfolded ? 'question folded' : 'question'} id={turnHeadingId(turn.id)} tabIndex={-1}>
            {question}
          </h2>
          {!busy && (
            <button
              type="button"
              class="tool edit"
              aria-label={words.edit}
              title={words.edit}
              onClick={() => setEditing(true)}
            >
              <Icon name="edit" />
            </button>
          )}
          {long && (
            <button
              type="button"
              class="text-button unfold"
              aria-expanded={unfolded}
              onClick={() => setUnfolded(!unfolded)}
            >
              {unfolded ? words.fold : words.unfold}
            </button>
          )}
          {scope && (
            <p class="asked-how">{words.scope([...(scope.regions ?? []), ...(scope.years ?? [])].join(' · '))}</p>
          )}
        </div>
      )}
      <span class="mark-answer" aria-hidden="true">
        {words.answered}
      </span>
      {outcome.state === 'busy' && answer === null && (
        <div class="waiting">
          <p>{words.searching}</p>
          <span class="waiting-line" />
          <span class="waiting-line" />
        </div>
      )}
      {outcome.state === 'stopped' && (
        <div class="notice">
          <p>{words.stopped}</p>
          <button type="button" class="plain-button" disabled={busy} onClick={() => onAgain()}>
            {words.askAgain}
          </button>
        </div>
      )}
      {outcome.state === 'failed' && (
        <Problem silent problem={outcome.problem} disabled={busy} onRetry={() => onAgain()} />
      )}
      {answer && (
        <AnswerView
          {...rest}
          asked={question}
          answer={answer}
          whole={outcome.state === 'done'}
          changed={outcome.state === 'done' && turn.promised !== undefined && printOf(answer) !== turn.promised}
        />
      )}
    </article>
  );
}
