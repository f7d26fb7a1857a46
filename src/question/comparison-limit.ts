/**
 * The bound or the value that a question sets for what it looks for among several reports: 低于6%的有哪些, 哪些地方定在6%左右.
 */

export interface Limit {
  /** equal: the very number, with or without 左右; unequal: 不是6%, any other. */
  readonly than: 'less' | 'more' | 'equal' | 'unequal';
  /** Does the bound itself satisfy it? */
  readonly inclusive: boolean;
  /** In the unit without magnitude. */
  readonly value: number;
}

const LESS = /^(?:不超过|不高于|低于|不到|小于|少于|不足|以下|以内)$/;
const WORDS = '不低于|不少于|不超过|不高于|低于|不到|小于|少于|不足|超过|高于|大于|多于|突破|达到';
/** What sets a value: 定在, 控制在, 目标是. */
const SET = '(?:[定设订放]|确定|设定|制定|控制|保持|稳定|安排|锁定|瞄准)(?:在|为|成|到)|[为是按](?=\\d)';
const NUMBER = '(\\d+(?:\\.\\d+)?)(万亿|[万亿]?)(%|个百分点|微克(?:\\/立方米|每立方米)?|[个人元吨斤家户座所公里亩张]*)';

const TAIL = '以上|以下|以内|左右|上下';

/** What of a question sets it: to be cut out of what is compared. */
export const LIMIT_SOURCE = `(?:${WORDS}|不?(?:${SET}))${NUMBER}(?:${TAIL})?|(?<![a-z])${NUMBER}(?:${TAIL})`;
const LIMIT = new RegExp(`(?:(${WORDS})|(不?(?:${SET})))?${NUMBER}(${TAIL})?(?=\\s*(?:的|[，,。?？]|有|$))`, 'g');

const ENGLISH =
  /\b(?:(below|under|less than|lower than|at most|no more than)|(above|over|more than|higher than|at least|no less than)|(?:at|of|to|is|are|set)\s+(?:about|around|roughly|approximately)|(?:target|targets|rate|set)\s+(?:at|of|to))\s+(\d+(?:\.\d+)?)\s*(?:%|percent|per cent)/;

const MAGNITUDES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 万亿: 1e12 };

/** Which of them fit is asked. */
const WHICH = /哪|谁|几个|多少个|\bwhich\b|\bwho\b/;

/** @param text folded. @returns null where the question sets none */
export function limitOf(text: string): Limit | null {
  if (!WHICH.test(text)) return null;
  const [, less, more, own] = ENGLISH.exec(text) ?? [];
  if (own !== undefined) {
    const than = less ? ('less' as const) : more ? ('more' as const) : ('equal' as const);
    return {
      than,
      inclusive: than === 'equal' || /at (?:most|least)|no (?:more|less)/.test(less ?? more ?? ''),
      value: Number(own),
    };
  }
  for (const [, word, set = '', number = '', magnitude = '', , tail] of text.matchAll(LIMIT)) {
    const value = Number(number) * (MAGNITUDES[magnitude] ?? 1);
    if (word) {
      const than = LESS.test(word) ? ('less' as const) : ('more' as const);
      return { than, inclusive: /^不[低少超高]|达到|突破/.test(word), value };
    }
    if (tail === '以上') return { than: 'more', inclusive: true, value };
    if (tail === '以下' || tail === '以内') return { than: 'less', inclusive: true, value };
    if (set.startsWith('不')) return { than: 'unequal', inclusive: false, value };
    if (set !== '' || tail) return { than: 'equal', inclusive: true, value };
  }
  return null;
}
