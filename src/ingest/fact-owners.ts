/**
 * Whose a figure is where its own words say only what is measured: 投资, 产值, 总里程 of what was counted before, of what stands
 * behind, or of what the clauses before are about.
 */
import { indicatorAtEnd, indicatorNamed } from '../lexicon/indicators.ts';
import { UNIT } from '../text/units.ts';
import { clauseStart, type Found } from './fact-figures.ts';
import type { Name } from './fact-lists.ts';
import { nounAfter } from './fact-noun.ts';
import { type Phrase, readPhrase } from './fact-phrase.ts';
import { actions } from './fact-words.ts';

/** What was named last in a sentence. */
export interface Said {
  readonly names: readonly Name[];
  /** All that was named so far in the sentence, in order, the last few. */
  readonly history: readonly Name[];
  readonly phrase: Phrase;
}

/** Money that is spent on what stands behind it. */
const SPENT = /^(?:投资|投入|资金|安排资金|筹资)$/;
/** What money is for stands right behind it. */
const CLAUSE = 40;

/** Says nothing without whose it is. */
export const GENERIC =
  /^(?:(?:当年|年度|全年|本年|完成|总|计划|累计|到位|实际|年|新增)*(?:投资额?|投入|产值|税收|利税|利润|收入|资金|面积|产量|销售额|销售收入|营业收入|产能|纳税|交易额|数量|占比|比重|规模|余额|增[速幅]|编制|总数|总量|里程|通车里程|通车总里程|总里程|占地|营运里程|运营里程|吞吐量|出栏量?|存栏量?|建筑面积|总面积|占地面积|装机容量|入驻企业|入园企业|增加值|总产值|年产值|税金|增量|总产|单产|总?装机|装机占比|(?:提升|提高|改善|上升|下降|降低|上涨|增长)?幅度|数额|金额|新增数量|(?:国家|省|市|县|区|部)级|[省市县区]定)|总数|总量|(?:按时|按期)?(?:完成|办结|办复|满意|合格|覆盖|达标|参保|完成)率)$/;

/** 等 that ends a list; not that of 中等职业学校. */
const ETC = /(?<![中高初优同平均相对])等(?![级次职教距额])/g;

const BARE = /^(?:项目|工程|企业|活动|产业|设施|案件|问题|产品)$/;

/** “A、B、C等项目” is 项目; “整治背街小巷、增设停车泊位” is what stands last. */
export function lastOfList(name: Name, counts = true): Name {
  const etc = [...name.text.matchAll(ETC)].at(-1)?.index ?? -1;
  // “毛绒玩具等产业产值”: whose it is belongs to the name of a sum.
  if (counts && etc > 0 && etc < name.text.length - 2) {
    // “节能工程、循环经济等项目”: the last example tells which ones.
    const from = BARE.test(name.text.slice(etc + 1)) ? name.text.lastIndexOf('、', etc) + 1 : etc + 1;
    return { ...name, text: name.text.slice(from), start: name.start + from };
  }
  const at = name.text.replace(/[（(][^）)]*[）)]/g, (inner) => '　'.repeat(inner.length)).lastIndexOf('、');
  const over = /(?:全覆盖|投运|竣工|落地|挂牌|开工|投产|通车)$/.test(name.text.slice(0, Math.max(0, at)));
  if (at < 0 || (name.text.length - at < 4 && !over)) return name;
  const text = name.text.slice(at + 1);
  const read = readPhrase(text, name.start + at + 1);
  return read.name === ''
    ? { ...name, text, start: name.start + at + 1 }
    : { text: read.name, owner: '', ...read.span };
}

/** What is said of an owner and is not its name: 产值 of 果品|产量. */
export const OF_OWNER =
  /(?:总?产量|出栏量?|存栏量?|资产总额|营业收入|发电量|增加值|(?<=粮食)生产|(?:播种|种植|生产)面积|播种|面积|数量|总量|规模|产值|收入|通过能力|投资|里程|(?:基础设施)?建设)$/;

/**
 * 投资, 产值, 总里程 and their like are those of what was counted just before (“实施重点项目19个，当年投资30亿元”), of what stands
 * behind (“投资690万元，购置学校设备”) or of what the clause before is about (“高速公路加快建设，总里程突破5000公里”).
 */
