/**
 * The quote of a citation beside its chip, while the chip has the focus or the pointer rests on it. One for the whole page: it
 * listens to the chips, which name their citation by `data-number`. On touch screens a tap opens the panel instead.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Citation } from '../src/domain.ts';
import { citationName } from './naming.ts';
import { useWords } from './words.ts';

export const QUOTE_ID = 'quote-popover';

/** How long the pointer rests on a chip before its quote shows, and may be elsewhere before it goes. In milliseconds. */
const REST = 120;
const LEAVE = 180;

interface Shown {
  readonly chip: HTMLElement;
  readonly citation: Citation;
}

interface Props {
  /** The citation that a chip stands for. */
  citationOf(chip: HTMLElement): Citation | null;
}

export function QuotePopover({ citationOf }: Props) {
  const words = useWords();
  const [shown, setShown] = useState<Shown | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const find = useRef(citationOf);
  find.current = citationOf;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (wait: number, next: Shown | null) => {
      clearTimeout(timer);
      timer = setTimeout(() => setShown(next), wait);
    };
    const shownFor = (target: EventTarget | null): Shown | null => {
      const chip = target instanceof Element ? target.closest<HTMLElement>('.chip') : null;
      const citation = chip && find.current(chip);
      return chip && citation ? { chip, citation } : null;
    };
    const onOver = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      const next = shownFor(event.target);
      if (next) later(REST, next);
      // Over the popover itself it stays: its words can be selected.
      else if (box.current?.contains(event.target as Node)) clearTimeout(timer);
      else later(LEAVE, null);
    };
    const onFocus = (event: FocusEvent) => {
      const next = shownFor(event.target);
      if (next?.chip.matches(':focus-visible')) later(0, next);
      else if (!next) later(0, null);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || box.current === null) return;
      event.preventDefault();
      event.stopPropagation();
      later(0, null);
    };
    const onGone = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) later(0, null);
    };
    document.addEventListener('pointerover', onOver);
    document.addEventListener('focusin', onFocus);
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('click', onGone, true);
    document.addEventListener('scroll', onGone, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', onOver);
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('click', onGone, true);
      document.removeEventListener('scroll', onGone, true);
    };
  }, []);

  // Above the chip where there is room, else below it; never beyond the window.
  useLayoutEffect(() => {
    if (!shown || !box.current) return;
    const { chip } = shown;
    const at = chip.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height, style } = box.current;
    style.left = `${Math.max(8, Math.min(at.left + at.width / 2 - width / 2, innerWidth - width - 8))}px`;
    style.top = `${at.top > height + 12 ? at.top - height - 8 : at.bottom + 8}px`;
    chip.setAttribute('aria-describedby', QUOTE_ID);
    return () => chip.removeAttribute('aria-describedby');
  }, [shown]);

  if (!shown) return null;
  const { citation } = shown;
  return (
    <div class="quote-popover" id={QUOTE_ID} role="tooltip" ref={box}>
      <p class="popover-name">{citationName(citation, words)}</p>
      <p class="popover-quote">{citation.quote || citation.text}</p>
      <p class="popover-hint">{words.answer.quoteHint}</p>
    </div>
  );
}
