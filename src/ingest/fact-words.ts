/**
 * The words around figures: what stands between a name and its number, and what begins a clause without naming anything.
 * Data with a look-up. Order does not matter: the longest word that fits is taken.
 */

/** What a predicate in front of a figure says of it. */
export interface Predicate {
  readonly direction?: 'up' | 'down';
  /** The figure is a relative or absolute change (增长), not the level that is reached (增至). */
  readonly change?: boolean;
  /** A state that is reached or kept (达到, 突破, 稳定在), not a sum. */
  readonly reach?: boolean;
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

const UP = words(
  '翻 翻了 前进 增产 增长 增加 提高 提升 上升 上涨 上浮 扩大 多 快于 高于 增幅 增速 涨幅 增 升 递增 净增 净增长 新增长 高出 快',
);
const DOWN = words(
  '减产 下降 降低 减少 回落 收窄 下调 压减 压降 缩减 削减 缩短 压缩 降 减 少 低于 降幅 减幅 递减 负增长 减至 下浮 减亏 减轻 减免 降本 降价 改善',
);
const UP_TO = words(
  '增长到 增加到 提高到 提升到 上升到 扩大到 增至 升至 增长至 增加至 提高至 提升至 上升至 扩大至 扩大为 提到 升到 上调至 上调到 提标至 提标到 发展到 拓展到 扩展到 扩展至 拓展至 跃升至 跃升到 攀升至 上涨到 增到',
);
const DOWN_TO = words(
  '下降到 降低到 减少到 下降至 降低至 减少至 降至 降到 回落到 回落至 压缩到 压缩至 缩短至 缩短到 压减至 压减到 缩减到 缩减至 精简到 精简至 缩小到 缩小至 减到 收窄至 下调至 下调到',
);
const PLAIN = words(
  `约合 折合 合 计有 完成 实现 实现了 完成了 保持 稳定 近 约 约为 近达 形成 排在 排 列 居于 列为 前移
   到 至 合计 总计 共计 合计达 仅 只有 首破 冲刺 不足 总数达 数量达 核定为 惠及 涉及 落户 在建  在库
   入库 在营 拟安排 通达 直达 辐射 远销 不到 控制`,
);
const REACHED = words(
  `重返 蝉联 跃居 稳居 升居 上升至 排到 跃升 达到 达 已达 高达 多达 达到了 为 是 保持在 稳定在 控制在 维持在 控制到 占
   占到    突破 超过 超 过 迈上 站上 跃上 迈过 跨过 跨越
   迈入 跨入 接近 拥有 位居 位列 排名 居 名列 跻身 进入 调整为 调整到 调整至
   确定为 拟定为 设定为 定为 有 共有 已有 覆盖 全覆盖`,
);
/** Words between name and predicate that change neither. */
const ADVERBS = words(
  `一次性 分别 均 都 各 双双 已 已经 共 总共 一共 全部 全面 累计 年均 每年 平均 预计 预期 预计将 可
   可望 有望 力争 力争到 争取 确保 努力 将 要 再 又 也 仅 实际 首次 最终 依然 始终 连续 相继 先后 拟按 拟 仍 仍然 继续 稳步
   同比 环比 同口径 按可比口径 可比 可比价 按可比价 按可比价格 按可比价计算 按可比价格计算 可比口径
   同口径增长 同期 当年 当年实际 年内 全年 目前 现在 如今 当前 历史性 现有 现已 净 逐年 大幅 大幅度 快速 较快 平稳 至少
   最多 率先 基本 年均递增 年递增 平均每年递增 每年递增 平均每年增长 远 远远 持续 进一步 合计 累计可 年平均 平均每年 月均 日均 户均
   人均 需要 能够 可以 则 共计 初步 大约 大体 只 才 还 每人每月 每人每年 每人 每户 每亩 每月 每天 每立方米 每平方米
   由每人每月 人月均 不折不扣 如期 没有 未 尚未 并未 还没有`,
);

/** Verbs whose object is what a figure counts: 新建农村公路120公里, 提升改造117家. */
const ACTIONS = words(
  `发挥 下达 分配入住 入住 争得 争跑 跑办 获取 进行 用于 增发 拿出 新完成 新推广 新评定 新创 新添置 推出 发起 派驻 捐赠 让利 免除 免征 兑付 新投放 落成 新建 改建 扩建 改扩建 新改扩建 新建改建 新改建 新建改扩建 建成 建设 建成投用 建成投产 建立 建 兴建
   修建 修复 修缮 续建 筹建 创建 打造 培育 培育壮大 培养 引进 引入 引育 新增 新引进 新培育 新建成
   新认定 新登记 新开工 新签约 新入库 新设 新设立 新注册 净增 增加 新组建 组建 开工 开工建设 竣工
   投产 投用 投入 投入使用 改造 提升改造 改造提升 提升 升级改造 完成 实施 组织实施 组织 推进 推动
   启动 谋划 谋划实施 落实 落地 签约   争取 争取到 争取到位 获得 荣获 获 获批 申报 认定
   评选 评定 入选 出台 制定 制定修订 修订 编制 印发 发布 发放 累计发放 支付 筹集 筹措 拨付 安排
   下拨 兑现 兑付 帮扶 帮助 支持 扶持 培训各类 安置 分流 转移 转移就业 输出 招录 招聘 招引 选派
   选聘 选拔 下派 派出 整治 综合治理 整改 整顿 清理 清除 清运 清退 拆除 拆迁 征收 征拆 征迁 收储
   腾退 关停 关闭 取缔 淘汰 化解 压减 削减 减少 取消 取消下放 下放 承接 精简 办理 办结 答复 受理
   审结 查处 查办 立案 侦破 破获 抓获 打掉 打击 捣毁 处置 处理 调解 排查 检查 抽检 开展 举办 承办
   召开 举行 组织开展 接待 接收 接诊 惠及 覆盖  解决 保障 满足 改善 提供 供应 供给 分配 交付
   配租 配建 配备 配置 配套 购置 更新 更换 添置 增设 设立 设置 安装 铺设 敷设 架设 开通 贯通 打通
   疏浚 清淤 加固 硬化 亮化 美化 栽植 栽种 补植 退耕 流转 整合 整理 复垦 开发 开垦 开挖 钻打 吸引
   吸纳 带动 撬动 拉动 促成 促进 达成 签订 签署 发行 募集 减免 减轻 退还 节约 节省 压缩 缩减 压降
   盘活 回收 回收利用 消纳 置换 替代 关爱 慰问 走访 销号 挂牌 通过 审议 提请 颁布 公布 收到 征集
   采纳 认领 梳理 列入 纳入 入库 入驻 落户 进驻 备案 授权 转化 突破 攻克 推广 普及 完善 健全 扩大
   延长 拓宽 拓展 新辟 新开 新开设 开设 新开办 开办 新开通 增开 恢复 重建 搬迁 迁建 易地搬迁 摘帽 退出 消除 归集 缴存 储存
   收缴 追缴 挽回 追回 累计完成 累计建成 累计投入 实现 取得 确定 选树 选育 划定 建档 公开 公示 约谈
   问责 追究 处分 移送 批捕 起诉 审理 执结 调处 引导 动员 扶助 供养 收养 托养 收治 治愈 接种 筛查
   建有 设有 拥有 现有 共有 布局 布设 规划 规划建设 力争新增  统筹 盘活利用 出让 供地 批准
   审批 核发 核准 清收 追偿 争创 创成 创 成功创建 认证 获评 荣膺 评为 培强 壮大 做强 做优 集聚
   聚集 汇聚 孵化 投放 施划 划设 新添 新植 新栽 新种 补种 提质改造 提档升级 维修 养护 整修 改良
   接通 通达 通上 用上 住上 吃上 喝上 实现了 建成了 完成了 新增了 解决了 引进了 改造了 淘汰了 关停了
   减少了 增加了 新建了 开展了 实施了 组织了 举办了 出台了 清理了 取消了 下放了 上缴 缴纳 入统 升规
   重组入列 入列 依托 新升规 升规入统 新增入统 新增升规 纳统 新纳统 用好 管好 抓好 办好 做好 规范 规范提升 优化提升 扩容 储备 策划 聘任 聘请
   评聘 引育 招募 遴选 表彰 命名 绿化 点亮 腾出 盘活处置 处置盘活 释放 对接 洽谈 摸排 收治 上线 投运 并网`,
);

/** What a clause begins with before it names anything. */
const OPENINGS = words(
  `一次性 提出 提出了 保持 提前 到本世纪末 本世纪末 到年底 年底前 年底 到明年 到今年 可 可望 有望 各类 各级各类 各类型 各种 相关 其中 同时 特别是 尤其是 并且 而且 以及 全市 全省 全区 全县 全国 全州 全旗 全域 我市 我省 我区
   我县 我国 我们 市  五年来 过去五年 五年间 五年 一年来 全年 年内 去年 上年 今年 明年 当年
   目前 截至目前 截止目前 累计 预计 预期 力争 争取 确保 努力 实现 完成 共 已 按照 围绕 通过 坚持
   一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 持续 积极 大力 深入 全力 加快 着力 扎实 稳步
   有序 全面 进一步 继续 切实 强力 依法 认真 精心 成功 先后 相继 分别  
   不断 有效 统筹  分批 分阶段 分期 谋划 率先 至少 每年 力争全年 力争实现 预计全年 本地 今年以来
   对 使 让 从 由 是 的 了 着 共计 总计 合计 年均 此外 另外 区域内 我们的  首次 首批 第一批
   争取到   稳妥  有力 有力推动 推动 推进 促进 高质量 高标准 高效 高水平 高起点 高品质 圆满 顺利 稳妥地 稳步地 科学 精准 近两年 近三年 近五年 近年 两年 三年 上半年 下半年 一季度 二季度 三季度 四季度 前三季度 前三年 近年来 要把 要将 要 还 都 就 则 需 应 拟 再 `,
);

/** Words that end or begin like one of ours and are others: 国有 is no 有, 产能 no 能. */
const PROTECTED = new Set(
  words(
    `国有 私有 公有 所有 专有 特有 安居 旧居 宜居 定居 民居 系列 行列 班列 专列 前列 防排 安排 减排 编排 下达 传达 表达 发达 到达 抵达 统计 设计 会计 审计 附近 邻近 节约 集约 公约
     制约 合约 签约 行为 作为 有为 直至 乃至 以至 周到 报到 签到 加快 轻快 最多 增多 缺少 重要 需要 主要 纪要 摘要 许可 认可
     税费减免 税收减免 公共 首都 成都 干净 原则 规则 法则 准则 是否 凡是 超级 征占 侵占 抢占 开创 首创 原创 文创 科创 双创 众创 独创 人才 英才 归还 偿还 返还 退还 船只 收获 捕获 引导 领导 数量 存量 总量 联合 综合 整合 融合 结合 适合 组合 配合 混合 复合 符合 集合 化合 聚合`,
  ),
);

class Words {
  private readonly set: ReadonlySet<string>;
  private readonly longest: number;

