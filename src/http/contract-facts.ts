/** `GET /api/facts` and `GET /api/indicators`: their parameters and replies as schemas, and their types. */
import { z } from '@hono/zod-openapi';
import { digits, name, offset, whole, year } from './contract.ts';
import { LIMITS } from './limits.ts';

/** A parameter may stand once or several times. */
const repeated = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(item).max(LIMITS.scope)).optional();

/** Strict: a misspelled parameter would silently give more facts than were asked for. */
export const factsQuery = z.strictObject({
  /** A name that the lexicon knows, official, everyday or short, means its indicator; any other every indicator whose name holds it. */
  indicator: repeated(name),
  /** Full or short name of a place; reports of places inside it count too. */
  region: repeated(name),
  /** Of the report. */
  year: repeated(whole(year)),
  /** Report id. */
  report: repeated(name),
  kind: z.enum(['achieved', 'target']).optional(),
  /** Most facts wanted; 100 when it is left out, in CSV all. */
  limit: whole(z.int().min(1).max(LIMITS.facts)).optional(),
  offset: whole(offset).optional(),
  format: z.enum(['json', 'csv']).optional(),
});

/** Strict, as for the facts. */
export const indicatorsQuery = z.strictObject({
  /** The indicator of a name that the lexicon knows comes first, then every other whose name holds it. */
  name: name.optional(),
  /** Most indicators wanted; 100 when it is left out. */
  limit: whole(z.int().min(1).max(LIMITS.indicators)).optional(),
  offset: whole(offset).optional(),
});

/**
 * What a caller wrote, in the form that the problems of `factsQuery` speak of: numbers as numbers, a parameter that may be
 * repeated as a list.
 *
 * @param queries values of every parameter, at least one each
 */
export function seenQuery(queries: Readonly<Record<string, readonly string[]>>): Record<string, unknown> {
  const lists = new Set(['indicator', 'region', 'year', 'report']);
  return Object.fromEntries(
    Object.entries(queries).map(([key, values]) => {
      const seen = values.map(digits);
      return [key, lists.has(key) || seen.length > 1 ? seen : seen[0]];
    }),
  );
}

export const fact = z.object({
  /** `<report id>.f<ordinal>`, ordinal from 1 in the order of the text. */
  id: z.string(),
  /** Canonical name where the lexicon knows the indicator, else the report's own noun. */
  indicator: z.string(),
  /** Whether the lexicon knows it. */
  known: z.boolean(),
  /** The name as the report writes it. */
  surface: z.string(),
  /** The number as written in front of its unit; of a range the lower one; of a decline positive. null: a target in words only. */
  value: z.number().nullable(),
  /** Upper end of a range. */
  valueMax: z.number().nullable(),
  /** As written, with its magnitude: 万座, 亿元, %. */
  unit: z.string().nullable(),
  /** `value` in the unit without its magnitude (186000 of 18.6万座): for comparing and sorting. */
  amount: z.number().nullable(),
  measure: z.enum(['growth', 'level', 'change', 'share', 'count', 'rank']),
  direction: z.enum(['up', 'down']).nullable(),
  /** 左右, 以上, 突破 …; several are joined by “、”. */
  modifier: z.string().nullable(),
  kind: z.enum(['achieved', 'target']),
  /** `2021`, `2017-2021`, `2021-2025`, `by 2025`. */
  period: z.string().nullable(),
  /** What it is measured against or over: 年均, 累计, 较2016年. */
  basis: z.string().nullable(),
  /** Which of two sets that stand side by side it belongs to: 预期目标, 奋斗目标, 全市, 中心城区. */
  note: z.string().nullable(),
  /** Number, unit and what modifies them, verbatim; the words of a target without a value. */
  figure: z.string(),
  /** Place of `figure` in the report's text. */
  figureStart: offset,
  figureEnd: offset,
  /** The shortest stretch that proves it, verbatim. */
  quote: z.string(),
  /** Place of `quote` in the report's text. */
  start: offset,
  end: offset,
  /** Ordinal of the passage it stands in. */
  passage: z.int().min(1),
  passageId: z.string(),
  report: z.object({
    id: z.string(),
    region: z.string().nullable(),
    year: z.int().nullable(),
    title: z.string(),
  }),
});

export const factsReply = z.object({
  facts: z.array(fact).readonly(),
  /** How many there are in all, whatever limit and offset. */
  total: z.int().min(0),
});

export const indicatorsReply = z.object({
  /** Those of most reports first. */
  indicators: z
    .array(
      z.object({
        name: z.string(),
        /** Whether the lexicon knows it. */
        known: z.boolean(),
        /** How many facts are of it. */
        facts: z.int(),
        /** How many reports have some. */
        reports: z.int(),
        /** As written, most usual first. */
        units: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  /** How many there are in all, whatever limit and offset. */
  total: z.int().min(0),
});

export type IndicatorsReply = z.infer<typeof indicatorsReply>;
export type FactsReply = z.infer<typeof factsReply>;
export type FactBody = z.infer<typeof fact>;
