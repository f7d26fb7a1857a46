/**
 * The contract of a reader: it looks at a question and one sentence together and says whether the sentence answers, and with which
 * of its words. Topic and wording do not tell that: “哪家公司建的桥” is not answered by a sentence that tells when the bridge was
 * built.
 */
import type { Span } from '../src/domain.ts';

export interface ReadSentence {
  /** How surely the sentence answers, as a logit: 0 = as likely as not. Comparable between sentences and questions. */
  readonly answers: number;
  /** The words that answer, should any do so. Offsets in the sentence; null for a sentence without characters. */
  readonly span: Span | null;
  /** Logarithm of how likely these very words are among all of the sentence, ≤ 0. */
  readonly spanScore: number;
}

export interface Reader {
  /**
   * @param question any length; a long one is cut at its end
   * @param sentences any number, any length; of a long one the stretch that shares most with the question is read
   * @returns one for each sentence, in order
   */
  read(question: string, sentences: readonly string[]): Promise<readonly ReadSentence[]>;
  /** Reads what reading needs, so that the first question does not wait for it. */
  prepare(): Promise<void>;
}
