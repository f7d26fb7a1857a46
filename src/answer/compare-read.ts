/**
 * What no fact of a report holds, read out of its text for one comparison: the words of an indicator's name, in their order,
 * with the figure that follows them. “粮食播种面积20万亩、总产量7万吨” gives 粮食产量, “PM2.5、PM10浓度分别为30、52微克” gives the first
 * of two. What is in doubt is not read: a report that is said to be silent is better than a figure of another thing.
 */
import type { ReportSummary, Span, StoredFact } from '../domain.ts';
import { findIndicators } from '../lexicon/indicators.ts';
import { isPlanned } from '../retrieval/rank.ts';
import type { StoredPassage } from '../store/store.ts';
import { type Figure, figures } from '../text/numbers.ts';
import { sentences } from '../text/sentences.ts';
import type { Sources } from './answer.ts';
import { DONE } from './compare-words.ts';
import { type Quantity, quantityOf } from './quantity.ts';

/** A name as the words it is made of, in their order. */
export type NameWords = readonly string[];

/** More reports than these are not read: their facts are enough. */
const MOST_REPORTS = 80;
/** Between a name and its figure stand at most so many characters: 年均浓度降至. */
const REACH = 14;
/** So many stand between two words of a name that belong together: 养老服务床位. */
const APART = 5;
/** Longest item between a thing and the next that is told of it. */
const ITEM = 24;

/** May stand in front of the last word of a name that begins an item of its own: 总产量, 其中床位. */
const LIGHT = /^(?:总|年|全[国省市区县州]|全年|平均|年均|其中|共有|共计|合计|各类|新增|全|的)*$/;
/** What a figure is the growth of, or only a part. */
const GROWS = /(?:增长|增幅|增速|提高|上升|下降|降低|减少|增加|回落|改善|同比|提升|收窄|涨幅)(?:了)?$/;
const REACHES = /(?:至|到|达|为|超|破|过|有|在|于|约|近|突破|接近|不足|每立方米)+$/;
const FROM = /[由从](?:[^，,；;。]{0,10}的)?$/;
/** Where a from–to begins: of which year it was is not asked. */
const WAS = /[由从][^，,；;。]{0,16}?(?=提高|提升|增加|增长|下降|降|上升|扩大|缩小|升)/g;
/** Another period than the report's own year. */
const LONG = /五年|[三四]年|年均|累计|每年|十[一二三四五]五|期末|期间/;
const BY_YEAR = /(?:到|至)?(20\d\d)年/g;
const BREAK = /[，,；;。：:]/;

/** The unit alone says as much: 造林3万亩 is an area. */
const MEASURED: readonly (readonly [RegExp, Quantity])[] = [
  [/^(?:总?里程|总?长度)$/, 'length'],
  [/^总?面积$/, 'area'],
  [/^总?产量$/, 'mass'],
  [/^(?:总?产值|金额|总额|投资额?)$/, 'money'],
];

/** One way of saying a name. */
interface Wording {
  readonly words: NameWords;
  /** A word is left out that such a unit makes up for. */
  readonly quantity: Quantity | null;
}

