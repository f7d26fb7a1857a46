/** The box in which an indicator is named, with those of the library that fit. */
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type IndicatorEntry, useSuggestions } from './facts-api.ts';
import { useIndicatorsWords } from './indicators-words.ts';
import { isComposing } from './keys.ts';

interface Props {
  /** What is chosen, '' = nothing. */
  readonly value: string;
  onChoose(indicator: string): void;
}

const NO_ENTRIES: readonly IndicatorEntry[] = [];

export function IndicatorSearch({ value, onChoose }: Props) {
  const words = useIndicatorsWords();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [open, setOpen] = useState(false);
  /** Of the suggestion that Enter takes, -1 = what is typed. */
  const [active, setActive] = useState(-1);
  // With the chosen name still in the box, those that come to mind first; else those that fit what is typed.
  const found = useSuggestions(open ? (text.trim() === value ? '' : text) : null);
  const entries = found.value ?? NO_ENTRIES;
  const shown = open && (entries.length > 0 || (!found.busy && found.problem === null && text.trim() !== ''));

  // Another address, for instance by going back.
  useEffect(() => setText(value), [value]);
  // Before the new list is painted: a key pressed right after it must not be undone.
  useLayoutEffect(() => setActive(-1), [found.value]);
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  function choose(name: string) {
    const chosen = name.trim();
    setOpen(false);
    setText(chosen);
    if (chosen !== value) onChoose(chosen);
  }

  function onKeyDown(event: KeyboardEvent) {
    // Enter and arrows belong to the input method while it composes.
    if (isComposing(event)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (!open) setOpen(true);
      // Round and round, with what is typed between the last and the first.
      else setActive((now) => ((now + 1 + step + entries.length + 1) % (entries.length + 1)) - 1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(entries[active]?.name ?? text);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setOpen(false);
    }
  }

  return (
    <div class="search-field">
      <label class="field-label" for={id}>
        {words.search}
      </label>
      <input
        id={id}
        ref={box}
        class="search-box"
        type="text"
        role="combobox"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellcheck={false}
        maxLength={60}
        placeholder={words.placeholder}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setOpen(true);
        }}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {/* The box keeps the focus all the time: its keys move through the list. */}
      <div
        id={`${id}-list`}
        class="search-list"
        role="listbox"
        aria-label={words.suggestions}
        hidden={!shown}
        onMouseDown={(event) => event.preventDefault()}
      >
        {entries.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box.
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box (aria-activedescendant).
          <div
            key={entry.name}
            id={`${id}-${index}`}
            class="search-option"
            role="option"
            aria-selected={index === active}
            onClick={() => choose(entry.name)}
          >
            <span>{entry.name}</span>
            <span class="search-count">{words.entry(entry.reports, entry.facts)}</span>
          </div>
        ))}
      </div>
      {shown && entries.length === 0 && <p class="search-none">{words.noSuggestion}</p>}
    </div>
  );
}
