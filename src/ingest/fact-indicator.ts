/**
 * From a name in a report to its indicator, and from a figure's words to its measure.
 */
import type { Fact } from '../domain.ts';
import { type Indicator, indicatorAtEnd, indicatorNamed } from '../lexicon/indicators.ts';
import type { Figure } from '../text/numbers.ts';
import { isCounter, isShare } from '../text/units.ts';
import type { Phrase } from './fact-phrase.ts';

/** Words of the place itself say nothing: 全市地区生产总值. */
const OF_THE_PLACE =
  /^(?:全[市省区县州国旗镇乡](?!性)|我[市省区县国]|本[市省区县]|[市省区县](?=地区|一般|规模)|(?:当年|全年|年度|同期)|预计|实现|完成|的)+/;

export interface NamedIndicator {
  readonly indicator: string;
  readonly known: boolean;
  /** Whether a percentage of it is its growth; null where the lexicon does not know. */
  readonly growth: boolean | null;
}

/** May the indicator be stated in the unit of the figure? */
function isLawful({ units }: Indicator, { rank, base }: Figure): boolean {
  return (
    rank ||
    isShare(base) ||
    /^[倍番成]$/.test(base) ||
    units.includes(base.replace('每', '/')) ||
    (isCounter(base) && units.some((unit) => isCounter(unit)))
  );
}

/**
 * Canonical name where the lexicon knows the indicator and the unit is one of its own, else the report's own words: 高新区固定资产投资
 * is not 固定资产投资, what is said of a part is not said of the whole.
 */
export function indicatorOf(name: string, figure: Figure, owner: string): NamedIndicator {
  const written = name.replace(/[\s“”]/g, '');
  // 全国重点实验室 are a kind of their own.
  const short = written.replace(OF_THE_PLACE, '');
  // 全国文明城市 is not every 文明城市.
  const title = isCounter(figure.base) && !indicatorNamed(short);
  const plain = /^全国/.test(written) && (title || indicatorNamed(written)) ? written : short;
  // “经济增长7%”
  const own =
    /^(?:.{0,6}(?:今年|去年|全年|我国|中国))?经济$/.test(plain) && isShare(figure.base) ? '地区生产总值' : plain;
  const whole = owner.replace(OF_THE_PLACE, '') + own;
  const found = indicatorAtEnd(whole);
  if (!found || !isLawful(found.indicator, figure))
    return { indicator: whole === '' ? name : whole, known: false, growth: null };
  const known = found.start === 0;
  return { indicator: known ? found.indicator.name : whole, known, growth: found.indicator.growth };
}

export function measureOf(figure: Figure, phrase: Phrase, name: string, growth: boolean | null): Fact['measure'] {
  const { base } = figure;
  const { change, direction } = phrase.predicate;
  if (figure.rank) return 'rank';
  if (/百分点|千分点/.test(base)) return 'change';
  if (base === '倍' || base === '番') return 'growth';
  if (isShare(base) || base === '成') {
    if (change) return 'growth';
    if (/占|(?<!增长|增)率$|比重$|比例$/.test(name)) return 'share';
    if (growth !== null && phrase.predicate.direction === undefined) return growth ? 'growth' : 'share';
    return /增长|增速|增幅|涨幅/.test(name) ? 'growth' : 'share';
  }
  if (change && direction) return 'change';
  return isCounter(base) ? 'count' : 'level';
}
