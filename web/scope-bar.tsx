/**
 * Where the next question is looked up: as the question itself says (shown as the last one was understood), or as set by hand.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReportSummary, Scope, Understood } from '../src/domain.ts';
import { Icon } from './icons.tsx';
import { isComposing } from './keys.ts';
import { type ScopePart, ScopePicker } from './scope-picker.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly reports: readonly ReportSummary[];
  /** Of the last answer; null before the first. */
  readonly understood: Pick<Understood, 'regions' | 'years'> | null;
  /** Null while nothing is set by hand. */
  readonly scope: Scope | null;
  onScope(scope: Scope | null): void;
}

export function ScopeBar({ reports, understood, scope, onScope }: Props) {
  const words = useWords();
  const [picking, setPicking] = useState<ScopePart | null>(null);
  const bar = useRef<HTMLFieldSetElement>(null);
  const regions = scope ? (scope.regions ?? []) : (understood?.regions ?? []);
  const years = scope ? (scope.years ?? []) : (understood?.years ?? []);

  // A click beside it closes the list, as does Escape.
  useEffect(() => {
    if (picking === null) return;
    const onPointer = (event: PointerEvent) => {
      if (!bar.current?.contains(event.target as Node)) setPicking(null);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [picking]);

  function set(next: { regions?: readonly string[]; years?: readonly number[] }) {
    const changed = { regions, years, ...next };
    const some = changed.regions.length + changed.years.length > 0;
    onScope(some ? changed : null);
  }

  function close(focus: ScopePart) {
    setPicking(null);
    requestAnimationFrame(() => bar.current?.querySelector<HTMLElement>(`[data-part="${focus}"]`)?.focus());
  }

  return (
    <fieldset
      class={scope ? 'scope by-hand' : 'scope'}
      ref={bar}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || picking === null || isComposing(event)) return;
        event.preventDefault();
        event.stopPropagation();
        close(picking);
      }}
    >
      <legend class="unseen">{words.scope.label}</legend>
      <span class="scope-by">{scope ? words.scope.by.hand : words.scope.by.question}</span>
      {regions.map((region) => (
        <ScopeChip
          key={region}
          name={region}
          onRemove={() => set({ regions: regions.filter((other) => other !== region) })}
        />
      ))}
      {years.map((year) => (
        <ScopeChip
          key={year}
          name={words.year(year)}
          onRemove={() => set({ years: years.filter((other) => other !== year) })}
        />
      ))}
      {(['region', 'year'] as const).map((part) => (
        <button
          key={part}
          type="button"
          class="scope-add"
          data-part={part}
          aria-expanded={picking === part}
          onClick={() => setPicking(picking === part ? null : part)}
        >
          {part === 'region' ? words.scope.addRegion : words.scope.addYear}
        </button>
      ))}
      {scope && (
        <button type="button" class="scope-clear" onClick={() => onScope(null)}>
          {words.scope.clear}
        </button>
      )}
      {picking && (
        <ScopePicker
          key={picking}
          part={picking}
          reports={reports}
          regions={regions}
          years={years}
          onPick={set}
          onClose={() => close(picking)}
        />
      )}
    </fieldset>
  );
}

function ScopeChip({ name, onRemove }: { readonly name: string; onRemove(): void }) {
  const words = useWords().scope;
  return (
    <span class="scope-chip">
      {name}
      <button type="button" aria-label={words.without(name)} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </span>
  );
}
