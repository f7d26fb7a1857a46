/**
 * Follow-ups in Chinese: what the new question lacks decides what it takes from the one before.
 */

import { blanked } from '../text/blanked.ts';
import { fold } from '../text/fold.ts';
import { askAgain, edited, headOf, overlaid, timeWords } from './follow-up-again.ts';
import { itemNamed, itemOf, nameIn } from './follow-up-answer.ts';
import { addPlaces, compareAll, comparesAll, comparesWith, compareWith } from './follow-up-compare.ts';
import { correctionOf } from './follow-up-correction.ts';
import { type Parts, readParts } from './follow-up-parts.ts';
import { namedOf, pointing } from './follow-up-pronoun.ts';
import type { Rewritten, State } from './follow-up-state.ts';
import { kindAsked, measureAsked, switchIndicator, switchKind, switchTopic } from './follow-up-switch.ts';
import { asking, asks, contentOf, drills, trimmed, withoutEnd } from './follow-up-words.ts';

export interface ChineseTurn {
  readonly before: State;
  readonly question: string;
  /** The last answer, '' where there is none. */
  readonly answer: string;
  /** What has been quoted of the same question so far. */
  quoted(): readonly string[];
  /** Regions of the library named in the last answer. */
  listed(): readonly string[];
  readonly held: ReadonlySet<string>;
}

/** All places at once. */
const ALL =
  /各(?:个|地)?(?:地区|地方|省份|城市|[地省市区县])(?![域间级])|(?:所有|全部|其他|其它|别的|另外的?|每个|剩下的?)(?:几个|各)?的?(?:地方|地区|省份|城市|[省市区县](?![域场级]))|下辖(?:各?[区县])?/;
/** Names all reports in a way that is no answer to “where”. */
const EVERY = /哪(?:个|些)(?:地方|地区|省|市|区|县|报告|城市)|(?:所有|全部|每份|各份)的?报告|几个区/;
const MORE =
  /还有|别的|其他|其它|更多|继续|接着|往下|下一页|除此之外|除了(?:这些|这个|上面|以上)|(?:就|只有)这(?:些|么多|个|几)|没了|再(?:多)?[说列来给讲举]|[说列]完了?吗/;
const WHY = /^(?:这是|是|那)?(?:为什么|为何|为啥|什么原因|什么理由|原因是什么|怎么回事)(?:呢|这样|这么定|会这样)?$/;
/** A topic of its own is not longer than this where it only takes the place of another. */
const TOPIC = 12;

/** Simplified, everything else as typed. */
function simplified(question: string): string {
  const folded = fold(question);
  if (folded.length !== question.length) return folded;
  return [...folded].length === folded.length && [...question].length === question.length
    ? [...question].map((char, i) => (/\p{Script=Han}/u.test(char) ? (folded[i] ?? char) : char)).join('')
    : folded;
}

const question = (text: string): string => (/[?？。!！]$/.test(text) ? text : `${text}？`);
const wordsOf = (slots: readonly { words: string }[]): string[] => slots.map(({ words }) => words);

/** Years that choose reports; a span of years belongs to the topic it was said of. */
function carriedYears({ reading, times }: Parts): string[] {
  const single = wordsOf(times.filter(({ period }) => !period));
  return reading.yearOfReport ? single.map((year) => `${year}政府工作报告中`) : single;
}

/** A topic of its own: it takes the place and the year it lacks. */
function carry(now: Parts, places: readonly string[], before: Parts): Rewritten {
  const text = edited(
    now.text,
    now.times.map((slot) => ({ ...slot, by: timeWords([slot], before)[0] ?? slot.words })),
  );
  const years = now.times.length > 0 ? [] : carriedYears(before);
  return { text: question(headOf(places, years) + text), kind: now.reading.kind, sure: true, trail: 'new' };
}

