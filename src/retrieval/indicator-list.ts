/**
 * What the facts of the library are of, by what a user types: for choosing one.
 */
import type { IndicatorPage, IndicatorQuery } from '../domain.ts';
import { WenbaoError } from '../errors.ts';
import { indicatorNamed } from '../lexicon/indicators.ts';
import { fold } from '../text/fold.ts';
import type { ReportLibrary } from './library.ts';

const DEFAULT_LIMIT = 100;

/** @throws WenbaoError bad-request on a blank name: it would stand in every other */
export function findIndicators(library: Pick<ReportLibrary, 'indicators'>, query: IndicatorQuery): IndicatorPage {
  const { name, limit = DEFAULT_LIMIT, offset = 0 } = query;
  const all = library.indicators();
  if (name === undefined) return { indicators: all.slice(offset, offset + limit), total: all.length };
  const part = fold(name.trim());
  if (part === '') throw new WenbaoError('bad-request', '指标名称不能是空的');
  const meant = indicatorNamed(name.trim());
  const first = new Set(meant === null ? [] : [meant.name, ...meant.covers]);
  const found = [
    ...all.filter((indicator) => first.has(indicator.name)),
    ...all.filter((indicator) => !first.has(indicator.name) && fold(indicator.name).includes(part)),
  ];
  return { indicators: found.slice(offset, offset + limit), total: found.length };
}
