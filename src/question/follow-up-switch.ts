/**
 * The question before with something else asked in it: another indicator, achieved instead of planned, its growth instead of its
 * amount, one half of a pair (城镇, 农村), another topic.
 */
import { type Indicator, indicatorNamed } from '../lexicon/indicators.ts';
import { askAgain, type Edit, headOf, overlaid, placesFor } from './follow-up-again.ts';
import { FIGURE, KIND, kindIn, OF_KIND, PROJECT, qualifierOf, thingBefore } from './follow-up-amounts.ts';
import { countedThing } from './follow-up-object.ts';
import type { Parts } from './follow-up-parts.ts';
import { coreOf, topicOf } from './follow-up-topic.ts';
import type { Reading } from './understand.ts';

type Kind = Reading['kind'];

const ACHIEVED =
  /已经?(?:完成|建成|做到|实现|达到|做好|办好)(?:了|的)?[\s?？。]*$|(?:完成|达到|达成|实现|做到|落实|兑现|执行)(?:得|的|了)?(?:怎么?样|如何|咋样|情况|了?没有?|吗|多少|呢)|(?:完成|做到|达到|实现|达标|兑现|落实)(?:了|到位)?(?:吗|没有?|多少)?[\s?？]*$|(?:有没有|是否|是不是)(?:真的)?(?:完成|做到|达到|实现|达标|兑现|落实)|实际|结果(?:呢|怎么?样|如何|是|$)|最[后终](?:呢|怎么?样|$)/;
const NOT_ACHIEVED =
  /怎么(?:去|来)?(?:完成|达到|达成|实现|做到|落实)|如何(?:去|来)?(?:完成|达到|实现|做到|落实)|[靠用凭](?:什么|啥).{0,3}(?:完成|达到|实现|做到|落实)|(?:什么时候|何时|谁|为什么|哪一?年|哪天).{0,4}(?:完成|实现|达到|落实|做到)/;
/** 要完成多少 is no question for what was done. */
const TO_ACHIEVE =
  /(?:(?<![不主重需])要|将|打算|准备|力争|预计|拟|想)[^，,没了]{0,4}(?:完成|达到|达成|实现|做到)(?!得|的|了|没|吗)/;
const TARGET = /目标|计划|预期|打算|(?:定|设)的?(?:是)?多少/;
const GROWTH = /增长|增速|增幅|涨幅|涨了|涨多少|下降|降幅|同比|\bgrowth\b|\bgrow\b|\bgrew\b/;
const FALLS = /下降|降幅|降低|减少|减了|降了|降多少/;
const LEVEL = /总量|总额|总数|总值|绝对值|绝对数|规模|多少[万亿]|\b(?:total|amount|level)\b/;

