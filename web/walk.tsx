/** Stepping through the citations of an answer. */
import { Icon } from './icons.tsx';

interface Props {
  /** Among the citations, from 0. */
  readonly index: number;
  readonly total: number;
  readonly previous: string;
  readonly next: string;
  onStep(step: 1 | -1): void;
}

export function Walk({ index, total, previous, next, onStep }: Props) {
  const atStart = index === 0;
  const atEnd = index === total - 1;
  return (
    // aria-disabled, not disabled: a disabled button would lose the focus of someone who walks to the end.
    <span class="walk">
      <button
        type="button"
        class="tool"
        aria-label={previous}
        title={previous}
        aria-disabled={atStart}
        onClick={() => !atStart && onStep(-1)}
      >
        <Icon name="back" />
      </button>
      <span class="walk-place">
        {index + 1} / {total}
      </span>
      <button
        type="button"
        class="tool"
        aria-label={next}
        title={next}
        aria-disabled={atEnd}
        onClick={() => !atEnd && onStep(1)}
      >
        <Icon name="forward" />
      </button>
    </span>
  );
}
