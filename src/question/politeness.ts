/**
 * Words that are said to be polite and ask for nothing: “您好，麻烦问一下……，谢谢”.
 */

/** At the beginning or between stops. */
const GREETING =
  /(^|[,，。;；!！~\s])(?:(?:您|你|大家)好|早上好|下午好|劳驾|不好意思|打[扰搅](?:(?:您|你|一下|了)+)?|麻烦(?:(?:您|你|一下|了)+)?(?=[,，。;；!！~\s?？]|$)|(?:谢谢|多谢|感谢|辛苦|拜托)(?:(?:您|你|大家|了|啦)+)?)(?=[,，。;；!！~\s?？]|$)[,，。!！~]*/gu;
/** In front of what is asked. */
const LEAD =
  /(?:麻烦|劳驾|请)?(?:您|你)?(?:请问|请教|(?:我)?(?:就)?想(?:要)?(?:咨询|请教|打听|问|知道|晓得|了解)|(?:麻烦|劳驾)(?:您|你)?问|问)(?:一?[下声]|问)(?:子)?|(?:能不能|能否|可不可以|可以|麻烦|劳驾|请)?(?:您|你)?(?:帮我|帮忙|给我)(?:查(?:一?下|查|询)?|看(?:一?下|看)|找(?:一?下|找))/gu;

/** @param text folded; @returns the text with a blank for each polite word */
export const withoutPoliteness = (text: string): string =>
  // Greetings may follow each other; a second pass finds those whose stop the first took along.
  text.replace(GREETING, '$1 ').replace(GREETING, '$1 ').replace(LEAD, ' ').replace(/\s+/g, ' ').trim();
