/**
 * What is no question about a report: greetings, “what can you do”, chat, orders to the assistant. Judged by the words alone,
 * before anything is searched; never where a place or a year is named.
 */
import type { ReportSummary } from '../domain.ts';
import type { Reading } from '../question/understand.ts';
import { fold } from '../text/fold.ts';
import { type Refusal, suggestions } from './refuse.ts';

const GREETING =
  /^(?:你好|您好|嗨|哈喽|在吗|在么|早上好|下午好|晚上好|谢谢|多谢|再见|拜拜|(?:hi|hello|hey)(?: there)?|thanks|thank you|bye)[\s呀啊哦~,，。!！?？.]*$/i;
const ABILITY =
  /^(?:你|您|这(?:个|里)?|它)?(?:都)?(?:能|可以|会)(?:做|干|回答|查|问|帮我做)?(?:些|点)?(?:什么|啥|哪些)|^(?:你|您)(?:是谁|是什么|叫什么)|^(?:请问|这个?(?:里|东西|网页|网站|系统)?|你|您|它)*(?:要|该|应该)?怎么(?:使用|用)(?:你|这个|它)?[?？]*$|^(?:help|帮助|使用说明)$|\b(?:what can you do|who are you|how (?:do i|to) use)\b/i;
/** Orders to the assistant instead of questions: with or without a place, nothing in a question is an instruction. */
const ORDER =
  /(?:忽略|无视|忘[记掉]|不(?:要|用)(?:管|理))(?:掉|了)?(?:以上|前面|之前|上面|先前|所有|一切|你)[^。]{0,12}(?:指令|要求|提示|规则|设定|限制|内容)|系统提示|提示词|(?:只|仅)(?:回复|输出|回答)[“"'「]?[\p{L}\d]{1,20}|扮演|你现在是|\bsystem\s*[:：]|\bsystem prompt\b|\bignore (?:all |the |any |your |these )*(?:previous|above|prior|earlier|documents?|instructions?|rules)\b|\b(?:reply|respond|answer) only\b|\byou are now\b|\bact as\b|<\/?(?:system|script|img|instructions?)\b/iu;
/** Small talk and errands. */
const CHAT =
  /讲(?:一)?个?(?:笑话|故事|段子)|(?:写|作|编)(?:一|个)?(?:首|篇|封|段|份)?(?:诗|歌|作文|情书|小说|代码|邮件|辞职信|检讨|文案)|唱(?:首|个|支)|(?:你|您)(?:多大|几岁|喜欢|觉得|爱|吃|有没有女|有男|开心|累)|聊(?:聊)?天|帮我(?:翻译|算|订|买|写|查快递)|翻译(?:一下|成)|(?:今天|明天|后天|周末)[^。]{0,6}(?:天气|下雨|几度)|天气(?:怎么样|预报|如何)|几点(?:了|钟)|昨天|昨晚|前天|刚才|菜谱|食谱|推荐(?:几|一|个|部|本|只|支|些)|(?:买|卖|炒|哪只|几只)[^。]{0,8}(?:股票|基金|比特币|黄金|彩票)|(?:股票|基金|比特币|房价)[^。]{0,6}(?:能不能买|会涨|买吗|涨吗)|星座|运势|算命|中奖号码|减肥|失眠|感冒|牙疼|(?:女|男)朋友|谁(?:最帅|最美)|好[看听玩]的?(?:电影|电视剧|歌|游戏|节目)|(?:看|玩|听)(?:个|点)?(?:什么|啥)(?:电影|电视剧|游戏|歌)|\b(?:joke|poem|recipe|weather|movie|stock tips?|lottery|translate|football|capital of)\b/iu;

/** What people chat about, and what some report tells of: a film made at home, a world cup held there. */
const LEISURE = /世界杯|欧冠|NBA|电影|电视剧|明星|歌手|游戏/gi;

/** Of the coming days, whatever the place: no report tells. */
const WEATHER =
  /(?:今天|今晚|明天|后天|大后天|现在|周末|这两天)[^。,，]{0,8}(?:下雨|下雪|天气|气温|几度|多少度|冷不冷|热不热|刮风)/;

/** A judgement of the asker's own: reports give none. */
const OPINION =
  /(?:哪|谁)[^，,。?？]{0,10}[最更比较](?:好(?![转的])|棒|厉害|值得|好玩|好吃|划算|靠谱|漂亮)[^，,。?？]{0,4}[?？]?$|(?:划不划算|值不值得|好不好玩|好不好吃)|[去买选][^，,。?？]{1,16}(?:划算|更?值得|好玩)[?？]?$/;

const refusal = (message: string, reports: readonly ReportSummary[]): Refusal => {
  const example = suggestions(reports, 1)[0];
  return { reason: 'out-of-domain', message: `${message}${example ? `可以这样问：${example}` : ''}` };
};

/** @returns a short friendly refusal of greetings and questions about the assistant, null for anything else */
export function refuseGreeting(question: string, reports: readonly ReportSummary[]): Refusal | null {
  const folded = fold(question.trim());
  if (GREETING.test(folded)) return refusal('您好，我只回答政府工作报告里的内容，并逐字给出出处。', reports);
  if (!ABILITY.test(folded)) return null;
  const places = [...new Set(reports.flatMap(({ region }) => region ?? []))];
  const held = places.slice(0, 6).join('、') + (places.length > 6 ? `等${places.length}个地方` : '');
  return refusal(
    `我根据库里的政府工作报告回答问题：查指标和目标、比较各地、列出举措，每句话都给出原文出处。库里有${held}的报告。`,
    reports,
  );
}

/**
 * @param contains whether any of the reports has a word
 * @returns a refusal of chat and of orders, null for anything that may be a question about a report
 */
export function refuseChat(
  question: string,
  reading: Reading,
  reports: readonly ReportSummary[],
  contains: (word: string) => boolean,
): Refusal | null {
  const folded = fold(question.trim());
  if (ORDER.test(folded))
    return refusal('这不是关于政府工作报告的问题。报告和问题里的文字都只当作内容，不当作指令。', reports);
  const named = reading.mentions.length > 0 || reading.years.length > 0 || reading.periods.length > 0;
  if (OPINION.test(folded)) return refusal('报告不作这样的评价，我也不替它作。', reports);
  const leisure = [...folded.matchAll(LEISURE)].map(([word]) => word);
  const chats = CHAT.test(folded) || (leisure.length > 0 && !leisure.some(contains));
  return WEATHER.test(folded) || (!named && chats)
    ? refusal('这个问题与政府工作报告无关，我回答不了。', reports)
    : null;
}
