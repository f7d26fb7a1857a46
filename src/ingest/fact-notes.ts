/**
 * Two sets that stand side by side: 预期目标 and 奋斗目标, 全市 and 中心城区. A figure's note says to which it belongs.
 */
import type { Fact } from '../domain.ts';

const SETS = /预期目标|奋斗目标|力争目标|必保目标|挑战目标|冲刺目标|底线目标/g;
const PLACES =
  /(?:^|[，,；;：:。、])(?:其中[，,：:]?)?(全[市省区县国]|中心城区|市本级|市直|主城区|市区|城区|县域|农村(?=[增达为是：:，,\d])|城镇(?=[增达为是：:，,\d])|园区)/g;

/** How far such words reach. */
const REACH = 300;

/**
 * @param text the sentence; @param at where the figure stands; @param clause where its clause begins
 * @returns the set that was named last before the figure, or the place at the beginning of its clause
 */
export function noteOf(text: string, at: number, clause: number): string | null {
  const set = [...text.slice(Math.max(0, at - REACH), at).matchAll(SETS)].at(-1)?.[0];
  if (set !== undefined) return set;
  const from = Math.max(0, at - REACH);
  const places = [...text.slice(from, at + REACH).matchAll(PLACES)].map((match) => ({
    name: match[1] as string,
    end: from + match.index + match[0].length,
  }));
  if (new Set(places.map(({ name }) => name)).size < 2) return null;
  return places.findLast(({ end }) => end <= at && end > clause)?.name ?? null;
}

const isSet = (note: string | null): boolean => note?.endsWith('目标') === true;

/** One set alone is no note: every report calls its targets 预期目标. */
export function withNotes(facts: readonly Fact[]): Fact[] {
  const sets = new Map<string, Set<string>>();
  for (const { indicator, note } of facts) {
    if (note === null || !isSet(note)) continue;
    const found = sets.get(indicator) ?? new Set();
    sets.set(indicator, found.add(note));
  }
  return facts.map((fact) =>
    isSet(fact.note) && (sets.get(fact.indicator)?.size ?? 0) < 2 ? { ...fact, note: null } : fact,
  );
}
