/**
 * Follow-ups in Chinese: what the new question lacks decides what it takes from the one before.
 */

import { blanked } from '../text/blanked.ts';
import { fold } from '../text/fold.ts';
import { askAgain, edited, headOf, placesFor, timeWords } from './follow-up-again.ts';
import { nameIn, nameQuotedIn } from './follow-up-answer.ts';
import {
  compareAll,
  comparesAll,
  comparesWith,
  compareWith,
  grewSince,
  isAgainstLastYear,
} from './follow-up-compare.ts';
import { type Correction, correctionOf } from './follow-up-correction.ts';
import { ofTopic, readItem, readWithoutTopic, same, unsized } from './follow-up-drill.ts';
import { withoutNumber } from './follow-up-lead.ts';
import { withCountedThing } from './follow-up-object.ts';
import { type Parts, readParts, simplified, wordsOf } from './follow-up-parts.ts';
import { namedOf, type Pointing, pointing } from './follow-up-pronoun.ts';
import type { Rewritten, State } from './follow-up-state.ts';
import { nextInRow, switchIndicator, switchTopic } from './follow-up-switch.ts';
import { ALL_PLACES, asking, asks, contentOf, trimmed, VERBS, withEnd, withoutEnd } from './follow-up-words.ts';

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

/** Names all reports in a way that is no answer to “where”. */
const EVERY = /哪(?:个|些|几份)(?:地方|地区|省|市|区|县|报告|城市)|(?:所有|全部|每份|各份|这些|这几份)的?报告|几个区/;
const MORE =
  /还有|别的|其他|其它|更多|继续|接着|往下|下一页|除此之外|除了(?:这些|这个|上面|以上)|(?:就|只有)这(?:些|么多|个|几)|没了|再(?:多)?[说列来给讲举]|[说列]完了?吗/;
/** A topic of its own is not longer than this where it only takes the place of another. */
const TOPIC = 12;

/** A part of what was asked about: “其中税收占多少”, “跟环保有关的有哪些”. */
const PART =
  /^(?:其中|(?:跟|和|与).{1,8}(?:有关|相关)的|(?:哪些|哪个|有没有|有哪些)(?:是|关于|涉及|跟|和|属于).|是.{1,6}的吗|分别|能(?!源|力|耗|效)|够)/;
/** Said of the whole of it. */
const OF_ALL = /^(?:是|分别|能|够)/;

/** “只要水利方面的”: a part of a list. */
const ONLY = /^我?(?:只|仅|就|光)(?:想?要|想?看|想知道|列出?|需要|关心|问)(.{2,12}?)的?$/;
/** “再加上咸阳” */
const ADDS = /^(?:再|也|还|把)*(?:加上?|算上|带上|加入)(?!快|强|大|油)/;

/** “跟北京有什么合作”: the other place is a part of the topic. */
const WITH_PLACE = /^(?:跟|与|和(?!平)|同|对|向)(?!.*[比])/;

/** The report that was just spoken of. */
const THIS_REPORT = /(?:这|那|该)(?:一)?(?:份|篇|个)?(?:政府)?(?:工作)?报告/;
/** “这个数字成了多少”: the question before, of another time. */
const BECAME =
  /^(?:又|已经?)*(?:变|变成|变为|升到|涨到|增加到|增至|升至|降到|降至|减到|达到|是|到)+了?(?:连续)?(?:多少|几)/;

/** Years that choose reports; a span of years belongs to the topic it was said of. */
function carriedYears({ reading, times }: Parts): string[] {
  const single = wordsOf(times.filter(({ period }) => !period));
  return reading.yearOfReport ? single.map((year) => `${year}政府工作报告中`) : single;
}

