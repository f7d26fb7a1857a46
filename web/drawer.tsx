/** A column that lies over the page on a narrow screen. The dialog element makes the rest unreachable, and closes on Escape. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly label: string;
  readonly children: ComponentChildren;
  onClose(): void;
}

export function Drawer({ label, children, onClose }: Props) {
  const words = useWords();
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => box.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the drawer closes it; by keyboard, Escape does.
    <dialog
      class="drawer"
      ref={box}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        // What lies in it has a box of its own: a click on the element itself is one on its backdrop, or a link was followed.
        const target = event.target as Element;
        if (target === event.currentTarget || target.closest('a')) box.current?.close();
      }}
    >
      <div class="drawer-body">
        <button type="button" class="tool close" aria-label={words.close} onClick={() => box.current?.close()}>
          <Icon name="close" />
        </button>
        {children}
      </div>
    </dialog>
  );
}
