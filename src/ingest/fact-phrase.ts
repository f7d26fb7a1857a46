/**
 * The words in front of a figure (“全市规模以上工业增加值同比增长约”) taken apart: what is named, what is said of it.
 * Offsets are those of the text the phrase was cut from.
 */
import type { Span } from '../domain.ts';
import { indicatorAtEnd } from '../lexicon/indicators.ts';
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
  /** One figure for each of the things named, or the same for all. */
  readonly joint: 'each' | 'all' | null;
  /** 由, 从: where a change starts. */
  readonly from: boolean;
  /** 年均, 累计, 比上年, 较2016年; in order. */
  readonly bases: readonly string[];
  /** 力争, 达到, 确保 …; in order. */
  readonly modifiers: readonly string[];
}

const COMPARED =
  /(?:按可比(?:口径|价格?)(?:计算)?|(?:同比|环比)|(?:比|较|是|为|相当于|等于|与|达到?)(?:上一?年|去年|前年|上月|上半年|前五年|上一?届|上一?个?五年|五年前|过去五年|同期|[“"]?(?:[六七八九]五|十[一二三四]?五)[”"]?(?:末|期间|时期)?|\d{4}年(?:底|末|初)?|20[xX]\d年)(?:同期|全年|末|底|年末|总量|总和|预算|实际|预计|计划|执行数|完成数)?(?:相比|的)?(?:又|净|累计|平均)?)$/;
/** “比1955年铺轨里数增加62%”: what a year had, of what was named before. */
const COMPARED_NOUN = /(?:比|较)(?:上年|去年|(?:19|20)\d{2}年(?:底|末)?)的?([\p{Script=Han}]{2,8})$/u;
const BASES =
  /^(?:年均|累计|平均每?年?|年平均|每年|(?:年均?|平均每年|每年)递增|平均每年增长|月均|日均|户均|同比|环比|同口径|合计累计|净)$/;
const MODIFIERS =
  /^(?:力争|力争到|争取|确保|努力|预计|预期|预计将|可望|有望|达到|至少|最多|控制在|稳定在|保持在|突破|超过|首次|计划)$/;
/** Among whom a rank is: 位居全省第3位. */
const AMONG =
  /(?:稳居|位居|居于?|位列|列|排名?|名列|跻身|进入|排在|位次|升至|升到|前移到)(?:全[国省市区县州]|世界|全球|[东中西]部|同类|区域|国内|行业)[^，。、]{0,6}$/;
/** What a difference is to: 高于全国平均水平1.8个百分点. */
const ABOVE = /(?:高[于出]|低[于出]|快于|慢于)[^，。、高低快慢]{2,14}$/;
/** “奋斗目标增长8%” names nothing: it is the second target of what was named before. */
const SET = /(?:的)?(?:预期|奋斗|力争|必保|挑战|冲刺|底线)目标值?(?:是|为)?$/;
const EACH = /^(?:分别|各)$/;
const ALL = /^(?:均|都|双双)$/;
/** 投资55亿元的重点项目: what is counted stands behind 的. */
const DESCRIBED = /^(?:计划|协议)?(?:总投资|投资|占地|建筑面积|总面积|年产|日产)[^的]{0,12}\d[^的]{0,10}的/;
const YEAR_OPENS =
  /^(?:在?(?:19|20)\d{2}年?(?:和|与|、)(?:19|20)\d{2}年?(?:[两三]年)?|(?:到|至|截至|截止)?(?:19|20)\d{2}年?(?:[—\-–~至到](?:19|20)\d{2}年)?(?:底|末|初|上半年)?(?:以来)?[，,]?|[“"]?十[一二三四五]五[”"]?(?:期间|时期|末|以来)[，,]?)/;
