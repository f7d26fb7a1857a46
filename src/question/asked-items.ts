/**
 * The several things that one question asks for: “发了多少补贴、办了多少场招聘会”, “粮食和茶叶产量分别是多少”.
 */

const ASKS =
  /多少|几(?=[个家所人户座条公里亿万天项处套亩辆名次张成年倍百%])|百分之几|多[大高长快]|哪|什么|谁|(?:比例|比重|占比|增幅|增速|涨幅|降幅|数量|人数|金额|总额|面积)(?:又|各|分别)?(?:是|为)[?？]?$|\bhow (?:much|many|fast)\b|\bwhat\b/;
const EACH = /(?:分别|各自?|都)(?=[^分别各]{0,12}(?:多少|几|百分之|哪|什么|如何|怎))/;
const AND = /、|以及|还有|(?<!统)和(?!谐|美|平)|(?<!参)与(?!会)|(?<![涉普惠以])及(?!格|时|其)|跟/;
const BREAK =
  /[,，;；?？。]|、(?=[^、]*(?:多少|几|哪))|(?:和|以及|还有|并且?)(?=[^,，和]*(?:多少|几[个家所座条项处人户名张件辆]|哪))/;

/** “茶叶产量和增幅”: a level and its growth. */
const WITH_GROWTH =
  /^(.{2,}?)(?:以及|、|和|与|及)((?:其|它)?(?:(?:同|环)比|[比较]上一?年)?的?(?:增幅|增速|涨幅|降幅|增长率|增长幅度))(?:各|分别)?(?:是|为|有)?(?:多少)?[?？。]?$/;

/** Characters of a verb in front of a word of asking: 办成了. */
const VERB = 3;

/** 从多少到多少: both ends of one thing. */
export const FROM_TO = /[由从](?:多少|几|百分之几)[^，,。]{0,12}到[^，,。]{0,8}(?:多少|几)/;

/**
 * @param question folded, without places and years
 * @returns the parts, each with the words of one thing; one part for a question that asks for one thing
 */
export function askedItems(question: string): string[] {
  const each = EACH.exec(question);
  if (each) {
    const named = question
      .slice(0, each.index)
      .split(AND)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (named.length > 1) return completed(named);
  }
  if (FROM_TO.test(question)) return [question];
  const parts = question
    .split(BREAK)
    .flatMap(twice)
    .map((part) => part.trim());
  const asking = parts.filter((part) => ASKS.test(part));
  if (asking.length > 1) {
    // “茶园面积，去年有多少，今年要到多少”: what stands in front is asked of in each.
    const named = parts.slice(0, parts.indexOf(asking[0] as string)).filter((part) => part !== '');
    return named.length > 0 ? asking.map((part) => `${named.join('，')}，${part}`) : asking;
  }
  const grown = WITH_GROWTH.exec(question);
  if (grown) return [grown[1] as string, grown[2] as string];
  // “多少个粮库和冷链中心”: one word of asking for two things.
  const joined = /(?:多少|几)[个家所座条处项名人位张套件]?(.{2,}?)(?:和|与|、|以及)(.{2,})$/.exec(
    asking[0] ?? question,
  );
  if (joined && !/[的是有]|分别|各/.test(`${joined[1]}${joined[2]}`)) return [joined[1] as string, joined[2] as string];
  return [question];
}

/** What the last of several says for all: 总产量 of “粮食和油料总产量”. */
const FOR_ALL =
  /^(?:的)?(?:居民)?(?:总|年|平均|人均)*(?:产量|产值|面积|收入|支出|增速|增幅|增加值|数量|人数|比重|比例|占比|覆盖率|里程|规模|价格|投资额?|客流|吞吐量|销量|销售额|存栏|出栏)/;

/** “粮食和油料总产量”: a short part lacks what the last one says for both. */
function completed(parts: readonly string[]): string[] {
  const last = parts.at(-1) ?? '';
  return parts.map((part) => {
    const rest = last.slice(part.length);
    return part.length <= 3 && FOR_ALL.test(rest) ? part + rest : part;
  });
}

/** “给多少企业办成了多少件事”: cut before the verb in front of the second. */
function twice(part: string): string[] {
  const found = [...part.matchAll(/多少|几(?=[个家所人户座条件张名])|百分之几/g)];
  const second = found[1]?.index;
  if (second === undefined || found[0] === undefined) return [part];
  const cut = Math.max(found[0].index + 3, second - VERB);
  return [part.slice(0, cut), part.slice(cut)];
}
