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

/** @param written the question in the form of `fold`; @param held full names the library holds */
export function mended(written: string, held: ReadonlySet<string>): Mended {
  if (written.length > LONGEST || !HAN.test(written)) return { text: written, places: [], indicators: [] };
  const places = nearRegions(written, held);
  const named = places.reduce(put, written);
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
