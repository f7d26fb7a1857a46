const OPEN = '“「『';
const CLOSE = '”」』';
/** The name of a five-year plan is quoted as a time. */
const PLAN = `十?[一二三四五六七八九]五[${CLOSE}]`;

/** @param most characters. @returns a pattern, global, for what stands in quotation marks, without them; plans (“十四五”) aside */
export const quotation = (most: number): RegExp =>
  new RegExp(`(?<=[${OPEN}])(?!${PLAN})[^${OPEN}${CLOSE}]{2,${most}}(?=[${CLOSE}])`, 'g');
