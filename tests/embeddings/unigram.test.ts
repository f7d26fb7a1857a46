import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnigramTokenizer } from '../../embeddings/unigram.ts';

const UNKNOWN = 0;

/** Piece → score; the first, which no text holds, stands for what no piece covers. */
type Scores = Readonly<Record<string, number>>;

function tokenizer(scores: Scores): { cut: (text: string) => string[]; encode: (text: string) => number[] } {
  const pieces = ['<UNK>', ...Object.keys(scores)];
  const made = new UnigramTokenizer({ pieces, scores: [-100, ...Object.values(scores)], unknown: UNKNOWN });
  return { encode: (text) => made.encode(text), cut: (text) => made.encode(text).map((token) => pieces[token] ?? '') };
}

describe('a text is cut', () => {
  const { cut, encode } = tokenizer({
    老: -8,
    旧: -8,
    小: -6,
    区: -6,
    老旧: -7,
    小区: -5,
    老旧小: -9,
    旧小区: -4.5,
    a: -3,
    ab: -4,
  });

  it.each<[string, string, readonly string[]]>([
    ['into the pieces whose scores add up to most', '老旧小区', ['老旧', '小区']],
    ['not by the longest piece first', '老旧小老', ['老旧小', '老']],
    ['as it is best to its end, not as it begins best', '旧小区区', ['旧小区', '区']],
    ['into single characters where nothing else fits', '区老', ['区', '老']],
    ['in other scripts as well', 'aab', ['a', 'ab']],
  ])('%s: %s', (_, text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it('into nothing when it is empty', () => {
    expect(encode('')).toEqual([]);
  });

  it('with one unknown for what no piece covers, however long', () => {
    expect(cut('x')).toEqual(['<UNK>']);
    expect(cut('xyz小区😀🚽老旧')).toEqual(['<UNK>', '小区', '<UNK>', '老旧']);
    expect(cut('\ud83d')).toEqual(['<UNK>']);
  });

  it('never into half a character of two units, nor into a piece that holds one', () => {
    expect(tokenizer({ 吉野家: -1, 𠮷: -1, 家: -2 }).cut('𠮷家')).toEqual(['<UNK>', '家']);
  });

  it('into the pieces that begin first where two ways are as good', () => {
    const { cut: tied } = tokenizer({ 甲: -1, 乙: -1, 丙: -1, 甲乙: -2, 乙丙: -2, 甲乙丙: -3 });
    expect(tied('甲乙丙')).toEqual(['甲乙丙']);
    expect(tied('甲乙')).toEqual(['甲乙']);
  });

  it('the same after a text that is much longer', () => {
    const long = '老旧小区'.repeat(5000);
    expect(cut(long)).toEqual(Array.from({ length: 5000 }, () => ['老旧', '小区']).flat());
    expect(cut('老旧小区')).toEqual(['老旧', '小区']);
  });
});

describe('whatever the pieces', () => {
  const letters = ['甲', '乙', '丙', 'a'];
  const word = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  const scores = fc.dictionary(word, fc.integer({ min: -90, max: -1 }), { maxKeys: 20 });

  /** Best sum of scores of all ways to cut, tried one by one; a run of unknown characters costs each of them. */
  function best(text: string, known: Scores): number {
    const from = (at: number): number => {
      if (at === text.length) return 0;
      let found = known[text[at] as string] === undefined ? -100 + from(at + 1) : Number.NEGATIVE_INFINITY;
      for (let end = at + 1; end <= text.length; end++) {
        const score = known[text.slice(at, end)];
        if (score !== undefined) found = Math.max(found, score + from(end));
      }
      return found;
    };
    return from(0);
  }

  it('no other way to cut adds up to more, and the pieces joined are the text', () => {
    const text = fc.array(fc.constantFrom(...letters, 'x'), { maxLength: 9 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(scores, text, (known, asked) => {
        const cut = tokenizer(known).cut(asked);
        const covered = cut.filter((piece) => piece !== '<UNK>');
        // A run of unknown characters is one token of any length: how many there are is what the pieces leave. None of them is
        // a piece by itself, but longer pieces may begin inside the run.
        const lone = [...letters, 'x'].filter((letter) => known[letter] === undefined).join('');
        const joined = cut.map((piece) => (piece === '<UNK>' ? `[${lone}]+` : piece)).join('');
        expect(asked).toMatch(new RegExp(`^${joined}$`));
        const sum = covered.reduce((all, piece) => all + (known[piece] as number), 0);
        const unknown = asked.length - covered.join('').length;
        expect(sum - 100 * unknown).toBe(best(asked, known));
      }),
      { numRuns: 300, examples: [[{ a乙: -1, 乙丙甲: -1 }, '甲a乙丙甲']] },
    );
  });
});
