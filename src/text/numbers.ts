/**
 * Figures in Chinese prose: the number with its modifier, its range and its unit, as the text has it. Offsets in UTF-16 code
 * units of the text given. Values as numbers, periods and kinds come with the facts.
 */
import type { Span } from '../domain.ts';

export interface Figure extends Span {
  /** Number with unit and what modifies it: “7%左右”, “突破100亿元”, “6%—6.5%”. */
  readonly text: string;
  /** The unit as written, '' when there is none. */
  readonly unit: string;
  /** A calendar year, a list number, part of a name (5G, 500强): nobody asks for it as a figure. */
  readonly incidental: boolean;
}

const NUMBER = '\\d{1,3}(?:[,，]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const MAGNITUDE = '(?:[万亿千百]{1,3})?';
const UNIT =
  '(?:个)?百分点|[%％‰]|(?:亩|平方(?:公里|千米|米)|立方米|公里|千米|海里|米|公顷|吨(?:标准煤)?|千克|公斤|斤|千瓦(?:时)?|兆瓦|标准立方米|标箱|TEU|微克\\/立方米|毫克\\/升|元(?:\\/\\S{1,3})?|美元|欧元|港元|人次|人|户|家|座|个|项|件|所|处|条|套|辆|台|张|只|头|羽|批|次|天|日|月|年|倍|位|名|例|起|宗|册|部|支|栋|幢|间|片|块|场|岁|小时|分钟|度|级|类|门|艘|架|列|株|棵|桩|期|户次|千伏|床|位次|成|届|门店|公斤|克|升|瓦)';
/** Words before a number that change what it says; 达到 and 控制在 do not. */
const LEAD = '(?:不低于|不少于|不高于|不超过|不多于|超过|突破|接近|近|约|高于|低于|超)';
const TAIL = '(?:左右|以上|以内|以下|之内|上下|之间|多|余)';
const FIGURE = new RegExp(
  `(${LEAD})?(第)?(${NUMBER})(${MAGNITUDE})([多余])?(${UNIT})?(?:\\s*(?:—|－|-|–|~|～|至|到)\\s*(${NUMBER})(${MAGNITUDE})(${UNIT})?)?(${TAIL})?`,
  'g',
);
const IDEOGRAPH =
  /(?:百分之[零一二三四五六七八九十百点]+|[一二两三四五六七八九十百千万亿]{1,9}(?:成|倍|分之[一二三四五六七八九十]+))/g;

/** Names that hold digits. */
const NAME_BEFORE = /(?:PM|G|S|A|B|V|No\.?|NO\.?|第|[A-Za-z]-?)$/;
const NAME_AFTER = /^(?:G(?![A-Za-z])|强|A级|D(?![A-Za-z])|号|时代|\+|[A-Za-z])/;

function isIncidental(text: string, match: RegExpMatchArray): boolean {
  const [whole, , , number, magnitude, , unit] = match;
  const at = match.index as number;
  const before = text.slice(Math.max(0, at - 3), at);
  const after = text.slice(at + whole.length, at + whole.length + 3);
  if (unit === '年' && /^(?:19|20)\d{2}$/.test(number as string)) return true;
  if ((unit === '月' || unit === '日') && Number(number) <= 31 && !magnitude) return true;
  if (NAME_BEFORE.test(before)) return true;
  return !unit && !magnitude && (NAME_AFTER.test(after) || /^[.．、)）]/.test(after));
}

/** @returns the figures of a text in order */
export function figures(text: string): Figure[] {
  const found: Figure[] = [];
  for (const match of text.matchAll(FIGURE)) {
    const start = match.index;
    const end = start + match[0].length;
    const unit = match[9] ?? match[6] ?? '';
    found.push({
      start,
      end,
      text: match[0],
      unit: `${match[8] || match[4] || ''}${unit}`,
      incidental: isIncidental(text, match),
    });
  }
  for (const match of text.matchAll(IDEOGRAPH)) {
    if (found.some((other) => match.index < other.end && other.start < match.index + match[0].length)) continue;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      unit: match[0].slice(-1),
      incidental: false,
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Does the text hold a figure somebody could ask for? Stops at the first. */
export function hasFigure(text: string): boolean {
  for (const match of text.matchAll(FIGURE)) if (!isIncidental(text, match)) return true;
  return text.search(IDEOGRAPH) >= 0;
}
