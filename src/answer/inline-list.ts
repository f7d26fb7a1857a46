/**
 * Lists that stand in one sentence: “实施甲、乙、丙三项工程”, “三件事：修路；架桥；通车”.
 */
import type { Span } from '../domain.ts';

const MARKS = '，,；;：:。！？';
/** An item is a name or a short phrase. */
const ITEM = 40;
const OPENING = '“‘「『《〈（(【';
const CLOSING = '”’」』》〉）)】';

/** For each character, whether it stands in quotation marks or brackets: no mark there parts items. */
function enclosed(text: string): boolean[] {
  let depth = 0;
  return [...text].flatMap((char) => {
    if (OPENING.includes(char)) depth++;
    const inside = depth > 0;
    if (CLOSING.includes(char)) depth = Math.max(0, depth - 1);
    return Array.from({ length: char.length }, () => inside);
  });
}

/** The parts of a stretch between marks that stand in no quotation, empty ones left out; “甲”“乙” are two. */
function parts(text: string, marks: RegExp): string[] {
  const inside = enclosed(text);
  const found: string[] = [];
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const between = text[i - 1] === '”' && text[i] === '“';
    if (i < text.length && !between && (inside[i] || !marks.test(text[i] as string))) continue;
    if (text.slice(from, i).trim() !== '') found.push(text.slice(from, i));
    from = between ? i : i + 1;
  }
  return found;
}

/** Stretches between punctuation marks. */
function stretches(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !MARKS.includes(text[i] as string)) continue;
    if (i > start) found.push({ start, end: i });
    start = i + 1;
  }
  return found;
}

/** The items of a stretch that stand between 、. */
export const partsOf = (stretch: string): string[] => parts(stretch, /、/);

/** What joins the last two items; 及 and 与 stand in names as often. */
const JOINTS = ['以及', '和', '与', '及'];

/** The items of a stretch: parts between 、, the last of them cut where it is joined, if both sides are long enough. */
export function splitItems(stretch: string): string[] {
  const items = parts(stretch, /、/);
  const last = items.at(-1) ?? '';
  for (const joint of JOINTS) {
    const at = last.lastIndexOf(joint);
    if (at > 1 && last.length - at - joint.length > 1)
      return [...items.slice(0, -1), last.slice(0, at), last.slice(at + joint.length)];
  }
  return items;
}

/** 甲、乙和丙 has two or three items: 和 may belong to a name. */
function fits(stretch: string, count: number): boolean {
  const items = parts(stretch, /、/);
  if (items.length < 2)
    return count === 2 && /\S[和与及]\S/.test(stretch) && items.length === 1 && stretch.length <= ITEM;
  const joins = /[和及与]/.test(items.at(-1) ?? '');
  return items.length === count || (joins && items.length + 1 === count);
}

/** Parts behind a colon or 是, each short. */
function fitsBehind(text: string, count: number, marks: RegExp): boolean {
  const items = parts(text, marks);
  return items.length === count && items.every((item) => item.length <= ITEM);
}

/** What introduces the items (“三大产业：”, “三大产业,即”) is needed to understand them, as far as this. */
const LEAD = 40;

/** The stretch with the one that leads to it. */
function withLead(text: string, all: readonly Span[], at: number): Span {
  const { start, end } = all[at] as Span;
  const before = all[at - 1];
  const leads = before && start - before.start <= LEAD && /[，,：:]/.test(text[start - 1] ?? '');
  return { start: leads ? before.start : start, end };
}

/**
 * @param text one sentence; @param count how many items are asked for
 * @returns the stretches that hold exactly so many, with what leads to them
 */
export function inlineLists(text: string, count: number): Span[] {
  const all = stretches(text);
  const found = all.flatMap(({ start, end }, at) =>
    parts(text.slice(start, end), /、/).length > 1 && fits(text.slice(start, end), count)
      ? [withLead(text, all, at)]
      : [],
  );
  if (found.length > 0) return found;
  const lead = text.search(/[：:]/);
  if (lead < 0) return [];
  const behind = text.slice(lead + 1).replace(/[。！？]$/, '');
  return [/[；;]/, /[，,]/].some((marks) => fitsBehind(behind, count, marks)) ? [{ start: 0, end: text.length }] : [];
}

/** What leads from the name of a list to its items. */
const LEADS = /^[”"」』]?[^，,。；;、：:]{0,8}?(?:[：:]|[，,]?(?:即|就是|包括|分别[是为]|指的?是?))/;

/**
 * The items that stand right in front of the name of their list (“甲、乙、丙‘三大工程’”) or right behind it (“三大工程：甲、乙、丙”).
 * @param text of a report; @param sentence the one that holds the name; @param name where the name stands
 * @returns one stretch from the first item to the name, or from the name to the last item; null where there are not so many
 */
export function itemsBeside(text: string, sentence: Span, name: Span, count: number): Span[] | null {
  const front = text.slice(sentence.start, name.start);
  const inside = enclosed(front);
  // The name's own opening mark leaves all behind it enclosed.
  const open = /[“‘「『]$/.test(front) ? front.length - 1 : front.length;
  let from = open;
  while (from > 0 && (inside[from - 1] || !MARKS.includes(front[from - 1] as string))) from--;
  const before = front.slice(from, open).replace(/等$/, '');
  // “‘甲、乙、丙’三大工程”: all items stand in one quotation.
  const quoted = /“([^“”]*)”$/.exec(front);
  if (quoted && parts(quoted[1] as string, /、/).length === count)
    return [{ start: sentence.start + quoted.index, end: name.end }];
  if (fits(before, count)) {
    const closing = /^[”"」』’]/.test(text.slice(name.end)) ? 1 : 0;
    return [{ start: sentence.start + from, end: name.end + closing }];
  }
  const rest = text.slice(name.end, sentence.end);
  const lead = LEADS.exec(rest)?.[0].length ?? 0;
  if (lead === 0) return null;
  const behind = rest.slice(lead).replace(/[。！？]$/, '');
  const clause = stretches(behind)[0];
  if (
    clause &&
    parts(behind.slice(clause.start, clause.end), /、/).length > 1 &&
    fits(behind.slice(0, clause.end), count)
  )
    return [{ start: name.start, end: name.end + lead + clause.end }];
  const whole = [/[；;]/, /[，,]/, /、/].some((marks) => fitsBehind(behind, count, marks));
  return whole ? [{ start: name.start, end: sentence.end }] : null;
}