export function withOwner(text: string, name: Name, found: Found, last: Said | null): Name {
  // “增量占全国18%” too.
  const share = /.占(?!地|有)/.test(name.text);
  if (name.owner !== '' || (share && indicatorNamed(name.text))) return name;
  if (!GENERIC.test(share ? name.text.replace(/(?<=.)占(?!地|有).*$/, '') : name.text)) return name;
  const begins = text[name.start - 1] !== '、';
  const ahead =
    begins && SPENT.test(name.text) && !found.phrase.said ? objectBehind(text, found.figure.end, true) : null;
  const named = found.topic ?? (last?.names.length === 1 ? ownerOf(last) : null);
  const own = named && !/[；;]/.test(text.slice(named.end, name.start)) ? named : null;
  const of = ahead ?? own ?? (found.apart ? earlierName(text, found) : null);
  if (!of) return name;
  const owner = GENERIC.test(of.text) ? of.owner : of.text;
  // 骨干教师：省级10名
  if (/[级定]$/.test(name.text))
    return { ...name, text: name.text + owner.replace(/^(?:培训|培养|新增|评选|认定)?(?:国家|省|市|县|区)[级定]/, '') };
  const shortened = owner.replace(/(?<=.{2})占(?!地|有).*$/, '');
  // “外商直接投资4亿美元，总量全省第二”
  const whose =
    /^(?:总量|增[速幅])$/.test(name.text) && /投资$/.test(shortened) ? shortened : shortened.replace(OF_OWNER, '');
  return { ...name, owner: name.text.includes('装机') ? whose.replace(/装机(?:容量)?$/, '') : whose };
}

/** Verb, examples and number in front of what money is for: 完成甲小学等12所. */
const COUNTED_OBJECT = new RegExp(
  `^((?:高标准|高质量)?[\\p{Script=Han}]{1,4})(?:[^，。；、\\d]{2,12}等)?[\\d.]+[余多]?[百千万]?(?!千伏)(?:${UNIT})`,
  'u',
);

/** “项目12个，开工率100%，完成投资18亿元”: a rate owns nothing. */
function ownerOf({ names, history }: Said): Name {
  const last = names[0] as Name;
  return /[率度]$/.test(last.text) ? (history.findLast(({ text }) => !/[率度]$/.test(text)) ?? last) : last;
}

/** “拿出1800万元设立补偿基金”: what the money is for. */
export function objectBehind(text: string, figureEnd: number, nextClause = false): Name | null {
  if (!nextClause && /[，,、]/.test(text.charAt(figureEnd))) return null;
  const from = nextClause && /[，,]/.test(text.charAt(figureEnd)) ? figureEnd + 1 : figureEnd;
  if (nextClause) {
    // “投资50万元，完成了6所学校硬件改善工程”
    const counted = COUNTED_OBJECT.exec(text.slice(from, from + CLAUSE));
    if (counted && (actions.at(counted[1] as string) >= 2 || /^对/.test(counted[1] as string))) {
      const start = from + counted[0].length;
      const noun = nounAfter(text.slice(start));
      if (noun.trim().length > 1) return { text: noun.trim(), owner: '', start, end: start + noun.length };
    }
  }
  const behind =
    text.slice(from, from + CLAUSE).split(/[，,；;。：:！]|(?<![A-Za-z\d])\d(?!\d*(?:千伏|[kK][vV]))/)[0] ?? '';
  const { name, span, action } = readPhrase(behind, from);
  // 改造农村危房 is an indicator, verb and all.
  return (action === '' && actions.at(behind.trimStart()) < 2) || name.length < 2
    ? null
    : lastOfList({ text: name, owner: '', ...span });
}

/** “服装产业再上新水平。”: what the sentence behind it is about. */
const ABOUT =
  /^(?!持续|继续|加快|推|抓|做|培育|发展|促进|大力|全力|着力|深入|积极|加强|优化|提升|扩大|壮大|坚持|支持)([\p{Script=Han}]{0,6}(?:业|企业|主体|园区|市场|集群|经济|贸易|旅游|消费))(?:持续|稳步|稳中|再|不断|快速|加快|蓬勃|活力|迅猛|逐步|显著|明显|进一步|大幅|发展|取得|实现|壮大|迈上|跃上|提速|增长|提升)[^\d，；]{0,10}。$/u;
