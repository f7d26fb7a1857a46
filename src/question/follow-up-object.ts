/**
 * The thing that is counted in a question (“改造多少个菜市场”), and follow-ups that leave it out (“今年打算再改多少个？”).
 */
import type { Span } from '../domain.ts';
import { blanked } from '../text/blanked.ts';
import { edited, headOf, timeWords } from './follow-up-again.ts';
import { type Parts, wordsOf } from './follow-up-parts.ts';
import { contentOf, VERBS, withEnd, withoutEnd } from './follow-up-words.ts';

const UNIT =
  '[万亿千百]*(?:平方米|平方公里|公里|人次|亿元|万元|[个家所人户座条项处套亩辆名场件块元吨斤张支批位部种门株头只棵米台艘架])?';
const COUNT = `(?:多少|(?<!百分之)几)${UNIT}`;
const COUNTED = new RegExp(
  `${COUNT}(?![年月号次倍度点钱成天以之左])(?<thing>[^\\s?？。，,！!吗呢吧了]{2,20}?)(?=[\\s?？。，,！!吗呢吧了]|$)`,
  'd',
);

/** What is done to things, in two characters or more: these stand in no name. */
const DEEDS =
  '新增|增加|增设|加装|新建|建成|建设|改造|改建|扩建|修建|兴建|修缮|安装|设立|招引|招聘|招收|引进|引育|培育|培养|培训|发放|投入|投放|种植|栽种|转化|突破|' +
  '解决|安置|整治|治理|拆除|打造|创建|建立|开通|购置|购买|更新|更换|铺设|清理|关停|取缔|认定|接待|惠及|帮扶|资助|救助|供应|生产|销售|吸引|' +
  '处理|化解|盘活|绿化|完成|实现|争取|筹集|举办|开展|开工|竣工|投产|投用|达到|提高到?|提升到?|下降到?|降低到?|减少到?|压减|控制|稳定|保持|覆盖|服务|签约|落地|修复|登记|上市';
/** And those of one character, which only count where nothing else is left. */
const DEED =
  '增|加|添|建|改|修|盖|办|搞|弄|装|设|招|引|培|发|投|种|栽|转|升|涨|降|减|控|拆|开|买|换|铺|关|造|产|卖|供|清|补|扩|治|通|收|带|推|上';
/** Plan, manner and degree around a verb. */
const AROUND =
  '再次?|又|还|也|就|都|会|将|要|想要?|得|能够?|可以?|打算|计划|准备|预计|预期|力争|争取|目标|是|到|在|把|给|新|总共|一共|共计?|累计|大概|大约|实际上?|已经?|至少|最多|的|了|过|成|进|出|多|额外|另外|继续';
const VERBAL = new RegExp(`^(?:${DEEDS}|${DEED}|${AROUND})+$`);
const FIRST_DEED = /^(?:建设|新建|改造|修建|扩建|改建|购买|购置)(?=\p{Script=Han}{2})/u;
const LAST_DEED = new RegExp(`^(.*)(?:${DEEDS})(?:了|过)?(.*)$`, 's');
/** What is counted so is a thing that a deed is done to, though it has a name as an indicator. */
const PIECES = /[个家户所座条项处套辆名场件张支批部种门株只棵台艘架]$/;
const TAIL_VERBAL = new RegExp(
  `(?:(?:${DEEDS})[和与及、并]|${DEEDS}|(?<=要|打算|计划|准备|将|想|拟|新|再)(?:${DEED})|${AROUND}|发展|有|为)+$`,
);
/** Work that makes or changes things, not only 完成. */
const WORK = /[建修盖搞弄改造增引招投种开装培训扩治购]/;
const AT_END = new RegExp(`(${COUNT})(以内|以上|以下|之内|左右)?$`);

/** A verb that is done to a thing, then the number, then nothing. */
const LEFT_OUT = new RegExp(`[建修盖办搞弄改造增引进招投种植发开设装培训扩治理引进购置]了?${COUNT}$`);

/** @returns the place of the counted thing in `before.text`, null where it is not behind its number */
export function countedThing({ text }: Parts): Span | null {
  const [start, end] = COUNTED.exec(text)?.indices?.groups?.['thing'] ?? [];
  if (start === undefined || end === undefined) return null;
  // “投资多少建设中学”
  const deed = FIRST_DEED.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: end - start - deed > 1 ? start + deed : start, end };
}

