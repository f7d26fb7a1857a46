/**
 * Joint statements: “A、B分别增长7%、8%”, “城镇、农村居民人均可支配收入”, “城乡居民收入”. One name becomes several.
 */
import type { Span } from '../domain.ts';
import { indicatorAtEnd } from '../lexicon/indicators.ts';
import { chineseNumber } from '../text/chinese-number.ts';

export interface Name extends Span {
  /** Whose it is: 巨力集团 of 巨力集团实现产值; '' mostly. */
  readonly owner: string;
  /** Completed where the text says a part for several: 城镇居民人均可支配收入 of “城镇、农村居民人均可支配收入”. */
  readonly text: string;
}

const BETWEEN =
  /[、，,]|以及|及其|(?<!统)和(?!谐|美|顺|平|田)|(?<!参|研究)与(?!会)|(?<!涉|普|惠)及(?!格|时|相关|以[上下])/g;
/** Two halves of one thing that are named by one word. */
const HALVES: readonly (readonly [RegExp, readonly [string, string]])[] = [
  [/^城乡(?=(?:常住)?居民(?:人均)?(?:可支配)?收入(?!比|差))/, ['城镇', '农村']],
  [/^城乡(?=(?:居民)?年?(?:低保|最低生活保障)[^、，和]{0,10}$)/, ['城市', '农村']],
];

/** Halves that are told apart only where two figures are: 存贷款余额 is a sum too. */
const TWO: typeof HALVES = [
  [/^城乡(?=(?:常住)?居民|人均|低保|最低生活)/, ['城镇', '农村']],
  [/^(?:全[省市区县州])?城乡(?=\p{Script=Han}{3})/u, ['城市', '农村']],
  [/^省市级?(?=[“\p{Script=Han}]{3})/u, ['省级', '市级']],
  [/存贷款(?=余额)/, ['存款', '贷款']],
  [/(?<=使用|利用|引进|到位)内外资/, ['内资', '外资']],
];

/** What is measured of all in a list whose last member alone says it: 航空货邮和旅客吞吐量. */
const MEASURED =
  /(?:吞吐量|[产总增销储存流客]量|排放量|使用量|消费量|发电量|出货量|结算量|收入|投入|支出|投资额?|增加值|产值|面积|里程|余额|总额|销售额|零售额|贸易额|利润|税收|规模|[人户个件家总次]数|数量|客流量|[\p{Script=Han}]{2}率|浓度|比重|比例|占比|[产市价货]值|游客|[能水电]耗|密度|强度|指数|(?:(?:财政)?(?:补助|补贴)|低保|津贴|供养)?标准|水平|(?:加工|生产|处理|创新)?能力|贷款|装机|增速|增幅|增量|床位)$/u;

const known = (text: string): boolean => indicatorAtEnd(text)?.start === 0;

/** The parts of a name between 、和与及, each with its place. Nothing is cut inside brackets or quotation marks. */
function cut(name: Name): Name[] {
  const parts: Name[] = [];
  let from = 0;
  const push = (to: number): void => {
    const text = name.text.slice(from, to);
    if (text.trim() !== '') parts.push({ text, owner: '', start: name.start + from, end: name.start + to });
  };
  for (const match of name.text.matchAll(BETWEEN)) {
    const before = name.text.slice(0, match.index);
    const open = (before.match(/[“（(《]/g)?.length ?? 0) > (before.match(/[”）)》]/g)?.length ?? 0);
    if (open) continue;
    push(match.index);
    from = match.index + match[0].length;
  }
  push(name.text.length);
  return parts;
}

/** What stands behind what both have in common: 参保率 of 医疗保险参保率, for 养老保险. */
function sharedEnd(part: string, last: string): string {
  for (let length = Math.min(4, part.length); length >= 2; length--) {
    const at = last.indexOf(part.slice(-length));
    if (at >= 0) return last.slice(at + length);
  }
  return '';
}

