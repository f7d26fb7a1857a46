/**
 * The bare names, places and dates that questions over the sample reports ask for.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { withAssistant } from '../support/assistant.ts';

/** Question, and the words the bare answer has; it may have a word of its kind more (长春市 for 长春). */
const TABLE: readonly (readonly [question: string, ...names: string[]])[] = [
  ['河东区有哪家银行的总行迁了进来？', '渤海银行'],
  ['河东区2021年报告里，中心城区第一家大型医药研究总部是哪家单位？', '天津市医药集团研究院'],
  ['河东区与哪座城市的二道区开展对口合作？', '长春市'],
  ['河东区哪个夜市成了全市重点示范街区？', '老门口'],
  ['东丽区成功举办了哪个经济论坛？', '中国临空经济论坛'],
  ['东丽区哪所大学的科技园建成开园？', '民航大学'],
  ['东丽连续八届获评什么称号？', '全国双拥模范城'],
  ['东丽区2022年的报告是哪天作的？', '2021年12月12日'],
  ['请问东丽区2022年政府工作报告是谁念的？', '贾堤'],
  ['蓟州帮助哪两个县脱贫摘帽？', '古浪', '天祝'],
  ['蓟州区哪家广场开业了？', '万达广场'],
  ['蓟州的绿食集团与哪家企业合作筹建产业基地？', '京东'],
  ['蓟州打算为哪座寺申报世界文化遗产？', '独乐寺'],
  ['蓟州哪座铁路车站开通运行？', '蓟州站'],
  ['厦门哪三家国企进入财富世界500强？', '建发', '国贸', '象屿'],
  ['厦门2018年开行的那条海运航线叫什么？', '丝路海运'],
  ['厦门2019年要办好哪个电影节？', '金鸡百花电影节'],
  ['厦门把帮扶资金给了哪个州？', '临夏州'],
  ['辽宁哪项成果获得国家自然科学奖一等奖？', '纳米限域催化'],
  ['辽宁的鞍钢与哪家企业完成了重组？', '本钢'],
  ['辽宁2021年哪条高铁开通了？', '朝凌高铁'],
  ['辽宁哪条街成为全国示范步行街？', '沈阳中街'],
  ['“星火·链网”超级节点落户在辽宁哪里？', '沈阳'],
  ['辽宁2022年要申办什么运动会？', '第十五届全国冬运会'],
  ['青海哪个州获得国家生态文明建设示范区称号？', '黄南州'],
  ['9个天文望远镜落户青海什么地方？', '冷湖赛什腾山'],
  ['青海哪家公司完成司法重整并恢复上市？', '盐湖股份公司'],
  ['青海哪座水利枢纽进入收尾？', '蓄集峡水利枢纽'],
  ['河北哪个林场获得联合国的奖？', '塞罕坝林场'],
  ['塞罕坝林场获得了联合国的什么奖？', '土地生命奖'],
  ['河北哪家企业成为世界“灯塔工厂”？', '中信戴卡'],
  ['河北第16届省运会2022年在哪个市举办？', '邯郸'],
  ['第6届园博会由河北哪座城市办？', '沧州'],
  ['襄阳哪个经济开发区升为国家级？', '枣阳经济开发区'],
  ['襄阳揭牌的那个实验室叫什么名字？', '湖北隆中实验室'],
  ['襄阳获得了什么杯？', '长安杯'],
  ['咸阳哪个小组拿到“中国质量奖提名奖”？', '赵梦桃小组'],
  ['咸阳哪两座水库投用了？', '柏岭寺', '红岩河'],
  ['咸阳2022年要承办哪个茶叶年会？', '第十八届中国茶叶经济年会'],
  ['咸阳2022年的报告是在哪次会议上作的？', '市九届人大一次会议'],
  ['天门2021年哪两座大桥通车？', '天门泰康大桥', '义河大桥'],
  ['天门发布的区域公用品牌叫什么？', '天门蒸菜'],
  ['武清哪个小镇成为国家级特色小镇？', '大王古庄智能装备小镇'],
  ['宝坻哪家公司的物流项目要开工？', '瑞典宜家'],
  ['郴州被广东省评为什么？', '最受欢迎国内旅游目的地'],
  ['Who delivered the 2022 government work report of Liaoning?', '李乐成'],
];

/** A bare name is this much longer than the words at most. */
const MORE = 4;

const given = new Map<string, { direct: string | null; quotes: string }>();

beforeAll(async () => {
  await withAssistant({ samples: true }, async (assistant) => {
    for (const [question] of TABLE) {
      const { direct, citations } = await assistant.answer({ question });
      given.set(question, { direct, quotes: citations.map(({ quote }) => quote).join('\n') });
    }
  });
}, 120_000);

describe('a question for a name over the sample reports', () => {
  it.each(TABLE)('%s', (question, ...names) => {
    const { direct, quotes } = given.get(question) ?? { direct: null, quotes: '' };
    for (const name of names) expect(direct).toContain(name);
    const bare = names.join('、').length + MORE;
    expect(direct?.length).toBeLessThanOrEqual(bare);
    for (const part of direct?.split('、') ?? []) expect(quotes.replace(/[“”《》]/g, '')).toContain(part);
  });
});