/** A name as it is, with what was done behind the thing (改造小区, 小区改造), and without the noun that the unit says. */
function wordings(words: NameWords): Wording[] {
  const things = words.filter((word) => !DONE.test(word));
  const turned = things.length > 0 && things.length < words.length && DONE.test(words[0] as string);
  const noun = MEASURED.find(([nouns]) => words.length > 1 && nouns.test(words.at(-1) as string));
  return [
    { words, quantity: null },
    ...(turned ? [{ words: [...things, ...words.filter((word) => DONE.test(word))], quantity: null }] : []),
    ...(noun ? [{ words: words.slice(0, -1), quantity: noun[1] }] : []),
  ];
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
/** PM2.5 is often set as PM_2.5. */
const pattern = (word: string): RegExp => new RegExp(escaped(word).replace(/([a-z])(?=\d)/gi, '$1_?'), 'giu');

interface Found {
  /** Of the name's words, from the first to the end of the last. Offsets in the sentence. */
  readonly name: Span;
  readonly last: Span;
}

/** Heads of many a name: only with the words right before them do they tell which. */
const VAGUE = /(?:比重|比例|占比|率|增速|水平|强度|指数)$/;
const isNext = (between: string): boolean => between.length <= APART && !BREAK.test(between) && !between.includes('、');

/** Is the last word the head of an item of its own, or next to the word before it? */
function belongs(text: string, before: number, last: Span, counted: readonly Figure[]): boolean {
  const between = text.slice(before, last.start);
  if (isNext(between)) return true;
  if (VAGUE.test(text.slice(last.start, last.end))) return false;
  // 粮食播种面积20万亩、总产量7万吨, but no further: 造林2万亩,管护林地若干,公园建成,总面积3万亩 tells of the parks.
  if (between.length > ITEM || /[；;。：:]/.test(between) || between.split(/[、，,]/).length > 2) return false;
  const figure = counted.findLast(({ end }) => end <= last.start);
  const opens = Math.max(
    between.search(/[、，,][^、，,]*$/) + before + 1,
    figure && figure.end > before ? figure.end : 0,
  );
  return opens > before && LIGHT.test(text.slice(opens, last.start).replace(/^[、，,]/, ''));
}

/** Where the words of a name stand in a sentence. */
function namesIn(text: string, words: NameWords, counted: readonly Figure[]): Found[] {
  const head = words.at(-1) as string;
  return [...text.matchAll(pattern(head))].flatMap((match): Found[] => {
    const last = { start: match.index, end: match.index + match[0].length };
    let [start, end] = [last.start, last.start];
    for (const word of [...words.slice(0, -1)].reverse()) {
      const before = [...text.slice(0, start).matchAll(pattern(word))].at(-1);
      if (!before) return [];
      const stop = before.index + before[0].length;
      if (end === last.start) end = stop;
      else if (!isNext(text.slice(stop, start))) return [];
      start = before.index;
    }
    return words.length === 1 || belongs(text, end, last, counted) ? [{ name: { start, end: last.end }, last }] : [];
  });
}

/** “甲、乙、丙浓度分别为1、2、3微克”: the figure at the place that the name has among the names. */
function respective(text: string, { name, last }: Found): Figure | null {
  const rest = text.slice(last.end);
  const at = rest.search(/分别/);
  const before = at < 0 ? '' : rest.slice(0, at);
  if (at < 0 || BREAK.test(before)) return null;
  const from = Math.max(0, text.slice(0, name.start).search(/[^，,；;。：:]*$/));
  const items = text.slice(from, last.end + at).split(/[、和及与]/);
  const own = text.slice(from, name.start).split(/[、和及与]/).length - 1;
  // A number before a 、 passes for the number of a list.
  const listed = figures(text)
    .filter(({ start, rank }) => start >= last.end + at && !rank)
    .slice(0, items.length);
  const one = new Set(listed.map(({ base }) => base).filter((base) => base !== ''));
  const figure = listed[own];
  if (!figure || listed.length !== items.length || one.size > 1) return null;
  // 30、52微克: the unit stands only behind the last.
  const { unit, base, factor } = figure.base === '' ? (listed.at(-1) as Figure) : figure;
  return { ...figure, unit, base, factor };
}

/** The first figure behind a name that is its own. */
function following(text: string, { last }: Found, counted: readonly Figure[]): Figure[] {
  const found: Figure[] = [];
  let [from, rising] = [last.end, false];
  for (const figure of counted.filter(({ start }) => start >= last.end)) {
    const gap = text.slice(from, figure.start);
    const first = found.length === 0;
    // 由30%提高到40%: the first is what it was.
    if (first && FROM.test(gap)) {
      from = figure.end;
      rising = true;
      continue;
    }
    if (rising && first && !/^[^，,、；;。]{0,6}[到至为]$/.test(gap)) break;
    // Behind the first: 下降5%、降至30微克.
    const goes = first
      ? gap.length <= REACH && !/[，,；;。、：]/.test(gap)
      : /^[，,、]?(?:[降增升]|提高|达|为)[^，,、；;。]{0,4}$/.test(gap);
    if (!goes) break;
    found.push(figure);
    from = figure.end;
  }
  return found;
}

/** “等12个老旧小区”: a count in front of the thing, what was done anywhere in the clause. */
function counted(text: string, words: NameWords, all: readonly Figure[]): { found: Found; figure: Figure }[] {
  const things = words.filter((word) => !DONE.test(word));
  const done = words.filter((word) => DONE.test(word));
  if (things.length === 0) return [];
  return all.flatMap((figure) => {
    if (quantityOf(figure.unit) !== 'count') return [];
    let end = figure.end;
    for (const word of things) {
      const next = pattern(word).exec(text.slice(end));
      if (!next || next.index > (word === things[0] ? 1 : APART) || BREAK.test(text.slice(end, end + next.index)))
        return [];
      end += next.index + next[0].length;
    }
    const from = Math.max(0, text.slice(0, figure.start).search(/[^，,；;。：:]*$/));
    const stop = text.slice(end).search(/[，,；;。：:]|$/);
    const clause = text.slice(from, end + stop);
    // 12个老旧小区的居民 counts something else.
    if (/^的/.test(text.slice(end)) || !done.every((word) => pattern(word).test(clause))) return [];
    const name = { start: figure.start, end };
    return [{ found: { name, last: name }, figure }];
  });
}

/** achieved or planned, and of which period, by what stands around. */
function timeOf(passage: StoredPassage, report: ReportSummary, sentence: string, clause: string) {
  const year = report.year;
  const now = (text: string): string => text.replace(WAS, '');
  const years = [...now(sentence).matchAll(BY_YEAR)].map(([, digits]) => Number(digits));
  const last = years.at(-1);
  const planned = isPlanned({ ...passage, reportYear: year }) || (year !== null && last !== undefined && last >= year);
  const kind = planned ? ('target' as const) : ('achieved' as const);
  const own = year === null ? null : planned ? year : year - 1;
  if (last !== undefined && last !== own && last !== year)
    return { kind, period: planned ? `by ${last}` : String(last) };
  return {
    kind,
    period: LONG.test(now(clause)) && own !== null ? `${own - 4}-${own}` : own === null ? null : String(own),
  };
}

export interface WantedFact {
  readonly indicator: string;
  readonly known: boolean;
  fits(fact: StoredFact): boolean;
}

interface Read {
  readonly passage: StoredPassage;
  readonly report: ReportSummary;
  readonly indicator: string;
  readonly known: boolean;
}

function factOf({ passage, report, indicator, known }: Read, sentence: Span, found: Found, figure: Figure): StoredFact {
  const text = passage.text.slice(sentence.start, sentence.end);
  const offset = passage.start + sentence.start;
  const before = text.slice(0, figure.start);
  const from = Math.max(0, before.slice(0, found.name.start).search(/[^，,；;。：:、]*$/));
  const growth = GROWS.test(before) && !REACHES.test(before) && figure.base !== '';
  const last = Math.max(figure.end, found.name.end);
  const stop = text.slice(last).search(/[，,；;。、！？\n]|$/);
  const quote = { start: from, end: last + stop };
  const clause = text.slice(quote.start, quote.end);
  const { id, ordinal } = passage;
  return {
    ...{ id: `${id}.read`, passageId: id, passage: ordinal, report, indicator, known },
    ...{ start: offset + quote.start, end: offset + quote.end, quote: clause },
    ...{ surface: text.slice(found.name.start, found.name.end), value: figure.value, valueMax: figure.valueMax },
    ...{ unit: figure.unit === '' ? null : figure.unit, amount: figure.value * figure.factor, figure: figure.text },
    figureSpan: { start: offset + figure.start, end: offset + figure.end },
    measure: growth ? ('growth' as const) : ('level' as const),
    direction: /(?:下降|降低|减少|回落|收窄)[^，,、]{0,4}$/.test(before)
      ? ('down' as const)
      : growth
        ? ('up' as const)
        : null,
    modifier: figure.modifiers.length > 0 ? figure.modifiers.join('、') : null,
    ...{ basis: null, note: null },
    ...timeOf(passage, report, text.slice(0, last), clause),
  };
}

/** Cheap first: most reports hold all words of no name. */
const mayHold = (text: string, names: readonly Wording[]): readonly Wording[] =>
  names.filter(({ words }) => words.every((word) => pattern(word).test(text)));

/** The figures of a sentence that are told of a name. */
function toldIn(text: string, words: NameWords, all: readonly Figure[]): { found: Found; figure: Figure }[] {
  const behind = namesIn(text, words, all).flatMap((found) => {
    const one = respective(text, found);
    return (one ? [one] : following(text, found, all)).map((figure) => ({ found, figure }));
  });
  return behind.length > 0 ? behind : counted(text, words, all);
}

/**
 * @param names of the indicator, most exact first
 * @param wanted what it is called in the facts, and which of the figures read may be its own
 * @returns what the texts of these reports say of it, in the order of the reports; nothing where there are too many reports
 */
export function readFacts(
  { store, index, library }: Sources,
  reports: readonly ReportSummary[],
  names: readonly NameWords[],
  { indicator, known, fits }: WantedFact,
): StoredFact[] {
  if (reports.length > MOST_REPORTS) return [];
  const all = names.flatMap(wordings);
  return reports.flatMap((report) => {
    const held = mayHold(library.text(report.id) ?? '', all);
    if (held.length === 0) return [];
    return store.passages([...index.table.passagesOf(report.id)]).flatMap((passage) => {
      const own = mayHold(passage.text, held);
      if (own.length === 0) return [];
      return sentences(passage.text).flatMap((sentence): StoredFact[] => {
        const text = passage.text.slice(sentence.start, sentence.end);
        const given = figures(text).filter(({ incidental, rank }) => !incidental && !rank);
        if (given.length === 0) return [];
        const others = findIndicators(text).filter((mention) => mention.indicator.name !== indicator);
        for (const { words, quantity } of own) {
          const facts = toldIn(text, words, given)
            // 城镇登记失业率 is no 城镇失业率.
            .filter(({ found }) => !others.some(({ start, end }) => start < found.last.end && end >= found.last.end))
            .filter(({ figure }) => quantity === null || quantityOf(figure.unit) === quantity)
            .map(({ found, figure }) => factOf({ passage, report, indicator, known }, sentence, found, figure))
            .filter((fact) => fits(fact));
          if (facts.length > 0) return facts;
        }
        return [];
      });
    });
  });
}