const OF_TOPIC = /^(?:年|总)?(?:产值|总量|数量|总数|规模|产量|销售收入|营业收入|增加值|利税|税收)$/;

/** @param topic the sentence before */
export function ownedByTopic(topic: string, name: Name): Name {
  const about = name.owner === '' && OF_TOPIC.test(name.text) ? ABOUT.exec(topic)?.[1] : undefined;
  return about === undefined ? name : { ...name, owner: about };
}

/** Where a clause stops naming and begins to say. */
const SAYS =
  /^(.{2,20}?)(?:连年|再获|喜获|逐步|逐年|不断|持续|显著|明显|进一步|快速|稳步|大幅|再创|(?<![首开原文独众])创|加快|加速|扩大|增长|提升|提高|上升|下降|改善|完善|推进|发展|完成|取得|实现|保持|继续|增强|凸显|显现|壮大|向好|提速|提质|跨越|跨过|跨上|连跨|迈上|跃上|站上|迈过)/;
/** A clause that only names: “职工的用电水平，比上年增长9%”. */
const TOPIC =
  /(?:水平|[产总数容流用发水电气转]量|人数|户数|[\p{Script=Han}]{2}[率额值]|收入|面积|组织|支出|投入|经费|资金|补助|补贴|工资|标准|赤字|储量|投资|成本|价格|比重|能力|规模|余额|浓度)$/u;
const CLAUSES_BACK = 2;
const SECTOR = /^(?:粮食|旅游|工业|农业|财政|外贸|油料|蔬菜|煤炭|畜牧|林业|渔业)$/;
/** “麻布：达到三千匹”: what a line is about. */
const LABEL = /(?:^|[。；;，\n\s])([\p{Script=Han}、（）]{1,12})[：:]$/u;
const LABEL_REACH = 16;
/** A year and what it had. */
const YEARLY = /^在?(?:19|20)\d{2}年(?:底|末)?(?:已经|就|才|也)?(?:有|是|为|达到?|只有|增加到|发展到)/;
const NO_LABEL =
  /[是为下如即有]$|目标|任务|要求|指出|强调|原则|思路|方面|措施|工作|重点|包括|情况|^[一二三四五六七八九十第其]/;
/** “跨过3个万亿元台阶” counts nothing. */
const STEPS = /\d+个(?:[十百千万亿]+元?级?|大|新)?(?:台阶|大关|关口)|\d+(?:年|月份?|日)/g;

/** “粮食总产量再创新高，达到200亿斤”: what the clauses before are about. */
export function earlierName(text: string, found: Found): Name | null {
  let end = found.leadStart - 1;
  const label = LABEL.exec(text.slice(Math.max(0, end - LABEL_REACH), end + 1))?.[1];
  if (label !== undefined && !NO_LABEL.test(label)) return { text: label, owner: '', start: end - label.length, end };
  for (let back = 0; back < CLAUSES_BACK && end > 2; back++) {
    const start = clauseStart(text, 0, end);
    if (/^(?:(?:考虑|扣除|剔除|按)|据[^，]*(?:统计|调查|测算))/.test(text.slice(start, end))) {
      end = start - 1;
      continue;
    }
    if (/\d/.test(text.slice(start, end).replace(STEPS, ''))) return null;
    for (let to = end; to > start + 1; to--) {
      const hit = indicatorAtEnd(text.slice(start, to));
      if (!hit || to - (start + hit.start) < 4) continue;
      const { name, span } = readPhrase(text.slice(start, to), start);
      return { text: name, owner: '', ...span };
    }
    const subject = SAYS.exec(text.slice(start, end))?.[1];
    const read = subject === undefined ? null : readPhrase(subject, start);
    const bare = readPhrase(text.slice(start, end), start);
    if (!bare.said && bare.name.length >= 3 && TOPIC.test(bare.name))
      return { text: bare.name, owner: '', ...bare.span };
    // “夜校的学员，1950年有三万人”
    if (
      !bare.said &&
      bare.action === '' &&
      bare.name.length >= 2 &&
      bare.name.length <= LABEL_REACH &&
      YEARLY.test(text.slice(found.leadStart))
    )
      return { text: bare.name, owner: '', ...bare.span };
    const named = read !== null && (read.name.length >= 3 || SECTOR.test(read.name));
    if (read && named && read.action === '') return { text: read.name, owner: '', ...read.span };
    end = start - 1;
  }
  return null;
}
