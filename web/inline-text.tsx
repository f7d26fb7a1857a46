/** A line of an answer: text, and a chip for every citation. */
import type { Citation } from '../src/domain.ts';
import type { Inline } from './answer-text.ts';
import { citationName } from './naming.ts';
import { useWords } from './words.ts';

/** What every part of an answer needs to draw and open its citations. */
export interface Sources {
  readonly citations: readonly Citation[];
  /** Number of the citation that is open in the panel, null when none of this answer is. */
  readonly open: number | null;
  /** `opener` is what focus goes back to when the panel closes. */
  onOpen(number: number, opener: HTMLElement): void;
}

export function numbersOf(sources: Sources): ReadonlySet<number> {
  return new Set(sources.citations.map((citation) => citation.number));
}

/** Text and chips. The last character before a chip stays with it, so that no line starts with a chip. */
export function InlineText({ content, sources }: { readonly content: readonly Inline[]; readonly sources: Sources }) {
  return (
    <>
      {content.map((part, index) => {
        const before = content[index - 1];
        if (part.kind === 'text')
          return content[index + 1]?.kind === 'citation' ? cutLastCharacter(part.text)[0] : part.text;
        return (
          <span class="unbroken" key={index}>
            {before?.kind === 'text' && cutLastCharacter(before.text)[1]}
            <Chip number={part.number} sources={sources} />
          </span>
        );
      })}
    </>
  );
}

/** By character, not code unit: rare characters of names take two, and half of one is no text. */
function cutLastCharacter(text: string): [string, string] {
  const last = [...text].at(-1) ?? '';
  return [text.slice(0, text.length - last.length), last];
}

function Chip({ number, sources }: { readonly number: number; readonly sources: Sources }) {
  const words = useWords();
  const citation = sources.citations.find((candidate) => candidate.number === number);
  if (!citation) return null;
  return (
    <button
      type="button"
      class="chip"
      aria-label={words.answer.chip(number, citationName(citation, words))}
      data-number={number}
      aria-pressed={sources.open === number}
      onClick={(event) => sources.onOpen(number, event.currentTarget)}
    >
      {number}
    </button>
  );
}
