/** The table of contents of a report: beside the text, or in a window over it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Dialog } from './dialog.tsx';
import { Icon } from './icons.tsx';
import type { OutlineEntry } from './outline.ts';
import { useReaderWords } from './reader-words.ts';
import { useWords } from './words.ts';

interface Props {
  readonly outline: readonly OutlineEntry[];
  /** Index of the section that is being read, −1 before the first. */
  readonly current: number;
  /** @param entry one of the outline */
  onChoose(entry: OutlineEntry): void;
}

export function Contents({ outline, current, onChoose }: Props) {
  const texts = useReaderWords();
  const list = useRef<HTMLOListElement>(null);
  // The list alone is scrolled; scrollIntoView could move the text as well.
  useLayoutEffect(() => {
    const item = list.current?.children[current] as HTMLElement | undefined;
    const box = list.current;
    if (!item || !box) return;
    const [top, bottom] = [item.offsetTop, item.offsetTop + item.offsetHeight];
    if (top < box.scrollTop) box.scrollTop = top;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  }, [current]);
  return (
    <nav class="contents" aria-label={texts.contents}>
      <ol ref={list}>
        {outline.map((entry, index) => (
          <li key={entry.block} class={`level-${entry.level}`}>
            <button
              type="button"
              aria-current={index === current ? 'location' : undefined}
              onClick={() => onChoose(entry)}
            >
              {entry.title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export function ContentsDrawer({ onClose, ...contents }: Props & { onClose(): void }) {
  const words = useWords();
  const texts = useReaderWords();
  return (
    <Dialog label={texts.contents} class="contents-drawer" onClose={onClose}>
      <div class="contents-head">
        <h2 class="dialog-title">{texts.contents}</h2>
        <button type="button" class="tool" aria-label={words.close} title={words.closeByEscape} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <Contents {...contents} />
    </Dialog>
  );
}
