/**
 * Words that say nothing of what a question is about: those that ask, those that lead over from the question before, those that
 * any topic can have (措施, 进展, 什么时候完成). What is left when they are gone is the topic of the question's own.
 */

/** Leads over from the question before. */
const LEAD =
  /^(?:(?:那么|那(?![里边儿个些年项条笔家座所位时样两几]|一[年个条项]|三[个项条家])|嗯+|哦|噢|好的?(?=[,，。\s])|请问|对了|谢谢你?(?=[,，])|换一?个(?:问题|话题)|顺便(?:问一?下)?|接下来|然后|另外|此外|还有(?=[,，\s]|.{2,}[呢?？])|再?(?:看看|看一?下|说说|讲讲|查一?下|问一?下)|再(?=[看说问加])|至于|关于|换成|换到|换做|改成|如果是|要是|假如是|同样|我?(?:还|再)?想(?:再)?(?:问|知道|了解|看)(?:一?下|问)?)[\s,，、:：]*)+/;
/** Asks the question before again of something else. */
const LEANS = /^(?:那|再[看问查]|换成|换到|换做|改成|如果是|要是|假如是|至于|同样)/;
/** “城镇的”, “2018年的” */
const ALONE = /^[^吗么什怎哪谁几多为]{1,8}的[\s?？。.!！]*$/;
const FINAL = /(?:的话|的(?=[呢吧啊呀嘛哈]))?[呢吧啊呀嘛哈]?[\s?？。.!！~…]*$/;

/** Words that ask. */
const ASKING = [
  '(?:怎么|如何)(?:去|来)?(?:保障|确保|保证|支持|鼓励|改善|提高)(?=[\\s?？]*$)|[高低多少快慢大小好差]吗|[高低多少快慢大小]了?多少|[高低多快]不[高低多快]|哪一?(?:部分|[章节段])',
  '(?:哪一?[个家年]|谁)(?:的)?[最更]?[高低大小多少快慢好]',
  '什么时候|啥时候|什么时间|何时|多会儿|哪一?[年天月日]|几月份?|几号|多久|多长时间',
  '为什么|为何|为啥|怎么回事|怎么样|怎么办|怎么个?|怎样|如何|咋样|咋',
  '在?(?:哪里|哪儿|哪些地方|哪个地方|什么地方|何处|哪)(?![些几个家位所座条种类项年天月日])',
  '(?:多少|几)[万亿千百]*(?:亩|公里|平方米|平方公里|平米|吨|公斤|斤|亿元|万元|元|人次|张|辆|套|件|天)(?=的?[\\s?？呢吧了]*$)|哪些|哪几[个项条家所座位处件种类支款]?|哪一?[个家位所座条种类项]|什么样?|啥|谁|多少(?:钱|人|户|资金)|多少|多[大高长快]',
  '几(?:个|家|所|人|户|座|条|项|处|步|点|成|倍)?|是否|是不是|有没有|有无|会不会|能不能|能否|可不可以|真的|确定',
].join('|');
/** What any topic can have, be or undergo. */
const OF_ANY = [
  '具体|详细|展开|仔细|明确|措施|办法|举措|做法|方法|方案|步骤|安排|打算|计划|规划|内容|细节|例子|举例',
  '理解|意思|含义|原因|理由|依据|根据|时间|地方|地点|位置|目的|意义|作用|效果|成效|影响|进展|进度|结果|重点|事情?|项目|工程|政策|亮点',
  '标准|对象|范围|条件|指标|数字|数据|出处|原文|来源|对应|总?投资|资金|经费|总?预算|花费|规模|面积|占地|造价|产能|容纳|耗资|长度|工期|期限|补贴|补助|比例|占比',
  '牵头|负责|单位|部门|建成|完工|竣工|开工|动工|通车|投用|投入使用|投入|启用|开放|落地|落实|实施|推进|覆盖|受益|惠及|解决|达标',
  '完成|实现|达到|达成|做到|兑现|执行|进行|开展|采取|实际|最后|最终|到底|究竟|结果|目标|预期|预计|力争|任务',
  '增长速度|增长率|增长|增速|增幅|涨幅|提高|提升|下降|降低|减少|总量|总额|总数|总值|绝对值|水平|情况|方面|领域|部分|类|说法',
  '一共|总共|分别|各自|大概|大约|左右|主要|首先|其次|其中|分成?|步走|[前后][两二三四五几]?[个条项]|开始|启动|结束|截止|涉及|总结|概括|归纳|累计|年均|量化|举行|举办|召开|[这那]么[高低大小多少快慢好差]|最[高低大小多少快慢好]|更[高低大小多少快慢好]|对比|比较|相比|相?差(?:距)?',
].join('|');
const SMALL = [
  '政府|区里|市里|县里|省里|报告[里中上]?|工作报告|[这那]里面?|介绍|说明|说说|讲讲|谈谈|解释|列举?出?|告诉我|提到|一下子?|一些|一点',
  '需要|准备|应该|可以|可能|想|他们|它们|我们|咱们|你们',
  '已经|还是|各(?=是|有|为|多少|[\\s?？]*$)|帮我|期间|时期|除了|除此|之外|以外|以上|上面|别的|其他|其它|更多|继续|接着|往下|下去|下一页|没了|没有|就这|只有|而已|还有|再',
  '[的地得和与及跟同比对把被从由以于其也都又才只很太这那些点个项条下里中上们我你他她它您请让做干办搞弄来去花用给出说讲写定算叫有是为在到了着过要会将能得看变举作抓投靠呢吗吧啊呀嘛么没不还就钱建设修完好块期]',
].join('|');
/** 新建, 再生, 就业, 建议 …: no small word stands in these. */
const KEEP =
  '会议|大会|就业|再生|再就业|中小|下乡|地铁|地下|上学|上市|中学|出口|出生|出行|出租|用水|用电|用地|建筑|建材|设施|设备|定点|点位|来电|还贷|还款|里程|同城|对外|和谐|有机|过渡|能源|修路|建房|办学|办证|个体|条例|项链|完善|好人|期货|期末';

