/**
 * What kind of answer a question asks for, by its words. The first kind that fits counts.
 */
import type { Asked } from '../domain.ts';
import { quotation } from '../text/quotation.ts';

/** Names and phrases that hold a word of comparing or counting and neither compare nor count. */
const NAMES =
  /(?:世界|全球|亚洲|全国|国内)(?:上)?最[高低大小多快长](?=的)|最[多少高低](?=不|能|可以|只|会|领|补|给|拿)|最低(?:生活保障|工资)|最高(?:人民)?(?:法院|检察院)|最大(?:限度|程度|化|公约数)|最多跑|最小(?:应急|化)|最后一公里|几乎|[好前近这那]几(?=[个年天届])|(?:去年|上年|上一年|往年|年初|同期|以前|过去|[“"]?十[一二三四]?五[”"]?(?:时期|期间|末)?)相比/g;

const COMPARISON = [
  '哪一?[个座](?:地方|省|市|区|县|州|报告|城市|地区|自治区)',
  '哪里(?:最|更)|哪一?[个边家方](?:最|更)',
  '谁(?:的|家)?(?:最|更|高|多|大|快)',
  '谁[^,。;?]{0,12}[高低大小多少快慢强](?:一?[些点])?[呢啊呀]?[?？]?$',
  // 市长, 校长 and the like are persons.
  '谁(?:家)?的[^,。;?]{1,12}(?<![省市区县州旗镇乡村局部厅校院会处科所站行社队团组事秘书])[长短宽](?:一?[些点])?[呢啊呀]?[?？]?$',
  '谁[^,。;?]{0,12}[更最][长短宽]',
  // 最大的企业投资多少 asks for a figure.
  '最[高低大小多少快慢](?!的(?!地方|省|市|区|县|城市)[^哪谁]{1,12}(?:多少|几))',
  '相比|对比|比较(?![高低大好多快慢明突])|排名|排行|相差|(?<!还)差了?多少',
  '\\b(?:compare|highest|lowest|which (?:city|province|district|county))',
];

const VALUE = [
  '多少|百分之|多大|多高|多长|多快|增速|增幅|占比|比例|比重',
  // 哪几个 asks for a list, 几号 and 几月 for a date.
  '(?<![哪月])几(?![号何月时])',
  '率(?:是|为|达|有|[?？]?$)',
  '\\b(?:how (?:much|many|fast|long)|what (?:percentage|share|rate|total|overall|average)|growth|gdp)',
  '\\bwhat (?:is|was) the (?:[a-z-]+ ){0,4}(?:rate|share|number|amount|percentage|level)\\b',
  "\\bwhat (?:is|was|are|were) (?:[a-z'’-]+ ){0,5}(?:gdp|revenues?|reserves|deficit|debt|output|production|investment|incomes?|imports|exports|population|sales|expenditure|spending|unemployment)\\b",
  // A noun that is a figure by itself, and nothing besides: 茶叶销售的总额.
  '(?:人数|户数|件数|次数|数量|总量|总额|金额|总数|数额|额度|规模|里程|面积|(?<![质力能])量|率|产值|增加值|销售额|投资额)\\s*(?:[?？。]|$)',
];

const DATE = [
  '什么时[候间]|何时|(?<![那这好十])几时|哪一?[年天月日]|几月|几号(?=[?？,，。\\s呢啊了呀]|$|[开召举到前之截起放])|多会儿|啥时候|日期|几点(?:钟|开)',
  '\\bwhen\\b',
];

const NAME = [
  '谁(?!家?[都也])|哪一?(?:家|位|所|座|条|个|款|支|届)|叫(?:什么|啥|个啥)|[什么啥]名[字称]?|几号线',
  '\\b(?:who|which)\\b',
];

const PLACE = ['在哪(?![些几个一两二三四五六七八九十\\d年])|哪儿|哪里|何处|(?:什么|啥)(?:地方|位置)|选址|\\bwhere\\b'];

/** 哪些办法, 通过什么, 怎么办…有什么打算: a list of what is done. */
const BY_WHAT = [
  '(?:哪些|什么|啥|哪[几两三四五六七八九十][个项条种])(?:[^，,。?？的]{0,2}的?)(?:措施|办法|举措|做法|法子|手段|途径|[新实硬高妙]招|招[数儿])',
  '(?:通过|靠|采取|采用)了?(?:哪些|什么|啥|哪几)',
  '(?:怎么|怎样|如何|咋)(?!样)[^?？]*有(?:什么|啥|哪些)(?:具体)?(?:安排|打算|部署|行动)',
];

