/** Which paragraph styles of word/styles.xml bring a number with them, through their chain of basedOn. */
import { visitTags, wordPrefix } from './read-docx-xml.ts';

export interface Styles {
  /** @returns the numbering instance of a style; null for none */
  numId(style: string | null): string | null;
  /** @returns the level the style names, from 0; null when it names none */
  level(style: string | null): number | null;
}

interface Style {
  basedOn: string | null;
  numId: string | null;
  level: number | null;
}

/** Longest chain of basedOn that is followed; a damaged file may have a ring. */
const MAX_CHAIN = 20;

/** @param xml the styles part, '' where the document has none */
export function parseStyles(xml: string): Styles {
  const styles = new Map<string, Style>();
  let current: Style | null = null;
  visitTags(xml, [wordPrefix(xml)], (tag) => {
    if (tag.kind === 'close') {
      if (tag.name === 'style') current = null;
      return;
    }
    if (tag.name === 'style') {
      current = { basedOn: null, numId: null, level: null };
      styles.set(tag.attribute('styleId') ?? '', current);
    } else if (!current) return;
    else if (tag.name === 'basedOn') current.basedOn = tag.attribute('val');
    else if (tag.name === 'numId') current.numId = tag.attribute('val');
    else if (tag.name === 'ilvl') current.level = Number(tag.attribute('val') ?? 0);
  });

  const find = <T>(style: string | null, get: (style: Style) => T | null): T | null => {
    let name = style;
    for (let i = 0; i < MAX_CHAIN && name !== null; i += 1) {
      const definition = styles.get(name);
      if (!definition) return null;
      const value = get(definition);
      if (value !== null) return value;
      name = definition.basedOn;
    }
    return null;
  };
  return {
    numId: (style) => find(style, (definition) => definition.numId),
    level: (style) => find(style, (definition) => definition.level),
  };
}
