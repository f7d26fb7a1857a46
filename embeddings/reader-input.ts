/**
 * What the reading model sees of a question and a sentence: characters, the pieces of words they stand in, and what the two share.
 * train/reader/common.py makes the same numbers for training: change both or neither.
 */
import { foldWithMap } from '../src/text/fold.ts';
import type { TokenTable } from './token-rescorer.ts';

/** Numbers that are told of each character. */
export const FEATURES = 12;
/** Of the characters that the model knows: 0 is padding, 1 any other. */
const OTHER_CHARACTER = 1;

/** A text as it is read: folded, without white space. */
export interface ReadText {
  readonly characters: string;
  /** Per character where it begins and ends in the original. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Per character the token it stands in, and whether it is the first or the last of it. */
  readonly tokens: Int32Array;
  readonly first: Uint8Array;
  readonly last: Uint8Array;
}

const SPACE = /\s/;

/** @param encode text → token numbers, without special tokens; @param most characters, what follows is cut off */
export function readText(
  text: string,
  { pieces }: Pick<TokenTable, 'pieces'>,
  encode: (text: string) => readonly number[],
  most: number,
): ReadText {
  const folded = foldWithMap(text);
  const kept: number[] = [];
  for (let at = 0; at < folded.text.length && kept.length < most; at++)
    if (!SPACE.test(folded.text[at] as string)) kept.push(at);
  const characters = kept.map((at) => folded.text[at]).join('');
  const length = characters.length;
  const tokens = new Int32Array(length);
  const first = new Uint8Array(length);
  const last = new Uint8Array(length);
  const numbers = encode(characters);
  let at = 0;
  for (const [nth, number] of numbers.entries()) {
    const piece = pieces[number] ?? '';
    let end = at + piece.length;
    if (!characters.startsWith(piece, at) || piece === '') {
      // What no piece covers goes on to where the next one stands.
      const next = pieces[numbers[nth + 1] ?? -1];
      const found = next === undefined ? length : characters.indexOf(next, at + 1);
      end = found < 0 ? Math.min(at + 1, length) : found;
      first.fill(1, at, end);
      last.fill(1, at, end);
    } else {
      tokens.fill(number, at, end);
      if (end > at) {
        first[at] = 1;
        last[end - 1] = 1;
      }
    }
    at = Math.min(end, length);
  }
  first.fill(1, at);
  last.fill(1, at);
  return {
    characters,
    starts: Int32Array.from(kept, (one) => folded.map[one] as number),
    ends: Int32Array.from(kept, (one) => folded.ends[one] as number),
    tokens,
    first,
    last,
  };
}

/** Unit directions and weights of tokens, each made once. */
export class TokenDirections {
  readonly dimension: number;
  private readonly table: TokenTable;
  private readonly heaviest: number;
  private readonly known = new Map<number, Float32Array>();

  constructor(table: TokenTable) {
    this.table = table;
    this.dimension = table.dimension;
    this.heaviest = table.weights.reduce((most, weight) => Math.max(most, weight), 0);
  }

  /** Zeros for a token that means nothing. */
  of(token: number): Float32Array {
    const known = this.known.get(token);
    if (known) return known;
    const { rows, weights, dimension } = this.table;
    const row = Float32Array.from(rows.subarray(token * dimension, (token + 1) * dimension));
    const length = Math.sqrt(row.reduce((sum, number) => sum + number * number, 0));
    const unit = length > 0 && (weights[token] as number) > 0 ? row.map((number) => number / length) : row.fill(0);
    this.known.set(token, unit);
    return unit;
  }

  /** 0..1 */
  weight(token: number): number {
    return this.heaviest > 0 ? (this.table.weights[token] as number) / this.heaviest : 0;
  }
}

const cosine = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
};

function kindOf(character: string): 0 | 1 | 2 | 3 {
  if (/[\d.%]/.test(character)) return 1;
  if (/[a-z]/.test(character)) return 2;
  return /[\u3400-\u9fff]/.test(character) ? 0 : 3;
}

const stretches = (text: string, length: number): Set<string> => {
  const found = new Set<string>();
  for (let at = 0; at + length <= text.length; at++) found.add(text.slice(at, at + length));
  return found;
};

/** What is told of each character of `own`, in rows of FEATURES numbers, rounded as in training. */
export function featuresOf(own: ReadText, other: ReadText, directions: TokenDirections): Float32Array {
  const text = own.characters;
  const found = new Float32Array(text.length * FEATURES);
  const [ones, twos, threes] = [1, 2, 3].map((length) => stretches(other.characters, length)) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  const others = [...new Set(other.tokens)].map((token) => directions.of(token));
  const nearest = new Map<number, number>();
  for (const token of new Set(own.tokens)) {
    const direction = directions.of(token);
    nearest.set(
      token,
      others.reduce((most, one) => Math.max(most, cosine(direction, one)), others.length > 0 ? -1 : 0),
    );
  }
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const row = found.subarray(at * FEATURES, (at + 1) * FEATURES);
    const character = text[at] as string;
    const token = own.tokens[at] as number;
    row[0] = ones.has(character) ? 1 : 0;
    row[1] = twos.has(text.slice(at, at + 2)) ? 1 : 0;
    row[2] = at > 0 && twos.has(text.slice(at - 1, at + 1)) ? 1 : 0;
    row[3] =
      threes.has(text.slice(at, at + 3)) ||
      (at > 0 && threes.has(text.slice(at - 1, at + 2))) ||
      (at > 1 && threes.has(text.slice(at - 2, at + 1)))
        ? 1
        : 0;
    row[4] = nearest.get(token) as number;
    const kind = kindOf(character);
    if (kind > 0) row[4 + kind] = 1;
    if ('“"「『《'.includes(character)) quoted = true;
    row[8] = quoted ? 1 : 0;
    if ('”"」』》'.includes(character)) quoted = false;
    row[9] = own.first[at] as number;
    row[10] = own.last[at] as number;
    row[11] = directions.weight(token);
    for (let i = 0; i < FEATURES; i++) row[i] = Math.trunc((row[i] as number) * 100) / 100;
  }
  return found;
}

/** Numbers of the characters, as the model counts them. */
export const characterNumbers = (text: string, known: ReadonlyMap<string, number>): number[] =>
  [...Array(text.length).keys()].map((at) => known.get(text[at] as string) ?? OTHER_CHARACTER);
