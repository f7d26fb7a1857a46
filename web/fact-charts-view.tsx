/** The chart of what was found: one indicator over reports, or one place over years. */
import { useState } from 'preact/hooks';
import type { FactBody } from '../src/http/contract-facts.ts';
import { Chart } from './chart.tsx';
import { scaleFor } from './chart-scale.ts';
import {
  barYears,
  type ChartRow,
  type ChartRows,
  KINDS,
  linePlaces,
  reportRows,
  usualBarYear,
  yearRows,
} from './fact-charts.ts';
import { type FactGroup, factGroups } from './fact-groups.ts';
import { chartText } from './fact-words.ts';
import type { Choice } from './indicator-choice.ts';
import { type IndicatorsWords, useIndicatorsWords } from './indicators-words.ts';
import { shortNames } from './place-names.ts';
import { reportAddress } from './route.ts';
import { Segments } from './segments.tsx';

interface Props {
  readonly facts: readonly FactBody[];
  readonly choice: Choice;
  onChange(change: Partial<Choice>): void;
  go(address: string): void;
}

/** So many groups can be chosen from; one of a single report compares nothing. */
const GROUPS = 5;
/** Longer charts are cut until asked for. */
const BARS = 25;

export function FactCharts({ facts, choice, onChange, go }: Props) {
  const words = useIndicatorsWords();
  const groups = factGroups(facts);
  const group = groups.find(({ key }) => key === choice.group) ?? groups[0];
  if (!group) return <p class="quiet">{words.noChart}</p>;
  // The chosen one is always among them.
  const offered = [...new Set([...groups.filter(({ reports }) => reports > 1).slice(0, GROUPS), group])];
  const places = linePlaces(facts, group.key);
  const kind = choice.chart === 'line' && (places[0]?.count ?? 0) > 1 ? 'line' : 'bar';
  const several = new Set(groups.map(({ indicator }) => indicator)).size > 1;
  return (
    <section class="charts" aria-label={words.chartKind}>
      <div class="chart-choices">
        {(places[0]?.count ?? 0) > 1 && (
          <Segments
            title={words.chartKind}
            options={[
              { value: 'bar', label: words.bar },
              { value: 'line', label: words.line },
            ]}
            value={kind}
            onChange={(chart) => onChange({ chart })}
          />
        )}
        {offered.length > 1 && (
          <Segments
            title={words.group}
            options={offered.map((one) => ({ value: one.key, label: groupLabel(one, several, words) }))}
            value={group.key}
            onChange={(key) => onChange({ group: key })}
          />
        )}
        {kind === 'bar' ? (
          <BarYear {...{ facts, choice, onChange, group }} />
        ) : (
          <LinePlace {...{ choice, onChange, places }} />
        )}
      </div>
      {kind === 'bar' ? <Bars {...{ facts, choice, group, go }} /> : <Line {...{ facts, choice, group, places, go }} />}
    </section>
  );
}

function groupLabel({ indicator, measure, unit }: FactGroup, several: boolean, words: IndicatorsWords): string {
  return `${several ? `${indicator} ` : ''}${words.measures[measure]}${unit === '' ? '' : ` ${unit}`}`;
}

interface Select {
  readonly title: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  onChange(value: string): void;
}