const LIST_NUMBER =
  /^(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、]|[①-⑳]|——|--|(?:考虑|扣除|剔除)[^，。、\d]{0,8}(?:因素|影响|价格上涨)(?:后|外|之后)?[，,]?|(?:和|与|及|并|以及)(?=\p{Script=Han})|(?:将(?!军)|把|使|让|仅|对(?![外口台]))(?=\p{Script=Han}{2})|但是|但(?![^，。]{0,2}[%\d])|而且|而|例如|比如|因此|可是|不过|同年|这[些个一]|在[^，。、]{1,8}(?:期间|时期|阶段|中|里|上(?!市)|方面|以来)[，,]?|[“”"'’‘》）)\]】·]+)/u;
const TRAILING = /[\s，,、的了：:“”"'’‘（(《\-—和并]+$/;
/** Alone it names nothing. */
const FUNCTION_WORD = /^(?:对|将|把|在|为|从|由|就|即|共|还|又|已|也|比|与|向|给|用|被|使|让|各|每|其|该|此)$/;
/** Verbs that stand inside a name and part its owner from it. */
const INSIDE = /(?:实现了?|完成了?|形成|拥有|吸纳|拨付|发放|筹集|获得|累计|当年|全年)(?=[\p{Script=Han}A-Za-z“]{2,})/gu;
/** What makes a noun of the verb before it. */
const NOUN_TAIL =
  /^(?:额|量|值|率|总[额量值数]|面积|人数|收入|企业|产品|业|者|人员|能力|规模|基地|用地|项目|资金|工程|单位|任务|标准|成本|水平|强度|密度|比例|增速|数|点|站|线|品|器|厂|机构|体系|支出|债务|余额|贷款|性|村|户|人|对象|政策|方案|活动|行动|计划|措施|制度|模式|平台|系统|中心|机制|专线|示范|试点|服务|大厅|窗口|流程|材料|时限|时间|手续|权限|名录|清单|区|园|片|带|群|街|馆|校|院|所|队|员|岗|车|桩|网|管|路|桥|库|场|房|楼|林|田|指标|成果|案例|事项|问题|案件|建议|提案)/;
const ASIDE_MAX = 34;
const OWNER_MAX = 18;
const NAME_MAX = 30;

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
    const compared = /[年期比届月末底初总和又净计均的口径价算际划数间五”"]$/.test(rest)
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
    const aside = rest.endsWith('）') ? /（[^（）]*，[^（）]*）$/.exec(rest.slice(-ASIDE_MAX))?.[0] : undefined;
    if (aside !== undefined) {
      rest = rest.slice(0, rest.length - aside.length).replace(TRAILING, '');
      continue;
    }
    const set = SET.exec(rest.slice(-8))?.[0];
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
    const when = /(?:(?:19|20)\d{2}年(?:底|末|初)?|今年|去年|本年|[两三四五十]年(?:间|来|内)?)$/.exec(
      rest.slice(-7),
    )?.[0];
    if (when !== undefined && when.length < rest.length) {
      rest = rest.slice(0, rest.length - when.length).replace(TRAILING, '');
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
    if (indicatorAtEnd(rest)?.start === 0) return { start, action };
    const verb = actions.at(text, start);
    const opening = openings.at(text, start);
    const length = Math.max(verb, opening);
    if (length === 0) return { start, action };
    const next = start + length;
    // 共享 is no 共: one character goes only in front of a verb.
    if (length === 1 && actions.at(text, next) === 0 && openings.at(text, next) < 2) return { start, action };
    // 建设用地, 增加值: the verb is part of a noun.
    if (verb >= opening && NOUN_TAIL.test(text.slice(next, next + 4))) return { start, action };
    // 发放各类补贴: too little would be left.
    if (/^(?:各|相关)/.test(text.slice(start)) && text.length - next <= 2) return { start, action };
    if (verb >= opening) action = text.slice(start, next);
    else if (MODIFIERS.test(text.slice(start, next))) said.modifiers.push(text.slice(start, next));
    else if (BASES.test(text.slice(start, next))) said.bases.push(text.slice(start, next));
    start = next;
  }
}

const balanced = (text: string): boolean =>
  (text.match(/[“（(《]/g)?.length ?? 0) === (text.match(/[”）)》]/g)?.length ?? 0);

/**
 * @param lead what stands between the figure and the one before it, or the beginning of its clause
 * @param from its place
 */
export function readPhrase(lead: string, from: number): Phrase {
  // “三是将18项”: 是 and 将 belong to the list, not to the figure.
  const listed = /^(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[）)])[，,]?/.exec(lead)?.[0].length ?? 0;
  const text = lead.slice(listed);
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
    const before = text.slice(begun, begun + match.index);
    const after = begun + match.index + match[0].length;
    if (!balanced(text.slice(after, end))) continue;
    owners = before;
    const nearest = before.replace(/^.*[，,、]/, '');
    owner = nearest.length <= OWNER_MAX ? nearest : '';
    start = after;
  }
  while (end > start && /[\s，,、的了：:]/.test(text[end - 1] as string)) end--;
  // A list of six indicators is longer than any name.
  if (end - start > NAME_MAX && tail.joint === null) start = end - NAME_MAX;
  // “1980比1975年增加”: a year is no name.
  if (FUNCTION_WORD.test(text.slice(start, end)) || /^在?(?:19|20)\d{2}年?$/.test(text.slice(start, end))) start = end;
  return {
    name: text.slice(start, end),
    span: { start: at + start, end: at + end },
    owners,
    owner: owner.replace(/[“”\s]/g, ''),
    predicate: tail.predicate,
    said: tail.said || (tail.doing !== '' && end > start),
    action: end > start || action !== '' ? action : tail.doing,
    joint: tail.joint,
    from: tail.from,
    bases: [...opened.bases, ...tail.bases],
    modifiers: [...opened.modifiers, ...tail.modifiers],
  };
}
/** Words that end a noun behind a figure: what it does, where it goes on. */
const AFTER_STOPS =
  /(?:建成|达到?|成为|通上|通车|竣工|投产|投用|落地|签约|入选|入围|被|已|均|全部|全面|正在|正式|顺利|相继|陆续|有序|稳步|享受|受益|实行|基本|加快|(?<![中高初优同平均上下劣相对])等(?![级次职教距额])|以及|和(?![美谐平顺睦])|与|及|是|为|将|成效|用于|达标|合格|全覆盖|超额|如期|同步|集中|加入|上映|播出|，|,|。|；|;|、|：|:|！|（|\(|\)|）|”|\n|\d|[—-])/;
