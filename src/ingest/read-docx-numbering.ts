/**
 * Automatic numbering of Word (ECMA-376 part 1, 17.9): the text of a number is nowhere in the document, only the list it
 * belongs to. Reads word/numbering.xml and word/styles.xml and counts.
 */
import { formatNumber } from './read-docx-number-format.ts';
import { parseStyles, type Styles } from './read-docx-styles.ts';
import { visitTags, wordPrefix, type XmlTag } from './read-docx-xml.ts';

interface Level {
  readonly start: number;
  /** numFmt: chineseCounting, decimal … */
  readonly format: string;
  /** lvlText: %1、 or （%2） or %1.%2 */
  readonly text: string;
  readonly suffix: string;
  /** lvlRestart: the level (from 1) whose use starts this one again; 0 = never; null = any level above. */
  readonly restart: number | null;
  /** isLgl: all numbers in Arabic digits. */
  readonly legal: boolean;
  /** Style whose paragraphs are at this level. */
  readonly style: string | null;
}

interface List {
  readonly levels: Map<number, Level>;
  /** This list is defined by the numbering style of this name … */
  styleLink: string | null;
  /** … and this one defines it. */
  definesStyle: string | null;
}

interface Instance {
  list: string;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, Level>;
}

export interface ParagraphNumbering {
  /** w:numId of the paragraph itself; null = none given; "0" takes the numbering of its style away. */
  readonly numId: string | null;
  readonly level: number | null;
  readonly style: string | null;
}

export interface Numbering {
  /** Counts one paragraph on; call in document order. @returns the text of its number with what follows it; '' for none */
  next(paragraph: ParagraphNumbering): string;
}

const MAX_LEVEL = 8;

/** @param numberingXml, stylesXml the parts; null where the document has none */
export function readNumbering(numberingXml: string | null, stylesXml: string | null): Numbering {
  const { lists, instances } = parseNumbering(numberingXml ?? '');
  const styles = parseStyles(stylesXml ?? '');
  // Counters belong to the list, not to the instance: two instances of a list count on together.
  const counters = new Map<List, (number | undefined)[]>();
  const overridden = new Set<string>();

  return {
    next: (paragraph) => {
      const numId = paragraph.numId ?? styles.numId(paragraph.style);
      const instance = numId === null || numId === '0' ? undefined : instances.get(numId);
      const list = instance && listOf(instance, lists, instances, styles);
      if (!instance || !list || numId === null) return '';
      const level = clampLevel(
        paragraph.level ?? levelOfStyle(list, paragraph.style) ?? styles.level(paragraph.style) ?? 0,
      );
      const definition = instance.levels.get(level) ?? list.levels.get(level);
      if (!definition) return '';
      const counts = counters.get(list) ?? [];
      counters.set(list, counts);
      const levelAt = (at: number): Level | undefined => instance.levels.get(at) ?? list.levels.get(at);
      applyStartOverride(`${numId}/${level}`, instance.starts.get(level), counts, level, overridden);
      count(counts, level, instance.starts.get(level) ?? definition.start, levelAt);
      return label(definition, counts, levelAt);
    },
  };
}

function clampLevel(level: number): number {
  return Number.isInteger(level) && level >= 0 ? Math.min(level, MAX_LEVEL) : 0;
}

/** The first paragraph of an instance with a start of its own begins there, whatever the list has counted so far. */
function applyStartOverride(
  key: string,
  start: number | undefined,
  counts: (number | undefined)[],
  level: number,
  overridden: Set<string>,
): void {
  if (start === undefined || overridden.has(key)) return;
  overridden.add(key);
  counts[level] = start - 1;
}

/** Counts the level on and puts those below it back. */
function count(
  counts: (number | undefined)[],
  level: number,
  start: number,
  levelAt: (level: number) => Level | undefined,
): void {
  counts[level] = (counts[level] ?? start - 1) + 1;
  for (let below = level + 1; below <= MAX_LEVEL; below += 1) {
    const restart = levelAt(below)?.restart ?? null;
    if (restart === null || (restart > 0 && level < restart)) counts[below] = undefined;
  }
}

