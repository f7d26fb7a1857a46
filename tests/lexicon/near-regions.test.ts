import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadGold } from '../../src/evaluation/gold.ts';
import { nearRegions } from '../../src/lexicon/near-regions.ts';
import { allDivisions } from '../../src/lexicon/region-index.ts';
import { divisionByFullName } from '../../src/lexicon/regions.ts';
import { fold } from '../../src/text/fold.ts';

const held = new Set([
  '天津市宝坻区',
  '天津市蓟州区',
  '天津市和平区',
  '湖北省襄阳市',
  '湖南省郴州市',
  '河北省保定市涞源县',
  '河北省保定市高阳县',
  '河北省保定市易县',
  '河北省雄安新区雄县',
  '河北省石家庄市',
  '山东省济南市',
  '陕西省西安市',
  '云南省',
  '山东省',
  '江西省赣州市',
]);
/** As if every place had a report: the hardest case for whatever is no slip. */
const everyPlace = new Set(allDivisions.map(({ fullName }) => fullName));
const slips = (question: string, places: ReadonlySet<string> = held): string[] =>
  nearRegions(fold(question), places).map(({ written, meant }) => `${written}→${meant}`);

describe('a place with one wrong character', () => {
  it('is held in the test by its full name', () => {
    expect([...held].filter((name) => divisionByFullName(name)?.fullName !== name)).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['宝低区2021年的预算', ['宝低区→宝坻区']],
    ['宝低2021年的预算', ['宝低→宝坻']],
    ['高杨县内陆港的仓库', ['高杨县→高阳县']],
    ['２０２１年寶底區的預算', ['宝底区→宝坻区']],
    ['天津宝底怎么样', ['宝底→宝坻']],
    ['天津的和瓶区有几所学校', ['和瓶区→和平区']],
    ['天筋市宝低区', ['天筋市→天津市', '宝低区→宝坻区']],
    ['天京市宝坻区的路', ['天京市→天津市']],
    ['葪州区的路', ['葪州区→蓟州区']],
    ['请问葪州怎么养老', ['葪州→蓟州']],
    ['襄杨的轨道交通', ['襄杨→襄阳']],
    ['高杨县的鞋厂', ['高杨县→高阳县']],
    ['石加庄的地铁', ['石加庄→石家庄']],
    ['来源县的路', ['来源县→涞源县']],
    ['熊县有几条河', ['熊县→雄县']],
    ['云男2026年的目标', ['云男→云南']],
    ['襄阳和济难谁高', ['济难→济南']],
    ['赣洲市、襄杨市与高杨县', ['赣洲市→赣州市', '襄杨市→襄阳市', '高杨县→高阳县']],
  ])('%s', (question, expected) => {
    expect(slips(question)).toEqual(expected);
  });

  it('keeps every offset', () => {
    const [slip] = nearRegions('请问宝低区的路', held);
    expect(slip).toEqual({ start: 2, end: 5, written: '宝低区', meant: '宝坻区' });
  });
});

describe('a real place wins', () => {
  it.each(['彬州2021年的路', '彬州市的路', '宾县的路', '朝阳的路', '襄樊的路', '抚州市的路', '宜阳县的路'])(
    '%s',
    (question) => {
      expect(slips(question)).toEqual([]);
    },
  );

  it('and a place that the library does not hold is none of it', () => {
    expect(slips('广洲市的地铁')).toEqual([]);
    expect(slips('宝低区的路', new Set())).toEqual([]);
    expect(slips('宝低区的路', new Set(['全国']))).toEqual([]);
  });

  it('of two places as near, neither is meant', () => {
    const both = new Set(['江苏省徐州市', '福建省福州市', '江西省抚州市']);
    expect(slips('虚州2021年', both)).toEqual(['虚州→徐州']);
    expect(slips('夫州2021年', both)).toEqual([]);
  });
});

/** Words and phrases that sound or look like places, where a place could stand. */
const ORDINARY = `
来源的变化|来源有哪些|山洞的长度|西岸的步道|一县一策怎么做|以县为单位|定性和定量|高铁的站房|全县的公路|大县的财政|本县有几所医院|我县的医院|
该县的学校|贫困县摘帽|强县工程|地区的差异|城区的绿化|山区的公路|社区的食堂|景区的门票|园区有多少企业|小区改造了几个|新区的规划|郊区的菜地|
超市有几家|城市的绿地|全市的目标|我市去年修了几条路|本市的公交|股市的情况|楼市怎么样|夜市有几个|全省的任务|我省的粮食|各省的目标|大省的担当|
云男云女|和平的环境|安定的社会|保定期限|报底的价格|保底的工资|低保的标准|抵押的贷款|地底的管网|堤坝的加固|家庭的收入|石料的价格|稀土的开采|
西部的开发|吸烟的人数|溪岸的治理|习俗的传承|兴安的路灯|相框的销量|想阳光一点|享受的补贴|乡镇的卫生院|香樟的种植|沉重的负担|陈旧的设备|晨练的场地|
尘土的治理|辰光的变化|臣民的说法|几难问题|挤难的公交|技能的培训|基础的设施|继续的工作|机能的恢复|激励的政策|记者问了什么|际遇的不同|
干洲的绿化|感谢的对象|赶走的企业|甘甜的泉水|赣剧的保护|熊市的影响|胸痛中心有几个|兄弟县的帮扶|意见的办理|亿元的项目|一线的工人|外县的学生|
义务教育的经费|高楼的消防|搞养殖的农户|高阳台的词牌|告状的人|糕点的产业|莱园的建设|赖账的企业|来年的打算|来访的人数|睐眼的景色|
云计算的中心|运河的治理|运男生宿舍|匀速的增长|孕妇的检查|韵味的提升|三洞的桥|删除的条目|扇形的广场|善举的表彰|闪电的预警|山里的天气|
黄金的价格|填筋的工序|田间的道路|甜品的店铺|添加的设备|天井的排水|养老的床位|医院的床位|污水的处理|垃圾的分类|厕所的改造`
  .split('|')
  .map((phrase) => phrase.trim());

describe('no slip', () => {
  it.each(['', '了', 'How many schools were built', '2021年', '谁作的报告', '“五长制”是什么', '1000万元'])(
    '%s',
    (question) => {
      expect(slips(question, everyPlace)).toEqual([]);
    },
  );

  it('stands in ordinary phrases', () => {
    expect(ORDINARY.length).toBeGreaterThanOrEqual(100);
    expect(ORDINARY.flatMap((phrase) => slips(phrase))).toEqual([]);
  });

  it('stands in our own questions, which name their places rightly, even if every place had a report', () => {
    const gold = join(import.meta.dirname, '..', 'gold');
    const questions = ['own-choose', 'hard-choose'].flatMap((name) => loadGold(join(gold, `${name}.jsonl`)));
    expect(questions.length).toBeGreaterThan(300);
    expect(questions.flatMap(({ question }) => slips(question, everyPlace))).toEqual([]);
  });
});
