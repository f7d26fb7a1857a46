/**
 * Indicators that a question names with one wrong character: 地区生产总直, 一搬公共预算收入. Only names of five Chinese
 * characters and more: of shorter ones too many words are near. A wrong character that makes a word of everyday language with
 * its neighbour (线上零售额) is no slip.
 */
import { findIndicators, INDICATORS, indicatorNamed } from './indicators.ts';
import { nearness, onlyDifference, put, type Slip, wordBorders } from './slips.ts';

const SHORTEST = 5;
/** A question with more slips than this is no question about indicators. */
const MOST_SLIPS = 4;
const HAN_NAME = /^\p{Script=Han}+$/u;

interface Table {
  /** First two characters → names that begin so, longest first; and the same for the last two. */
  readonly byStart: ReadonlyMap<string, readonly string[]>;
  readonly byEnd: ReadonlyMap<string, readonly string[]>;
}

let table: Table | null = null;

/** One wrong character leaves either the first two or the last two as they are. */
function makeTable(): Table {
  const names = new Set<string>();
  for (const { name, official, everyday, short } of INDICATORS) {
    for (const one of [name, ...official, ...everyday, ...short]) {
      for (const form of [one, one.replaceAll('规模以上', '规上')]) {
        if (form.length >= SHORTEST && HAN_NAME.test(form)) names.add(form);
      }
    }
  }
  const byStart = new Map<string, string[]>();
  const byEnd = new Map<string, string[]>();
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    for (const [map, key] of [
      [byStart, name.slice(0, 2)],
      [byEnd, name.slice(-2)],
    ] as const) {
      const list = map.get(key);
      if (list === undefined) map.set(key, [name]);
      else list.push(name);
    }
  }
  return { byStart, byEnd };
}

/** The slip that makes `name` of text[start, start + name.length), or null. */
function slipAt(text: string, start: number, name: string): Slip | null {
  const written = text.slice(start, start + name.length);
  const at = start < 0 ? -1 : onlyDifference(written, name);
  if (at < 0 || nearness(written.charAt(at), name.charAt(at)) === 0 || indicatorNamed(written) !== null) return null;
  return { start, end: start + name.length, written, meant: name };
}

/** Is the wrong character a word of its own where it stands? */
function standsAlone(text: string, { start, written, meant }: Slip): boolean {
  const borders = wordBorders(text);
  const at = start + onlyDifference(written, meant);
  return borders.has(at) && borders.has(at + 1);
}

/** The longest slip in the text, unless an indicator of its own right stands across its ends. */
function firstSlip(text: string, { byStart, byEnd }: Table): Slip | null {
  let found: Slip | null = null;
  for (let at = 0; at + 2 <= text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    const slips = [
      ...(byStart.get(pair) ?? []).map((name) => slipAt(text, at, name)),
      ...(byEnd.get(pair) ?? []).map((name) => slipAt(text, at + 2 - name.length, name)),
    ];
    for (const slip of slips) {
      if (slip === null) continue;
      const longer = found === null || slip.end - slip.start > found.end - found.start;
      if (longer) found = slip;
    }
  }
  if (found === null || !standsAlone(text, found)) return null;
  const { start, end } = found;
  const exact = findIndicators(text).some(
    (one) => one.start < end && one.end > start && !(one.start >= start && one.end <= end),
  );
  return exact ? null : found;
}

/**
 * @param text a question in the form of `fold`
 * @returns slips in the order in which they were found, not overlapping
 */
export function nearIndicators(text: string): Slip[] {
  table ??= makeTable();
  const slips: Slip[] = [];
  for (let mended = text; slips.length < MOST_SLIPS; ) {
    const slip = firstSlip(mended, table);
    if (slip === null) break;
    mended = put(mended, slip);
    slips.push(slip);
  }
  return slips;
}
