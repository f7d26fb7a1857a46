/**
 * What the last answer holds that a follow-up can mean: its items (“第二条”), a name in it, the texts already quoted.
 * It comes from the client, so it is only ever used as words of a question.
 */
import type { Span } from '../domain.ts';
import { findRegions } from '../lexicon/regions.ts';
import { blanked } from '../text/blanked.ts';
import { yearMentions } from './years.ts';

/** Longer answers are not ours. */
const READ = 6_000;
const ITEMS = 60;
/** Characters of an item that go into a question. */
const SHORT = 40;
const LABEL = /^[^：:（）()\n]{2,20}（(?:\d{4}|年份不明)）[：:]/;
const BULLET = /^\s*(?:[-*•·●]|\d{1,2}[.、)）]|[（(]?[一二三四五六七八九十]{1,3}[)）、]|[①-⑳])\s*/;

/** The texts between the citation marks of an answer, without label, number and mark. */
export function textsOf(answer: string): string[] {
  return answer
    .slice(0, READ)
    .split(/\[\d{1,3}\]|\n/)
    .map((piece) =>
      piece
        .replace(/^[\s。；;，,]+/, '')
        .replace(LABEL, '')
        .replace(BULLET, '')
        .trim(),
    )
    .filter((piece) => piece.length >= 4)
    .slice(0, ITEMS);
}

const NUMBERS = '一二三四五六七八九十';
const ITEM =
  /(?:第\s*([一二三四五六七八九十]|\d{1,2})\s*(?:个|条|项|点|款|句|部分|种|类|家|段|件|(?=[\s呢吧?？]*$))|最后一?(?:个|条|项|点|句|家|件)|\[(\d{1,2})\])(?:项目|工程|措施|举措|办法|任务|目标|工作|安排|内容|指标|里面?|中)?的?/;

/** @returns the stretch of the question that names an item, its place from 0 (-1: the last one) and whether something in it is meant; null when there is none */
export function itemNamed(question: string): (Span & { readonly index: number; readonly inside: boolean }) | null {
  const match = ITEM.exec(question);
  if (!match) return null;
  const word = match[1] ?? match[2];
  const index = word === undefined ? -1 : (/\d/.test(word) ? Number(word) : NUMBERS.indexOf(word) + 1) - 1;
  return word !== undefined && index < 0
    ? null
    : { start: match.index, end: match.index + match[0].length, index, inside: /[里中面]的?$/.test(match[0]) };
}

/** “重点是盐业、光伏和旅游业”: the names one by one. */
function namesIn(text: string): string[] {
  const names = text.replace(/^[^、]*?(?:分别是|是|为|包括|[：:])/, '').split(/、|和(?=[^、和]+$)/);
  return names.length > 1 ? names.filter((name) => name.length >= 2) : [text];
}

/** An item as words of a question: one clause, without places and years of its own, which would choose other reports. */
export function itemOf(answer: string, index: number): string | null {
  const texts = textsOf(answer);
  const parts = (texts[0] ?? '').split(/[；;。]/).filter((piece) => piece.length >= 4);
  const items = texts.length > 1 ? texts : parts.length > 1 ? parts : namesIn(parts[0] ?? '');
  const item = items.at(index);
  if (item === undefined) return null;
  const clauses = item.split(/[，,。；;：:\n]/).filter((clause) => clause.trim().length >= 4);
  const spans = (text: string): Span[] => [...findRegions(text), ...yearMentions(text)];
  const clean = clauses.find((clause) => spans(clause).length === 0) ?? item.slice(0, SHORT * 2);
  const words = blanked(clean, spans(clean))
    .replace(/\s+/g, '')
    .slice(0, SHORT)
    .replace(/\p{Surrogate}$/u, '');
  return words === '' ? null : words;
}

/** A name in the answer that ends in this noun: 公司, 项目. @returns null when none or several do */
export function nameIn(answer: string, noun: string): string | null {
  if (noun.length < 2) return null;
  const names = new Set<string>();
  const text = answer.slice(0, READ);
  for (let at = text.indexOf(noun); at >= 0; at = text.indexOf(noun, at + 1)) {
    const before = /(?:[“"《])?([\p{Script=Han}A-Za-z0-9]{2,14})$/u.exec(text.slice(Math.max(0, at - 15), at))?.[1];
    const stem = before?.replace(
      /^.*(?:[的了在由与和及是为等]|引进|推进|建设|实施|支持|推动|加快|建成|培育|完成|启动|成立|设立)/u,
      '',
    );
    if (stem !== undefined && stem.length >= 2 && findRegions(stem).length === 0) names.add(stem + noun);
  }
  return names.size === 1 ? ([...names][0] ?? null) : null;
}

/** Regions of the library that an answer names, in order. */
export function placesIn(answer: string, held: ReadonlySet<string>): string[] {
  const names = findRegions(answer.slice(0, 3_000)).flatMap(({ divisions }) => {
    const one = divisions.find(({ fullName }) => held.has(fullName));
    return one ? [one.fullName] : [];
  });
  return [...new Set(names)];
}
