/**
 * The word index: SQLite FTS5 over search tokens (text/tokens.ts), one row per passage under the passage's row number.
 * It holds no text, only where each token stands.
 */
import { searchTokens } from '../text/tokens.ts';
import type { Connection } from './connection.ts';
import type { LexicalHit } from './store.ts';

/** Rows [first, last]. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** More tokens than any question has; a pasted report would make a query of thousands. */
const MOST_TOKENS = 256;
/** Each range is a query of its own that counts every token's passages anew; beyond this many, one query over all is faster. */
const MOST_RANGES = 3;

/** Adjacent and overlapping ranges become one. */
export function mergeRanges(ranges: readonly RowRange[]): RowRange[] {
  const merged: RowRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.first - b.first)) {
    const last = merged.at(-1);
    if (last && range.first <= last.last + 1)
      merged[merged.length - 1] = { first: last.first, last: Math.max(last.last, range.last) };
    else merged.push(range);
  }
  return merged;
}

/**
 * A MATCH expression in which every token is a quoted string: nothing in it is syntax. A quotation mark is doubled; a NUL
 * would end the expression.
 */
function anyOf(tokens: readonly string[]): string {
  const clean = new Set(tokens.map((token) => token.replaceAll('\0', '').trim()).filter((token) => token !== ''));
  return [...clean]
    .slice(0, MOST_TOKENS)
    .map((token) => `"${token.replaceAll('"', '""')}"`)
    .join(' OR ');
}

const better = (a: LexicalHit, b: LexicalHit): number => b.score - a.score || a.row - b.row;

export function lexicalIndex(connection: Connection) {
  const insert = connection.prepare<[number, string]>('INSERT INTO words (rowid, tokens) VALUES (?, ?)');
  const remove = connection.prepare<[number, number]>('DELETE FROM words WHERE rowid BETWEEN ? AND ?');
  // FTS5's bm25() is negative, smaller is better. The weight of a token is counted over the whole library, so scores of
  // different scopes are on one scale; a token that stands in more than half of all passages weighs next to nothing.
  const inRange = connection.prepare<[string, number, number, number], LexicalHit>(
    'SELECT rowid AS row, -bm25(words) AS score FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY score DESC, row LIMIT ?',
  );
  const everywhere = connection.prepare<[string], LexicalHit>(
    'SELECT rowid AS row, -bm25(words) AS score FROM words WHERE words MATCH ?',
  );

  return {
    /**
     * @param context what the passage stands under (the report's opening, headings): those of its tokens that the passage
     *   lacks are added, each once. A question names the document it means; without this the passage that repeats the title
     *   outdoes the one that answers (on 1,200 questions to 3,496 passages of policy papers: first place 72.9 → 77.9 %).
     */
    insert(row: number, text: string, context: string): void {
      const own = searchTokens(text);
      const held = new Set(own);
      const added = new Set(searchTokens(context).filter((token) => !held.has(token)));
      insert.run(row, [...own, ...added].join(' '));
    },

    remove({ first, last }: RowRange): void {
      remove.run(first, last);
    },

    /** @param ranges null = every row */
    search(tokens: readonly string[], ranges: readonly RowRange[] | null, limit: number): LexicalHit[] {
      const expression = anyOf(tokens);
      const most = Math.min(Math.floor(limit), 1_000_000);
      if (expression === '' || !(most > 0)) return [];
      if (ranges === null) return inRange.all(expression, 0, Number.MAX_SAFE_INTEGER, most);
      const merged = mergeRanges(ranges);
      const hits: LexicalHit[] = [];
      if (merged.length <= MOST_RANGES) {
        for (const { first, last } of merged) hits.push(...inRange.all(expression, first, last, most));
      } else {
        let at = 0;
        // Rows come in ascending order, so one walk along the ranges tells which are wanted.
        for (const hit of everywhere.all(expression)) {
          while (at < merged.length && (merged[at] as RowRange).last < hit.row) at++;
          if (at < merged.length && (merged[at] as RowRange).first <= hit.row) hits.push(hit);
        }
      }
      return hits.sort(better).slice(0, most);
    },
  };
}
