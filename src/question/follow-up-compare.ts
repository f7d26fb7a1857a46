/**
 * Follow-ups that set places or years side by side: “跟东丽比呢”, “哪个最高” over what was just asked or listed.
 */
import { headOf, timeWords } from './follow-up-again.ts';
import { type Parts, unique } from './follow-up-parts.ts';

const WITH = /(?:跟|和|与|同|比|对比|相比|比起|相较于?|较)/;
const COMPARES = /(?:^|[^对相])比(?![如例重率方武赛])|相比|对比|比较|比起|相较|差多少|差距|高多少|低多少|多多少|少多少/;
/** What is wanted of the comparison, in the words of the question. */
const WANTED =
  /(?:哪|谁)(?:一?个|里|儿|家|边|年|一年)?(?:的)?(?:目标|增速|更)?(?:[最更])?[高低大小多少快慢好]|(?:相?差|[高低多少快慢大小])(?:了)?(?:多少|多大)|差距(?:有)?多大|[高低多少快慢大小]吗|有(?:什么|哪些|何)(?:不同|区别|差别|异同)/;

/** @param now its `reading.folded` is the new question. @returns does it set the places or years it names beside those of the question before? */
export function comparesWith(now: Parts): boolean {
  const text = now.reading.folded;
  const named = [...now.places, ...now.times];
  if (named.length === 0 || !COMPARES.test(text)) return false;
  const first = Math.min(...named.map(({ start }) => start));
  return (
    WITH.test(text.slice(Math.max(0, first - 3), first)) ||
    /^[^，。]{0,4}(?:相比|对比|比)/.test(text.slice(named.at(-1)?.end))
  );
}

/** “跟去年比增长了多少”: the growth, not two reports. */
export const isAgainstLastYear = ({ places, times, reading }: Parts): boolean =>
  places.length === 0 &&
  times.length === 1 &&
  /^(?:去年|上一?年|前一年)$/.test(times[0]?.words ?? '') &&
  /[跟和与同比较]/.test(reading.folded.slice(0, times[0]?.start)) &&
  !/目标|哪/.test(reading.folded);

const GREW = /(增长|增加|提高|提升|上升|下降|减少|降低|回落|翻)了?(?:多少|几)/;

/** “比2018年增长了多少”: the growth since then. @returns the verb, null where years are set side by side */
export function grewSince({ places, times, reading }: Parts): string | null {
  const [only, ...more] = times;
  if (only === undefined || more.length > 0 || places.length > 0) return null;
  return /[比较]$/.test(reading.folded.slice(0, only.start)) ? (GREW.exec(reading.folded)?.[1] ?? null) : null;
}

/** “哪个最高”, “差多少”, “对比一下”: without a topic of its own. @param rest folded */
export const comparesAll = (rest: string): boolean =>
  /(?:哪|谁).{0,6}[最更]?[高低大小多少快慢好](?!时候)|最[高低大小多少快慢]|(?:相差|差)(?:了)?(?:多少|多大)|差距|对比|比较一?下|比一比|放一起|排(?:个)?名|排序/.test(
    rest,
  );

/** The question about all these places and years at once. */
function sideBySide(
  before: Parts,
  topic: string,
  places: readonly string[],
  times: readonly string[],
  words: string,
): string {
  const wanted =
    WANTED.exec(words)?.[0] ??
    (before.reading.asked === 'value' || before.reading.asked === 'comparison' ? '哪个更高' : '');
  return `${headOf(places, times)}${topic}对比${wanted === '' ? '' : `，${wanted}`}？`;
}

/** The question before, with the places and years of the new one beside its own. */
export function compareWith(before: Parts, now: Parts, topic: string): string {
  const places = unique([...before.places, ...now.places].map(({ words }) => words));
  const times = unique([...before.times.map(({ words }) => words), ...timeWords(now.times, before)]);
  return sideBySide(before, topic, places, times, now.rest);
}

/**
 * Over the places (else the years) that were asked about one after the other.
 * @param places, times all of them; one or none: nothing to compare, the question is asked of what there is
 */
export function compareAll(
  before: Parts,
  now: Parts,
  topic: string,
  places: readonly string[],
  times: readonly string[],
): string {
  const own = before.times.map(({ words }) => words);
  if (places.length > 1) return sideBySide(before, topic, places, own, now.rest);
  if (times.length > 1) return sideBySide(before, topic, places, times, now.rest);
  return `${headOf(places, own)}${topic}${now.reading.folded.replace(/[\s?？。呢]+$/, '')}？`;
}

/** Does the question before compare places already? */
export const compares = ({ places, reading, rest }: Parts): boolean =>
  places.length > 1 && (reading.asked === 'comparison' || comparesAll(rest));

/** “加上武清”, and any place after a comparison: one more in it. */
export function addPlaces(before: Parts, now: Parts, topic: string): string {
  const places = unique([...before.places, ...now.places].map(({ words }) => words));
  return sideBySide(
    before,
    topic,
    places,
    before.times.map(({ words }) => words),
    WANTED.exec(before.reading.folded)?.[0] ?? '',
  );
}
