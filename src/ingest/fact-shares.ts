/**
 * What a share is a share of, where that does not stand in front of it: “近七成商铺开门”, “50%以上的县”, “焦化行业70%以上产能”.
 */
import { countOf } from '../text/chinese-number.ts';
import { isShare } from '../text/units.ts';
import type { Found } from './fact-figures.ts';
import { type Name, partsOf } from './fact-lists.ts';
import { nounAfter } from './fact-noun.ts';
import { readPhrase } from './fact-phrase.ts';
import { TIMES_TWO } from './fact-roles.ts';
import { actions } from './fact-words.ts';

/** “贡献了全省70%的税收” */
const GIVES = /^(?:贡献|提供|承担|集聚|集中|吸纳|创造|生产(?!总值)|拥有|汇聚)了?/;
/** “保持了9%的高增速”: of what was named before. */
const SPEED = /^(?:中?高|较高|较快|预期|年度)?(?:增速|增长|速度|增幅|目标)/;
/** “按不低于5%的幅度压减一般支出”: what is done so stands behind. */
const MEASURE = /^的(?:幅度|比例|速度|标准)/;
const OBJECT_REACH = 24;
const OWNER_MAX = 16;
/** What stands behind a share without being what it is of. */
const GOES_ON =
  /^(?:[可在以由被都也是已能用按的达为][\p{Script=Han}]|[增减]|[可在以由被都也是已能用按的]|有了|要|得到|实现|完成|通过|目标|水平|比例|提高|来自)/u;

/** @param own what stands in front of it @param object what stands right behind it @returns null where it is of something else */
export function ofShare(text: string, found: Found, single: boolean, own: Name, object: Name): readonly Name[] | null {
  const { phrase, figure, leadStart } = found;
  const percent = isShare(figure.base) && figure.base !== '个百分点' && figure.base !== '百分点';
  const behind = object.text;
  if (
    own.text === '' &&
    !phrase.said &&
    single &&
    behind.length > 1 &&
    !/^(?:[可在以由被都也是已能用按的]|[增减])/.test(behind)
  ) {
    const opens = leadStart === figure.start && !/[、和]$/.test(text.slice(0, figure.start));
    if (figure.base === '成' || (percent && opens)) return [object];
  }
  if (!isShare(figure.base)) return null;
  const rest = text.slice(figure.end);
  const way = MEASURE.exec(rest);
  if (way) {
    const start = figure.end + way[0].length;
    const clause = /^[^，,；;。]*/.exec(text.slice(start, start + OBJECT_REACH))?.[0] ?? '';
    const { name, span } = readPhrase(clause, start);
    if (actions.at(clause) >= 2 && name.length > 1) return [{ text: name, owner: '', ...span }];
  }
  if (rest.startsWith('的')) {
    const of = nounAfter(rest.slice(1));
    const end = figure.end + 1 + of.length;
    if (of.trim().length < 2 && !/^[村镇乡县户人校]$/.test(of)) return null;
    if (SPEED.test(of) || /^(?:基础|情况|前提|水平)/.test(of)) return null;
    if (own.text.length < 2 || /^全\p{Script=Han}$/u.test(own.text) || GIVES.test(own.text))
      return [{ text: of, owner: '', start: figure.end + 1, end }];
    const whole = /占|(?:计划|任务|目标|预算)$/.test(own.text);
    // “工程覆盖94%的农村人口”
    const covers = /覆盖\s*$/.test(text.slice(0, figure.start));
    if (covers && single) return [{ ...own, text: `${own.text}覆盖${of}`, end }];
    return !phrase.said && single && own.text.length <= OWNER_MAX && !whole
      ? [{ ...own, text: own.text + of, end }]
      : null;
  }
  // “水泥、焦化行业70%以上产能”: of theirs.
  return percent &&
    single &&
    (!phrase.said || /实现了?$/.test(text.slice(0, figure.start))) &&
    own.text.length > 1 &&
    own.text.length <= OWNER_MAX &&
    behind.length > 1 &&
    !GOES_ON.test(behind) &&
    !/[率占比重例增长速幅]$/.test(own.text)
    ? [{ ...own, text: own.text + behind, end: object.end }]
    : null;
}

/** “A、B、C实现‘三个翻番’”: as many as the words say. @returns null where they say no number */
export function doubled(text: string, found: Found, own: Name): readonly Name[] | null {
  const count = found.figure.base === '番' ? TIMES_TWO.exec(text.slice(0, found.figure.start))?.[1] : undefined;
  if (count === undefined) return null;
  const parts = partsOf(own);
  return parts.length === countOf(count) ? parts : [];
}