  constructor(list: readonly string[]) {
    this.set = new Set(list);
    this.longest = Math.max(...list.map((word) => word.length));
  }

  /** Length of the longest word the text ends with, 0 for none. */
  atEnd(text: string): number {
    for (let length = Math.min(this.longest, text.length); length > 0; length--)
      if (this.set.has(text.slice(text.length - length)))
        return (length === 1 && PROTECTED.has(text.slice(-2)) && !text.endsWith('全国有')) ||
          PROTECTED.has(text.slice(-4))
          ? 0
          : length;
    return 0;
  }

  /** Length of the longest word that stands at `from`, 0 for none. */
  at(text: string, from = 0): number {
    for (let length = Math.min(this.longest, text.length - from); length > 0; length--)
      if (this.set.has(text.slice(from, from + length))) return length;
    return 0;
  }

  has(text: string): boolean {
    return this.set.has(text);
  }
}

const PREDICATES = new Map<string, Predicate>([
  ...PLAIN.map((word): [string, Predicate] => [word, {}]),
  ...REACHED.map((word): [string, Predicate] => [word, { reach: true }]),
  ...UP.map((word): [string, Predicate] => [word, { direction: 'up', change: true }]),
  ...DOWN.map((word): [string, Predicate] => [word, { direction: 'down', change: true }]),
  ...UP_TO.map((word): [string, Predicate] => [word, { direction: 'up', reach: true }]),
  ...DOWN_TO.map((word): [string, Predicate] => [word, { direction: 'down', reach: true }]),
]);

export const predicates = new Words([...PREDICATES.keys()]);
export const adverbs = new Words(ADVERBS);
export const actions = new Words(ACTIONS);
export const openings = new Words(OPENINGS);

export const predicateOf = (word: string): Predicate => PREDICATES.get(word) ?? {};
