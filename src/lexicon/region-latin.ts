/**
 * Finds divisions named in Latin letters, in English or in pinyin: Wuqing District, Shaanxi's, the city of Xi'an,
 * Hedong District in Linyi, wuqing2018年.
 *
 * Words of a name may stand apart or together, with or without apostrophe and hyphen. Of namesakes the kind that is named
 * counts first, then what the library holds, then the higher level. A spelling that is also a word of English, or that
 * only reads as one syllable, is a place only where its kind stands beside it or the library holds it, and with a capital.
 */

import { CALLED_AFTER, CALLED_BEFORE, SURNAMES, WORD_SPELLINGS, WORD_SYLLABLES } from './region-english.ts';
import type { Division } from './region-index.ts';
import { joinChains, nationMentions, type Place, toMention, withoutCompounds } from './region-latin-context.ts';
import { levelAfter, levelBefore, type NamedLevel } from './region-level.ts';
import type { RegionMention } from './region-mentions.ts';
import { isSyllable, type LatinName, latinNames } from './region-pinyin.ts';

export interface LatinContext {
  /** Was the letter at this place of the folded text a capital? */
  capital(at: number): boolean;
  /** Full names of the divisions that the library holds a report of. */
  readonly held: ReadonlySet<string>;
}

interface Token {
  readonly start: number;
  readonly end: number;
  /** Without accents: wǔqīng is wuqing. */
  readonly letters: string;
}

/** A name has at most so many syllables, its kind included. */
const MOST_WORDS = 7;
/** Between the words of one name. */
const JOINT = /^[ '’ʼ`·-]$/;
const HAN = /\p{Script=Han}/u;

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\p{Script=Latin}+/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    letters: /^[a-z]+$/.test(word) ? word : word.normalize('NFD').replace(/\P{Script=Latin}/gu, ''),
  }));
}

/** Some words in a row that spell a name. */
interface Spelling {
  readonly tokens: readonly Token[];
  readonly letters: string;
  readonly names: readonly LatinName[];
  /** Only blanks between the words, or one word. */
  readonly plain: boolean;
}

/** All names that begin at token `first`, longest first. */
function spellingsAt(text: string, tokens: readonly Token[], first: number): Spelling[] {
  const found: Spelling[] = [];
  const joints: number[] = [];
  let letters = '';
  let plain = true;
  for (let last = first; last < Math.min(tokens.length, first + MOST_WORDS); last += 1) {
    const token = tokens[last] as Token;
    if (last > first) {
      const joint = text.slice((tokens[last - 1] as Token).end, token.start);
      if (!JOINT.test(joint)) break;
      plain &&= joint === ' ';
      joints.push(letters.length);
    }
    letters += token.letters;
    const names = latinNames(letters).filter(({ cuts }) => joints.every((joint) => cuts.includes(joint)));
    if (names.length > 0) found.push({ tokens: tokens.slice(first, last + 1), letters, names, plain });
  }
  return found.reverse();
}

const unique = (divisions: readonly Division[]): Division[] => [...new Set(divisions)];

/** What a spelling means without or with a kind beside it, most probable first. */
function meaningsOf(names: readonly LatinName[], level: NamedLevel | null, held: ReadonlySet<string>): Division[] {
  if (level === null) return unique(names.filter(({ stem }) => !stem).flatMap(({ entry }) => entry.divisions));
  const all = unique(names.flatMap(({ entry }) => entry.divisions));
  const today = all.filter((division) => division.until === undefined && level.fits(division.name, division.level));
  const before = unique(
    names.flatMap(({ entry }) =>
      entry.divisions.filter((one) => level.fits(entry.name, one.level) && !today.includes(one)),
    ),
  );
  const either = [...today, ...before];
  // Tongzhou City has become districts: only then a former kind counts.
  return either.some(({ fullName }) => held.has(fullName)) || today.length === 0 ? either : today;
}

/** Is the spelling something else as well, so that it needs more than itself to be a place? */
function isDoubtful({ tokens, letters, names, plain }: Spelling): boolean {
  if (tokens.length === 1) {
    return (
      WORD_SPELLINGS.has(letters) || isSyllable(letters) || names.every(({ entry }) => entry.strength === 'common')
    );
  }
  // “a li”, “he long”: words of a sentence that happen to be syllables.
  return plain && (tokens[0]?.letters === 'a' || tokens.every((token) => WORD_SYLLABLES.has(token.letters)));
}

/** Wang Heping: the word before is a surname and begins with a capital, as the name does. */
function isPerson(text: string, tokens: readonly Token[], first: number, capital: (at: number) => boolean): boolean {
  const [surname, name] = [tokens[first - 1], tokens[first]];
  if (surname === undefined || name === undefined || text.slice(surname.end, name.start) !== ' ') return false;
  return SURNAMES.has(surname.letters) && capital(surname.start) && capital(name.start);
}

