/** The box a question is typed in. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { LIMITS } from '../src/http/limits.ts';
import { Icon } from './icons.tsx';
import { isComposing } from './keys.ts';
import { useWords } from './words.ts';

interface Props {
  readonly busy: boolean;
  readonly box: RefObject<HTMLTextAreaElement>;
  onAsk(question: string): void;
  onStop(): void;
}

export function Composer({ busy, box, onAsk, onStop }: Props) {
  const words = useWords().composer;
  const [text, setText] = useState('');
  const question = text.trim();

  // The box grows with its text up to the max-height of the style sheet; `text` is what changes its height.
  useLayoutEffect(() => {
    if (!box.current) return;
    box.current.style.height = 'auto';
    box.current.style.height = `${box.current.scrollHeight}px`;
  }, [text, box]);

  function send() {
    if (question === '' || busy) return;
    setText('');
    onAsk(question);
  }

  return (
    <div class="composer">
      <label class="unseen" for="question">
        {words.label}
      </label>
      <div class="composer-box">
        <textarea
          id="question"
          ref={box}
          rows={1}
          maxLength={LIMITS.question}
          placeholder={words.placeholder}
          aria-describedby="composer-keys"
          enterkeyhint="send"
          autocomplete="off"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
            event.preventDefault();
            send();
          }}
        />
        {/* One button in both roles, never disabled, so that keyboard focus on it is not lost. */}
        <button
          type="button"
          class="round"
          aria-label={busy ? words.stop : words.send}
          aria-disabled={!busy && question === ''}
          onClick={busy ? onStop : send}
        >
          <Icon name={busy ? 'stop' : 'send'} />
        </button>
      </div>
      <p class="composer-keys" id="composer-keys">
        <span class="keys">{words.keys}</span>
        {words.note}
      </p>
    </div>
  );
}