/** Only asks: the topic goes on. */
function drill(before: State, now: Parts, topic: string): Rewritten {
  const { places, times } = overlaid(before.parts, now);
  const said = blanked(now.text, [...now.places, ...now.times]).replace(/\s+(?![a-z])/gi, '');
  const core = withoutEnd(said)
    .replace(/^[的在]+(?!哪|什么)/, '')
    .replace(/[,，、]+/g, '');
  const asked = asks(now.rest);
  let tail = core;
  if (WHY.test(core)) tail = '的原因是什么';
  else if (!asked && /(?:措施|办法|举措|做法|方案|安排|内容|任务|项目|政策|亮点|例子|步骤)$/.test(core))
    tail = `有哪些${core}`;
  else if (!asked && /(?:投资|资金|经费|预算|规模|面积|长度|标准|补贴|补助|比例|占比)$/.test(core))
    tail = `${core}是多少`;
  else if (!asked && /具体|详细|展开|仔细|说明|解释|介绍/.test(core)) tail = '的具体内容是什么';
  return {
    text: question(headOf(places, times) + topic + tail),
    asked: tail.startsWith('有哪些') ? 'list' : now.reading.asked,
    kind: before.reading.kind,
    aboutSpeech: before.reading.aboutSpeech,
    topic,
    trail: 'add',
  };
}

const same = (before: State, more: Partial<Rewritten> = {}): Rewritten => ({
  text: before.reading.question,
  asked: before.reading.asked,
  kind: before.reading.kind,
  aboutSpeech: before.reading.aboutSpeech,
  topic: before.topic,
  trail: 'add',
  ...more,
});

/** “第二条具体怎么做”. @returns null when no item is named or the last answer has none such */
function readItem({ before, answer, held }: ChineseTurn, core: string): Rewritten | null {
  const named = answer === '' ? null : itemNamed(core);
  if (!named) return null;
  const rest = core.slice(0, named.start) + core.slice(named.end);
  const now = readParts(rest === '' ? '?' : rest, held);
  if (contentOf(now.rest) !== '' || now.indicators.length > 0) return null;
  const item = itemOf(answer, named.index);
  return item === null ? null : drill(before, asks(now.rest) ? now : readParts('具体内容是什么', held), item);
}

/** No topic of its own: other places or years, planned or achieved, growth or amount, or something asked of the same topic. */
function readWithoutTopic(turn: ChineseTurn, now: Parts, topic: string, corrected: boolean): Rewritten {
  const { before } = turn;
  const { parts } = before;
  const ask = asking(now.rest);
  const keep: Rewritten = same(before, { asked: 'text' });
  const kind = kindAsked(now.rest);
  const indicator =
    parts.indicators.length > 0 && before.reading.asked !== 'list' && before.reading.asked !== 'measures';
  if (kind !== null && ask.length === 0) {
    const text = indicator ? switchIndicator(parts, now) : switchKind(parts, now, topic, kind);
    return { ...keep, text, kind, sure: true };
  }
  if (indicator && ask.length === 0 && measureAsked(now.rest) !== null)
    return { ...keep, text: switchIndicator(parts, now) };
  if (drills(now.rest)) return drill(before, now, topic);
  if (now.places.length + now.times.length === 0) return same(before);
  const adds = parts.places.length > 1 && before.reading.asked === 'comparison' && !corrected;
  if (now.places.length > 0 && now.times.length === 0 && (adds || /^再?(?:加上?|算上)/.test(turn.question)))
    return { ...keep, text: addPlaces(parts, now, topic), asked: 'comparison' };
  const last = /去年|前年/.test(wordsOf(now.times).join('')) && before.reading.kind === 'target';
  if (last && before.reading.years.length > 0 && indicator) {
    const done: Parts = { ...now, rest: `${now.rest}实际` };
    return { ...keep, text: switchIndicator(parts, done), kind: 'achieved', sure: true };
  }
  const { times } = overlaid(parts, now);
  const text = askAgain(parts, wordsOf(now.places), now.times.length > 0 ? times : []);
  return { ...keep, text: question(text), trail: corrected ? 'new' : 'add' };
}

