/**
 * The citations of the answer from which a report was opened, so that its reader can step to the next and the previous one, and
 * back to the answer. Kept until the tab is closed; an address that is none of them has no trail.
 */
import type { Citation, Span } from '../src/domain.ts';
import { tabStorage } from './storage.ts';

interface Stop extends Span {
  /** Of the report. */
  readonly id: string;
}

export interface Trail {
  readonly stops: readonly Stop[];
  /** Address of the conversation, with its `#`. */
  readonly back: string;
}

export interface TrailPlace extends Trail {
  /** Among the stops, from 0. */
  readonly index: number;
}

const NAME = 'trail';
let trail: Trail | null = null;

export function layTrail(citations: readonly Citation[], back: string): void {
  trail = { stops: citations.map(({ report, start, end }) => ({ id: report.id, start, end })), back };
  tabStorage.write(NAME, JSON.stringify(trail));
}

/** @returns null where the place is none of the trail's */
export function trailAt(id: string, place: Span | null): TrailPlace | null {
  trail ??= parseTrail(tabStorage.read(NAME));
  if (trail === null || place === null) return null;
  const index = trail.stops.findIndex((stop) => stop.id === id && stop.start === place.start && stop.end === place.end);
  return index < 0 ? null : { ...trail, index };
}

/** Another version of the page may have kept something else under this name. */
function parseTrail(kept: string | null): Trail | null {
  try {
    const value = JSON.parse(kept ?? 'null') as Partial<Trail> | null;
    // Only an address of this page: what was kept must not lead elsewhere.
    if (!Array.isArray(value?.stops) || typeof value.back !== 'string' || !value.back.startsWith('#')) return null;
    return { stops: value.stops as readonly Stop[], back: value.back };
  } catch {
    return null;
  }
}