const INDUSTRY = /(?:(?<!就)业|汽车|产品|主体)$/;
/** What the last of a list says for all: 居民人均可支配收入, or what stands behind its 的. */
function completed(part: string, last: string): string {
  // 占全省的比重 of “增加值和税金占全省的比重”
  const share = last.search(/占(?!比)/);
  if (share > 1 && !part.includes('占')) return part + last.slice(share);
  if (/[\p{Script=Han}]{2}率$/u.test(part) && last.endsWith('率')) return part;
  // “高新产业产值、‘四新’经济增加值占比”
  if (last.endsWith('占比') && /(?:产值|增加值|收入|支出|投资|产量|面积|税收)$/.test(part)) return `${part}占比`;
  const end = sharedEnd(part, last);
  // 养老保险 of “养老保险和医疗保险参保率” is an indicator by itself, but not the one that is meant.
  if (end.endsWith('率') || (end !== '' && known(part + end))) return part + end;
  // 高新技术产业投资 of “高新技术产业、基本建设投资”
  const measure = /(?:投资|消费|出口|进口|销量|产量|营收|产能|贷款|贷款余额)$/.exec(last)?.[0];
  if (measure !== undefined && last.length > measure.length + 1 && known(part) && INDUSTRY.test(part))
    return part + measure;
  // 人大代表建议办结率 of “人大代表建议、政协提案办结率”
  const handled = /(?:办结|办复|满意|办理|答复|面商|落实)率$/.exec(last)?.[0];
  if (handled !== undefined && last.length > handled.length && !part.endsWith('率')) return part + handled;
  // “家庭农场、合作社总量”: 家庭农场总量 is what is meant.
  const sum = /(?:数量|总量|总数|增量|(?:财政)?(?:补助|补贴)标准)$/.exec(last)?.[0];
  if (sum !== undefined && end === '' && known(part) && !MEASURED.test(part)) return part + sum;
  if (known(part) || part.endsWith('）率')) return part;
  for (let at = 1; at < last.length - 1; at++) {
    const whole = part + last.slice(at);
    if (known(whole)) return whole;
  }
  const of = last.lastIndexOf('的');
  if (of > 0 && of < last.length - 1) return part + last.slice(of + 1);
  if (end !== '') return part + end;
  // 育苗智能大棚占比 of “育苗、育种智能大棚占比”
  if (part.length >= 2 && part.length <= 4 && part[0] === last[0] && last.length >= part.length + 4)
    return part + last.slice(part.length);
  // 绿化覆盖率 of “城镇建成区、村庄绿化覆盖率”
  const tail = indicatorAtEnd(last);
  if (tail && tail.start > 0 && !indicatorAtEnd(part)) return part + last.slice(tail.start);
  // 无害化处理率 of “生活污水、垃圾无害化处理率”
  if (last.endsWith('率') && last.length >= 6 && !part.endsWith('率')) return part + last.slice(2);
  // “一、二、三产业增加值”
  if (/^[一二三]$/.test(part) && /^[一二三]产/.test(last)) return part + last.slice(1);
  // “中、高等职业教育”: a single character stands for a word.
  if (part.length === 1 && last.length > 2) return part + last.slice(1);
  const measured = MEASURED.exec(last)?.[0];
  if (measured !== undefined && !MEASURED.test(part) && !/新增|进出|入境/.test(part)) return part + measured;
  return part;
}

/** The next member that says what is measured: 燃气普及率, for 自来水 in “自来水和燃气普及率、污水处理率”. */
function headOf(parts: readonly Name[], from: number): string | undefined {
  return parts.slice(from + 1).find(({ text }) => text.endsWith('率'))?.text;
}

