/** A question of the conversation, to be asked in other words. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LIMITS } from '../src/http/limits.ts';
import { isComposing } from './keys.ts';
import { useWords } from './words.ts';

interface Props {
  readonly question: string;
  /** Of the heading that the turn is named by, which is not seen meanwhile. */
  readonly headingId: string;
  /** Answers that will go stand below it. */
  readonly followed: boolean;
  onCancel(): void;
  onAsk(question: string): void;
}

export function QuestionEditor({ question, headingId, followed, onCancel, onAsk }: Props) {
  const words = useWords().turn;
  const [text, setText] = useState(question);
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(question.length, question.length);
  }, []);
  const ask = () => {
    if (text.trim() !== '') onAsk(text.trim());
  };
  return (
    <div class="question-editor">
      <h2 class="unseen" id={headingId}>
        {question}
      </h2>
      <textarea
        ref={box}
        rows={2}
        maxLength={LIMITS.question}
        aria-label={words.editing}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Escape') {
            event.stopPropagation();
            onCancel();
          }
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            ask();
          }
        }}
      />
      <p class="editor-actions">
        <button type="button" class="main-button" disabled={text.trim() === ''} onClick={ask}>
          {words.askEdited}
        </button>
        <button type="button" class="plain-button" onClick={onCancel}>
          {words.cancel}
        </button>
        {followed && <span class="quiet">{words.later}</span>}
      </p>
    </div>
  );
}
