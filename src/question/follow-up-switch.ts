/**
 * The question before with something else asked in it: another indicator, achieved instead of planned, its growth instead of its
 * amount, one half of a pair (城镇, 农村), another topic.
 */
import { indicatorNamed } from '../lexicon/indicators.ts';
import { askAgain, type Edit, headOf, overlaid } from './follow-up-again.ts';
import type { Parts } from './follow-up-parts.ts';
import { coreOf, topicOf } from './follow-up-topic.ts';
import type { Reading } from './understand.ts';

type Kind = Reading['kind'];

const ACHIEVED =
  /(?:完成|达到|达成|实现|做到|落实|兑现|执行)(?:得|的|了)?(?:怎么?样|如何|咋样|情况|了?没有?|吗|多少|呢)|(?:完成|做到|达到|实现|达标|兑现|落实)(?:了|到位)?(?:吗|没有?|多少)?[\s?？]*$|(?:有没有|是否|是不是)(?:真的)?(?:完成|做到|达到|实现|达标|兑现|落实)|实际|结果(?:呢|怎么?样|如何|是|$)|最[后终](?:呢|怎么?样|$)/;
const NOT_ACHIEVED =
  /怎么(?:去|来)?(?:完成|达到|达成|实现|做到|落实)|如何(?:去|来)?(?:完成|达到|实现|做到|落实)|(?:什么时候|何时|谁|为什么|哪一?年|哪天).{0,4}(?:完成|实现|达到|落实|做到)/;
const TARGET = /目标|计划|预期|打算|(?:定|设)的?(?:是)?多少/;
const GROWTH = /增长|增速|增幅|涨幅|涨了|涨多少|下降|降幅|同比|\bgrowth\b|\bgrow\b|\bgrew\b/;
const LEVEL = /总量|总额|总数|总值|绝对值|绝对数|规模|多少[万亿]|\b(?:total|amount|level)\b/;

/** @param rest folded. @returns which of the two the words ask for, null when neither */
export function kindAsked(rest: string): Kind {
  if (NOT_ACHIEVED.test(rest)) return null;
  return ACHIEVED.test(rest) ? 'achieved' : TARGET.test(rest) ? 'target' : null;
}

type Measure = 'growth' | 'level' | null;

/** @param rest folded */
export const measureAsked = (rest: string): Measure =>
  GROWTH.test(rest) === LEVEL.test(rest) ? null : GROWTH.test(rest) ? 'growth' : 'level';

const ASKED: Readonly<Record<string, string>> = {
  'target growth': '增长目标是多少',
  'target level': '目标总量是多少',
  target: '目标是多少',
  'achieved growth': '实际增长了多少',
  'achieved level': '实际完成总量是多少',
  achieved: '实际完成了多少',
  growth: '增长多少',
  level: '总量是多少',
  '': '是多少',
};
const asks = (kind: Kind, measure: Measure): string =>
  ASKED[[kind, measure].filter((part) => part !== null).join(' ')] ?? '是多少';

const nameIn = (parts: Parts): string =>
  parts.indicators.length === 0
    ? ''
    : parts.text.slice(parts.indicators[0]?.start, parts.indicators.at(-1)?.end).trim();

/** 增速 belongs to what is asked, not to the name that goes on. */
const GROWTH_TAIL = /(?:的)?(?:增长|增速|增幅|增长率)$/;

