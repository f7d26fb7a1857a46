/**
 * The lists that a question asks for by name: “四大行动是哪些” asks for four items that the report calls 行动, “哪些示范村” for
 * all that it calls so.
 */
import { countOf } from '../text/chinese-number.ts';
import { literal } from '../text/literal.ts';

export interface AskedKind {
  /** As the question has it, without quotation marks: 四大行动. */
  readonly name: string;
  /** How many there are; null where the question gives no number. */
  readonly count: number | null;
  /** What each of them is: 行动. */
  readonly kind: string;
}

const ONES = '一二两三四五六七八九';
const NUMBER = `(?:十[${ONES}]|[${ONES}十]|1\\d|[2-9])`;
/** Characters between a number and what it counts. */
export const COUNTER = '(?:大|个|项|条|件|类|种|批|场|座|家|所|处|位|支|张|道|步|款|档|名|只|组|篇|本)';
const OPEN = '[“"「『‘]';
const CLOSE = '[”"」』’]';
/** What is counted ends where one of these begins. */
const STOP = `(?=是|有(?!机)|为(?!民)|包[括含]|分别|具体|都(?!市)|各|指(?!标|数)|的|里|中(?!心|国|药|医|小|华|央|原|部)|由|叫|怎|如何|哪|什么|啥|到底|究竟|说|和(?!谐|美)|与|以及|[^\\p{Script=Han}]|$)`;
const MOST = 15;
/** “哪四项” counts nothing new. */
const NO_KIND = new RegExp(`^(?:${COUNTER}|[样种点])$`, 'u');
/** “一圈两带” and “十四五” are names of another make. */
const COMPOSED = new RegExp(`[${ONES}十]`, 'u');

const NUMBERED = new RegExp(
  `(哪)?(${OPEN})?(?<![第\\d.${ONES}十])(${NUMBER})(?![年月日号届次])(${COUNTER})?${CLOSE}?(\\p{Script=Han}{1,14}?)${STOP}`,
  'gu',
);
const UNNUMBERED = new RegExp(`哪(?:些|几${COUNTER}?)${OPEN}?(\\p{Script=Han}{4,14}?)${STOP}`, 'gu');
/** “驿站”是哪三个: the number stands by itself. */
const NUMBER_APART = new RegExp(`哪(${NUMBER})${COUNTER}?(?!\\p{Script=Han})`, 'u');
const QUOTED = new RegExp(`${OPEN}(\\p{Script=Han}{2,14})${CLOSE}`, 'gu');
const ASKED = /^[^,，。?？的]{0,6}?(?:是|具体|分别|指|包[括含]|各|都|有(?:哪|什么|啥|什么)|哪|里|中|叫|是)/;
const TOGETHER = new RegExp(`^(?:(?:和|与|、|以及)[^,，。?？]{0,6}?${OPEN}?${NUMBER}|${OPEN}${NUMBER})`, 'u');

const CHINESE = ['', '一', '[二两]', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Source of a pattern for a count, 1 to 15, as a report may write it: 四 or 4, and no part of 十四 or 第四. */
export const countPattern = (count: number): string =>
  `(?<![\\d.十第])(?:${count <= 10 ? CHINESE[count] : `十${CHINESE[count - 10]}`}|${count})`;

/** A pattern for how a report may write that there are so many of a kind: 四大行动, 4大行动, “四大”行动. */
export function announcing({ count, kind, name }: AskedKind): RegExp {
  if (count === null || kind === name) return new RegExp(literal(name), 'g');
  return new RegExp(`${countPattern(count)}${COUNTER}?${CLOSE}?${OPEN}?${literal(kind)}`, 'g');
}

/**
 * @param folded the question in the form of `fold`
 * @returns those that are asked for, in the order of the question, one of a name; those that it only mentions are left out
 */
export function askedKinds(folded: string): AskedKind[] {
  const found: (AskedKind & { readonly which: boolean })[] = [];
  const add = (one: AskedKind, which: boolean): void => {
    if (!found.some(({ name }) => name === one.name)) found.push({ ...one, which });
  };
  for (const match of folded.matchAll(NUMBERED)) {
    const [whole, which, open, number = '', counter = '', kind = ''] = match;
    const count = countOf(number);
    const isNamed = which !== undefined || open !== undefined || counter !== '';
    const behind = folded.slice(match.index + whole.length).replace(/^[”"」』’]/, '');
    // “三个城市和四个县各是哪些” asks for both.
    const asked =
      which !== undefined || ASKED.test(behind) || (TOGETHER.test(behind) && /各|分别|具体|指/.test(behind));
    if (
      isNamed &&
      asked &&
      count > 1 &&
      count <= MOST &&
      !NO_KIND.test(kind) &&
      (counter !== '' || !COMPOSED.test(kind))
    )
      add({ name: `${number}${counter}${kind}`, count, kind }, which !== undefined);
  }
  for (const [, kind = ''] of folded.matchAll(UNNUMBERED)) add({ name: kind, count: null, kind }, true);
  const apart = NUMBER_APART.exec(folded)?.[1];
  const quoted = [...folded.matchAll(QUOTED)].map(([, name = '']) => name);
  const [only] = quoted;
  if (found.length === 0 && apart !== undefined && quoted.length === 1 && only !== undefined)
    add({ name: only, count: countOf(apart), kind: only }, false);
  const which = found.filter((one) => one.which);
  return which.length > 1 ? which : found;
}
