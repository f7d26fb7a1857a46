/**
 * Near-duplicates: the same passage again, from another copy of a report of the same place and year.
 */
import type { Hit } from '../domain.ts';

/** Share of common character trigrams above which two passages say the same. */
const SAME = 0.8;

function trigrams(text: string): Set<string> {
  const plain = text.replace(/[\s\p{P}]/gu, '');
  const found = new Set<string>();
  for (let i = 0; i + 3 <= plain.length; i++) found.add(plain.slice(i, i + 3));
  return found;
}

/**
 * Passages of different places or years are never merged: the same words then are different facts.
 * @returns true when `other` repeats `hit`
 */
export function isDuplicate(hit: Hit, other: Hit): boolean {
  if (hit.report.region !== other.report.region || hit.report.year !== other.report.year) return false;
  if (hit.text === other.text) return true;
  if (
    hit.report.id === other.report.id &&
    hit.passage.id !== other.passage.id &&
    Math.abs(hit.text.length - other.text.length) > 80
  )
    return false;
  if (Math.min(hit.text.length, other.text.length) < 0.7 * Math.max(hit.text.length, other.text.length)) return false;
  const [a, b] = [trigrams(hit.text), trigrams(other.text)];
  let common = 0;
  for (const gram of a) if (b.has(gram)) common++;
  return common >= SAME * Math.min(a.size, b.size);
}
