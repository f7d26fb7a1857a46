/**
 * A unigram tokenizer: of all ways to cut a text into known pieces, the one whose scores add up to most. It gives the very
 * token numbers of the library's (`Unigram` of @xenova/transformers), in a tenth of the time: the library makes an object for
 * every piece it considers and a string for every place of the text, here they are numbers in arrays that are used again.
 */

/** What a unigram tokenizer knows. */
export interface UnigramPieces {
  /** Characters of each piece; its place is its token number. */
  readonly pieces: readonly string[];
  /** Logarithm of how likely each is. */
  readonly scores: readonly number[];
  /** Token number of what no piece covers. Its score must be the lowest. */
  readonly unknown: number;
}

const NONE = -1;
const FIRST_CAPACITY = 256;
/** Scatters keys over the table: 2^32 divided by the golden ratio (D. Knuth, The Art of Computer Programming, 6.4). */
const SCATTER = 0x9e3779b1;

export class UnigramTokenizer {
  private readonly scores: Float64Array;
  private readonly unknown: number;
  /**
   * All pieces as a tree of characters, whose edges stand in one table of open addressing: (node, UTF-16 unit) → node below.
   * No edge leads to node 0, the root: 0 below is an empty slot.
   */
  private readonly nodes: Int32Array;
  private readonly units: Uint16Array;
  private readonly below: Int32Array;
  private readonly mask: number;
  /** Node → the token that ends there, or NONE. */
  private readonly tokenAt: Int32Array;
  /** Pieces considered for one text, in the order in which they were found: ascending by where they begin. */
  private token = new Int32Array(FIRST_CAPACITY);
  private previous = new Int32Array(FIRST_CAPACITY);
  /** Best sum of scores of a way that ends with this piece. */
  private sum = new Float64Array(FIRST_CAPACITY);
  /** The next piece that ends at the same place. */
  private next = new Int32Array(FIRST_CAPACITY);

  constructor({ pieces, scores, unknown }: UnigramPieces) {
    this.scores = Float64Array.from(scores);
    this.unknown = unknown;
    const units = pieces.reduce((sum, piece) => sum + piece.length, 0);
    let size = 1024;
    while (size < 2 * units) size *= 2;
    this.nodes = new Int32Array(size);
    this.units = new Uint16Array(size);
    this.below = new Int32Array(size);
    this.mask = size - 1;
    const tokenAt = new Int32Array(units + 1).fill(NONE);
    let nodes = 1;
    for (const [token, piece] of pieces.entries()) {
      // The library never finds pieces with characters of two units, so they are none here either.
      if (/[\ud800-\udfff]/.test(piece)) continue;
      let node = 0;
      for (let i = 0; i < piece.length; i++) {
        const unit = piece.charCodeAt(i);
        const slot = this.slot(node, unit);
        if (this.below[slot] === 0) {
          this.nodes[slot] = node;
          this.units[slot] = unit;
          this.below[slot] = nodes++;
        }
        node = this.below[slot]!;
      }
      if (node !== 0) tokenAt[node] = token;
    }
    this.tokenAt = tokenAt.slice(0, nodes);
  }

  /** The slot that holds this edge, or the empty one where it would stand. */
  private slot(node: number, unit: number): number {
    const hash = Math.imul(Math.imul(node, SCATTER) ^ unit, SCATTER);
    let slot = (hash ^ (hash >>> 15)) & this.mask;
    while (this.below[slot] !== 0 && (this.nodes[slot] !== node || this.units[slot] !== unit))
      slot = (slot + 1) & this.mask;
    return slot;
  }

  /**
   * @param text normalised as the model wants it
   * @returns token numbers; what no piece covers is one `unknown`, however long
   */
  encode(text: string): number[] {
    const length = text.length;
    /** Where the pieces that end at a place begin and end in the chain of `next`. */
    const first = new Int32Array(length + 1).fill(NONE);
    const last = new Int32Array(length + 1).fill(NONE);
    let count = 0;
    const consider = (begin: number, end: number, token: number): void => {
      if (count === this.token.length) this.grow();
      const score = this.scores[token]!;
      // Sums are compared after adding, as the library does: equal ones must be equal to the last bit in both, and the first wins.
      let best = begin === 0 ? score : Number.NEGATIVE_INFINITY;
      let from = NONE;
      for (let before = begin === 0 ? NONE : first[begin]!; before !== NONE; before = this.next[before]!) {
        const sum = this.sum[before]! + score;
        if (sum > best) {
          best = sum;
          from = before;
        }
      }
      this.token[count] = token;
      this.previous[count] = from;
      this.sum[count] = best;
      this.next[count] = NONE;
      if (last[end] === NONE) first[end] = count;
      else this.next[last[end]!] = count;
      last[end] = count++;
    };
    for (let begin = 0; begin < length; begin++) {
      let node = 0;
      let single = false;
      for (let at = begin; at < length; at++) {
        node = this.below[this.slot(node, text.charCodeAt(at))]!;
        if (node === 0) break;
        const token = this.tokenAt[node]!;
        if (token === NONE) continue;
        consider(begin, at + 1, token);
        if (at === begin) single = true;
      }
      if (!single) consider(begin, begin + 1, this.unknown);
    }
    return this.way(first[length]!);
  }

  /** The tokens of the best way that ends with one of the pieces of this chain. */
  private way(chain: number): number[] {
    let best = chain;
    for (let piece = chain; piece !== NONE; piece = this.next[piece]!)
      if (this.sum[piece]! > this.sum[best]!) best = piece;
    const tokens: number[] = [];
    for (let piece = best; piece !== NONE; piece = this.previous[piece]!) {
      const token = this.token[piece]!;
      if (token !== this.unknown || tokens.at(-1) !== this.unknown) tokens.push(token);
    }
    return tokens.reverse();
  }

  private grow(): void {
    const grown = <T extends Int32Array | Float64Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    const size = 2 * this.token.length;
    this.token = grown(this.token, new Int32Array(size));
    this.previous = grown(this.previous, new Int32Array(size));
    this.next = grown(this.next, new Int32Array(size));
    this.sum = grown(this.sum, new Float64Array(size));
  }
}
