/**
 * What the last answer holds that a follow-up can mean: its items (“第二条”), a name in it, the texts already quoted.
 * It comes from the client, so it is only ever used as words of a question.
 */

import type { Span } from '../domain.ts';
import { findRegions } from '../lexicon/regions.ts';
import { blanked } from '../text/blanked.ts';
import { countOf } from '../text/chinese-number.ts';
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

const NUMERAL = '[一二三四五六七八九十]{1,3}';
const COUNTER =
  '大?(?:个方面|个|方面|条|项|点|款|句|部分|种|类|家|段|件|批|道|座|所|处|支|张|步|名|位|样|大(?=[\\s“"「]|[\\p{Script=Han}]{2})|(?=[\\s呢吧?？]*$)|(?=[“"「]))';
const ITEM = new RegExp(
  `(?:(?<first>前者|前一(?:个|条|项|家|种|类))|后者|后一(?:个|条|项|家|种|类)|(?<last>倒数)?第\\s*(?<number>${NUMERAL}|\\d{1,2})\\s*${COUNTER}|最后(?:一|那一?|的?那?一?)?(?:个方面|个|方面|条|项|点|句|家|件|种|类|道|座|所|处|批|步|部分|位)|\\[(?<mark>\\d{1,2})\\])` +
    '(?:项目|工程|措施|举措|办法|任务|目标|工作|安排|内容|指标|里面?|中)?的?',
  'u',
);

/** @returns the stretch of the question that names an item, its place from 0 (-1: the last one) and whether something in it is meant; null when there is none */
export function itemNamed(question: string): (Span & { readonly index: number; readonly inside: boolean }) | null {
  const match = ITEM.exec(question);
  if (!match) return null;
  const { first, last, number, mark } = match.groups ?? {};
  const word = number ?? mark;
  const place = word === undefined ? 0 : countOf(word);
  if (word !== undefined && place < 1) return null;
  return {
    start: match.index,
    end: match.index + match[0].length,
    index: first !== undefined ? 0 : word === undefined ? -1 : last === undefined ? place - 1 : -place,
    inside: /[里中面]的?$/.test(match[0]),
  };
}

/** What a list calls its items: 底线 of “三条底线”, 地 of “四地”. */
const LISTED =
  /(?<![\d第])(?:[二两三四五六七八九十]{1,3}|\d{1,2}|几)(?![年月日\d])(?:大|个|条|项|件|类|种|家|座|所|场|位|批|道)?[“"「]?(\p{Script=Han}{1,12})/gu;
/** An item is called by the last two characters of the list at least. */
const SHORTEST = 2;

const ASKS = /^(?:具体|打算|准备|怎|如何|什么|是|要|由|谁|啥|哪|在|为|有|的)/;

/** How many characters `said` begins with that the noun begins with too or, two or more, holds: 集群 of “三个产业集群”. */
function sharedWith(noun: string, said: string): number {
  let length = 0;
  while (length < said.length && noun.includes(said.slice(0, length + 1))) length += 1;
  return length >= SHORTEST || noun.startsWith(said.slice(0, length)) ? length : 0;
}

/** @param behind what follows “第二条”; @param texts the question before and its answer. @returns how much of it is the name of an item */
export function itemNoun(behind: string, texts: readonly string[]): number {
  const quote = /^[“"「『]/.test(behind) ? 1 : 0;
  const said = behind.slice(quote);
  if (ASKS.test(said)) return 0;
  let length = 0;
  for (const text of texts)
    for (const [, noun = ''] of text.slice(0, READ).matchAll(LISTED)) length = Math.max(length, sharedWith(noun, said));
  if (length === 0) return 0;
  const closed = /^[”"」』]/.test(said.slice(length)) ? 1 : 0;
  const link = said.charAt(length + closed) === '的' ? 1 : 0;
  return quote + length + closed + link;
}

/** A number in front of an item: 一是, 二、, 第三, （四）, 5. */
const MARK = new RegExp(
  `(?:^|[\\s。；;：:，,、])(?:第(${NUMERAL}|\\d{1,2})[个条项件点类]?是?[，,：:、]?|(${NUMERAL}|\\d{1,2})是|(${NUMERAL})、|[（(](${NUMERAL}|\\d{1,2})[)）]|(\\d{1,2})[.．、](?!\\d))`,
  'g',
);

/** The items that a text numbers itself, from the first on; empty where it numbers none. */
function numbered(text: string): string[] {
  const marks: { number: number; start: number; end: number }[] = [];
  for (const match of text.matchAll(MARK)) {
    const number = countOf(match.slice(1).find((word) => word !== undefined) ?? '');
    if (number === marks.length + 1) marks.push({ number, start: match.index, end: match.index + match[0].length });
  }
  return marks.map(({ end }, i) => text.slice(end, marks[i + 1]?.start).replace(/[\s。；;，,、]+$/, ''));
}

/** “重点是盐业、光伏和旅游业”: the names one by one. */
function namesIn(text: string): string[] {
  const names = text
    .replace(/^[^、]*?(?:(?:分别|依次)是|是|为|包括|[：:])[\s：:，,]*/, '')
    .split(/、|(?:和|以及|与)(?=[^、和与]+$)/);
  return names.length > 1 ? names.filter((name) => name.trim() !== '') : [text];
}

function itemsOf(answer: string): readonly string[] {
  const texts = textsOf(answer);
  if (texts.length > 1) return texts;
  const [only = ''] = texts;
  const own = numbered(only);
  if (own.length > 0) return own.length > 1 ? own : [];
  const parts = only.split(/[；;。]/).filter((piece) => piece.length >= 4);
  return parts.length > 1 ? parts : namesIn(parts[0] ?? '');
}

const OWN_MARK = new RegExp(`^(?:${NUMERAL}是要?|第${NUMERAL}[，,、]|${NUMERAL}、|[（(]${NUMERAL}[)）])\\s*`);

/** An item as words of a question: one clause, without places and years of its own, which would choose other reports. */
export function itemOf(answer: string, index: number): string | null {
  const item = itemsOf(answer).at(index)?.replace(OWN_MARK, '');
  if (item === undefined) return null;
  const clauses = item.split(/[，,。；;：:\n]/).filter((clause) => clause.trim().length >= 4);
  const spans = (text: string): Span[] => [...findRegions(text), ...yearMentions(text)];
  const clean = clauses.find((clause) => spans(clause).length === 0) ?? item.slice(0, SHORT * 2);
  const words = blanked(clean, spans(clean))
    .replace(/\s+|[。；;，,：:]+$/g, '')
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

/** A 队伍 may be called 队. */
const SHORT_NOUN: Readonly<Record<string, string>> = { 队伍: '队', 团队: '队', 机构: '院' };

/** A thing of this kind that the answer names in quotation marks: “小雨伞”助老服务队. @returns null when none or several are named */
export function nameQuotedIn(answer: string, noun: string): string | null {
  if (noun.length < 2) return null;
  const heads = [noun, SHORT_NOUN[noun]].filter((head) => head !== undefined).join('|');
  const pattern = new RegExp(`[“"]([^“”"\\n]{2,16})[”"](\\p{Script=Han}{0,8}?(?:${heads}))`, 'gu');
  const names = new Set([...answer.slice(0, READ).matchAll(pattern)].map(([, name, kind]) => `“${name}”${kind}`));
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
