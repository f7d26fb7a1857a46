/**
 * The words in front of a figure (“全市规模以上工业增加值同比增长约”) taken apart: what is named, what is said of it.
 * Offsets are those of the text the phrase was cut from.
 */
import type { Span } from '../domain.ts';
import { indicatorAtEnd } from '../lexicon/indicators.ts';
import { ABOVE, COMPARED, COMPARED_NOUN, ON_BASE } from './fact-compared.ts';
import { NAME_MAX, NOUN_TAIL } from './fact-noun.ts';
import { actions, adverbs, openings, type Predicate, predicateOf, predicates } from './fact-words.ts';

export interface Phrase {
  /** What the figure is the figure of; empty when the phrase names nothing. */
  readonly name: string;
  readonly span: Span;
  /** In front of a verb inside the name: 巨力集团 of 巨力集团实现产值. */
  readonly owner: string;
  /** The same with the list it is the last of: 装备制造、新材料产业 of 装备制造、新材料产业实现产值. */
  readonly owners: string;
  readonly predicate: Predicate;
  /** There is a predicate between name and figure. */
  readonly said: boolean;
  /** The phrase is a verb whose object is still to come, or is left out: 新建, 提升改造. */
  readonly action: string;
  /** A verb between the name and the figure: 新增 of 公园新增12座; '' for none. */
  readonly doing: string;
  /** One figure for each of the things named, or the same for all. */
  readonly joint: 'each' | 'all' | null;
  /** 由, 从: where a change starts. */
  readonly from: boolean;
  /** 年均, 累计, 比上年, 较2016年; in order. */
  readonly bases: readonly string[];
  /** 力争, 达到, 确保 …; in order. */
  readonly modifiers: readonly string[];
}

const BASES =
  /^(?:年均|累计|平均每?年?|年平均|每年|(?:年均?|平均每年|每年)递增|平均每年增长|月均|日均|户均|同比|环比|同口径|合计累计|净)$/;
const MODIFIERS =
  /^(?:力争|力争到|争取|确保|努力|预计|预期|预计将|可望|有望|达到|至少|最多|控制在|稳定在|保持在|突破|超过|首次|计划)$/;
/** Among whom a rank is: 位居全省第3位. */
const AMONG =
  /(?:稳居|位居|居于?|位列|列|排名?|名列|跻身|进入|排在|位次|升至|升到|前移到)(?:全[国省市区县州]|世界|全球|(?:中国)?[东中西]{1,2}部|同类|区域|国内|行业)[^，。、]{0,6}$/;
/** “跨过3个百亿元关口、突破500亿元”: says nothing that the figure does not. */
const STEPS =
  /(?:连续?)?[跨迈跃站][过上入越]\d+个[^，。、；]{0,10}?(?:台阶|大关|关口)[、并]?|(?:突破|[跨迈跃站][过上入越])[\d.]*[百千万亿]+元?(?:大关|关口|台阶|门槛)?、/g;
const SAID_OF_EACH = /(?:分别|均|各)$/;
/** “投资30万元的5万平方米改造项目”: what is counted stands behind. */
const DESCRIBED_ONLY =
  /^(?:计划|协议)?(?:总投资|投资|占地|建筑面积|总面积|年产|日产)[^的\d]{0,4}[\d.]+[十百千万亿]*(?:元|美元|亩|平方米|平米|平方公里|吨)(?:以上)?$/;
/** Names that begin as a basis does. */
const EARNED = /^(?:[年户人]均年?)+增收$/;
/** “浓度实现‘双下降’，分别下降3%、4%” */
const BOTH = /(?:实现)?[“"]?[双两三四][连]?(?:下降|降低|提升|增长|上升|升|降|减|增)[”"]?$/;
/** “奋斗目标增长8%” names nothing: it is the second target of what was named before. */
const SET = /(?:的)?(?:(?<=在)(?:年度|全年)|预期|奋斗|力争|必保|挑战|冲刺|底线)目标值?(?:是|为)?$/;
const EACH = /^(?:分别|各)$/;
const ALL = /^(?:均|都|双双)$/;
/** For how long: “粮食产量连续9年居全省第一”, “5年增长18%”. */
const LONG =
  /(?:(?<!第)连续(?:\d+|[一二两三四五六七八九十多]+)多?(?:年|个?月|个?季度|届|次|周|期)|(?<![\d.])[近前]?\d{1,2}年(?:间|来|内)?)$/;
