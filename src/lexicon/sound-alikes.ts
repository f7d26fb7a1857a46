/**
 * Characters that sound alike without their tones, also to ears that do not part zh, ch, sh from z, c, s, n from l, or ang,
 * eng, ing from an, en, in. Readings: char-pinyin.json, made by build-char-pinyin.mjs.
 */
import readings from './char-pinyin.json' with { type: 'json' };

/** Character → its syllables; made when the first is asked for. */
let table: Map<string, string[]> | null = null;

function makeTable(): Map<string, string[]> {
  const made = new Map<string, string[]>();
  for (const [syllable, characters] of Object.entries(readings)) {
    for (const character of characters) made.set(character, [...(made.get(character) ?? []), syllable]);
  }
  return made;
}

function syllablesOf(character: string): readonly string[] {
  table ??= makeTable();
  return table.get(character) ?? [];
}

/** The syllable as it is heard where neighbouring sounds are one. */
const heard = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/([aei])ng$/, '$1n');

/**
 * @param one as written; @param other as meant
 * @param own syllables that `other` has in the name at hand (六 of 六安: lu), besides its usual ones
 * @returns 2: the same syllable, 1: one that is taken for it, 0: neither
 */
export function soundsAlike(one: string, other: string, own: readonly string[] = []): 0 | 1 | 2 {
  const meant = [...syllablesOf(other), ...own];
  const written = syllablesOf(one);
  if (written.some((syllable) => meant.includes(syllable))) return 2;
  const known = new Set(meant.map(heard));
  return written.some((syllable) => known.has(heard(syllable))) ? 1 : 0;
}
