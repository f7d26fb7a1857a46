/**
 * Near-duplicates: the same passage again, from another copy of a report of the same place and year.
 */
import type { Hit } from '../domain.ts';

/** Share of common character trigrams above which two passages say the same. */
const SAME = 0.8;

const known = new WeakMap<Hit, Set<string>>();

function trigrams(hit: Hit): Set<string> {
  const held = known.get(hit);
  if (held) return held;
  const plain = hit.text.replace(/[\s\p{P}]/gu, '');
  const found = new Set<string>();
  for (let i = 0; i + 3 <= plain.length; i++) found.add(plain.slice(i, i + 3));
  known.set(hit, found);
  return found;
}

/**
 * Passages of different places or years are never merged: the same words then are different facts. Inside one report only
 * the very same text is.
 * @returns true when `other` repeats `hit`
 */
export function isDuplicate(hit: Hit, other: Hit): boolean {
  if (hit.report.region !== other.report.region || hit.report.year !== other.report.year) return false;
  if (hit.text === other.text) return true;
  if (hit.report.id === other.report.id) return false;
  if (Math.min(hit.text.length, other.text.length) < 0.7 * Math.max(hit.text.length, other.text.length)) return false;
  const [a, b] = [trigrams(hit), trigrams(other)];
  let common = 0;
  for (const gram of a) if (b.has(gram)) common++;
  return common >= SAME * Math.min(a.size, b.size);
}