/** @returns null when the question carries nothing over */
export function readChinese(turn: ChineseTurn): Rewritten | null {
  const { before, held } = turn;
  const { parts } = before;
  const typed = simplified(turn.question);
  const fix = correctionOf(typed);
  const { led, leans: leaning } = trimmed(fix ? fix.words : typed);
  const leans = leaning || fix !== null;
  const item = readItem(turn, withoutEnd(led));
  if (item) return item;

  const point = pointing(led, before.reading.aboutSpeech);
  const { thing } = point;
  const open = thing ? point.text.slice(0, thing.start) + point.text.slice(thing.end) : point.text;
  if (withoutEnd(open) === '') return same(before);
  let now = readParts(open, held);
  const all =
    now.places.length === 0 && (leans || contentOf(now.rest.replace(ALL, '')) === '') ? ALL.exec(now.text) : null;
  if (all) {
    const left = readParts(blanked(now.text, [{ start: all.index, end: all.index + all[0].length }]), held);
    const words = /^(?:其|别|另|所|全|每|剩)/.test(all[0]) ? '各地' : all[0];
    now = { ...left, places: [{ start: 0, end: 0, words }] };
  }
  const content = now.reading.aboutSpeech && !thing ? now.rest.replace(/\s/g, '') : contentOf(now.rest);
  const own = content !== '' || now.indicators.length > 0;
  const topic = thing ? nameOfThing(turn, thing.noun) : before.topic;
  const several = before.places.length > 1 ? before.places : null;

  if (MORE.test(typed) && now.places.length + now.times.length === 0) {
    const repeats = content === '' ? now.indicators.length === 0 : parts.text.includes(content);
    const other = asking(now.rest).some((word) => !/^(?:哪些|哪几|有没有|真的)/.test(word));
    if (repeats && !other) return same(before, { already: turn.quoted() });
  }
  if (!own && comparesWith(now)) return { ...same(before), text: compareWith(parts, now, topic), asked: 'comparison' };
  if (!own && now.places.length + now.times.length === 0 && comparesAll(now.rest)) {
    const listed = several ?? turn.listed();
    const text = compareAll(parts, now, topic, listed.length > 1 ? listed : wordsOf(parts.places), before.times);
    return { ...same(before), text, asked: 'comparison' };
  }
  if (own && EVERY.test(now.reading.folded)) return null;
  if (own && thing && before.topic !== '' && content !== '') {
    const filled = point.text.slice(0, thing.start) + topic + point.text.slice(thing.end);
    const head = headOf(
      now.places.length > 0 ? [] : wordsOf(parts.places),
      now.times.length > 0 ? [] : wordsOf(parts.times),
    );
    return { ...same(before), text: question(head + filled), asked: now.reading.asked };
  }
  if (!own) return readWithoutTopic(turn, now, topic, fix !== null);

  // Its own topic. Without asking anything it takes the place of the one before.
  const bare = leans ? asking(now.rest).length === 0 : !asks(now.rest);
  if (bare && content === '' && (leans || now.places.length === 0))
    return { text: switchIndicator(parts, now), kind: before.reading.kind, trail: 'new' };
  if (bare && leans && !asks(now.rest) && content.length <= TOPIC) {
    const words = withoutEnd(blanked(now.text, [...now.places, ...now.times]).replace(/\s+/g, '')).replace(/^的/, '');
    return {
      text: question(switchTopic(parts, now, words, fix?.instead ?? null)),
      kind: before.reading.kind,
      trail: 'new',
    };
  }
  if (all) return null;
  if (now.places.length > 0) {
    const lacks = leaning && now.times.length === 0;
    return lacks ? { text: askAgain(now, [], carriedYears(parts)), trail: 'new' } : null;
  }
  const together = several !== null && (point.places === 'all' || comparesAll(now.rest));
  return carry(now, together ? several : wordsOf(parts.places), parts);
}

/** Where a name was asked for, the answer names the thing. */
function nameOfThing({ before, answer }: ChineseTurn, noun: string): string {
  const name = before.reading.asked === 'name' ? nameIn(answer, noun) : null;
  return name ?? namedOf(before.topic, noun);
}
