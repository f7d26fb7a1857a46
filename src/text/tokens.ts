/**
 * Search tokens: what the word index holds of a passage and what a question looks for in it.
 *
 * Chinese gives words (Intl.Segmenter) and, marked apart, every pair of neighbouring characters: the words carry the meaning,
 * the pairs find what was segmented differently. Measured with BM25 (mean reciprocal rank; 1,233 questions to 3,617 passages of
 * policy documents / 1,367 to 3,403 of a reading set / 4,626 everyday questions to 4,150 official sentences): words alone
 * 0.683 / 0.949 / 0.047, pairs alone 0.718 / 0.956 / 0.033, both under one name (a word of two characters counts once)
 * 0.705 / 0.956 / 0.045, both marked apart 0.717 / 0.958 / 0.046: taken.
 */
import { fold } from './fold.ts';

/** Begins a token that is two neighbouring Han characters. No other token holds it. */
export const PAIR_MARK = '·';

/** The characters of a token: pairs without their mark. */
export const bare = (token: string): string => (token.startsWith(PAIR_MARK) ? token.slice(1) : token);

/** Intl.Segmenter's memory grows with the square of what it is given at once: 180,000 characters exhaust 4 GB. */
const LONGEST_PIECE = 500;
/** What is longer is no word anybody looks for (addresses, tables in base64 …). */
const LONGEST_TOKEN = 64;

/** Nothing is said across these. Cut before folding, which would turn a full-width comma into one that may stand in 18,600. */
const BOUNDARY = /[。！？；，、：…—\n\r\t“”‘’《》〈〉「」『』【】（）()[\]{}<>!?;"'|]|[,:](?!\d)|(?<!\d)[,:]/u;

const NUMBER = '\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const COUNTED =
  '平方公里|平方千米|平方米|立方米|微克/立方米|毫克/升|个百分点|百分点|千瓦时|千瓦|兆瓦|公里|海里|公顷|公斤|千克|毫克|微克|美元|欧元|港元|人次|小时|分钟|标箱|' +
  '元|人|户|家|座|个|项|件|所|处|条|套|辆|台|张|只|头|羽|批|次|天|日|月|年|倍|位|名|例|起|宗|册|部|支|栋|幢|间|片|块|场|岁|度|级|类|门|艘|架|列|株|棵|期|床|届|吨|米|亩|克|升|成|折|周|村|镇|乡|区|县|强';
const DATE = new Set(['年', '月', '日']);
const LATIN_UNIT = 'km2|km|m2|m3|mw|gw|kw|kwh|kg|mm|cm|ha|gb|tb';
const UNIT = `[%‰]|(?:[百千]?万亿|[百千]?[万亿]|[百千](?![瓦克米]))(?<scaled>${COUNTED})?|(?<counted>${COUNTED})|(?:${LATIN_UNIT})(?![a-z0-9])`;

/** One after another in folded text: figure with unit, name with Latin letters, run of Han characters. */
const ATOM = new RegExp(
  `(?<![a-z])(?<number>${NUMBER})(?!\\d)(?:(?<unit>${UNIT})|(?![a-z]))|(?<latin>(?:[a-z]|\\d+(?=[a-z]))[a-z0-9]*(?:[.&/_-][a-z0-9]+)*\\+{0,2})|(?<han>\\p{Script=Han}+)|(?<other>[\\p{L}\\p{N}]+)`,
  'gu',
);
/** 2021-2025, 5%~6%: found as a whole and by its ends. */
const RANGE = /(?<![\d.a-z-])\d+(?:\.\d+)?%?[-~]\d+(?:\.\d+)?%?(?![\d.a-z-])/g;

/** Question words and function words that say nothing of what is looked for. 今年, 达到, 左右, 以上, 完成 do, and stay. */
const EMPTY = new Set(
  (
    '的 地 得 了 着 过 吗 呢 吧 啊 呀 嘛 么 是 在 和 与 及 或 而 且 但 也 都 就 还 又 被 把 将 对 对于 关于 由 于 从 向 为 以 之 其 有 个 这 那 这个 那个 这些 那些 ' +
    '我 你 您 他 她 它 我们 你们 他们 请 请问 想 知道 告诉 一下 能 能否 可以 是否 有没有 什么 哪 哪些 哪个 哪里 哪儿 哪几 几 几个 多少 多少个 多大 多高 多长 多久 ' +
    '怎么 怎么样 怎样 如何 为什么 为何 何 何时 什么时候 谁 啥 咋 咋样'
  ).split(' '),
);

/** Cut out before words are: the segmenter takes 多少个 for a word and 有哪些 for two. */
const ASKING = /请问|告诉我|有没有|什么时候|为什么|怎么样|什么|哪些|哪个|哪里|哪儿|多少|怎么|怎样|如何|是否|能否/gu;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Pieces in which no sentence or clause ends, folded, of at most 500 characters. */
function* pieces(text: string): Generator<string> {
  for (const part of text.split(BOUNDARY)) {
    const folded = fold(part);
    for (let start = 0; start < folded.length; ) {
      let end = Math.min(start + LONGEST_PIECE, folded.length);
      if (end < folded.length && /[\ud800-\udbff]/.test(folded[end - 1] as string)) end--;
      yield folded.slice(start, end);
      start = end;
    }
  }
}

function pairs(run: string, into: string[]): void {
  let previous = '';
  for (const char of run) {
    if (previous !== '') into.push(PAIR_MARK + previous + char);
    previous = char;
  }
}

function hanTokens(run: string, asked: boolean, into: string[]): void {
  let joined = '';
  for (const { segment: word } of segmenter.segment(run)) {
    if (asked && EMPTY.has(word)) {
      pairs(joined, into);
      joined = '';
    } else {
      into.push(word);
      joined += word;
    }
  }
  pairs(joined, into);
}

function numberTokens(number: string, unit: string | undefined, noun: string | undefined, into: string[]): void {
  const bare = number.replaceAll(',', '');
  if (unit !== undefined) into.push(bare + unit);
  into.push(bare);
  // The thing counted (座, 公里) can be asked for without its figure; a date's 年 is no such thing.
  if (noun !== undefined && !DATE.has(noun)) into.push(noun);
}

function tokens(text: string, asked: boolean): string[] {
  const found: string[] = [];
  for (const whole of pieces(text)) {
    const piece = asked ? whole.replace(ASKING, ' ') : whole;
    for (const [range] of piece.matchAll(RANGE)) found.push(range);
    for (const { groups } of piece.matchAll(ATOM)) {
      const { number, unit, scaled, counted, latin, han, other } = groups as Record<string, string | undefined>;
      if (number !== undefined) numberTokens(number, unit, scaled ?? counted, found);
      else if (han !== undefined) hanTokens(han, asked, found);
      else found.push((latin ?? other) as string);
    }
  }
  return found.filter((token) => token.length <= LONGEST_TOKEN);
}

/** @returns the tokens of a text for the index, in order of kind, with repetitions: they count. No token holds white space. */
export function searchTokens(text: string): string[] {
  return tokens(text, false);
}

/** @returns the tokens of a question, each once, without words that ask or join; empty when nothing is left to look for */
export function queryTokens(text: string): string[] {
  return [...new Set(tokens(text, true))];
}
