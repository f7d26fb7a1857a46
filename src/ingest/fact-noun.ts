/**
 * The noun behind a figure: 老旧小区 of 新建120个老旧小区.
 */
import { actions, predicates } from './fact-words.ts';

/** No name is longer. */
export const NAME_MAX = 30;
/** What makes a noun of the verb before it. */
export const NOUN_TAIL =
  /^(?:额|量|值|率|总[额量值数]|面积|人数|收入|企业|产品|业|者|人员|能力|规模(?![以化养])|基地|用地|项目|资金|工程|单位|任务|标准|成本|水平|强度|密度|比例|增速|数|点|站|线|品|器|厂|机构|体系|支出|债务|余额|贷款|性|村(?![庄级容屯内])|户(?![厕籍用])|人(?![畜居才工民均])|对象|政策|方案|活动|行动|计划|措施|制度|模式|平台|系统|中心|机制|专线|示范|试点|服务|大厅|基金|函|金(?!融)|窗口|流程|材料|时限|时间|手续|权限|名录|清单|区(?!域)|园|片|带|群(?!众)|街(?![道区巷面])|馆|校(?![舍园])|院|所|队|员|岗|车(?![位辆])|桩|网(?!络)|管(?![网道线护])|路(?![灯面域])|桥(?!梁)|库|场|房|楼|林|田|指标|成果|案例|事项|问题|案件|建议|提案)/;
/** Words that end a noun behind a figure: what it does, where it goes on. */
const AFTER_STOPS =
  /(?:建成(?!区)|达到?|[共合总]计|成为|通上|通车|(?:竣工|投产|投用|落地|签约)(?!(?:投产|投用)?(?:项目|企业))|入选|入围|被|已|[年人户月]均|均|双双|首次|持续(?!时)|提前(?!批)|免费(?=提供|享受|发放|开展|接种|检|服务|实施)|全部|全面|正在|正式|顺利|相继|陆续|有序|稳步|享受|(?<=\p{Script=Han})直接受益|受益|实行|基本|加快|(?<![中高初优同平均上下劣相对一二三特甲乙])等(?![级次职教距额])|以及|和(?![美谐平顺睦]|[省市县区]级)|(?<!参)与|及(?!以[上下])|是|为|将|成效|用于|(?<=\p{Script=Han}{2})(?<![所存现正潜实])在(?![职校建册线岗编研读学库籍营役途外])|达标|合格|全覆盖|超额|如期|同步|(?<=项目|企业|人员|断面|指标|单位)中(?![心间小学国高级等央型医药介试转])|(?<=\p{Script=Han})集中|加入|上新(?!居)|上映|播出|即将|上半年|下半年|年内|年底|，|,|。|；|;|、|：|:|！|（|\(|\)|）|”|\n|\d|[—-])/u;
/** Behind a figure these go with the number, not with what is counted. */
const NO_NOUN =
  /^(?:口(?![袋岸腔粮])|目标|[两三四五]?个?(?:大|新)?(?:大关|关口|台阶)|左右|以上|以内|水平|规模(?![以化企工养种])|新台阶|新高|行列|之多|有余|余|级)/;
/** 200个节能降碳改造和设备更新项目: one noun for both. */
const PAIR =
  /^(?![^，。；、]{0,16}?(?:项目|工程|行动|试点|活动|企业|村|个)(?:和|与|及))[^，。；、,;“”\d]{2,14}?(?:和|与|及)(?!一批|一系列)[^，。；、,;“”\d和与及]{2,12}?(?:项目|工程|行动|试点|活动|平台|基地|中心)(?=[，。；、,;]|$)/;
/** 35个地方和单位获评…… */
const BOTH = /^[\p{Script=Han}]{2,4}和[\p{Script=Han}]{2,6}?(?=荣获|获评|入选|入围|被|开展|列入|纳入|上榜|实现|成为)/u;
/** 2.5亿元扩大内需资金 */
const MONEY = /^[^，。；、,;\d]{2,12}?(?:资金|贷款|债券|基金|专项债|投资)(?=[，。；、,;用支]|$)/;
/** Adjectives that a verb may follow inside a noun: 省属|回收公司. */
const QUALIFIER =
  /^(?:国家级?|省级?|市级?|县级?|区级?|省属|市属|县属|中央|重点|新型|大型|全国|首批|县城|城区|农村|城市|城镇)$/;
/** What the verb belongs to: 县城|建设“十个一”项目. */
const WORKS = /^[^，。；、,;\d]{0,12}(?:项目|工程|试点|任务|行动)(?:建设|实施)?(?=[，。；、,;]|$)/;
/** 亿元以上 of “2.3万个亿元以上新建项目” */
const THRESHOLD =
  /^(?:[过超]?[\d.一二三四五六七八九]*[十百千万亿]+元?(?:以上|级)|[过超][\d.一二三四五六七八九]*[十百千万亿]+元|[\d.]+(?:千伏|[kK][vV]|蒸吨)(?:及以[上下])?|[1-3]类(?=\p{Script=Han}))/u;
/** What is left at the end of a noun when its verb is cut off: 产业园新|入驻, 小区的|集中供热. */
const NOUN_TRAILS = /(?:(?<![更创革翻刷])新|已|共|均|将|的|在|再|又|可|得|提供|适配|给予|进行)+$/;

