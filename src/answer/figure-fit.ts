/**
 * How well a figure of a passage fits a question for figures: by the words it stands among, its unit, and what speaks against
 * it: a part, several years, another year, where a change began, a change where a level is asked, a plan where the past is.
 */
import type { Rescorer } from '../../embeddings/rescorer.ts';
import type { StoredFact } from '../domain.ts';
import type { Reading } from '../question/understand.ts';
import { askedPart } from '../retrieval/rank.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { FigureWindow } from './figure-windows.ts';

/** What tells which figure is asked for. */
export interface Tellers {
  readonly rescorer: Rescorer | undefined;
  /** The facts of a passage. */
  readonly factsOf: (hit: SearchHit) => readonly StoredFact[];
}

/** Besides what its words say, about 0..1. */
const SCORE = {
  part: -0.12,
  years: -0.2,
  otherYear: -0.15,
  total: 0.12,
  from: -0.4,
  change: 0.15,
  share: -0.5,
  kind: -0.15,
} as const;

/** A part of what was said before. */
const PART = /(?:^|[，,、；;])(?:其中|内有)[^，,；;]*$/;
const TOTAL_ASKED = /一共|总共|总数|累计|攒|现有|[现目][在前]有|已经?有/;
const TOTAL = /总数|累计|共有|总量|^[、,，]?达/;
/** A figure of several years; a question for those says so. */
const SEVERAL_YEARS = /(?:过去|近|这)[两三四五]年|[两三四五]年(?:来|间|共|累计|平均)|年均|累计/;
/** Where a change began: 12% of “由12%提高到20%”. */
const BEGINS = /[由从][^，。；]{0,6}$/;
const ENDS = /^[^，。；]{0,8}[到至]/;
const BEGINS_ASKED = /[由从](?:多少|几|百分之几)|原来|之前|以前|过去是/;

/** Ways of going up and down; 新增 tells a count, 增长到 a level. */
const CHANGE = '(?:增长|(?<!新)增加|提高|提升|上升|上涨|涨|(?<!新)增|下降|降低|减少|回落|下调|缩短|降)';
const CHANGED = new RegExp(`${CHANGE}(?:了|约|近|超过?|逾|幅(?:度)?[为达]?)?$`, 'u');
const CHANGE_ASKED = new RegExp(
  `${CHANGE}(?:了|过)?(?:大概|大约|约)?(?:多少|几|百分之|多大)|增速|增幅|涨幅|降幅|增长率|\\b(?:grow|grew|growth|increase|rise|rose|fall|fell|decline|decrease|up by|down by)`,
  'u',
);
/** 增加多少 may as well ask for what is new. */
const MAY_BE_NEW = /增加?(?:了|过)?(?:多少|几)/;
/** So many characters in front of a figure tell. */
const BEFORE = 10;

const before = ({ hit, figure }: FigureWindow): string =>
  hit.text.slice(Math.max(0, figure.start - BEFORE), figure.start);

const isChange = (window: FigureWindow): boolean =>
  window.fact ? window.fact.measure === 'growth' || window.fact.measure === 'change' : CHANGED.test(before(window));

/** A change where one is asked for, a level where none is. */
function byChange(window: FigureWindow, item: string): number {
  const asked = CHANGE_ASKED.test(item);
  if (isChange(window)) return asked ? SCORE.change : -SCORE.change;
  if (asked && /[%％‰]/.test(window.figure.unit)) return SCORE.share;
  return asked && !MAY_BE_NEW.test(item) ? -SCORE.change : 0;
}

/** What is planned where the past is asked, and the other way round. */
function byKind({ fact, hit }: FigureWindow, reading: Reading): number {
  const part = fact ? askedPart(reading, hit.report?.year ?? null) : null;
  return part === null || (part === 'plan') === (fact?.kind === 'target') ? 0 : SCORE.kind;
}

/** What speaks for or against a figure besides its words and its unit. */
export function circumstances(window: FigureWindow, item: string, reading: Reading): number {
  const { words, figure, hit } = window;
  const { years, yearOfReport } = reading;
  let sum = byChange(window, item) + byKind(window, reading);
  const begins = BEGINS.test(before(window)) && ENDS.test(hit.text.slice(figure.end, figure.end + BEFORE));
  if (begins && !BEGINS_ASKED.test(item)) sum += SCORE.from;
  if (PART.test(words) && !/其中/.test(item)) sum += SCORE.part;
  if (SEVERAL_YEARS.test(words) && !SEVERAL_YEARS.test(item)) sum += SCORE.years;
  // “一共有了多少” asks for the sum, not for what is new.
  if (TOTAL_ASKED.test(item))
    sum += /新增|新建|新认定|净增/.test(words) ? -SCORE.total : TOTAL.test(words) ? SCORE.total : 0;
  const named = [...words.matchAll(/(?<!\d)((?:19|20)\d{2})年/g)].map(([, year]) => Number(year));
  if (years.length > 0 && !yearOfReport && named.length > 0 && !named.some((year) => years.includes(year)))
    sum += SCORE.otherYear;
  return sum;
}
