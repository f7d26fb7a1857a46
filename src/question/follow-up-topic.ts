/**
 * What a question is about, as a phrase that another question can take over: without place, year and the words that ask.
 */
import { blanked } from '../text/blanked.ts';
import type { Parts } from './follow-up-parts.ts';
import { contentOf } from './follow-up-words.ts';

const NOUNS = '(?:措施|办法|举措|做法|安排|打算|内容|工作|要求|成绩|成效|情况|变化|进展|动作|政策)';
/** The asking phrase with the empty verbs and nouns around it: “做了哪些工作”, “分别是多少亿元”. */
const ASKING = new RegExp(
  [
    '(?:哪一?[个里儿年]|谁)(?:地方|地区|城市|[省市区县])?的?[最更]?[高低大小多少快慢好](?![学校])|哪一?个(?:地方|地区|城市|[省市区县])的?',
    `(?:分别|大概|大约|一共|总共|具体|究竟|到底|主要|都|还|又|有没有|打算|准备)*(?:有|做|干|搞|办|采取|推出|出台|包括|安排|提出|是)?(?:了|过)?(?:些)?(?:哪些|什么(?!时候|地方|样)|啥(?!时候)|哪几[个项条])(?:(?:具体|主要|重点|新)?的?${NOUNS})?`,
    '(?:分别|大概|大约|一共|总共|都|实际)*(?:是|为|有|占|达到?|定为|定在|定|完成|实现)?了?(?:多少|几)(?:[万亿千百]*(?:个百分点|平方米|平方公里|公里|人次|[个家所人户座条亿万天项处套亩辆名次张件成倍块元吨斤%]|亿元|万元))?钱?(?=[^年月]|$)',
    '(?:是|在|于|到|从)?(?:什么时候|啥时候|何时|哪一?[年天月日]|几月份?|几号|什么地方|哪里|哪儿|何处|哪(?![些几个家位所座条种类项]))',
    '(?:具体|打算|准备|应该|要|会|将|是)*(?:怎么样?|怎样|如何|咋样?)(?:办|做|干|搞|回事|安排|打算|推进|落实|实施|开展|进行|建设|修建|改造|发展|解决|实现|完成)?(?:的|了)?',
    '(?:是|由)?谁(?:来)?|了?(?:是|由)?哪一?[个家位所座条种类项]|为什么|为何|为啥',
    '是否|有没有|有无|是不是|会不会|能不能|能否|(?:吗|呢|吧|么)(?=[\\s?？]*$)',
    '[最更][高低大小多少快慢好]|相?对比|相比|比较(?!好|强)|(?:相?差|差距)?(?:多少|多大)|差距',
    '请问|请|告诉我|想(?:问|知道|了解)(?:一?下)?|介绍一?下|说说|讲讲|列出',
  ].join('|'),
  'g',
);
/** “2022年政府工作报告里提到的”: where it stands, not what it is. */
const IN_REPORT =
  /(?:的|在|份)?(?:政府)?工作报告(?:里面?|中|上)?(?:提到|提出|说|讲|写|指出)?的?|报告(?:里面?|中|上)(?:提到|提出|说|讲|写|指出)?的?/g;
/** No part of a topic: the next question may be of another time. */
const NOW = /(?:现在|目前)(?=[\s?？]*$)/g;
/** “民生项目有没有关于养老的”: what follows is about 养老. */
const WHETHER_ABOUT =
  /^.*(?:有没有|有无|是否有)(?:关于|涉及|针对|跟|和|与)(.{2,12}?)(?:有关|相关|方面)?的(?:内容|项目|措施|安排|工作)?(?=[\s?？吗呢]*$)/;
const ENDS =
  /^[\s的,，、。;；:：是为在和与跟同要将]+|(?:[\s?？。.!！,，、;；:：的了是为有在到和与]|(?:增|升|降|减|达)(?:至|到)|增加到|提高到|下降到)+$/g;

