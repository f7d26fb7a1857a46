/**
 * A quoted text without its quotation marks, cut where a name cannot go on: at punctuation, verbs and prepositions.
 */
import { actions, adverbs, openings, predicates } from '../ingest/fact-words.ts';
import { fold } from '../text/fold.ts';
import { NAME_ENDING } from './name-kinds.ts';

export interface Chunk {
  /** Half-open, in the plain text. */
  readonly start: number;
  readonly end: number;
  /** The word or mark in front of it, '' at the beginning: 由, 落户, ，. */
  readonly lead: string;
  /** What follows at once: a verb or a mark. */
  readonly next: string;
}

export interface PlainText {
  /** Without “”《》; offsets below are in it. */
  readonly text: string;
  /** The same, folded, character by character: same length. */
  readonly folded: string;
  /** What stood in quotation marks. */
  readonly quoted: readonly { readonly start: number; readonly end: number; readonly work: boolean }[];
  readonly chunks: readonly Chunk[];
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''));

/** Always a verb or preposition, whatever follows. */
const FIRM = words(
  `办好 做好 开好 抓好 建好 用好 落户 落地 荣获 荣膺 获得 获评 获批 获颁 获 入选 跻身 进入 成为 升为 升格为 晋升 荣升 荣登 上榜 登上 录取 升级为 晋升为 评为 被评为 评选为 认定为 命名为 列为 列入 纳入
   挂牌 揭牌 对接 携手 联合 联手 牵手 引进 引入 引来 迎来 承办 举办 主办 协办 申办 召开 举行 位于 坐落于 坐落在 选址 来自 前往 抵达 会晤 会见
   拿到 拿下 夺得 斩获 摘得 摘取 赢得 捧回 蝉联 创成 创建为 建成 建成投用 投用 投产 投运 启用 投入使用 投入运营 投入运行 通车 开通 开通运行 通航 开行 运行 运营
   开工 竣工 完工 封关 开业 营业 开园 开馆 开学 开放 授予 颁发 发布 出台 印发 编纂 编制 出版 首发 命名 更名为 组建 成立 设立 创办 投资 出资 捐赠 捐建
   承建 兴建 合作 签约 签署 签订 收购 控股 重组 并购 上市 迁入 迁至 搬迁至 入驻 进驻 迁往 派驻 对口帮扶 帮扶 援助 帮助 助力 打造 推出 推动 推进 加快 支持 鼓励
   实现 完成 取得 通过 达到 作为 围绕 依托 利用 借助 包括 其中 以及 等 由 被 将 把 让 在 与 跟 是 并 已 也
   达标 摘帽 脱贫 退出 出列 位居 位列 名列 升至 升到 当选 担任 出任 率领 带领 分别 成功 先后 相继 正式 首次 率先 全面 顺利 如期 连续 持续 共同`,
);
/** 旅游|开发|投资公司: verbs in front of the end of a company's name belong to it. */
const OF_COMPANY = words('建设 开发 投资 发展 运营 服务 管理 改造');
const COMPANY_ENDS = /^[\p{Script=Han}]{0,4}(?:公司|集团)/u;
/** Verbs that are as often part of a name: 合作论坛, 投资集团. */
const MODIFIES = words('合作 投资 运营 开放 出版 控股 联合');
const LONGEST = 6;
/** One character that is another word with its neighbour: 国家级新区由|来, 存在, 参与. */
const NOT_ALONE =
  /^(?:自由|由来|存在|现在|所在|潜在|实在|内在|参与|与会|同步|同心|同比|合同|共同|大同|并购|合并|并网|从业|从事|服从|方向|向阳|定向|平均|人均|户均|年均|月均|亩均|均衡|均等|居民|居家|居住|社区居|安居|旧居|宜居|定居|民居|升级|升学|提升|跃升|上升|晋升|获得|收获|捕获|将军|等级|高等|平等|中等|优等|对等|使用|使馆|大使|天使|是否|但是|都市|首都|古都|成都|还迁|归还|返还|而已|也是|华为|同类|同城|同德|同安|同仁|同煤|让利|转让|出让|把握|被子|植被|在线|在建|在营|在岗|又好)$/;
