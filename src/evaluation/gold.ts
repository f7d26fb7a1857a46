/** Gold questions, and which reports their keys mean, from files. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ChatTurn } from '../domain.ts';
import { WenbaoError } from '../errors.ts';

export interface GoldQuestion {
  readonly id: string;
  /** figure, target, list …; `unanswerable` means that a refusal is right. */
  readonly type: string;
  /** english, typo …; null = plain. */
  readonly style: string | null;
  readonly answerable: boolean;
  readonly question: string;
  /** null = the question stands alone. */
  readonly history: readonly ChatTurn[] | null;
  /** Keys of the reports that hold the answer. */
  readonly reports: readonly string[];
  /** Words of the source, any one of which shows that a passage holds the answer. */
  readonly evidence: readonly string[];
  /** A right answer holds one alternative of every group. */
  readonly must: readonly (readonly string[])[];
}

/** A report of the library: `region` is a part of its full name. */
export interface Place {
  readonly region: string;
  readonly year: number;
}

/** Finds the report that a key means. @throws WenbaoError bad-request for an unknown key */
export type PlaceOf = (key: string) => Place;

const UNANSWERABLE = 'unanswerable';
const texts = z.array(z.string()).default([]);

const line = z.object({
  id: z.string(),
  type: z.string(),
  style: z.string().nullish(),
  question: z.string(),
  history: z.array(z.object({ role: z.enum(['user', 'assistant']), content: z.string() })).nullish(),
  reports: texts,
  evidence: texts,
  must: z.array(z.array(z.string())).default([]),
});

const places = z.record(z.string(), z.object({ region: z.string().min(1), year: z.int() }));

/**
 * @param file one JSON object a line: `{id, type, style?, question, history?, reports, evidence, must}`
 * @param only types to keep; empty = all
 * @throws WenbaoError not-found, or bad-request naming the line
 */
export function loadGold(file: string, only: readonly string[] = []): GoldQuestion[] {
  const questions: GoldQuestion[] = [];
  for (const [i, json] of readText(file).split('\n').entries()) {
    if (json.trim() === '') continue;
    const { style, history, ...rest } = parse(line, json, `${file} 第 ${i + 1} 行`);
    const answerable = rest.type !== UNANSWERABLE;
    if (only.length > 0 && !only.includes(rest.type)) continue;
    // A question without a must group would count as right whatever the answer.
    if (answerable && (rest.must.length === 0 || rest.evidence.length === 0)) {
      throw new WenbaoError('bad-request', `${file} 第 ${i + 1} 行：可回答的问题要有 must 和 evidence`);
    }
    questions.push({ ...rest, answerable, style: style || null, history: history ?? null });
  }
  if (questions.length > 0) return questions;
  throw new WenbaoError('bad-request', `${file} 里没有${only.length > 0 ? `类型为 ${only.join('、')} 的` : ''}问题`);
}

/**
 * @param file JSON `{"<key>": {"region", "year"}}`; null = every key has the form `<region>-<year>`, such as 天门-2022
 * @throws WenbaoError not-found, bad-request
 */
export function loadPlaces(file: string | null): PlaceOf {
  const known = file === null ? {} : parse(places, readText(file), file);
  return (key) => {
    const [, region, year] = /^(.+)-(\d{4})$/.exec(key) ?? [];
    const place = Object.hasOwn(known, key) ? known[key] : region && { region, year: Number(year) };
    if (place) return place;
    throw new WenbaoError('bad-request', `不知道“${key}”是哪份报告`, {
      hint: '写成 <地区>-<年份>，或用 --reports 给出对照表 {"键": {"region", "year"}}',
    });
  };
}

export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new WenbaoError('not-found', `读不到文件 ${file}`, { cause });
  }
}

/** @param where named in the error */
export function parse<T>(schema: z.ZodType<T>, json: string, where: string): T {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new WenbaoError('bad-request', `${where} 不是有效的 JSON`, { cause });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.join('.') ?? '';
  throw new WenbaoError('bad-request', `${where} 的格式不对${path === '' ? '' : `：${path}`}`, { cause: result.error });
}
