/**
 * The bare names of a list that a question counts (“哪三个县”), or one name for each of the things it puts side by side (“棋队和鼓队
 * 各是哪支队”).
 */
import { COUNTER } from '../question/asked-kinds.ts';
import { literal } from '../text/literal.ts';
import { partsOf, splitItems } from './inline-list.ts';
import { plainText } from './name-chunks.ts';

/** A name is no longer. */
const NAME = 16;

/** What follows the last name: 等, the number of them. */
const BEHIND = new RegExp(`(?:等|共?\\d+${COUNTER}|“?[两三四五六七八九十]${COUNTER}).*$`, 'u');
/** What grew, and by how much, is no name. */
const FIGURE = /\d[%％万亿元]|增长|下降/;
const QUOTES = /[“”"「」『』]/gu;

/** What leads to the first name: 着力打造, 集中攻坚, 细化到. */
const LEADING =
  /^(?:.*(?:细化到|覆盖到|分别[是为]|[：:])|是?指(?![标导挥数南针纹定])|包括|即|(?:我们|要|将|就是|紧紧|牢牢|着力|大力|全力|加快|重点|深入|积极|持续|全面|集中|坚决|统筹|努力|扎实|突出)*(?:打造|建设|推进|推动|构建|构筑|组建|培育|发展|实施|开展|新增|启动|完善|健全|坚持|攻坚|瞄准|聚焦|围绕|支持|引进|[守抓打做办建用管盯][好住强优大牢]))/u;

/** The ending that all share; '' for none. */
function sharedEnding(items: readonly string[]): string {
  const [first = '', ...others] = items;
  let length = 0;
  while (length < first.length && others.every((item) => item.endsWith(first.slice(-length - 1)))) length++;
  return length === 0 ? '' : first.slice(-length);
}

/** The name in the first item, behind its verb: no shorter than the others are. */
function firstName(item: string, least: number): string {
  const plain = item.replace(QUOTES, '');
  const { chunks, text } = plainText(item);
  const chunk = chunks.at(-1);
  const behindVerb = [plain.replace(LEADING, ''), chunk ? text.slice(chunk.start, chunk.end) : ''];
  return behindVerb.find((name) => name.length >= least && name !== plain && plain.endsWith(name)) ?? plain;
}

/** The name in the last item, in front of what follows it: up to the ending that the others share. */
function lastName(item: string, ending: string): string | null {
  const text = item.replace(BEHIND, '');
  // “…、制陶等四大产业”: the number follows at once.
  if (text !== item) return text.replace(QUOTES, '');
  const at = ending === '' ? -1 : text.indexOf(ending, 1);
  if (at > 0) return text.slice(0, at + ending.length).replace(QUOTES, '');
  const { chunks, text: plain } = plainText(text);
  const [chunk] = chunks;
  return chunk?.start === 0 ? plain.slice(0, chunk.end) : null;
}

const fitting = (names: string[]): string[] | null =>
  names.every((name) => name.length > 1 && name.length <= NAME && !FIGURE.test(name)) ? names : null;

function namesIn(items: readonly string[]): string[] | null {
  // “东村的茶厂、西村的纸厂”: each is described.
  const described = items.every((item) => /[^的]的[^的]{2,}$/.test(item));
  // “围绕‘甲’做好‘乙’‘丙’”: each stands in quotation marks.
  const quoted = items.map((item) => /“([^“”]+)”$/u.exec(item.replace(BEHIND, ''))?.[1]);
  if (!quoted.includes(undefined)) return fitting(quoted as string[]);
  if (described) return fitting(items.map((item) => item.slice(item.lastIndexOf('的') + 1).replace(QUOTES, '')));
  const middle = items.slice(1, -1).map((item) => item.replace(QUOTES, ''));
  const last = lastName(items.at(-1) as string, sharedEnding(items.slice(0, -1)));
  const rest = [...middle, ...(last === null ? [] : [last])];
  const first = firstName(items[0] as string, Math.min(...rest.map(({ length }) => length)) - 1);
  return last === null ? null : fitting([first, ...rest]);
}

/** @returns the names of a list of so many that the quote holds, one between 、 sooner than one whose last items are joined; null where it holds none */
export function namesOfList(quote: string, count: number): string[] | null {
  const stretches = quote.split(/[，,。；;：:！？]/);
  const lists = [...stretches.map(partsOf), ...stretches.map(splitItems)].filter((items) => items.length === count);
  for (const items of lists) {
    const names = namesIn(items);
    if (names) return names;
  }
  return null;
}

/** Between a name and what it is said to mean. */
const MEANS = '[”"」』]?(?:[：:]|[，,]?(?:即|是指|指的?是|就是指?|指|包括|分别[是为指]))(?:[：:]|的?是)?';
/** What is done to all of them, behind the last. */
const DONE = /(?<=..)(?:建设|改造|创建|打造|培育|发展|工作)$/;

/** @returns the things that the quote says a name means: 甲园、乙园 of “两园”即甲园、乙园; null where it names none, or in many words */
export function namesMeant(quote: string, name: string): string[] | null {
  for (const [, said = ''] of quote.matchAll(new RegExp(`${literal(name)}${MEANS}([^，,。；;：:“]+)`, 'gu'))) {
    const items = splitItems(said).map((item) => item.replace(BEHIND, '').replace(QUOTES, ''));
    const [last = '', ...others] = [...items].reverse();
    // “推进‘两园’即甲园、乙园建设”
    const end = others.some((item) => DONE.test(item)) ? last : last.replace(DONE, '');
    const names = items.length > 1 ? fitting([...items.slice(0, -1), end]) : null;
    if (names) return names;
  }
  return null;
}

const EACH =
  /([\p{Script=Han}]{2,6})(?:和|与|、|跟)([\p{Script=Han}]{2,6}?)(?:各自?|分别)(?:都?是|叫|有|由)?(?:哪|什么|谁|啥)/u;

/**
 * @param folded the question
 * @returns the name that the quotes give each of the things: 甲县棋队、乙县鼓队 of “棋队和鼓队各叫什么”
 */
export function namesOfEach(quotes: readonly string[], folded: string): string[] | null {
  const match = EACH.exec(folded);
  if (!match) return null;
  // “得奖的棋队”: what stands in front of 的 describes.
  const things = [match[1], match[2]].map((thing = '') => thing.slice(thing.lastIndexOf('的') + 1));
  for (const quote of quotes) {
    const items = quote.split(/[，,。；;：:！？]/).flatMap(splitItems);
    const names = things.map((thing) => {
      const found = items.find((item) => item.includes(thing) && !item.startsWith(thing));
      const { text, chunks } = plainText(found ?? '');
      const chunk = chunks.find(({ start, end }) => text.slice(start, end).indexOf(thing) > 0);
      return chunk ? text.slice(chunk.start, text.indexOf(thing, chunk.start) + thing.length) : null;
    });
    if (names.every((name) => name !== null && name.length <= NAME)) return names as string[];
  }
  return null;
}
