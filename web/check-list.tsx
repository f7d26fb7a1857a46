/** A closed list that opens to boxes to tick: which places, years or reports. Nothing ticked means all. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { holdsWords } from './find-text.ts';
import { useIndicatorsWords } from './indicators-words.ts';
import { useSimplified } from './simplified.ts';

export interface CheckOption {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly title: string;
  readonly options: readonly CheckOption[];
  readonly chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

/** From so many entries on, a box to find one. */
const FILTER_FROM = 13;

export function CheckList({ title, options, chosen, onChange }: Props) {
  const words = useIndicatorsWords();
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [filter, setFilter] = useState('');

  useEffect(() => {
    if (!open) return;
    const onPointer = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);

  // An address may name what the library has no more: it must be possible to take it away.
  const known = new Set(options.map(({ value }) => value));
  const all = [...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value })), ...options];
  const simplified = useSimplified(filter);
  const shown = all.filter(({ label }) => holdsWords(label, filter, simplified));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its button and boxes pass on.
    <div
      class="pick"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget !== null && !root.current?.contains(relatedTarget as Node)) setOpen(false);
      }}
    >
      <button
        type="button"
        ref={button}
        class="pick-button"
        aria-expanded={open}
        aria-controls={`${id}-box`}
        onClick={() => setOpen(!open)}
      >
        <span class="field-label">{title}</span>
        <span class="pick-state">{chosen.length === 0 ? words.all : words.chosen(chosen.length)}</span>
      </button>
      {open && (
        <fieldset class="pick-box" id={`${id}-box`}>
          <legend class="unseen">{title}</legend>
          {all.length >= FILTER_FROM && (
            <input
              class="pick-filter"
              type="text"
              aria-label={words.filter(title)}
              placeholder={words.filter(title)}
              value={filter}
              onInput={(event) => setFilter(event.currentTarget.value)}
            />
          )}
          <ul class="pick-list">
            {shown.map(({ value, label }) => (
              <li key={value}>
                <label class="pick-option">
                  <input
                    type="checkbox"
                    checked={chosen.includes(value)}
                    onChange={({ currentTarget }) =>
                      onChange(currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
                    }
                  />
                  <span>{label}</span>
                </label>
              </li>
            ))}
          </ul>
          <button type="button" class="pick-clear" disabled={chosen.length === 0} onClick={() => onChange([])}>
            {words.clear}
          </button>
        </fieldset>
      )}
    </div>
  );
}