/** Another indicator, or other words about the same one: planned or achieved, growth or amount. */
export function switchIndicator(before: Parts, now: Parts): string {
  const { places, times } = overlaid(before, now);
  const kind = kindAsked(now.rest);
  const measure = measureAsked(now.rest);
  const [old] = before.indicators;
  const [own] = now.indicators;
  const single = new Set(before.indicators.map(({ indicator }) => indicator.name)).size === 1;
  const english = before.english ? nameIn(now) : own && now.english ? own.indicator.name : nameIn(now);
  if (own && old && single && kind === null && measure === null) {
    const grows = measureAsked(before.reading.folded) === 'growth';
    const counted = /(?:多少|几)[万亿千百]*(?!个?百分)[元人户家个座套公吨斤亩块]/.test(before.reading.folded);
    const alike = own.indicator.units.some((unit) => old.indicator.units.includes(unit));
    if (before.english || ((!grows || own.indicator.growth) && (!counted || alike))) {
      const surface = before.text.slice(old.start, old.end);
      const lost = grows && GROWTH_TAIL.test(surface) && !GROWTH.test(before.rest) ? '增长' : '';
      const by = english + (before.english ? lost && ' growth' : lost);
      return askAgain(before, now.places.length > 0 ? places : [], now.times.length > 0 ? times : [], [
        { start: old.start, end: old.end, by },
      ]);
    }
  }
  const indicator = (own ?? old)?.indicator;
  const surface = (own ? english : nameIn(before)).replace(GROWTH_TAIL, '') || (indicator?.name ?? '');
  const wanted = kind ?? before.reading.kind;
  const carried = measure ?? (indicator?.growth === false ? null : measureAsked(before.reading.folded));
  return `${headOf(places, times)}${surface}${asks(wanted, carried)}？`;
}

const PLANNED_WORDS = /(?:的)?(?:预期|奋斗|年度|发展)?目标|计划|预期|预计|打算|力争|争取|准备|拟|将要?|(?:主要)?安排/g;
const DONE_WORDS = /实际|已经?|完成了?|累计|(?<=[建办修改增造做成长])了/g;

/** Planned instead of achieved and the other way round, where no indicator is named. */
export function switchKind(before: Parts, now: Parts, topic: string, kind: NonNullable<Kind>): string {
  const { places, times } = overlaid(before, now);
  const value = before.reading.asked === 'value';
  const bare = topic.replace(kind === 'achieved' ? PLANNED_WORDS : DONE_WORDS, '') || topic;
  const tail =
    kind === 'achieved' ? (value ? '实际完成了多少' : '实际完成情况怎么样') : value ? '的目标是多少' : '有什么计划';
  return `${headOf(places, times)}${bare}${tail}？`;
}

/** Each of them where another one stands. Longer ones first where one holds another. */
const PAIRS: readonly (readonly string[])[] = [
  ['城乡', '城镇', '农村', '乡村', '城市'],
  ['进出口', '进口', '出口'],
  ['第一产业', '第二产业', '第三产业'],
  ['幼儿园', '小学', '初中', '高中', '中学', '大学'],
  ['预期', '奋斗'],
  ['男', '女'],
  ['新建', '改建', '扩建', '改造'],
  ['市级', '区级', '县级', '省级', '乡级', '村级'],
];

/** Where one of the pair stands in the question before, the other takes its place. */
function pairEdit(before: Parts, words: string, instead: string | null): Edit | null {
  const text = before.reading.folded;
  const pair = PAIRS.find((one) => one.includes(words));
  const old =
    instead !== null && text.includes(instead) ? instead : pair?.find((one) => one !== words && text.includes(one));
  if (old === undefined) return null;
  const start = text.indexOf(old);
  return { start, end: start + old.length, by: words };
}

/**
 * Another topic in the same question.
 * @param words the new topic; @param instead the one it is not (“是城镇不是农村”), null when it is not said
 */
export function switchTopic(before: Parts, now: Parts, words: string, instead: string | null): string {
  const { places, times } = overlaid(before, now);
  const again = (edit: Edit): string =>
    askAgain(before, now.places.length > 0 ? places : [], now.times.length > 0 ? times : [], [edit]);
  const pair = pairEdit(before, words, instead);
  if (pair) return again(pair);
  const [old] = before.indicators;
  if (old) {
    const surface = before.text.slice(old.start, old.end);
    if (indicatorNamed(words + surface)) return again({ start: old.start, end: old.start, by: words });
    if (!old.indicator.growth) return again({ start: old.start, end: old.end, by: words });
    return `${headOf(places, times)}${words}${before.reading.kind === 'achieved' ? '的情况怎么样' : '方面有什么安排'}？`;
  }
  const core = coreOf(before);
  const name = words.replace(/(?:方面|领域)$/, '');
  if (core) return again({ ...core, by: /方面|领域/.test(before.text.slice(core.end, core.end + 2)) ? name : words });
  return `${headOf(places, times)}${topicOf(before)}${words}？`;
}