const WORDS = new RegExp(`(${KEEP})|${ASKING}|${OF_ANY}|${SMALL}`, 'g');
const ASKS = new RegExp(ASKING, 'g');
/** Asks the same as before of something else: “蓟州怎么样”. */
const ASKS_ALIKE = /^(?:真的|确定|怎么样|怎样|如何|咋样|多少|什么)$/;

/** Of the report as a whole, not of the topic before. */
const OF_REPORT =
  /(?:主要|重点|总体|全年|年度|经济社会)(?:的)?(?:发展)?(?:主要|预期)*(?:目标|任务|工作|指标|成绩|成就|成效)|(?:存在|面临|有哪些|有什么|还有).{0,6}(?:问题|困难|不足|短板|挑战)/;

/** @param rest folded, without places, times and indicators. @returns what it is about, '' where it only asks or leads over */
export function contentOf(rest: string): string {
  if (OF_REPORT.test(rest)) return rest.replace(/\s/g, '');
  return rest
    .replace(/问题(?!.)/g, '')
    .replace(WORDS, (_, kept: string | undefined) => kept ?? '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** @returns the words of `rest` that ask for something else than “the same” */
export function asking(rest: string): string[] {
  return [...rest.matchAll(ASKS)].map(([word]) => word).filter((word) => !ASKS_ALIKE.test(word));
}

/** Does the question ask anything at all in its own words? */
export const asks = (rest: string): boolean => rest.search(ASKING) >= 0 || /吗[\s?？]*$/.test(rest);

/** Nothing but what leads over or asks alike. */
const IDLE = new RegExp(`真的|确定|怎么样|怎样|如何|咋样|多少|什么|情况|方面|${SMALL}|[^\\p{L}]`, 'gu');

/** @param rest without a topic. @returns does it ask for something of its own: 什么时候, 具体措施, 总投资? */
export const drills = (rest: string): boolean => asking(rest).length > 0 || rest.replace(IDLE, '') !== '';

/** Verbs that ask nothing new where the question before has them too. */
export const VERBS =
  /^(?:新建|新增|改造|改建|扩建|建设|建成|修建|兴建|翻修|打造|培育|引进|发展|加强|推动|整治|投入|发放|治理|招商)+$/;

/** All places at once. */
export const ALL_PLACES =
  /各(?:个|地)?(?:地区|地方|省份|城市|[地省市区县])(?![域间级])|(?:所有|全部|其他|其它|别的|另外的?|每个|剩下的?)(?:几个|各)?的?(?:地方|地区|省份|城市|[省市区县](?![域场级]))|下辖(?:各?[区县])?/;

export const withEnd = (text: string): string => (/[?？。!！]$/.test(text) ? text : `${text}？`);

/** Without 呢 and marks at the end. */
export const withoutEnd = (text: string): string => text.replace(FINAL, '');

export interface Trimmed {
  /** Without what leads over. */
  readonly led: string;
  /** It leans on the question before by its very form: 那…, …呢. */
  readonly leans: boolean;
}

/** @param text as shown, trimmed */
export function trimmed(text: string): Trimmed {
  const led = text.replace(LEAD, '');
  return {
    led,
    leans: LEANS.test(text.slice(0, text.length - led.length)) || /呢[\s?？。.!！~…]*$/.test(text) || ALONE.test(text),
  };
}