/** A topic of its own: it takes the place and the year it lacks. */
function carry(now: Parts, end: string, places: readonly string[], before: State): Rewritten {
  const edits = now.times.map((slot) => ({ ...slot, by: timeWords([slot], before.parts)[0] ?? slot.words }));
  const text = edited(now.text, edits);
  const years = now.times.length > 0 ? [] : carriedYears(before.parts);
  const said = text.replace(THIS_REPORT, '政府工作报告');
  if (/^(?:比|占(?!地))/.test(text) && asks(now.rest))
    return {
      text: withEnd(headOf(places, years) + before.topic + text + end),
      kind: now.reading.kind,
      sure: true,
      trail: 'new',
    };
  const own = PART.test(text)
    ? (OF_ALL.test(text) ? unsized(before.topic) : before.topic) +
      (OF_ALL.test(text) ? '' : '中') +
      text.replace(/^其中/, '')
    : said;
  const asked = headOf(places, years) + own + end;
  return { text: asks(now.rest) ? withEnd(asked) : asked, kind: now.reading.kind, sure: true, trail: 'new' };
}

/** What the question is about in its own words; nothing where it only repeats a verb of the question before, or its end. */
function ownContent(now: Parts, before: State, pointsBack: boolean): string {
  const content = contentOf(now.rest);
  const speech = before.reading.aboutSpeech;
  // “郴州市长呢” after “襄阳市长是谁”.
  if (speech && /^(?:会议|大会|会|长)+$/.test(content)) return '';
  if (VERBS.test(content) && before.parts.text.includes(content)) return '';
  if (now.reading.aboutSpeech && !pointsBack) return now.rest.replace(/\s/g, '');
  // “具体是哪几所学校” after “有几所学校开学”.
  const ofBefore = contentOf(before.topic);
  const repeats = content !== ofBefore && ofBefore.includes(content) && asking(now.rest).length > 0;
  return repeats && now.text.endsWith(content) ? '' : content;
}

/** Grounds, roads and houses that are named after a place. */
const GROUNDS =
  /^(?:\p{Script=Han}{0,4})(?:经开区|高新区|开发区|工业园|园区|产业园|新区|片区|示范区|景区|机场|港区?|高铁站|火车站|大桥|水库|湿地)/u;

/**
 * Without places that are a part of the topic: those without a report of their own inside the place spoken of, or with grounds
 * named after them (清河开发区).
 */
function ofBefore(now: Parts, before: Parts, held: ReadonlySet<string>): Parts {
  const inside = (name: string): boolean =>
    before.places.some((place) => name !== place.name && name.startsWith(place.name) && held.has(place.name));
  const meant = now.places.filter(({ start, end, name }) => {
    const mention = now.reading.mentions.find((one) => one.start === start);
    if (!mention || mention.divisions.some(({ fullName }) => held.has(fullName))) return true;
    const within = mention.divisions.some(({ fullName }) => inside(fullName));
    return (
      !within &&
      !(before.places.length > 0 && mention.short && GROUNDS.test(now.reading.folded.slice(end))) &&
      name !== ''
    );
  });
  if (meant.length === now.places.length) return now;
  return { ...now, places: meant, rest: blanked(now.reading.folded, [...meant, ...now.times, ...now.indicators]) };
}

/** 各区, 其他地方 in the place of a name. */
function withAllPlaces(now: Parts, leans: boolean, held: ReadonlySet<string>): Parts {
  if (now.places.length > 0 || (!leans && contentOf(now.rest.replace(ALL_PLACES, '')) !== '')) return now;
  const all = ALL_PLACES.exec(now.text);
  if (!all) return now;
  const words = /^(?:其|别|另|所|全|每|剩)/.test(all[0]) ? '各地' : all[0];
  const left = readParts(blanked(now.text, [{ start: all.index, end: all.index + all[0].length }]), held);
  return { ...left, places: [{ start: 0, end: 0, words, name: words }] };
}

/** 投资, 消费 … beside an indicator are indicators themselves. */
const SHORT: Readonly<Record<string, string>> = {
  投资: '固定资产投资',
  消费: '社会消费品零售总额',
  工业: '规模以上工业增加值',
  外贸: '进出口总额',
  就业: '城镇新增就业',
  物价: '居民消费价格',
  收入: '居民人均可支配收入',
};