const LIST = [
  '哪些|有什么|有啥|哪[几一二两三四五六七八九十\\d]+(?![年天月日])|指的?是什么|指什么|包括什么|什么是|指的是[?？]?$|分别\\p{Script=Han}{1,4}(?:什么|啥)|[都别]是(?:什么|啥)|列出|列举|罗列',
  // “四大产业是什么”, “四园三中心”是什么: what is counted or has a name of its own has items.
  '(?:[两二三四五六七八九十]|\\d)(?:大|个|项|条|类|种)[^，,。?？]{1,10}是(?:什么|啥)|[”"」]是(?:什么|啥)',
  // What a name in quotation marks means.
  '[”"」][^，,。?？]{0,8}(?:什么意思|啥意思|含义|(?:怎么|怎样|如何|咋)(?:解释|理解|定义|界定)|指(?:的是)?(?:什么|啥))',
  // One item of a list, by its number.
  '(?:第(?:[一二三四五六七八九十]{1,3}|\\d{1,2})|最后一)(?:大|个|条|项|点|类|种|件|方面)\\p{Script=Han}{0,12}(?:是什么|是啥|指什么|内容|[说讲]的?(?:是)?(?:什么|啥))',
  '\\b(?:what are|list)\\b',
];

/** 认定为什么, 成为什么 ask for a name. */
const WHY = '(?<![评称列誉名]|[^完建办达]成|[认确指核划选设评]定)为什么|为何|为啥';

const REASON = [`${WHY}|原因|缘故|凭什么|(?:怎么|咋)(?:没|就(?![业医学近地诊餐读])|会(?![展议计商员]))`, '\\bwhy\\b'];

// 怎么说 asks for no more than the words of the report, 怎么解释 for what it says that a name means.
const MEASURES = [
  '(?:怎么|怎样|如何|咋)(?!说|讲|写|提(?![高升速质振])|解释|理解|定义)|措施|办法|举措|做法|打算做|\\bhow\\b',
];

const YES_NO = [
  '吗(?=[?？,。!！]|$)|是否|有无|[能可会]否|没有?[啊呀呢]?[?？]?$',
  // 有没有, 是不是, 修不修
  '(\\p{Script=Han})[不没]\\1',
  '^(?:is|are|was|were|do|does|did|will|has|have|can)\\b',
];

/** Why comes first where no number, name or day is asked for beside it. */
const WHY_ABOVE_ALL = [`^(?!.*(?:多少|谁|哪|什么时候|百分之)).*(?:${WHY}|(?:什么|啥)(?:原因|缘故))`];

/** “怎么提高覆盖率”: it ends in the name of a figure and asks for none. */
const HOW_TO_RAISE = [
  '^(?!.*(?:多少|百分之|几(?!乎)|多[大高长快]|[最更]|相比|对比)).*(?:怎么|怎样|如何|咋)(?!样|说|讲|提[到出]|写|回事).*(?:率|(?<![质力能])量|产值|增加值|投资额?|收入|销售额|规模|面积|里程|总额|金额|人数)\\s*[呢?？。]*$',
];

/** 哪几级…每级几座: a list, and a figure of each of its items. */
const LIST_OF_EACH = ['哪几(?:档|类|级|种|层|批|项|个)[^?？。]*[,，、和](?:每|各)'];
/** 哪三个园、哪个馆: a list, though one of its kinds has one item. */
const LIST_OF_KINDS = ['哪[两二三四五六七八九十几][个家座条所][^?？]*[,，、和](?:哪|几)[一几]?[个家座条所]'];

const ASKED = (
  [
    // 那几项…为什么没有完成: no number is asked for.
    ['reason', WHY_ABOVE_ALL],
    ['measures', HOW_TO_RAISE],
    ['comparison', COMPARISON],
    ['list', [...LIST_OF_EACH, ...LIST_OF_KINDS]],
    ['value', VALUE],
    ['date', DATE],
    ['measures', BY_WHAT],
    ['name', NAME],
    ['place', PLACE],
    ['list', LIST],
    ['reason', REASON],
    ['measures', MEASURES],
    ['yes-no', YES_NO],
  ] as const
).map(([asked, forms]): readonly [Asked, RegExp] => [asked, new RegExp(forms.join('|'), 'u')]);

/** What stands in quotation marks asks nothing: “风往哪里吹”怎么办. */
const QUOTED = quotation(20);

/** @param folded the question in the form of `fold` */
export function askedOf(folded: string): Asked {
  // A question that stands in quotation marks as a whole asks all the same.
  const asking = folded.replace(QUOTED, (said) => '某'.repeat(said.length));
  const words = (/[^某\P{Script=Han}]/u.test(asking) ? asking : folded).replace(NAMES, ' ');
  return ASKED.find(([, pattern]) => pattern.test(words))?.[0] ?? 'text';
}
