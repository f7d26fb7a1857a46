/**
 * Questions that carry nothing over, though they name no place: small talk, orders to the assistant, errands, questions about
 * the library. They leave the conversation where it stood.
 */

const POLITE =
  /^(?:(?:太好了|很好|真好|不错|没问题|辛苦了?|厉害|你好|您好|嗨|哈喽|在吗|谢谢|多谢|感谢|再见|拜拜|好的?|嗯|哦|明白|知道|了解|懂|收到|okay|ok|hi|hello|hey|thanks?|thank you|bye|got it|i see)(?:你|您|了|啦|so much|very much|[\s呀啊~,，。!！.])*)+$/;
/** To the assistant: who it is, what it can do. */
const ASSISTANT =
  /^(?:你|您)(?:们)?(?:是谁|是什么|叫什么|会|能|可以|喜欢|觉得|认为|几岁|多大|有(?!没有提|没有说)|知道我|好)|^(?:怎么|如何)(?:用|使用)你|\b(?:who are you|what can you do|are you (?:a|an|human|real|sure you))\b/;
const ORDER =
  /(?:忽略|无视|忘[掉记]|不要管|不用管).{0,12}(?:指令|要求|提示|规则|设定|限制)|系统提示|提示词|扮演|你现在是|(?:只|仅)(?:回复|输出)|\b(?:ignore|disregard|forget) .{0,24}\b(?:instructions?|rules|prompts?)\b|\bsystem prompt\b|\byou are now\b|\bact as\b|\bpretend\b|<\/?(?:system|script|instructions?)\b/;
/** Writing, reckoning, weather, entertainment: what no report holds. */
const ERRAND =
  /^(?:请|麻烦|帮我|给我|你|能不能|可以)*推荐|翻译(?:成|为|一下|这)|(?:写|作|编|画|唱|讲|翻译|推荐)(?:一?[个首篇封段份幅句支]|几[个首部本]|成|一下).{0,12}(?:诗|歌|作文|故事|笑话|段子|邮件|代码|程序|文案|画|小说|信|英文|英语|电影|书|餐厅)|(?:今天|明天|后天|今晚|周末|现在).{0,8}(?:天气|下雨|下雪|气温|几度|几点|星期几|周几|冷|热)|天气(?:怎么样|如何|预报)|^\s*[\d\s+*/×÷=().-]+(?:等于)?(?:几|多少)?[\s=?？]*$|股票|彩票|星座|算命|菜谱|\b(?:joke|poem|recipe|weather|lottery|stock tips?|movie|translate)\b/;
const LIBRARY =
  /(?:报告库|资料库|数据库|库)(?:里|中)?(?:有|收录|一共)|(?:你|您|这里|系统)(?:都)?(?:有|收录)(?:了)?(?:哪些|什么|几份|多少)(?:份|个)?(?:报告|地方|地区|资料)|(?:有|收录了)(?:哪些|几份|多少份)报告|\bwhich reports (?:do you have|are there)\b/;

/** @param folded the question as typed, folded */
export const carriesNothing = (folded: string): boolean =>
  [POLITE, ASSISTANT, ORDER, ERRAND, LIBRARY].some((pattern) => pattern.test(folded));