/** @param rest folded. @returns which of the two the words ask for, null when neither */
export function kindAsked(rest: string): Kind {
  if (TO_ACHIEVE.test(rest)) return /(?:多少|几)(?:[万亿千百]*[个元]?)?[\s?？]*$/.test(rest) ? 'target' : null;
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
    : parts.text
        .slice(parts.indicators[0]?.start, parts.indicators.at(-1)?.end)
        .replace(/(?:有|是)?多少.{0,2}$/, '')
        .trim();

/** 增速 belongs to what is asked, not to the name that goes on. */
const GROWTH_TAIL = /的?(?:增长率|增长|增速|增幅)$|\s*growth$/i;

/** 零售总额 is no word for the amount: names of indicators do not count, only 增速 in them. */
function measureOf({ rest, text, indicators }: Parts): Measure {
  const grows = indicators.some(({ start, end }) => GROWTH_TAIL.test(text.slice(start, end)));
  return measureAsked(grows ? `${rest}增长` : rest);
}

/** Of what is counted in persons or pieces the number itself is the target. */
const growing = ({ growth, units }: Indicator): boolean => growth && units.some((unit) => /元/.test(unit));

const UNIT =
  /(?:多少|几)([万亿千百]*(?:平方米|平方公里|公里|人次|辆次|[次元人户家个座套吨斤亩张所条处辆名件块]))(?!百分)/;

/** What is counted so is asked for by its unit, so that no other figure beside it is taken. */
const PIECES = /^[人户家座所套]$/;

/** The unit that the questions ask in, else the one that such an amount has in reports. */
function unitOf(questions: readonly Parts[], indicator: Indicator | undefined): string {
  const said = questions.map(({ reading }) => UNIT.exec(reading.folded)?.[1]).find((unit) => unit !== undefined);
  const [unit = ''] = indicator?.units ?? [];
  return (
    said ??
    (unit === '元'
      ? /人均|居民.*收入|工资|标准/.test(indicator?.name ?? '')
        ? '元'
        : '亿元'
      : unit === '%'
        ? ''
        : unit)
  );
}

/** “多少个” asks for pieces: another indicator has another unit. */
function unitEdits(before: Parts): Edit[] {
  const match = UNIT.exec(before.reading.folded);
  const end = match ? match.index + match[0].length : 0;
  return match ? [{ start: end - (match[1] ?? '').length, end, by: '' }] : [];
}

/** Another indicator, or other words about the same one: planned or achieved, growth or amount. */
export function switchIndicator(before: Parts, now: Parts): string {
  const { places, times } = overlaid(before, now);
  const kind = kindAsked(now.rest);
  const measure = measureAsked(now.rest);
  const [old] = before.indicators;
  const [own] = now.indicators;
  const single = new Set(before.indicators.map(({ indicator }) => indicator.name)).size === 1;
  const typed = nameIn(now);
  const foreign = now.english && !before.english && !/^[a-z0-9.]{2,6}$/i.test(typed);
  const name = own && foreign ? own.indicator.name : typed;
  const counted = own && !old && kind === null && measure === null ? countedThing(before) : null;
  if (counted)
    return askAgain(before, now.places.length > 0 ? places : [], now.times.length > 0 ? times : [], [
      { ...counted, by: name },
    ]);
  if (own && old && single && kind === null && measure === null) {
    const grows = measureOf(before) === 'growth';
    if (before.english || !grows || growing(own.indicator)) {
      const surface = before.text.slice(old.start, old.end);
      const lost = grows && GROWTH_TAIL.test(surface) && !GROWTH.test(before.rest) ? '增长' : '';
      const by = name + (before.english ? lost && ' growth' : lost);
      return askAgain(before, now.places.length > 0 ? places : [], now.times.length > 0 ? times : [], [
        { start: old.start, end: old.end, by },
        ...(own.indicator.units.some((unit) => old.indicator.units.includes(unit)) ? [] : unitEdits(before)),
      ]);
    }
  }
  const indicator = (own ?? old)?.indicator;
  const surface =
    (own ? name : nameIn(before)).replace(GROWTH_TAIL, '').replace(/^(?:完成|实现)(?=.{2})/, '') ||
    (indicator?.name ?? '');
  const wanted = kind ?? before.reading.kind;
  const carried = measure ?? (own && !growing(own.indicator) ? null : measureOf(before));
  const level = carried === 'level' && wanted === 'achieved';
  const unit = level
    ? unitOf(own ? [now] : [now, before], indicator)
    : own || carried === 'growth'
      ? ''
      : unitOf([now, before], wanted === 'achieved' && PIECES.test(indicator?.units[0] ?? '') ? indicator : undefined);
  const falls = FALLS.test(now.rest) || (measure === null && FALLS.test(before.rest));
  // With its unit the amount needs no other word.
  const asked = level && unit !== '' ? '实际完成了多少' : asks(wanted, unit === '' ? carried : null);
  const worded = falls ? asked.replace('增长', '下降') : asked;
  return `${headOf(places, times)}${surface}${worded}${unit}？`;
}

const PLANNED_WORDS = /(?:的)?(?:预期|奋斗|年度|发展)?目标|计划|预期|预计|打算|力争|争取|准备|拟|将要?|(?:主要)?安排/g;
const DONE_WORDS = /实际|已经?|完成了?|累计|(?<=[建办修改增造做成长])了/g;

/** A topic without the words of a plan. */
export const unplanned = (topic: string): string =>
  topic.replace(PLANNED_WORDS, '').replace(/(?:想要?|要)$/, '') || topic;

/** Planned instead of achieved and the other way round, where no indicator is named. */
export function switchKind(before: Parts, now: Parts, topic: string, kind: NonNullable<Kind>): string {
  const { places, times } = overlaid(before, now);
  const value = before.reading.asked === 'value' || /多少|几/.test(now.rest);
  const bare = topic.replace(kind === 'achieved' ? PLANNED_WORDS : DONE_WORDS, '') || topic;
  const unit = value ? unitOf([now, before], undefined) : '';
  const tail =
    kind === 'achieved'
      ? value
        ? `实际完成了多少${unit}`
        : '实际完成情况怎么样'
      : value
        ? `的目标是多少${unit}`
        : '有什么计划';
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

const HOW = { target: '打算怎么做', achieved: '是怎么做的', open: '怎么做' } as const;

/** 二期, 第二季度: one of a row. */
const IN_ROW = /第?([一二三四五六七八九十]|\d{1,2})(期|季度|批|轮|产业|号线|标段|阶段|中学|小学)/;

/** “那第三季度呢” after a question about 第二季度. @returns null where there is no such row */
export function nextInRow(before: Parts, now: Parts): string | null {
  const own = IN_ROW.exec(now.reading.folded);
  const old = IN_ROW.exec(before.reading.folded);
  if (!own || !old || own[2] !== old[2] || own[0] === old[0]) return null;
  return askAgain(
    before,
    placesFor(before, now),
    [],
    [{ start: old.index, end: old.index + old[0].length, by: own[0] }],
  );
}

/** Where one of the pair stands in the question before, the other takes its place. */
function pairEdit(before: Parts, words: string, instead: string | null): Edit | null {
  const text = before.reading.folded;
  // “农村居民” takes the place of 城镇居民, “农村” that of 城镇.
  const others = PAIRS.flatMap((pair) =>
    pair.filter((one) => words.includes(one)).flatMap((one) => pair.map((other) => words.replace(one, other))),
  );
  const old =
    instead !== null && text.includes(instead) ? instead : others.find((one) => one !== words && text.includes(one));
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
  const arranged = `${headOf(places, times)}${words.replace(/(?:方面|领域)$/, '')}方面${before.reading.kind === 'achieved' ? '的情况怎么样' : '有什么安排'}？`;
  if (before.reading.aboutSpeech) return arranged;
  const [old] = before.indicators;
  const thing = old ? null : countedThing(before);
  if (thing && !/方面|领域/.test(words)) return again({ ...thing, by: words });
  const whose = old ? thingBefore(before, old.start) : null;
  if (whose && PROJECT.test(words)) return again({ ...whose, by: words });
  if (old) {
    const surface = before.text.slice(old.start, old.end);
    // 蔬菜 after 粮食产量
    const [, kind = ''] = OF_KIND.exec(surface) ?? [];
    if (kind !== '' && words.length <= 4 && !FIGURE.test(words))
      return again({ start: old.start, end: old.start + kind.length, by: words });
    if (indicatorNamed(words + surface) || PAIRS.some((pair) => pair.includes(words)))
      return again({ start: old.start, end: old.start, by: words });
    const qualifier = FIGURE.test(words) ? null : qualifierOf(before, old.start);
    if (qualifier && words.length <= KIND) return again({ ...qualifier, by: words });
    return growing(old.indicator) && !FIGURE.test(words)
      ? arranged
      : again({ start: old.start, end: old.end, by: words });
  }
  if (before.reading.asked === 'measures' && !/怎么样|咋样|如何[?？]*$/.test(before.reading.folded))
    return `${headOf(places, times)}${words}${/方面|领域/.test(words) ? '' : '方面'}${HOW[before.reading.kind ?? 'open']}？`;
  const core = kindIn(before, coreOf(before), words);
  const name = words.replace(/(?:方面|领域)$/, '');
  if (core) return again({ ...core, by: /方面|领域/.test(before.text.slice(core.end, core.end + 2)) ? name : words });
  return `${headOf(places, times)}${topicOf(before)}${words}？`;
}
