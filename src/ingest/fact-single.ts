/**
 * Of a figure that stands in a review of several years: whether it is of the last of them alone, as its own words tell.
 */
export interface Told {
  /** What the figure is the figure of, as the report says it. */
  readonly name: string;
  /** The sentence up to the figure. */
  readonly before: string;
  /** Its clause up to it. */
  readonly clause: string;
  /** What follows the figure. */
  readonly after: string;
  readonly bases: readonly string[];
  /** It tells a change (增长), not a level. */
  readonly change: boolean;
  /** It counts what was done (新建), which adds up. */
  readonly done: boolean;
}

/** Only the last year is compared with the year before it, and only a level with one single year. */
const OF_YEAR = /^(?:同比|(?:比|较)(?:上年|去年))|^(?:是|为|相当于)(?:上年|去年|(?:19|20)\d{2}年)/;
const NOW = /全年|目前|现有|现已|如今/;
/** “消费总额4亿元，比2016年增长9%”: what one year had. */
const LEVEL_BEHIND =
  /^[，、]?(?:(?:比|较)(?:(?:19|20)\d{2}年(?:底|末)?|[“"]?(?:十[一二三四]?|[六七八九])五[”"]?末)|(?:是|为)(?:19|20)\d{2}年)/;
const YEAR_BEHIND = /^[，、]?(?:同比|(?:比|较)(?:上年|去年))/;
/** What there is, not what was added. */
const STOCK =
  /人均|(?:总里程|保有量|拥有量|存量|余额|总人数|总户数|常住人口|总装机(?:容量)?|参保人数|在校生|占比|比重|比例|(?:覆盖|普及|绿化|绿地|城镇化|达标|入学|入园|参保|处理|自给)率)$/;
const ADDS_UP = /累计|合计|总计|五年|年来|期间|新增|净增|(?<!公)共(?=[\p{Script=Han}]{0,4}$)/u;

/** At its beginning it holds for a whole sentence. */
const NOW_OPENS = /(?:^|；)(?:截[至止])?(?:目前|如今)，[^；]*$|全年(?![^；]*(?:五年|年来|期间|累计|年均|\d年))[^；]*$/;

export function isOfLast({ name, before, clause, after, bases, change, done }: Told): boolean {
  const base = bases.join();
  if (OF_YEAR.test(base) || NOW.test(clause) || NOW_OPENS.test(before)) return true;
  if (change || ADDS_UP.test(clause) || ADDS_UP.test(base)) return false;
  return YEAR_BEHIND.test(after) || (!done && (LEVEL_BEHIND.test(after) || STOCK.test(name)));
}
