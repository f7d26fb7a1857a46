/**
 * Characters as PDF fonts name them → characters as people type them. Several characters share one glyph, and a font made
 * from used glyphs often names the wrong one: ⺠ (a radical) where the text has 民. They look the same, but no search
 * would find them.
 */

/** Radicals of U+2E80–2EF3 that look like a character; Unicode gives them no compatibility mapping. */
const SUPPLEMENT =
  '⺁厂⺇几⺌小⺎兀⺒巳⺓幺⺙攵⺝月⺟母⺠民⺩王⺫目⺬示⺮竹⺶羊⺽臼⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';
/** Kangxi radicals whose compatibility mapping is not the character of simplified Chinese with the same glyph. */
const KANGXI_EXCEPTIONS = '⼾户⾭青';
/** Long dashes made of one glyph. */
const DASHES = [
  ['⸺', '——'],
  ['⸻', '———'],
] as const;

const TYPED = new Map<string, string>([...pairs(SUPPLEMENT), ...pairs(KANGXI_EXCEPTIONS), ...DASHES]);

function pairs(list: string): [string, string][] {
  const characters = [...list];
  return characters.flatMap((character, index): [string, string][] =>
    index % 2 === 0 ? [[character, characters[index + 1] ?? character]] : [],
  );
}

/** @returns the text with radicals, compatibility ideographs and one-glyph dashes as they are typed */
export function asTyped(text: string): string {
  return text.replace(/[\u2e3a\u2e3b\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff]/g, (character) => {
    return TYPED.get(character) ?? character.normalize('NFKC');
  });
}
