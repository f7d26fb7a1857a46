/** The box that searches in a report: how many there are, which one the reader is at, and the way to the others. */
import { useRef } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { isComposing } from './keys.ts';
import { useReaderWords } from './reader-words.ts';

interface Props {
  readonly query: string;
  readonly total: number;
  /** From 0, −1 where there is none. */
  readonly current: number;
  onQuery(query: string): void;
  onStep(step: 1 | -1): void;
}

export function FindBar({ query, total, current, onQuery, onStep }: Props) {
  const { find: texts } = useReaderWords();
  const box = useRef<HTMLInputElement>(null);
  const searched = query.trim() !== '';
  return (
    <search class="find-bar" aria-label={texts.label}>
      <Icon name="find" />
      <input
        ref={box}
        type="search"
        aria-label={texts.label}
        placeholder={texts.placeholder}
        // Not controlled: what an input method is composing belongs to it until it is done.
        onInput={(event) => !event.isComposing && onQuery(event.currentTarget.value)}
        onCompositionEnd={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            onStep(event.shiftKey ? -1 : 1);
          }
          if (event.key === 'Escape' && event.currentTarget.value !== '') {
            // This Escape empties the box; only the next one closes what lies around it.
            event.stopPropagation();
            event.preventDefault();
            event.currentTarget.value = '';
            onQuery('');
          }
        }}
      />
      <span class="find-place" aria-hidden="true">
        {searched && (total === 0 ? texts.none : texts.place(current + 1, total))}
      </span>
      <span class="unseen" role="status">
        {searched && (total === 0 ? texts.none : texts.spoken(current + 1, total))}
      </span>
      {searched && (
        <>
          <button
            type="button"
            class="tool"
            aria-label={texts.previous}
            aria-disabled={total === 0}
            onClick={() => onStep(-1)}
          >
            <Icon name="up" />
          </button>
          <button
            type="button"
            class="tool"
            aria-label={texts.next}
            aria-disabled={total === 0}
            onClick={() => onStep(1)}
          >
            <Icon name="down" />
          </button>
        </>
      )}
    </search>
  );
}
