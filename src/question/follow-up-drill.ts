/**
 * Follow-ups without a topic of their own: something else is asked of the topic before, or the same of other places and years.
 */
import { blanked } from '../text/blanked.ts';
import { askAgain, headOf, overlaid, placesFor, timeWords } from './follow-up-again.ts';
import { itemNamed, itemNoun, itemOf } from './follow-up-answer.ts';
import { addPlaces, compares } from './follow-up-compare.ts';
import { type Parts, readParts, wordsOf } from './follow-up-parts.ts';
import type { Rewritten, State } from './follow-up-state.ts';
import { kindAsked, measureAsked, switchIndicator, switchKind, unplanned } from './follow-up-switch.ts';
import { ALL_PLACES, asking, asks, contentOf, drills, VERBS, withEnd, withoutEnd } from './follow-up-words.ts';

const WHY = /^(?:这是|是|那)?(?:为什么|为何|为啥|什么原因|什么理由|原因是什么|怎么回事)(?:呢|这样|这么定|会这样)?$/;
const MEASURES = /(?:措施|办法|举措|做法|方案|安排|内容|任务|项目|政策|亮点|步骤)$/;
const AMOUNTS = /(?:投资|资金|经费|预算|规模|面积|长度|标准|补贴|补助|比例|占比)$/;
const DETAIL = /具体|详细|展开|仔细|说明|解释|介绍|举|总结|概括|归纳/;

/** The question before, once more. */
export const same = (before: State, more: Partial<Rewritten> = {}): Rewritten => ({
  text: before.reading.question,
  asked: before.reading.asked,
  kind: before.reading.kind,
  aboutSpeech: before.reading.aboutSpeech,
  topic: before.topic,
  trail: 'add',
  ...more,
});

/** How large a thing is stands behind it: the next question is of the thing itself. */
const SIZE =
  /(?:的)?(?:总投资额?|计划投资|完成投资|投资额|投资规模|总?造价|占地面积|建筑面积|产量|产值|面积|人数|数量|总量|总额|金额|销量|长度|规模|总?里程|产能)(?:的?目标)?$/;
/** Asks for another size, or for something that only the thing itself has. */
const SIZED =
  /^(?:播种|种植|建筑|占地)?(?:面积|产量|产值|人数|数量|总量|总额|金额|销量|长度|规模|里程|产能|占地|造价|总?投资)|什么时候|何时|哪一?[年天月]|在?哪里|在哪|谁|哪家|怎么样|如何|开工|竣工|完工|投产|建成|容纳|带动/;
/** The thing without its size, where it is a thing that has more than that. */
export const unsized = (topic: string): string => {
  const thing = topic.replace(SIZE, '');
  return thing.length > 1 ? thing : topic;
};

/** What is asked, behind the topic. */
function tailOf(core: string, rest: string): string {
  if (WHY.test(core)) return '的原因是什么';
  const specific = asks(rest) && asking(rest).some((word) => !/能|可不可以/.test(word));
  if (specific || (asks(rest) && !DETAIL.test(core))) return core;
  if (MEASURES.test(core)) return `有哪些${core}`;
  if (AMOUNTS.test(core)) return `${core}是多少`;
  return DETAIL.test(core) ? '的具体内容是什么' : core;
}

/**
 * Only asks: the topic goes on.
 * @param filled the question with the topic in the place of the words that point to it, where these do not begin it
 */
export function drill(before: State, now: Parts, topic: string, filled: string | null = null): Rewritten {
  const { places, times } = overlaid(before.parts, now);
  const said = blanked(now.text, [...now.places, ...now.times]).replace(/\s+(?![a-z])/gi, '');
  const core = withoutEnd(said)
    .replace(/^[的在]+(?!哪|什么)/, '')
    .replace(/[,，、]+/g, '');
  const tail = tailOf(core, now.rest);
  // What is filled in has the places and times of the new question already.
  const head =
    filled === null
      ? headOf(places, times)
      : headOf(now.places.length > 0 ? [] : places, now.times.length > 0 ? [] : times);
  return same(before, {
    text: withEnd(head + (filled ?? (SIZED.test(tail) ? unsized(topic) : topic) + tail)),
    asked: tail.startsWith('有哪些') ? 'list' : now.reading.asked,
    topic,
  });
}

/** “12件惠民实事”, “哪几条措施”: what is listed, by its number. */
const LISTED =
  /(?:多少|哪?几|哪?[二两三四五六七八九十]{1,3}|\d{1,2})(?:大|个|件|条|项|类|种|点|方面|部分)(?=[^年月日])[“"]?([\p{Script=Han}“”"]{2,14}?)(?=[?？,，。;；\s]|是|有|包|分|的|$)/u;

