/**
 * Where a conversation stands after a question: the standalone question with what the next one may lean on.
 */
import { type Parts, partsOf, unique } from './follow-up-parts.ts';
import { topicOf } from './follow-up-topic.ts';
import { type Reading, readQuestion } from './understand.ts';

/** A question that stands alone, and the texts of the last answers that should not come again. */
export interface FollowUp extends Reading {
  /** Texts of the answers to the same question so far, verbatim without citation marks; only after “还有呢”. */
  readonly already?: readonly string[];
}

export interface State {
  readonly reading: FollowUp;
  readonly parts: Parts;
  /** What it is about, without place, year and asking words. */
  readonly topic: string;
  /** Places and years that were asked about the same thing, one after the other. */
  readonly places: readonly string[];
  readonly times: readonly string[];
}

/** A follow-up written out, with what its words alone no longer tell. */
export interface Rewritten {
  readonly text: string;
  readonly asked?: Reading['asked'];
  /** Taken where the words of `text` leave it open or, with `sure`, in any case. */
  readonly kind?: Reading['kind'];
  readonly sure?: boolean;
  readonly aboutSpeech?: boolean;
  /** The topic of the question before goes on, whatever is asked of it. */
  readonly topic?: string;
  /** Its places and years follow those before (add), or it is about something else (new). */
  readonly trail: 'add' | 'new';
  readonly already?: readonly string[];
}

const words = (slots: readonly { words: string }[]): string[] => slots.map((slot) => slot.words);

/** @param before null: nothing is carried on */
export function stateOf(rewritten: Rewritten, before: State | null, held: ReadonlySet<string>): State {
  const read = readQuestion(rewritten.text, held);
  const { kind, asked } = rewritten;
  const reading: FollowUp = {
    ...read,
    kind: kind && (rewritten.sure || read.kind === null) ? kind : read.kind,
    asked: asked && asked !== 'text' ? asked : read.asked,
    aboutSpeech: read.aboutSpeech || rewritten.aboutSpeech === true,
    ...(rewritten.already && { already: rewritten.already }),
  };
  const parts = partsOf(reading, held);
  const goesOn = rewritten.trail === 'add' ? before : null;
  return {
    reading,
    parts,
    topic: rewritten.topic ?? topicOf(parts),
    places: unique([...(goesOn?.places ?? []), ...words(parts.places)]),
    times: unique([...(goesOn?.times ?? []), ...words(parts.times)]),
  };
}
