/**
 * The names a question asks for: of what kind, how many, and the words on both sides of the gap that the name fills. Chinese asks
 * in place (“哪家企业建成了桥”, “桥由哪家企业建成”), so a sentence that answers has the same words on the same sides.
 */
import { type Kind, kindAtEnd, kindOf, unlisted } from './name-kinds.ts';

export interface AskedName {
  readonly kind: Kind;
  /** The noun of the kind: 企业 of “哪家企业”; '' for 谁, 哪里. */
  readonly noun: string;
  /** How many names: 2 of “哪两个村”. */
  readonly count: number;
  /** Words in front of the gap and behind it, folded. */
  readonly before: string;
  readonly after: string;
  /** Words that may stand on either side. */
  readonly around: string;
}

const CLASSIFIER =
  '(?:家|所|座|条|个|位|名|种|类|项|款|支|届|处|间|本|部|起|次|场|颗|枚|块|份|片|栋|只|门|班|趟|辆|艘)';
const DIGITS = '零一二三四五六七八九十';
/** 2 of 两, 6 of 6 and 六. */
const counted = (word: string | undefined): number =>
  word === undefined ? 1 : word === '两' ? 2 : /\d/.test(word) ? Number(word) : DIGITS.indexOf(word);
const DATE =
  /什么时[候间]|啥时候?|何时|多会儿|哪一?(?:年|天|日)(?!度)|哪个月|几月(?:份)?(?:几[号日])?|几[号日](?!线|楼|院|井|机|文)|\bwhen\b/u;
const PLACE = /(?:什么|啥|哪个)(?:地方|位置)|哪里|哪儿|何处|在哪(?=[?？的了]|$)|\bwhere\b/u;
const WHO = /谁(?![都也])|\bwho\b/u;
const CALLED = /(?:叫|称)(?:什么|啥|个啥)(?:名字?|名称)?|(?:名称|名字|全称)(?:是|叫)(?:什么|啥)|取了?什么名字?/u;
/** A grade or a place in an order: 几星级, 第几名. */
const GRADED = /几[a-z]+级?|几星级?|第几(?:名|位)?(?![届次批])|排(?:名|在)?(?:第)?几(?:名|位)?(?!个)|几等奖|什么名次/u;
/** Is a grade or a place in an order asked for? */
export const asksGrade = (folded: string): boolean => GRADED.test(folded);

/** 叫什么路 says the kind behind the word of asking. */
const CALLED_KIND = /(?:叫|称)(?:作|做)?(?:什么|啥)(?!名)([\p{Script=Han}]{1,4}?)(?=[?？呢啊]|$)/u;
const NAMED_AS =
  /(?<=评为|评选为|命名为|列为|列入|称为|誉为|授予|获评|入选|评成|认定为)(?:了)?(?:什么|啥)(?=[?？呢啊呀]|$)/u;
const WHICH = new RegExp(`(?:哪|什么|啥)([一两二三四五六七八九十]|\\d+)?(${CLASSIFIER})?(?:的)?`, 'u');
const LINE = /几号线/u;
const ENGLISH_NOUN: Readonly<Record<string, string>> = {
  company: '企业',
  enterprise: '企业',
  firm: '企业',
  bank: '银行',
  hospital: '医院',
  university: '大学',
  school: '学校',
  institution: '机构',
  province: '省',
  city: '市',
  county: '县',
  district: '区',
  town: '镇',
  village: '村',
  country: '国家',
  bridge: '桥',
  railway: '铁路',
  expressway: '高速公路',
  airport: '机场',
  port: '港口',
  river: '河',
  lake: '湖',
  island: '岛',
  park: '公园',
  museum: '博物馆',
  award: '奖',
  title: '称号',
  forum: '论坛',
  event: '赛事',
};
const ENGLISH = new RegExp(
  `\\b(?:which|what)\\s+(?:(two|three|four|five)\\s+)?(?:[a-z-]+\\s+){0,2}?(${Object.keys(ENGLISH_NOUN)
    .flatMap((noun) => (noun.endsWith('y') ? [`${noun.slice(0, -1)}ies`, noun] : [`${noun}s`, `${noun}es`, noun]))
    .join('|')})\\b`,
  'u',
);
const ENGLISH_COUNT: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5 };
/** company of companies */
const singular = (noun: string): string =>
  ENGLISH_NOUN[noun] !== undefined ? noun : noun.replace(/ies$/, 'y').replace(/(?<=[sx])es$|s$/, '');
