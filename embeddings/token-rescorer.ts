/**
 * Token-to-token maximum similarity: each token of the question is compared with every token of the text, its best match
 * counts, and tokens count by their weight in the model. A sum of vectors blurs what a long text says besides; here a text is
 * not worse for saying more, and a rare word weighs more than the words around it. What the clause lacks the rest of its
 * passage may say, which counts a little less.
 * (Scoring by maximum similarity per query token: O. Khattab and M. Zaharia, ColBERT, SIGIR 2020, without its encoder.)
 */
import type { ClauseInPassage, Rescorer } from './rescorer.ts';

/** What is known of all tokens of a model. */
export interface TokenTable {
  /** A multiple of 4. */
  readonly dimension: number;
  /** Directions of the tokens, 8 bits a number, of any length: token t stands in [t × dimension, (t + 1) × dimension). */
  readonly rows: Int8Array;
  /** The characters of each token. */
  readonly pieces: readonly string[];
  /** Length of each token's vector in the model, ≥ 0: how much it weighs in a sum. 0 = it means nothing (unknown, padding). */
  readonly weights: Float32Array;
}

/**
 * Both chosen on tests/gold/*-choose.jsonl, see train/EXPERIMENTS.md. A token weighs its vector's length to this power …
 */
const WEIGHT_POWER = 1.5;
/** … and a match outside the clause counts so much. */
const AROUND = 0.85;
/**
 * A token that stands inside another one (老旧小区 in 改造老旧小区) is said by it, whatever their vectors: it counts at least
 * this much, and the other way round the share of the longer one's characters.
 */
const CONTAINED = 0.85;
const CONTAINED_LEAST = 2;
/** Tokens of the question that together with all lighter ones weigh less than this share are left out: 的, 了 and their like. */
const LIGHT = 0.02;
/** Texts whose tokens are remembered; tokenising takes longer than scoring. About 150 bytes each. */
const REMEMBERED = 20_000;

export class TokenRescorer implements Rescorer {
  private readonly table: TokenTable;
  private readonly tokenise: (text: string) => readonly number[];
  /** 1 / length of each row, 0 for one without a direction or weight; NaN until it is asked for. */
  private readonly inverses: Float32Array;
  private readonly remembered = new Map<string, Uint32Array>();

  /** @param tokenise text → token numbers, all of them rows of the table, without special tokens */
  constructor(table: TokenTable, tokenise: (text: string) => readonly number[]) {
    this.table = table;
    this.tokenise = tokenise;
    this.inverses = new Float32Array(table.weights.length).fill(Number.NaN);
  }

  /** The table is all it needs. */
  async prepare(): Promise<void> {}

  async score(question: string, texts: readonly ClauseInPassage[]): Promise<Float32Array> {
    const scores = new Float32Array(texts.length);
    const { asked, weights } = this.weighted(this.meaningful(this.tokenise(question)));
    if (asked.length === 0) return scores;
    const known = new Map<number, Float32Array>();
    /** The best match of each token of the question among the tokens of a text, −1 for a text without any. */
    const matches = (text: string): Float32Array => {
      const best = new Float32Array(asked.length).fill(-1);
      for (const token of this.tokensOf(text)) {
        const similarities = known.get(token) ?? this.similarities(asked, token);
        known.set(token, similarities);
        for (let i = 0; i < best.length; i++) if (similarities[i]! > best[i]!) best[i] = similarities[i]!;
      }
      return best;
    };
    const found = new Map<string, Float32Array>();
    const matchesOf = (text: string): Float32Array => {
      const best = found.get(text) ?? matches(text);
      found.set(text, best);
      return best;
    };
    for (const [at, { clause, passage, shares }] of texts.entries()) {
      if (this.tokensOf(clause).length === 0) continue;
      const best = Float32Array.from(matchesOf(clause));
      for (const [nth, other] of passage.entries()) {
        const around = matchesOf(other);
        const share = shares?.[nth] ?? AROUND;
        for (let i = 0; i < best.length; i++) if (around[i]! > 0) best[i] = Math.max(best[i]!, share * around[i]!);
      }
      const mean = weights.reduce((sum, weight, i) => sum + weight * best[i]!, 0);
      // Rounding can carry a sum of cosines past the ends.
      scores[at] = Math.min(Math.max(mean, -1), 1);
    }
    return scores;
  }

  /** The tokens that weigh something, with weights that add up to 1. */
  private weighted(tokens: readonly number[]): { asked: number[]; weights: number[] } {
    const all = tokens
      .map((token) => ({ token, weight: this.table.weights[token]! ** WEIGHT_POWER }))
      .sort((a, b) => a.weight - b.weight);
    const total = all.reduce((sum, { weight }) => sum + weight, 0);
    let lighter = 0;
    const heavy = all.filter(({ weight }) => {
      lighter += weight;
      return lighter >= LIGHT * total;
    });
    const kept = heavy.reduce((sum, { weight }) => sum + weight, 0);
    return { asked: heavy.map(({ token }) => token), weights: heavy.map(({ weight }) => weight / kept) };
  }

  private meaningful(tokens: readonly number[]): number[] {
    return tokens.filter((token) => this.inverse(token) > 0);
  }

  private inverse(token: number): number {
    const known = this.inverses[token] ?? 0;
    if (!Number.isNaN(known)) return known;
    const { rows, weights, dimension } = this.table;
    let squares = 0;
    for (let i = token * dimension; i < (token + 1) * dimension; i++) squares += rows[i]! * rows[i]!;
    const inverse = squares > 0 && weights[token]! > 0 ? 1 / Math.sqrt(squares) : 0;
    this.inverses[token] = inverse;
    return inverse;
  }

  private tokensOf(text: string): Uint32Array {
    const known = this.remembered.get(text);
    const tokens = known ?? Uint32Array.from(new Set(this.meaningful(this.tokenise(text))));
    // Put behind the others again, so that what goes is what was not asked about for longest.
    if (known) this.remembered.delete(text);
    else if (this.remembered.size >= REMEMBERED) this.remembered.delete(this.remembered.keys().next().value as string);
    this.remembered.set(text, tokens);
    return tokens;
  }

  /** Cosine of one token of a text with each token of the question. */
  private similarities(asked: readonly number[], token: number): Float32Array {
    const { rows, pieces, dimension } = this.table;
    const found = new Float32Array(asked.length);
    const end = (token + 1) * dimension;
    for (let at = 0; at < asked.length; at++) {
      const other = asked[at]!;
      // Whole numbers in four sums side by side: half the time of one sum, and this is where the time goes.
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let i = token * dimension, j = other * dimension; i < end; i += 4, j += 4) {
        a = (a + Math.imul(rows[i]!, rows[j]!)) | 0;
        b = (b + Math.imul(rows[i + 1]!, rows[j + 1]!)) | 0;
        c = (c + Math.imul(rows[i + 2]!, rows[j + 2]!)) | 0;
        d = (d + Math.imul(rows[i + 3]!, rows[j + 3]!)) | 0;
      }
      const cosine = (a + b + c + d) * this.inverses[other]! * this.inverses[token]!;
      found[at] = Math.max(cosine, contained(pieces[token]!, pieces[other]!));
    }
    return found;
  }
}

/** How much of a token of the question a token of a text says because one holds the other; −1 when neither does. */
function contained(text: string, asked: string): number {
  if (text.length > asked.length) return asked.length >= CONTAINED_LEAST && text.includes(asked) ? CONTAINED : -1;
  if (text.length < CONTAINED_LEAST || text.length === asked.length) return -1;
  return asked.includes(text) ? (CONTAINED * text.length) / asked.length : -1;
}