function label(
  definition: Level,
  counts: readonly (number | undefined)[],
  levelAt: (level: number) => Level | undefined,
): string {
  // A bullet is a sign of a symbol font: no text.
  if (definition.format === 'bullet' || definition.format === 'none' || !definition.text) return '';
  const text = definition.text.replace(/%([1-9])/g, (_, digit: string) => {
    const level = levelAt(Number(digit) - 1);
    const value = counts[Number(digit) - 1] ?? level?.start ?? 1;
    return formatNumber(value, definition.legal ? 'decimal' : (level?.format ?? 'decimal'));
  });
  if (definition.suffix === 'nothing') return text;
  // Word sets a tab or a space; after full-width punctuation Chinese typing has none.
  return /[\u3000-\u303f\uff00-\uffef]$/u.test(text) ? text : `${text} `;
}

function listOf(
  instance: Instance,
  lists: ReadonlyMap<string, List>,
  instances: ReadonlyMap<string, Instance>,
  styles: Styles,
): List | undefined {
  const list = lists.get(instance.list);
  if (!list?.styleLink) return list;
  const linked = instances.get(styles.numId(list.styleLink) ?? '');
  const target = linked && lists.get(linked.list);
  return target ?? [...lists.values()].find((l) => l.definesStyle === list.styleLink) ?? list;
}

function levelOfStyle(list: List, style: string | null): number | null {
  if (style === null) return null;
  for (const [level, definition] of list.levels) if (definition.style === style) return level;
  return null;
}

type Draft = { -readonly [K in keyof Level]: Level[K] };

function parseNumbering(xml: string): { lists: Map<string, List>; instances: Map<string, Instance> } {
  const lists = new Map<string, List>();
  const instances = new Map<string, Instance>();
  let list: List | null = null;
  let instance: Instance | null = null;
  let draft: Draft | null = null;
  let overrideLevel = 0;
  visitTags(xml, [wordPrefix(xml)], (tag) => {
    const value = (): string => tag.attribute('val') ?? '';
    if (tag.kind === 'close') {
      if (tag.name === 'abstractNum') list = null;
      else if (tag.name === 'num') instance = null;
      else if (tag.name === 'lvl') draft = null;
      return;
    }
    if (tag.name === 'abstractNum') {
      list = { levels: new Map(), styleLink: null, definesStyle: null };
      lists.set(tag.attribute('abstractNumId') ?? '', list);
    } else if (tag.name === 'num') {
      instance = { list: '', starts: new Map(), levels: new Map() };
      instances.set(tag.attribute('numId') ?? '', instance);
    } else if (tag.name === 'lvl') {
      draft = { start: 1, format: 'decimal', text: '', suffix: 'tab', restart: null, legal: false, style: null };
      (instance ?? list)?.levels.set(levelNumber(tag), draft);
    } else if (draft) readLevelProperty(draft, tag.name, value());
    else if (tag.name === 'numStyleLink' && list) list.styleLink = value();
    else if (tag.name === 'styleLink' && list) list.definesStyle = value();
    else if (tag.name === 'abstractNumId' && instance) instance.list = value();
    else if (tag.name === 'lvlOverride') overrideLevel = levelNumber(tag);
    else if (tag.name === 'startOverride' && instance) instance.starts.set(overrideLevel, integer(value(), 1));
  });
  return { lists, instances };
}

function readLevelProperty(level: Draft, name: string, value: string): void {
  if (name === 'start') level.start = integer(value, 1);
  // In mc:AlternateContent the fallback comes last, and is the one that is known here.
  else if (name === 'numFmt') level.format = value;
  else if (name === 'lvlText') level.text = value.slice(0, 100);
  else if (name === 'suff') level.suffix = value;
  else if (name === 'lvlRestart') level.restart = integer(value, 0);
  else if (name === 'isLgl') level.legal = value !== '0' && value !== 'false';
  else if (name === 'pStyle') level.style = value;
}

function levelNumber(tag: XmlTag): number {
  return clampLevel(integer(tag.attribute('ilvl') ?? '', 0));
}

function integer(text: string, otherwise: number): number {
  const value = Number(text);
  return text !== '' && Number.isSafeInteger(value) ? value : otherwise;
}