const SINGLE = /^.$/su;
const PUNCTUATION = /[，,。；;：:、！!？?（）()［］[\]\n\s…]/u;
const QUOTE = /[“”"「」『』《》〈〉]/u;

/** Length of the word at `at` that no name goes across, 0 for none. */
function breakAt(text: string, at: number): number {
  for (let length = Math.min(LONGEST, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length);
    if (!FIRM.has(word)) continue;
    if (SINGLE.test(word) && (NOT_ALONE.test(text.slice(at - 1, at + 1)) || NOT_ALONE.test(text.slice(at, at + 2))))
      continue;
    if (length >= 2 && NAME_ENDING.test(text.slice(at + length)) && (actions.has(word) || MODIFIES.has(word))) continue;
    if (OF_COMPANY.has(word) && COMPANY_ENDS.test(text.slice(at + length))) continue;
    return length;
  }
  const verb = Math.max(actions.at(text, at), predicates.at(text, at));
  if (OF_COMPANY.has(text.slice(at, at + verb)) && COMPANY_ENDS.test(text.slice(at + verb))) return 0;
  return verb >= 2 && !NAME_ENDING.test(text.slice(at + verb)) ? verb : 0;
}

const FILLS =
  /^(?:[的了着和及与即]|全[市省区县州]|我[市省区县州国]|(?:20\d\d)?年|今年|去年|当年|\d+[月日]|[\d一二两三四五六七八九十]+[个家所座条项名位只批]|首[个家批座条])/u;

/** Cuts what begins no name off the left of a chunk. */
function begin(text: string, start: number, end: number): number {
  for (let from = start; from < end; ) {
    const rest = text.slice(from, end);
    const word = rest.startsWith('全国') ? 0 : Math.max(openings.at(rest), adverbs.at(rest));
    const length = Math.max(word >= 2 ? word : 0, FILLS.exec(rest)?.[0].length ?? 0);
    if (length === 0 || length >= rest.length) return from;
    from += length;
  }
  return start;
}

type Marked = PlainText['quoted'];
/** A longer stretch in quotation marks is a saying, not a name. */
const LONGEST_QUOTED = 24;

function cut(text: string, quoted: Marked): Chunk[] {
  const inside = (at: number): boolean =>
    quoted.some(({ start, end }) => at >= start && at < end && end - start <= LONGEST_QUOTED);
  const found: Chunk[] = [];
  let [from, lead] = [0, ''];
  const close = (end: number, next: string): void => {
    const start = inside(from) ? from : begin(text, from, end);
    if (end > start) found.push({ start, end, lead, next });
    else if (found.length > 0 && lead !== '' && end === from) lead = `${lead}${next}`;
  };
  for (let at = 0; at < text.length; ) {
    const mark = text[at] as string;
    const particle = mark === '的' && at > from;
    const joins =
      /[和及]/.test(mark) &&
      at - from >= 2 &&
      !/^(?:和[平谐县田]|及[时格])/.test(text.slice(at, at + 2)) &&
      !/[共中温]/.test(text[at - 1] ?? '');
    const dash = mark === '—' && (text[at + 1] === '—' || text[at - 1] === '—');
    const length = inside(at) ? 0 : dash || PUNCTUATION.test(mark) || particle || joins ? 1 : breakAt(text, at);
    if (length === 0) {
      at += 1;
      continue;
    }
    const word = joins ? '、' : text.slice(at, at + length);
    close(at, word);
    at += length;
    [from, lead] = [at, word];
  }
  close(text.length, '');
  return found;
}

/** @param quote verbatim */
export function plainText(quote: string): PlainText {
  let text = '';
  const open: { mark: string; at: number }[] = [];
  const quoted: { start: number; end: number; work: boolean }[] = [];
  for (const mark of quote) {
    if (!QUOTE.test(mark)) text += mark;
    else if (/[“「『《〈]/.test(mark) || (mark === '"' && open.at(-1)?.mark !== '"'))
      open.push({ mark, at: text.length });
    else {
      const opened = open.pop();
      if (opened && text.length - opened.at >= 2)
        quoted.push({ start: opened.at, end: text.length, work: mark === '》' });
    }
  }
  const folded = [...text]
    .map((one) => {
      const form = fold(one);
      return form.length === one.length ? form : one;
    })
    .join('');
  return { text, folded, quoted, chunks: cut(text, quoted) };
}