function spelledOut(now: Parts, before: Parts, held: ReadonlySet<string>): Parts {
  if (before.indicators.length === 0 || now.indicators.length > 0) return now;
  const said = blanked(now.text, [...now.places, ...now.times])
    .replace(/\s+|^的|的?(?:目标|增速|增长|情况)$/g, '')
    .replace(/^的/, '');
  const name = SHORT[said];
  return name === undefined ? now : readParts(now.text.replace(said, name), held);
}

/** These point to the figure, other words to the thing that has it. */
const OF_FIGURE = /^(?:钱|资金|投资|数|数字|数据|指标|目标|任务|标准|补贴)$/;

/** Where a name was asked for, the answer names the thing. */
function topicFor({ before, answer }: ChineseTurn, { thing }: Pointing): string {
  if (!thing) return before.topic;
  const about = OF_FIGURE.test(thing.noun) ? before.topic : unsized(before.topic);
  const unsaid = !before.parts.text.includes(thing.noun);
  const name =
    before.reading.asked === 'name' ? nameIn(answer, thing.noun) : unsaid ? nameQuotedIn(answer, thing.noun) : null;
  return name ?? namedOf(about, thing.noun);
}

/** The same question for more, or places and years side by side. */
function readAgain(turn: ChineseTurn, now: Parts, topic: string, content: string): Rewritten | null {
  const { before } = turn;
  const { parts } = before;
  const named = now.places.length + now.times.length > 0;
  const own = content !== '' || now.indicators.length > 0;
  if (!named && MORE.test(turn.question)) {
    const repeats = content === '' ? now.indicators.length === 0 : parts.text.includes(content);
    const other = asking(now.rest).some((word) => !/^(?:哪些|哪几|有没有|真的|几)/.test(word));
    if (repeats && !other) return same(before, { already: turn.quoted() });
  }
  if (own) return null;
  if (isAgainstLastYear(now) && (parts.indicators.length > 0 || before.reading.asked === 'value'))
    return same(before, { text: `${headOf(wordsOf(parts.places), wordsOf(parts.times))}${topic}比上年增长多少？` });
  const grew = grewSince(now);
  if (grew !== null) {
    const since = timeWords(now.times, parts)[0];
    return same(before, {
      text: `${headOf(wordsOf(parts.places), wordsOf(parts.times))}${topic}比${since}${grew}了多少？`,
    });
  }
  if (comparesWith(now)) return same(before, { text: compareWith(parts, now, topic), asked: 'comparison' });
  if (named || !comparesAll(now.rest)) return null;
  const asked = before.compared.filter((place) => turn.held.has(place));
  const places = ALL_PLACES.test(parts.text) ? [] : asked.length > 1 ? asked : turn.listed();
  const text = compareAll(parts, now, topic, places.length > 1 ? places : wordsOf(parts.places), before.times);
  return same(before, { text, asked: 'comparison' });
}