/** Not kinds of named things. */
const NO_KIND =
  /^(?:些|时候|方面|事|事情|东西|样|样的|原因|办法|措施|内容|问题|目标|任务|一|种|水平|程度|数|做法|要求|条件|好处|作用|意义|困难|变化|用|用途|影响)?$/;
/** A noun ends where one of these begins. */
const ENDS =
  /[、在是被入投成获升当要有会能将为的拿得评里上下,，?？；;。了由与和跟同给把对向从到挂搬迁引签达排名列做办举参创建进通落开叫负夺念]/u;
/** A list is asked for, of nobody knows how many. */
const LISTS = /哪些|哪几|哪里些|有(?:什么|啥)|包括什么|指(?:的是)?什么|都是什么|什么是/u;
const KIND_REACH = 10;

/** The noun of what is asked for at the beginning of `text`, and its length: 车站 of “铁路车站开通运行”. */
function nounAt(text: string): { noun: string; length: number } {
  let best: { noun: string; length: number } | null = null;
  for (let end = 1; end <= Math.min(KIND_REACH, text.length); end++) {
    const noun = kindAtEnd(text.slice(0, end));
    const last = text[end - 1] as string;
    if (noun !== null && (best === null || noun.length > 1)) best = { noun, length: end };
    else if (best !== null && ENDS.test(last)) break;
    else if (best === null && end > 1 && ENDS.test(last) && !/[会建通上开]/.test(last)) break;
  }
  if (best) {
    // 省级的荣誉: what stands in front of 的 only describes.
    const rest = text.slice((best as { length: number }).length);
    const weak = (best as { noun: string }).noun.length === 1;
    for (let end = 2; weak && rest.startsWith('的') && end <= 5; end++) {
      const noun = kindAtEnd(rest.slice(1, end));
      if (noun !== null && noun.length > 1) return { noun, length: (best as { length: number }).length + end };
    }
    return best;
  }
  const lazy = text.search(ENDS);
  const noun = text.slice(0, lazy < 0 ? Math.min(text.length, 6) : lazy);
  return { noun, length: noun.length };
}

interface Gap {
  readonly kind: Kind;
  readonly noun: string;
  readonly count: number;
  readonly start: number;
  readonly end: number;
  /** The words in front say what it is and not where in a sentence it stands. */
  readonly loose: boolean;
}

const simple = (type: Kind['type']): Kind => ({ type, endings: [], open: type !== 'date' });

