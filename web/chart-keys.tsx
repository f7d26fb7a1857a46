/**
 * The bars and points of a chart for the keyboard and for screen readers: buttons over them, of which Tab reaches one and the
 * arrows the others. The pointer goes through them to the chart itself.
 */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ChartMark } from './chart-draw.ts';

interface Props {
  readonly box: RefObject<HTMLDivElement>;
  readonly marks: readonly ChartMark[];
  /** Of all of them. */
  readonly label: string;
  nameOf(mark: ChartMark): string;
  onPick(mark: ChartMark, button: HTMLElement): void;
  /** One has the focus, or none has. */
  onPoint(mark: ChartMark | null): void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function ChartKeys({ box, marks, label, nameOf, onPick, onPoint }: Props) {
  const [at, setAt] = useState(0);
  const current = Math.min(at, marks.length - 1);
  useEffect(() => setAt(0), [marks.length]);

  function onKeyDown(event: KeyboardEvent) {
    const { key } = event;
    const step = STEPS[key];
    const to = key === 'Home' ? 0 : key === 'End' ? marks.length - 1 : step === undefined ? null : current + step;
    if (to === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.min(Math.max(to, 0), marks.length - 1);
    setAt(next);
    box.current?.querySelectorAll('button')[next]?.focus();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset: nothing is filled in here.
    <div
      class="chart-keys"
      role="group"
      aria-label={label}
      ref={box}
      onKeyDown={onKeyDown}
      onFocusOut={({ relatedTarget }) => {
        if (!box.current?.contains(relatedTarget as Node | null)) onPoint(null);
      }}
    >
      {marks.map((mark, index) => (
        <button
          key={`${mark.series} ${mark.label}`}
          type="button"
          tabIndex={index === current ? 0 : -1}
          aria-label={nameOf(mark)}
          style={{
            left: `${mark.left}px`,
            top: `${mark.top}px`,
            width: `${mark.width}px`,
            height: `${mark.height}px`,
          }}
          onFocus={({ currentTarget }) => {
            setAt(index);
            if (currentTarget.matches(':focus-visible')) onPoint(mark);
          }}
          onClick={({ currentTarget }) => onPick(mark, currentTarget)}
        />
      ))}
    </div>
  );
}