/** Its own topic, or its own words in a question that points back to the thing. */
function readOwnTopic(
  turn: ChineseTurn,
  now: Parts,
  point: Pointing,
  fix: Correction | null,
  content: string,
  end: string,
) {
  const { before } = turn;
  const { parts } = before;
  const { leans: leaning } = trimmed(fix ? fix.words : turn.question);
  const leans = leaning || fix !== null;
  // Some names of indicators ask themselves: 车位有多少.
  const twice = (now.rest.match(/多少|几[个家所人户]/g)?.length ?? 0) > 1;
  const figure =
    parts.indicators.length > 0 ||
    /^(?:value|comparison|text)$/.test(before.reading.asked) ||
    !/方面|领域/.test(now.text);
  const bare = leans ? asking(now.rest).length === 0 : !asks(now.reading.folded);
  if (bare && !twice && figure && content === '' && (leans || now.places.length === 0))
    return { text: switchIndicator(parts, now), kind: before.reading.kind, trail: 'new' } as const;
  if (bare && leans && !asks(now.rest) && content.length <= TOPIC && (content !== '' || !figure)) {
    const left = blanked(now.text, [...now.places, ...now.times]).replace(/\s+/g, '');
    const words = withoutEnd(left).replace(/^的|的$/g, '');
    const text = withEnd(switchTopic(parts, now, words, fix?.instead ?? null));
    return { text, kind: before.reading.kind, trail: 'new' } as const;
  }
  if (now.places.length > 0 && !WITH_PLACE.test(now.text)) {
    // Whole in itself; only “那蓟州的养老有什么安排” goes on with the year.
    const lacks = leaning && now.times.length === 0 && now.places.every(({ end: to }) => to > 0);
    return lacks ? ({ text: askAgain(now, [], carriedYears(parts)), trail: 'new' } as const) : null;
  }
  const all = before.places.length > 1 && (point.places === 'all' || comparesAll(now.rest));
  return carry(now, end, all ? before.places : wordsOf(parts.places), before);
}

/** @returns null when the question carries nothing over */
export function readChinese(asked: ChineseTurn): Rewritten | null {
  const { before, held } = asked;
  const { parts } = before;
  const turn = { ...asked, question: withoutNumber(simplified(asked.question, fold(asked.question))) };
  const fix = correctionOf(turn.question);
  const { led: spoken, leans } = trimmed(fix ? fix.words : turn.question);
  const led = spoken.replace(ADDS, '');
  const item = readItem(before, withoutEnd(led), turn.answer, held);
  if (item) return item;

  const point = pointing(led, before.reading.aboutSpeech);
  const { thing } = point;
  const open = thing ? point.text.slice(0, thing.start) + point.text.slice(thing.end) : point.text;
  const core = withoutEnd(open);
  if (core === '') return same(before);
  const only = ONLY.exec(core);
  if (only && before.topic !== '') {
    const head = headOf(wordsOf(parts.places), wordsOf(parts.times));
    return same(before, { text: `${head}${before.topic}中${only[1]}的有哪些？`, asked: 'list' });
  }
  const now = withAllPlaces(
    spelledOut(ofTopic(ofBefore(readParts(core, held), parts, held), parts), parts, held),
    leans || fix !== null,
    held,
  );
  if (leans) {
    const row = nextInRow(parts, now);
    if (row) return { text: withEnd(row), kind: before.reading.kind, trail: 'new' };
  }
  const content = ownContent(now, before, thing !== null);
  const topic = topicFor(turn, point);
  const again = readAgain(turn, now, topic, content);
  if (again) return again;
  const counted = thing ? null : withCountedThing(parts, now);
  if (counted !== null) {
    const kind = now.reading.kind ?? (now.times.length > 0 ? null : before.reading.kind);
    return { text: counted, kind, sure: true, trail: 'add' };
  }
  const filled =
    thing && topic !== '' ? withoutEnd(point.text.slice(0, thing.start) + topic + point.text.slice(thing.end)) : null;
  if (thing && now.times.length > 0 && BECAME.test(point.text.slice(thing.end))) {
    const times = timeWords(now.times, parts);
    return same(before, { text: askAgain(parts, placesFor(parts, now), times), asked: 'text' });
  }
  if (content === '' && now.indicators.length === 0) {
    const inside = thing && thing.start > 0 ? filled : null;
    return readWithoutTopic(before, now, topic, { adds: led !== spoken, filled: inside, corrected: fix !== null });
  }
  if (EVERY.test(now.reading.folded)) return null;
  if (filled !== null && (content !== '' || asks(now.reading.folded))) {
    const places = now.places.length > 0 ? [] : wordsOf(parts.places);
    const times = now.times.length > 0 ? [] : wordsOf(parts.times);
    return same(before, { text: withEnd(headOf(places, times) + filled), asked: now.reading.asked });
  }
  return readOwnTopic(turn, now, point, fix, content, open.slice(core.length));
}
