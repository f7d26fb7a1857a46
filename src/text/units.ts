/**
 * Units and counters of figures in reports, as data. A counter counts things (个, 家, 座); a measure has a dimension (元, 亩, 吨).
 */

const PER =
  '(?:每(?:立方米|平方米|公里|千瓦时)|\\/(?:人[·/]?[月年]|[月年]\\/人|平方米|平方公里|立方米|公里|千瓦时|工作日|万人|千人|人次|人|亩|吨|升|米|公斤|千克|斤|月|年|天|日|度|户|次|件|小时|秒|例|[百千万]?亿元|万元))?';

const MEASURES = [
  '元(?:人民币)?',
  '美元',
  '欧元',
  '港元',
  '日元',
  '亩次|亩|公顷|公方|平方公里|平方千米|平方米|平米|立方米|标准立方米|方',
  '公里|千米|海里|华里|米|里(?=[，。、；,;）)]|$)|厘米|毫米',
  '蒸吨|吨标准煤|吨标煤|标准煤吨|载重吨|吨公里|吨级|吨|千克|公斤|斤|担|克|毫克|微克',
  '千瓦时|千瓦小时|兆瓦时|兆瓦|千瓦|瓦|千伏安|千伏|度(?=电|[，。、；,;）)]|$)|马力|兆|吉瓦时|吉瓦|比特|bps|[EP]F(?:lops)?|P(?![A-Za-z0-9])',
  '(?:标准)?重量箱|千升|升|毫升|标准箱|标箱|TEU|箱|桶|包|纱锭|锭|枚',
  '工时|小时|分钟|秒|工作日|个工作日|天|日|岁|周岁|个月',
  '℃|度',
] as const;

const COUNTERS = [
  '人次|人|户次|户|名|位|口|家次|家',
  '个等级|个(?!百分点|等级)|座|项次|项|件次|件|所|处|条|套|辆次|辆|台次|台|张次|张|只|头|匹|羽|尾',
  '批次|批|架次|架|航次|班次|班|趟|轮|场次|场|次|起|例|宗|部|册|本|篇|份|幅|种|类|款|门|届|期',
  '床位|床|间|幢|栋|孔|眼|口|块|片|根|棵|株|盏|支|艘|列|对|组|支部|支|枚|颗|段|标段|连片',
  '棒|针剂|剂次|剂|群|头只|台套|桩|车位|站|村|镇|乡|县|社|厂|校|店|亩次|笔|单|国|省|市|区',
] as const;

/** Per hundred, per thousand, points. */
const SHARES = '个?百分点|个?千分点|[%‰]';
const RATIOS = '倍|成|番|折';

/** Characters, or a pattern in brackets, behind a unit that make another word of it: 千万|家庭, 18万|户厕, 50|门店. */
const NOT_BEFORE: Readonly<Record<string, string>> = {
  元: '旦宵',
  家: '(?:[庭电禽畜政校]|长(?![三江])|具(?![有备])|居(?!家))',
  户: '厕籍型外用',
  个: '体',
  人: '才均防社工民口',
  名: '(?:优(?!秀)|城(?![乡镇区市])|企(?!业))',
  口: '袋岸径',
  条: '例',
  项: '(?:目(?!标))',
  处: '理置级',
  位: '于居列',
  场: '所馆镇',
  所: '有得',
  门: '店诊户',
  部: '门分委级队',
  起: '步草来',
  批: '发准复',
  份: '额',
  本: '地级土科市省县区年届科',
  例: '如会',
  支: '持付撑出援',
  列: '入为',
  对: '口接外标策象于全重照',
  组: '织建团',
  套: '餐',
  村: '庄级集民',
  乡: '村镇',
  县: '级域',
  社: '区会保',
  厂: '房区',
  校: '园区车',
  站: '点房',
  国: '家际内道有',
  省: '级市',
  架: '构设桥',
  单: '位个元项体独一',
  市: '场民级直区县域',
  区: '域级间县',
  镇: '区街村',
  块: '链',
  台: '账湾阶',
  度: '假',
  类: '似别',
  枚: '举',
  群: '众体',
  剂: '量',
  棒: '棚球子体材菌',
  届: '满',
  里: '面程',
  方: '便式法向面案位',
};

const guarded = (unit: string): string =>
  NOT_BEFORE[unit] === undefined
    ? unit
    : `${unit}(?!${NOT_BEFORE[unit].startsWith('(') ? NOT_BEFORE[unit] : `[${NOT_BEFORE[unit]}]`})`;

const split = (lists: readonly string[]): string[] =>
  lists.flatMap((list) => list.split(/\|(?![^(]*\))/)).sort((a, b) => b.length - a.length);

/** Source of a pattern for a unit behind a number, longer ones first; `per` is part of it: 微克/立方米, 元/人. */
export const UNIT = `(?:${SHARES}|(?:${[...split(MEASURES), ...split(COUNTERS)].map(guarded).join('|')})${PER}|${RATIOS})`;

const COUNTER = new RegExp(`^(?:${split(COUNTERS).join('|')})$`);
const SHARE = new RegExp(`^(?:${SHARES})$`);

/** @param unit without magnitude */
export const isCounter = (unit: string): boolean => COUNTER.test(unit);
/** %, ‰ and points. */
export const isShare = (unit: string): boolean => SHARE.test(unit);