const ENGLISH_ASKING =
  /\b(?:what|which|who|whom|when|where|why|how)(?:\s+(?:much|many|fast|long|large|far|about|exactly))?\b|\b(?:is|are|was|were|will|would|does|did|do|has|have|had|can|could|should)\b|\b(?:please|tell me|it|they|there|highest|lowest|compared?)\b/g;
const ENGLISH_ENDS =
  /^(?:['’]s\b|\s|[,.;:?'’]|(?:the|of|in|for|by|to|and|on|a|an|set|be|'s)\b)+|(?:\s|[,.;:?'’]|\b(?:of|in|for|by|to|and|on|at|the|set|be|'s))+$/g;

/** @returns in the words of the question, '' where it has no topic */
export function topicOf({ reading, text, english, places, times }: Parts): string {
  if (reading.aboutSpeech && !english) return '政府工作报告';
  const left = blanked(text, [...places, ...times]);
  if (english)
    return blanked(left, [])
      .replace(new RegExp(ENGLISH_ASKING, 'gi'), ' ')
      .replace(/\b(?:in|of|for|by|during)\s+(?=(?:in|of|for|by|during)?\s*(?:[?.!]|$))/gi, ' ')
      .replace(/\s+/g, ' ')
      .replace(new RegExp(ENGLISH_ENDS, 'gi'), '');
  const asked = left.replace(IN_REPORT, '').replace(WHETHER_ABOUT, '$1').replace(ASKING, '').replace(NOW, '');
  return asked.replace(/\s+(?![a-z])|(?<![a-z])\s+/gi, '').replace(ENDS, '');
}

/** The place of the noun that a topic turns on: 养老 in “养老方面有什么安排”. @returns null where nothing but empty words is left */
export function coreOf({ reading, places, times }: Parts): { start: number; end: number } | null {
  const hidden = [...places, ...times, ...[...reading.folded.matchAll(ASKING)].map(spanOf)];
  const text = reading.folded;
  const mask = new Array<boolean>(text.length).fill(false);
  for (const { start, end } of hidden) mask.fill(true, start, end);
  let best: { start: number; end: number } | null = null;
  for (const match of text.matchAll(/\p{Script=Han}+|[a-z]{2,}/gu)) {
    let from = match.index;
    for (let at = from; at <= match.index + match[0].length; at++) {
      if (at < match.index + match[0].length && !mask[at]) continue;
      const run = narrowed(text, from, at);
      if (run && run.end - run.start > (best ? best.end - best.start : 0)) best = run;
      from = at + 1;
    }
  }
  return best;
}

/** Verbs of work before the thing that is worked on. */
const VERB =
  /^(?:计划|打算|预计|力争|拟|将|要|已|又|再)?(?:新建|新增|改造|改建|扩建|建设|建成|修建|兴建|翻修|完成|实现|打造|推进|培育|引进|实施|开展|发展|加强|推动|提升|新改建|整治|新开工|开工|安排|投入|发放|解决|落实|改善|优化|加大|促进|保障|提高|加快|做好|抓好|扩大|深化|支持|减少|治理|缓解|防治|吸引|培养)?(?:了|过)?/;
const TAIL = /(?:方面|领域|问题|工作|情况|目标|安排|计划|打算|要|将|的|里|中)+$/;

function narrowed(text: string, start: number, end: number): { start: number; end: number } | null {
  const run = text.slice(start, end);
  if (contentOf(run) === '') return null;
  const from = (/^[的在对从]+/.exec(run)?.[0].length ?? 0) + start;
  const verb = VERB.exec(text.slice(from, end))?.[0].length ?? 0;
  const tail = TAIL.exec(text.slice(from, end))?.[0].length ?? 0;
  if (end - tail - from - verb >= 2) return { start: from + verb, end: end - tail };
  return end - tail > from ? { start: from, end: end - tail } : null;
}

const spanOf = (match: RegExpMatchArray): { start: number; end: number } => ({
  start: match.index ?? 0,
  end: (match.index ?? 0) + match[0].length,
});
