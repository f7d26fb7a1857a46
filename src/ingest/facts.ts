/**
 * The figures of a report as facts: what each is the figure of, achieved or planned, of which period, and where it stands.
 */
import type { Fact, Report } from '../domain.ts';

/** Raise it when extraction changes: facts of stored reports are then made anew from their text. */
export const FACTS_VERSION = '1';

/** @returns the facts of a report in the order of its text */
export function extractFacts(_report: Report): Fact[] {
  return [];
}
