/**
 * The link that reopens an answer: the question, the questions before it, and the scope. Whoever opens it asks the same again, of
 * the same library; nothing of the answer itself is in it.
 *
 *     #/ask?q=<question>&h=<earlier question>&r=<region>&y=<year>      h, r and y any number of times
 */
import { LIMITS } from '../src/http/limits.ts';
import type { Asked } from './turns.ts';

export function askAddress({ question, earlier, scope }: Asked): string {
  const query = new URLSearchParams({ q: question });
  for (const before of earlier) query.append('h', before);
  for (const region of scope?.regions ?? []) query.append('r', region);
  for (const year of scope?.years ?? []) query.append('y', String(year));
  return `#/ask?${query}`;
}

/** @returns null when the link holds no question. A link may come from anywhere: what the server would not take is left out. */
export function askedByLink(query: URLSearchParams): Asked | null {
  const question = (query.get('q') ?? '').trim().slice(0, LIMITS.question);
  if (question === '') return null;
  const regions = query.getAll('r').filter((region) => region !== '' && region.length <= LIMITS.name);
  const years = query
    .getAll('y')
    .map(Number)
    .filter((year) => Number.isInteger(year) && year >= 1949 && year <= 2999);
  const scope = {
    ...(regions.length > 0 && { regions: regions.slice(0, LIMITS.scope) }),
    ...(years.length > 0 && { years: years.slice(0, LIMITS.scope) }),
  };
  return {
    question,
    earlier: query
      .getAll('h')
      .slice(-3)
      .map((before) => before.slice(0, LIMITS.question)),
    scope: regions.length + years.length > 0 ? scope : null,
  };
}
