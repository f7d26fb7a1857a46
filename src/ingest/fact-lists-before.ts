/**
 * Lists that begin in a clause before the one with the figures. Offsets are those of the sentence.
 */
import { clauseStart } from './fact-figures.ts';
import { type Name, partsOf } from './fact-lists.ts';
import { readPhrase } from './fact-phrase.ts';

/** A list goes over no more clauses before its last. */
const CLAUSES_BACK = 2;

/** “引进省外资金、技术、人才，分别增长29%、23%和63%”: the list stands in the clause before. */
export function listBefore(text: string, leadStart: number, wanted: number): Name[] | null {
  const end = leadStart;
  const start = clauseStart(text, 0, end - 1);
  const phrase = readPhrase(text.slice(start, end).replace(/[，,\s]+$/, ''), start);
  const parts = partsOf({ text: phrase.name, owner: '', ...phrase.span }, wanted);
  return parts.length === wanted ? parts : null;
}

/** “A、B增加值，C、D分别增长……”: the list goes over more than one clause. */
export function listAcross(text: string, own: Name, wanted: number): Name[] | null {
  let parts = partsOf(own);
  let start = own.start;
  for (let back = 0; back < CLAUSES_BACK && start > 2; back++) {
    const end = start - 1;
    start = clauseStart(text, 0, end);
    const { name, span, said } = readPhrase(text.slice(start, end), start);
    if (said || /\d/.test(text.slice(start, end))) return null;
    parts = [...partsOf({ text: name, owner: '', ...span }), ...parts];
    if (parts.length >= wanted) return parts.length === wanted ? parts : null;
  }
  return null;
}
