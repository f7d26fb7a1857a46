/**
 * What stands before the follow-up itself: words that take note of the answer before (“我知道了，”), and a topic that is named
 * first and asked about behind a comma (“空气质量呢，今年要达到几级？”).
 */

import { contentOf } from './follow-up-words.ts';

const NOTED = [
  '(?:我|俺)?(?:都|已经)?(?:知道|明白|了解|懂|清楚|记住?|看到|晓得)(?:啦|了)(?:谢谢你?)?|了解|明白|收到|清楚',
  '好(?:的|吧|嘞|了|啊|呀)?|行(?:了|吧|啊)?|可以|嗯+|哦+|噢|喔|啊|对|没错|原来(?:是这样|如此|这样)|是?这样啊?|不错|很好|太好了',
  '(?:谢谢|多谢|感谢|谢了|辛苦)(?:了|你|您)*(?:的(?:回答|解答))?|没问题|ok(?:ay)?',
].join('|');
const TAKES_NOTE = new RegExp(`^(?:(?:${NOTED})\\s*[,，。.!！;；、~～…]+\\s*)+(?=.{2})`, 'i');
const TAKES_NOTE_ENGLISH =
  /^(?:(?:i (?:see|understand|know)|got it|ok(?:ay)?|thanks?(?: you)?(?: (?:a lot|very much))?|great|good|right|all ?right|fine|noted|understood|interesting|perfect|cool)(?:\s*[,.;:!…]+\s*|\s+(?=(?:and|so|but|then|what about|how about)\b)))+(?=.{3})/i;

/** “甲呢，…”: what is asked about stands first. */
const TOPIC_FIRST = /^(?:那么?|至于|关于)?([^,，。？?！!、；;：:\s呢]{2,16})呢[,，。?？]\s*(?=\S{3})(.+)$/s;
/** No topic of its own, only a way to go on. */
const GOES_ON = /^(?:还有|别的|其他|其它|然后|后来|结果|接着|接下来)$/;
const POINTS = /它们?|(?:那|这)(?:边|里|儿)(?!面)/;
/** Asks for something else than the question before. */
const ASKS = /什么(?!样)|哪|谁|怎么(?!样)|如何.|为何/;
/** A time at the beginning goes before what is asked about. */
const TIME =
  /^(?:到|截至|在)?(?:[今去明前]年|(?:19|20)\d{2}年?|“?十[一二三四五]五”?(?:期间|末)?|(?:未来|今后|过去)[两三四五]年)底?/;

function topicFirst(text: string): string {
  const [, topic = '', asked = ''] = TOPIC_FIRST.exec(text) ?? [];
  if (asked === '') return text;
  if (GOES_ON.test(topic)) return asked;
  if (POINTS.test(asked)) return asked.replace(POINTS, topic);
  // “明年呢，打算建多少”
  if (TIME.exec(topic)?.[0] === topic) return topic + asked;
  if (/^(?:政府)?(?:工作)?报告/.test(asked)) return `关于${topic}，${asked}`;
  const time = TIME.exec(asked)?.[0] ?? '';
  if (time === '' && contentOf(asked) === '' && !ASKS.test(asked)) return `${topic}呢？`;
  return time + topic + asked.slice(time.length);
}

/** 又是怎么…, that “…”: words that lean on the answer before and say nothing. */
const LEANING =
  /又(?=[是有指要]?(?:怎么|如何|什么|多少|哪|谁|几))|[那这]个(?=[“"「『])|^[他她]在?(?:政府|工作)*报告(?:里面?|中|上)?(?:说|提到?|讲到?|提出)?的?(?=.{4})/g;

/** @param text as typed, trimmed. @returns the follow-up itself */
export const withoutLead = (text: string): string =>
  topicFirst(text.replace(TAKES_NOTE, '').replace(TAKES_NOTE_ENGLISH, '')).replace(LEANING, '');

/** The number was told by the answer before. */
const WHICH_OF_THEM =
  /^((?:那|都|具体|分别)*(?:是|有)?)哪(?:\d{1,2}|[两二三四五六七八九十])([个家座条所项位名处件种类支款])(?=[呢啊呀?？\s]*$)/;

/** 是哪4个 asks the same as 是哪几个. */
export const withoutNumber = (text: string): string => text.replace(WHICH_OF_THEM, '$1哪几$2');