/** After a place, and no part of what is asked for; “government work report” is. */
const GOVERNMENT = /^\s+(?:people['’]?s\s+)?government(?!\s+(?:work\s+)?reports?)(?![a-z])/;
/** Characters looked at on either side of a name. */
const REACH = 30;

/** What else tells whether a name is meant. */
interface Surroundings {
  /** The name begins with a capital. */
  readonly capital: boolean;
  readonly kindNamed: boolean;
  readonly kindCapital: boolean;
  /** There are Han characters in the text: capitals tell nothing. */
  readonly chinese: boolean;
}

/** Does the spelling mean one of these divisions here? */
function isMeant(
  spelling: Spelling,
  divisions: readonly Division[],
  near: Surroundings,
  held: LatinContext['held'],
): boolean {
  const { capital, kindNamed, kindCapital, chinese } = near;
  // “the long county road”
  if (kindNamed && WORD_SYLLABLES.has(spelling.letters)) return capital && kindCapital;
  if (!isDoubtful(spelling)) return true;
  if (kindNamed && (capital || !WORD_SPELLINGS.has(spelling.letters))) return true;
  return (capital || chinese) && divisions.some(({ fullName }) => held.has(fullName));
}

/** A place by this spelling, or null where it may not be one. */
function placeOf(text: string, spelling: Spelling, context: LatinContext): Place | null {
  const { capital, held } = context;
  const start = (spelling.tokens[0] as Token).start;
  const end = (spelling.tokens.at(-1) as Token).end;
  const before = levelBefore(text, start);
  const after = before === null ? levelAfter(text, end) : null;
  const level = before ?? after;
  const kindCapital = level !== null && capital(level.start + text.slice(level.start, end + REACH).search(/\S/));
  const bare = meaningsOf(spelling.names, null, held);
  const named = level === null ? [] : meaningsOf(spelling.names, level, held);
  const ofProvince = bare[0]?.level === '省';
  // “Which Henan county …” is of the province, “Henan County” is not.
  const kindNamed =
    named.length > 0 &&
    (!ofProvince || named[0]?.level === '省' || kindCapital || named.some(({ fullName }) => held.has(fullName)));
  const divisions = kindNamed ? named : bare;
  const near = { capital: capital(start), kindNamed, kindCapital, chinese: HAN.test(text) };
  if (divisions.length === 0 || !isMeant(spelling, divisions, near, held)) return null;
  CALLED_AFTER.lastIndex = end;
  const called =
    !kindNamed && (CALLED_AFTER.test(text) || CALLED_BEFORE.test(text.slice(Math.max(0, start - REACH), start)));
  // A kind that does not fit (Wuqing City) is a slip; of a province it is another word of the question.
  const whole = kindNamed || !ofProvince;
  const last = whole ? (after?.end ?? end) : end;
  const government = GOVERNMENT.exec(text.slice(last, last + REACH))?.[0].length ?? 0;
  return {
    start: whole ? (before?.start ?? start) : start,
    end: last + government,
    divisions,
    kindNamed,
    called,
    latin: true,
  };
}

/**
 * @param text folded
 * @param chinese mentions in Han characters of the same text
 * @returns all mentions in order, not overlapping; those in Latin letters and what stands in a chain with them bear the
 *   Chinese name as `text` where there is one name only
 */
export function withLatinRegions(
  text: string,
  chinese: readonly RegionMention[],
  context: LatinContext,
): readonly RegionMention[] {
  const tokens = tokensOf(text);
  const places: Place[] = [];
  for (let at = 0; at < tokens.length; ) {
    let taken = 1;
    for (const spelling of spellingsAt(text, tokens, at)) {
      const place = placeOf(text, spelling, context);
      if (place === null || (!place.kindNamed && isPerson(text, tokens, at, context.capital))) continue;
      places.push(place);
      taken = spelling.tokens.length;
      break;
    }
    at += taken;
    const last = places.at(-1);
    while (last !== undefined && at < tokens.length && (tokens[at] as Token).start < last.end) at += 1;
  }
  const nation = nationMentions(text);
  if (places.length === 0 && nation.length === 0) return chinese;
  const found = joinChains(
    text,
    [...withoutCompounds(text, places), ...chinese].sort((a, b) => a.start - b.start),
  );
  const mentions = found.map((place) => ('latin' in place ? toMention(text, place, context.held) : place));
  const free = nation.filter(({ start, end }) =>
    mentions.every(
      (other) =>
        (end < other.start || start > other.end) &&
        /^\s+(?:and|or|vs\.?|versus)\s+$/.test(
          text.slice(...(start < other.start ? ([end, other.start] as const) : ([other.end, start] as const))),
        ),
    ),
  );
  return [...mentions, ...free].sort((a, b) => a.start - b.start);
}
