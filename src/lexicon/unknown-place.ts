/**
 * Finds what looks like the name of a division but is in no list (火星市, 宝低区), so that a question about it can be
 * refused by name or a slip of the pen be noticed. Conservative: better no find than a common word taken for a place.
 */
import { names } from './region-index.ts';
import { findRegions } from './region-mentions.ts';

/** What may stand directly before a name and belongs to the sentence, not to the name. */
export const LEAD =
  /(?:请问|请教|想问|问|查询|查一下|查|搜索|搜|看看|看|介绍一下|介绍|说说|说一下|讲讲|谈谈|关于|有关|对于|了解|知道|告诉我|帮我|给我|列出|总结|对比|比较|相比|那么|那|还有|以及|或者|而|在|的|和|与|跟|同|及|或|到|从|对|把|比|由|给|是|年|年度|月|日|下|里)$/u;

/** Makes another word of the last character. */
export const GOES_ON: Readonly<Record<string, RegExp>> = {
  省: /^(?:级|会|略|长|内|外|道|委|直|份|钱|力|时|事|心|电|油|水)/u,
  市: /^(?:场|值|政|民|容|郊|面|价|盈|况|井|级|长|委|内|域|直|属|辖|集|镇|售|占|区|县)/u,
  区: /^(?:域|间|块|位|划|别|分|级|长|委|内|属|直|县|街|隔|政|块|际)/u,
  县: /^(?:域|城|级|长|委|内(?![陆河涝])|乡|直|属|区|市|处|处级|政)/u,
  旗: /^(?:帜|舰|下|号|袍|手|县)/u,
};

/** Characters before the last one in common words: 地区, 示范区, 超市, 直辖市, 大省, 贫困县, 国旗. */
export const COMMON_BEFORE: Readonly<Record<string, string>> = {
  区:
    '地社验园辖景老小山贸范发产新灾湾特战户元片易护务治牧灌心街专业中港行展库政能麦控税济民藏苏级开分保军动成制跨水边住集湖场设假赛林养洪' +
    '置人疫险聚戍领县厂大宅震病程选试禁示居稻工游煤态冲步导进北海公陷滩涝别学备风盲陆采高点植城目销作飞营利斗关板事院束创旱衡出管站镇温' +
    '农寒垦馆石任访读郊矿校商误雷禁片校坝岸库塬滨南东西洲河江站段号独身分疆区市省乡村文旅贫洼墓乐核误盐渔圩泛洪景休憩读播区空流落组团' +
    '源备时湿功',
  市: '城超上股楼夜早菜集门都房车债汇花灯闹开休收入救后大小强富立兴进辖列级地省区县退行街鱼书草改合成现动施理建办逛面转挂复互惠快盖治名',
  省: '大强节跨反分部成建施动进立行务态受实化支善好展委点步挥现快边理持约以路尔废盖定通出跑列整完弟自据中外产略织照域貌创排按微静校属据就',
  县: '大强困百千范扶进贫点立兴富名区市由下成现加边整善化建办设列靠小分好上出理动挥惠快力定本靠属级治',
  旗: '国党军红升半战授举张会岛面降锦护队团校彩旌利胜',
  州: '自九神各',
};

/** Words of reports that no name of a division holds. */
const COMMON_PARTS =
  /^(?:蒙古|土家|朝鲜|达斡尔|哈萨克|维吾尔|柯尔克孜|布依|哈尼|拉祜|傈僳)$|贫困|脱贫|帮扶|重点|试点|示范|产粮|农业|工业|人口|经济|旅游|生态|文明|文化|教育|科技|制造|交通|质量|海洋|民族|边境|革命|直辖|计划|特色|国家|全国|世界|国际|沿海|沿边|沿江|老旧|城乡|农村|城市|社会|中国|兄弟|周边|相关|其他|其它|主要|部分|大型|小型|智慧|现代|绿色|低碳|零碳|健康|法治|幸福|美丽|实施|完成|建立|推动|加快|推进|组建|举行|执行|支持|创建|办理|深化|完善|加强|强化|优化|发挥|落实|启动|保障|打造|提升|促进|建设|实现|依托|列入|设立|开展|出台|获批|升级|挂牌|退出|接受|联动|列举|目标|发展|任务|收入|财政|政府|工作|报告|项目|企业|居民|群众|同比|增长|高于|低于|超过|左右|达到|如何|怎样|多少|哪些|关系|情况|领导|干部|负责|所有|任何|一个|确保|按照|根据|围绕|出席|参加|通过|引导|巩固|规范|消除|获得|位于|来自|要求|庆祝|内地|沿线|每个|几个|多个|以及|其中|今年|去年|明年/u;

/** Characters that count, point or join; no name of a division holds them where these words do. */
const NOT_IN_NAMES =
  /[的了是有个各全我本该此某每几多哪这那些两第你他她它们和与及或在对把被为从向到比最更很都也不没什么怎呢吗吧啊请问年月日要还并一二三四五六七八九十百千万亿数0-9]/u;

/**
 * @param text a question or a short text
 * @returns the first such name with its place in UTF-16 code units, null when there is none
 */
export function unknownPlaceName(text: string): { start: number; end: number; text: string } | null {
  // A weak short name inside (云梦泽市, 江南省) is no reason to know the place.
  const known = findRegions(text, { weak: true }).filter(
    (mention) =>
      !mention.short ||
      names.get(mention.text)?.strength === undefined ||
      names.get(mention.text)?.strength === 'strong',
  );
  for (const match of text.matchAll(/族自治[州县区旗]|[省市区县旗]/gu)) {
    const end = match.index + match[0].length;
    if (known.some((mention) => mention.start < end && match.index < mention.end)) continue;
    const last = match[0].at(-1) ?? '';
    if (match[0].length === 1 && GOES_ON[last]?.test(text.slice(end))) continue;
    if (match[0].length === 1 && COMMON_BEFORE[last]?.includes(text.charAt(match.index - 1))) continue;
    for (let length = 2; length <= 4; length += 1) {
      const start = match.index - length;
      const stem = text.slice(Math.max(0, start), match.index);
      if (start < 0 || !/^\p{Script=Han}+$/u.test(stem) || NOT_IN_NAMES.test(stem) || COMMON_PARTS.test(stem)) break;
      if (known.some((mention) => mention.start < match.index && mention.end > start)) break;
      const before = text.slice(Math.max(0, start - 4), start);
      const atBorder =
        before === '' || !/\p{Script=Han}$/u.test(before) || known.some((mention) => mention.end === start);
      if (atBorder || LEAD.test(before)) return { start, end, text: text.slice(start, end) };
    }
  }
  return null;
}
