/**
 * A question that compares reports: which end is wanted, how many, in which order, by how much; and what is compared.
 */
import type { Level } from '../domain.ts';
import { type Limit, limitOf } from './comparison-limit.ts';
import { comparedTopic } from './comparison-topic.ts';
import type { Reading } from './understand.ts';

export interface AskedComparison {
  /** Which end is asked for, null when it is not said. */
  readonly end: 'high' | 'low' | null;
  /** How many from that end; null: all of them. */
  readonly count: number | null;
  /** 低于6%的有哪些: only those are asked for. */
  readonly limit: Limit | null;
  /** Whether they are the same: 一样吗. */
  readonly alike: boolean;
  /** 高多少, 相差多少 */
  readonly difference: boolean;
  /** It asks which of them: 哪个区, 谁, 哪些地方. */
  readonly which: boolean;
  /** Whether reports speak of a thing: 哪些地方提到了… */
  readonly whether: boolean;
  /** Words of comparing stand in the question: without them it only names several reports. */
  readonly compares: boolean;
  /** All of a kind are meant: 各地, 每个区, 这些报告. */
  readonly all: boolean;
  /** 哪个区 → 区县. */
  readonly level: Level | null;
  /** The question is in English. */
  readonly english: boolean;
  /** What is compared: the question without places, years and the words of comparing. May be empty. */
  readonly topic: string;
}

/** Names that hold a word of comparing. */
const NAMES =
  /最低(?:生活保障|工资|气温)|最高(?:人民)?(?:法院|检察院)|最大(?:限度|程度|化|努力|公约数)|最多跑|最小(?:应急|化)|最后一公里|高多少层/g;

const HIGH =
  /最[高大多快强长好宽]|更[高大多快强长宽]|(?:谁|哪[个些里儿]?|哪一?个)[^,。;？?]{0,24}?(?<![提增])(?:[高多大快]|[更最的][长宽]|(?<=的[^,。;？?]{1,12})(?<![省市区县州旗镇乡村局部厅校院会处科所站行社队团组事秘书])[长宽](?=[\s?？呢]*$))(?![度量家新校速质水标])|[高多大快](?:了|出)?(?:多少|几)|比[^,。]{1,20}[高多大快]|前[二两三四五六七八九十\d]+(?:名|位|个|的)?|\b(?:highest|largest|most|biggest|fastest|greatest|higher|larger|greater|faster|top|exceed)\b/;
const LOW =
  /最[低小少慢短严紧]|更[低小少慢严紧]|[低小少慢](?:了|出)?(?:多少|几(?!乎))|比[^,。]{1,20}(?<!减)[低少慢](?!保)|倒数|垫底|\b(?:lowest|smallest|least|slowest|fewest|lower|smaller|fewer|slower|bottom)\b/;
/** 由低到高 */
const RISING = /[从由](?:低[到至]高|少[到至]多|小[到至]大|慢[到至]快)|\b(?:low to high|lowest to highest|ascending)\b/;
const DIFFERENCE =
  /[高低多少大小快慢](?:了|出)?(?:多少|几(?!乎))|相?差(?:了)?(?:多少|几|多大|距)|差值|差[别异](?:有|是)?多大|(?<!\p{L})(?:difference|gap|by how much|how (?:much|many) (?:higher|lower|more|less|larger|greater|faster|fewer))(?!\p{L})/u;
const COMPARES =
  /对比|对照|(?<!指标|进行)比较(?![高低大好多明突])|相比|比一比|比起|(?:跟|和|与)[^,。]{1,12}比|排(?:名|序|行|位|个序|一排)|异同|区别|差异|不同|[从由][高低大小多少][到至][高低大小多少]|谁|\b(?:compar\w*|versus|vs|rank\w*|which\s+(?:\w+\s+){0,2}?(?:city|cities|province|provinces|district|districts|county|counties|place|places|region|regions|report|reports|municipality|one))\b/;
