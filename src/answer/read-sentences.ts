/**
 * The sentences of the found passages as the reading model sees them: whether each answers the question, and with which words.
 */
import type { Reader } from '../../embeddings/reader.ts';
import type { Span } from '../domain.ts';
import { withoutPoliteness } from '../question/politeness.ts';
import type { Reading } from '../question/understand.ts';
import type { SearchHit } from '../retrieval/search.ts';
import { type Evidence, quoteOf, scoredSentences, tokenWeights } from './extract.ts';

export interface ReadEvidence {
  readonly evidence: Evidence;
  /** Logit: how surely the sentence answers. */
  readonly answers: number;
  /** The words that answer. Offsets in the report. */
  readonly span: Span | null;
  /** Logarithm of how likely these words are among the sentence's, ≤ 0. */
  readonly spanScore: number;
}

const PASSAGES = 5;
/** Each sentence takes about 2 ms. */
const SENTENCES = 8;

/** @returns the sentences that come nearest to the question, nearest first */
export async function readSentences(
  hits: readonly SearchHit[],
  reading: Reading,
  reader: Reader,
): Promise<readonly ReadEvidence[]> {
  const near = scoredSentences(hits.slice(0, PASSAGES), reading, tokenWeights(reading))
    .sort((a, b) => b.score - a.score)
    .slice(0, SENTENCES);
  const found = await reader.read(withoutPoliteness(reading.folded), near.map(quoteOf));
  return near.map((evidence, i) => {
    const { answers, span, spanScore } = found[i] as (typeof found)[number];
    return {
      evidence,
      answers,
      span: span && { start: evidence.start + span.start, end: evidence.start + span.end },
      spanScore,
    };
  });
}