/** What a question counts: whose it is (城南片区的), and the thing itself where it stands behind a verb or its number. */
interface Counted {
  readonly whose: string;
  readonly thing: string;
  /** 个 of 多少个. */
  readonly unit: string;
}

/** @returns null for a question that asks for no number */
function countedIn(before: Parts): Counted | null {
  const { text, places, times, indicators } = before;
  const number = new RegExp(COUNT).exec(text);
  if (!number) return null;
  const behind = countedThing(before);
  const thing = behind ? text.slice(behind.start, behind.end) : '';
  /** Up to the number, behind the last stop, without places and times. */
  const said = (start: number): string => {
    const gone = [...places, ...times].filter((slot) => slot.start >= start && slot.end <= number.index);
    const words = edited(
      text.slice(0, number.index),
      gone.map((slot) => ({ ...slot, by: '' })),
    ).slice(start);
    return words
      .replace(/^.*[，,。？?！!；;](?=.)/s, '')
      .replace(/\s+/g, '')
      .replace(/^[的在]+/, '');
  };
  const front = said(0);
  const unit = number[0].replace(/^(?:多少|几)/, '');
  const bare = (words: string): string => words.replace(TAIL_VERBAL, '');
  if (thing !== '') return { whose: bare(front), thing, unit };
  // 城镇新增就业 is one thing.
  const isOne = indicators.some(
    ({ start, end }) =>
      end <= number.index &&
      bare(said(end)) === '' &&
      (!PIECES.test(number[0]) || !LAST_DEED.test(text.slice(start, end))),
  );
  const [, whose = '', object = ''] = isOne ? [] : (LAST_DEED.exec(bare(front)) ?? []);
  return object.length >= 2 && !object.startsWith('的')
    ? { whose: bare(whose), thing: object, unit }
    : { whose: bare(front), thing: '', unit };
}

/** The year after for a plan that follows what was done. */
function timesFor(before: Parts, now: Parts): string[] {
  const [year, ...more] = before.reading.years;
  if (now.reading.kind !== 'target' || before.reading.kind !== 'achieved' || year === undefined || more.length > 0)
    return wordsOf(before.times);
  return [`${year + 1}年`];
}

/**
 * @returns the new question with the thing of the one before; null where it leaves none out: it has a noun of its own, or no verb
 *   of its own
 */
export function withCountedThing(before: Parts, now: Parts): string | null {
  const said = withoutEnd(blanked(now.text, [...now.places, ...now.times]).replace(/\s+/g, ''));
  const number = AT_END.exec(said);
  if (now.indicators.length > 0 || !number) return null;
  const verb = contentOf(now.rest);
  const known = verb === '' || VERBS.test(verb) || before.text.includes(verb);
  const front = said.slice(0, number.index);
  const verbal = VERBAL.test(front) && (verb !== '' || (WORK.test(front) && countedThing(before) !== null));
  if (!verbal && !(LEFT_OUT.test(said) && known)) return null;
  const counted = countedIn(before);
  if (!counted || (counted.thing === '' && (!verbal || counted.whose === ''))) return null;
  // “计划新增多少” after 新增就业: its own verb says nothing new.
  if (counted.thing === '' && verb.length > 1 && counted.whose.includes(verb)) return null;
  const own = edited(
    now.text,
    now.times.map((slot) => ({ ...slot, by: timeWords([slot], before)[0] ?? slot.words })),
  );
  const places = now.places.length > 0 ? now.places.map(({ name }) => name) : wordsOf(before.places);
  // “2030年还要再建多少”: whose it is stands behind the time.
  const leading = now.times[0]?.start === 0 || now.places[0]?.start === 0;
  const [first] = now.times;
  const time = first === undefined ? timesFor(before, now) : leading ? timeWords(now.times, before) : [];
  const rest = (leading || first === undefined ? said : withoutEnd(own.replace(/\s+/g, ''))).replace(/^的/, '');
  const count = number[1] ?? '';
  const lacks = /^(?:多少|几)$/.test(count) && number[2] === undefined ? counted.unit : '';
  return withEnd(headOf(places, time) + counted.whose + rest + lacks + counted.thing);
}
