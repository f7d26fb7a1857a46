/** 万, 亿 and the like in front of a unit. */

export const MAGNITUDES: readonly (readonly [word: string, factor: number])[] = [
  ['万亿', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['十亿', 1e9],
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
];

/** 亿元 → 元 and 1e8. Only whole 万 and 亿 are taken off: the 千 of 千米 and 千瓦时 is part of the unit. */
export function withoutMagnitude(unit: string): { readonly base: string; readonly factor: number } {
  const found = MAGNITUDES.find(([word, factor]) => unit.startsWith(word) && factor % 1e4 === 0);
  return found ? { base: unit.slice(found[0].length), factor: found[1] } : { base: unit, factor: 1 };
}
