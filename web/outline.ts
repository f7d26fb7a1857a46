/** The table of contents of a report, made of its headings. */
import type { ReportBlock } from './report-blocks.ts';

export interface OutlineEntry {
  /** Index of the heading among the blocks. */
  readonly block: number;
  /** From 1. */
  readonly level: number;
  readonly title: string;
}

/** More lines than this nobody scans; then the deepest headings are left out, level by level. */
const LINES = 90;
const DEEPEST = 3;

/** A colon or full stop belongs to the sentence that a heading runs into, not to its name. */
const STOP = /[。；：，:;,\s]+$/;

export function outlineOf(blocks: readonly ReportBlock[]): OutlineEntry[] {
  const entries = blocks.flatMap(({ level, text }, block) =>
    level > 0 && level <= DEEPEST ? [{ block, level, title: text.replace(STOP, '') }] : [],
  );
  for (let deepest = DEEPEST; deepest > 1; deepest--) {
    const kept = entries.filter(({ level }) => level <= deepest);
    if (kept.length <= LINES) return kept;
  }
  return entries.filter(({ level }) => level === 1);
}

/** Index of the entry under which block `block` stands, −1 before the first. */
export function entryOf(outline: readonly OutlineEntry[], block: number): number {
  return outline.findLastIndex((entry) => entry.block <= block);
}