/** Behind “第二条” it goes on to ask: nothing there names another thing. */
const ASKS_ON = /^(?:具体|打算|准备|到底|究竟)*(?:怎么|如何|怎样|咋|是|要|由|谁|什么|啥|哪|在|为|有)/;

/** The list itself is asked for one of its items: the last answer does not hold it. */
function ofList(before: State, core: string): Rewritten | null {
  const { parts } = before;
  const [phrase = '', noun] = LISTED.exec(parts.text) ?? [];
  const name = noun === undefined ? before.topic : phrase.replace(/^(?:多少|哪?几).|哪/, '');
  if (name === '') return null;
  const head = headOf(wordsOf(parts.places), wordsOf(parts.times));
  const kind = before.reading.kind === 'achieved' ? null : before.reading.kind;
  return same(before, { text: withEnd(`${head}${name}的${core}`), asked: 'list', kind, sure: true });
}

const TELLS =
  /^(?:请|麻烦|你)?(?:再|给我|跟我|帮我)*(?:详细|具体|展开|仔细)?(?:地)?(?:讲讲|说说|讲一?下|说一?下|介绍一?下|解释一?下|展开一?下|谈谈|看看)(?=.*(?:第|最后|[前后]))/;

/** “第二条具体怎么做”. @returns null when none is named */
export function readItem(before: State, typed: string, answer: string, held: ReadonlySet<string>): Rewritten | null {
  const core = typed.replace(TELLS, '');
  const named = itemNamed(core);
  if (!named) return null;
  const behind = core.slice(named.end);
  const noun = itemNoun(behind, [before.reading.folded, answer]);
  const rest = core.slice(0, named.start) + behind.slice(noun);
  const now = ofTopic(readParts(rest === '' ? '?' : rest, held), null);
  const item = answer === '' ? null : itemOf(answer, named.index);
  const other = contentOf(now.rest) !== '' || now.indicators.length > 0;
  if (other && named.inside) return item === null ? null : drill(before, now, item, `${item}的${rest}`);
  if (other && (item === null || (noun === 0 && !ASKS_ON.test(behind)))) return null;
  if (item !== null)
    return drill(
      before,
      drills(now.rest) || other || now.times.length > 0 ? now : readParts('具体内容是什么', held),
      item,
    );
  if (named.start > 0) return null;
  return ofList(before, asks(now.rest) ? core : `${core}是什么`);
}

/** 总投资 after a project is the project's, though it is the name of an indicator too. */
export function ofTopic(now: Parts, before: Parts | null): Parts {
  const { folded } = now.reading;
  const ofMoney = before?.indicators.some(({ indicator }) => indicator.units.includes('元')) ?? false;
  const kept = now.indicators.filter(({ start, end }) => ofMoney || contentOf(folded.slice(start, end)) !== '');
  if (kept.length === now.indicators.length) return now;
  return { ...now, indicators: kept, rest: blanked(folded, [...now.places, ...now.times, ...kept]) };
}

/** Nothing is said of the indicator but what is asked: 改造 of 改造老旧小区 is more. */
const isIndicatorAlone = ({ text, indicators }: Parts, topic: string): boolean =>
  contentOf(indicators.reduce((rest, { start, end }) => rest.replace(text.slice(start, end), ' '), topic)) === '';

/** 去年 after a plan asks what became of it, 今年 after what was done asks for the plan. */
function turnedBy(times: string, kind: State['reading']['kind']): 'achieved' | 'target' | null {
  if (/去年|前年|(?:过去|近|前|这)[两三四五]年|[两三四五]年来/.test(times))
    return kind === 'target' ? 'achieved' : null;
  return /今年|明年|来年|今后|未来/.test(times) && kind === 'achieved' ? 'target' : null;
}

/** “2021年是多少”, “2021年是什么水平”: no plan is named. */
const LEVEL = /^(?:是|为|有|达到?|到)?了?(?:多少|几|多[大高]|什么水平|(?:怎样|怎么样)的?水平)[^目计预]{0,3}$/;

/**
 * After a plan the level of a year before is what was achieved then; after a plan of several years it may be either.
 * @returns undefined where no such thing is asked
 */
function levelThen({ reading, parts }: State, now: Parts): State['reading']['kind'] | undefined {
  const [year, ...others] = now.reading.years;
  if (reading.kind !== 'target' || year === undefined || others.length > 0) return undefined;
  if (!LEVEL.test(now.rest.replace(/[\s?？]/g, ''))) return undefined;
  const [planned] = reading.years;
  if (planned !== undefined) return year < planned ? 'achieved' : undefined;
  return parts.times.some(({ period }) => period) ? null : undefined;
}

