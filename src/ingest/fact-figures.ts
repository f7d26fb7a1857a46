/**
 * The figures of a sentence, each with the words in front of it, the noun behind it and what was described before it. All
 * offsets are those of the sentence.
 */
import { type Figure, figures } from '../text/numbers.ts';
import { isCounter } from '../text/units.ts';
import type { Name } from './fact-lists.ts';
import { nounAfter } from './fact-noun.ts';
import { type Phrase, readPhrase } from './fact-phrase.ts';
import { countsList, withoutAmong } from './fact-ranks.ts';
import { isFact, isWorkFor, TIMES_TWO } from './fact-roles.ts';

const BETWEEN = /^[、和与及]$/;
const CONNECTS = /^[\s、和与及以]*$/;

/** A figure with the words that belong to it. */
export interface Found {
  readonly figure: Figure;
  readonly phrase: Phrase;
  /** The noun behind it: 老旧小区 of 新建120个老旧小区. */
  readonly noun: string;
  /** Place of the lead in the sentence. */
  readonly leadStart: number;
  /** A clause without a figure stands between this one and the figure before it. */
  readonly apart: boolean;
  /** The thing that a figure in front of this one only described: 汇源项目 of 投资5亿元的汇源项目. */
  readonly topic: Name | null;
}

/** No clause is longer; hostile text has none of the marks that end one. */
const CLAUSE_REACH = 120;
const BRACKET_MAX = 30;

/** Where the clause of a figure begins: behind the last ，；： before it, in the stretch since the figure before. */
export function clauseStart(text: string, from: number, to: number): number {
  const reach = Math.max(from, to - CLAUSE_REACH);
  for (let i = to - 1; i >= reach; i--) {
    const mark = text[i] as string;
    if (mark === '）') {
      // “机床（不含简易的，下同）增加4万台”: marks in brackets end no clause.
      const open = text.lastIndexOf('（', i);
      if (open >= Math.max(reach, i - BRACKET_MAX)) i = open;
      continue;
    }
    if ('，；;：。'.includes(mark)) return i + 1;
    if ((mark === ',' || mark === ':') && !(/\d/.test(text[i - 1] ?? '') && /\d/.test(text[i + 1] ?? ''))) return i + 1;
  }
  return reach;
}

/** @returns the figures that say how much of something there is, in order */
export function readFigures(text: string): Found[] {
  const found: Found[] = [];
  const all = figures(text);
  let used = 0;
  let topic: Name | null = null;
  for (const [i, figure] of all.entries()) {
    // “12个3亿元以上文旅项目”: a threshold is part of the noun.
    const threshold = /^[过超]?$/.test(text.slice(figure.end, all[i + 1]?.start ?? text.length));
    const step = isCounter(figure.base) && threshold ? 2 : 1;
    const next = all[i + step]?.start ?? text.length;
    const behind = text.slice(figure.end, next);
    if (isCounter(figure.base) && countsList(text.slice(used, figure.start), behind)) continue;
    if (!isFact(text, figure, next)) {
      const described = /^的/.test(behind) ? nounAfter(behind.slice(1)) : '';
      if (described.length > 1) {
        const start = figure.end + 1;
        topic = { text: described.trim(), owner: '', start, end: start + described.length };
      }
      continue;
    }
    // A threshold or a year in front of it belongs to the words of this figure.
    const start = clauseStart(text, used, figure.start);
    const skipped =
      /^[\s、，,；;]*(?:以及|及|[和与](?![^，。；]{1,10}相比))?/.exec(text.slice(start, figure.start))?.[0].length ?? 0;
    const phrase = leadOf(text, start + skipped, figure, behindList(text, all, i), used > 0 && start === used);
    const noun = isWorkFor(behind, figure) ? ` ${nounAfter(behind.slice(1))}` : nounAfter(behind, takesNoun(figure));
    found.push({
      figure,
      phrase,
      noun,
      leadStart: start + skipped,
      apart: start > used + 1 && !CONNECTS.test(text.slice(used, start - 1)),
      topic,
    });
    topic = null;
    used = figure.end;
    if (noun.trim() !== '' && !phrase.said && takesNoun(figure)) used += noun.length;
    // “11个重点项目中新兴产业项目有6个”
    if (text[used] === '中' && used > figure.end) used++;
  }
  return found;
}

/** What stands behind the list that a figure begins: 提高到 of “由3元、4元提高到5元、6元”. */
function behindList(text: string, all: readonly Figure[], first: number): string {
  let last = first;
  while (last + 1 < all.length && BETWEEN.test(text.slice((all[last] as Figure).end, (all[last + 1] as Figure).start)))
    last++;
  return text.slice((all[last] as Figure).end, all[last + 1]?.start ?? text.length);
}

/** “由70微克降至48微克”: the first figure is where a change starts. */
const STARTS = /(?:由|从)(?![于事身然])/;
const GOES_TO =
  /^(?:左右|以上|以下)?[，,]?(?:[\p{Script=Han}]{0,4}?[升增减降高低少大展跃到调加长多缩回压小成]?)(?:到|至|为|居)(?!今|上|本)/u;

/** “较2020年的41亿元增加4亿元” */
const THAN =
  /(?:比|较)(?=(?:(?:19|20)\d{2}年(?:底|末)?|上年|去年|[“"]?(?:十[一二三四]?|[六七八九])五[”"]?末?(?:时期|期间)?)的$)/;
const CHANGES = /^(?:增加|增长|提高|提升|上升|下降|减少|降低)/;

const CONNECTED = /(?:[、和]|以及|(?<![参赠给付授])与|(?<![以涉普惠])及)\s*$/;

/** @param joined a figure stands before it in the same clause */
function leadOf(text: string, start: number, figure: Figure, behind: string, joined: boolean): Phrase {
  const lead = text.slice(start, figure.start);
  // “在40个城市排名第二”
  const at = GOES_TO.test(behind) ? lead.search(STARTS) : CHANGES.test(behind) ? lead.search(THAN) : -1;
  // “产量从全国第8位升至第5位”
  if (figure.rank && at >= 0) return { ...readPhrase(lead.slice(0, at), start), from: true };
  if (figure.rank) return readPhrase(withoutAmong(lead), start);
  // “A、B比上年实现‘两个翻番’”
  if (figure.base === '番' && TIMES_TWO.test(lead))
    return { ...readPhrase(lead.replace(TIMES_TWO, ''), start), said: true };
  // “4个社区综合改造和16个社区电力改造”: what stands before 和 was said of the figure before.
  // “收入增速高于经济增速、突破3万元” goes on in its own clause.
  const alone = !joined && /、\s*$/.test(lead) && /^(?:突破|超过?|接近|近|不低于)$/.test(figure.modifiers[0] ?? '');
  if (CONNECTED.test(lead) && !alone) return readPhrase('', figure.start);
  return at < 0 ? readPhrase(lead, start) : { ...readPhrase(lead.slice(0, at), start), from: true };
}

/** What stands behind it is what it counts: 120个老旧小区, 1.5亿学生. */
export const takesNoun = (figure: Figure): boolean => isCounter(figure.base) || figure.base === '';