/** “单位生产总值用水量、能耗”: the second too is that of a unit of output. */
const PER_OUTPUT = /^(?:单位(?:国内|地区)?(?:生产总值|GDP)|每?万元(?:国内|地区)?(?:生产总值|GDP))/;
const OF_OUTPUT = /^(?:能耗|水耗|电耗|用水量|二氧化碳排放量?|碳排放)$/;
/** What is told of the same owner as the first: 城投企业 of “城投企业总产值、利润总额”. */
const OF_FIRST = /^(?:利润|利税|税收|税金|营业收入|营收|增加值|投资|总产值|产值|收入)(?:总额)?$/;
const FIRST_OWNER =
  /^(.{2,}?)(?<!规模以上|规上)(?:工业)?(?:总产值|产值|增加值|营业收入|营收|利润总额|利润|利税|税收|投资)$/;

const COUNTED_VISITS = /^(.{2,}?)(?:接待)?(?:[游旅]客)?(?:人[次数]|件次|业务量)$/;
/** “引进省外资金、技术、人才”: what the first begins with holds for short ones behind it. */
function begunByFirst(part: string, first: string): string {
  if (part.length > 3 || first.length < part.length + 2 || known(part)) return part;
  // “旅游接待人次和总花费”
  const whose = COUNTED_VISITS.exec(first)?.[1] ?? first.slice(0, first.length - part.length);
  return whose + part;
}

/**
 * @param wanted how many there should be, where that is known
 * @returns the things that one name names, in order; the name alone when it names one
 */
export function partsOf(name: Name, wanted: number | null = null): Name[] {
  const inner = wanted === null ? null : (insideBrackets(name, wanted) ?? industries(name, wanted));
  if (inner) return inner;
  const parts = ratesOfOne(together(cut(name)));
  const last = parts.at(-1);
  const first = parts[0];
  if (last && first && parts.length > 1 && (wanted === null || parts.length === wanted)) {
    const measure = MEASURED.exec(last.text)?.[0].length ?? 0;
    const short = last.text.length <= 3 && !known(last.text) && (measure === 0 || measure === last.text.length);
    const owner = FIRST_OWNER.exec(first.text)?.[1] ?? '';
    return parts.map((part, i) => {
      // “第一、二、三产业增加值”
      if (i > 0 && /^第一$|^第一产/.test(first.text) && /^[二三]/.test(part.text))
        return { ...part, text: completed(`第${part.text}`, last.text) };
      const output = i > 0 && OF_OUTPUT.test(part.text) ? PER_OUTPUT.exec(first.text)?.[0] : undefined;
      if (output !== undefined) return { ...part, text: output + part.text };
      if (i > 0 && owner !== '' && OF_FIRST.test(part.text)) return { ...part, text: owner + part.text };
      if (i === 0 && short) return part;
      if (short) return { ...part, text: begunByFirst(part.text, first.text) };
      return part === last
        ? { ...part, text: part.text.replace(/^的|的$/g, '') }
        : { ...part, text: completed(part.text, headOf(parts, i) ?? last.text) };
    });
  }
  const halves = splitHalves(name);
  return wanted === 2 && halves.length < 2 ? splitHalves(name, TWO) : halves;
}

/** “三大产业（电子、纺织、食品）产值”: each of those in brackets. @returns null unless there are as many as wanted */
function insideBrackets(name: Name, wanted: number): Name[] | null {
  const match = /[（(]([^（()）]+)[）)]([^（()）、]*)$/.exec(name.text);
  if (!match) return null;
  const start = name.start + match.index + 1;
  const parts = cut({ text: match[1] as string, owner: '', start, end: start + (match[1] as string).length });
  return parts.length === wanted && wanted > 1
    ? parts.map((part) => ({ ...part, text: part.text + (match[2] as string) }))
    : null;
}

/** “一二三产增加值”: three in one word. */
function industries(name: Name, wanted: number): Name[] | null {
  const match = /^(一?二三)次?(产业?)/.exec(name.text);
  if (!match || (match[1] as string).length !== wanted) return null;
  const rest = name.text.slice(match[0].length);
  return [...(match[1] as string)].map((which) => ({ ...name, text: `第${which}产业${rest}` }));
}

