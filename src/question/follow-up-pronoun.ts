/**
 * Words that point back: to the place (该区, 当地), to the year (那一年), to the thing that was asked about (这个项目, 这笔钱).
 */

const PLACE =
  /(?:该|这个|那个|此|这座|那座)(?:直辖市|自治区|自治州|[省市区县州旗](?![场域间块]))|(?:这|那)(?:个)?(?:地方|地区|城市|边|里(?![面头])|儿)|当地|本地|本[省市区县州](?![场域级])|它们?|他们(?!家)/g;
const PLACES =
  /(?:这|那|上述|以上)(?:些|[几两二三四五六七八九十]个)(?:地方|地区|城市|直辖市|自治区|[省市区县州])|(?:它|他)们(?:之间)?|[两二三四五]者/;
const YEAR = /(?:那|这|该|同|当)一?年(?:度)?(?![级龄])|同期/g;
const NOUNS =
  '项目|工程|措施|举措|办法|政策|目标|指标|任务|工作|计划|规划|行动|资金|钱|投资|公司|企业|集团|医院|学校|园区|机场|铁路|公路|高速|路|大桥|桥|公园|平台|中心|活动|比赛|事情|事|问题|数字|数据|数|标准|补贴|方面|领域|部分|内容|安排|情况|成绩|变化|人|产业|产品|房子|小区|会议|做法|说法|队伍|团队|机构|机制|制度|模式|平台|基地|奖|称号|荣誉|品牌';
const THING = new RegExp(
  `(?:(?:这|那|此|该|上述|(?<![\\p{Script=Han}\\d%])以上|前述)(?:个|些|项|条|笔|家|座|所|位|件|类|种|批|支|款|场|届|部|艘|颗|台|套|[几两二三四五六七八九十]+[个项条家座所件种])?(?:的)?(?:具体)?(${NOUNS})(?![者士民口才均])|其中(?=哪|谁|什么|最)|(?<![a-z])(?:这里面|那里面))`,
  'u',
);
/** Without a noun only where a question goes on behind it, or at its end. */
const BARE =
  /(?:^|(?<=怎么|如何|为什么|谁|什么时候|哪里))(?:这个?|那个|这些|那些|这样|那样|此|其|它们?|他|她)(?=怎|如何|是|为|什么|在|有|要|会|能|多|具体|主要|包括|指|啥|几|占|需|投|花|由|谁|哪|何|什|(?<=[他她])[说讲提]|[\s?？]*$)/;
/** Nouns that any topic is: nothing is lost without them. */
const EMPTY = /^(?:方面|领域|事情|事|数|数字|数据|情况|内容|部分|问题|做法|说法|变化|人)$/;

export interface Pointing {
  /** Without the words that point to places and years. */
  readonly text: string;
  /** It points to the place, or to all places just asked about. */
  readonly places: 'one' | 'all' | null;
  /** The stretch of `text` that points to the thing, with its noun ('' where it has none). */
  readonly thing: { readonly start: number; readonly end: number; readonly noun: string } | null;
}

/** @param core the new question without what leads over; @param speech the question before asked about the speech: 他 is the speaker */
export function pointing(core: string, speech: boolean): Pointing {
  const all = PLACES.test(core);
  let text = core.replace(PLACES, '');
  const one = text.search(PLACE) >= 0;
  text = text.replace(PLACE, '').replace(YEAR, '');
  if (text !== core) text = text.replace(/^[的在对,，\s]+(?=.)/, '');
  const named = THING.exec(text);
  const bare = named ? null : BARE.exec(text);
  const match = named ?? (bare && (speech || !/^[他她]/.test(bare[0])) ? bare : null);
  return {
    text,
    places: all ? 'all' : one ? 'one' : null,
    thing: match ? { start: match.index, end: match.index + match[0].length, noun: named?.[1] ?? '' } : null,
  };
}

/** The topic in place of the words that point to it. */
export function namedOf(topic: string, noun: string): string {
  // 菜场方面 of “菜场方面计划”.
  const field = /^(?:方面|领域)$/.test(noun) ? topic.indexOf(noun) : -1;
  if (field > 0) return topic.slice(0, field + noun.length);
  if (noun === '' || EMPTY.test(noun) || topic.includes(noun) || topic === '') return topic === '' ? noun : topic;
  return /^(?:钱|资金|投资|目标|任务|指标|标准|补贴|措施|举措|办法|政策|安排|工作|计划)$/.test(noun)
    ? `${topic}的${noun}`
    : topic + noun;
}
