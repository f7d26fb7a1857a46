/**
 * What a question compares: the question without its places and years, without words of comparing, of asking, and of the report
 * as such.
 */
import { LIMIT_SOURCE } from './comparison-limit.ts';

/** Words of comparing, of asking and of the report as such: what is left is compared. */
const CUT = new RegExp(
  [
    `(?:${LIMIT_SOURCE})(?:的)?`,
    '(?:各自?)?(?:是|有|为|达)?(?:多少|几)(?:[万亿]?(?:公里|千米|平方米|平方公里|公顷|公斤|微克|亿元|万元|美元|元|亩|吨|斤|万?人次?)|[个家座所条项户处套张件位名台辆](?![一-鿿]?分点))',
    '(?:的)?(?:地方|地区|报告)(?:都)?(?:有|是)(?:哪(?:些|几个)?)?|有哪(?:些|几个)?(?=[\\s?？]*$)',
    '(?:这|那)?(?:些|几份|几个|[二两三四五六七八九十\\d]+份)?(?:政府)?工作报告(?:里面?|当?中|上)?',
    '(?:这|那)(?:些|几个|几份|[二两三四五六七八九十]+[个份])(?:地方|地区|省份?|城市|[市区县]|报告)?(?:里面?|当?中|上)?(?:的)?',
    '(?:[在从](?=.{0,6}报告))?(?:各|每|所有|全部|哪)(?:一?个|份|几个|几份|些)?(?:地方|地区|省份|城市|地|[省市区县州]{1,3}|报告)(?:的|里|中|之间)?(?:政府)?(?:工作报告)?(?:都)?',
    '[二两三四五六七八九十]+(?:个|份)?(?:地方|地区|省份?|城市|区县|[省市区县地者]|报告)(?:的|里|中|之间)?',
    '哪[里儿]|哪一?个|谁家?(?:的)?|各自|分别|各(?=是|为|有|多少)|依次|逐一',
    '[从由][高低大小多少][到至][高低大小多少](?:地)?(?:排(?:名|序|列|一下)?)?|排(?:名|序|行榜?|位|个序|一排|在)',
    '(?:[定放卡压设建修种盖办搞做投招增长发涨抓干]得)?(?:最|更)[高低大小多少快慢强长短好宽严紧]的?(?:是)?',
    '(?:[定放卡压设建修种盖办搞做投招增长发涨抓干]得)?[高低大小多少快慢长短宽严](?=[\\s?？吗呢]*$)',
    '一样[高低大多]?|(?:的)?前[二两三四五六七八九十\\d]+(?:名|位|个)?|第一名?|倒数(?:第)?|垫底|[二两三四五六七八九十\\d]+(?:名|位|个)(?=[\\s?？]*$)',
    '(?:会|要)?[高低大小快慢](?:了|出)?(?:多少|几)(?:个?(?:百分)?点)?|[多少](?:了|出)?(?:多少|几(?!乎))(?:个?(?:百分)?点)?|相?差(?:了)?(?:多少|几|多大|距)(?:个?(?:百分)?点|[个家座条所项户处套张件位名台辆天年次场倍])?|差值|差异|异同|区别|有什么不同|不同',
    '对比|对照|比较|相比(?:较)?|比一比|比起来?|比一下',
    '提(?:到|及|出|过)(?:了|过)?|讲(?:到|了)|说(?:到|过|了)|写(?:到|进|了)|涉及(?:了|到)?|谈(?:到|及)(?:了)?|有没有|是否|没有',
    '列(?:出|表|一下|个表)|一览表?|汇总|做(?:个|成)?表格?|表格|整理|帮我|给我|请|一下|都|情况|[吗呢吧啊呀？?！!。]',
    '(?:各|都)?(?:想|要|打算|准备)?[把将](?=[^,，]{2,}(?:[定控保设放做干搞冲提增发降压]))|(?:做|干|搞|冲|提高|提升|增加|扩大|发展|达)[到至](?:多[大少高])?|未来(?:几年)?|(?:是|为)?(?:的)?(?:多少|几)倍',
    '哪(?:些|几个)|几个?$|(?:是)?多少|(?:是)?什么样?的?$|怎么样|如何$',
  ].join('|'),
  'g',
);
const CUT_ENGLISH =
  /\d+(?:\.\d+)?\s*(?:%|percent)|\b(?:which|what|who|how|much|many|rank\w*|order|compar\w*|comparison|versus|vs|between|among|across|highest|largest|biggest|most|fastest|greatest|lowest|smallest|least|slowest|fewest|higher|larger|greater|lower|smaller|fewer|more|less|than|top|bottom|around|about|roughly|approximately|above|below|under|over|at least|at most|percent|number|amount|had|set|sets|difference|gap|each|every|all|respectively|mention\w*|talk\w*|about|city|cities|provinces?|districts?|county|counties|places?|regions?|reports?|one|ones|two|three|four|five|has|have|had|the|a|an|of|in|for|by|with|do|does|did|is|are|was|were|and|or|list|show|give|me|table|their|these|those|that|please)\b/g;

/** A clause that names nothing to compare: 哪年多, 各多少公里, 把收录的都看一遍. */
const VOID =
  /^(?:[的和与及跟同了是为有得把将在里中内各又分都还比从到由较]|目前|现在|如今|当前|眼下|现有|收录|手头|库里|看|翻|查|遍|一遍|报告|一圈|下来|哪一?[年届]|[大小多少高低快慢长短远近]|[一二两三四五几]?(?:公里|千米|平方米|亩|公顷|吨|斤|公斤|亿元|万元|元|万人|人|个|家|户|所|座|张|条|套|件|项|天|次|场|百分点|个百分点)|\s)*$/;

/** Left at the ends of a clause. */
const ENDS =
  /^(?:[\s、的和与及跟同]|(?:有|比)(?=\s|$)|[中里](?=[\s的、])|把(?=[^\s]{3})|(?:截至)?(?:目前|现在|如今|当前|眼下)(?:已经?)?)+|(?:[\s、:：的和与及跟同了是为有得比]|各(?=$))+$/g;

/** @param searchText of the reading. @returns may be empty */
export function comparedTopic(searchText: string, english: boolean): string {
  return searchText
    .split(/[,，;；。?？!！]/)
    .map((clause) =>
      clause
        .replace(CUT, ' ')
        .replace(english ? CUT_ENGLISH : /(?!)/g, ' ')
        .replace(/降幅|减幅/g, '下降')
        .replace(ENDS, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((clause) => !VOID.test(clause))
    .join(' ');
}
