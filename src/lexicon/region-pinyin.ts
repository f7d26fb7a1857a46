/**
 * Names of divisions in Latin letters → the names they stand for: pinyin without tones from region-pinyin.json (made by
 * build-region-pinyin.mjs) and the customary names of region-english.ts. Made when the first Latin word is looked up
 * (some 20 ms).
 */
import { ENGLISH_NAMES } from './region-english.ts';
import { NATION, type NameEntry, names } from './region-index.ts';
import readings from './region-pinyin.json' with { type: 'json' };

export interface LatinName {
  readonly entry: NameEntry;
  /** The kind at the end of `entry.name` is not part of the spelling: ji for 蓟县. It counts only where the text names the kind. */
  readonly stem: boolean;
  /** Where the letters may be parted: after these many (shi jia zhuang: 3, 6). */
  readonly cuts: readonly number[];
}

/** The kind, as it is left out before an English word for it. */
const KIND = /(?:特别行政区|地区|新区|林区|矿区|[省市区县盟旗州])$/;

/** Character → its syllable. */
const syllableOf = new Map<string, string>();
for (const [syllable, characters] of Object.entries(readings.syllables)) {
  for (const character of characters) syllableOf.set(character, syllable);
}
const ownReadings: Readonly<Record<string, string>> = readings.names;
const ownFirst: ReadonlySet<string> = new Set(Object.keys(ownReadings).map((name) => name.charAt(0)));
const LONGEST_OWN = Math.max(...Object.keys(ownReadings).map((name) => name.length));

/** Syllables that one may take a spelling for that lacks its apostrophe: jian for ji'an. Xian is customary for Xi'an. */
const syllables: ReadonlySet<string> = new Set(Object.keys(readings.syllables).filter((one) => one !== 'xian'));

/** Is it one syllable, whatever else it may be without its apostrophe? */
export const isSyllable = (letters: string): boolean => syllables.has(letters);

/**
 * @param name of Han characters, as a division is named
 * @returns its readings, syllable by syllable, most customary first; none when a character is unknown
 */
export function pinyinOf(name: string): string[][] {
  for (let length = ownFirst.has(name.charAt(0)) ? Math.min(LONGEST_OWN, name.length) : 0; length > 1; length -= 1) {
    const own = ownReadings[name.slice(0, length)];
    if (own === undefined) continue;
    const rest = plainReading(name.slice(length));
    return rest === null ? [] : own.split(',').map((reading) => [...reading.split(' '), ...rest]);
  }
  const plain = plainReading(name);
  return plain === null ? [] : [plain];
}

function plainReading(name: string): string[] | null {
  const found: string[] = [];
  for (const character of name) {
    const syllable = syllableOf.get(character);
    if (syllable === undefined) return null;
    found.push(syllable);
  }
  return found;
}

let table: Map<string, LatinName[]> | null = null;

function put(into: Map<string, LatinName[]>, parts: readonly string[], entry: NameEntry, stem: boolean): void {
  const cuts: number[] = [];
  let length = 0;
  for (const part of parts) {
    length += part.length;
    cuts.push(length);
  }
  const key = parts.join('');
  const known = into.get(key);
  const name = { entry, stem, cuts };
  if (known === undefined) into.set(key, [name]);
  else known.push(name);
}

function makeTable(): Map<string, LatinName[]> {
  const made = new Map<string, LatinName[]>();
  for (const entry of names.values()) {
    if (entry.divisions[0]?.code === NATION) continue;
    for (const english of ENGLISH_NAMES.get(entry.name) ?? []) put(made, english.split(/[ -]/), entry, false);
    const kind = entry.short ? null : KIND.exec(entry.name);
    for (const reading of pinyinOf(entry.name)) {
      // ü is written u, v or yu.
      const spellings = reading.some((part) => part.includes('v')) ? ['u', 'v', 'yu'] : [''];
      for (const vowel of spellings) {
        const parts = vowel === '' ? reading : reading.map((part) => part.replace('v', vowel));
        put(made, parts, entry, false);
        if (kind !== null && kind.index > 0) put(made, parts.slice(0, kind.index), entry, true);
      }
    }
  }
  return made;
}

/** First syllables and first pairs of letters of all names: GDP and CPI begin none, and need no table. */
const LONGEST_SYLLABLE = 6;
const firstPairs = new Set([...ENGLISH_NAMES.values()].flat().map((english) => english.slice(0, 2)));
const beginsName = (letters: string): boolean =>
  firstPairs.has(letters.slice(0, 2)) ||
  Array.from({ length: LONGEST_SYLLABLE }, (_, index) => letters.slice(0, index + 1)).some(
    (start) => readings.syllables[start as keyof typeof readings.syllables] !== undefined,
  );

/** @param letters lower case, without marks, apostrophes and blanks: xian, wuqingqu, innermongolia */
export function latinNames(letters: string): readonly LatinName[] {
  if (table === null && !beginsName(letters)) return [];
  table ??= makeTable();
  return table.get(letters) ?? [];
}
