/** A small window over the page: the browser keeps the focus inside it, and Escape closes it. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly class?: string;
  readonly children: ComponentChildren;
  /** Asked for by Escape or by a click beside it; the owner takes it away. */
  onClose(): void;
}

export function Dialog({ label, class: name = 'dialog', children, onClose }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = box.current;
    const opener = document.activeElement as HTMLElement | null;
    dialog?.showModal();
    return () => {
      dialog?.close();
      // What opened it may be gone, or its owner may have put the focus elsewhere by then.
      if (opener?.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      class={name}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // What lies below must not hear the Escape that is meant for this window.
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div class="dialog-body">{children}</div>
    </dialog>
  );
}
