/**
 * Which figures say how much of something there is, and which only name or describe something: thresholds (亿元以上项目), ages,
 * names in quotation marks, what stands in front of 的.
 */
import type { Figure } from '../text/numbers.ts';
import { isCounter } from '../text/units.ts';
import { nounAfter } from './fact-noun.ts';

const TIME = /^(?:天|日|小时|分钟|秒|个月|工作日|个工作日|工时)$/;
const TIME_ASKED =
  /时间|时限|天数|日数|期限|用时|时长|缩短|压缩|压减|提速|办理|办结|审批|优良|污染|天气|达标|蓝天|良好|工期|周期|通关/;
/** 25轮强降水, but not 新一轮. */
const ROUNDS = /^(?:强?降[雨水]|洪水|寒潮|台风|检测|磋商|谈判|督[查察]|约谈|排查|巡查)/;
const NEVER = /^(?:届|级|版|年|站|国|省|社|班|层|秒)$/;
const COURSE = /(?:班|培训|讲座|课堂|节目|简报|专刊|专报|活动|沙龙|论坛|刊物)$/;
/** “A、B实现‘两个翻番’” */
export const TIMES_TWO = /(?:实现|完成)了?[“"]?([两二三四五六七八九\d])个$/;
/** “举办3期夜校” */
const HELD = /(?:开展|开办|举办|组织|推出|播出|召开|培训|出刊|印发)了?$/;
/** What may stand between a noun and its number. */
const REACHES = /^\s*(?:分别|已|共)?(?:达到?|发展到|增加到|增至|有|为|突破|超过|新增)?\s*$/;
/** Only announce what follows. */
const ANNOUNCED =
  /^(?:方面|个方面|先后|环节|维度|层面|关键环节|要点|重点(?:工作|任务|领域|方面|环节)|民心工程|民生实事|为民实事|惠民实事|实事|民心实事|为民办实事|一线|会议精神|全会|中全会|基本点|务必)/;
/** 连续10个季度, 4个万亿元台阶, 1000米范围内: how long, how high, how far. */
const NO_COUNT = /^(?:PM|级(?!别)|季度|月(?!均)|范围|半径|见方)/;
/** “在40个城市排名第二”: among how many. */
const STEPS = /^(?:[百千万]?亿元?级?|大|新)?(?:台阶|大关|关口)/;
const PASSED = /^(?:大关|关口|台阶|门槛)[、，并](?:达到?|至|为)?$/;
const OVER = /^(?:超过?|过)[\d.]+[十百千万亿]*元(?:以上)?的?\p{Script=Han}{2}/u;
const AMONG = /^[^，。；、\d]{1,16}(?:排名|位居|名列|位列|居|列)[^，。；]{0,6}(?:第|前|首)/;
/** People and households are counted without a counter too: 1200多贫困户. */
const PEOPLE =
  /^(?:贫困|脱贫|搬迁|困难|城乡|移民|务工|返乡|农村|特困|低保|受灾|转移)?(?:户(?![籍均])|农户|群众|人口|学生|职工|居民|家庭|党员|干部|师生|村民|市民(?!热线|服务)|妇女|儿童|老人|老年人|教师|农民|劳动力)/;
/** “在全省32个同类县中，……” */
const AMONG_THEM = /^[^，。；、\d]{1,14}中[，,]/;
/** “据8个县的不完全统计”: of how many it is known, not what. */
const SURVEYED = /^[省市县区镇乡村国]{0,2}的?(?:不完全|初步|抽样|典型)?(?:统计|调查)/;
const THRESHOLD_TAIL = /^(?:以上|以下|以内|之内)$/;
const THRESHOLD_LEAD = /^(?:超过|超|突破|高于|低于|近|约)$/;
const UNITLESS = /强度|系数|指数|产业结构|比例?$|得分|评分|商数|杠杆/;

/** 解决了8.4万人的饮水问题 says of how many, 投资5亿元的项目 only which. */
const HELPED = /(?:解决|保障|实现|完成|满足|改善|惠及|办理)了?$/;
/** 5000户的清洁取暖改造任务: how much of the work there was. */
const WORK_FOR = /^的[^，。；、,;\d的]{2,14}(?:任务|改造工程|改造|搬迁工程|安置工程)(?=[，。；、,;]|$)/;
export const isWorkFor = (after: string, { base }: Figure): boolean => isCounter(base) && WORK_FOR.test(after);
const QUOTED_MAX = 14;

/** Inside a short quotation it is part of a name. */
function quoted(text: string, figure: Figure): boolean {
  const before = text.slice(Math.max(0, figure.start - QUOTED_MAX), figure.start);
  const open = Math.max(before.lastIndexOf('“'), before.split('"').length % 2 === 0 ? before.lastIndexOf('"') : -1);
  if (open < 0 || before.includes('”', open)) return false;
  const close = text.slice(figure.end, figure.end + QUOTED_MAX).search(/[”"]/);
  return close >= 0 && before.length - open + (figure.end - figure.start) + close <= QUOTED_MAX;
}

/**
 * @param next where the figure behind it begins
 */
export function isFact(text: string, figure: Figure, next: number): boolean {
  if (figure.incidental) return false;
  const { base, unit } = figure;
  const after = text.slice(figure.end, next);
  const before = text.slice(Math.max(0, figure.start - 30), figure.start);
  if (/[（(](?:含|不含|其中|不包括)?$/.test(before)) return false;
  if (base === '度' && figure.factor < 1e4 && !/电/.test(before)) return false;
  // 每5万人火警数
  if (/每$/.test(before)) return false;
  if (base === '轮' && (figure.ideographic || !ROUNDS.test(after))) return false;
  if (NEVER.test(base) || (quoted(text, figure) && !(base === '番' && TIMES_TWO.test(before)))) return false;
  // 培训班7期, but not 工程2期.
  if (base === '期' && !COURSE.test(before) && !(HELD.test(before) && /^[“\p{Script=Han}]/u.test(after))) return false;
  if (base === '岁' || base === '周岁') return /寿命|年龄[为达]?$/.test(before);
  if (TIME.test(base) && (!TIME_ASKED.test(before) || /(?:用|历时|耗时)$/.test(before))) return false;
  if (
    NO_COUNT.test(after) ||
    (isCounter(base) && STEPS.test(after)) ||
    /^[（(]?(?:及|含)以?[上下]/.test(after) ||
    (isCounter(base) && /在(?:全[国省市区县])?$/.test(before) && AMONG_THEM.test(after)) ||
    (isCounter(base) &&
      (/[在全国省市区]$/.test(before) || /在[^，。；]{2,12}$/.test(before)) &&
      AMONG.test(text.slice(figure.end, figure.end + 30)))
  )
    return false;
  if (unit === '' && !figure.rank && figure.value >= 100 && PEOPLE.test(after)) return true;
  if (unit === '' && !figure.rank)
    return UNITLESS.test(before.replace(/(?:达到|达|为|降至|提高到|控制在|是|升至)+$/, ''));
  if (base === '' && figure.factor < 1e4 && !figure.rank) return false;
  // “突破5万关口、达到5.2万元”
  if (base === '' && PASSED.test(after)) return false;
  // “2个1类新药”
  if (base === '类' && /\d[个款种项]$/.test(before)) return false;
  // “销售收入超5亿元、超10亿元的企业6家和4家”
  if (/^(?:超|过)/.test(figure.modifiers[0] ?? '') && /^[、和]$/.test(after) && OVER.test(text.slice(next)))
    return false;
  if (isCounter(base) && /^[^，。；、\d]{0,18}之一/.test(after)) return false;
  if (ANNOUNCED.test(after) || SURVEYED.test(after)) return false;
  if (
    /^的/.test(after) &&
    !/[%‰倍成番]/.test(base) &&
    !(isCounter(base) && (HELPED.test(before) || isWorkFor(after, figure)))
  )
    return false;
  if (/^[部档段](?:分|次)/.test(after) || /^[—-]\d/.test(after)) return false;
  const noun = nounAfter(after);
  // 纳税前100名企业
  if (figure.rank && noun !== '') return false;
  const tail = figure.modifiers.at(-1) ?? '';
  // “新增超10亿元项目20个”: what stands between two figures makes the first describe it.
  const describes = noun !== '' && next < text.length && REACHES.test(after.slice(noun.length));
  // “引进投资过2亿元、过3亿元的项目”
  if (/过$/.test(before) && /^[、和](?:超?过|超)/.test(after)) return false;
  if (describes && (/过$/.test(before) || figure.modifiers.some((word) => THRESHOLD_LEAD.test(word)))) return false;
  // “9户以上院落通水的比例达60%”
  if (
    THRESHOLD_TAIL.test(tail) &&
    isCounter(base) &&
    next < text.length &&
    noun.length > 1 &&
    !/[，。；、,;]/.test(after)
  )
    return false;
  // “覆盖20万人口以上的县”, “50米内换乘”
  if (/^人口(?:的|以上|以下)/.test(after) || (/^(?:米|公里|里)$/.test(base) && /^内/.test(after))) return false;
  // “3个过千亿元城市”
  if (noun.length > 1 && /[个家户座][过超]$/.test(before)) return false;
  // 300户以上自然村
  if (THRESHOLD_TAIL.test(tail) && /^[户人]$/.test(base) && /^(?:自然村|行政村|村庄|村|小区|社区|单位)/.test(noun))
    return false;
  // 5000万元以上项目, but 建成100个以上示范村
  const threshold = noun !== '' && THRESHOLD_TAIL.test(tail) && !isShareUnit(base);
  return !(threshold && (describes || !isCounter(base)));
}

const isShareUnit = (base: string): boolean => /^(?:[%‰成倍]|个?百分点)$/.test(base);