/** A share is another figure than the amount, whatever is said of reaching it. */
const SHARE = /占比|比重|比例|占了?(?:多少|几|百分)/;
/** “这五年一共呢” */
const IN_ALL = /^(?:一共|总共|累计|合计|加起来|总数|总计)(?:是|有)?(?:多少)?$/;

/** Other places in the question before. */
function otherPlaces(before: State, now: Parts, topic: string, adds: boolean, corrected: boolean): Rewritten | null {
  const { parts } = before;
  const keep = same(before, { asked: 'text' });
  const [place] = now.places;
  if (place === undefined || now.times.length > 0) return null;
  if ((compares(parts) && !corrected) || adds)
    return { ...keep, text: addPlaces(parts, now, topic), asked: 'comparison' };
  if (parts.places.length > 0 || !ALL_PLACES.test(parts.text) || now.places.length > 1) return null;
  // “武清呢” after a question about all places.
  const own = topic.replace(ALL_PLACES, '');
  const head = headOf(placesFor(parts, now), wordsOf(parts.times));
  return { ...keep, text: `${head}${own}${parts.indicators.length > 0 ? '是多少' : '怎么样'}？` };
}

/**
 * @param now without a topic: places, years, what is asked
 * @param adds “加上…”; @param filled see `drill`; @param corrected it replaces the question before
 */
export function readWithoutTopic(
  before: State,
  now: Parts,
  topic: string,
  { adds, filled, corrected }: { adds: boolean; filled: string | null; corrected: boolean },
): Rewritten {
  const { parts } = before;
  const ask = asking(now.rest);
  const named = now.places.length + now.times.length > 0;
  const keep = same(before, { asked: 'text' });
  // Its topic is read anew: 增长目标 has become 实际增长.
  const { topic: _, ...turnedTo } = keep;
  const kind = kindAsked(now.rest);
  const indicator =
    parts.indicators.length > 0 && !/^(?:list|measures)$/.test(before.reading.asked) && isIndicatorAlone(parts, topic);
  if (kind !== null && ask.length === 0 && !SHARE.test(now.rest)) {
    const text = indicator ? switchIndicator(parts, now) : switchKind(parts, now, topic, kind);
    return { ...turnedTo, text, kind, sure: true };
  }
  if (indicator && ask.length === 0 && measureAsked(now.rest) !== null)
    return { ...turnedTo, text: switchIndicator(parts, now) };
  const level = levelThen(before, now);
  if (level !== undefined) {
    const text =
      level === null
        ? `${headOf(overlaid(parts, now).places, overlaid(parts, now).times)}${unplanned(topic)}是多少？`
        : switchKind(parts, now, unplanned(topic), level);
    return { ...turnedTo, text, kind: level, sure: true };
  }
  // “2021年新增了多少”: the verb is that of the question before.
  const verb = now.rest.replace(/[了过]?(?:多少|几).*$|\s/g, '');
  const again = named && ask.length === 0 && VERBS.test(verb) && parts.text.includes(verb);
  // “郴州市长呢” after “襄阳市长是谁”.
  const rest = before.reading.aboutSpeech ? now.rest.replace('长', '') : now.rest;
  const inAll = now.times.length > 0 && IN_ALL.test(now.rest.replace(/[\s的?？]/g, ''));
  if (!again && !inAll && drills(rest)) return drill(before, now, topic, filled);
  if (!named) return same(before);
  if (inAll) {
    const times = timeWords(now.times, parts).map((time) => `${time}累计`);
    return { ...keep, text: askAgain(parts, placesFor(parts, now), times) };
  }
  const elsewhere = otherPlaces(before, now, topic, adds, corrected);
  if (elsewhere) return elsewhere;
  const turned = turnedBy(wordsOf(now.times).join(''), before.reading.kind);
  if (turned !== null) {
    const worded: Parts = { ...now, rest: `${now.rest}${turned === 'achieved' ? '实际' : '目标'}` };
    const text = indicator ? switchIndicator(parts, worded) : switchKind(parts, now, topic, turned);
    return { ...turnedTo, text, kind: turned, sure: true };
  }
  const { times } = overlaid(parts, now);
  const text = askAgain(parts, placesFor(parts, now), now.times.length > 0 ? times : []);
  if (again && now.reading.kind !== null) return { ...keep, text, kind: now.reading.kind, sure: true };
  return { ...keep, text, trail: corrected ? 'new' : 'add' };
}