/** “提案办复率、满意率”: both of the same. */
function ratesOfOne(parts: readonly Name[]): readonly Name[] {
  const told: Name[] = [];
  for (const part of parts) {
    const before = told.at(-1)?.text ?? '';
    const whose = /^(.{2,})[\p{Script=Han}]{2}率$/u.exec(before)?.[1];
    // 绿地率 needs nobody.
    const alone = known(part.text) && !/^(?:满意|办结|办复|完成|覆盖|达标|参保|合格)/.test(part.text);
    told.push(
      whose !== undefined && !alone && /^[\p{Script=Han}]{2}率$/u.test(part.text)
        ? { ...part, text: whose + part.text }
        : part,
    );
  }
  return told;
}

/** “电子、纺织、食品三大产业产值”: the number says that what follows is of each. */
function together(parts: readonly Name[]): readonly Name[] {
  const last = parts.at(-1);
  const match =
    last && /^([^一二两三四五六七八九十]{2,})等?([两二三四五六七八九十]{1,2})[大个项类](.{2,})$/.exec(last.text);
  if (!last || !match || chineseNumber((match[2] as string).replace('两', '二')) !== parts.length) return parts;
  const end = match[3] as string;
  return parts.map((part) => ({ ...part, text: (part === last ? (match[1] as string) : part.text) + end }));
}

/** “城乡低保标准” are two. @returns the two halves, or the name alone */
export function splitHalves(name: Name, pairs = HALVES): Name[] {
  for (const [pattern, halves] of pairs) {
    if (pattern.test(name.text)) return halves.map((half) => ({ ...name, text: name.text.replace(pattern, half) }));
  }
  return [name];
}

/** A growth or a rate is said of each, a share or a sum of all together. */
const TOGETHER = /(?:占比|比重|比例)$/;

/** “A、B、C三项主要指标增速” */
const COUNTED_LIST = /(?<=、.*)[两三四五六七八九十\d]+[项大个](?:主要)?(?:经济)?(?:指标|数据)(增长率|增速|增幅)?$/;

/** Total and growth of the same are two. */
const SAID_OF = /(?:总量|增速|增幅)$/;
/** Said of each and never of the sum: 补助标准 of “甲、乙补助标准提高到9元”. */
const OF_EACH = /(?:标准|水平|[\p{Script=Han}]率|价格|浓度|强度)$/u;

/**
 * @param how why the figure may be of each: 'all' (均), a rank, a share or growth
 * @returns the things the same figure is said of. Without 均 each must be an indicator or say itself what is measured; a list of
 *   places or works is one thing.
 */
export function sharedBy(name: Name, how: 'all' | 'rank' | 'share'): Name[] {
  const text = name.text
    .replace(COUNTED_LIST, '$1')
    .replace(/(?<=、.*)(?<![中高初])等(?=[^、和等]{2,6}$)|(?<=、.*[量率数额])等$/, '');
  const whole = { ...name, text };
  // “新建示范园2个、总数居全省首位”: of the one that is named.
  if (how === 'rank' && /[、和]总?[数量]量?$/.test(text)) return [name];
  const halves = how === 'all' && !/[、和与及]/.test(text) ? splitHalves(whole, TWO) : [];
  if (halves.length > 1) return halves;
  const parts = partsOf(whole);
  if (parts.length < 2 || (how !== 'all' && TOGETHER.test(name.text))) return [name];
  // “省、市重点项目” is one indicator, not two.
  if (
    new Set(parts.map(({ text }) => (SAID_OF.test(text) ? text : (indicatorAtEnd(text)?.indicator.name ?? text))))
      .size < parts.length
  )
    return [name];
  if (how !== 'share' || parts.every(({ text }) => known(text) || /(?<!.{0,9}[、和].*)数量$/.test(text))) return parts;
  const written = cut(whole);
  return written.length === parts.length && written.every(({ text }) => OF_EACH.test(text)) ? parts : [name];
}
