/**
 * What web pages put around and into a report: navigation, print links, disclaimers, forum statistics. Data, with two look-ups.
 * Lines are judged after their white space is trimmed. Patterns are anchored so that a sentence of a report that merely
 * mentions such a word stays.
 */

/** A line that is never part of a report, wherever it stands. */
const ALWAYS: readonly RegExp[] = [
  /^[-=_*·•.\s|—]{1,12}$/,
  /^(?:您?(?:当前|现在)(?:的)?位置|所在位置)\s*[:：]/,
  /^(?:首页|设为首页|加入收藏|收藏本站)/,
  /^(?:【?\s*(?:打印|关闭|收藏|复制链接|纠错|返回顶部|返回列表)|\[\s*(?:打印|关闭|复制链接|资讯搜索|告诉好友))/,
  /^(?:分享(?:到|至)|扫一扫|扫码|微信扫|点击排行|推荐(?:图文|资讯|阅读)|热门(?:推荐|文章)|相关(?:阅读|链接|新闻|文章|评论|资讯)|上一[篇条页]|下一[篇条页])(?:\s*[:：].*)?$/,
  /^(?:免责声明|版权声明|法律声明|特别声明|转载声明)\s*[:：]?/,
  /^(?:放大字体|缩小字体|字体\s*[:：【]|字号\s*[:：【]|【?字体)/,
  /^(?:发布(?:时间|日期)|发表于|添加时间|更新时间|信息来源|文章来源|来源|来源于|作者|编辑|责任编辑|责编|浏览(?:次数|量)?|点击(?:数|量|次数)?|阅读(?:次数|量)?|查看|稿件来源|索引号|发文(?:机关|单位)|成文日期|主题分类)\s*[:：]/,
  /^(?:添加时间|浏览次数)\s/,
  /^时间\s*[:：]\s*\d{4}-\d{1,2}-\d{1,2}/,
  /^(?:核心提示|内容提要|内容摘要|【摘要】|摘要|原标题|导读)\s*[:：]/,
  /^(?:您需要登录|登录\s*\|?\s*(?:立即)?注册|快速回复|本版积分|Powered by|Copyright|版权所有|ICP备|我要反馈|我要纠错|有想补充的信息)/i,
  // These words begin sentences of reports too (技术支持2000次): only alone, or with a label's colon.
  /^[-•·\s]*(?:技术支持|主办单位|承办单位|网站地图|联系我们|企业入驻|客服中心|在线咨询|联系电话|在线时间)\s*(?:[:：|].*)?$/,
  /^.{0,40}(?:版权反馈|ICP备\d+|公网安备\d*)/i,
  /^IE\s*版本/i,
  /^(?:TA的每日心情|•?\s*签到天数|Rank:|\[LV\.)/,
  /^\d+\s*条\s*\[/,
];

/** Lines that end the report when they stand behind most of it. */
const TAIL: readonly RegExp[] = [
  /^(?:免责声明|版权声明|特别声明|转载声明)/,
  /^(?:分享(?:到|至)|扫一扫|您需要登录|相关(?:阅读|链接|新闻|文章|附件)|上一[篇条页]|下一[篇条页]|【?(?:打印|关闭)|\[\s*资讯搜索)/,
];

/** @param line one trimmed line */
export function isChrome(line: string): boolean {
  return line !== '' && line.length <= 400 && ALWAYS.some((pattern) => pattern.test(line));
}

/** @param line one trimmed line */
export function endsSpeech(line: string): boolean {
  return TAIL.some((pattern) => pattern.test(line));
}

/** Stray bits inside a line: continuation notes of newspapers, web addresses. */
export const INLINE_NOISE = /[（(]\s*(?:上接|下转|紧接)[^（）()\n]{1,16}[）)]|(?:https?:\/\/|www\.)[\w\-./?%&=#:~]+/g;

/** Invisible and control characters; line ends and tabs are not among them. */
export const INVISIBLE = /\p{Cf}|(?![\n\r\t\u0085])\p{Cc}/gu;

/** White space other than line ends. */
export const BLANKS = /[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