function LabelledSelect({ title, value, options, onChange }: Select) {
  return (
    <label class="select-field">
      <span class="field-label">{title}</span>
      <select class="select-box" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** @returns null = all years */
function shownYear({ barYear }: Choice, years: ReturnType<typeof barYears>): number | null {
  if (barYear === 'all') return null;
  return years.some(({ value }) => value === barYear) ? barYear : usualBarYear(years);
}

function BarYear({ facts, choice, onChange, group }: Omit<Props, 'go'> & { readonly group: FactGroup }) {
  const words = useIndicatorsWords();
  const years = barYears(facts, group.key);
  if (years.length < 2) return null;
  const all = years.reduce((sum, { count }) => sum + count, 0);
  return (
    <LabelledSelect
      title={words.barYear}
      value={String(shownYear(choice, years) ?? 'all')}
      options={[
        { value: 'all', label: words.reportsOf(words.allYears, all) },
        ...years.map(({ value, count }) => ({
          value: String(value),
          label: words.reportsOf(words.year(value), count),
        })),
      ]}
      onChange={(value) => onChange({ barYear: value === 'all' ? 'all' : Number(value) })}
    />
  );
}

type Places = ReturnType<typeof linePlaces>;

function LinePlace({ choice, onChange, places }: Pick<Props, 'choice' | 'onChange'> & { readonly places: Places }) {
  const words = useIndicatorsWords();
  return (
    <LabelledSelect
      title={words.place}
      value={shownPlace(choice, places)}
      options={places.map(({ value, count }) => ({ value, label: words.yearsOf(value, count) }))}
      onChange={(place) => onChange({ place })}
    />
  );
}

const shownPlace = ({ place }: Choice, places: Places): string =>
  places.find(({ value }) => value === place)?.value ?? places[0]?.value ?? '';

type ChartOf = Omit<Props, 'onChange'> & { readonly group: FactGroup };

function Bars({ facts, choice, group, go }: ChartOf) {
  const words = useIndicatorsWords();
  const [whole, setWhole] = useState(false);
  const year = shownYear(choice, barYears(facts, group.key));
  const { rows, leftOut } = reportRows(facts, group.key, year);
  const shown = whole ? rows : rows.slice(0, BARS);
  const short = shortNames(rows.map(({ report }) => report?.region ?? report?.title ?? ''));
  const several = new Set(rows.map(({ report }) => report?.year)).size > 1;
  const labels = shown.map(
    ({ report }, index) => `${short[index]}${several && report?.year != null ? ` ${report.year}` : ''}`,
  );
  const title = words.barTitle(whatOf(group, words), year === null ? null : words.year(year));
  const names = { achieved: words.before, target: words.planned };
  return (
    <>
      <RowsChart kind="bar" labelsTitle={words.columns.year} {...{ labels, title, names, group, go }} rows={shown} />
      {rows.length > BARS && (
        <button type="button" class="plain-button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? words.fewer : words.more(rows.length)}
        </button>
      )}
      <LeftOut {...{ rows, leftOut }} />
    </>
  );
}

function Line({ facts, choice, group, places, go }: ChartOf & { readonly places: Places }) {
  const words = useIndicatorsWords();
  const place = shownPlace(choice, places);
  const { rows, leftOut } = yearRows(facts, group.key, place);
  const labels = rows.map(({ key }) => key);
  const title = words.lineTitle(whatOf(group, words), place);
  return (
    <>
      <RowsChart
        kind="line"
        labelsTitle={words.columns.period}
        {...{ labels, title, group, rows, go }}
        names={words.kinds}
      />
      <LeftOut {...{ rows, leftOut }} />
    </>
  );
}

const whatOf = ({ indicator, measure }: FactGroup, words: IndicatorsWords): string =>
  `${indicator} · ${words.measures[measure]}`;

function LeftOut({ leftOut }: ChartRows) {
  const words = useIndicatorsWords();
  return leftOut > 0 ? <p class="quiet">{words.leftOut(leftOut)}</p> : null;
}

interface RowsProps {
  readonly kind: 'bar' | 'line';
  readonly rows: readonly ChartRow[];
  readonly labels: readonly string[];
  readonly labelsTitle: string;
  readonly title: string;
  readonly names: Record<FactBody['kind'], string>;
  readonly group: FactGroup;
  go(address: string): void;
}

function RowsChart({ kind, rows, labels, labelsTitle, title, names, group, go }: RowsProps) {
  const words = useIndicatorsWords();
  const amounts = rows.flatMap((row) => KINDS.flatMap((one) => (row[one] ? [row[one].end ?? row[one].amount] : [])));
  const { factor, unit } = scaleFor(group.unit, amounts);
  const kinds = KINDS.filter((one) => rows.some((row) => row[one] !== null));
  const series = kinds.map((one) => ({
    name: names[one],
    values: rows.map((row) => row[one] && row[one].amount / factor),
    ends: rows.map(({ [one]: figure }) => (figure?.end == null ? null : figure.end / factor)),
    texts: rows.map((row) => row[one] && chartText(row[one].fact, words)),
  }));
  return (
    <Chart
      {...{ kind, labels, series, unit, title, labelsTitle }}
      pickLabel={words.openPlace}
      onPick={(at, label) => {
        const fact = rows[label]?.[kinds[at] ?? 'achieved']?.fact;
        if (fact) go(reportAddress(fact.report.id, fact));
      }}
    />
  );
}
