/**
 * Traditional → simplified characters, for search only: the original is what is shown.
 * The tables are OpenCC's (opencc-js, t2s); the walk is our own because a hit in the result has to be found again in the
 * original, and because two habits of the plain conversion hurt search in text that is simplified already: 重覆 → 重复 would
 * tear 多重覆盖 apart, and 乾 → 干 would rename 乾县.
 */
import { configs } from 'opencc-js/preset/t2cn';

interface Tables {
  /** Code point → its simplified form; only those that differ. */
  readonly characters: ReadonlyMap<number, string>;
  /** First code point → phrases that begin with it, the longest first. */
  readonly phrases: ReadonlyMap<number, readonly (readonly [from: string, to: string])[]>;
}

let tables: Tables | null = null;

function entries(dictionary: unknown): [from: string, to: string][] {
  if (typeof dictionary !== 'string') throw new TypeError('opencc-js: a dictionary in a form this code does not know');
  return dictionary.split('|').map((line) => line.split(' ') as [string, string]);
}

/** Built at the first use: 10 ms that a start of the server need not wait for. */
function load(): Tables {
  const { t2s } = configs ?? {};
  const [phraseTable, characterTable] = t2s?.conversionChain[0] ?? [];
  const characters = new Map<number, string>();
  for (const [from, to] of entries(characterTable)) if (from !== to) characters.set(from.codePointAt(0) as number, to);
  // A chain (a → b, b → c) would make the result depend on how often it is applied.
  for (const [from, to] of characters) characters.set(from, characters.get(to.codePointAt(0) as number) ?? to);

  const convertible = (text: string): boolean =>
    [...text].some((char) => characters.has(char.codePointAt(0) as number));
  const all = new Map<string, string>();
  for (const [from, to] of entries(phraseTable)) {
    if (!convertible(from)) continue;
    all.set(from, to);
    // What the table writes is right as it stands: 乾县 stays 乾县.
    if (convertible(to)) all.set(to, to);
  }
  const phrases = new Map<number, [string, string][]>();
  for (const entry of all) {
    const first = entry[0].codePointAt(0) as number;
    const list = phrases.get(first);
    if (list) list.push(entry);
    else phrases.set(first, [entry]);
  }
  for (const list of phrases.values()) list.sort((a, b) => b[0].length - a[0].length);
  return { characters, phrases };
}

/**
 * Calls `emit` for every code point of the simplified text, in order, with the place in `text` it stands for.
 * Every code point becomes exactly one code point; its length in UTF-16 units may change.
 * @returns false, without a call, when nothing in `text` is traditional: it is its own simplified form
 */
export function simplify(text: string, emit: (piece: string, start: number, end: number) => void): boolean {
  tables ??= load();
  const { characters, phrases } = tables;
  let found = false;
  for (let i = 0; i < text.length && !found; i++) {
    const point = text.codePointAt(i) as number;
    // Below the Han radicals nothing is convertible: most of a text of digits and punctuation is skipped without a look-up.
    if (point >= 0x2e80) found = characters.has(point);
  }
  if (!found) return false;
  for (let i = 0; i < text.length; ) {
    const point = text.codePointAt(i) as number;
    const phrase = phrases.get(point)?.find(([from]) => text.startsWith(from, i));
    if (phrase) {
      for (const to of phrase[1]) {
        const length = (text.codePointAt(i) as number) > 0xffff ? 2 : 1;
        emit(to, i, i + length);
        i += length;
      }
    } else {
      const length = point > 0xffff ? 2 : 1;
      emit(characters.get(point) ?? text.slice(i, i + length), i, i + length);
      i += length;
    }
  }
  return true;
}
