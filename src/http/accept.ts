/** Which form of a reply the caller wants. */

/** The weight that an Accept header gives to a type: that of the entry that names it most exactly, 0 when none does. */
function weightOf(accept: string, type: string): number {
  let [best, exactness] = [0, 0];
  for (const entry of accept.split(',')) {
    const [range = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    const exact = range === type ? 3 : range === type.replace(/[^/]*$/, '*') ? 2 : range === '*/*' ? 1 : 0;
    if (exact <= exactness) continue;
    const given = parameters.find((parameter) => /^q\s*=/.test(parameter))?.replace(/^q\s*=\s*/, '');
    const weight = given === undefined ? 1 : Number(given);
    [best, exactness] = [weight >= 0 && weight <= 1 ? weight : 0, exact];
  }
  return best;
}

/**
 * Events are sent to those who name them and want them more than JSON, which is the default: also where both are wanted alike.
 *
 * @param accept the header as it came; undefined = none
 */
export function wantsEvents(accept: string | undefined): boolean {
  if (accept === undefined || !/text\/event-stream/i.test(accept)) return false;
  return weightOf(accept, 'text/event-stream') > weightOf(accept, 'application/json');
}
