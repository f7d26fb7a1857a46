/** Which reports are listed: words, level, year. */
import type { ReportSummary } from '../src/domain.ts';
import { type Level, levelsOf, type RowFilter, yearsOf } from './report-rows.ts';
import { useReportsWords } from './reports-words.ts';
import { useWords } from './words.ts';

interface Props {
  readonly reports: readonly ReportSummary[];
  readonly filter: RowFilter;
  onFilter(filter: RowFilter): void;
}

export function ReportsFilter({ reports, filter, onFilter }: Props) {
  const words = useWords();
  const texts = useReportsWords();
  const used = filter.text !== '' || filter.level !== null || filter.year !== null;
  return (
    <search class="reports-filter" aria-label={texts.filter.label}>
      <label class="labelled wide">
        <span>{texts.filter.text}</span>
        <input
          class="field"
          type="search"
          value={filter.text}
          placeholder={texts.filter.placeholder}
          onInput={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        />
      </label>
      <label class="labelled">
        <span>{texts.filter.level}</span>
        <select
          class="field"
          value={filter.level ?? ''}
          onChange={(event) => onFilter({ ...filter, level: (event.currentTarget.value || null) as Level | null })}
        >
          <option value="">{texts.filter.any}</option>
          {levelsOf(reports).map((level) => (
            <option key={level} value={level}>
              {texts.level(level)}
            </option>
          ))}
        </select>
      </label>
      <label class="labelled">
        <span>{texts.filter.year}</span>
        <select
          class="field"
          value={filter.year ?? ''}
          onChange={(event) => onFilter({ ...filter, year: Number(event.currentTarget.value) || null })}
        >
          <option value="">{texts.filter.any}</option>
          {yearsOf(reports).map((year) => (
            <option key={year} value={year}>
              {words.year(year)}
            </option>
          ))}
        </select>
      </label>
      {used && (
        <button
          type="button"
          class="text-button"
          onClick={(event) => {
            const box = event.currentTarget.closest('search')?.querySelector('input');
            onFilter({ text: '', level: null, year: null });
            box?.focus();
          }}
        >
          {texts.filter.clear}
        </button>
      )}
    </search>
  );
}
