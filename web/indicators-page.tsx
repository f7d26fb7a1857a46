/** The page of indicators: one is chosen, its figures are drawn and listed, each with the place it stands at. */
import { useEffect, useState } from 'preact/hooks';
import type { ReportSummary } from '../src/domain.ts';
import { fetchCsv } from './api.ts';
import { CheckList } from './check-list.tsx';
import { saveFile } from './clipboard.ts';
import { FactCharts } from './fact-charts-view.tsx';
import { FactTable } from './fact-table.tsx';
import { type FactsFound, type Fetched, type IndicatorEntry, useFacts, useOverview } from './facts-api.ts';
import { type Choice, choiceAddress, choiceOf, factsPath, withIndicator } from './indicator-choice.ts';
import { IndicatorSearch } from './indicator-search.tsx';
import { useIndicatorsWords } from './indicators-words.ts';
import { reportName } from './naming.ts';
import { placeOptions } from './place-names.ts';
import { type CallError, Problem, problemOf, problemWords } from './problem.tsx';
import type { PageProps } from './route.ts';
import { Segments } from './segments.tsx';
import { useWords } from './words.ts';

const NO_REPORTS: readonly ReportSummary[] = [];

export default function IndicatorsPage({ query, library, go }: PageProps) {
  const names = useWords();
  const words = useIndicatorsWords();
  const choice = choiceOf(query);
  const chosen = choice.indicator !== '';
  const found = useFacts(chosen ? factsPath(choice) : null);
  const overview = useOverview(!chosen);
  const reports = library.state === 'ready' ? library.value : NO_REPORTS;

  /** Other facts are a step to go back to; another look at the same ones is not. */
  const filter = (change: Partial<Choice>) => go(choiceAddress({ ...choice, page: 1, ...change }));
  const look = (change: Partial<Choice>) => go(choiceAddress({ ...choice, ...change }), true);

  return (
    <div class="indicators">
      <header>
        <h1 class="page-title" tabIndex={-1}>
          {names.nav.indicators}
        </h1>
        <p class="quiet">{words.about}</p>
      </header>
      <IndicatorSearch
        value={choice.indicator}
        onChoose={(indicator) => go(choiceAddress(withIndicator(choice, indicator)))}
      />
      {chosen ? (
        <>
          <Filters {...{ choice, reports, filter }} />
          <Found {...{ choice, found, filter, look, go }} />
        </>
      ) : (
        <Overview found={overview} address={(name) => choiceAddress(withIndicator(choice, name))} />
      )}
    </div>
  );
}

interface FilterProps {
  readonly choice: Choice;
  readonly reports: readonly ReportSummary[];
  filter(change: Partial<Choice>): void;
}

function Filters({ choice, reports, filter }: FilterProps) {
  const names = useWords();
  const words = useIndicatorsWords();
  const places = placeOptions(reports.flatMap(({ region }) => region ?? []));
  const years = [...new Set(reports.flatMap(({ year }) => year ?? []))].sort((a, b) => b - a);
  return (
    <div class="filters">
      <Segments
        title={words.kind}
        options={[
          { value: 'both', label: words.both },
          { value: 'achieved', label: words.kinds.achieved },
          { value: 'target', label: words.kinds.target },
        ]}
        value={choice.kind ?? 'both'}
        onChange={(kind) => filter({ kind: kind === 'both' ? null : kind })}
      />
      <CheckList
        title={words.regions}
        options={places.map(({ place, places: count }) => ({
          value: place,
          label: count > 1 ? words.within(place, count) : place,
        }))}
        chosen={choice.regions}
        onChange={(regions) => filter({ regions })}
      />
      <CheckList
        title={words.years}
        options={years.map((year) => ({ value: String(year), label: words.year(year) }))}
        chosen={choice.years.map(String)}
        onChange={(chosen) => filter({ years: chosen.map(Number) })}
      />
      <CheckList
        title={words.reports}
        options={reports.map((report) => ({ value: report.id, label: reportName(report, names) }))}
        chosen={choice.reports}
        onChange={(chosen) => filter({ reports: chosen })}
      />
      <CsvButton path={factsPath(choice)} />
    </div>
  );
}

function CsvButton({ path }: { readonly path: string }) {
  const names = useWords();
  const words = useIndicatorsWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<CallError | null>(null);
  useEffect(() => setProblem(null), [path]);

  async function download() {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      saveFile('wenbao-facts.csv', 'text/csv', await fetchCsv(path));
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  }

  return (
    <p class="csv">
      <button type="button" class="plain-button" aria-disabled={busy} onClick={() => void download()}>
        {busy ? words.csvBusy : words.csv}
      </button>
      {problem && (
        <span class="csv-problem" role="alert">
          {problemWords(problem, names).message}
        </span>
      )}
    </p>
  );
}

interface FoundProps {
  readonly choice: Choice;
  readonly found: Fetched<FactsFound>;
  filter(change: Partial<Choice>): void;
  look(change: Partial<Choice>): void;
  go: PageProps['go'];
}

function Found({ choice, found, look, go }: FoundProps) {
  const words = useIndicatorsWords();
  const { value, busy, problem } = found;
  if (problem) return <Problem problem={problem} onRetry={found.retry} />;
  if (value === null) {
    return (
      <p class="quiet found-wait" role="status">
        {words.loading}
      </p>
    );
  }
  const { facts, total } = value;
  const reports = new Set(facts.map(({ report }) => report.id)).size;
  return (
    <div class="found" aria-busy={busy}>
      <p class="found-line" role="status">
        {busy ? words.loading : total === 0 ? words.none : words.found(choice.indicator, total, reports)}
      </p>
      {facts.length < total && <p class="quiet">{words.cut(facts.length)}</p>}
      {facts.length > 0 && (
        <>
          <FactCharts facts={facts} choice={choice} onChange={look} go={go} />
          <FactTable
            facts={facts}
            sorting={choice.sorting}
            page={choice.page}
            onSort={(sorting) => look({ sorting, page: 1 })}
            onPage={(page) => look({ page })}
            go={go}
          />
        </>
      )}
    </div>
  );
}

interface OverviewProps {
  readonly found: Fetched<readonly IndicatorEntry[]>;
  address(indicator: string): string;
}

function Overview({ found, address }: OverviewProps) {
  const words = useIndicatorsWords();
  if (found.problem) return <Problem problem={found.problem} onRetry={found.retry} />;
  if (found.value === null) return <p class="quiet found-wait">{words.loading}</p>;
  if (found.value.length === 0) return <p class="quiet found-wait">{words.empty}</p>;
  return (
    <section class="overview">
      <h2 class="small-heading">{words.overview}</h2>
      <ul class="overview-list">
        {found.value.map(({ name, reports, facts }) => (
          <li key={name}>
            <a class="overview-link" href={address(name)}>
              <span>{name}</span>
              <span class="overview-count">{words.entry(reports, facts)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
