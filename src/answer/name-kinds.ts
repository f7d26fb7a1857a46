/**
 * Kinds of named things: the noun a question asks for (哪家企业, 什么称号), and what names of that kind end in.
 * Data with a look-up. The noun itself is always an ending of its own kind.
 */

/** How the candidates for an answer are found. */
export type NameType =
  | 'person'
  | 'country'
  | 'region'
  | 'organisation'
  | 'thing'
  | 'title'
  | 'grade'
  | 'date'
  | 'place';

export interface Kind {
  readonly type: NameType;
  /** Endings of names of the kind, longest first. */
  readonly endings: readonly string[];
  /** Names of the kind often have no ending that tells: 哪家企业, 哪个景区, 什么称号. */
  readonly open: boolean;
  /** “叫什么”: what stands in quotation marks, or behind 更名为, is the name whatever it ends in. */
  readonly called?: boolean;
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

const COMPANY = words(
  '集团公司 集团 有限公司 公司 股份 控股 银行 能源 重工 科技 电子 医药 药业 制药 汽车 钢铁 电力 石化 化工 机械 电气 材料 食品 乳业 纸业 铝业 钨业 矿业 建工 物流 商贸 传媒 保险 证券 信托 航空 通信 软件 工厂 电厂 钢厂 药厂 厂 总行',
);
const BODY = words('研究院 研究所 设计院 医院 大学 学院 中心 协会 局 院 所');
const SCHOOL = words('中学 小学 学校 附中 附小 高中 一中 二中 三中 四中 五中 六中 七中 八中 九中 十中 幼儿园');
const UNIVERSITY = words('大学 学院 研究院 理工 职院 师大');
const HOSPITAL = words('医院 卫生院 保健院 医疗中心 卫生服务中心 院区');
const MEETING = words(
  '会议 大会 论坛 峰会 博览会 展览会 洽谈会 交易会 年会 庆典 推介会 艺术节 文化节 电影节 旅游节 节 会 展',
);
const SPORT = words('运动会 锦标赛 挑战赛 马拉松 世界杯 公开赛 联赛 大赛 冬奥会 奥运会 全运会 省运会 冬会 赛 杯 会');
const ROAD = words('高速公路 高速 快速路 公路 大道 大街 路 道 街 国道 省道 线');
const RAIL = words('高速铁路 高铁 城际铁路 城际 铁路 客专 专线 地铁 号线 线');
const SCENERY = words('旅游区 风景区 景区 度假区 公园 古镇 古城 古街 湿地 草原 森林 山 湖 岛 谷 寺 塔 洞');
const AREA = words('开发区 高新区 示范区 试验区 实验区 保税区 新区 产业园 工业园 科技园 园区 经开区 片区 区 园');
const DOCUMENT = words('规划纲要 规划 纲要 条例 办法 方案 意见 规定 法规 志 报告 决定 计划 行动');
const HONOUR = words('称号 奖 荣誉 城市 先进区 示范区 示范县 示范市 模范城 区 县 市 城 名录 名单 试点 牌');

/** Nouns, type, endings, open. */
const TABLE: readonly (readonly [nouns: string, type: NameType, endings: readonly string[], open?: boolean])[] = [
  ['冠军 奥运冠军 院士 专家 教授 运动员 选手 教练 人 同志 领导 干部 医生 老师 作家 企业家 学者 名人', 'person', []],
  ['省长 市长 县长 区长 州长 旗长 主席 总理 书记 总统 部长', 'person', []],
  ['国家 国 国度', 'country', []],
  [
    '省 市 县 区 州 盟 旗 省份 城市 地级市 县级市 县市 县区 区县 市县 自治区 自治州 直辖市 地方 地区 地市 市州',
    'region',
    [],
  ],
  ['镇 乡 乡镇 古镇 小镇', 'region', words('小镇 镇 乡'), true],
  ['村 村子 村庄 自然村 行政村', 'region', words('村'), true],
  ['街道 街镇 社区 小区', 'region', words('街道 镇 社区 小区 家园'), true],
  [
    '企业 公司 集团 央企 国企 民企 外企 国有企业 民营企业 上市公司 车企 药企 钢企 厂家 厂商 巨头 平台公司 运营商',
    'organisation',
    COMPANY,
    true,
  ],
  ['单位 机构', 'organisation', [...BODY, ...COMPANY], true],
  ['厂 工厂 药厂 电厂 钢厂 发电厂 污水处理厂 处理厂', 'organisation', words('发电厂 处理厂 工厂 电厂 钢厂 药厂 厂')],
  ['银行 金融机构', 'organisation', words('银行 信用社 农商行 农信社'), true],
  ['医院', 'organisation', HOSPITAL],
  ['学校 中学 小学 高中 名校 幼儿园', 'organisation', SCHOOL],
  ['大学 高校 学院 院校 职业学院', 'organisation', UNIVERSITY],
  ['研究院 研究所 实验室 研究中心 科研院所 院所', 'organisation', words('研究院 研究所 实验室 中心 院 所')],
  ['部门 部委 局 协会 组织 商会', 'organisation', words('部门 协会 局 委 厅 部 署 会')],
  ['酒店 宾馆', 'organisation', words('酒店 宾馆')],
  ['小组 团队 班组 队', 'organisation', words('小组 班组 团队 队 组')],
  ['桥 大桥 桥梁 立交桥', 'thing', words('特大桥 大桥 立交桥 桥')],
  ['隧道', 'thing', words('隧道')],
  ['山 山脉 高山', 'thing', words('山 岭 峰')],
  ['湖 湖泊', 'thing', words('湖 淀 泊')],
  ['河 河流 江 流域 水系', 'thing', words('河 江 流域 渠')],
  ['水库 水利枢纽 枢纽 水利工程', 'thing', words('水利枢纽 水库 枢纽'), true],
  ['岛 岛屿', 'thing', words('岛')],
  ['机场 港 港口 码头', 'thing', words('机场 港口 码头 港')],
  ['车站 火车站 高铁站 站', 'thing', words('火车站 高铁站 站')],
  ['路 公路 高速 高速公路 大道 道路 快速路 国道 省道 街 大街 步行街 商业街', 'thing', ROAD],
  ['高铁 铁路 地铁 线路 客专 号线 专线', 'thing', RAIL],
  ['电站 核电站 水电站 发电站 抽水蓄能电站 核电', 'thing', words('核电站 水电站 发电站 电站 核电')],
  ['景区 景点 旅游景区 风景区 公园 国家公园 湿地公园', 'thing', SCENERY, true],
  ['园区 开发区 高新区 产业园 工业园 新区 科技园 经济开发区 片区 示范园区', 'thing', AREA],
  ['都市圈 城市群 经济区 经济圈 经济带', 'thing', words('都市圈 城市群 经济区 经济圈 经济带')],
  ['书院', 'thing', words('书院')],
  ['旅游线路 精品线路', 'title', [], true],
  ['林场 农场 牧场 煤矿 油田 矿', 'thing', words('林场 农场 牧场 煤矿 油田 矿')],
  ['商场 广场 夜市 商圈 综合体 市场 超市', 'thing', words('广场 夜市 商圈 综合体 市场 商城 万象城'), true],
  ['博物馆 图书馆 体育馆 美术馆 场馆 纪念馆 科技馆 剧院', 'thing', words('博物馆 图书馆 体育馆 美术馆 纪念馆 馆 剧院')],
  ['寺 塔 庙 古城 遗址 古迹', 'thing', words('寺 塔 庙 古城 遗址')],
  ['奖 奖项 大奖', 'title', words('奖')],
  ['称号 荣誉 牌子 头衔 名号 美誉 招牌 名头', 'title', HONOUR, true],
  ['名录 名单 目录 试点 示范区 示范 基地 计划 行动 工程 战略', 'title', HONOUR, true],
  ['赛事 比赛 体育赛事 运动会 大赛 锦标赛 体育盛会', 'title', SPORT],
  ['会议 大会 会 活动 盛会 展览', 'title', MEETING],
  ['论坛 峰会', 'title', words('论坛 峰会')],
  ['博览会 展会 展览会 交易会 洽谈会', 'title', words('博览会 展览会 洽谈会 交易会 展 会')],
  ['年会', 'title', words('年会')],
  ['电影节 艺术节 文化节 旅游节 节', 'title', words('电影节 艺术节 文化节 旅游节 节')],
  ['杯', 'title', words('杯')],
  ['书 志书 志 刊物 杂志 小说 图书 著作', 'title', words('志 史 集 书'), true],
  ['规划 条例 办法 方案 意见 纲要 文件 法规 规定 法律', 'title', DOCUMENT],
  ['电影 剧 戏 歌 歌曲 节目 作品 电视剧 舞剧', 'title', [], true],
  [
    '项目 产品 品牌 公用品牌 技术 成果 艺术 技艺 民间艺术 非遗 事故 事件 战役 班列 航线 平台 系统 政策 模式 经验 做法 机制 制度 改革',
    'title',
    [],
    true,
  ],
  ['等级 级别 级 档次 星级 评级', 'grade', []],
];

/** Said of a thing and never the end of its name. */
const NO_ENDING =
  /^(?:企业|国企|央企|民企|外企|单位|机构|厂家|厂商|巨头|运营商|金融机构|名校|(?:国有|民营)企业|部门|组织|荣誉|称号|牌子|头衔|名号|美誉|招牌|名头|景点|项目|产品|品牌|公用品牌|成果|事件|技术|平台|政策|模式|经验|做法|机制|制度|改革|书|作品|节目|比赛|赛事|体育赛事)$/;

/** Kind of thing → how names of it are found. */
const KINDS = new Map<string, Kind>();
for (const [nouns, type, endings, open = false] of TABLE)
  for (const noun of words(nouns)) {
    const all = [...new Set([noun, ...endings])]
      .filter((one) => !NO_ENDING.test(one))
      .sort((a, b) => b.length - a.length);
    KINDS.set(noun, { type, endings: type === 'person' || type === 'grade' ? [] : all, open });
  }
const LONGEST = Math.max(...[...KINDS.keys()].map((noun) => noun.length));

/** Endings of more than one character, of all kinds: a verb in front of one belongs to the name (处理|厂 aside, 开发区). */
export const NAME_ENDING =
  /^(?:区|厂|站|院|所|中心|银行|集团|公司|股份|奖|基地|城(?!区|市|乡|镇)|园|会(?!议)|局|委员会|枢纽|工程|项目|试点|经济|产业|资源|计划|行动|成果|论坛|大会|银行|[\p{Script=Han}]{0,4}有限(?:责任)?公司)/u;

export const kindOf = (noun: string): Kind | null => KINDS.get(noun) ?? null;

/** The longest noun of a kind that ends `text`. */
export function kindAtEnd(text: string): string | null {
  for (let length = Math.min(LONGEST, text.length); length > 0; length--) {
    const noun = text.slice(text.length - length);
    if (KINDS.has(noun)) return noun;
  }
  return null;
}

/** A kind nobody listed: names end in the noun, or stand where the question leaves a gap. */
export const unlisted = (noun: string): Kind => ({ type: 'thing', endings: noun === '' ? [] : [noun], open: true });
