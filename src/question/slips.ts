/**
 * A question with its misspelt places and indicators put right, and what was assumed in doing so. No offset moves.
 */
import { nearIndicators } from '../lexicon/near-indicators.ts';
import { nearRegions } from '../lexicon/near-regions.ts';
import type { RegionMention } from '../lexicon/regions.ts';
import { put, type Slip } from '../lexicon/slips.ts';

export interface Mended {
  readonly text: string;
  readonly places: readonly Slip[];
  readonly indicators: readonly Slip[];
}

const HAN = /\p{Script=Han}{2}/u;
/** UTF-16 code units; what is longer is a text and no question, and is not searched for slips. */
const LONGEST = 500;

/** Words of asking as people misspell them; each as long as the right one. */
const ASKING: readonly (readonly [RegExp, string])[] = [
  // 两名子女, 许多小项目 are no slips.
  [/名子(?![女弟孙])/g, '名字'],
  [/(?<![许很众诸太更不大])多小(?=[个家人户钱元万亿座条所公里亩吨项次名处套辆?？]|$)/g, '多少'],
  [/咋么/g, '怎么'],
  [/[神甚]么/g, '什么'],
];
/** “由那个镇承办？”: 那 points to nothing where nothing else asks. */
const WHICH = /(?<=[是由被归叫])那(?=[个家座所些位条支])/g;
const ASKS = /多少|几|什么|啥|哪|谁|怎|如何|咋|为何|吗|呢|是否|有没有|是不是/;

/** @returns the question with its words of asking spelled as they should be, in the same places */
function askedRightly(written: string): string {
  const spelled = ASKING.reduce((text, [slip, meant]) => text.replace(slip, meant), written);
  return ASKS.test(spelled) ? spelled : spelled.replace(WHICH, '哪');
}

/** @param written the question in the form of `fold`; @param held full names the library holds */
export function mended(written: string, held: ReadonlySet<string>): Mended {
  if (written.length > LONGEST || !HAN.test(written)) return { text: written, places: [], indicators: [] };
  const spelled = askedRightly(written);
  const places = nearRegions(spelled, held);
  const named = places.reduce(put, spelled);
  const indicators = nearIndicators(named);
  return { text: indicators.reduce(put, named), places, indicators };
}

/** The place that a slip means: in full where it can be only one. */
function placeMeant(mention: RegionMention, held: ReadonlySet<string>): string {
  const named = mention.divisions.filter(({ fullName }) => held.has(fullName));
  const [only, ...others] = named.length > 0 ? named : mention.divisions;
  return only !== undefined && others.length === 0 ? only.fullName : mention.text;
}

/** @param mentions places of the mended text. @returns “宝低区”理解为天津市宝坻区, one sentence a slip, one a place */
export function assumedOf(
  written: string,
  { places, indicators }: Mended,
  mentions: readonly RegionMention[],
  held: ReadonlySet<string>,
): string[] {
  const said = mentions.flatMap((mention) => {
    const inside = places.filter(({ start, end }) => start >= mention.start && end <= mention.end);
    const [first, ...others] = inside;
    if (first === undefined) return [];
    const stretch = others.length === 0 ? first.written : written.slice(mention.start, mention.end);
    return [`“${stretch}”理解为${placeMeant(mention, held)}`];
  });
  return [...said, ...indicators.map((slip) => `“${slip.written}”理解为${slip.meant}`)];
}