const ALL =
  /各(?:个|份)?(?:地|省|市|区|县|州|报告|城市)|哪(?:一?个|些|几个|几份|份)?(?:地方|地区|省份?|城市|[市区县州]|报告|地)|哪[里儿]|每(?:个|一个|份)?(?:地|省|市|区|县|报告)|所有|全部|这些|这(?:[几两\d]|十[几\d一二三四五六七八九]?)+(?:个|份)|\b(?:each|every|all|which|reports|districts|cities|provinces|counties|places|regions)\b/;
const WHETHER =
  /提(?:到|及|出|过|了)|讲(?:到|了)|说(?:到|了|过)|写(?:到|了|进)|涉及|谈(?:到|及)|有没有|是否|\b(?:mention\w*|talk\w* about|refer\w* to|propos\w+)\b/;
const WHICH = /哪(?:一?个|些|几个|几份|份)?(?:地方|地区|省份?|城市|[市区县]|报告|地)|\bwhich\b/;

const LEVELS: readonly (readonly [Level, RegExp])[] = [
  [
    '区县',
    /(?:哪|各|每|[二两三四五六七八九十几\d])(?:一?个|些|几个|个)?(?:区县?|县)(?!域)|\b(?:districts?|count(?:y|ies))\b/,
  ],
  ['省', /(?:哪|各|每|[二两三四五六七八九十几\d])(?:一?个|些|几个|个)?省(?!市)|\bprovinces?\b/],
  ['市', /(?:哪|各|每|[二两三四五六七八九十几\d])(?:一?个|些|几个|个)?(?:城?市)(?![区县场])|\b(?:city|cities)\b/],
];

const NUMERALS: Readonly<Record<string, number>> = {
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 },
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
};
const NUMERAL = '[二两三四五六七八九十]|\\d{1,2}';
const COUNT = new RegExp(
  `前(${NUMERAL})(?![年\\d季])|(?:最|倒数)[高低大小多少快慢]?的?前?(${NUMERAL})(?:个|名|位|地|省|市|区|县|家)|(?:top|highest|lowest|largest|bottom)\\s+(\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\\b|(\\d{1,2}|two|three|four|five)\\s+(?:\\w+\\s+){0,2}?with\\s+the\\s+(?:highest|lowest|largest)`,
);

const HAN = /\p{Script=Han}/gu;

/** More Latin words than Han characters around them. */
function isEnglish(text: string): boolean {
  const words = text.match(/[a-z]{2,}/gi)?.length ?? 0;
  return words >= 3 && words > (text.match(HAN)?.length ?? 0);
}

function countOf(text: string): number | null {
  const [, ...groups] = COUNT.exec(text) ?? [];
  const word = groups.find((group) => group !== undefined);
  return word === undefined ? null : (NUMERALS[word] ?? Number(word));
}

/** @returns what a question says of comparing, whatever its scope; whether anything is compared is for the caller to see */
export function readComparison(reading: Reading): AskedComparison {
  const text = reading.folded.replace(NAMES, '');
  const english = isEnglish(reading.folded);
  const high = HIGH.test(text);
  const low = LOW.test(text);
  const count = countOf(text);
  const rising = RISING.test(text);
  const end = rising ? 'low' : high === low ? null : high ? 'high' : 'low';
  const one =
    WHICH.test(text) ||
    /谁|最|哪[里儿个]|\b(?:highest|lowest|largest|smallest|most|least|fastest|slowest)\b/.test(text);
  return {
    end,
    count: count ?? (end !== null && one && !rising && !/排(?:名|序)|\brank/.test(text) ? 1 : null),
    limit: limitOf(text),
    alike: /一样|相同|是否一致|\bthe same\b/.test(text),
    difference: DIFFERENCE.test(text),
    which: WHICH.test(text),
    whether: WHETHER.test(text) && !high && !low,
    compares:
      high || low || limitOf(text) !== null || /一样|相同/.test(text) || DIFFERENCE.test(text) || COMPARES.test(text),
    all: ALL.test(text),
    level: LEVELS.find(([, pattern]) => pattern.test(text))?.[0] ?? null,
    english,
    topic: comparedTopic(reading.searchText, english),
  };
}