function gapIn(part: string): Gap | null {
  const at = (pattern: RegExp, kind: Kind, noun = '', loose = false): Gap | null => {
    const match = pattern.exec(part);
    return match ? { kind, noun, count: 1, start: match.index, end: match.index + match[0].length, loose } : null;
  };
  const english = ENGLISH.exec(part);
  if (english) {
    const noun = ENGLISH_NOUN[singular(english[2] as string)] as string;
    const kind = kindOf(noun) ?? unlisted(noun);
    const count = ENGLISH_COUNT[english[1] ?? ''] ?? 1;
    return { kind, noun, count, start: english.index, end: english.index + english[0].length, loose: true };
  }
  const date = at(DATE, simple('date'), '', true);
  if (date) return date;
  const graded = at(GRADED, simple('grade'), '', true);
  if (graded) return graded;
  const calledKind = CALLED_KIND.exec(part);
  if (calledKind) {
    const noun = calledKind[1] as string;
    const end = calledKind.index + calledKind[0].length;
    return { kind: { ...unlisted(noun), open: false }, noun, count: 1, start: calledKind.index, end, loose: true };
  }
  const called = CALLED.exec(part);
  if (called) {
    const said = part.slice(0, called.index).replace(/[的,，]$/, '');
    const listed = kindAtEnd(said);
    const noun = listed ?? said.slice(-2);
    const kind = listed === null ? unlisted(noun) : (kindOf(listed) ?? unlisted(listed));
    return {
      kind: { ...kind, open: listed === null || kind.open || kind.type === 'title', called: true },
      noun,
      count: 1,
      start: called.index,
      end: called.index + called[0].length,
      loose: true,
    };
  }
  const as = at(NAMED_AS, { type: 'title', endings: [], open: true });
  if (as) return as;
  const place = at(PLACE, simple('place'));
  if (place) return place;
  const line = at(LINE, kindOf('号线') ?? unlisted('号线'), '号线');
  if (line) return line;
  if (LISTS.test(part)) return null;
  const which = WHICH.exec(part);
  if (which && !/为什么|凭什么|没什么|有什么用/.test(part.slice(Math.max(0, which.index - 1), which.index + 3))) {
    const from = which.index + which[0].length;
    // “最长的桥是哪座”: the noun stands in front.
    const front = /^[?？呢啊呀]*$/.test(part.slice(from))
      ? kindAtEnd(part.slice(0, which.index).replace(/是$/, ''))
      : null;
    const { noun, length } = front === null ? nounAt(part.slice(from)) : { noun: front, length: 0 };
    const classifier = which[2] ?? '';
    if (NO_KIND.test(noun) && !(noun === '' && which[1] === undefined && /[家所座]/.test(classifier))) return null;
    const bare =
      noun === ''
        ? (({ 家: '企业', 所: '学校', 座: '城市', 条: '路' } as Record<string, string>)[classifier] ?? '')
        : noun;
    const kind = kindOf(bare) ?? unlisted(bare);
    const person = /[位]/.test(classifier) ? { ...kind, type: 'person' as const } : kind;
    const count = counted(which[1]);
    // “桥是哪家企业建的”: the words in front are what is spoken of, wherever they stand.
    const loose = /[是,，]$/.test(part.slice(0, which.index));
    return { kind: person, noun: bare, count, start: which.index, end: from + length, loose };
  }
  // “最大的企业是谁”: no person.
  const whose = /^(.*)是谁/u.exec(part)?.[1];
  const thing = whose === undefined ? null : kindAtEnd(whose);
  const own = thing === null ? null : kindOf(thing);
  if (own && own.type !== 'person' && thing !== null) return at(/是谁/u, own, thing, true);
  return at(WHO, { type: 'person', endings: [], open: true });
}

/** Words that say nothing of the thing. */
const EMPTY = /请问|劳驾|问一?声|告诉我|政府工作报告|工作报告|报告[里中]?|(?:20\d\d|今|去|明)年|[的了吗呢啊?？]/gu;

/** Speaks of what another part of the question named. */
const PRONOUN = /[它他她]|其(?!中|他)|该|这[个家所座]/u;

/** “甲和乙分别…”: the things that each get a name of their own. */
const EACH =
  /^(?:.*[,，的])?([^,，的]{2,12}?)(?:和|与|、|跟)([^,，的]{2,12}?)(?:20\d\d年|去年|今年|都|又)?(?:分别|各自?)/u;

/**
 * @param folded the whole question
 * @returns one for every gap, in the order of the question; none when no name is asked for
 */
export function askedNames(folded: string): AskedName[] {
  const parts = folded
    .split(/[,，;；?？。!！、](?=[^、]*(?:哪|什么|谁|啥))|[,，;；?？。!！]/u)
    .filter((part) => part.trim() !== '');
  const gaps = parts.map((part) => gapIn(part));
  return parts.flatMap((part, i) => {
    const gap = gaps[i];
    if (!gap) return [];
    const others = parts
      .filter((_, j) => j !== i && (!gaps[j] || PRONOUN.test(part)))
      .map((other) => other.replace(WHICH, ' '))
      .join(' ');
    const before = part.slice(0, gap.start);
    const after = part.slice(gap.end);
    const clean = (text: string): string => text.replace(EMPTY, ' ').trim();
    const { kind, noun, count } = gap;
    const each = EACH.exec(before);
    if (each)
      return [each[1], each[2]].map((thing) => ({
        kind,
        noun,
        count: 1,
        before: clean(thing as string),
        after: '',
        around: clean(`${before.slice(each[0].length)} ${after}`),
      }));
    return [
      gap.loose
        ? { kind, noun, count, before: '', after: clean(after), around: clean(`${before} ${others}`) }
        : { kind, noun, count, before: clean(before), after: clean(after), around: clean(others) },
    ];
  });
}