/** 投资55亿元的重点项目: what is counted stands behind 的. */
const DESCRIBED = /^(?:计划|协议)?(?:总投资|投资|占地|建筑面积|总面积|年产|日产)[^的]{0,12}\d[^的]{0,10}的/;
const YEAR_OPENS =
  /^(?:[与同比较]?(?:(?:19|20)\d{2}年(?:底|末)?|上年|去年)相比[，,]?|在?(?:19|20)\d{2}年?(?:和|与|、)(?:19|20)\d{2}年?(?:[两三]年)?|(?:到|至|截至|截止)?(?:19|20)\d{2}年?(?:[—\-–~至到](?:19|20)\d{2}年)?(?:底|末|初|上半年)?(?:以来)?[，,]?|[“"]?十[一二三四五]五[”"]?(?:期间|时期|末|以来)[，,]?|今明两年|利?用[两三四五2-5]年(?:左右)?的?时间|[两三四五]年(?:内|中(?![央共期旬]|国(?!家)))|提前(?:\d+|[一二两三四五半])个?[年月]多?)/;
const LIST_NUMBER =
  /^(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[）)]|[（(]其中|\d{1,2}[.．、]|[①-⑳]|——|--|(?:考虑|扣除|剔除)[^，。、\d]{0,8}(?:因素|影响|价格上涨)(?:后|外|之后)?[，,]?|(?:和(?![美谐平田睦])|与|及|并|以及)(?=\p{Script=Han})|(?:将(?!军)|把|使(?!用|命|馆)|让|仅|对(?![外口台接]|[^，。；、]{2,10}贡献率))(?=\p{Script=Han}{2})|尽管|虽然|但是|但(?![^，。]{0,2}[%\d])|而且|而|例如|比如|因此|可是|不过|同年|这[些个一]|在[^，。、]{1,8}(?:期间|时期|阶段|中|里|上(?!市)|方面|以来)[，,]?|[“”"'’‘》）)\]】·]+)/u;
const TRAILING = /(?:[\s，,、的了：:“”"'’‘（(《\-—和并]|(?<![普涉惠波])及)+$/;
const MANNER = /^(?:高(?:效|质量|标准|水平|起点|品质)|科学|精准)$/;
const AMONG_LEFT = /(?<=[^占居为是超于达比到聚了盖在])在?全[国省市区县]$/;
/** Alone it names nothing. */
const FUNCTION_WORD =
  /^(?:全[国省市区县]|更|更多|需|全|首期|首批|其中|对|将|把|在|为|从|由|就|即|共|还|又|已|也|比|与|向|给|用|被|使|让|各|每|其|该|此)$/;
/** Verbs that stand inside a name and part its owner from it. */
const INSIDE =
  /(?:分别|实现了?|完成了?|形成|拥有|吸纳|拨付|发放|筹集|获得|累计|当年|全年)(?=[\p{Script=Han}A-Za-z“]{2,})/gu;
const ASIDE_MAX = 34;
const OWNER_MAX = 18;
const LIST_MAX = 80;

/** Verbs that stand behind what they count as well as before it: 公园新增12座. */
const ENDS_IN_DOING =
  /(?:新增加?|净增|新认定|新登记|新设立?|新开工|新建成?|新改建|改扩建|扩建|建成|投产|竣工|新引进|新培育|新签约|新注册|新成立|新开通|开通|新增上市)$/;

interface Tail {
  doing: string;
  predicate: Predicate;
  said: boolean;
  joint: Phrase['joint'];
  from: boolean;
  readonly bases: string[];
  readonly modifiers: string[];
}

/** Takes predicates, adverbs and what is compared with off the end. @returns the length of what is left */
function takeTail(text: string, tail: Tail): number {
  let rest = text.replace(TRAILING, '');
  for (;;) {
    const compared = /[年期比届月末底初总和又净计均的口径价算际划数间五标前次轮”"初]$/.test(rest)
      ? COMPARED.exec(rest.slice(-24))?.[0]
      : undefined;
    if (compared !== undefined && compared !== '') {
      tail.bases.unshift(compared);
      rest = rest.slice(0, rest.length - compared.length).replace(TRAILING, '');
      continue;
    }
    const among = AMONG.exec(rest.slice(-20))?.[0] ?? ABOVE.exec(rest.slice(-20))?.[0];
    if (among !== undefined) {
      if (/^[高低快慢]/.test(among)) tail.bases.unshift(among);
      rest = rest.slice(0, rest.length - among.length).replace(TRAILING, '');
      tail.said = true;
      continue;
    }
    const noun = /年/.test(rest) ? COMPARED_NOUN.exec(rest.slice(-18)) : null;
    if (
      noun &&
      tail.said &&
      noun[0].length === rest.length &&
      adverbs.atEnd(rest) + predicates.atEnd(rest) === 0 &&
      !indicatorAtEnd(noun[1] as string)
    ) {
      tail.bases.unshift(noun[0]);
      rest = '';
      continue;
    }
    const onBase = rest.endsWith('基础上') ? ON_BASE.exec(rest.slice(-32))?.[0] : undefined;
    if (onBase !== undefined) {
      tail.bases.unshift(onBase);
      rest = rest.slice(0, rest.length - onBase.length).replace(TRAILING, '');
      continue;
    }
    const aside = rest.endsWith('）') ? /（[^（）]*，[^（）]*）$/.exec(rest.slice(-ASIDE_MAX))?.[0] : undefined;
    if (aside !== undefined) {
      rest = rest.slice(0, rest.length - aside.length).replace(TRAILING, '');
      continue;
    }
    const set = SET.exec(rest.slice(-8))?.[0] ?? BOTH.exec(rest.slice(-8))?.[0];
    if (set !== undefined) {
      rest = rest.slice(0, rest.length - set.length).replace(TRAILING, '');
      continue;
    }
    const from = /(?:由|从)(?:上年|去年|五年前|当时|(?:19|20)\d{2}年?(?:底|末|初)?)?$/.exec(rest.slice(-12));
    if (from) {
      tail.from = true;
      rest = rest.slice(0, rest.length - from[0].length).replace(TRAILING, '');
      continue;
    }
    const long = LONG.exec(rest.slice(-14))?.[0];
    const when =
      long ??
      /(?:(?:19|20)\d{2}年(?:底|末|初)?|(?:今年|去年|本年)(?:底|末|初)?|[一二三四]季度|[上下]半年|[两三四五十]年(?:间|来|内)?)$/.exec(
        rest.slice(-7),
      )?.[0];
    if (when !== undefined && (long !== undefined || when.length < rest.length)) {
      rest = rest.slice(0, rest.length - when.length).replace(TRAILING, '');
      continue;
    }
    // “总产值计划增长5%”
    if (tail.predicate.change && rest.length > 4 && rest.endsWith('计划')) {
      tail.modifiers.unshift('计划');
      rest = rest.slice(0, -2).replace(TRAILING, '');
      continue;
    }
    const adverb = adverbs.atEnd(rest);
    const predicate = predicates.atEnd(rest);
    // 新完成 is one verb, and names nothing.
    if (actions.atEnd(rest) === rest.length && rest.length > Math.max(adverb, predicate)) return rest.length;
    const doing = tail.said ? 0 : (ENDS_IN_DOING.exec(rest.slice(-6))?.[0].length ?? 0);
    if (doing > Math.max(adverb, predicate)) {
      tail.doing = rest.slice(rest.length - doing) + tail.doing;
      rest = rest.slice(0, rest.length - doing).replace(TRAILING, '');
      continue;
    }
    const length = Math.max(adverb, predicate);
    if (length === 0) return rest.length;
    const word = rest.slice(rest.length - length);
    if (/^增[速幅]$/.test(word) && /[、和]$/.test(rest.slice(0, -length))) return rest.length;
    if (EACH.test(word)) tail.joint = 'each';
    else if (ALL.test(word)) tail.joint ??= 'all';
    else if (BASES.test(word)) tail.bases.unshift(word);
    if (MODIFIERS.test(word)) tail.modifiers.unshift(word);
    if (predicate >= adverb) {
      // The word nearest the figure says most: 累计完成增长 is growth.
      if (!tail.said || (!tail.predicate.change && predicateOf(word).change)) tail.predicate = predicateOf(word);
      tail.said = true;
    }
    rest = rest.slice(0, rest.length - length).replace(TRAILING, '');
  }
}

/** Takes openings, years, list numbers and verbs off the beginning. @returns where the name begins, and the last verb taken */
function takeHead(text: string, said: Pick<Tail, 'modifiers' | 'bases'>): { start: number; action: string } {
  let start = 0;
  let action = '';
  for (;;) {
    const rest = text.slice(start);
    const mark = LIST_NUMBER.exec(rest) ?? DESCRIBED.exec(rest) ?? YEAR_OPENS.exec(rest) ?? /^[\s，,、：:]+/.exec(rest);
    if (mark && mark[0] !== '') {
      start += mark[0].length;
      continue;
    }
    // 新增就业 is an indicator, verb and all.
    if (indicatorAtEnd(rest)?.start === 0 || EARNED.test(rest)) return { start, action };
    const verb = actions.at(text, start);
    const opening = openings.at(text, start);
    const length = Math.max(verb, opening);
    if (length === 0) return { start, action };
    const next = start + length;
    // 共享 is no 共: one character goes only in front of a verb.
    if (length === 1 && actions.at(text, next) === 0 && openings.at(text, next) < 2) return { start, action };
    // 共建单位 are no 共 and 建.
    if (/^(?:共(?:建(?![成立设])|享|有制)|再(?:开发|利用|绿化|生|制造|就业))/.test(text.slice(start, start + 4)))
      return { start, action };
    // 高效农业, 高标准农田: how it is done, or what kind it is.
    if (MANNER.test(text.slice(start, next)) && actions.at(text, next) === 0 && next < text.length)
      return { start, action };
    // 全市性会议
    if (text[next] === '性') return { start, action };
    // 全国文明城市 is a title, 全国新增就业 is not.
    if (verb === 0 && /^全国$/.test(text.slice(start, next)) && actions.at(text, next) + openings.at(text, next) === 0)
      return { start, action };
    // 建设用地, 增加值: the verb is part of a noun.
    if (verb >= opening && NOUN_TAIL.test(text.slice(next, next + 4))) return { start, action };
    // 调处成功率
    if (verb > 0 && /^[\p{Script=Han}]{2}率$/u.test(text.slice(next))) return { start, action };
    // 发放各类补贴: too little would be left.
    if (/^(?:各|相关)/.test(text.slice(start)) && text.length - next <= 2) return { start, action };
    if (verb >= opening) action = text.slice(start, next);
    else if (MODIFIERS.test(text.slice(start, next))) said.modifiers.push(text.slice(start, next));
    else if (BASES.test(text.slice(start, next))) said.bases.push(text.slice(start, next));
    start = next;
  }
}

/** A list of indicators is longer than any name. */
const ofIndicators = (text: string): boolean =>
  text.includes('、') &&
  (indicatorAtEnd(text.slice(0, text.indexOf('、')))?.start === 0 ||
    /(?:水平|标准|数量|额|[\p{Script=Han}]率)$/u.test(text.slice(0, text.indexOf('、'))));

const balanced = (text: string): boolean =>
  (text.match(/[“（(《]/g)?.length ?? 0) === (text.match(/[”）)》]/g)?.length ?? 0);

/**
 * @param lead what stands between the figure and the one before it, or the beginning of its clause
 * @param from its place
 */
export function readPhrase(lead: string, from: number): Phrase {
  // “三是将18项”: 是 and 将 belong to the list, not to the figure.
  const listed = /^(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[）)])[，,]?/.exec(lead)?.[0].length ?? 0;
  const text = lead.slice(listed).replace(STEPS, (steps) => ' '.repeat(steps.length));
  const at = from + listed;
  const tail: Tail = { doing: '', predicate: {}, said: false, joint: null, from: false, bases: [], modifiers: [] };
  let end = takeTail(text, tail);
  const opened = { modifiers: [] as string[], bases: [] as string[] };
  const { start: begun, action } = takeHead(text.slice(0, end), opened);
  let start = begun;
  let owner = '';
  let owners = '';
  const whole = indicatorAtEnd(text.slice(start, end));
  for (const match of whole?.start === 0 ? [] : text.slice(start, end).matchAll(INSIDE)) {
    if (whole && begun + whole.start < begun + match.index + match[0].length) continue;
    // “粮仓、灌渠分别完成投资”
    const joint = SAID_OF_EACH.exec(text.slice(begun, begun + match.index))?.[0] ?? '';
    if (match[0] === '分别') tail.joint ??= 'each';
    if (joint !== '') tail.joint ??= joint === '分别' ? 'each' : 'all';
    const before = text.slice(begun, begun + match.index - joint.length);
    const after = begun + match.index + match[0].length;
    if (!balanced(text.slice(after, end))) continue;
    owners = before;
    const nearest = before.replace(/^.*[，,、]/, '');
    owner = nearest.length <= OWNER_MAX ? nearest : '';
    start = after;
  }
  // “园区全国排名12位”
  end -= AMONG_LEFT.exec(text.slice(start, end))?.[0].length ?? 0;
  while (end > start && /[\s，,、的了：:]/.test(text[end - 1] as string)) end--;
  if (end - start > (ofIndicators(text.slice(start, end)) ? LIST_MAX : NAME_MAX) && tail.joint === null)
    start = end - NAME_MAX;
  // “1980比1975年增加”: a year is no name.
  if (
    FUNCTION_WORD.test(text.slice(start, end)) ||
    DESCRIBED_ONLY.test(text.slice(start, end)) ||
    /^在?(?:19|20)\d{2}年?$/.test(text.slice(start, end))
  )
    start = end;
  return {
    name: text.slice(start, end),
    span: { start: at + start, end: at + end },
    owners,
    owner: owner.replace(/[“”\s]/g, ''),
    predicate: tail.predicate,
    said: tail.said || (tail.doing !== '' && end > start),
    action: end > start || action !== '' ? action : tail.doing,
    doing: end > start ? tail.doing : '',
    joint: tail.joint,
    from: tail.from,
    bases: [...opened.bases, ...tail.bases],
    modifiers: [...opened.modifiers, ...tail.modifiers],
  };
}