/** Marks that are part of a noun: 县（市、区）, 乡村振兴“十大行动”重点项目. */
const INNER =
  /[（(](?:[市县区旗镇乡村场社辆套台件个户只]|街道|社区)(?:、[^，。；）)]{1,4})*[）)]|(?<=\p{Script=Han})“[^“”，。；]{1,14}”/gu;

const UNIT_TOO = /^[（(](?:[套辆件个户只处间座台条家人名亩项次段][、/]?)+[）)]/;

/** Things with a verb inside their name: 粮食产能|提升重点县. */
const IS_NOUN =
  /^[^“”]{4,22}(?:重点县|示范[县区村镇园点]|片区|基地|中心|平台|机制|体系|政策|措施|案例|服务站|活动|计划|方案|事项|产业园|产业带|集群)$/;
/** Who does something: 学校|开展活动. */
const DOER =
  /(?:企业|公司|集团|[高学]校|[医法]院|部门|单位|机构|[县市区州村镇乡]|社区|项目|工程|平台|基地|中心|集群|[园片]区|产业|产品|技术|成果|[公道铁]路|小区|人|户|群众|职工|学生|干部|党员|代表|委员|团队|场|站|馆|厂|家)$/;

/** What stands before the first verb in a noun. */
function beforeVerb(rest: string, end: number): string {
  for (let i = 2; i < end - 1; i++)
    if (predicates.at(rest, i) >= 2 || actions.at(rest, i) >= 2) return rest.slice(0, i);
  return '';
}

const NOUN_REACH = 60;

/**
 * @param text what follows a figure; @param counts the figure counts things: 57项整改措施, but 投入5亿元整治河道
 * @returns the noun it begins with, '' for none
 */
export function nounAfter(text: string, counts = true): string {
  // 15万台（套）设备: the unit in another form.
  const unit = UNIT_TOO.exec(text)?.[0].length ?? 0;
  if (unit > 0) {
    const noun = nounAfter(text.slice(unit), counts);
    return noun === '' ? '' : ' '.repeat(unit) + noun;
  }
  const rest = text.slice(0, NOUN_REACH).replace(/^[“"\s]+/, '');
  const skipped = Math.min(text.length, NOUN_REACH) - rest.length;
  const closing = skipped > 0 && /^[“"]/.test(text) ? rest.search(/[”"]/) : -1;
  if (
    NO_NOUN.test(rest) ||
    (predicates.at(rest) >= 2 && !rest.startsWith('稳定') && !NOUN_TAIL.test(rest.slice(predicates.at(rest))))
  )
    return '';
  // “1所以失能照护为主的供养机构”
  const mainly = /^以[^，。；、]{2,14}为(?:主|主体|重点|核心|特色|代表|依托)的/.exec(rest)?.[0].length ?? 0;
  if (mainly > 0) {
    const noun = nounAfter(text.slice(skipped + mainly), counts);
    return noun === '' ? '' : ' '.repeat(skipped + mainly) + noun;
  }
  // “5000万千瓦新增发电机组”
  const fresh = counts ? 0 : (/^(?:新增|新建|在建|现役|存量)(?=\p{Script=Han}{3})/u.exec(rest)?.[0].length ?? 0);
  if (fresh > 0) {
    const noun = nounAfter(text.slice(skipped + fresh), counts);
    return noun === '' ? '' : ' '.repeat(skipped + fresh) + noun;
  }
  const lands = /^国家[和或与及、]地区/.exec(rest)?.[0];
  if (lands !== undefined) return text.slice(0, skipped) + lands;
  if (!counts && actions.at(rest) >= 2 && !MONEY.test(rest)) return '';
  const pair = counts ? (PAIR.exec(rest) ?? BOTH.exec(rest))?.[0] : undefined;
  if (pair !== undefined) return text.slice(0, skipped) + pair;
  const threshold = THRESHOLD.exec(rest)?.[0].length ?? 0;
  const stop = rest
    .slice(closing + 1)
    .replace(THRESHOLD, (mark) => '　'.repeat(mark.length))
    .replace(INNER, (inner) => '　'.repeat(inner.length))
    .search(AFTER_STOPS);
  let end = Math.min(stop < 0 ? rest.length : closing + 1 + stop, closing + NAME_MAX + 2);
  if (counts && IS_NOUN.test(rest.slice(0, end)) && !DOER.test(beforeVerb(rest, end)))
    return text.slice(0, skipped) + rest.slice(0, end);
  for (let i = Math.max(closing + 1, 2, threshold && threshold + 2); i < end - 1; i++) {
    const said = predicates.at(rest, i);
    if (said >= 2 && !/^(?:工程|项目|行动|计划|试点)/.test(rest.slice(i + said))) end = i;
    const verb = actions.at(rest, i);
    if (QUALIFIER.test(rest.slice(0, i)) || (verb >= 2 && WORKS.test(rest.slice(i + verb)))) continue;
    // At the end it belongs to the noun: 3个旅游区规划.
    if (
      verb >= 2 &&
      // “47家升级建设的卫生院”
      rest[i + verb] !== '的' &&
      i + verb < end &&
      !NOUN_TAIL.test(rest.slice(i + verb, i + verb + 4)) &&
      !NOUN_TAIL.test(rest.slice(i, i + 4))
    )
      end = i;
  }
  const noun = rest.slice(0, end).replace(NOUN_TRAILS, '');
  return noun === '' || noun.length > NAME_MAX ? '' : text.slice(0, skipped) + noun;
}
