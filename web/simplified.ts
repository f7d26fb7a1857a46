/** Simplified forms of traditional characters, fetched when something is first searched for. */
import { useEffect, useState } from 'preact/hooks';

/** Of single characters; one that is not in it is its own form. */
export type Simplified = ReadonlyMap<string, string>;

export const UNKNOWN: Simplified = new Map();
let known: Simplified | null = null;

async function load(): Promise<Simplified> {
  const { default: pairs } = await import('simplified:pairs');
  return new Map(Array.from({ length: pairs.length / 2 }, (_, at) => [pairs[2 * at] ?? '', pairs[2 * at + 1] ?? '']));
}

const HAN = /[\u3400-\u9fff]/;

/**
 * @param text what is searched for; without a Han character nothing is fetched
 * @returns none until they are there, and when they cannot be had: the search then tells the two kinds of characters apart
 */
export function useSimplified(text: string): Simplified {
  const [simplified, set] = useState(known ?? UNKNOWN);
  const wanted = known === null && HAN.test(text);
  useEffect(() => {
    if (!wanted) return;
    load().then(
      (loaded) => {
        known = loaded;
        set(loaded);
      },
      () => {},
    );
  }, [wanted]);
  return known ?? simplified;
}
