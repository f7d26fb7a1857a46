/**
 * Amounts in a question, and what they are amounts of: the thing, the kind, the qualifier that another question puts in its place.
 */
import type { Span } from '../domain.ts';
import type { Parts } from './follow-up-parts.ts';

/** An amount of one kind: 粮食 of 粮食产量; 固定资产 is no kind among others. */
export const OF_KIND = /^((?!固定|全社会|社会|民间|总)\p{Script=Han}{2,4})(?:投资|产量|种植面积|支出)$/u;
const AMOUNT_OF =
  /^(\p{Script=Han}{2,}?)(?:营业收入|销售收入|主营收入|营收|收入|产值|增加值|产量|销量|投资|利润|税收|面积)(?:的|目标|预期|增长|增速|增幅|占比|比重)*$/u;
/** Ends in the name of an amount: its question is for a figure as well. */
export const FIGURE =
  /(?:营收|收入|产值|增加值|总额|投资|出口|进口|零售额|销售额|产量|规模|利润|税收|用电量|吞吐量|货运量|交易额|[额量率])$/;

/** Names of what is built, run or founded: each has an investment of its own. */
export const PROJECT =
  /(?:区|园|项目|工程|厂|路|街|桥|城|镇|村|院|校|馆|站|港|场|基地|中心|公司|集团|企业|平台|线|水库|高速|铁路|大道|广场|新城)$/;

/** A qualifier of an amount is no longer than this. */
export const KIND = 8;

/** What stands between place and year and an amount: 民营经济 of 民营经济贷款余额. */
export function qualifierOf({ text, places, times }: Parts, end: number): Span | null {
  const start = Math.max(0, ...[...places, ...times].filter((slot) => slot.end <= end).map((slot) => slot.end));
  const said = text.slice(start, end);
  return said.length <= KIND && /^\p{Script=Han}{2,}$/u.test(said) && !/[的要了在完成实现达到计划目标]/.test(said)
    ? { start, end }
    : null;
}

/** Of a core that is an amount of some kind (航天产业营业收入) only the kind, where the new words name no amount. */
export function kindIn({ text }: Parts, core: Span | null, words: string): Span | null {
  if (!core || FIGURE.test(words)) return core;
  const [, kind = ''] = AMOUNT_OF.exec(text.slice(core.start, core.end)) ?? [];
  return kind === '' ? core : { start: core.start, end: core.start + kind.length };
}

/** The thing that an indicator is said of: 码头二期 of “码头二期总投资多少”. */
export function thingBefore({ text, places, times }: Parts, end: number): Span | null {
  const from = Math.max(0, ...[...places, ...times].filter((slot) => slot.end <= end).map((slot) => slot.end));
  const said = text.slice(from, end);
  const start = from + (/^[的在里中，,\s]*/.exec(said)?.[0].length ?? 0);
  const stop = end - (/(?:的|计划|完成|预计|已经?)*$/.exec(said)?.[0].length ?? 0);
  const isOne = PROJECT.test(text.slice(start, stop)) || /^(?:项目|工程)/.test(text.slice(end));
  return stop - start > 1 && isOne ? { start, end: stop } : null;
}
