/**
 * What a question for a list says of it: how many items there are, and what the report calls it.
 */
import { countOf } from '../text/chinese-number.ts';

export interface AskedList {
  /** 六 of “六条措施是哪些”, 7 of “四园三中心”; null where the question gives no number. */
  readonly count: number | null;
  /** What it is called: quoted words, or a name made of numbers and kinds (两江一湖). */
  readonly names: readonly string[];
  /** The number with what is counted, as far as two characters: 八项任务 of “八项任务建设”. */
  readonly counted: readonly string[];
}

const NUMERAL = '[一二两三四五六七八九十]';
const NUMBER = `(?:十${NUMERAL}|${NUMERAL}|1\\d|[2-9])`;
const COUNTER =
  '(?:大|个|项|条|件|类|种|批|场|座|家|所|处|位|支|张|道|步|区|县|市|省|镇|村|园|馆|点|方面|领域|板块|地|带|路|化|高|稳|保)';
const MOST = 15;

/** 哪六条, 哪4个: the number is asked for by itself. */
const WHICH = new RegExp(`哪(${NUMBER})(?!年)`);
/** 八项任务, 7个示范片区. 第三条, 五年 and 2022年 count nothing. */
const COUNTED = new RegExp(
  `(?<![第\\d.${NUMERAL.slice(1, -1)}])(${NUMBER})(?![年月日号届次])${COUNTER}[\\p{Script=Han}]{0,2}`,
  'gu',
);
/** “四园三中心”, 两江一湖. */
const QUOTED = /[“"「『‘]([^“”"「」『』‘’]{2,20})[”"」』’]/g;
const PARTS = new RegExp(`(?:${NUMERAL}[^\\d\\s${NUMERAL.slice(1, -1)}，。的和指是有都包什么哪]{1,3}){2,}`, 'g');
const PART = new RegExp(`(${NUMERAL})[^${NUMERAL.slice(1, -1)}]{1,3}`, 'g');

/** 四园三中心 → 7; null where the name is not made of numbers and kinds. */
function sumOf(name: string): number | null {
  const parts = [...name.matchAll(PART)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== name) return null;
  return parts.reduce((sum, [, number = '']) => sum + countOf(number), 0);
}

/** @param folded the question in the form of `fold` */
export function askedList(folded: string): AskedList {
  const quoted = [...folded.matchAll(QUOTED)].map(([, name = '']) => name);
  const unquoted = folded.replace(QUOTED, ' ');
  const made = [...unquoted.matchAll(PARTS)].map(([name]) => name).filter((name) => sumOf(name) !== null);
  const names = [...quoted, ...made];
  const which = WHICH.exec(folded)?.[1];
  // Numbers besides the one that is asked for (“二四六”里的八项任务) are parts of names.
  const phrases = [...unquoted.replace(WHICH, ' ').matchAll(COUNTED)];
  const counted = new Set(phrases.map(([, number = '']) => countOf(number)));
  const sums = names.map(sumOf).filter((sum) => sum !== null);
  const [only] = counted;
  const count =
    which !== undefined
      ? countOf(which)
      : counted.size === 1 && only !== undefined && made.length === 0
        ? only
        : (sums[0] ?? null);
  return {
    count: count !== null && count > 1 && count <= MOST ? count : null,
    names,
    counted: phrases.map(([phrase]) => phrase),
  };
}