/** Behind a figure these go with the number, not with what is counted. */
const NO_NOUN =
  /^(?:口(?![袋岸腔粮])|目标|大关|关口|台阶|左右|以上|以内|水平|规模(?![以化企工养种])|新台阶|新高|行列|之多|有余|余|级)/;
/** 200个节能降碳改造和设备更新项目: one noun for both. */
const PAIR =
  /^(?![^，。；、]{0,16}?(?:项目|工程|行动|试点|活动|企业|村|个)(?:和|与|及))[^，。；、,;“”\d]{2,14}?(?:和|与|及)[^，。；、,;“”\d和与及]{2,12}?(?:项目|工程|行动|试点|活动)(?=[，。；、,;]|$)/;
/** 2.5亿元扩大内需资金 */
const MONEY = /^[^，。；、,;\d]{2,12}?(?:资金|贷款|债券|基金|专项债|投资)(?=[，。；、,;用支]|$)/;
/** Adjectives that a verb may follow inside a noun: 省属|回收公司. */
const QUALIFIER =
  /^(?:国家级?|省级?|市级?|县级?|区级?|省属|市属|县属|中央|重点|新型|大型|全国|首批|县城|城区|农村|城市|城镇)$/;
/** What the verb belongs to: 县城|建设“十个一”项目. */
const WORKS = /^[^，。；、,;\d]{0,12}(?:项目|工程|试点|任务|行动)(?=[，。；、,;]|$)/;
/** What is left at the end of a noun when its verb is cut off: 产业园新|入驻, 小区的|集中供热. */
const NOUN_TRAILS = /(?:新|已|共|均|将|的|在|再|又|可|得)+$/;

const NOUN_REACH = 60;

/**
 * @param text what follows a figure; @param counts the figure counts things: 57项整改措施, but 投入5亿元整治河道
 * @returns the noun it begins with, '' for none
 */
export function nounAfter(text: string, counts = true): string {
  const rest = text.slice(0, NOUN_REACH).replace(/^[“"\s]+/, '');
  const skipped = Math.min(text.length, NOUN_REACH) - rest.length;
  const closing = skipped > 0 && /^[“"]/.test(text) ? rest.search(/[”"]/) : -1;
  if (
    NO_NOUN.test(rest) ||
    (predicates.at(rest) >= 2 && !rest.startsWith('稳定') && !NOUN_TAIL.test(rest.slice(predicates.at(rest))))
  )
    return '';
  if (!counts && actions.at(rest) >= 2 && !MONEY.test(rest)) return '';
  const pair = counts ? PAIR.exec(rest)?.[0] : undefined;
  if (pair !== undefined) return text.slice(0, skipped) + pair;
  const stop = rest.slice(closing + 1).search(AFTER_STOPS);
  let end = Math.min(stop < 0 ? rest.length : closing + 1 + stop, closing + NAME_MAX + 2);
  for (let i = Math.max(closing + 1, 2); i < end - 1; i++) {
    if (predicates.at(rest, i) >= 2) end = i;
    const verb = actions.at(rest, i);
    if (QUALIFIER.test(rest.slice(0, i)) || (verb >= 2 && WORKS.test(rest.slice(i + verb)))) continue;
    // At the end it belongs to the noun: 3个旅游区规划.
    if (
      verb >= 2 &&
      i + verb < end &&
      !NOUN_TAIL.test(rest.slice(i + verb, i + verb + 4)) &&
      !NOUN_TAIL.test(rest.slice(i, i + 4))
    )
      end = i;
  }
  const noun = rest.slice(0, end).replace(NOUN_TRAILS, '');
  return noun === '' || noun.length > NAME_MAX ? '' : text.slice(0, skipped) + noun;
}
