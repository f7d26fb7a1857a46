/**
 * The noun whose number is asked for: 码头 of “建了多少座码头”, 茶叶产量 of “茶叶产量多少吨”. Where the report itself uses the word, the
 * figure that answers must stand beside it.
 */
import type { Reading } from '../question/understand.ts';

const BEHIND =
  /(?:多少|(?<!哪)几)(?:[万亿千百]+)?(?![万亿千百])[个家座所条项处辆张套台件名位只间亩户场次届期批公里平方米点成倍头株棵款部]{0,4}(?!以[上下内]|左右|来着|[啊呀呢吧嘛哦])([\p{Script=Han}a-z\d]{2,10}?)(?=[的了吗呢啊,，?？。和与、]|要|会|能|将|是|在|被|可以|$)/u;
const BEFORE =
  /([\p{Script=Han}a-z\d]{2,6}?)(?:的)?(?:目标|预计|计划|大概|大约|一共|总共|分别|各|都|要|会|将|能|可|已经?|是|有|为|突破|超过|做到|达到?|到|了)*(?:多少|(?<!哪)几)/u;
/** What anybody calls anything: no word to hold a report to. */
const GENERAL =
  /^(?:多少|几|人|户|钱|项目|企业|地方|东西|岗位|工作|亿元|万元|资金|投资|目标|计划|情况|数量|人数|名额|次数|比例|比重|百分|增长|增加|提高|下降|完成|实现|达到|(?:升|降|涨|提高|提升|下降|上升|增加|减少|变)(?:到|成|为|至)了?|新增|新建|改造|建设|培育|引进|投入|安排|发放|家庭|群众|居民|百姓|老百姓|市民|村民|农民|职工|人口|游客|乡亲|老人|孩子|学生|房子|路|公里|里程|面积|总量|总额|规模|水平|数据|数字|倍|年|天|月|小时|时间|方面|百分点|事|件事|条件|要求|措施|举措|处理|解决|整治|整顿|花|花费|突破|超过|治理|修|建|盖|起码|至少|最多)$/;
const VERBS =
  /^(?:各|和(?!谐|美)|与|及|要|会|将|想|打算|准备|计划|争取|力争|已经?|共|一共|总共|新|再|又|还|都|能|可以|新增|新建|改建|扩建|改造|建设|建成|建|修|盖|办|开|设|增加|完成|实现|培育|引进|投入|安排|发放|提供|解决|帮助|实施|开展|推进|打造|创建|提升|整治|治理|清理|新开|开通|年|今年|去年|一年|全年|里|的|了|个|把|给|让|在|里面|上面|中|说|提到|报告)+/;

/** What is done stands in front of the noun: 临港新城|完成|投资. */
const DOING = /^.*(?:完成|实现|达到|做到|新增|建成|发放|投入|引进|培育)/;

/** @returns null when the question names no noun of its own */
export function askedNoun(reading: Reading): string | null {
  const text = reading.searchText.replace(/\s+/g, '');
  for (const pattern of [BEHIND, BEFORE]) {
    const noun = pattern.exec(text)?.[1]?.replace(DOING, '').replace(VERBS, '') ?? '';
    if (noun.length >= 2 && !GENERAL.test(noun)) return noun;
    if (pattern === BEHIND && noun.length >= 2) return null;
  }
  return null;
}
