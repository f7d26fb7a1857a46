/**
 * What official Chinese calls what an English question speaks of: reports are in Chinese, and words find what vectors alone
 * rank too low. Data: english-terms.json, made by build-english-terms.mjs from the glossary the model is trained on.
 */
import terms from './english-terms.json' with { type: 'json' };

const TERMS: Readonly<Record<string, string>> = terms;
/** Words of the longest term. */
const LONGEST = 5;
/** Words of asking, and everybody's words, that are terms elsewhere. */
const ASKING = new Set(
  'how many much what which who when where why is are was were do does did will the a an of in on to by for and or new total plan plans planned planning target targets goal goals set aim report reports increase increased growth grow grew rate number amount build built city province county district government year years people place name work works actual currently additional effective ongoing chance'.split(
    ' ',
  ),
);

/** A word as it stands, and without the ending of its plural. */
function forms(word: string): readonly string[] {
  if (/ies$/.test(word)) return [word, `${word.slice(0, -3)}y`];
  if (/(?:s|x|ch|sh)es$/.test(word)) return [word, word.slice(0, -2)];
  return /[^s]s$/.test(word) ? [word, word.slice(0, -1)] : [word];
}

function termOf(words: readonly string[]): string | null {
  const before = words.slice(0, -1).join(' ');
  for (const last of forms(words.at(-1) as string)) {
    const key = before === '' ? last : `${before} ${last}`;
    if (Object.hasOwn(TERMS, key)) return TERMS[key] as string;
  }
  return null;
}

/**
 * @param text folded
 * @returns Chinese words, in the order of the text; none for a text in Chinese
 */
export function chineseTerms(text: string): string[] {
  const words = text.match(/[a-z][a-z0-9.&']*/g) ?? [];
  const found = new Set<string>();
  for (let at = 0; at < words.length; ) {
    let taken = 1;
    for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
      const stretch = words.slice(at, at + length);
      if (length === 1 && ASKING.has(stretch[0] as string)) continue;
      const term = termOf(stretch);
      if (term === null) continue;
      for (const word of term.split('、')) found.add(word);
      taken = length;
      break;
    }
    at += taken;
  }
  return [...found];
}
