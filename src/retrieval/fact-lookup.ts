/**
 * Facts of the library by what a user says: names of indicators, places, years, kind.
 */
import type { FactPage, FactQuery, StoredFact } from '../domain.ts';
import { WenbaoError } from '../errors.ts';
import { indicatorNamed } from '../lexicon/indicators.ts';
import type { FactLookup, Store } from '../store/store.ts';
import { allowedReports } from './allowed.ts';
import type { ReportLibrary } from './library.ts';

type Library = Pick<ReportLibrary, 'reports' | 'summaries'>;

const DEFAULT_LIMIT = 100;
/** Reports whose facts are read at a time where all are wanted. */
const BATCH = 20;

/** @throws WenbaoError bad-request on a blank name: it would stand in every other */
function namesOf(indicators: readonly string[]): Pick<FactLookup, 'indicators' | 'nameParts'> {
  const known: string[] = [];
  const parts: string[] = [];
  for (const name of indicators.map((given) => given.trim())) {
    if (name === '') throw new WenbaoError('bad-request', '指标名称不能是空的');
    const indicator = indicatorNamed(name);
    if (indicator === null) parts.push(name);
    // Facts of a name for several (城乡居民人均可支配收入) stand mostly under these.
    else known.push(indicator.name, ...indicator.covers);
  }
  return { indicators: known, nameParts: parts };
}

/** Without its limits. @throws WenbaoError bad-request on a blank name or an unknown report */
function lookupOf(library: Library, { indicators = [], scope, kind }: FactQuery): Omit<FactLookup, 'limit' | 'offset'> {
  const reports = allowedReports(library, scope);
  return {
    ...namesOf(indicators),
    reportIds: reports.length === library.reports.length ? null : reports.map(({ id }) => id),
    kind,
  };
}

/** @throws WenbaoError bad-request on a blank name or an unknown report */
export function findFacts(store: Store, library: Library, query: FactQuery): FactPage {
  const { limit = DEFAULT_LIMIT, offset = 0 } = query;
  return store.facts({ ...lookupOf(library, query), limit, offset });
}

/**
 * All that a query means from its offset on, whatever its limit, in the same order. Read some reports at a time, so that they need
 * never be in memory together; of a report that is removed meanwhile the rest is left out.
 * @throws WenbaoError bad-request at once, on a blank name or an unknown report
 */
export function allFacts(store: Store, library: Library, query: FactQuery): IterableIterator<StoredFact> {
  const lookup = lookupOf(library, query);
  const ids = lookup.reportIds ?? library.reports.map(({ id }) => id);
  function* read(): IterableIterator<StoredFact> {
    let offset = query.offset ?? 0;
    for (let at = 0; at < ids.length; at += BATCH) {
      const reportIds = ids.slice(at, at + BATCH);
      const { facts, total } = store.facts({ ...lookup, reportIds, limit: Number.POSITIVE_INFINITY, offset });
      offset = Math.max(0, offset - total);
      yield* facts;
    }
  }
  return read();
}
