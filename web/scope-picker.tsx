/** The places or years of the library, to be ticked. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReportSummary } from '../src/domain.ts';
import { holdsWords } from './find-text.ts';
import { useSimplified } from './simplified.ts';
import { useWords } from './words.ts';

export type ScopePart = 'region' | 'year';

/** Most places listed at once; the rest is found by name. */
const LISTED = 60;

interface Props {
  readonly part: ScopePart;
  readonly reports: readonly ReportSummary[];
  readonly regions: readonly string[];
  readonly years: readonly number[];
  onPick(next: { regions?: readonly string[]; years?: readonly number[] }): void;
  onClose(): void;
}

export function ScopePicker({ part, reports, regions, years, onPick, onClose }: Props) {
  const words = useWords();
  const [name, setName] = useState('');
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  const all = part === 'region' ? regionsOf(reports) : yearsOf(reports);
  const simplified = useSimplified(name);
  const found = all.filter((choice) => holdsWords(String(choice), name, simplified));
  const chosen = (choice: string | number) =>
    typeof choice === 'string' ? regions.includes(choice) : years.includes(choice);

  function toggle(choice: string | number) {
    const without = <T,>(list: readonly T[], item: T) => list.filter((other) => other !== item);
    if (typeof choice === 'string')
      onPick({ regions: chosen(choice) ? without(regions, choice) : [...regions, choice] });
    else onPick({ years: chosen(choice) ? without(years, choice) : [...years, choice].sort() });
  }

  return (
    <fieldset class="scope-picker" ref={box} aria-label={words.scope[part]}>
      {part === 'region' && all.length > 8 && (
        <input
          class="field"
          type="search"
          aria-label={words.scope.search}
          placeholder={words.scope.search}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      )}
      <ul>
        {found.slice(0, LISTED).map((choice) => (
          <li key={choice}>
            <label>
              <input type="checkbox" checked={chosen(choice)} onChange={() => toggle(choice)} />
              {typeof choice === 'number' ? words.year(choice) : choice}
            </label>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p class="quiet">{words.scope.none}</p>}
      {found.length > LISTED && <p class="quiet">{words.scope.more(found.length - LISTED)}</p>}
      <button type="button" class="plain-button" onClick={onClose}>
        {words.close}
      </button>
    </fieldset>
  );
}

function regionsOf(reports: readonly ReportSummary[]): string[] {
  const names = new Set(reports.flatMap(({ region }) => region ?? []));
  return [...names].sort((a, b) => a.localeCompare(b, 'zh-CN'));
}

function yearsOf(reports: readonly ReportSummary[]): number[] {
  return [...new Set(reports.flatMap(({ year }) => year ?? []))].sort((a, b) => b - a);
}
