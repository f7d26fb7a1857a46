import type { SearchHit } from '../../src/retrieval/search.ts';

/** Only what is read of a passage that was found: it stands at 100 in a report of 2022. @param heading the innermost */
export const foundHit = (text: string, heading?: string): SearchHit =>
  ({
    text,
    score: 1,
    scores: { features: 0, tokens: null, clause: 0.5 },
    clauseSimilarities: [],
    report: { year: 2022 },
    passage: { id: text, start: 100, section: heading === undefined ? [] : [heading], clauses: [] },
  }) as unknown as SearchHit;
