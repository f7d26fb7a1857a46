/**
 * The citations of the answer from which a report was opened, so that its reader can step to the next and the previous one, and
 * back to the answer. Kept until the tab is closed; an address that is none of them has no trail.
 */
import type { Citation, Span } from '../src/domain.ts';
import { tabStorage } from './storage.ts';

interface Stop extends Span {
  /** Of the report. */
  readonly id: string;
  /** Address of the conversation with this citation open, with its `#`. */
  readonly back: string;
}

export interface Trail {
  readonly stops: readonly Stop[];
}

export interface TrailPlace extends Trail {
  /** Among the stops, from 0. */
  readonly index: number;
  readonly back: string;
}

const NAME = 'trail';
let trail: Trail | null = null;

/** @param back address of the conversation with the citation of a number open */
export function layTrail(citations: readonly Citation[], back: (number: number) => string): void {
  trail = {
    stops: citations.map(({ report, start, end, number }) => ({ id: report.id, start, end, back: back(number) })),
  };
  tabStorage.write(NAME, JSON.stringify(trail));
}

/** @returns null where the place is none of the trail's */
export function trailAt(id: string, place: Span | null): TrailPlace | null {
  trail ??= parseTrail(tabStorage.read(NAME));
  if (trail === null || place === null) return null;
  const index = trail.stops.findIndex((stop) => stop.id === id && stop.start === place.start && stop.end === place.end);
  const stop = trail.stops[index];
  return stop ? { ...trail, index, back: stop.back } : null;
}

/** Another version of the page may have kept something else under this name. */
function parseTrail(kept: string | null): Trail | null {
  try {
    const value = JSON.parse(kept ?? 'null') as Partial<Trail> | null;
    // Only an address of this page: what was kept must not lead elsewhere.
    const stops = value?.stops;
    if (!Array.isArray(stops) || !stops.every((stop: Partial<Stop>) => stop.back?.startsWith('#'))) return null;
    return { stops };
  } catch {
    return null;
  }
}
