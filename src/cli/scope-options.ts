/** `--region`, `--year` and `--report`: which reports a command looks at. */
import type { Scope } from '../domain.ts';
import { wholeNumber } from './whole-number.ts';

export interface ScopeOptions {
  readonly region?: string[];
  readonly year?: string[];
  readonly report?: string[];
}

/** For options that may be given several times. */
export const collect = (value: string, earlier: string[] = []): string[] => [...earlier, value];

/** @throws WenbaoError bad-request on a year that is none */
export const scopeOf = ({ region, year, report }: ScopeOptions): Scope => ({
  ...(region && { regions: region }),
  ...(report && { reports: report }),
  ...(year && { years: year.map((one) => wholeNumber('--year', one, 1949, 2999)) }),
});
