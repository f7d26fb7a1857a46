/**
 * Lists that stand in one sentence: “实施甲、乙、丙三项工程”, “三件事：修路；架桥；通车”.
 */
import type { Span } from '../domain.ts';

const MARKS = '，,；;：:。！？';
/** An item is a name or a short phrase. */
const ITEM = 40;

/** The parts of a stretch between marks, empty ones left out. */
const parts = (text: string, marks: RegExp): string[] => text.split(marks).filter((part) => part.trim() !== '');

/** Stretches between punctuation marks. */
function stretches(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !MARKS.includes(text[i] as string)) continue;
    if (i > start) found.push({ start, end: i });
    start = i + 1;
  }
  return found;
}

/** 甲、乙和丙 has two or three items: 和 may belong to a name. */
function fits(stretch: string, count: number): boolean {
  const items = parts(stretch, /、/);
  if (items.length < 2) return false;
  const joins = /[和及与]/.test(items.at(-1) ?? '');
  return items.length === count || (joins && items.length + 1 === count);
}

/** Parts behind a colon or 是, each short. */
function fitsBehind(text: string, count: number, marks: RegExp): boolean {
  const items = parts(text, marks);
  return items.length === count && items.every((item) => item.length <= ITEM);
}

/** What introduces the items (“三大产业：”, “三大产业,即”) is needed to understand them, as far as this. */
const LEAD = 40;

/** The stretch with the one that leads to it. */
function withLead(text: string, all: readonly Span[], at: number): Span {
  const { start, end } = all[at] as Span;
  const before = all[at - 1];
  const leads = before && start - before.start <= LEAD && /[，,：:]/.test(text[start - 1] ?? '');
  return { start: leads ? before.start : start, end };
}

/**
 * @param text one sentence; @param count how many items are asked for
 * @returns the stretches that hold exactly so many, with what leads to them
 */
export function inlineLists(text: string, count: number): Span[] {
  const all = stretches(text);
  const found = all.flatMap(({ start, end }, at) =>
    fits(text.slice(start, end), count) ? [withLead(text, all, at)] : [],
  );
  if (found.length > 0) return found;
  const lead = text.search(/[：:]/);
  if (lead < 0) return [];
  const behind = text.slice(lead + 1).replace(/[。！？]$/, '');
  return [/[；;]/, /[，,]/].some((marks) => fitsBehind(behind, count, marks)) ? [{ start: 0, end: text.length }] : [];
}
